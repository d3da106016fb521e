"""Suppliers, quantities, pools and supply hold, bind where they say so, and clash by name."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.demand import Pool, PoolMember
from procure.offers import Program, RampStep
from procure.project import Project
from procure.scenario import Limit
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.planning import clashes, plan, reasons, units, use_of


def test_supply_limits_count_in_the_period_of_arrival() -> None:
    """Two a quarter and three in all: the fourth comes from elsewhere; off, it does not."""
    prices = catalog(
        "S",
        offer("o", "h100", 10, supply_per_period=2, supply_total=3),
        offer("other", "h100", 1000),
    )
    asked = scenario(demand(20, 40))
    assert units(plan(project([prices], asked))) == {"o": 3, "other": 1}
    free = replace(asked, limits=(Limit(family="supply", on=False),))
    assert units(plan(project([prices], free))) == {"o": 4}


def test_a_minimum_above_the_supply_is_no_order() -> None:
    """An offer whose smallest order cannot be delivered is left out, unless supply is off."""
    prices = catalog(
        "S", offer("o", "h100", 10, moq=5, supply_total=3), offer("other", "h100", 1000)
    )
    found = plan(project([prices], scenario(demand(10))))
    assert units(found) == {"other": 1}
    assert reasons(found) == {"o": "left-out-minimum-over-supply"}
    free = scenario(demand(10), limits=(Limit(family="supply", on=False),))
    assert units(plan(project([prices], free))) == {"o": 5}


def three_suppliers(*limits: Limit, asked: int = 40) -> Project:
    """Offer a chip from three suppliers, the cheap ones with two each."""
    return project(
        [
            catalog("A", offer("a", "h100", 100, supply_total=2)),
            catalog("B", offer("b", "h100", 110, supply_total=2)),
            catalog("C", offer("c", "h100", 150)),
        ],
        scenario(demand(asked), limits=limits),
    )


def test_no_more_suppliers_than_the_limit_get_an_order() -> None:
    """One supplier alone has four chips; two do it for less."""
    assert units(plan(three_suppliers())) == {"a": 2, "b": 2}
    one = Limit(family="suppliers", value=D(1))
    found = plan(three_suppliers(one))
    assert units(found) == {"c": 4}
    use = use_of(found, "suppliers.maximum")
    assert (use.value, use.used, use.binding) == (D(1), D(1), True)
    roomy = plan(three_suppliers(replace(one, value=D(3))))
    assert use_of(roomy, "suppliers.maximum").used == 2
    assert not use_of(roomy, "suppliers.maximum").binding


def test_no_fewer_suppliers_than_the_limit_get_an_order() -> None:
    """A second and third supplier get an order, even beyond what is needed."""
    three = Limit(family="suppliers", bound="minimum", value=D(3))
    found = plan(three_suppliers(three))
    assert units(found) == {"a": 2, "b": 1, "c": 1}
    use = use_of(found, "suppliers.minimum")
    assert (use.value, use.used, use.binding) == (D(3), D(3), True)
    assert units(plan(three_suppliers(three, asked=10))) == {"a": 1, "b": 1, "c": 1}
    four = replace(three, value=D(4))
    assert clashes(plan(three_suppliers(four))) == {"suppliers.minimum": True}


def test_a_number_of_suppliers_clashes_with_what_each_can_deliver() -> None:
    """One supplier with two chips cannot serve the demand of four; no supplier serves none."""
    one = Limit(family="suppliers", value=D(1))
    made = three_suppliers(one)
    few = replace(made, catalogs=made.catalogs[:2])
    assert clashes(plan(few)) == {"suppliers.maximum": True, "supply": True}
    none = three_suppliers(replace(one, value=D(0)))
    assert clashes(plan(none)) == {"suppliers.maximum": True}


def nodes(*limits: Limit, asked: int = 160) -> Project:
    """Offer nodes of eight chips for 800, and single chips for 250."""
    return project(
        [catalog("S", offer("node", "h100", 800, count=8), offer("one", "h100", 250))],
        scenario(demand(asked), limits=limits),
    )


@pytest.mark.parametrize(
    ("by", "subject", "bound", "value", "expected", "used"),
    [
        ("offer", "node", "maximum", 1, {"node": 1, "one": 8}, 1),
        ("offer", "one", "minimum", 3, {"node": 2, "one": 3}, 3),
        ("chip", "h100", "minimum", 17, {"node": 2, "one": 1}, 17),
        ("chip", "h100", "maximum", 16, {"node": 2}, 16),
    ],
)
def test_quantities_hold_from_both_sides(
    by: Any, subject: str, bound: Any, value: int, expected: dict[str, int], used: int
) -> None:
    """Units of an offer and chips of a model are at most, or at least, what the limit says."""
    limit = Limit(family="quantity", by=by, subject=subject, bound=bound, value=D(value))
    found = plan(nodes(limit))
    assert units(found) == expected
    use = use_of(found, limit.key)
    assert (use.value, use.used, use.binding) == (D(value), D(used), True)


def test_a_minimum_far_beyond_demand_is_ordered() -> None:
    """A hundred units, where two would serve all demand."""
    least = Limit(family="quantity", by="offer", subject="node", bound="minimum", value=D(100))
    found = plan(nodes(least))
    assert units(found) == {"node": 100}
    assert found.status == "optimal"
    chips = replace(least, by="chip", subject="h100", value=D(1001))
    assert units(plan(nodes(chips))) == {"node": 125, "one": 1}


def test_quantities_clash_by_name() -> None:
    """Too few chips allowed for the demand; a minimum that supply does not reach."""
    most = Limit(family="quantity", by="chip", subject="h100", value=D(15))
    assert clashes(plan(nodes(most))) == {"quantity.chip.h100.maximum": True}
    none = replace(most, value=D(0))
    assert clashes(plan(nodes(none))) == {"quantity.chip.h100.maximum": True}
    least = Limit(family="quantity", by="offer", subject="a", bound="minimum", value=D(3))
    found = plan(three_suppliers(least))
    assert clashes(found) == {"quantity.offer.a.minimum": True, "supply": True}


def bottleneck(*asked: int, limits: tuple[Limit, ...] = (), per_period: int = 10) -> Project:
    """Let a pool take 2 of every unit of an offer and 3 of every chip of the other kind."""
    return project(
        [
            catalog("S", offer("o", "h100", 100, lead_weeks=D(13))),
            catalog("T", offer("duo", "h200", 300, count=2, lead_weeks=D(1))),
        ],
        scenario(demand(*asked), limits=limits),
        chips=[chip("H100"), chip("H200")],
        pools=(
            Pool(
                id="hbm",
                name="HBM",
                unit="stacks",
                per_period=D(per_period),
                members=(PoolMember(offer="o", weight=D(2)), PoolMember(chip="h200", weight=D(3))),
            ),
        ),
    )


def test_a_pool_is_shared_by_offers_in_the_period_of_arrival() -> None:
    """Five single chips can arrive in each of two quarters, a pair in the one before."""
    found = plan(bottleneck(0, 0, 110))
    assert units(found) == {"o": 9, "duo": 1}
    pair = next(order for order in found.orders if order.offer == "duo")
    assert pair.period == 0
    use = use_of(found, "pool.hbm")
    assert (use.value, use.used, use.binding) == (D(10), D(10), True)
    off = Limit(family="pool", subject="hbm", on=False)
    assert units(plan(bottleneck(0, 0, 110, limits=(off,)))) == {"o": 11}


def test_a_pool_takes_the_limits_own_value_before_the_pools() -> None:
    """Without a value the pool's own holds; both are named where they are in the way."""
    assert clashes(plan(bottleneck(0, 20, per_period=1))) == {"pool.hbm": True}
    wider = Limit(family="pool", subject="hbm", value=D(4))
    found = plan(bottleneck(0, 20, per_period=1, limits=(wider,)))
    assert units(found) == {"o": 2}
    assert use_of(found, "pool.hbm").used == 4
    assert clashes(plan(bottleneck(0, 20, per_period=0))) == {"pool.hbm": True}


def own_silicon(*asked: int, limits: tuple[Limit, ...] = (), ramp: Any = None) -> Project:
    """Let boards of two own chips arrive from the second quarter on, by a ramp of chips."""
    steps = ((date(2024, 4, 1), 4), (date(2024, 8, 1), 10)) if ramp is None else ramp
    program = Program(
        id="silicon",
        name="Silicon",
        currency="USD",
        one_time_cost=D(0),
        ramp=tuple(RampStep(start=start, chips_per_period=chips) for start, chips in steps),
    )
    board = offer("board", "own", 10, count=2, program="silicon")
    single = offer("single", "own", 6, program="silicon")
    return project(
        [catalog("S", board, single, programs=(program,)), catalog("T", offer("n", "h100", 1000))],
        scenario(demand(*asked), limits=limits),
        chips=[chip("H100"), chip("Own", "Us")],
    )


def test_a_ramp_counts_the_chips_of_all_offers_of_its_program() -> None:
    """Nothing before its first step, four a quarter, ten from the first quarter after August."""
    found = plan(own_silicon(10, 60, 60, 150))
    chips: dict[int, int] = {}
    for order in found.orders:
        if order.offer != "n":
            each = 2 if order.offer == "board" else 1
            chips[order.period] = chips.get(order.period, 0) + each * order.units
    assert chips.get(0, 0) == 0
    assert units(found)["n"] == 2
    assert chips[1] == 4
    assert chips.get(2, 0) <= 4
    assert chips[3] <= 10
    assert use_of(found, "supply").binding
    off = Limit(family="supply", on=False)
    assert units(plan(own_silicon(10, 60, limits=(off,)))) == {"board": 3}


def test_a_ramp_is_named_where_it_is_in_the_way() -> None:
    """Without another supplier the ramp alone keeps the demand from being served."""
    made = own_silicon(0, 60)
    only = replace(made, catalogs=made.catalogs[:1])
    assert clashes(plan(only)) == {"supply": True}


def test_an_offer_beyond_its_ramp_is_left_out_with_that_reason() -> None:
    """A board of two chips never arrives where one chip a quarter may."""
    found = plan(own_silicon(0, 10, ramp=((date(2024, 1, 1), 1),)))
    assert units(found) == {"single": 1}
    assert reasons(found) == {"board": "left-out-ramp"}
