"""What people do in a day becomes the demand of a workload, with the arithmetic as text.

    queries or tokens a day, or users × uses   ×  things for each   ×  peak   ÷  seconds
    ─► demand in the workload's unit, in each period of a growth

Everything is computed exactly and rounded once, at the end, half to even.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Final, Literal

from procure.check import MOST_PERIODS, Problem
from procure.demand import Throughput
from procure.growth import Growth
from procure.record import record
from procure.units import EXACT, Number
from procure.words import sentence
from procure.work_units import SECONDS_PER_DAY, WorkUnit, read_unit

Basis = Literal["queries", "tokens", "users"]

BASES: Final[Mapping[Basis, tuple[str, str]]] = {
    "queries": ("queries", "query"),
    "tokens": ("tokens", "token"),
    "users": ("uses", "use"),
}
"""What each basis counts a day, and one of it."""

_DIGITS: Final = 6
_THROUGHPUT_DIGITS: Final = 12
_MOST_DECIMALS: Final = 12
_MOST: Final = 10**24
_UNLIKE: Final = 50
_TIMES: Final = {
    1: "usage-per-second",
    60: "usage-per-minute",
    3600: "usage-per-hour",
    7 * SECONDS_PER_DAY: "usage-per-week",
}


@record
class Usage:
    """What people do: the first figure of `basis`, how it is spread and how it grows.

    `figure` is queries a day, tokens a day, or users with so many `uses` each a day.
    `each` leads from there to the workload's unit; `each_asks` says what it means.
    `peak` is how many times the mean of the day the busiest time needs.
    """

    basis: Basis = "queries"
    figure: Number | None = None
    uses: Number | None = None
    each: Number | None = None
    peak: Number | None = None
    growth: Growth = Growth()


@record
class Step:
    """One line of the arithmetic: what is done, and the figure that it gives (or nothing)."""

    text: str
    result: str = ""


@record
class Estimate:
    """The demand that a usage means, in the workload's unit.

    `amounts` holds one figure for each period, and is empty where `problems` (each of a
    field of the usage, "growth" for the growth's) stand in the way. `figures` are those
    of the basis; `exact` are the amounts before they were rounded. `source` is the whole
    arithmetic in one line.
    """

    problems: tuple[Problem, ...] = ()
    figures: tuple[Number, ...] = ()
    amounts: tuple[Number, ...] = ()
    exact: tuple[Fraction, ...] = ()
    steps: tuple[Step, ...] = ()
    source: str = ""


def each_asks(basis: Basis, unit: str) -> str:
    """Say what `each` has to be for a workload in `unit`; nothing where it is not needed."""
    known = read_unit(unit)
    things, one = BASES[basis]
    if known is None:
        return sentence("usage-ask-factor", {"unit": unit, "one": one})
    if known.things == things:
        return ""
    if basis == "tokens":
        return sentence("usage-ask-tokens", {"things": known.things})
    asked = sentence("usage-ask-each", {"things": known.things, "one": one})
    return asked[0].upper() + asked[1:]


def estimate(usage: Usage, unit: str, periods: int) -> Estimate:
    """Work out the demand of a workload in `unit` for so many periods."""
    found = tuple(_problems(usage, unit, periods))
    if found:
        return Estimate(problems=found)
    first = usage.growth.column[0] if usage.growth.kind == "column" else usage.figure or Decimal(0)
    figures = usage.growth.figures(first, periods)
    factor = Fraction(usage.peak or 1) * _uses(usage) * _conversion(usage, unit)
    exact = tuple(figure * factor for figure in figures)
    if max((*figures, *exact)) > _MOST:
        return Estimate(problems=(_stop("figure", "usage-too-large"),))
    amounts = rounded(exact)
    if any(value and not amount for value, amount in zip(exact, amounts, strict=True)):
        return Estimate(problems=(_stop("figure", "usage-too-small"),))
    steps = tuple(_steps(usage, unit, first, amounts[0]))
    after = tuple(_afterwards(usage, exact, amounts))
    return Estimate(
        figures=rounded(figures),
        amounts=amounts,
        exact=exact,
        steps=(*steps, *(Step(text=text[0].upper() + text[1:]) for text in after)),
        source="; ".join((_in_one_line(steps, unit, amounts[0]), *after)),
    )


def per_chip(usage: Usage, unit: str, rate: Decimal, *, per: Literal["day", "unit"]) -> Fraction:
    """Give a chip's throughput in the workload's unit.

    `rate` is per chip, in what the basis counts a day ("day": 562 queries per chip and
    day) or in the workload's own unit. Needs the `each` that the usage needs.
    """
    return Fraction(rate) * (_conversion(usage, unit) if per == "day" else 1)


def rate_problem(rate: Decimal, throughput: Fraction) -> Problem | None:
    """Say why a chip's rate cannot be taken, if it cannot."""
    if rate <= 0:
        return _stop("rate", "chip-rate-positive", value=f"{rate:,f}")
    if not Fraction(1, 10**_MOST_DECIMALS) <= throughput <= _MOST:
        return _stop("rate", "chip-rate-range")
    return None


def chips_for(amount: Fraction, throughput: Fraction) -> int:
    """Give how many whole chips do an amount of work."""
    return ceil(amount / throughput)


def unlike(throughput: Fraction, others: Iterable[Throughput]) -> tuple[Throughput, ...]:
    """Give the throughputs that cannot be of one kind with this one: more than 50 times off."""
    return tuple(
        one
        for one in others
        if one.value
        and not Fraction(1, _UNLIKE) <= throughput / Fraction(one.value) <= Fraction(_UNLIKE)
    )


def rounded_throughput(throughput: Fraction) -> Decimal:
    """Round a throughput to twelve digits, as a project keeps it."""
    return _rounded(throughput, max(_THROUGHPUT_DIGITS - 1 - _magnitude(throughput), 0))


def rounded(values: tuple[Fraction, ...]) -> tuple[Decimal, ...]:
    """Round figures half to even, all to as many decimals as give the smallest six digits.

    Whole numbers always stay; what has fewer decimals keeps what it has.
    """
    decimals = _decimals(values)
    return tuple(_rounded(value, decimals) for value in values)


def _decimals(values: tuple[Fraction, ...]) -> int:
    sizes = [_magnitude(value) for value in values if value]
    return min(max(_DIGITS - 1 - min(sizes, default=0), 0), _MOST_DECIMALS)


def _magnitude(value: Fraction) -> int:
    """Give the power of ten of the first digit."""
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator)).adjusted()


def _rounded(value: Fraction, decimals: int) -> Decimal:
    whole = EXACT.scaleb(Decimal(round(value * 10**decimals)), -decimals)
    if whole == whole.to_integral_value(context=EXACT):
        return whole.quantize(Decimal(1), context=EXACT)
    return EXACT.normalize(whole)


# From the basis to the workload's unit


def _uses(usage: Usage) -> Fraction:
    return Fraction(usage.uses or 0) if usage.basis == "users" else Fraction(1)


def _conversion(usage: Usage, unit: str) -> Fraction:
    """Give what one query (token, use) a day is in the workload's unit."""
    known = read_unit(unit)
    each = Fraction(usage.each or 0)
    if known is None:
        return each
    spread = Fraction(known.seconds, SECONDS_PER_DAY * known.scale)
    if not each_asks(usage.basis, unit):
        return spread
    return spread / each if usage.basis == "tokens" else spread * each


def _problems(usage: Usage, unit: str, periods: int) -> Iterator[Problem]:
    asks = each_asks(usage.basis, unit)
    if not 1 <= periods <= MOST_PERIODS:
        yield _stop("growth", "period-count", periods=str(periods), most=str(MOST_PERIODS))
        return
    if usage.growth.kind != "column":
        yield from _of_figure("figure", f"usage-{usage.basis}-missing", usage.figure)
    if usage.basis == "users":
        yield from _of_figure("uses", "usage-uses-missing", usage.uses)
    if asks and usage.each is None:
        yield _stop("each", "usage-each-missing", asks=asks[0].lower() + asks[1:])
    elif asks and usage.each is not None and usage.each <= 0:
        yield _stop("each", "usage-each-positive", value=f"{usage.each:,f}")
    if usage.peak is not None and usage.peak < 1:
        yield _stop("peak", "usage-peak-small", value=f"{usage.peak:,f}")
    yield from _of_growth(usage, periods)


def _of_figure(field: str, key: str, value: Decimal | None) -> Iterator[Problem]:
    if value is None:
        yield _stop(field, key)
    elif value < 0:
        yield _stop(field, "usage-negative", value=f"{value:,f}")


def _of_growth(usage: Usage, periods: int) -> Iterator[Problem]:
    growth = usage.growth
    if growth.kind == "column":
        if len(growth.column) != periods:
            key = "growth-column-count" if growth.column else "growth-column-missing"
            yield _stop("growth", key, found=str(len(growth.column)), periods=str(periods))
    elif growth.kind != "none" and growth.step is None:
        yield _stop("growth", f"growth-{growth.kind}-missing")
    elif growth.kind == "percent" and growth.step is not None and growth.step <= -1:
        yield _stop("growth", "growth-percent-low")
    elif growth.kind == "linear" and usage.figure is not None and usage.figure >= 0:
        course = growth.figures(usage.figure, periods)
        for period, figure in enumerate(course, start=1):
            if figure < 0:
                yield _stop("growth", "growth-below-zero", period=str(period))
                return


def _stop(field: str, key: str, **values: str) -> Problem:
    return Problem(key=key, severity="stop", where=("usage", field), values=tuple(values.items()))


# The arithmetic as text


def _steps(usage: Usage, unit: str, first: Decimal, last: Decimal) -> Iterator[Step]:
    """List what is done to the first period's figure; the last step's result has the unit."""
    pasted = "-pasted" if usage.growth.kind == "column" else ""
    begin = sentence(
        f"usage-{usage.basis}{pasted}",
        {"amount": f"{first:,f}", "count": str(len(usage.growth.column))},
    )
    running = Fraction(first)
    done = [(begin, "")]
    for text, factor in _factors(usage, read_unit(unit), unit):
        running *= factor
        done.append((text, _shown(running)))
    for text, result in done[:-1]:
        yield Step(text=text, result=result)
    yield Step(text=done[-1][0], result=f"{last:,f} {unit}")


def _shown(value: Fraction) -> str:
    (near,) = rounded((value,))
    return f"{near:,f}" if Fraction(near) == value else f"≈ {near:,f}"


def _factors(usage: Usage, known: WorkUnit | None, unit: str) -> Iterator[tuple[str, Fraction]]:
    things, one = BASES[usage.basis]
    if usage.basis == "users":
        yield sentence("usage-uses", {"uses": f"{usage.uses:,f}"}), _uses(usage)
    each = {"each": f"{usage.each or 0:,f}", "one": one, "unit": unit}
    if known is None:
        yield sentence("usage-factor", each), Fraction(usage.each or 0)
    elif known.things != things and usage.basis == "tokens":
        yield (
            sentence("usage-tokens-of", {**each, "things": known.things}),
            1 / Fraction(usage.each or 1),
        )
    elif known.things != things:
        yield sentence("usage-each", {**each, "things": known.things}), Fraction(usage.each or 0)
    if usage.peak is not None:
        yield sentence("usage-peak", {"peak": f"{usage.peak:,f}"}), Fraction(usage.peak)
    if known is not None and known.seconds in _TIMES:
        yield sentence(_TIMES[known.seconds]), Fraction(known.seconds, SECONDS_PER_DAY)
    if known is not None and known.scale > 1:
        yield sentence("usage-scale", {"scale": f"{known.scale:,}"}), Fraction(1, known.scale)


def _afterwards(
    usage: Usage, exact: tuple[Fraction, ...], amounts: tuple[Decimal, ...]
) -> Iterator[str]:
    growth = usage.growth
    if growth.step is not None and growth.kind in ("linear", "percent"):
        size = abs(growth.step) * (100 if growth.kind == "percent" else 1)
        yield sentence(
            f"growth-{growth.kind}-{usage.basis}" if growth.kind == "linear" else "growth-percent",
            {"sign": "−" if growth.step < 0 else "+", "size": _trimmed(size)},
        )
    if any(Fraction(amount) != value for amount, value in zip(amounts, exact, strict=True)):
        decimals = _decimals(exact)
        key = {0: "rounded-whole", 1: "rounded-one"}.get(decimals, "rounded-places")
        yield sentence(key, {"places": str(decimals)})


def _trimmed(size: Decimal) -> str:
    text = f"{size:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_one_line(steps: tuple[Step, ...], unit: str, first: Decimal) -> str:
    return f"{' '.join(step.text for step in steps)} = {first:,f} {unit}"
