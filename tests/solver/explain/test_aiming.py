"""A plan with the least of a goal is within the cost, and no more is said than is proven."""

from dataclasses import replace
from decimal import Decimal

import pytest

from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit
from solver.engine import Options, never
from solver.explain.aiming import Within, aim, proves
from solver.explain.goals import GOALS
from solver.planner import make_plan
from tests.builders import D, asking, catalog, demand, offer, project, scenario

EXACT = Options(gap=D(0))


def two_suppliers(**fields: object) -> Project:
    """Make a project in which all from the dear supplier costs 110, the best plan 104."""
    return project(
        [
            catalog("Cheap", offer("a", "h100", 10, supply_total=6)),
            catalog("Dear", offer("b", "h100", 11)),
        ],
        scenario(demand(100), **fields),
    )


def within(made: Project, ceiling: object) -> Within:
    """Look at the plans of a project's one scenario up to a cost."""
    (asked,) = made.scenarios
    best = make_plan(made, asked, EXACT)
    assert best.status == "optimal"
    return Within(project=made, scenario=asked, best=best, ceiling=D(str(ceiling)))


def offers(plan: Plan | None) -> list[str]:
    """List the offers ordered."""
    assert plan is not None
    return [order.offer for order in plan.orders]


def test_the_least_is_found_and_proven() -> None:
    """Within the cost of one supplier there is one; the bound on cost stays the best plan's."""
    looked = within(two_suppliers(), 110)
    found = aim(looked, GOALS["suppliers"], EXACT, should_stop=never)
    assert found.bound == 1
    assert not found.stopped
    assert not found.none
    assert offers(found.plan) == ["b"]
    assert found.plan is not None
    assert found.plan.bound == looked.best.bound


def test_the_best_plan_is_not_looked_for_again() -> None:
    """Where it is proven to have the least, that alone is said."""
    found = aim(within(two_suppliers(), 109), GOALS["suppliers"], EXACT, should_stop=never)
    assert found.plan is None
    assert found.bound == 2


def test_without_time_nothing_is_claimed() -> None:
    """The clock ends the search; what it found by then keeps the cost, and none has no plan."""
    looked = within(two_suppliers(), 110)
    options = replace(EXACT, time_limit=D(0))
    found = aim(looked, GOALS["suppliers"], options, should_stop=never)
    assert found.stopped == "time"
    assert found.bound is None or found.bound <= 1
    assert found.plan is None or found.plan.trusted
    assert not found.none


def test_larger_orders_than_the_model_allows_leave_nothing_proven() -> None:
    """Shares can make orders of any size worth while: within enough money, nothing is said."""
    share = Limit(family="share", by="supplier", subject="Cheap", bound="minimum", value=D("0.1"))
    made = two_suppliers(limits=(share,))
    wide = aim(within(made, 10**9), GOALS["chips"], EXACT, should_stop=never)
    assert wide.bound is None
    near = aim(within(made, 120), GOALS["chips"], EXACT, should_stop=never)
    assert near.bound == 10


def test_no_other_plan_serves_less() -> None:
    """Where the most is to be served, fewer suppliers may not mean less work done."""
    made = asking(two_suppliers(), objective="max_served")
    looked = within(made, 104)
    assert looked.best.stage is not None
    assert looked.best.stage.value == 0
    found = aim(looked, GOALS["chips"], EXACT, should_stop=never)
    assert found.bound == 10
    apart = aim(replace(looked, ceiling=D(110)), GOALS["suppliers"], EXACT, should_stop=never)
    assert offers(apart.plan) == ["b"]
    assert apart.plan is not None
    assert apart.plan.stage == looked.best.stage


@pytest.mark.parametrize(
    ("key", "gap", "bound", "expected"),
    [
        ("chips", "0", 99, False),
        ("chips", "0", 100, True),
        ("chips", "0.002", 99, True),
        ("chips", "0.001", 99, False),
        ("largest", "0", "99.9999", True),
        ("largest", "0", "99.99", False),
    ],
)
def test_how_near_the_bound_is_near_enough(
    key: str, gap: str, bound: object, expected: bool
) -> None:
    """Five times the gap, and what arithmetic leaves of amounts that are no whole numbers."""
    goal = next(goal for name, goal in GOALS.items() if name == key)
    options = Options(gap=Decimal(gap))
    assert proves(goal, D(str(bound)), D(100), options) is expected
