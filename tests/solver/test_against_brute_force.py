"""On small projects the plan is the best there is, to the cent."""

import sys
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

import pytest

from procure.plan import Plan
from procure.project import Project
from solver.planner import Options, make_plan
from tests.solver.brute_force import BruteForce, TooLargeError
from tests.solver.random_instances import random_project

CENT = Decimal("0.01")


def compare(project: Project) -> str:
    """Plan at gap 0 and search for anything better; give the plan's status."""
    scenario = project.scenarios[0]
    plan = make_plan(project, scenario, Options(gap=Decimal(0)))
    search = BruteForce(project)
    try:
        if plan.status == "infeasible":
            assert plan.clashes
            found = search.better_than(None)
            assert found is None, f"there is a plan for {found}"
        else:
            assert plan.status == "optimal", plan
            assert plan.audit is not None
            assert plan.audit.passed, plan.audit.failures
            assert plan.objective is not None
            assert plan.bound is not None
            assert plan.objective - plan.bound <= 5 * CENT
            found = search.better_than(plan.objective - CENT)
            assert found is None, f"there is a plan for {found}, not {plan.objective}"
            _same_cost(search, plan)
    except TooLargeError:
        return "too large"
    return plan.status


def _same_cost(search: BruteForce, plan: Plan) -> None:
    """The search prices the plan's own orders alike, so that it did not miss it."""
    cost = Decimal(0)
    slots = {(slot.offer.id, slot.arrives): slot for slot in search.slots}
    for order in plan.orders:
        slot = slots[order.offer, order.arrives]
        for _, period, amount in search.payments(slot, order.units):
            cost += amount * search.factor(period)
        for placement in plan.placements:
            if placement.order == order.id:
                kw = search.kw(slot.offer) * placement.units
                for period in search.periods:
                    if slot.usable <= period < slot.until:
                        each = search.energy(placement.site, period, kw)
                        each += search.hosting(placement.site, kw)
                        cost += each * search.factor(period)
    for short in plan.shortfall:
        years = Decimal(search.horizon.days(short.period)) / 365
        cost += search.prices[short.workload] * short.amount * years * search.factor(short.period)
    assert plan.objective is not None
    assert abs(cost - plan.objective) <= 2 * CENT


@pytest.mark.parametrize("block", range(3))
def test_the_plan_is_the_best_there_is(block: int) -> None:
    """No set of orders and placements of a random small project is cheaper than the plan."""
    seen = Counter(compare(random_project(seed)) for seed in range(20 * block, 20 * block + 20))
    assert seen["optimal"] >= 5


@pytest.mark.soak
def test_on_thousands_of_projects(campaign: Callable[[int], range]) -> None:
    """The same on 2,500 projects (a tenth in `make check`), nearly all searched whole."""
    seeds = campaign(2500)
    seen = Counter(compare(random_project(10_000 + seed)) for seed in seeds)
    sys.stdout.write(f"{dict(seen)}\n")
    assert seen["too large"] <= len(seeds) / 10
    assert seen["optimal"] >= len(seeds) / 3
