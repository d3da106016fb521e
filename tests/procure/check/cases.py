"""A project without a problem, changed a little, and the problems then found in it."""

from dataclasses import replace
from typing import Any

from procure.check import Problem, problems
from procure.demand import Site
from procure.project import Project
from procure.scenario import Limit
from procure.words import sentence
from tests.builders import D, catalog, demand, offer, project, scenario

HERE = Site(id="here", name="Here", country="US", power_kw=D(9), pue=D(1), energy_price=D(0))
REGION = Site(id="region", name="Region", country="US", supplier="S")


def sound(**fields: Any) -> Project:
    """Make a project without a problem, its scenario's fields replaced."""
    return project(
        [catalog("S", offer("o", "h100", 1))],
        replace(scenario(demand(1, 2)), **fields),
        sites=(HERE, REGION),
    )


def listing(**fields: Any) -> Project:
    """Make a sound project with fields of its price list replaced."""
    made = sound()
    return replace(made, catalogs=(replace(made.catalogs[0], **fields),))


def priced(**fields: Any) -> Project:
    """Make a sound project with fields of its offer replaced."""
    return listing(offers=(replace(sound().catalogs[0].offers[0], **fields),))


def limited(*limits: Limit) -> Project:
    """Make a sound project under limits."""
    return sound(limits=limits)


def found(made: Project) -> dict[str, Problem]:
    """Find the problems of a project by key; each has its sentence."""
    listed = problems(made, made.scenarios[0])
    for problem in listed:
        shown = sentence(problem.key, problem.values)
        assert shown.endswith(".")
        assert "{" not in shown
    return {problem.key: problem for problem in listed}


def only(made: Project, severity: str) -> Problem:
    """Give the one problem of a project, of a severity."""
    (problem,) = found(made).values()
    assert problem.severity == severity
    return problem
