"""The sentences of an evaluation say what is known, and no more."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from procure import evaluation_words as words
from procure.evaluation import Evaluation, GivenOrder, GivenOrders, excesses
from procure.evaluation_table import evaluation_table
from procure.figures import headline, served_overall
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit, ShortfallPrice
from procure.state import share_text
from solver.evaluate import evaluate
from tests.builders import D, demand, scenario
from tests.procure.test_evaluation import given, market, with_best
from tests.solver.planning import EXACT, plan
from tests.solver.test_ports import behind_a_port


def told(made: Project, found: Evaluation) -> str:
    """Give the whole text."""
    return evaluation_table(made, made.scenarios[0], found)


@pytest.mark.parametrize(
    ("units", "bound", "expected"),
    [
        (5, 500, "They cost what the best plan costs, discounted."),
        (5, 490, "at most USD 10.00 more than the cheapest plan possible"),
        (5, None, "how far that is from the cheapest is not proven"),
        (7, 500, "They cost USD 200.00 more than the best plan, discounted."),
        (7, 490, "between USD 200.00 and USD 210.00 more than the best plan possible"),
        (7, None, "USD 200.00 more than the best plan found, discounted; how far"),
        (4, 500, "USD 100.00 less than the best plan, discounted: less is possible only because"),
        (4, 490, "USD 100.00 less than the best plan found, discounted. That plan breaks nothing"),
    ],
)
def test_the_difference_is_as_sure_as_the_bound(
    units: int, bound: int | None, expected: str
) -> None:
    """An interval where the best plan is within a gap, and less only because of what is broken."""
    found = with_best(
        given(market(), units, optimum=True), bound=None if bound is None else D(bound)
    )
    assert expected in words.difference(found)


@pytest.mark.parametrize(("bound", "expected"), [(490, "at most USD 10.00"), (None, "not proven")])
def test_orders_may_be_cheaper_than_the_best_plan_found(bound: int | None, expected: str) -> None:
    """A search that stopped within its gap has not found the cheapest."""
    found = given(market(), 5, optimum=True)
    found = with_best(found, objective=D(520), bound=None if bound is None else D(bound))
    assert "USD 20.00 less than the best plan found" in words.difference(found)
    assert expected in words.difference(found)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "infeasible", "total_cost": None, "audit": None}, "No plan is possible"),
        ({"status": "nothing_found", "total_cost": None, "audit": None}, "No plan was found"),
        ({"status": "failed", "total_cost": None, "audit": None}, "could not find the best plan"),
        ({"audit": None}, "failed its check"),
    ],
)
def test_without_a_best_plan_nothing_is_compared(fields: dict[str, Any], expected: str) -> None:
    """And the reason is given."""
    made = market()
    found = with_best(given(made, 5, optimum=True), **fields)
    assert expected in words.difference(found)
    assert "Best plan" not in told(made, found)
    assert "not looked for" in words.difference(given(made, 5))


def test_what_is_broken_is_counted_and_named() -> None:
    """With its unit, on which side, and the offer where a limit holds for each."""
    made = market(
        Limit(family="budget", value=D(650)),
        Limit(family="quantity", by="chip", subject="h100", bound="minimum", value=D(9)),
        supply_total=6,
        moq=8,
    )
    found = given(made, 7)
    text = told(made, found)
    assert "These orders break 3 limits and 1 other rule, so they are no plan." in text
    assert "Budget, whole horizon" in text
    assert "USD 650.00  USD 700.00  USD 50.00  too much" in text
    assert "Chips H100 at least" in text
    assert "too little" in text
    assert "Suppliers' stated supply: Offer o" in text
    assert (
        "- Order of “Offer o” in 2024 Q1 has a quantity of 7; at least 8 must be ordered." in text
    )


def test_orders_that_break_nothing_say_so() -> None:
    """And serve all."""
    made = market()
    text = told(made, given(made, 5, optimum=True))
    assert "These orders break no limit and no other rule." in text
    assert "Served: 100.0 % of the demand; by the best plan: 100.0 %." in text
    assert "Limits broken" not in text
    assert "Not served" not in text


def test_what_is_served_is_the_figure_that_the_best_plan_was_chosen_by() -> None:
    """Where serving the most comes first the plan's own, weighted share is said, and so called."""
    asked = scenario(demand(10, 50), objective="max_served")
    made = replace(market(), scenarios=(asked,))
    found = given(made, 3, optimum=True)
    text = words.served(made, asked, found)
    assert found.best is not None
    mine, best = headline(made, asked, found.plan), headline(made, asked, found.best)
    assert mine.served is not None
    assert best.served is not None
    assert mine.served != served_overall(made, asked, found.plan)
    assert f"Served: {share_text(mine.served, 2)} of the demand (weighted" in text
    assert f"by the best plan: {share_text(best.served, 2)}." in text


def test_what_is_not_served_stands_by_workload_and_period() -> None:
    """With the part that is; the workload by its name."""
    made = market()
    text = told(made, given(made, 2))
    assert "- Chat falls short, though it must be served in full." in text
    assert "Chat      2024 Q1       30  50  tokens/s  40.0 %" in text
    priced = replace(
        made,
        scenarios=(
            replace(
                made.scenarios[0],
                shortfall_prices=(ShortfallPrice(workload="chat", price=D(1)),),
            ),
        ),
    )
    found = given(priced, 2)
    assert found.plan.trusted
    assert "These orders break no limit" in told(priced, found)
    assert "Not served:" in told(priced, found)


def test_no_orders_at_all_are_told() -> None:
    """Instead of an empty table."""
    made = market()
    text = told(made, given(made))
    assert "0 given orders" in text
    assert "There are no orders." in text
    assert words.served(made, scenario(demand(0)), given(made)) == "There is no demand."


def test_an_evaluation_that_was_stopped_claims_nothing() -> None:
    """Neither costs nor that all is well."""
    made = market()
    found = given(made, 5)
    stopped = replace(found, plan=_without_figures(found.plan))
    assert "Stopped before the orders were evaluated" in told(made, stopped)
    assert "Kind of cost" not in told(made, stopped)
    assert "no cost to compare" in words.difference(replace(stopped, optimum=found.plan))


def _without_figures(plan: Plan) -> Plan:
    return replace(
        plan,
        status="nothing_found",
        objective=None,
        total_cost=None,
        audit=None,
        orders=(),
        costs=(),
        limits=(),
    )


def test_a_share_is_broken_by_points() -> None:
    """So that 5 % is not taken for a part of the share."""
    limit = Limit(family="share", by="maker", subject="NVIDIA", value=D("0.65"))
    made = market(limit)
    found = given(made, 5)
    (excess,) = excesses(made, made.scenarios[0], found.plan)
    assert words.excess_values(made, excess) == ("65 %", "100 %", "35 points")


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("5.00", "5"),
        ("0.12345", "0.1234"),
        ("0.00001234", "0.000012"),
        ("0", "0"),
        ("1200", "1200"),
    ],
)
def test_a_small_excess_is_never_shown_as_none(number: str, shown: str) -> None:
    """It keeps two figures."""
    assert f"{words.tidy(Decimal(number)):f}" == shown


def test_the_ports_that_are_counted_are_named() -> None:
    """Those given, or the best ones where none are."""
    made = behind_a_port(10, 10, 200, weeks=14)
    orders = GivenOrders(
        orders=tuple(
            GivenOrder(offer=order.offer, period=order.period, site=at.site, units=at.units)
            for order in plan(made).orders
            for at in plan(made).placements
            if at.order == order.id
        )
    )
    found = evaluate(made, made.scenarios[0], orders, EXACT, optimum=False)
    (port,) = found.plan.ports
    period = made.scenarios[0].horizon.label(port.period)
    assert f"Software ports counted: {port.stack}: Chat ({period})." in told(made, found)


def test_work_is_whole_where_it_is_large() -> None:
    """A few tokens a second of thousands say nothing."""
    assert words.work(D("11030.84")) == "11,031"
    assert words.work(D("11.25")) == "11.25"


def test_differences_of_money_have_their_sign() -> None:
    """More, less and the same."""
    assert [words.signed(D(amount), "USD") for amount in (5, -5, 0)] == ["+5.00", "−5.00", "0.00"]
    assert words.signed(D(-1200), "JPY") == "−1,200"
