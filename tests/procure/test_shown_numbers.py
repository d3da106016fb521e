"""Amounts and days as texts, as a house wants them."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from procure.house_style import DateFormat, Numbers
from procure.shown_numbers import day_text, money_text


@pytest.mark.parametrize(
    ("numbers", "currency", "wanted", "negative"),
    [
        (Numbers(), "USD", "USD 1,234.50", "-USD 1,234.50"),
        (Numbers(currency="code-after"), "EUR", "1,234.50 EUR", "-1,234.50 EUR"),
        (Numbers(currency="symbol", negatives="brackets"), "USD", "US$1,234.50", "(US$1,234.50)"),
        (Numbers(currency="symbol", thousands=False), "SEK", "SEK 1234.50", "-SEK 1234.50"),
    ],
)
def test_money(numbers: Numbers, currency: str, wanted: str, negative: str) -> None:
    """An amount has its currency, groups and sign as the house writes them."""
    assert money_text(Decimal("1234.5"), currency, 2, numbers) == wanted
    assert money_text(Decimal("-1234.5"), currency, 2, numbers) == negative


def test_days() -> None:
    """Every format of dates that a style may name is written."""
    texts = [day_text(date(2024, 3, 5), Numbers(dates=one)) for one in get_args(DateFormat)]
    assert texts == [
        "2024-03-05",
        "05.03.2024",
        "05/03/2024",
        "03/05/2024",
        "5 Mar 2024",
        "Mar 5, 2024",
    ]
