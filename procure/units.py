"""Exact numbers, money and the calendar of a plan."""

from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Final

from procure.record import record

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

HOURS_PER_DAY: Final = 24
DAYS_PER_YEAR: Final = 365
DAYS_PER_WEEK: Final = 7
WATTS_PER_KW: Final = 1000

# Enough digits for a thousand billion in cents times a price with ten decimals,
# so that no product or sum of a plan is ever rounded by the context.
EXACT: Final = Context(prec=60)

_DECIMAL_TEXT: Final = r"^-?[0-9]+(\.[0-9]+)?$"


class DecimalText:
    """Marks a Decimal that a project file writes as a string of plain digits.

    JSON numbers lose digits of money, so a number there is refused.
    """

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        """Accept a string of digits, give a Decimal; write it back as it stood."""
        # Only the project file needs pydantic; the records stay free of it.
        from pydantic_core import core_schema

        text = core_schema.no_info_after_validator_function(
            Decimal, core_schema.str_schema(pattern=_DECIMAL_TEXT, strict=True, max_length=60)
        )
        return core_schema.json_or_python_schema(
            json_schema=text,
            python_schema=core_schema.is_instance_schema(Decimal),
            serialization=core_schema.plain_serializer_function_ser_schema(plain, when_used="json"),
        )

    def __get_pydantic_json_schema__(
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        """Describe the value as a string of digits."""
        return {"type": "string", "pattern": _DECIMAL_TEXT}


Number = Annotated[Decimal, DecimalText()]
"""An exact number: money, a quantity with decimals, a rate."""

_MINOR_DIGITS: Final = {
    # ISO 4217 currencies whose minor unit is not a hundredth.
    "BHD": 3,
    "BIF": 0,
    "CLF": 4,
    "CLP": 0,
    "DJF": 0,
    "GNF": 0,
    "IQD": 3,
    "ISK": 0,
    "JOD": 3,
    "JPY": 0,
    "KMF": 0,
    "KRW": 0,
    "KWD": 3,
    "LYD": 3,
    "OMR": 3,
    "PYG": 0,
    "RWF": 0,
    "TND": 3,
    "UGX": 0,
    "UYI": 0,
    "UYW": 4,
    "VND": 0,
    "VUV": 0,
    "XAF": 0,
    "XOF": 0,
    "XPF": 0,
}


def plain(number: Decimal) -> str:
    """Write a number with plain digits: no exponent, no trailing zeros added or lost."""
    return format(number, "f")


def minor_digits(currency: str) -> int:
    """Give the number of decimals in which amounts of a currency are paid."""
    return _MINOR_DIGITS.get(currency, 2)


def round_money(amount: Decimal, currency: str) -> Decimal:
    """Round an amount once, half to even, to the currency's minor unit."""
    return amount.quantize(
        Decimal(1).scaleb(-minor_digits(currency)), rounding=ROUND_HALF_EVEN, context=EXACT
    )


@record
class Rate:
    """What one unit of a currency is worth in the project's currency."""

    currency: str
    rate: Number
    on: date
    source: str = ""


@record
class Horizon:
    """The periods of a plan: `periods` months or quarters from `start`.

    `months` is the length of a period, 1 or 3. Periods are numbered from 0; the
    methods also answer for periods past the end, where committed rent may run on.
    """

    start: date
    months: int
    periods: int

    def starts(self, period: int) -> date:
        """Give the first day of a period."""
        month = self.start.month - 1 + period * self.months
        year = self.start.year + month // 12
        return date(year, month % 12 + 1, self.start.day)

    def days(self, period: int) -> int:
        """Give the length of a period in days."""
        return (self.starts(period + 1) - self.starts(period)).days

    def hours(self, period: int) -> int:
        """Give the length of a period in hours."""
        return self.days(period) * HOURS_PER_DAY

    def years(self, period: int) -> Decimal:
        """Give the length of a period in years of 365 days."""
        return EXACT.divide(Decimal(self.days(period)), Decimal(DAYS_PER_YEAR))

    def containing(self, day: date) -> int:
        """Give the period in which a day lies; days before the start lie in period 0."""
        months = (day.year - self.start.year) * 12 + day.month - self.start.month
        period = max(months // self.months, 0)
        return period - 1 if period > 0 and day < self.starts(period) else period

    def first_from(self, day: date) -> int:
        """Give the first period that starts on or after a day."""
        period = self.containing(day)
        return period if self.starts(period) >= day else period + 1

    def discount(self, yearly: Decimal, period: int) -> Decimal:
        """Give the discount factor of a period, (1 + yearly) ** -(years from the start)."""
        elapsed = Decimal((self.starts(period) - self.start).days) / DAYS_PER_YEAR
        return _discount(1 + yearly, -elapsed)

    def label(self, period: int) -> str:
        """Name a period: "2024 Q1" for a calendar quarter, otherwise "Mar 2024"."""
        first = self.starts(period)
        if self.months == 3 and first.month % 3 == 1:  # noqa: PLR2004 - quarters
            return f"{first.year} Q{(first.month + 2) // 3}"
        return f"{MONTHS[first.month - 1]} {first.year}"


@lru_cache(maxsize=1024)
def _discount(growth: Decimal, years: Decimal) -> Decimal:
    # Sixty digits take long, and every cost line asks for one of a few.
    return EXACT.power(growth, years)


MONTHS: Final = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)


def after_weeks(day: date, weeks: Decimal) -> date:
    """Give the day a number of weeks later; a part of a day counts as a whole one."""
    days = (weeks * DAYS_PER_WEEK).to_integral_value(rounding=ROUND_CEILING)
    return day + timedelta(days=int(days))
