"""Every repair makes a plan possible, and one step less of any of its changes does not."""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import Any

import pytest

from procure.explained.repairs import GIVING, KINDS, Repair, Repairs, repaired
from procure.limits import effective_limits
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.variations import with_demand_factor, with_limit
from solver.explain.asker import Asker
from solver.explain.repairs import repairs
from solver.planner import Options, make_plan
from tests.builders import catalog, demand, offer, project, scenario
from tests.solver.explain.infeasible_instances import infeasible_project, infeasible_projects

D = Decimal
EXACT = Options(gap=D(0))


def asker(project: Project) -> Asker:
    """Ask about the first scenario of a project, which has no plan."""
    plan = make_plan(project, project.scenarios[0], EXACT)
    assert plan.status == "infeasible"
    return Asker(project, project.scenarios[0], plan, EXACT)


def check(made: Project) -> Counter[str]:
    """Hold every repair of a project against full solves; count what was found."""
    asked = made.scenarios[0]
    seen: Counter[str] = Counter()
    for repair in repairs(asker(made)).repairs:
        seen[f"{repair.kind} {repair.outcome}"] += 1
        if repair.outcome == "none":
            _nothing_helps(made, asked, repair)
            continue
        if repair.outcome == "unknown" and repair.kind == "less_demand" and _shares_work(asked):
            # Of less demand the same work is a larger share: said to be not found out.
            continue
        assert repair.outcome == "plan", f"{made.name}: {repair}"
        seen["proven" if repair.proven else "unproven"] += 1
        plan = make_plan(made, repaired(made, asked, repair.changes), EXACT)
        assert plan.trusted, f"{made.name}: {repair} {plan.status}"
        for change in repair.changes:
            if not change.proven:
                continue
            less = replace(change, after=change.one_step_less)
            kept = (less if one == change else one for one in repair.changes)
            plan = make_plan(made, repaired(made, asked, kept), EXACT)
            assert plan.status == "infeasible", f"{made.name}: {repair} {less} {plan.status}"
    return seen


def _shares_work(asked: Scenario) -> bool:
    return any(one.on and one.family == "share" and one.of == "served" for one in asked.limits)


def _nothing_helps(made: Project, asked: Scenario, repair: Repair) -> None:
    """Where there is said to be no repair, even all limits of the kind switched off leave none."""
    for limit in effective_limits(made, asked):
        if limit.family in GIVING[repair.kind]:
            asked = with_limit(asked, replace(limit, on=False))
    if repair.kind in {"less_demand", "mix"}:
        asked = with_demand_factor(asked, D("0.01"))
    plan = make_plan(made, asked, EXACT)
    assert plan.status == "infeasible", f"{made.name}: {repair} {plan.status}"


def bought(*limits: Limit, **fields: Any) -> Project:
    """Make a project in which 40 chips for 5,000 each serve two quarters, under some limits."""
    return project(
        [catalog("S", offer("near", "h100", 5000), offer("far", "h100", 4000, lead_weeks=D(6)))],
        scenario(demand(400, 400, site="here"), limits=limits, **fields),
    )


def found(made: Project) -> dict[str, Repair]:
    """Find the repairs of a project by kind."""
    return {one.kind: one for one in repairs(asker(made)).repairs}


BUDGET = Limit(family="budget", value=D(150_000))
POWER = Limit(family="power", subject="here", value=D(21))


def test_each_kind_gives_alone_and_the_rest_says_that_it_does_not_help() -> None:
    """A budget that is too small: more money, or less demand, and nothing else."""
    by_kind = found(bought(BUDGET))
    assert tuple(by_kind) == KINDS
    assert {kind for kind, one in by_kind.items() if one.outcome == "plan"} == {
        "money",
        "less_demand",
        "mix",
    }
    (change,) = by_kind["money"].changes
    assert (change.key, change.after) == ("budget", D(200_000))
    assert by_kind["money"].total_cost == D(200_000)
    assert {one.outcome for kind, one in by_kind.items() if kind in {"time", "share"}} == {"none"}


def test_two_limits_of_two_kinds_take_the_mix() -> None:
    """Neither money nor power alone helps; together, or with less demand, there is a plan."""
    by_kind = found(bought(BUDGET, POWER))
    assert by_kind["money"].outcome == by_kind["power"].outcome == "none"
    mix = by_kind["mix"]
    assert {(change.key, change.after) for change in mix.changes} == {
        ("budget", D(200_000)),
        ("power.here", D(28)),
    }
    assert mix.proven


def test_what_matters_least_gives_first() -> None:
    """A limit that is only nice to have gives, though one that must hold would give less."""
    nice = Limit(family="budget", lines="capital", value=D(50_000), priority="nice")
    by_kind = found(bought(nice, replace(BUDGET, value=D(190_000))))
    assert by_kind["money"].gives == "must"
    assert {change.key for change in by_kind["money"].changes} == {"budget", "budget.capital"}
    by_kind = found(bought(nice, POWER))
    assert by_kind["mix"].gives == "must"
    by_kind = found(bought(nice, replace(POWER, value=D(500))))
    assert [one.gives for one in (by_kind["money"], by_kind["mix"])] == ["nice", "nice"]


def test_demand_of_many_periods_falls_by_one_part() -> None:
    """Where nearly every amount would have to fall, all of them do alike."""
    few = offer("few", "h100", 5000, supply_total=30)
    made = project([catalog("S", few)], scenario(demand(*[400] * 8, site="here")))
    (change,) = found(made)["less_demand"].changes
    assert (change.workload, change.period, change.after) == ("", None, D("0.75"))


def test_to_ask_for_nothing_is_no_repair() -> None:
    """Where no part of the demand can be served, less of it is said not to help."""
    made = bought(replace(BUDGET, value=D(0)))
    by_kind = found(made)
    assert by_kind["less_demand"].outcome == "none"
    assert {change.key for change in by_kind["mix"].changes} == {"budget"}


@pytest.mark.parametrize("objective", ["max_served", "earliest"])
def test_where_serving_comes_first_only_what_stands_against_any_plan_gives(objective: str) -> None:
    """A minimum that the budget cannot pay for: either gives."""
    least = Limit(family="quantity", by="offer", subject="near", bound="minimum", value=D(50))
    by_kind = found(bought(BUDGET, least, objective=objective))
    assert {change.after for change in by_kind["money"].changes} == {D(250_000)}
    if objective == "max_served":
        assert by_kind["less_demand"].outcome == "none"
        assert {change.after for change in by_kind["counts"].changes} == {D(30)}


def test_each_repair_is_told_as_it_is_found_and_the_answer_is_the_same_again() -> None:
    """What was told on the way is what is given in the end, in the order of the kinds."""
    told: list[Repair] = []
    made = bought(BUDGET, POWER)
    first = repairs(asker(made), told.append)
    assert set(first.repairs) == set(told)
    assert repairs(asker(made)) == first
    assert first.clashes == asker(made).plan.clashes


def test_stopped_it_gives_what_was_found() -> None:
    """What a stop left open is not told."""
    one = asker(bought(BUDGET))
    told: list[Repair] = []
    one.should_stop = lambda: bool(told)
    some = repairs(one, told.append)
    assert set(some.repairs) == set(told)
    assert 1 <= len(told) < len(KINDS)


def test_a_scenario_with_a_plan_needs_no_repair() -> None:
    """Nothing is looked for unless it is proven that there is no plan."""
    made = bought()
    plan = make_plan(made, made.scenarios[0], EXACT)
    assert repairs(Asker(made, made.scenarios[0], plan, EXACT)) == Repairs()


@pytest.mark.slow
def test_repairs_of_a_few_random_projects() -> None:
    """A handful of the campaign."""
    for made in islice(infeasible_projects(), 4):
        check(made)


def test_less_demand_changes_what_share_of_it_the_same_work_is() -> None:
    """Where a share of the work served is limited, no less demand is proven by work left undone."""
    made = infeasible_project(50109)
    assert made is not None
    assert any(one.of == "served" for one in made.scenarios[0].limits)
    assert check(made)["less_demand plan"] == 1


@pytest.mark.soak
def test_repairs_of_random_projects(campaign: Callable[[int], range]) -> None:
    """Of 300 projects, nearly every repair is proven to be the least."""
    seen: Counter[str] = Counter()
    for made in islice(infeasible_projects(), len(campaign(300))):
        seen += check(made)
    sys.stdout.write(f"{dict(seen)}\n")
    assert seen["proven"] > 20 * seen["unproven"]
