"""How the window writes numbers, money and dates."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import formats


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "0"),
        ("950", "950"),
        ("999.6", "1k"),
        ("1312", "1.31k"),
        ("41234567.89", "41.2M"),
        ("999999", "1M"),
        ("48000000000", "48B"),
        ("-1500", "−1.5k"),
        ("0.0821", "0.0821"),
        ("12.3456", "12.3"),
        ("1234567890123456", "1,235T"),
    ],
)
def test_short(value: str, text: str) -> None:
    """Three digits and a letter; rounding up moves on to the next letter."""
    assert formats.short(Decimal(value)) == text


@given(st.decimals(min_value=1, max_value=10**14, places=2))
def test_short_is_near(value: Decimal) -> None:
    """What is shown is within half a percent of the number."""
    text = formats.short(value)
    letters = {"k": 10**3, "M": 10**6, "B": 10**9, "T": 10**12}
    shown = (
        Decimal(text[:-1].replace(",", "")) * letters[text[-1]]
        if text[-1] in letters
        else Decimal(text.replace(",", ""))
    )
    assert abs(shown - value) <= value * Decimal("0.0051")


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_money_full_keeps_every_cent(amount: Decimal) -> None:
    """The full figure reads back as the amount."""
    text = formats.money_full(amount, "USD")
    back = Decimal(text.replace("US$", "").replace(",", "").replace("−", "-"))
    assert back == amount


@given(st.decimals(min_value=0, max_value=10**6, places=6))
def test_unit_price_keeps_all_its_decimals(price: Decimal) -> None:
    """A price of one chip-hour is never rounded on the screen."""
    text = formats.unit_price(price, "USD")
    assert Decimal(text.replace("US$", "").replace(",", "")) == price


def test_money() -> None:
    """Signs and codes of currencies, minus before the sign."""
    assert formats.money(Decimal("41234567.89"), "USD") == "US$41.2M"
    assert formats.money(Decimal(-5200), "EUR") == "−€5.2k"
    assert formats.money(Decimal(5200), "CHF") == "CHF 5.2k"
    assert formats.money_change(Decimal(1200000), "USD") == "+US$1.2M"
    assert formats.money_full(Decimal("1234.5"), "JPY") == "JP¥1,234"
    assert formats.unit_price(Decimal("2.5"), "USD") == "US$2.50"
    assert formats.unit_price(Decimal("1.0325"), "USD") == "US$1.0325"


def test_percentages() -> None:
    """A gap is rounded up: it never looks smaller than it is, least of all like zero."""
    assert formats.percent(Decimal("0.986")) == "98.6 %"


def test_others() -> None:
    """Months, durations, counts and plain numbers."""
    assert formats.month(date(2024, 3, 9)) == "Mar 2024"
    assert formats.day(date(2024, 9, 9)) == "9 Sep 2024"
    assert formats.seconds(0.44) == "0.4 s"
    assert formats.seconds(Decimal("59.7")) == "1 min 0 s"
    assert formats.seconds(185) == "3 min 5 s"
    assert formats.counted(1, "supplier", "suppliers") == "1 supplier"
    assert formats.counted(1312, "chip", "chips") == "1,312 chips"
    assert formats.number(Decimal("1312.500")) == "1,312.5"
    assert formats.number(-1312) == "−1,312"
    assert formats.number(Decimal("-0.001"), 2) == "0.00"


@pytest.mark.parametrize(
    ("fraction", "text"), [("0.025", "+2.5 %"), ("-0.0684", "−6.8 %"), ("0", "0.0 %")]
)
def test_a_change_in_percent_has_its_sign(fraction: str, text: str) -> None:
    """What rises has a plus, what falls a minus, what stays neither."""
    assert formats.percent_change(Decimal(fraction)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("At 40 % or 5 %: a % of 3", "At 40_% or 5_%: a % of 3"),
        ("since 9 Sep 2024, 14:05", "since 9_Sep_2024, 14:05"),
        ("on 9 Sep 2024 14:05 to 14:20", "on 9_Sep_2024_14:05 to 14:20"),
        ("in Mar 2024 or May", "in Mar_2024 or May"),
        ("May 5 of 8 May go", "May 5 of 8 May go"),
    ],
)
def test_no_line_ends_within_a_percentage_or_a_date(text: str, shown: str) -> None:
    """The other spaces are as good to break at as before."""
    assert formats.unbroken(text) == shown.replace("_", "\u00a0")
