"""Other plans than the best: what they have less of, what they cost, and what is said of them.

That nothing within the cost has less, test_goals tries on many projects.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from procure.demand import DemandRow, Site, Workload
from procure.explained.alternatives import (
    GOALS,
    Alternative,
    Alternatives,
    GoalKey,
    NotReached,
    Reached,
)
from procure.explained.effect import Interval
from procure.project import Project
from solver.explain.alternatives import alternatives, least_change
from solver.explain.asker import Asker
from solver.planner import Options, make_plan
from tests.builders import D, asking, catalog, chip, demand, offer, project, scenario
from tests.solver.random_instances import random_project

EXACT = Options(gap=Decimal(0))
WITHIN = Decimal("0.1")


def asker(made: Project) -> Asker:
    """Plan the first scenario at gap 0."""
    return Asker(made, made.scenarios[0], make_plan(made, made.scenarios[0], EXACT), EXACT)


def two_suppliers(**fields: Any) -> Project:
    """Make a project in which a cheap offer is short, and a dear one of another is not.

    100 of 10 chips asked for: 6 at 10 from the one, 4 at 11 from the other cost 104; all
    from the other 110.
    """
    return project(
        [
            catalog("Cheap", offer("a", "h100", 10, supply_total=6)),
            catalog("Dear", offer("b", "h100", 11)),
        ],
        scenario(demand(100)),
        **fields,
    )


def test_a_dearer_plan_has_fewer_suppliers() -> None:
    """Within six percent there is one supplier, within five there are two."""
    one = asker(two_suppliers())
    assert one.plan.objective == 104
    found = alternatives(one, D("0.06"))
    assert found is not None
    assert found.ceiling == D("110.24")
    fewest = next(each for each in found.plans if each.reached[0].goal == "suppliers")
    assert fewest.place > 0
    assert [order.offer for order in fewest.plan.orders] == ["b"]
    assert fewest.plan.objective == 110
    assert fewest.plan.bound == one.plan.bound
    assert fewest.plan.status == "feasible"
    assert fewest.extra == Interval(low=D(6), high=D(6))
    assert fewest.reached == (Reached(goal="suppliers", value=D(1), bound=D(1), least=True),)
    near = alternatives(one, D("0.05"))
    assert near is not None
    assert near.plans[0].reached[0] == Reached(goal="suppliers", value=D(2), bound=D(2), least=True)


def test_plans_come_one_by_one_and_fill_the_table() -> None:
    """The last told of each place is the plan that stands there in the end."""
    told: dict[int, Alternative] = {}
    asked: list[int] = []
    made = two_suppliers()
    one = Asker(made, made.scenarios[0], asker(made).plan, EXACT, on_asked=asked.append)
    first: list[int] = []

    def found_one(each: Alternative) -> None:
        first.append(each.place)
        told[each.place] = each

    found = alternatives(one, D("0.06"), on_found=found_one)
    assert found is not None
    assert first[0] == 0
    assert tuple(told.values()) == found.plans
    assert asked == [1, 2, 3, 4, 5]


def test_the_same_is_found_whenever_it_is_asked_for() -> None:
    """Alternatives are reproducible, but for the seconds."""
    made = random_project(10_070, frozenset({"rebate", "breaks"}))
    first, again = alternatives(asker(made), WITHIN), alternatives(asker(made), WITHIN)
    assert first is not None
    assert again is not None
    assert [timeless(each) for each in first.plans] == [timeless(each) for each in again.plans]


def timeless(found: Alternative) -> Alternative:
    """Leave out how long it took."""
    solve = replace(found.plan.solve, seconds=D(0))
    return replace(found, plan=replace(found.plan, solve=solve))


def test_a_stop_ends_the_search() -> None:
    """The best plan stands there alone; what was not found is named."""
    one = asker(two_suppliers())
    one.should_stop = lambda: True
    found = alternatives(one, D("0.06"))
    assert found is not None
    assert [each.reached for each in found.plans] == [()]
    assert [(each.goal, each.why) for each in found.missing] == [
        (goal, "stopped") for goal in GOALS
    ]


def test_without_a_plan_there_is_no_other() -> None:
    """Nothing is looked for, and a percent below zero is refused."""
    made = project([catalog("S", offer("a", "h100", 10, supply_total=1))], scenario(demand(100)))
    assert alternatives(asker(made), D("0.1")) is None
    assert least_change(asker(made), asker(two_suppliers()).plan, D("0.1")) is None
    with pytest.raises(ValueError, match="-1"):
        alternatives(asker(two_suppliers()), D(-1))


def test_what_is_unknown_has_no_least() -> None:
    """Units of unknown power are in no plan of least power; without others there is none."""
    unknown = replace(chip("H100"), tdp_w=None)
    here = Site(id="here", name="Here", country="US")
    alone = project(
        [catalog("S", offer("a", "h100", 10))],
        scenario(demand(100)),
        chips=[unknown],
        sites=(here,),
    )
    found = alternatives(asker(alone), D("0.5"))
    assert found is not None
    assert found.missing == (NotReached(goal="power", why="unknown"),)
    other = project(
        [catalog("S", offer("a", "h100", 10), offer("b", "mi300x", 11))],
        scenario(demand(100)),
        chips=[unknown, chip("MI300X")],
        sites=(here,),
    )
    found = alternatives(asker(other), D("0.5"))
    assert found is not None
    assert found.missing == ()
    (least,) = (each for each in found.plans if any(one.goal == "power" for one in each.reached))
    assert [order.offer for order in least.plan.orders] == ["b"]
    best = {one.goal: one.value for one in found.plans[0].measures}
    assert best["power"] is None


def test_the_cost_holds_to_the_cent() -> None:
    """A plan a cent too dear is none: the dearer supplier costs just that, or a cent more."""
    one = asker(two_suppliers())
    exact = alternatives(one, D(6) / D(104) + D("1e-20"))
    assert exact is not None
    assert exact.ceiling == 110
    assert min(value_of(each, "suppliers") for each in exact.plans) == 1
    below = alternatives(one, D("5.99") / D(104))
    assert below is not None
    assert below.ceiling == D("109.99")
    assert min(value_of(each, "suppliers") for each in below.plans) == 2


def value_of(found: Alternative, goal: GoalKey) -> Decimal:
    """Give what a plan has of a goal."""
    value = next(one.value for one in found.measures if one.goal == goal)
    assert value is not None
    return value


def test_rounding_lifts_no_plan_above_the_cost() -> None:
    """Three orders of 110.018 together are paid as 110.03; 110.02 is all that may be spent."""
    offers = [
        offer("b1", "h100", "11.0015", supply_total=4),
        offer("b2", "h100", "11.002", supply_total=3),
        offer("b3", "h100", "11.002", supply_total=3),
    ]
    cheap = offer("a", "h100", 10, supply_total=6)
    one = asker(project([catalog("Cheap", cheap), catalog("Dear", *offers)], scenario(demand(100))))
    assert one.plan.objective == D("104.01")
    found = alternatives(one, D("6.015") / D("104.01"))
    assert found is not None
    assert found.ceiling == D("110.02")
    assert all((each.plan.objective or 0) <= found.ceiling for each in found.plans)
    assert min(value_of(each, "suppliers") for each in found.plans) == 2
    enough = alternatives(one, D("6.025") / D("104.01"))
    assert enough is not None
    assert enough.ceiling == D("110.03")
    assert min(value_of(each, "suppliers") for each in enough.plans) == 1


def test_rent_by_the_period_is_no_delivery() -> None:
    """For the earliest, a late purchase gives way to what is rented as it is needed."""
    made = project(
        [
            catalog("S", offer("buy", "h100", 1000, lead_weeks=D(20))),
            catalog("Cloud", offer("rent", "h100", "0.5", kind="rent")),
        ],
        scenario(demand(0, 0, 10)),
        sites=(
            Site(id="here", name="Here", country="US"),
            Site(id="cloud", name="Cloud", country="US", supplier="Cloud"),
        ),
    )
    one = asker(made)
    assert [(order.offer, order.period) for order in one.plan.orders] == [("buy", 0)]
    found = alternatives(one, D(1))
    assert found is not None
    assert value_of(found.plans[0], "earliest") == 140
    (earliest,) = (each for each in found.plans if any(r.goal == "earliest" for r in each.reached))
    assert [(order.offer, order.period) for order in earliest.plan.orders] == [("rent", 2)]
    assert value_of(earliest, "earliest") == 0


def rented_or_bought(*rows: DemandRow, **rent: Any) -> Project:
    """Make a project with a chip to be bought at 1,000 or rented from a supplier's region."""
    return project(
        [
            catalog("S", offer("buy", "h100", 1000)),
            catalog("Cloud", offer("rent", "h100", kind="rent", **rent)),
        ],
        scenario(*rows),
        sites=(
            Site(id="here", name="Here", country="US"),
            Site(id="cloud", name="Cloud", country="US", supplier="Cloud"),
        ),
    )


def of_goal(found: Alternatives | None, goal: GoalKey) -> Alternative:
    """Give the plan that reaches a goal, which is proven."""
    assert found is not None
    (one,) = (each for each in found.plans if any(r.goal == goal for r in each.reached))
    assert all(r.least for r in one.reached)
    return one


def test_power_at_a_suppliers_is_not_yours() -> None:
    """What is rented there draws none of the buyer's power."""
    one = asker(rented_or_bought(demand(10), price="0.5"))
    assert [order.offer for order in one.plan.orders] == ["buy"]
    found = alternatives(one, D(1))
    least = of_goal(found, "power")
    assert [order.offer for order in least.plan.orders] == ["rent"]
    assert value_of(least, "power") == 0
    assert found is not None
    assert value_of(found.plans[0], "power") == D("0.7")


def test_rent_for_longer_than_a_period_is_a_delivery() -> None:
    """Where it begins late, something that is there at once is earlier."""
    one = asker(rented_or_bought(demand(0, 10, 10), price="0.2", term_months=6))
    assert [(order.offer, order.period) for order in one.plan.orders] == [("rent", 1)]
    found = alternatives(one, D("0.2"))
    earliest = of_goal(found, "earliest")
    assert [(order.offer, order.period) for order in earliest.plan.orders] == [("buy", 0)]
    assert value_of(earliest, "earliest") == 0
    assert found is not None
    assert value_of(found.plans[0], "earliest") == 91


def test_the_old_plan_stays_where_it_may() -> None:
    """All old orders stay for what that costs; they are larger than the new demand needs."""
    made = two_suppliers()
    before = asker(made).plan
    less = asking(made, demand=(demand(50),))
    one = asker(less)
    assert [order.offer for order in one.plan.orders] == ["a"]
    found = least_change(one, before, D("1.1"))
    assert found is not None
    assert not found.gone
    assert not found.changed
    assert found.alternative is not None
    assert value_of(found.alternative, "change") == 0
    assert value_of(found.best, "change") == 5
    assert found.alternative.plan.objective == 104
    near = least_change(one, before, D("0.2"))
    assert near is not None
    assert near.alternative is not None
    assert value_of(near.alternative, "change") == 4
    assert [(one.offer, one.before, one.after) for one in near.changed] == [("b", 4, 0)]


def test_orders_that_cannot_be_placed_are_named() -> None:
    """Orders of a day that is past, or of an offer that is gone, count for no plan."""
    made = project(
        [catalog("S", offer("a", "h100", 10)), catalog("T", offer("b", "mi300x", 10))],
        scenario(demand(10, 30), demand(10, 10, workload="images")),
        chips=[chip("H100"), chip("MI300X")],
        speeds={("h100", "chat"): 10, ("mi300x", "images"): 10},
        workloads=(
            Workload(id="chat", name="Chat", unit="q/s"),
            Workload(id="images", name="Images", unit="q/s"),
        ),
    )
    (asked,) = made.scenarios
    dated = replace(asked, discount_rate=D("0.1"))
    before = make_plan(made, dated, EXACT)
    assert [(one.offer, one.period, one.units) for one in before.orders] == [
        ("a", 0, 1),
        ("a", 1, 2),
        ("b", 0, 1),
    ]
    later = replace(
        dated,
        horizon=replace(asked.horizon, start=asked.horizon.starts(1), periods=1),
        demand=(demand(40),),
    )
    moved = replace(made, scenarios=(later,), catalogs=made.catalogs[:1])
    one = asker(moved)
    found = least_change(one, before, D(0))
    assert found is not None
    assert [(order.offer, order.period) for order in found.gone] == [("a", 0), ("b", 0)]
    assert [(each.offer, each.period, each.before, each.after) for each in found.changed] == [
        ("a", 0, 2, 4)
    ]
    assert value_of(found.best, "change") == 2
    assert found.alternative == found.best
