"""The range of a slider: from where to where a value can be moved, and in which steps."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal
from typing import Final

from procure.record import record

_STEPS: Final = 100
"""About so many steps from one end to the other."""
_NICE: Final = (1, 2, 5, 10)
_LEAST: Final = Decimal("0.5")
_MOST: Final = Decimal(2)


@record
class Range:
    """Values from `low` to `high` in steps; `high` is a whole number of steps above `low`."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def last(self) -> int:
        """The number of the highest position; the lowest is 0."""
        return int((self.high - self.low) / self.step)

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value is within the range."""
        return self.low <= value <= self.high

    def position(self, value: Decimal) -> int:
        """Give the position nearest to a value; one outside is at the end next to it."""
        nearest = ((value - self.low) / self.step).to_integral_value(ROUND_HALF_EVEN)
        return min(max(int(nearest), 0), self.last)

    def value(self, position: int) -> Decimal:
        """Give the value of a position."""
        return self.low + self.step * position


def around(value: Decimal, *, whole: bool = False) -> Range:
    """Give a range of about half to twice a positive value, in round steps.

    `whole`: in whole steps only. Of 0, or less, it reaches from there to 100.
    """
    if value <= 0:
        return Range(low=value, high=value + _STEPS, step=Decimal(1))
    step = round_step((_MOST - _LEAST) * value / _STEPS)
    if whole:
        step = max(step, Decimal(1))
    low = (_LEAST * value / step).to_integral_value() * step
    high = max((_MOST * value / step).to_integral_value(), low / step + 1) * step
    return Range(low=low, high=high, step=step)


def fixed(low: int, high: int, step: str, value: Decimal, *, hundredths: bool = False) -> Range:
    """Give a range that does not depend on the value but to hold it.

    `hundredths`: ends and step are in percent, the value is a fraction of 1.
    """
    scale = Decimal("0.01") if hundredths else Decimal(1)
    size, least, most = Decimal(step) * scale, low * scale, high * scale
    if value < least:
        least -= _steps_up(least - value, size) * size
    if value > most:
        most += _steps_up(value - most, size) * size
    return Range(low=least, high=most, step=size)


def _steps_up(distance: Decimal, step: Decimal) -> int:
    return int((distance / step).to_integral_value(ROUND_CEILING))


def round_step(size: Decimal, nice: Sequence[int] = _NICE) -> Decimal:
    """Give the round number (1, 2 or 5 times a power of ten) next to a positive size or above."""
    power = Decimal(1).scaleb(size.adjusted())
    return next(one * power for one in nice if one * power >= size)
