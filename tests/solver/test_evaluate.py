"""Given orders are priced and put to their best use, and what they break is said."""

from dataclasses import replace
from datetime import date

import pytest

from procure.chips import ExportRule
from procure.demand import Site, Workload
from procure.errors import InputError
from procure.evaluation import Evaluation, GivenOrder, GivenOrders, excesses, other_failures
from procure.plan import Plan, Port
from procure.project import Project
from procure.scenario import Limit, WorkloadWeight
from solver.evaluate import evaluate
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.planning import EXACT, plan
from tests.solver.test_ports import behind_a_port


def orders_of(found: Plan) -> GivenOrders:
    """Take a plan's orders as given ones."""
    period = {order.id: order.period for order in found.orders}
    offers = {order.id: order.offer for order in found.orders}
    return GivenOrders(
        orders=tuple(
            GivenOrder(
                offer=offers[one.order], period=period[one.order], site=one.site, units=one.units
            )
            for one in found.placements
        )
    )


def priced(*limits: Limit, **fields: object) -> Project:
    """Make a project with one offer at 100, of which five are needed."""
    return project(
        [catalog("S", offer("o", "h100", 100, **fields))],
        scenario(demand(50, 50), limits=limits),
    )


def given(made: Project, *orders: tuple[str, int, int]) -> Evaluation:
    """Evaluate (offer, period, units) at the one site."""
    lines = tuple(
        GivenOrder(offer=name, period=period, site="here", units=units, line=number + 2)
        for number, (name, period, units) in enumerate(orders)
    )
    return evaluate(made, made.scenarios[0], GivenOrders(orders=lines), EXACT)


def test_the_optimum_evaluates_to_the_optimum() -> None:
    """With the ports chosen again, and nothing broken."""
    made = behind_a_port(10, 10, 200, weeks=14)
    best = plan(made)
    found = evaluate(made, made.scenarios[0], orders_of(best), EXACT)
    assert found.plan.objective == best.objective
    assert found.plan.ports == best.ports
    assert found.plan.audit is not None
    assert found.plan.audit.passed
    assert found.difference == (D(0), D(0))


def test_supply_is_used_up_alike_whoever_ordered() -> None:
    """Four of five are all that can be ordered in pairs, of a plan as of orders that are given."""
    made = project(
        [
            catalog(
                "S", offer("o", "h100", 100, multiple=2, supply_total=5), offer("p", "h100", 300)
            )
        ],
        scenario(demand(50, 50)),
    )
    best = plan(made)
    found = evaluate(made, made.scenarios[0], orders_of(best), EXACT, optimum=False)
    assert [(one.key, one.used) for one in found.plan.limits] == [
        (one.key, one.used) for one in best.limits
    ]
    assert ("supply", D(1)) in [(one.key, one.used) for one in best.limits]


def test_a_dearer_plan_says_by_how_much() -> None:
    """Seven for five cost 200 more than the best plan."""
    found = given(priced(), ("o", 0, 7))
    assert found.plan.total_cost == 700
    assert found.difference == (D(200), D(200))
    assert found.plan.trusted


def test_broken_limits_are_listed_with_how_much() -> None:
    """Six at 100 under a budget of 550 are 50 over it."""
    made = priced(Limit(family="budget", value=D(550)))
    found = given(made, ("o", 0, 6))
    (over,) = excesses(made, made.scenarios[0], found.plan)
    assert over.limit.key == "budget"
    assert (over.value, over.used, over.over) == (D(550), D(600), D(50))
    assert not found.plan.trusted
    assert other_failures(found.plan) == ()


def test_no_orders_at_all_leave_all_demand_unserved() -> None:
    """Nothing costs nothing; demand that must be served is what is broken."""
    found = given(priced())
    assert found.plan.orders == ()
    assert found.plan.total_cost == 0
    assert {failure.rule for failure in other_failures(found.plan)} == {"audit-shortfall"}
    assert sum(lack.amount for lack in found.plan.shortfall) == 100


def test_terms_of_the_offer_that_are_broken_are_listed() -> None:
    """Below the minimum, over the supply: priced all the same, and said."""
    made = priced(moq=4, multiple=2, supply_total=4)
    few = given(made, ("o", 0, 3))
    assert few.plan.total_cost == 300
    assert {failure.rule for failure in other_failures(few.plan)} >= {
        "audit-minimum",
        "audit-multiple",
    }
    many = given(made, ("o", 0, 6))
    (over,) = [one for one in many.plan.audit.failures if one.rule == "audit-limit"]  # type: ignore[union-attr]
    assert dict(over.values)["limit"] == "supply"


def test_an_excluded_offer_is_priced_and_named() -> None:
    """A colleague may order what the scenario excludes."""
    made = priced()
    asked = replace(made.scenarios[0], excluded=("o",))
    made = replace(made, scenarios=(asked,))
    lines = (GivenOrder(offer="o", period=0, site="here", units=5),)
    found = evaluate(made, asked, GivenOrders(orders=lines), EXACT, optimum=False)
    assert found.optimum is None
    assert found.difference is None
    assert {failure.rule for failure in other_failures(found.plan)} == {"audit-excluded"}


@pytest.mark.parametrize(
    ("order", "key"),
    [
        (("x", 0, 1), "evaluate-offer-unknown"),
        (("o", 7, 1), "evaluate-period"),
        (("o", 0, 0), "evaluate-units"),
    ],
)
def test_an_order_that_means_nothing_is_refused(order: tuple[str, int, int], key: str) -> None:
    """With the line and what to do."""
    with pytest.raises(InputError) as caught:
        given(priced(), order)
    assert caught.value.key == key


def test_an_order_without_a_price_cannot_be_evaluated() -> None:
    """An unknown lead time has no date: the sentence says which offer and why."""
    made = project(
        [catalog("S", offer("o", "h100", 100), offer("vague", "h100", 90, lead_weeks=None))],
        scenario(demand(50)),
        chips=[chip("H100")],
    )
    with pytest.raises(InputError, match="vague"):
        given(made, ("vague", 0, 1))


def test_an_order_that_needs_a_licence_is_counted_once() -> None:
    """Half of it goes where it may, half where a licence takes two weeks; nothing twice."""
    rule = ExportRule(country="DE", status="licence", start=date(2023, 1, 1))
    made = project(
        [catalog("S", offer("o", "h100", 100))],
        scenario(
            demand(50, 50),
            demand(0, 50, site="there"),
            limits=(Limit(family="eligibility", value=D(2)),),
        ),
        chips=[chip("H100", export_rules=(rule,))],
        sites=(
            Site(id="here", name="Here", country="US"),
            Site(id="there", name="There", country="DE"),
        ),
    )
    best = plan(made)
    assert [(order.units, order.licence) for order in best.orders] == [(5, False), (5, True)]
    found = evaluate(made, made.scenarios[0], orders_of(best), EXACT)
    assert found.plan.orders == best.orders
    assert found.plan.trusted
    assert found.difference == (D(0), D(0))


def test_given_chips_serve_what_weighs_most() -> None:
    """Ten chips for twenty chips' work do the kind that counts five times as much."""
    works = (
        Workload(id="chat", name="Chat", unit="q/s"),
        Workload(id="images", name="Images", unit="q/s"),
    )
    for heavy in ("chat", "images"):
        made = project(
            [catalog("S", offer("o", "h100", 100, supply_total=10))],
            scenario(
                demand(100),
                demand(100, workload="images"),
                objective="max_served",
                weights=(WorkloadWeight(workload=heavy, weight=D(5)),),
            ),
            workloads=works,
        )
        found = given(made, ("o", 0, 10))
        assert {one.workload for one in found.plan.assignments} == {heavy}
        assert found.optimum is not None
        assert found.plan.stage is not None
        assert found.optimum.stage is not None
        assert found.plan.stage.value == found.optimum.stage.value


@pytest.mark.parametrize("terms", [{"supply_total": 5}, {}])
def test_ports_are_chosen_beside_orders_that_are_not_sold(terms: dict[str, object]) -> None:
    """Too many of an offer, or too few, with breaks over the horizon hide no port."""
    made = behind_a_port(10, 10, 200, weeks=14)
    running = offer("run", "h100", [(5, 100), (9, 80)], break_basis="cumulative", **terms)
    made = replace(made, catalogs=(*made.catalogs, catalog("Running", running)))
    ported = orders_of(plan(behind_a_port(10, 10, 200, weeks=14)))
    assert evaluate(made, made.scenarios[0], ported, EXACT, optimum=False).plan.ports
    for units in (1, 6):
        odd = GivenOrder(offer="run", period=0, site="here", units=units)
        both = GivenOrders(orders=(*ported.orders, odd))
        found = evaluate(made, made.scenarios[0], both, EXACT, optimum=False)
        assert found.plan.ports


def test_a_port_given_twice_is_refused() -> None:
    """It would be paid for twice and run once."""
    made = behind_a_port(60)
    port = Port(stack="ROCm", workload="chat", period=0, ready=0)
    with pytest.raises(InputError, match="twice"):
        evaluate(made, made.scenarios[0], GivenOrders(ports=(port, port)), EXACT)
