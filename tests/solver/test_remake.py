"""A plan of one scenario, made a plan of another that differs from it only in its limits."""

from dataclasses import replace

import pytest

from procure.demand import Site
from procure.project import Project
from procure.scenario import Limit, Scenario
from solver.planner import make_plan
from solver.remake import remade
from solver.result import Proof
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.planning import EXACT

LIMITS = {
    "power": (Limit(family="power", subject="here"), D(20), D(40)),
    "budget": (Limit(family="budget"), D(1000), D(3000)),
    "lead_time": (Limit(family="lead_time"), D(5), D(20)),
    "quantity": (
        Limit(family="quantity", bound="maximum", by="chip", subject="h100"),
        D(10),
        D(11),
    ),
}


def of_two() -> Project:
    """Make a project with a cheap offer that comes late and a dear one that is there at once."""
    offers = (
        offer("late", "h100", 80, kw_per_unit=D(2), lead_weeks=D(10)),
        offer("now", "h100", 100, kw_per_unit=D(2)),
    )
    return project(
        [catalog("S", *offers)],
        scenario(demand(0, 100), name="Asked"),
        chips=[chip("H100")],
        sites=(Site(id="here", name="Here", country="US"),),
    )


def under(made: Project, limit: Limit, value: object) -> Scenario:
    """Give the project's scenario under one limit, by the name of its value."""
    (asked,) = made.scenarios
    return replace(asked, name=f"{value}", limits=(replace(limit, value=D(str(value))),))


@pytest.mark.parametrize("family", LIMITS)
def test_a_plan_is_one_of_every_looser_scenario(family: str) -> None:
    """Orders, uses and costs stay; name, limits, proof and audit are the other scenario's."""
    limit, tight, loose = LIMITS[family]
    made = of_two()
    plan = make_plan(made, under(made, limit, tight), EXACT)
    assert plan.objective is not None
    asked = under(made, limit, loose)
    found = remade(made, asked, plan, Proof(cost=D(100)), EXACT)
    assert found is not None
    assert found.trusted
    assert (found.orders, found.placements, found.costs) == (
        plan.orders,
        plan.placements,
        plan.costs,
    )
    assert found.objective == plan.objective
    assert (found.status, found.bound) == ("feasible", D(100))
    alone = make_plan(made, asked, EXACT)
    assert (found.scenario, found.digest) == (alone.scenario, alone.digest)
    assert found.limits[0].value == loose
    assert found.left_out == alone.left_out
    assert replace(found.solve, seconds=plan.solve.seconds) == plan.solve


@pytest.mark.parametrize("family", LIMITS)
def test_a_plan_that_breaks_the_limits_is_none(family: str) -> None:
    """Under a value that its orders do not keep, nothing is made of a plan."""
    limit, tight, loose = LIMITS[family]
    made = of_two()
    plan = make_plan(made, under(made, limit, loose), EXACT)
    tighter = under(made, limit, tight * D("0.4"))
    assert plan.objective is not None
    assert remade(made, tighter, plan, Proof(), EXACT) is None


def test_that_there_is_no_plan_is_taken_over_as_it_is() -> None:
    """What clashes stays, what is left out is looked up anew."""
    limit = LIMITS["lead_time"][0]
    made = of_two()
    (asked,) = made.scenarios
    power = Limit(family="power", subject="here", value=D(1))
    first, second = (
        replace(asked, name=name, limits=(power, replace(limit, value=D(weeks))))
        for name, weeks in (("Loose", 20), ("Tight", 1))
    )
    plan = make_plan(made, first, EXACT)
    found = remade(made, second, plan, Proof(), EXACT)
    assert found is not None
    assert (found.status, found.scenario, found.clashes) == ("infeasible", "Tight", plan.clashes)
    assert {one.offer for one in found.left_out if one.key == "left-out-lead-limit"} == {"late"}
