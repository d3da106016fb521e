"""The least and the greatest that figures and days can be.

Beyond these nothing is meant: a figure was entered in another unit, or a digit too many.
"""

from datetime import date
from decimal import Decimal
from typing import Final

MOST_COUNT: Final = 10**9
MOST_MONEY: Final = 10**12
MOST_MONTHS: Final = 600
MOST_WEEKS: Final = 5_200
MOST_DECIMALS: Final = 12
LAST_YEAR: Final = 2200
NO_END: Final = 10**60
"""A lead time has no greatest value: however late, it is past the horizon."""


def is_within(figure: Decimal | int | None, least: int, most: int) -> bool:
    """Tell whether a figure is unknown, or one that can be."""
    return figure is None or least <= figure <= most


def is_possible(day: date | None) -> bool:
    """Tell whether a day is unknown, or one that the calendar of a plan can reach."""
    return day is None or day.year <= LAST_YEAR
