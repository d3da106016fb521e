"""What is typed over a column lets through what it says."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.errors import InputError
from procure.offers import PriceBreak
from ui.entry import Breaks, Choice, Day, Entry, Money, Number, Percent, Switch
from ui.tables.conditions import condition

NUMBERS = [None, Decimal(-1), Decimal(0), Decimal("2.5"), Decimal(8), Decimal(1200)]
WORDS = ["", "HGX H100", "L40S", "Grace, 2 x"]


def passing(text: str, entry: Entry, values: list[Any]) -> list[Any]:
    """Give the values that a condition lets through."""
    test = condition(text, entry)
    return [value for value in values if test(value)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("8", [8]),
        ("= 8", [8]),
        ("> 0", [Decimal("2.5"), 8, 1200]),
        (">=0", [0, Decimal("2.5"), 8, 1200]),
        ("< 2.5", [-1, 0]),
        ("≤ 2.5", [-1, 0, Decimal("2.5")]),
        ("0..8", [0, Decimal("2.5"), 8]),
        ("1.2k", [1200]),
        ("<> 8", [None, -1, 0, Decimal("2.5"), 1200]),
        ("≠ 8", [None, -1, 0, Decimal("2.5"), 1200]),
        ("8 | > 1,000", [8, 1200]),
        ("=", [None]),
        ("empty", [None]),
        ("<>", [-1, 0, Decimal("2.5"), 8, 1200]),
        ("= | 8", [None, 8]),
    ],
)
def test_numbers(text: str, wanted: list[Any]) -> None:
    """Comparisons hold for what is known; what is not known is asked for by itself."""
    assert passing(text, Number(least=None), NUMBERS) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("h1", ["HGX H100"]),
        ("<> h1", ["", "L40S", "Grace, 2 x"]),
        ("= l40s", ["L40S"]),
        ("=", [""]),
        ("<>", ["HGX H100", "L40S", "Grace, 2 x"]),
        ("h100 | grace", ["HGX H100", "Grace, 2 x"]),
        ("2..8", []),
    ],
)
def test_words(text: str, wanted: list[str]) -> None:
    """A text is looked for in any case; a comparison takes the whole."""
    assert passing(text, Entry(), WORDS) == wanted


def test_other_kinds_compare_as_they_are_typed() -> None:
    """Percentages, dates, prices and choices are compared with what one would type."""
    shares = [None, Decimal("0.05"), Decimal("0.6")]
    assert passing(">= 6 %", Percent(), shares) == [Decimal("0.6")]
    days = [None, date(2024, 3, 31), date(2025, 1, 1)]
    assert passing("< 1 Jan 2025", Day(), days) == [date(2024, 3, 31)]
    prices = [(), (PriceBreak(quantity=1, unit_price=Decimal(30_000)),)]
    assert passing("> 29,999", Breaks(), prices) == prices[1:]
    assert passing("<= 29,999.99", Money(), [Decimal(30_000)]) == []
    kinds = Choice(("purchase", "buy"), ("rent", "rent"))
    assert passing("re", kinds, ["purchase", "rent"]) == ["rent"]


def test_used_is_not_what_is_not_used() -> None:
    """The name of a choice is looked for from its beginning."""
    use = Switch("used", "not used")
    assert passing("used", use, [True, False]) == [True]
    assert passing("not", use, [True, False]) == [False]


@pytest.mark.parametrize("text", ["> lots", "1,5", "..8", "2..x", "> 5 | y"])
def test_what_is_no_condition_is_refused(text: str) -> None:
    """A comparison with what is no value of the column says so."""
    with pytest.raises(InputError):
        condition(text, Number())


@given(st.lists(st.decimals(-100, 100, places=1)), st.decimals(-100, 100, places=1))
def test_a_condition_and_its_contrary_share_the_known(values: list[Decimal], at: Decimal) -> None:
    """Every known value is either below, at or above a number."""
    entry = Number(least=None)
    parts = [passing(f"{sign} {at}", entry, [*values, None]) for sign in "<=>"]
    assert sorted(value for part in parts for value in part) == sorted(values)
