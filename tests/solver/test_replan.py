"""After an edit the earlier plan answers where that is proven, and only there."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit, Scenario
from solver import engine
from solver import replan as replanning
from solver.planner import Options, make_plan
from solver.replan import only_tightens, replan
from tests import builders
from tests.solver.random_instances import random_project

LIVE = Options(gap=Decimal("0.01"), mode="live")
EXACT = Options(gap=Decimal("1e-7"))


def scaled(scenario: Scenario, factor: Decimal) -> Scenario:
    """Multiply the value of every limit that has one."""
    limits = tuple(
        replace(one, value=one.value * factor)
        if one.value is not None and one.family in {"budget", "power", "racks"}
        else one
        for one in scenario.limits
    )
    return replace(scenario, limits=limits)


def with_budget(made: Project, value: object) -> Scenario:
    """Give a project's scenario one more limit: a budget over everything."""
    base = made.scenarios[0]
    limit = Limit(family="budget", value=Decimal(str(value)))
    others = tuple(one for one in base.limits if one.key != "budget")
    return replace(base, limits=(*others, limit))


@pytest.mark.parametrize("seed", range(12))
def test_after_an_edit_the_plan_is_as_good_as_one_made_anew(seed: int) -> None:
    """Whatever room an edit takes or gives, status, objective and bound are true."""
    made = random_project(seed)
    first = make_plan(made, made.scenarios[0], LIVE)
    if first.objective is None:
        return
    for factor in ("0.6", "0.95", "1.05", "2"):
        edited = scaled(made.scenarios[0], Decimal(factor))
        again = replan(made, edited, made.scenarios[0], first, LIVE)
        best = make_plan(made, edited, EXACT)
        assert again.status == best.status
        if again.objective is None or best.objective is None:
            continue
        assert again.trusted
        assert again.bound is not None
        assert again.bound <= best.objective * (1 + Decimal("2e-7"))
        assert again.objective >= best.objective * (1 - Decimal("2e-7"))
        assert again.digest == best.digest


def test_a_limit_that_the_plan_keeps_needs_no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """A budget just above what the plan costs is answered by it, without an engine."""
    made = random_project(0)
    base = made.scenarios[0]
    first = make_plan(made, with_budget(made, 10**12), LIVE)
    assert first.total_cost is not None
    monkeypatch.setattr(replanning, "make_plan", None)
    again = replan(
        made, with_budget(made, first.total_cost), with_budget(made, 10**12), first, LIVE
    )
    assert again.orders == first.orders
    assert again.status == "optimal"
    assert next(one for one in again.limits if one.key == "budget").value == first.total_cost
    assert not only_tightens(made, with_budget(made, 1), with_budget(made, 2))
    assert only_tightens(made, with_budget(made, 2), with_budget(made, 1))
    assert not only_tightens(made, with_budget(made, 2), base)


def test_reproducible_mode_uses_nothing_of_it() -> None:
    """In reproducible mode the plan after an edit is the plan made anew."""
    made = random_project(3)
    first = make_plan(made, made.scenarios[0], Options())
    edited = scaled(made.scenarios[0], Decimal("0.9"))
    again = replan(made, edited, made.scenarios[0], first, Options())
    anew = make_plan(made, edited, Options())
    assert again.orders == anew.orders
    assert again.bound == anew.bound


def test_a_new_budget_whose_rest_is_carried_over_gives_room() -> None:
    """What the new budget of a period leaves may be spent in the next: a cheaper plan."""
    late = builders.offer("late", "h100", 150, valid_from=date(2024, 4, 1))
    early = builders.offer("early", "h100", 200, valid_until=date(2024, 3, 31))
    carried = Limit(family="budget", period=1, carry_over=True, value=Decimal(100))
    before = builders.scenario(builders.demand(0, 10), limits=(carried,))
    new = Limit(family="budget", period=0, value=Decimal(1000))
    edited = replace(before, limits=(carried, new))
    made = builders.project([builders.catalog("Acme", late, early)], before)
    first = make_plan(made, before, LIVE)
    assert first.total_cost == 200
    assert not only_tightens(made, before, edited)
    assert only_tightens(made, edited, edited)
    again = replan(made, edited, before, first, LIVE)
    assert again.total_cost == 150


def test_export_rules_that_make_an_order_wait_give_room() -> None:
    """With weeks for a licence an order comes at another time; without, it is excluded."""
    made = random_project(0)
    base = made.scenarios[0]
    limits = tuple(one for one in base.limits if one.family != "eligibility")
    rules = Limit(family="eligibility")
    before = replace(base, limits=(*limits, replace(rules, on=False)))
    for weeks, tightens in ((None, True), (Decimal(8), False)):
        after = replace(base, limits=(*limits, replace(rules, value=weeks)))
        assert only_tightens(made, before, after) == tightens


def test_a_plan_of_other_prices_proves_nothing() -> None:
    """Where the price lists changed since, what was proven then is not taken for true."""
    dear = builders.project(
        [builders.catalog("Acme", builders.offer("one", "h100", 200))],
        builders.scenario(builders.demand(10)),
    )
    asked = dear.scenarios[0]
    first = make_plan(dear, asked, LIVE)
    other = builders.offer("two", "h100", 150)
    cheap = replace(dear, catalogs=(*dear.catalogs, builders.catalog("Else", other)))
    assert replan(cheap, asked, asked, first, LIVE).total_cost == 150


def test_what_an_earlier_plan_answers_is_not_said_to_be_reproducible() -> None:
    """The record is of this question: its gap, and no promise to come to the same plan."""
    made = random_project(0)
    first = make_plan(made, with_budget(made, 10**12), Options())
    assert first.solve is not None
    assert first.solve.reproducible
    assert first.total_cost is not None
    after = with_budget(made, first.total_cost)
    again = replan(made, after, with_budget(made, 10**12), first, LIVE)
    assert again.orders == first.orders
    assert again.solve is not None
    assert not again.solve.reproducible
    assert again.solve.gap_tolerance == LIVE.gap


def test_plans_on_the_way_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is shown before the last plan is audited, and claims no more than is so."""
    monkeypatch.setattr(engine, "_POLL_SECONDS", 0.0005)
    told: list[Plan] = []
    for seed in range(20):
        made = random_project(seed)
        best = make_plan(made, made.scenarios[0], EXACT)
        first: list[Plan] = []
        make_plan(made, made.scenarios[0], replace(LIVE, gap=Decimal(0)), on_plan=first.append)
        for plan in first:
            assert plan.trusted
            assert not plan.solve.reproducible
            assert best.objective is not None
            assert plan.objective is not None
            slack = abs(best.objective) * Decimal("2e-7")
            assert plan.objective >= best.objective - slack
            assert plan.bound is None or plan.bound <= best.objective + slack
            assert plan.digest == best.digest
        told += first
    assert told
