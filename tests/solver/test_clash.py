"""Of a clash, a limit is named alone exactly where a plan is left without it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import pytest

from procure.limits import effective_limits
from procure.project import Project
from procure.scenario import Limit
from procure.variations import with_limit
from solver.planner import make_plan
from tests.builders import D, catalog, demand, offer, project, scenario
from tests.solver.explain.infeasible_instances import infeasible_projects
from tests.solver.planning import EXACT, clashes


def check(made: Project) -> None:
    """Hold what is named alone against plans without each limit."""
    asked = made.scenarios[0]
    found = make_plan(made, asked, EXACT)
    assert found.status == "infeasible"
    named = {key for key, alone in clashes(found).items() if alone}
    enough = set()
    for limit in effective_limits(made, asked):
        if limit.on:
            without = with_limit(asked, replace(limit, on=False))
            if make_plan(made, without, EXACT).status != "infeasible":
                enough.add(limit.key)
    assert named == enough, made.name


def test_limits_of_time_and_money_that_only_together_leave_a_plan_are_both_named() -> None:
    """What is quick is too dear, and what is cheap takes too long, and is too dear still."""
    made = project(
        [
            catalog(
                "S",
                offer("quick", "h100", 9000, supply_total=10),
                offer("slow", "h100", 5000, lead_weeks=D(9)),
            )
        ],
        scenario(
            demand(0, 400, site="here"),
            limits=(
                Limit(family="lead_time", value=D(4)),
                Limit(family="supply"),
                Limit(family="budget", value=D(80_000)),
            ),
        ),
    )
    found = make_plan(made, made.scenarios[0], EXACT)
    assert clashes(found) == {"lead_time": False, "budget": False}


def test_what_is_named_alone_of_a_few_random_projects() -> None:
    """A handful of the campaign."""
    for made in islice(infeasible_projects(), 6):
        check(made)


@pytest.mark.soak
def test_what_is_named_alone_of_random_projects(campaign: Callable[[int], range]) -> None:
    """With every feature and limit of 300 projects."""
    for made in islice(infeasible_projects(), len(campaign(300))):
        check(made)
