"""Exact numbers, money and the calendar."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.units import (
    Horizon,
    after_weeks,
    minor_digits,
    plain,
    round_money,
)

HORIZONS = st.builds(
    Horizon,
    start=st.dates(date(2020, 1, 1), date(2035, 12, 28)).filter(lambda day: day.day <= 28),
    months=st.sampled_from((1, 3)),
    periods=st.integers(1, 24),
)


def test_money_is_rounded_half_to_even_to_its_minor_unit() -> None:
    """A tie goes to the even cent; yen have no cents."""
    assert round_money(Decimal("0.125"), "USD") == Decimal("0.12")
    assert round_money(Decimal("0.135"), "USD") == Decimal("0.14")
    assert round_money(Decimal("1.5"), "JPY") == 2
    assert minor_digits("KWD") == 3
    large = Decimal("48100000000000.005")
    assert round_money(large, "USD") == Decimal("48100000000000.00")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_plain_numbers_read_back_exactly(number: Decimal) -> None:
    """A number written out is the same number, without an exponent."""
    assert Decimal(plain(number)) == number
    assert "E" not in plain(number)


@given(HORIZONS, st.integers(0, 40))
def test_periods_follow_each_other_without_gap(horizon: Horizon, period: int) -> None:
    """A period ends where the next starts, and contains its days and no other."""
    first, following = horizon.starts(period), horizon.starts(period + 1)
    assert horizon.days(period) == (following - first).days
    assert horizon.hours(period) == 24 * horizon.days(period)
    assert horizon.containing(first) == period
    assert horizon.containing(following - timedelta(days=1)) == period
    assert horizon.containing(following) == period + 1


@given(HORIZONS, st.integers(0, 900))
def test_chips_are_usable_from_the_first_period_after_they_arrive(
    horizon: Horizon, days: int
) -> None:
    """first_from is the least period that starts on or after the day."""
    day = horizon.start + timedelta(days=days)
    period = horizon.first_from(day)
    assert horizon.starts(period) >= day
    assert period == 0 or horizon.starts(period - 1) < day


def test_days_before_the_horizon_lie_in_its_first_period() -> None:
    """What falls due before the plan starts is due at its start."""
    horizon = Horizon(start=date(2024, 1, 1), months=3, periods=4)
    assert horizon.containing(date(2023, 6, 1)) == 0
    assert horizon.first_from(date(2023, 6, 1)) == 0


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 7000))
def test_a_part_of_a_day_of_lead_time_is_a_day(day: date, hundredths: int) -> None:
    """Weeks become days rounded up."""
    weeks = Decimal(hundredths) / 100
    days = (after_weeks(day, weeks) - day).days
    assert days - 1 < weeks * 7 <= days


def test_periods_are_named_as_people_name_them() -> None:
    """Calendar quarters are quarters; anything else is named by its month."""
    assert Horizon(start=date(2024, 1, 1), months=3, periods=4).label(5) == "2025 Q2"
    assert Horizon(start=date(2024, 2, 1), months=3, periods=4).label(0) == "Feb 2024"
    assert Horizon(start=date(2024, 2, 1), months=1, periods=4).label(1) == "Mar 2024"


@pytest.mark.parametrize(("rate", "period"), [("0", 7), ("0.08", 0)])
def test_nothing_is_discounted_at_the_start_or_without_a_rate(rate: str, period: int) -> None:
    """The factor is 1 where no time passes or time is worth nothing."""
    horizon = Horizon(start=date(2024, 1, 1), months=3, periods=8)
    assert horizon.discount(Decimal(rate), period) == 1


def test_a_year_discounts_by_the_yearly_rate() -> None:
    """365 days at 10 % are a factor of 1/1.1."""
    horizon = Horizon(start=date(2025, 1, 1), months=3, periods=8)
    assert abs(horizon.discount(Decimal("0.1"), 4) - 1 / Decimal("1.1")) < Decimal("1e-20")
