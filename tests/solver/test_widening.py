"""What orders larger than the model allows could bring is known, and no bound forgets them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from benchmarks import instances
from procure.demand import Site
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit
from solver import planner, widening
from solver.candidates import screen
from solver.engine import Options
from solver.instance import Instance, make_instance
from solver.planner import make_plan
from solver.search import search
from solver.widening import least_with_larger, may_be_outgrown
from tests.builders import D, catalog, demand, offer, project, scenario
from tests.solver.brute.search import Best, BruteForce, TooLargeError
from tests.solver.random_instances import random_project

CENT = Decimal("0.01")
SHARES = ("share_of_spend", "share_of_chips")
WITH = ("breaks", "rebate", "rent_from_supplier", "minimum", "prepaid", "program_take_or_pay")


def instance(made: Project, widen: int = 1) -> Instance:
    """Make the instance of a project's one scenario."""
    return make_instance(made, made.scenarios[0], screen(made, made.scenarios[0]), widen=widen)


def shared(*limits: Limit) -> Project:
    """Make a project in which ten chips at 100 or 110 serve all demand."""
    return project(
        [
            catalog("Cheap", offer("cheap", "h100", 100)),
            catalog("Dear", offer("dear", "h100", 110)),
        ],
        scenario(demand(100), limits=limits),
        sites=(Site(id="here", name="Here", country="US"),),
    )


HALF = Limit(family="share", by="supplier", subject="Cheap", value=D("0.5"))


def test_without_shares_no_larger_order_matters() -> None:
    """Where the orders allowed are certainly enough, there is nothing to know."""
    assert least_with_larger(instance(shared())) is None


def test_a_larger_order_costs_its_price() -> None:
    """The least of one unit more than allowed, at each offer's price."""
    narrow = instance(shared(HALF))
    most = {one.option.offer.id: one.most for one in narrow.columns}
    expected = min((most["cheap"] + 1) * 100, (most["dear"] + 1) * 110)
    assert least_with_larger(narrow) == expected
    wide = least_with_larger(instance(shared(HALF), widen=64))
    assert wide is not None
    assert wide > expected


@pytest.mark.parametrize(("family", "outgrown"), [("plain", False), ("rich", True)])
def test_what_serves_nothing_may_be_outgrown(family: instances.Family, *, outgrown: bool) -> None:
    """Rent before there is any work is allowed in tiny orders, which a share may outgrow."""
    made = instances.project(family, "medium", 1)
    narrow = instance(made)
    assert may_be_outgrown(narrow, least_with_larger(narrow)) is outgrown
    wide = instance(made, widen=64)
    assert not may_be_outgrown(wide, least_with_larger(wide))


def check(made: Project, told: list[Plan], end: Plan) -> int:
    """Search for a plan below each bound, and count the bounds."""
    brute = BruteForce(made)
    bounds = [plan.bound for plan in (*told, end) if plan.bound is not None]
    for bound in set(bounds):
        try:
            assert brute.better_than(Best(bound - CENT, None)) is None
        except TooLargeError:
            continue
    return len(bounds) - (end.bound is not None)


@pytest.mark.parametrize("dear", [0, 10**9])
@pytest.mark.parametrize("share", SHARES)
def test_bounds_under_shares_are_those_of_all_plans(
    monkeypatch: pytest.MonkeyPatch, share: str, dear: int
) -> None:
    """Nothing is cheaper than a bound told on the way, with orders of whatever size.

    Neither where the search begins with orders as they are, nor where they are wide at once.
    """
    monkeypatch.setattr(search, "LARGE", 0)
    monkeypatch.setattr(planner, "_MANY", 0)
    monkeypatch.setattr(widening, "_DEAR", dear)
    on_the_way = 0
    for seed, other in enumerate(WITH):
        made = random_project(seed, frozenset({share, other}))
        told: list[Plan] = []
        end = make_plan(
            made, made.scenarios[0], replace(Options(), gap=Decimal(0)), on_plan=told.append
        )
        on_the_way += check(made, told, end)
    assert on_the_way
