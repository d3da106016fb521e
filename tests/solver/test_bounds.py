"""Orders are bounded by what they can be worth, and by what the engine can count."""

from procure.demand import Site
from procure.offers import Commitment
from procure.project import Project
from procure.scenario import Limit
from solver.bounds import MOST_UNITS
from solver.candidates import screen
from solver.instance import make_instance
from tests.builders import D, catalog, demand, offer, project, scenario
from tests.solver.planning import plan


def shared(asked: int, *limits: Limit, **fields: object) -> Project:
    """Make a project with a cheap and a dear supplier and no lack of power."""
    return project(
        [
            catalog("Cheap", offer("cheap", "h100", 100, multiple=3), **fields),
            catalog("Dear", offer("dear", "h100", 110)),
        ],
        scenario(demand(asked), limits=limits),
        sites=(Site(id="here", name="Here", country="US"),),
    )


def most(made: Project, widen: int) -> dict[str, int]:
    """Give the most units of each offer's order."""
    asked = made.scenarios[0]
    instance = make_instance(made, asked, screen(made, asked), widen=widen)
    return {one.option.offer.id: one.most * one.multiple for one in instance.columns}


def test_orders_are_never_widened_beyond_what_the_engine_counts() -> None:
    """A million chips under a share are a few thousand million after one widening."""
    half = Limit(family="share", by="supplier", subject="Cheap", value=D("0.5"))
    made = shared(10_000_000, half)
    assert most(made, 1) == {"cheap": 64_000_002, "dear": 64_000_000}
    assert most(made, 64) == {"cheap": MOST_UNITS - 2, "dear": MOST_UNITS}
    promise = Commitment(
        id="promise",
        kind="take_or_pay",
        description="Promise",
        amount=D(10) ** 12,
        currency="USD",
        signed=True,
    )
    assert most(shared(10, commitments=(promise,)), 1)["cheap"] == MOST_UNITS - 2


def test_what_no_order_can_count_is_neither_planned_nor_called_impossible() -> None:
    """Ten thousand million chips in one order: nobody has proven that there is no plan."""
    found = plan(shared(10**11))
    assert found.status == "nothing_found"
    assert found.clashes == ()
