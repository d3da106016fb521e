"""What better terms and the next price break are worth, where anybody can work it out."""

from dataclasses import replace
from decimal import Decimal

from procure.explained.effect import Effect, Interval
from procure.explained.negotiation import OrderedThen, Worth
from procure.project import Project
from solver.explain.asker import Asker
from solver.explain.negotiation_worth import breaks_reached, worths
from solver.planner import Options, make_plan
from tests.builders import D, catalog, demand, offer, project, scenario

EXACT = Options(gap=Decimal(0))


def asker(made: Project) -> Asker:
    """Plan the first scenario."""
    asked = made.scenarios[0]
    return Asker(made, asked, make_plan(made, asked, EXACT), EXACT)


def worth(made: Project) -> dict[str, Worth]:
    """Give the worths of the first offer by their term."""
    return {one.term: one for one in worths(asker(made), made.offers()[0][1])}


def saves(amount: object) -> Effect:
    """Save exactly so much."""
    cost = -D(str(amount))
    return Effect(outcome="plan", cost=Interval(low=cost, high=cost))


def test_a_month_sooner_is_worth_the_dearer_chips_until_then() -> None:
    """Ten chips are rented for the quarter in which the bought ones are still on their way."""
    made = project(
        [
            catalog("A", offer("buy", "h100", 100, lead_weeks=D(15))),
            catalog("B", offer("dear", "h100", 500)),
        ],
        scenario(demand(0, 50, 100)),
    )
    found = worth(made)["lead"]
    assert (found.quoted, found.asked) == (D(15), D(11))
    assert _same(found.effect, saves(5 * 400))


def test_supply_is_worth_something_only_where_it_is_used_up() -> None:
    """A tenth more of it replaces as many dear chips; what is left over is worth nothing."""
    made = project(
        [
            catalog("A", offer("short", "h100", 100, supply_total=30, supply_per_period=30)),
            catalog("B", offer("dear", "h100", 500)),
        ],
        scenario(demand(0, 400)),
    )
    found = worth(made)
    # Two orders arrive in two periods, so that the supply of one period is no limit.
    assert set(found) == {"supply_per_period", "supply_total"}
    assert (found["supply_total"].quoted, found["supply_total"].asked) == (D(30), D(33))
    assert _same(found["supply_total"].effect, saves(3 * 400))
    assert _same(found["supply_per_period"].effect, saves(0))
    plenty = replace(made, catalogs=(catalog("A", offer("o", "h100", 100, supply_total=80)),))
    assert worth(plenty) == {}


def test_a_minimum_is_worth_what_is_ordered_too_much() -> None:
    """Ten are needed and twelve have to be ordered."""
    made = project([catalog("A", offer("bulk", "h100", 100, moq=12))], scenario(demand(0, 100)))
    found = worth(made)["minimum"]
    assert (found.quoted, found.asked) == (D(12), D(1))
    assert _same(found.effect, saves(200))


def test_reaching_a_break_costs_what_the_plans_differ_by() -> None:
    """Twelve at 90 instead of ten at 100: the optimum has seen it, so that it costs 80 more."""
    made = project(
        [catalog("A", offer("o", "h100", [(1, 100), (12, 90)]))], scenario(demand(0, 100))
    )
    (found,) = breaks_reached(asker(made), made.offers()[0][1])
    assert (found.units, found.quantity, found.paid) == (10, 12, D(80))
    assert [one.units for one in found.then] == [12]
    assert _same(found.effect, Effect(outcome="plan", cost=Interval(low=D(80), high=D(80))))


def test_a_plan_that_missed_a_break_is_told_what_it_pays_too_much() -> None:
    """Eleven at 90 cost less than ten at 100; a plan proven to a wide gap may not know."""
    made = project(
        [catalog("A", offer("o", "h100", [(1, 100), (11, 90)]))], scenario(demand(0, 100))
    )
    one = asker(made)
    assert [order.units for order in one.plan.orders] == [11]
    dear = made.offers()[0][1]
    only = replace(dear, breaks=dear.breaks[:1], break_kind=None)
    wide = make_plan(replace(made, catalogs=(catalog("A", only),)), made.scenarios[0], EXACT)
    assert [order.units for order in wide.orders] == [10]
    later = Asker(made, made.scenarios[0], replace(wide, bound=D(900)), EXACT)
    (found,) = breaks_reached(later, dear)
    assert (found.units, found.then, found.paid) == (
        10,
        (OrderedThen(period=one.plan.orders[0].period, units=11),),
        D(-10),
    )
    assert found.effect.cost is not None
    assert found.effect.cost.low == 0


def test_a_break_out_of_supply_leaves_no_plan() -> None:
    """It cannot be reached at any cost."""
    made = project(
        [catalog("A", offer("o", "h100", [(1, 100), (12, 90)], supply_total=11))],
        scenario(demand(0, 100)),
    )
    (found,) = breaks_reached(asker(made), made.offers()[0][1])
    assert (found.effect.outcome, found.then, found.paid) == ("no_plan", (), None)


def test_breaks_that_count_all_orders_are_reached_together() -> None:
    """Ten in two orders, twelve for the break: two more, in any of them."""
    made = project(
        [catalog("A", offer("o", "h100", [(1, 100), (12, 95)], break_basis="cumulative"))],
        scenario(demand(0, 50, 100), discount_rate=D("0.1")),
    )
    (found,) = breaks_reached(asker(made), made.offers()[0][1])
    assert (found.period, found.units, found.quantity) == (None, 10, 12)
    assert sum(one.units for one in found.then) == 12
    assert found.paid is not None
    assert found.paid > 0


def _same(found: Effect, expected: Effect) -> bool:
    """Tell whether two effects agree to the cent."""
    if found.cost is None or expected.cost is None:
        return found == expected
    ends = ((found.cost.low, expected.cost.low), (found.cost.high, expected.cost.high))
    return all(
        one is not None and other is not None and abs(one - other) <= D("0.01")
        for one, other in ends
    )
