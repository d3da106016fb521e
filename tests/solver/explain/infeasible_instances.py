"""Small random projects that no plan can answer, by limits made tighter one after the other."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from procure.errors import InputError
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit
from procure.variations import with_limit
from solver.planner import Options, make_plan
from tests.solver.random_instances import FEATURES, random_project

QUICK: Final = Options(gap=Decimal("0.05"))
_CUTS: Final = 4
_PRIORITIES: Final = ("must", "should", "nice")


def infeasible_project(seed: int) -> Project | None:
    """Give a project whose first scenario has no plan; None where some cuts left one."""
    pick = random.Random(seed)
    features = frozenset(pick.sample(FEATURES, pick.randint(0, 3)))
    if {"max_served", "earliest"} <= features:
        features -= {"earliest"}
    project = random_project(seed, features)
    try:
        for _ in range(_CUTS):
            plan = make_plan(project, project.scenarios[0], QUICK)
            if plan.status == "infeasible":
                return project
            cut = replace(
                pick.choice(_ALL_CUTS)(pick, project, plan), priority=pick.choice(_PRIORITIES)
            )
            project = replace(project, scenarios=(with_limit(project.scenarios[0], cut),))
    except InputError:
        # Limits that cross each other are refused before anything is planned.
        return None
    return None


def infeasible_projects() -> Iterator[Project]:
    """Give such projects without end."""
    seed = 50_000
    while True:
        seed += 1
        project = infeasible_project(seed)
        if project is not None:
            yield project


def _budget(pick: random.Random, _: Project, plan: Plan) -> Limit:
    lines: Literal["all", "capital", "operating"] = pick.choice(("all", "capital", "operating"))
    spent = plan.total_cost or Decimal(0)
    value = (spent * Decimal(pick.randint(10, 80)) / 100).quantize(Decimal("0.01"))
    period = pick.choice((None, 0, 1))
    return Limit(family="budget", lines=lines, period=period, value=max(value, Decimal(0)))


def _power(pick: random.Random, project: Project, _: Plan) -> Limit:
    site = pick.choice([site for site in project.sites if not site.supplier])
    return Limit(family="power", subject=site.id, value=Decimal(pick.choice(("0", "0.5", "1"))))


def _lead_time(pick: random.Random, _project: Project, _plan: Plan) -> Limit:
    return Limit(family="lead_time", value=Decimal(pick.choice((0, 1, 4))))


def _share(pick: random.Random, project: Project, _: Plan) -> Limit:
    chip = pick.choice(project.chips)
    of: Literal["spend", "chips", "served"] = pick.choice(("spend", "chips", "served"))
    value = Decimal(pick.randint(0, 60)) / 100
    return Limit(family="share", by="maker", subject=chip.maker, of=of, value=value)


def _quantity(pick: random.Random, project: Project, _: Plan) -> Limit:
    chip = pick.choice(project.chips)
    return Limit(family="quantity", by="chip", subject=chip.id, value=Decimal(pick.randint(0, 1)))


def _suppliers(pick: random.Random, _project: Project, _plan: Plan) -> Limit:
    return Limit(family="suppliers", value=Decimal(pick.randint(0, 1)))


_ALL_CUTS: Final[tuple[Callable[[random.Random, Project, Plan], Limit], ...]] = (
    _budget,
    _budget,
    _power,
    _lead_time,
    _lead_time,
    _share,
    _share,
    _quantity,
    _suppliers,
)
