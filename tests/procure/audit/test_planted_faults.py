"""The audit catches every fault that is planted in a true plan."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from procure.audit import audit
from procure.plan import Assignment, CostLine, Order, Placement, Plan, PriceLine, Shortfall
from procure.project import Project
from procure.scenario import Limit
from tests.builders import START, D
from tests.procure.audit.verdict import broken

CENT = D("0.01")


def order_of(plan: Plan, offer_id: str) -> Order:
    """Give the first order of an offer."""
    return next(order for order in plan.orders if order.offer == offer_id)


def with_order(plan: Plan, offer_id: str, **fields: object) -> Plan:
    """Change the first order of an offer."""
    old = order_of(plan, offer_id)
    new = replace(old, **fields)  # type: ignore[arg-type]
    return replace(plan, orders=tuple(new if one is old else one for one in plan.orders))


def with_cost(plan: Plan, kind: str, change: Callable[[CostLine], CostLine | None]) -> Plan:
    """Change (or drop) the first cost line of a kind."""
    old = next(line for line in plan.costs if line.kind == kind)
    new = change(old)
    lines = [new if line is old else line for line in plan.costs]
    return replace(plan, costs=tuple(line for line in lines if line is not None))


def _units(plan: Plan, offer_id: str, more: int) -> Plan:
    order = order_of(plan, offer_id)
    return with_order(plan, offer_id, units=order.units + more)


FAULTS: dict[str, tuple[Callable[[Plan], Plan], set[str]]] = {
    "one unit too many": (
        lambda plan: _units(plan, "node", 1),
        {"audit-multiple", "audit-placement", "audit-price"},
    ),
    "below the minimum": (
        lambda plan: with_order(plan, "node", units=1),
        {"audit-minimum", "audit-multiple"},
    ),
    "no units": (lambda plan: with_order(plan, "card", units=0), {"audit-units"}),
    "an order twice": (
        lambda plan: replace(plan, orders=(*plan.orders, plan.orders[0])),
        {"audit-order-twice"},
    ),
    "an unknown offer": (
        lambda plan: with_order(plan, "card", offer="nobody"),
        {"audit-offer-unknown"},
    ),
    "another supplier": (
        lambda plan: with_order(plan, "card", supplier="Reseller"),
        {"audit-supplier"},
    ),
    "another kind": (lambda plan: with_order(plan, "card", kind="rent"), {"audit-kind"}),
    "outside the horizon": (lambda plan: with_order(plan, "card", period=9), {"audit-period"}),
    "placed on another day": (
        lambda plan: with_order(plan, "card", placed=START - timedelta(days=1)),
        {"audit-placed"},
    ),
    "a late delivery": (
        lambda plan: with_order(
            plan, "node", arrives=order_of(plan, "node").arrives + timedelta(days=1)
        ),
        {"audit-arrives"},
    ),
    "used before it arrives": (
        lambda plan: with_order(plan, "node", usable=order_of(plan, "node").usable - 1),
        {"audit-usable"},
    ),
    "rent that never ends": (lambda plan: with_order(plan, "hour", until=None), {"audit-until"}),
    "a price of its own": (
        lambda plan: with_order(
            plan,
            "node",
            price_lines=(PriceLine(units=order_of(plan, "node").units, unit_price=D(1)),),
        ),
        {"audit-price"},
    ),
    "a unit price of its own": (
        lambda plan: with_order(plan, "node", unit_price=order_of(plan, "node").unit_price - 1),
        {"audit-unit-price"},
    ),
    "a mean price of its own": (
        lambda plan: with_order(
            plan, "card", unit_price=order_of(plan, "card").unit_price + D("0.0001")
        ),
        {"audit-unit-price"},
    ),
    "another currency": (
        lambda plan: with_order(plan, "card", currency="USD"),
        {"audit-currency"},
    ),
    "an order's cost off by a cent": (
        lambda plan: with_order(plan, "node", cost=order_of(plan, "node").cost + CENT),
        {"audit-order-cost"},
    ),
    "a cost line off by a cent": (
        lambda plan: with_cost(
            plan, "purchase", lambda line: replace(line, amount=line.amount - CENT)
        ),
        {"audit-cost", "audit-total"},
    ),
    "a missed integration cost": (
        lambda plan: with_cost(plan, "integration", lambda _: None),
        {"audit-cost", "audit-total"},
    ),
    "a missed fixed cost": (
        lambda plan: with_cost(plan, "fixed", lambda _: None),
        {"audit-cost", "audit-total"},
    ),
    "a deposit paid late": (
        lambda plan: with_cost(
            plan, "purchase", lambda line: replace(line, period=line.period + 1)
        ),
        {"audit-cost"},
    ),
    "missed support": (
        lambda plan: with_cost(plan, "support", lambda _: None),
        {"audit-cost", "audit-total"},
    ),
    "missed hosting": (
        lambda plan: with_cost(plan, "hosting", lambda _: None),
        {"audit-cost", "audit-total"},
    ),
    "a residual value too high": (
        lambda plan: with_cost(
            plan, "residual", lambda line: replace(line, amount=line.amount - 1)
        ),
        {"audit-cost", "audit-total"},
    ),
    "a missed energy bill": (
        lambda plan: with_cost(plan, "energy", lambda _: None),
        {"audit-cost", "audit-total"},
    ),
    "rent in another period": (
        lambda plan: with_cost(plan, "rent", lambda line: replace(line, period=line.period + 1)),
        {"audit-cost"},
    ),
    "a cost line twice": (
        lambda plan: replace(plan, costs=(*plan.costs, plan.costs[0])),
        {"audit-cost-twice"},
    ),
    "another total": (
        lambda plan: replace(plan, total_cost=(plan.total_cost or D(0)) - 1),
        {"audit-total"},
    ),
    "another objective": (
        lambda plan: replace(plan, objective=(plan.objective or D(0)) - 1),
        {"audit-objective"},
    ),
    "another price of shortfall": (
        lambda plan: replace(plan, shortfall_cost=D(0)),
        {"audit-shortfall-cost"},
    ),
    "a bound above the objective": (
        lambda plan: replace(plan, bound=(plan.objective or D(0)) + 1),
        {"audit-bound"},
    ),
    "a gap of its own": (
        lambda plan: replace(plan, bound=(plan.objective or D(0)) / 2, status="feasible"),
        {"audit-gap"},
    ),
    "a proof that is none": (
        lambda plan: replace(plan, bound=(plan.objective or D(0)) / 2, gap=D("0.5")),
        {"audit-status"},
    ),
    "optimal without a bound": (
        lambda plan: replace(plan, bound=None, gap=None),
        {"audit-status"},
    ),
    "orders of a plan that is none": (
        lambda plan: replace(plan, status="infeasible"),
        {"audit-status"},
    ),
    "a plan in another currency": (
        lambda plan: replace(plan, currency="EUR"),
        {"audit-plan-currency"},
    ),
    "a unit that stands nowhere": (
        lambda plan: replace(plan, placements=plan.placements[1:]),
        {"audit-placement"},
    ),
    "a node split over two sites": (
        lambda plan: replace(
            plan,
            placements=(
                *plan.placements,
                Placement(order=order_of(plan, "node").id, site="west", units=1),
            ),
        ),
        {"audit-placement"},
    ),
    "a placement at no known site": (
        lambda plan: replace(
            plan, placements=(replace(plan.placements[0], site="moon"), *plan.placements[1:])
        ),
        {"audit-placement-unknown"},
    ),
    "a placement of no units": (
        lambda plan: replace(
            plan,
            placements=(
                *plan.placements,
                Placement(order=order_of(plan, "node").id, site="west", units=0),
            ),
        ),
        {"audit-placement-units"},
    ),
    "rented chips at the buyer's": (
        lambda plan: replace(
            plan,
            placements=tuple(
                replace(one, site="east") if one.site == "region" else one
                for one in plan.placements
            ),
        ),
        {"audit-site"},
    ),
    "chips used twice": (
        lambda plan: replace(
            plan,
            assignments=(*plan.assignments, replace(plan.assignments[0], chips=D(50))),
        ),
        {"audit-use"},
    ),
    "chips used that are not there": (
        lambda plan: replace(
            plan,
            assignments=(
                Assignment(chip="h100", workload="chat", site="east", period=0, chips=D(99)),
            ),
        ),
        {"audit-use", "audit-service"},
    ),
    "a use of no chips": (
        lambda plan: replace(
            plan,
            assignments=(
                *plan.assignments,
                Assignment(chip="h100", workload="chat", site="east", period=0, chips=D(0)),
            ),
        ),
        {"audit-use-negative"},
    ),
    "work that the chip cannot do": (
        lambda plan: replace(
            plan, assignments=tuple(replace(one, chip="none") for one in plan.assignments)
        ),
        {"audit-use-impossible", "audit-use", "audit-service"},
    ),
    "demand forgotten": (
        lambda plan: replace(plan, assignments=plan.assignments[1:]),
        {"audit-service"},
    ),
    "a shortfall forgotten": (
        lambda plan: replace(plan, shortfall=()),
        {"audit-service", "audit-objective"},
    ),
    "a shortfall of nothing": (
        lambda plan: replace(
            plan, shortfall=(*plan.shortfall, Shortfall(workload="chat", period=1, amount=D(0)))
        ),
        {"audit-shortfall-amount"},
    ),
    "a shortfall made larger": (
        lambda plan: replace(
            plan,
            shortfall=tuple(replace(one, amount=one.amount + 1) for one in plan.shortfall),
        ),
        {"audit-shortfall-overstated"},
    ),
    "a shortfall of nobody's demand": (
        lambda plan: replace(
            plan, shortfall=(*plan.shortfall, Shortfall(workload="chat", period=7, amount=D(1)))
        ),
        {"audit-shortfall-overstated"},
    ),
    "a limit measured twice": (
        lambda plan: replace(plan, limits=(*plan.limits, plan.limits[0])),
        {"audit-limits"},
    ),
    "a limit of another value": (
        lambda plan: replace(
            plan, limits=tuple(replace(use, value=use.value + 1) for use in plan.limits)
        ),
        {"audit-limit-value"},
    ),
    "a limit not measured": (
        lambda plan: replace(plan, limits=plan.limits[1:]),
        {"audit-limits"},
    ),
    "a limit measured wrong": (
        lambda plan: replace(
            plan, limits=tuple(replace(use, used=use.used + 1) for use in plan.limits)
        ),
        {"audit-limit-use"},
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_planted_fault_is_caught(made: Project, plan: Plan, fault: str) -> None:
    """A plan with one fault breaks at least the rules that the fault is about."""
    change, expected = FAULTS[fault]
    assert expected <= broken(made, change(plan))


LIMITS: dict[str, Limit] = {
    "budget": Limit(family="budget", value=D(10)),
    "budget.1": Limit(family="budget", period=1, value=D(10)),
    "lead_time": Limit(family="lead_time", value=D(5)),
    "share.maker.AMD.minimum": Limit(
        family="share", by="maker", subject="AMD", bound="minimum", value=D("0.99")
    ),
    "share.supplier.Cloud.maximum": Limit(
        family="share", by="supplier", subject="Cloud", value=D("0.01")
    ),
    "power.east": Limit(family="power", subject="east", value=D("0.1")),
}


@pytest.mark.parametrize("key", LIMITS)
def test_a_limit_that_the_plan_does_not_hold_is_caught(made: Project, plan: Plan, key: str) -> None:
    """Under a tighter limit of each family the same plan is not trusted."""
    tighter = LIMITS[key]
    assert tighter.key == key
    base = made.scenarios[0]
    others = tuple(limit for limit in base.limits if limit.key != key)
    found = audit(made, replace(base, limits=(*others, tighter)), plan)
    broken = [dict(failure.values) for failure in found.failures if failure.rule == "audit-limit"]
    assert {values["limit"] for values in broken} == {key}
