"""What given orders break, by how much, and what they cost beside the best plan."""

from dataclasses import replace
from typing import Any

import pytest

from procure.evaluation import (
    CostRow,
    Evaluation,
    GivenOrder,
    GivenOrders,
    cost_rows,
    excesses,
    other_failures,
)
from procure.offers import Program, RampStep
from procure.plan import Failure, Plan
from procure.project import Project
from procure.scenario import Limit
from solver.evaluate import evaluate
from tests.builders import START, D, catalog, chip, demand, offer, project, scenario
from tests.solver.planning import EXACT


def market(*limits: Limit, **fields: Any) -> Project:
    """Make a project with one offer at 100 a chip, of which five are needed in each quarter."""
    return project(
        [catalog("S", offer("o", "h100", 100, **fields))],
        scenario(demand(50, 50), limits=limits),
    )


def given(made: Project, *units: int, optimum: bool = False, site: str = "here") -> Evaluation:
    """Evaluate so many units in each quarter."""
    orders = tuple(
        GivenOrder(offer="o", period=period, site=site, units=count)
        for period, count in enumerate(units)
        if count
    )
    return evaluate(made, made.scenarios[0], GivenOrders(orders=orders), EXACT, optimum=optimum)


def broken(made: Project, found: Evaluation) -> list[tuple[str, str, int, int, int]]:
    """Give what is broken as (key, of, value, used, over)."""
    return [
        (one.limit.key, one.of, int(one.value), int(one.used), int(one.over))
        for one in excesses(made, made.scenarios[0], found.plan)
    ]


def test_a_maximum_is_broken_by_what_is_too_much_and_a_minimum_by_what_is_missing() -> None:
    """Each above zero, in the order of the scenario's limits."""
    made = market(
        Limit(family="quantity", by="chip", subject="h100", bound="minimum", value=D(9)),
        Limit(family="budget", value=D(650)),
    )
    assert broken(made, given(made, 5, 2)) == [
        ("quantity.chip.h100.minimum", "", 9, 7, 2),
        ("budget", "", 650, 700, 50),
    ]


def test_supply_is_broken_offer_by_offer() -> None:
    """Of several periods the worst is told; the total is a figure of its own."""
    made = market(supply_per_period=5, supply_total=10)
    assert broken(made, given(made, 7, 6)) == [
        ("supply", "o", 10, 13, 3),
        ("supply", "o", 5, 7, 2),
    ]


def test_a_ramp_is_broken_by_its_program() -> None:
    """In chips, by the program's name."""
    program = Program(
        id="p",
        name="Own",
        currency="USD",
        one_time_cost=D(0),
        ramp=(RampStep(start=START, chips_per_period=4),),
    )
    made = project(
        [catalog("S", offer("o", "h100", 100, program="p"), programs=(program,))],
        scenario(demand(50, 50)),
    )
    assert broken(made, given(made, 6)) == [("supply", "p", 4, 6, 2)]


def test_a_lead_time_is_broken_by_the_weeks_of_its_offer() -> None:
    """Once for all orders of the offer."""
    made = market(Limit(family="lead_time", value=D(1)), lead_weeks=D(4))
    assert broken(made, given(made, 5, 5)) == [("lead_time", "o", 1, 4, 3)]


def test_a_limit_switched_off_is_not_broken() -> None:
    """Nor one that holds."""
    made = market(Limit(family="budget", value=D(1), on=False), Limit(family="supply", on=False))
    assert broken(made, given(made, 5)) == []


def test_other_rules_are_listed_once_and_limits_not_among_them() -> None:
    """A shortfall of both quarters is one rule; a minimum order is another."""
    made = market(Limit(family="budget", value=D(100)), moq=3)
    found = given(made, 2)
    assert [failure.rule for failure in other_failures(found.plan)] == [
        "audit-minimum",
        "audit-shortfall",
    ]
    assert broken(made, found) == [("budget", "", 100, 200, 100)]
    assert found.plan.audit is not None
    use = Failure(rule="audit-limit-use", values=(("limit", "budget"),))
    audit = replace(found.plan.audit, failures=(*found.plan.audit.failures, use))
    assert use in other_failures(replace(found.plan, audit=audit))


def test_an_order_that_comes_too_late_is_said_to() -> None:
    """Bought or rented, it is priced all the same, and serves nothing within the horizon."""
    for fields in ({}, {"kind": "rent", "hosted_by": "buyer", "term_months": 3}):
        found = given(market(lead_weeks=D(20), **fields), 0, 5)
        assert [failure.rule for failure in other_failures(found.plan)] == [
            "audit-too-late",
            "audit-shortfall",
        ]
        assert found.plan.total_cost


def test_costs_stand_beside_the_best_plans() -> None:
    """Kinds that occur in either, their sum and what plans are compared by."""
    made = market(fixed_order_cost=D(30))
    found = given(made, 5, 1, optimum=True)
    assert cost_rows(found) == (
        CostRow(kind="purchase", amount=D("600.00"), best=D("500.00")),
        CostRow(kind="fixed", amount=D("60.00"), best=D("30.00")),
        CostRow(kind="total", amount=D("660.00"), best=D("530.00")),
        CostRow(kind="objective", amount=D("660.00"), best=D("530.00")),
    )
    assert [row.difference for row in cost_rows(found)] == [100, 30, 130, 130]
    none = given(made, optimum=True)
    assert [row.difference for row in cost_rows(none)] == [-500, -30, -530, -530]
    alone = given(made, 5)
    assert {row.best for row in cost_rows(alone)} == {None}
    assert {row.difference for row in cost_rows(alone)} == {None}


def with_best(found: Evaluation, **fields: Any) -> Evaluation:
    """Give an evaluation whose best plan is different."""
    assert isinstance(found.optimum, Plan)
    return replace(found, optimum=replace(found.optimum, **fields))


def test_the_difference_reaches_from_the_best_plan_to_its_bound() -> None:
    """Without a bound nothing is said of the most; without a trusted plan nothing at all."""
    made = market()
    found = given(made, 7, optimum=True)
    assert with_best(found, bound=D(450)).difference == (D(200), D(250))
    assert with_best(found, bound=None).difference == (D(200), None)
    assert with_best(found, objective=None).difference is None
    assert found.optimum is not None
    assert found.optimum.audit is not None
    failed = with_best(found, audit=replace(found.optimum.audit, passed=False))
    assert failed.best is None
    assert failed.difference is None
    assert cost_rows(failed)[0].best is None


@pytest.mark.parametrize("units", [5, 9])
def test_the_best_plan_evaluates_to_no_difference(units: int) -> None:
    """Whatever is asked for."""
    made = project(
        [catalog("S", offer("o", "h100", 100))],
        scenario(demand(units * 10)),
        chips=[chip("H100")],
    )
    found = given(made, units, optimum=True)
    assert found.difference == (D(0), D(0))
    assert found.plan.trusted
