"""The audit passes true plans and catches every planted fault."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

import procure.audit
from procure.audit import audit
from procure.chips import ExportRule
from procure.demand import Readiness, Site
from procure.plan import (
    Assignment,
    Audit,
    CostLine,
    Order,
    Placement,
    Plan,
    PriceLine,
    Shortfall,
)
from procure.project import Project
from procure.scenario import Limit, Scenario, ShortfallPrice
from procure.units import Rate
from procure.words import sentence
from solver.planner import Options, make_plan
from tests.builders import START, D, catalog, chip, demand, offer, project, scenario

CENT = D("0.01")


def example() -> Project:
    """Make a project whose plan has bought and rented chips, two sites and every limit."""
    return project(
        [
            catalog(
                "Reseller",
                offer(
                    "node",
                    "h100",
                    [(1, "1000.50"), (4, "990.25")],
                    count=2,
                    moq=2,
                    multiple=2,
                    lead_weeks=D(10),
                    supply_per_period=6,
                    supply_total=8,
                    integration_cost=D("12.34"),
                    fixed_order_cost=D("75.50"),
                    deposit=D("0.3"),
                    support_rate=D("0.05"),
                    residual_value=D("0.2"),
                    valid_until=date(2024, 12, 31),
                ),
            ),
            catalog(
                "Dealer",
                offer(
                    "card",
                    "mi300x",
                    [(1, 700), (3, 600)],
                    break_kind="incremental",
                    currency="EUR",
                    lead_weeks=D(2),
                ),
            ),
            catalog("Cloud", offer("hour", "h100", "0.25", kind="rent", term_months=3)),
        ],
        scenario(
            demand(10, 30, 40, site="east"),
            demand(5, 10, 60),
            limits=(
                Limit(family="budget", value=D(50_000)),
                Limit(family="budget", period=1, value=D(20_000)),
                Limit(family="lead_time", value=D(12)),
                Limit(
                    family="share",
                    by="maker",
                    subject="AMD",
                    bound="minimum",
                    value=D("0.3"),
                ),
                Limit(family="share", by="supplier", subject="Cloud", value=D("0.9")),
            ),
            discount_rate=D("0.08"),
            utilisation=D("0.5"),
            shortfall_prices=(ShortfallPrice(workload="chat", price=D(2000)),),
        ),
        chips=[chip("H100"), chip("MI300X", "AMD")],
        sites=(
            Site(
                id="east",
                name="East",
                country="US",
                power_kw=D(20),
                pue=D("1.3"),
                energy_price=D("0.08"),
                hosting_price=D("11.11"),
            ),
            Site(id="west", name="West", country="IE", power_kw=D(30), pue=D("1.2")),
            Site(id="region", name="Region", country="US", supplier="Cloud"),
        ),
        rates=(Rate(currency="EUR", rate=D("1.08"), on=START),),
    )


@pytest.fixture(scope="module")
def made() -> Project:
    """The example project."""
    return example()


@pytest.fixture(scope="module")
def plan(made: Project) -> Plan:
    """Its plan, which has each kind of order."""
    found = make_plan(made, made.scenarios[0], Options(gap=D(0)))
    kinds = {order.offer for order in found.orders}
    assert kinds == {"node", "card", "hour"}, kinds
    assert found.shortfall
    return found


def rules(made: Project, plan: Plan, asked: Scenario | None = None) -> set[str]:
    """Give the rules that the audit says a plan breaks; each has its sentence."""
    found = audit(made, asked or made.scenarios[0], plan)
    assert found.passed == (not found.failures)
    for failure in found.failures:
        assert sentence(failure.rule, failure.values)
    return {failure.rule for failure in found.failures}


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


def test_a_true_plan_passes(made: Project, plan: Plan) -> None:
    """The plan as planned breaks no rule, and many were looked at."""
    found = audit(made, made.scenarios[0], plan)
    assert found == Audit(passed=True, checks=found.checks)
    assert found.checks > 100


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
    assert expected <= rules(made, change(plan))


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


def test_supply_that_does_not_suffice_is_caught(made: Project, plan: Plan) -> None:
    """Less supply than was ordered, in a period or in all, breaks the supply limit."""
    for field in ("supply_total", "supply_per_period"):
        catalogs = tuple(
            replace(
                known,
                offers=tuple(replace(one, **{field: 1}) for one in known.offers),  # type: ignore[arg-type]
            )
            for known in made.catalogs
        )
        assert "audit-limit" in rules(replace(made, catalogs=catalogs), plan)


def _changed(made: Project, **fields: object) -> Project:
    return replace(
        made,
        catalogs=tuple(
            replace(
                known,
                offers=tuple(replace(one, **fields) for one in known.offers),  # type: ignore[arg-type]
            )
            for known in made.catalogs
        ),
    )


def test_offers_that_could_not_be_ordered_are_caught(made: Project, plan: Plan) -> None:
    """A plan made of offers that are excluded, expired or not modelled is not trusted."""
    base = made.scenarios[0]
    assert "audit-excluded" in rules(made, plan, replace(base, excluded=("card",)))
    assert "audit-not-valid" in rules(_changed(made, valid_until=date(2023, 1, 1)), plan)
    assert "audit-not-modelled" in rules(_changed(made, program="silicon"), plan)
    assert "audit-not-modelled" in rules(_changed(made, term_months=4), plan)
    assert "audit-not-modelled" in rules(_changed(made, hosted_by=None), plan)
    assert "audit-lead-unknown" in rules(_changed(made, lead_weeks=None, lead_weeks_p90=None), plan)
    assert "audit-rate" in rules(replace(made, rates=()), plan)
    assert "audit-site" in rules(_changed(made, deliver_to=("CN",)), plan)
    assert "audit-too-late" in rules(_changed(made, lead_weeks=D(500)), plan)
    unpriced = replace(base, shortfall_prices=())
    assert "audit-shortfall" in rules(made, plan, unpriced)
    rule = ExportRule(country="US", start=START, status="banned")
    banned = tuple(replace(one, export_rules=(rule,)) for one in made.chips)
    assert "audit-export" in rules(replace(made, chips=banned), plan)
    dark = tuple(replace(one, tdp_w=None) for one in made.chips)
    assert "audit-power-unknown" in rules(replace(made, chips=dark), plan)
    unlimited = tuple(replace(site, power_kw=None) for site in made.sites)
    asked = replace(
        made.scenarios[0],
        limits=tuple(one for one in made.scenarios[0].limits if one.family != "power"),
    )
    billed = replace(made, chips=dark, sites=unlimited, scenarios=(asked,))
    assert "audit-power-unknown" in rules(billed, plan)
    port = (Readiness(stack="", workload="chat", status="port"),)
    assert "audit-use-impossible" in rules(replace(made, readiness=port), plan)


def test_every_rule_of_the_audit_is_planted_once() -> None:
    """No rule can be added to the audit without a fault that it catches."""
    here = Path(__file__)
    tests = [here, *(here.parent / "audit").glob("test_*.py")]
    rules_of = [
        set(re.findall(r'"(audit-[a-z-]+)"', "".join(path.read_text("utf-8") for path in paths)))
        for paths in (Path(procure.audit.__file__).parent.glob("*.py"), tests)
    ]
    assert rules_of[0] == rules_of[1]


def test_service_within_a_millionth_is_service(made: Project, plan: Plan) -> None:
    """Shares and service may be off by a millionth; a hundred-thousandth is a fault."""

    def scaled(part: str) -> Plan:
        return replace(
            plan,
            assignments=tuple(
                replace(one, chips=one.chips * Decimal(part)) for one in plan.assignments
            ),
        )

    assert not rules(made, scaled("0.9999999"))
    assert "audit-service" in rules(made, scaled("0.9999"))
