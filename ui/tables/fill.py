"""Values that carry on a row of others: copies, equal steps, equal growth."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import Literal

from procure.units import plain

Series = Literal["copy", "steps", "growth"]

_FIGURES = 28


def carried_on(sample: Sequence[str], count: int, how: Series) -> list[str] | None:
    """Give `count` further texts after those of a sample; None where numbers are wanting.

    "copy" repeats the sample. "steps" adds the difference of the last two numbers again
    and again, "growth" multiplies by their quotient; of a growth from or to zero nothing
    can be said. Results have as many decimals as the sample.
    """
    if how == "copy":
        return [sample[at % len(sample)] for at in range(count)]
    percent = all(text.endswith("%") for text in sample)
    numbers = [_number(text.removesuffix("%").strip() if percent else text) for text in sample]
    known = [one for one in numbers if one is not None]
    if len(known) < len(numbers) or len(known) < 2:  # noqa: PLR2004 - a step is between two
        return None
    first, second = known[-2:]
    if how == "growth" and (first == 0 or second == 0 or (first < 0) != (second < 0)):
        return None
    places = max(_places(one) for one in known)
    with localcontext(prec=_FIGURES):
        if how == "steps":
            found = [second + (second - first) * at for at in range(1, count + 1)]
        else:
            found = [second * (second / first) ** at for at in range(1, count + 1)]
        rounded = [round(one, places) + 0 for one in found]  # never minus zero
    return [f"{plain(one)} %" if percent else plain(one) for one in rounded]


def _number(text: str) -> Decimal | None:
    body = text.replace("\u2212", "-").replace(",", "")
    return Decimal(body) if body.lstrip("-").replace(".", "", 1).isdecimal() else None


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
