"""Intervals of what a change does: true for every pair of optima within the plans' gaps."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.explained.effect import NO_PLAN, UNKNOWN, Effect, Interval, effect
from procure.plan import Plan, ServedStage
from tests.procure import example_plan

money = st.decimals(-1_000_000, 1_000_000, places=2)


def between(bound: Decimal | None, objective: Decimal) -> Plan:
    """Give a trusted plan with a bound and an objective."""
    return replace(example_plan.plan(), bound=bound, objective=objective)


@given(st.tuples(money, money, money).map(sorted), st.tuples(money, money, money).map(sorted))
def test_the_difference_of_any_two_optima_is_inside(
    one: list[Decimal], other: list[Decimal]
) -> None:
    """Whatever the optima between bound and objective are, the interval holds the difference."""
    (low, best, high), (low2, best2, high2) = one, other
    cost = effect(between(low, high), between(low2, high2)).cost
    assert cost is not None
    assert cost.holds(best2 - best)
    assert cost.turned().holds(best - best2)
    if cost.told_apart:
        assert best != best2


def test_without_a_bound_an_end_is_open() -> None:
    """What is not proven leaves the interval open on its side."""
    found = effect(between(Decimal(90), Decimal(100)), between(None, Decimal(120)))
    assert found.cost == Interval(low=None, high=Decimal(30))
    assert not found.cost.told_apart
    assert found.cost.narrowed(low=Decimal(0)) == Interval(low=Decimal(0), high=Decimal(30))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (replace(example_plan.plan(), status="infeasible", audit=None), NO_PLAN),
        (replace(example_plan.plan(), status="nothing_found", audit=None), UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_where_there_is_no_plan_nothing_is_said_of_cost(
    after: Plan | None, expected: Effect
) -> None:
    """No plan is told from none found, and neither has a cost."""
    assert effect(example_plan.plan(), after) == expected


def test_where_serving_comes_first_only_equal_service_is_compared_in_money() -> None:
    """Another measure of what is not served is told; costs count only where it is the same."""
    stage = ServedStage(value=Decimal(5), most=Decimal(9), bound=Decimal(4))
    before = replace(between(Decimal(90), Decimal(100)), stage=stage)
    same = effect(before, replace(before, objective=Decimal(95)))
    assert same.cost == Interval(low=Decimal(-10), high=Decimal(5))
    better = effect(before, replace(before, stage=replace(stage, value=Decimal(2), bound=None)))
    assert better.cost is None
    assert better.unserved == Interval(low=None, high=Decimal(-2))
