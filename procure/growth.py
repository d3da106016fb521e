"""How a figure grows from period to period, and a column of figures as it was pasted."""

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from procure.errors import InputError
from procure.record import record
from procure.units import EXACT, Number, plain

LONGEST_TEXT: Final = 40
"""How many characters of a pasted figure are read, and shown where it cannot be."""

_SCALES: Final = {"": 0, "k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "t": 12}
_SPACES: Final = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_SCALED: Final = re.compile(r"([-+]?[\d.,]*\d[\d.,]*?)\s*(k|mn?|bn?|t)?", re.IGNORECASE)
_SHORTENED: Final = re.compile(r"[-+]?\d+([.,]\d+)?E[-+]?\d+|#+", re.IGNORECASE)
_READERS: Final = {
    mark: re.compile(rf"[-+]?(\d+|[1-9]\d{{0,2}}(?:\{other}\d{{3}})+)?(\{mark}\d+)?")
    for mark, other in ((".", ","), (",", "."))
}


@record
class Growth:
    """How a first figure goes on, period by period.

    `linear`: `step` is added each period; `percent`: each period is the one before times
    1 + `step`; `column`: each period has a figure of its own and the first is not asked.
    """

    kind: Literal["none", "linear", "percent", "column"] = "none"
    step: Number | None = None
    column: tuple[Number, ...] = ()

    def figures(self, first: Decimal, periods: int) -> tuple[Fraction, ...]:
        """Give the figure of each period, exactly; a column gives those it has."""
        if self.kind == "column":
            return tuple(Fraction(figure) for figure in self.column[:periods])
        start, step = Fraction(first), Fraction(self.step or 0)
        if self.kind == "linear":
            return tuple(start + step * period for period in range(periods))
        if self.kind == "percent":
            return tuple(start * (1 + step) ** period for period in range(periods))
        return (start,) * periods


def read_column(text: str) -> tuple[Decimal, ...]:
    """Read figures copied from a spreadsheet: a column, a row, or several rows.

    Lines and tabs part them. Decimals may have a point or a comma if the figures
    themselves show which. Raises InputError, with the place, where a figure is empty,
    shortened by the spreadsheet, below zero or readable in two ways.
    """
    cells = [cell.strip() for cell in re.split(r"[\r\n\t]", text.replace("\r\n", "\n").rstrip())]
    if not cells or cells == [""]:
        return ()
    readings = [_readings(cell, place) for place, cell in enumerate(cells, start=1)]
    sure = {mark for marks in readings if len(marks) == 1 for mark in marks}
    if len(sure) > 1:
        one, other = (
            next(cell for cell, found in zip(cells, readings, strict=True) if set(found) == {mark})
            for mark in (".", ",")
        )
        raise InputError("column-both-marks", point=one, comma=other)
    for cell, found in zip(cells, readings, strict=True):
        if not sure and len(set(found.values())) > 1:
            as_point, as_comma = (f"{found[mark]:,f}" for mark in (".", ","))
            raise InputError("column-two-ways", text=cell, one=as_point, other=as_comma)
    mark = next(iter(sure), ".")
    return tuple(found[mark] for found in readings)


def _readings(cell: str, place: int) -> dict[str, Decimal]:
    """Give what a figure means by each decimal mark that it can be read with."""
    where = {"place": str(place), "text": cell[:LONGEST_TEXT]}
    if not cell:
        raise InputError("column-empty", place=place)
    plainer = _SPACES.sub("", cell.replace("−", "-"))
    if _SHORTENED.fullmatch(plainer):
        raise InputError("column-shortened", **where)
    words = _SCALED.fullmatch(plainer) if len(plainer) <= LONGEST_TEXT else None
    if words is None:
        raise InputError("column-number", **where)
    digits, scale = words[1], _SCALES[(words[2] or "").lower()]
    found = {
        mark: EXACT.scaleb(Decimal(digits.replace(other, "").replace(mark, ".")), scale)
        for mark, other in ((".", ","), (",", "."))
        if _READERS[mark].fullmatch(digits)
    }
    if not found:
        raise InputError("column-number", **where)
    if any(value < 0 for value in found.values()):
        raise InputError("column-negative", **where)
    return {mark: _whole(value) for mark, value in found.items()}


def show_column(figures: Iterable[Decimal]) -> str:
    """Write figures one a line so that read_column gives the same ones back."""
    return "\n".join(_certain(figure) for figure in figures)


def _certain(figure: Decimal) -> str:
    text = plain(_whole(figure))
    whole, _, decimals = text.partition(".")
    # "1.500" could be fifteen hundred: a fourth decimal says that it is not.
    return f"{whole}.{decimals}0" if len(decimals) == 3 else text  # noqa: PLR2004 - a thousand


def _whole(value: Decimal) -> Decimal:
    """Leave no exponent and no zeros at the end of the decimals."""
    if value == value.to_integral_value(context=EXACT):
        return value.quantize(Decimal(1), context=EXACT)
    return EXACT.normalize(value)
