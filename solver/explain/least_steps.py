"""Round figures for what has to give: values that a buyer would write down."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from procure.limits import FAMILIES
from procure.record import record
from procure.scenario import Limit
from procure.units import EXACT, minor_digits, plain

_SHARE: Final = Decimal("0.01")
_PART: Final = Decimal("0.001")
_NONE: Final = Decimal(0)
_ABOUT: Final = Decimal("1.1")
_SMALL: Final = Decimal("1e-6")
"""Further apart than this part of themselves, two values are not the same."""


@record
class Scale:
    """What the value of a limit (or, without one, demand) is rounded to, and whichever way.

    `rises`: it gives by rising. `finest` and `coarsest` are the steps allowed.
    """

    rises: bool
    finest: Decimal = _NONE
    coarsest: Decimal | None = None

    def steps(self, before: Decimal, by: Decimal) -> Iterator[Decimal]:
        """List 1, 2 and 5 times powers of ten, from 5 % of the change to 1 % of the value."""
        coarse = max(abs(before), by) / 100
        if self.coarsest is not None:
            coarse = min(coarse, self.coarsest)
        coarse = max(_nice(coarse * _ABOUT), self.finest)
        step = max(min(_nice(by / 20), coarse), self.finest)
        while step < coarse:
            yield step
            step = max(_nice(step * 5 / 2), self.finest)
        yield coarse

    def eased(self, before: Decimal, by: Decimal, step: Decimal) -> Decimal:
        """Give the next round value that gives by at least so much."""
        if self.rises:
            least = before + by
            least = max(least - abs(least) * _SMALL, before)
            after = _multiple(least, step, ROUND_CEILING)
            return after if after > before else after + step
        most = before - by
        most = min(most + abs(most) * _SMALL, before)
        after = _multiple(most, step, ROUND_FLOOR)
        return max(after if after < before else after - step, _NONE)


def is_too_little(before: Decimal, value: Decimal, low: Decimal) -> bool:
    """Tell whether a value gives by less than the least, `low`, that is proven to be needed."""
    return abs(value - before) < low - _SMALL * max(abs(before), low)


def scale_of(limit: Limit, currency: str) -> Scale:
    """Give how values of a limit are rounded: weeks, counts and racks whole, shares to 1 %."""
    rises = limit.bound == "maximum"
    unit = FAMILIES[limit.family].unit
    if unit == "money":
        return Scale(rises=rises, finest=Decimal(1).scaleb(-minor_digits(currency)))
    if unit == "fraction":
        return Scale(rises=rises, finest=_SHARE, coarsest=_SHARE)
    if unit == "weeks":
        return Scale(rises=rises, finest=Decimal(1), coarsest=Decimal(1))
    if unit in {"count", "racks"}:
        return Scale(rises=rises, finest=Decimal(1))
    return Scale(rises=rises)


PART_OF_DEMAND: Final = Scale(rises=False, finest=_PART)
AMOUNT_OF_DEMAND: Final = Scale(rises=False)


def _nice(about: Decimal) -> Decimal:
    if about <= 0:
        return _NONE
    power = Decimal(1).scaleb(about.adjusted())
    return _plain(max(times * power for times in (1, 2, 5) if times * power <= about))


def _multiple(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    count = EXACT.divide(value, step).to_integral_value(rounding=rounding)
    return _plain(EXACT.multiply(count, step))


def _plain(value: Decimal) -> Decimal:
    """Write a value without an exponent or zeros that say nothing."""
    return Decimal(plain(value.normalize()))
