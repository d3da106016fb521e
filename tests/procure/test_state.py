"""What a plan claims."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.plan import ServedStage
from procure.state import (
    gap_text,
    most_text,
    mostly_text,
    part_text,
    servable_share,
    served_share,
    share_text,
    state,
)
from tests.procure import example_plan


@given(st.decimals("0", "3", places=9))
def test_a_gap_is_never_understated(gap: Decimal) -> None:
    """The gap shown is at least the gap proven."""
    assert Decimal(gap_text(gap).removesuffix(" %")) >= gap * 100


@given(st.decimals("0", "1", places=9))
def test_a_share_is_never_overstated(share: Decimal) -> None:
    """Only all of it is shown as 100 %."""
    shown = share_text(share)
    assert Decimal(shown.removesuffix(" %")) <= share * 100
    assert (shown == "100.0 %") == (share == 1)


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ("0.684585", "68.5 %"),
        ("0.31875", "31.9 %"),
        ("0.4285", "42.9 %"),
        ("1", "100.0 %"),
        ("1.5785", "157.9 %"),
    ],
)
def test_a_part_is_shown_to_the_nearest_tenth(part: str, shown: str) -> None:
    """A part reads as the same figure does in the workbook, halves away from zero."""
    assert part_text(Decimal(part)) == shown


def test_a_cost_is_rounded_to_the_nearest_and_a_bound_down() -> None:
    """As tables show it; and no plan costs less than what is said."""
    plan = replace(
        example_plan.plan(), objective=Decimal("3299143.66"), bound=Decimal("3296074.99")
    )
    assert "USD 3,299,144 discounted" in state(plan)
    assert "USD 3,296,074." in state(plan)


def test_states() -> None:
    """Optimal, proven to the last cent, and stopped plans say different things."""
    plan = example_plan.plan()
    assert state(plan).startswith("Optimal within 0.070 %: it costs USD 4,791,315 discounted")
    exact = replace(plan, gap=Decimal(0), bound=plan.objective)
    assert state(exact).startswith("Optimal: it costs")
    stopped = replace(plan, status="feasible", solve=replace(plan.solve, stopped="user"))
    assert "before it was stopped" in state(stopped)
    assert "4,788,000" in state(stopped)
    given = replace(plan, status="feasible", bound=None, gap=None)
    assert "is not proven" in state(given)
    assert "?" not in state(given)


def served(value: str, bound: str | None) -> str:
    """Says what a plan claims that was first to serve the most."""
    proven = None if bound is None else Decimal(bound)
    stage = ServedStage(value=Decimal(value), most=Decimal(2), bound=proven)
    return state(replace(example_plan.plan(), stage=stage))


def test_a_plan_that_serves_the_most_says_how_much() -> None:
    """The share served and the most that is possible come first, then the cost."""
    text = served("0.04123", "0.03")
    assert text.startswith("Serves 97.93 % of the demand (weighted, over all periods); no plan")
    assert "serves more than 98.50 %." in text
    assert "costs USD 4,791,315 discounted, and none costs less than USD 4,788,000" in text
    assert "(gap 0.070 %)" in text
    assert "no plan within these limits serves more. Of" in served("0.04", "0.04")
    assert "is not proven" in served("0.04", None)
    assert served("0", "0").startswith("Serves all of the demand. Of")


@given(st.decimals("0", "2", places=9))
def test_what_is_possible_is_never_understated(bound: Decimal) -> None:
    """The most that is possible is rounded up, what is served down."""
    stage = ServedStage(value=bound, most=Decimal(2), bound=bound)
    share, most = served_share(stage), servable_share(stage)
    assert share is not None
    assert most is not None
    assert Decimal(share_text(share, 2).removesuffix(" %")) <= (1 - bound / 2) * 100
    assert Decimal(most_text(most).removesuffix(" %")) >= (1 - bound / 2) * 100


def test_a_plan_without_a_bound_claims_none() -> None:
    """Where the second solve has no bound, nothing is said to be the least."""
    stage = ServedStage(value=Decimal(1), most=Decimal(2), bound=Decimal(1))
    text = state(replace(example_plan.plan(), stage=stage, bound=None, gap=None))
    assert "may cost less" in text


@given(st.decimals(min_value=0, max_value=1, places=6))
def test_all_is_said_of_all_only(part: Decimal) -> None:
    """What falls short of the whole is never told as the whole."""
    told = mostly_text(part)
    assert (told == "100.0 %") == (part == 1)
    assert told in (part_text(part), "nearly all")


def test_nearly_all_begins_where_tenths_end() -> None:
    """99.9 % are told as such; what would round up to the whole is nearly all."""
    assert mostly_text(Decimal("0.9994")) == "99.9 %"
    assert mostly_text(Decimal("0.9996")) == "nearly all"
