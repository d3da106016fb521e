"""Prices at which orders change, for projects where anybody can work them out."""

from decimal import Decimal

import pytest

from procure.explained.negotiation import Change, PriceTurn
from procure.project import Project
from procure.scenario import Limit
from procure.units import Rate
from solver.explain.asker import Asker
from solver.explain.negotiation_price import CHEAPEST, DEAREST, price_point, price_turn, with_factor
from solver.planner import Options, make_plan
from tests.builders import START, D, catalog, demand, offer, project, scenario

EXACT = Options(gap=Decimal(0))


def asker(made: Project, options: Options = EXACT) -> Asker:
    """Plan the first scenario."""
    asked = made.scenarios[0]
    return Asker(made, asked, make_plan(made, asked, options), options)


def turn(made: Project, name: str, change: Change, options: Options = EXACT) -> PriceTurn:
    """Find a turn of an offer by its id."""
    one = next(each for _, each in made.offers() if each.id == name)
    return price_turn(asker(made, options), one, change)


def two(dear: object = 100, cheap: object = 80, *amounts: object) -> Project:
    """Two offers of the same chip, of which ten are needed."""
    return project(
        [
            catalog("A", offer("cheap", "h100", cheap)),
            catalog("B", offer("dear", "h100", dear)),
        ],
        scenario(demand(0, *(amounts or (100,)))),
    )


def holds(found: PriceTurn, factor: object) -> bool:
    """Tell whether a turn lies about a factor, from both sides, and no wider than it should."""
    assert found.outcome == "found"
    assert found.before is not None
    assert found.after is not None
    low, high = sorted((found.before.factor, found.after.factor))
    return low <= D(str(factor)) <= high and high - low <= low * D("0.0011")


def test_the_dearer_of_two_enters_at_the_price_of_the_other() -> None:
    """And the cheaper one leaves at that of the dearer."""
    assert holds(turn(two(), "dear", "enters"), "0.8")
    assert holds(turn(two(), "cheap", "leaves"), "1.25")


def test_few_plans_are_asked_for() -> None:
    """Where nothing bends the lines, a turn takes no more than eight of them."""
    made = two()
    for name, change in (("dear", "enters"), ("cheap", "leaves")):
        one = asker(made)
        price_turn(one, next(each for _, each in made.offers() if each.id == name), change)  # type: ignore[arg-type]
        assert one.asked <= 8


def test_fewer_are_ordered_before_it_leaves() -> None:
    """Six chips are needed all the time, and four more in one of three quarters."""
    made = project(
        [
            catalog("A", offer("buy", "h100", 300)),
            catalog(
                "B",
                offer("rent", "h100", "0.01", kind="rent", term_months=3, hosted_by="buyer"),
            ),
        ],
        scenario(demand(60, 100, 60)),
    )
    hours = [made.scenarios[0].horizon.hours(period) for period in range(3)]
    plan = asker(made).plan
    assert plan.trusted
    rented = sum(order.units for order in plan.orders if order.offer == "rent")
    assert rented == 6 * 2 + 10
    # A chip that is needed throughout is bought as soon as three quarters' rent costs more.
    assert holds(turn(made, "rent", "less"), D(300) / (D("0.01") * sum(hours)))
    # The four of one quarter stay rented until that quarter alone costs a chip.
    assert holds(turn(made, "rent", "leaves"), D(300) / (D("0.01") * hours[1]))


def test_more_are_ordered_where_another_offer_is_replaced() -> None:
    """Two offers of limited supply share the work; the dearer grows at the other's price."""
    made = project(
        [
            catalog("A", offer("cheap", "h100", 80, supply_total=6)),
            catalog("B", offer("dear", "h100", 100)),
        ],
        scenario(demand(0, 100)),
    )
    assert holds(turn(made, "dear", "more"), "0.8")
    assert turn(made, "cheap", "more").outcome == "impossible"


@pytest.mark.parametrize(("price", "expected"), [("19", "found"), ("21", "never")])
def test_prices_are_looked_at_down_to_a_twentieth(price: str, expected: str) -> None:
    """What would have to be cheaper than that is said to enter at no price."""
    found = turn(two(price, 1), "dear", "enters")
    assert found.outcome == expected
    if expected == "never":
        assert found.looked_to == CHEAPEST
        assert found.after is None


def test_prices_are_looked_at_up_to_twenty_times() -> None:
    """What is still ordered there is said to stay at any price."""
    found = turn(two(100, "4.9"), "cheap", "leaves")
    assert (found.outcome, found.looked_to) == ("never", DEAREST)
    assert holds(turn(two(100, "5.1"), "cheap", "leaves"), D(100) / D("5.1"))


def test_what_nothing_replaces_is_needed_and_what_is_ruled_out_is_impossible() -> None:
    """No price changes either; the offer that is needed is told by leaving it out."""
    alone = project([catalog("A", offer("only", "h100", 100))], scenario(demand(0, 100)))
    assert turn(alone, "only", "leaves").outcome == "needed"
    late = project(
        [catalog("A", offer("only", "h100", 100), offer("late", "h100", 50, lead_weeks=D(500)))],
        scenario(demand(0, 100)),
    )
    assert turn(late, "late", "enters").outcome == "impossible"


def test_a_budget_ends_what_a_price_can_be() -> None:
    """Without room for a dearer order, the offer leaves where the budget ends."""
    limit = Limit(family="budget", value=D(1100))
    made = project(
        [
            catalog("A", offer("cheap", "h100", 100)),
            catalog("B", offer("dear", "h100", 109)),
        ],
        scenario(demand(0, 100), limits=(limit,)),
    )
    assert holds(turn(made, "cheap", "leaves"), "1.09")


def test_within_gaps_both_prices_are_proven() -> None:
    """The turn of the exact plans lies between the two that are told."""
    made = two(100, 80, 100, 130, 170)
    for name, change, factor in (("dear", "enters", "0.8"), ("cheap", "leaves", "1.25")):
        found = turn(made, name, change, Options(gap=D("0.02")))  # type: ignore[arg-type]
        assert found.outcome == "found"
        assert found.before is not None
        assert found.after is not None
        low, high = sorted((found.before.factor, found.after.factor))
        assert low <= D(factor) <= high


def test_prices_are_given_of_a_chip_and_in_both_currencies() -> None:
    """Every break, multiplied; a unit's price is shared by its chips, and converted."""
    one = offer("o", "h100", [(1, 800), (10, 720)], count=8, currency="EUR")
    made = project(
        [catalog("A", one)],
        scenario(demand(0, 100)),
        rates=(Rate(currency="EUR", rate=D("1.1"), on=START),),
    )
    point = price_point(made, one, D("0.5"))
    assert [(each.quantity, each.price, each.chip) for each in point.prices] == [
        (1, D(400), D(50)),
        (10, D(360), D(45)),
    ]
    assert [(each.price_here, each.chip_here) for each in point.prices] == [
        (D(440), D(55)),
        (D(396), D("49.5")),
    ]
    assert with_factor(one, D(1)) is one
