"""Effects in words: as true as the interval, never a figure where nothing is told apart."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.explained.effect import NO_PLAN, UNKNOWN, Effect, Interval
from procure.explained.effect_words import cost_told, effect_told, money_told, range_told

money = st.decimals(-10_000_000, 10_000_000, places=4)


def interval(low: str | None, high: str | None) -> Interval:
    """Give an interval of two numbers written as text."""
    return Interval(
        low=None if low is None else Decimal(low), high=None if high is None else Decimal(high)
    )


@pytest.mark.parametrize(
    ("cost", "told"),
    [
        (interval("-352000", "-310000"), "saves USD 310,000 to USD 352,000"),
        (interval("-352000.7", "-310000.7"), "saves USD 310,000 to USD 352,001"),
        (interval("12000.4", "12000.4"), "costs USD 12,000 more"),
        (interval("12.345", "12.345"), "costs USD 12.34 more"),
        (interval("0.5", "4000"), "costs USD 0.50 to USD 4,000 more"),
        (interval("7", None), "costs at least USD 7.00 more"),
        (interval(None, "-7"), "saves at least USD 7.00"),
        (interval("0", "0"), "changes nothing"),
        (interval("-0.002", "0.001"), "changes nothing"),
        (
            interval("-5000", "7000"),
            (
                "cannot be told apart from nothing: it saves at most USD 5,000, or costs at most "
                "USD 7,000 more"
            ),
        ),
        (
            interval("-5000", "0"),
            "cannot be told apart from nothing: it saves at most USD 5,000",
        ),
        (
            interval("0.001", "3"),
            "cannot be told apart from nothing: it costs at most USD 3.00 more",
        ),
        (
            interval(None, "3"),
            (
                "cannot be told apart from nothing: it costs at most USD 3.00 more, and what it "
                "may save is not proven"
            ),
        ),
        (
            interval("-3", None),
            (
                "cannot be told apart from nothing: it saves at most USD 3.00, and what it may "
                "cost is not proven"
            ),
        ),
        (interval(None, None), "is not known: too little is proven of the two plans"),
    ],
)
def test_a_cost_is_told_as_far_as_it_is_known(cost: Interval, told: str) -> None:
    """One figure where it is exact, a range where it is not, and no side where zero is inside."""
    assert cost_told(cost, "USD") == told
    assert effect_told(Effect(outcome="plan", cost=cost), "USD") == told


@given(st.tuples(money, money).map(sorted))
def test_what_is_printed_holds_what_was_found(ends: list[Decimal]) -> None:
    """A printed range is never narrower than the interval; a single figure is within a unit."""
    low, high = ends
    told = cost_told(Interval(low=low, high=high), "USD")
    shown = [Decimal(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", told)]
    sides = {"saves": -1, "costs": 1}
    if told.startswith(("saves", "costs")):
        least, *_, most = sorted(sides[told[:5]] * one for one in (*shown, shown[0]))
        room = Decimal(1) if len(shown) == 1 else Decimal(0)
        assert least - room <= low
        assert high <= most + room
    else:
        assert low <= Decimal("0.01")
        assert high >= Decimal("-0.01")


@pytest.mark.parametrize(
    ("unserved", "told"),
    [
        (interval("-2", "-2"), "serves 20.00 percentage points more of what is asked for"),
        (interval("1", "2"), "serves 10.00 to 20.00 percentage points less of what is asked for"),
        (
            interval("0.001", None),
            "serves at least 0.01 percentage points less of what is asked for",
        ),
        (interval("0.00001", "1"), "serves less of what is asked for"),
        (interval("-1", "1"), "cannot be told apart from nothing in how much is served"),
    ],
)
def test_what_is_served_comes_before_money(unserved: Interval, told: str) -> None:
    """Where how much is served changes, it is told in points of all that is asked for."""
    effect = Effect(outcome="plan", unserved=unserved)
    assert effect_told(effect, "USD", Decimal(10)) == told


def test_without_a_plan_no_figure_is_told() -> None:
    """No plan is told from none found."""
    assert effect_told(NO_PLAN, "USD") == "leaves no plan at all"
    assert effect_told(UNKNOWN, "USD") == "is not known: no plan was found for it"


def test_amounts_have_the_decimals_of_their_currency() -> None:
    """Yen have none; from a thousand on whole units are shown; an open end is named."""
    assert money_told(Decimal("12.4"), "JPY") == "JPY 12"
    assert money_told(Decimal("1234.56"), "EUR") == "EUR 1,235"
    assert range_told(interval(None, "5"), "EUR") == "at most EUR 5.00"
    assert range_told(interval(None, None), "EUR") == "an amount that is not known"
