"""Planning small projects for tests, and reading what came of it."""

from decimal import Decimal
from typing import Any

from procure.demand import Site, Workload
from procure.offers import Offer
from procure.plan import LimitUse, Plan
from procure.project import Project
from solver.planner import Options, make_plan
from tests.builders import catalog, chip, project

EXACT = Options(gap=Decimal(0))


def plan(made: Project, options: Options = EXACT) -> Plan:
    """Plan the first scenario and check the audit where there is a plan."""
    found = make_plan(made, made.scenarios[0], options)
    if found.orders or found.objective is not None:
        assert found.audit is not None
        assert found.audit.passed, found.audit.failures
    return found


def units(found: Plan) -> dict[str, int]:
    """Count the units ordered by offer."""
    counted: dict[str, int] = {}
    for order in found.orders:
        counted[order.offer] = counted.get(order.offer, 0) + order.units
    return counted


def use_of(found: Plan, key: str) -> LimitUse:
    """Give how full the limit of a key is."""
    return next(use for use in found.limits if use.key == key)


def clashes(found: Plan) -> dict[str, bool]:
    """Give the limits of a clash but for demand itself, and whether each alone would do."""
    assert found.status == "infeasible"
    return {clash.key: clash.alone for clash in found.clashes if clash.key != "demand"}


def reasons(found: Plan) -> dict[str, str]:
    """Give the reason key of each offer left out."""
    return {one.offer: one.key for one in found.left_out}


def two_workloads(*offers: Offer, **fields: Any) -> Project:
    """Make a project in which H100s do the main work and MI300Xs a second kind alone."""
    return project(
        [catalog("S", *offers)],
        chips=[chip("H100"), chip("MI300X", "AMD")],
        speeds={("h100", "chat"): 10, ("mi300x", "images"): 10},
        workloads=(
            Workload(id="chat", name="Chat", unit="q/s"),
            Workload(id="images", name="Images", unit="q/s"),
        ),
        sites=(Site(id="here", name="Here", country="US"),),
        **fields,
    )
