"""What a change does, in a few words that never claim more than was found."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.explained.effect import NO_PLAN, UNKNOWN, Effect, Interval
from ui.entry import read_number
from ui.plan.effect_short import amount_short, effect_short


def cost(low: str | None, high: str | None) -> Effect:
    """Give an effect on cost."""
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Effect(outcome="plan", cost=Interval(low=ends[0], high=ends[1]))


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (cost("-352000", "-310000"), "saves US$310k–352k"),
        (cost("310049", "310049"), "costs US$310k"),
        (cost("310001", "310049"), "costs US$310k–311k"),
        (cost("999999", "1000001"), "costs US$999k–1.01M"),
        (cost("5", None), "costs ≥ US$5"),
        (cost(None, "-1234567"), "saves ≥ US$1.23M"),
        (cost("-12", "30"), "cannot be told apart"),
        (cost("0", "30"), "cannot be told apart"),
        (cost("0", "0"), "changes nothing"),
        (NO_PLAN, "no plan"),
        (UNKNOWN, "not known"),
        (
            Effect(outcome="plan", unserved=Interval(low=Decimal(1), high=Decimal(2))),
            "serves less",
        ),
        (
            Effect(outcome="plan", unserved=Interval(low=Decimal(-2), high=Decimal(-1))),
            "serves more",
        ),
        (
            Effect(outcome="plan", unserved=Interval(low=Decimal(-2), high=Decimal(1))),
            "cannot be told apart",
        ),
    ],
)
def test_what_is_said(effect: Effect, said: str) -> None:
    """Ranges are rounded outwards; what cannot be told apart from nothing is said to be so."""
    assert effect_short(effect, "USD") == said


@given(st.tuples(st.decimals("0.01", "9e11", places=2), st.decimals("0.01", "9e11", places=2)))
def test_a_range_holds_what_it_held(ends: tuple[Decimal, Decimal]) -> None:
    """Both ends lie within what is written."""
    low, high = sorted(ends)
    shown = amount_short(Interval(low=low, high=high), "USD")
    if low == high:
        return
    written = [read_number(part.removeprefix("US$")) for part in shown.split("–")]
    assert written[0] <= low
    assert high <= written[-1]
