"""Number formats of each kind of value, in the ways that a house may want them."""

from datetime import date
from decimal import Decimal

import pytest

from procure.house_style import Numbers
from procure.report.number_formats import number_format, shown_width
from procure.report.values import Column, Kind


def test_number_formats() -> None:
    """Money carries its currency; what is no currency code never enters a format."""
    assert number_format("money", "EUR", 2) == "[$EUR] #,##0.00"
    assert number_format("money", "JPY", 0) == "[$JPY] #,##0"
    assert number_format("money", ']"x', 2) == "#,##0.00"
    assert number_format("percent", "", 0) == "0%"
    assert number_format("day", "", 0) == "yyyy-mm-dd"


@pytest.mark.parametrize(
    ("numbers", "kind", "currency", "wanted"),
    [
        (Numbers(currency="code-after"), "money", "EUR", "#,##0.00 [$EUR]"),
        (Numbers(currency="symbol"), "money", "EUR", "[$€]#,##0.00"),
        (Numbers(currency="symbol"), "money_whole", "USD", "[$US$]#,##0"),
        # A currency whose sign could be another's keeps its code.
        (Numbers(currency="symbol"), "money", "SEK", "[$SEK] #,##0.00"),
        (Numbers(currency="code-after"), "number", "EUR", "#,##0.00"),
        (Numbers(thousands=False), "money", "USD", "[$USD] 0.00"),
        (Numbers(thousands=False), "whole", "", "0"),
        (Numbers(negatives="brackets"), "number", "", "#,##0.00_);(#,##0.00)"),
        (Numbers(negatives="brackets"), "percent", "", "0.00%"),
        (Numbers(dates="dd/mm/yyyy"), "day", "", "dd\\/mm\\/yyyy"),
        (Numbers(dates="mmm d, yyyy"), "day", "", "mmm\\ d\\,\\ yyyy"),
        # What is no currency's code is no part of a format.
        (Numbers(currency="code-after"), "money", '"]0', "#,##0.00"),
    ],
)
def test_house_formats(numbers: Numbers, kind: Kind, currency: str, wanted: str) -> None:
    """A house's choices change how a value is shown, each kind in its own way."""
    assert number_format(kind, currency, 2, numbers) == wanted


def test_columns_are_wide_enough() -> None:
    """What a style puts around digits, and its longest date, count in the width of a column."""
    money = Column(heading="Cost", kind="money", currency="USD")
    amount = Decimal("-1234.50")
    assert shown_width(amount, money, None) == len("USD -1,234.50")
    brackets = Numbers(negatives="brackets")
    assert shown_width(amount, money, None, brackets) >= len("(USD 1,234.50) ")
    day = Column(heading="Day", kind="day")
    assert shown_width(date(2024, 12, 24), day, None) >= len("Dec 24, 2024")
