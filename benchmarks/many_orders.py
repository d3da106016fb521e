"""Plans of very many order lines, to measure what writing them takes.

The project is a generated one (benchmarks.instances) whose budgets and power are wide enough for
orders that are given: each offer in several periods, at one site after the other. The planner's
own evaluation makes the plans of them, and its audit passes them.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from benchmarks import instances
from procure.comparison import Compared, Comparison, compare
from procure.evaluation import GivenOrder, GivenOrders
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.project import Project
from procure.scenario import Scenario
from solver.evaluate import evaluate

SCENARIOS: Final = 6

_SEED: Final = 1
_NEED: Final = Decimal("0.01")
_WIDE: Final = 100
_APART: Final = 2
"""Periods between two orders of one offer."""


def project(size: str = "huge", scenarios: int = SCENARIOS) -> Project:
    """Give a project of scenarios with wide budgets, much power and a little of the demand.

    They differ in the mean load of the chips, and so in what energy costs.
    """
    made = instances.project("plain", size, _SEED)
    (scenario,) = made.scenarios
    demand = tuple(
        replace(row, amounts=tuple((_NEED * one).quantize(_NEED) for one in row.amounts))
        for row in scenario.demand
    )
    limits = tuple(
        replace(limit, value=None if limit.value is None else _WIDE * limit.value)
        for limit in scenario.limits
        if limit.family in {"budget", "power"}
    )
    sites = tuple(
        replace(site, power_kw=None if site.power_kw is None else _WIDE * site.power_kw)
        for site in made.sites
    )
    catalogs = tuple(
        replace(
            catalog,
            offers=tuple(
                replace(one, moq=None, multiple=None, supply_per_period=None)
                for one in catalog.offers
            ),
        )
        for catalog in made.catalogs
    )
    variants = tuple(
        replace(
            scenario,
            name=f"Scenario {number}",
            demand=demand,
            limits=limits,
            utilisation=Decimal(50 + number) / 100,
        )
        for number in range(1, scenarios + 1)
    )
    return replace(made, sites=sites, catalogs=catalogs, scenarios=variants)


def plan(project: Project, scenario: Scenario, orders: int) -> Plan:
    """Give the plan of so many orders: one offer after the other, then again a little later."""
    given = GivenOrders(orders=tuple(_given(project, orders)))
    return evaluate(project, scenario, given, optimum=False).plan


def _given(project: Project, orders: int) -> Iterator[GivenOrder]:
    offers = [offer.id for _, offer in project.offers()]
    sites = [site.id for site in project.sites if not site.supplier]
    for at in range(orders):
        again, place = divmod(at, len(offers))
        yield GivenOrder(
            offer=offers[place],
            period=again * _APART,
            site=sites[at % len(sites)],
            units=1 + at * 7919 % 150,
        )


def comparison(project: Project, orders: int) -> Comparison:
    """Give every scenario of a project with its plan of so many orders, side by side."""
    sides = []
    for scenario in project.scenarios:
        answer = Answer(project=project, scenario=scenario, plan=plan(project, scenario, orders))
        sides.append(Compared(project=project, scenario=scenario, answer=answer, current=True))
    return compare(sides)
