"""Orders in time: worked out by hand on the example's plan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from procure import figures
from procure.plan import Assignment, Plan, Shortfall
from tests.procure import example_plan


def timeline(plan: Plan) -> dict[str, figures.OrderTime]:
    """Give the orders of a plan of the example in time, by id."""
    found = figures.timeline(example_plan.project(), example_plan.scenario(), plan)
    return {one.id: one for one in found}


def full(plan: Plan) -> Plan:
    """Give the plan as if all demand were served."""
    return replace(plan, shortfall=())


def test_orders_of_an_offer_stand_together() -> None:
    """Those ordered first come first, with the days of each."""
    found = figures.timeline(
        example_plan.project(), example_plan.scenario(), full(example_plan.plan())
    )
    assert [one.offer for one in found] == [
        "alp-mi",
        "cl-v5e",
        "cl-v5e",
        "nw-hgx",
        "own-card",
        "own-card",
    ]
    first = next(one for one in found if one.id == "1")
    assert (first.placed, first.arrives, first.works) == (
        date(2024, 1, 1),
        date(2024, 3, 25),
        date(2024, 4, 1),
    )
    assert first.ends == date(2025, 1, 1)
    rented = next(one for one in found if one.id == "3")
    assert (rented.works, rented.ends) == (date(2024, 1, 1), date(2024, 7, 1))


def test_needed_once_the_others_are_too_few() -> None:
    """An order is needed in the first period whose work the other chips could not do.

    The first order brings 48 chips to Ashburn and 32 to Frankfurt, where nothing else of its
    model is and 32 are at work from its first period on. The two of own cards bring 10 each,
    of which 10 work in period 2 and 20 in period 3.
    """
    found = timeline(full(example_plan.plan()))
    assert (found["1"].usable, found["1"].needed) == (1, 1)
    assert (found["5"].usable, found["5"].needed) == (2, 2)
    assert (found["6"].usable, found["6"].needed) == (3, 3)
    assert not any(one.late for one in found.values())


@pytest.mark.parametrize(("chips", "needed"), [(10, None), (11, 3)])
def test_not_needed_where_the_others_do(chips: int, needed: int | None) -> None:
    """With ten of twenty cards at work, either order alone would do; with eleven, none would."""
    plan = full(example_plan.plan())
    fewer = tuple(
        replace(one, chips=Decimal(chips)) if (one.chip, one.period) == ("own", 3) else one
        for one in plan.assignments
    )
    assert timeline(replace(plan, assignments=fewer))["6"].needed == needed


def test_late_where_work_waits_for_it() -> None:
    """Work not served before the chips come, which they do once there, makes an order late."""
    plan = full(example_plan.plan())
    lack = Shortfall(workload="chat", period=1, amount=Decimal(3000))
    found = timeline(replace(plan, shortfall=(lack,)))
    assert (found["5"].late, found["5"].needed) == (True, 1)
    assert not found["1"].late
    assert not found["3"].late


def test_other_work_makes_nothing_late() -> None:
    """A workload that the chips never do, or one at another site, is not theirs."""
    plan = full(example_plan.plan())
    other = Shortfall(workload="train", site="ash", period=1, amount=Decimal(1))
    elsewhere = Shortfall(workload="chat", site="fra", period=1, amount=Decimal(1))
    found = timeline(replace(plan, shortfall=(other, elsewhere)))
    assert not found["5"].late
    assert found["2"].late


def test_chips_of_several_sites_count_at_each() -> None:
    """An order is needed as soon as one of its sites needs it."""
    plan = full(example_plan.plan())
    idle = tuple(one for one in plan.assignments if one.chip != "h100" or one.period > 2)
    last = Assignment(chip="h100", workload="chat", site="fra", period=2, chips=Decimal("0.5"))
    assert timeline(replace(plan, assignments=(*idle, last)))["1"].needed == 2


def test_what_was_on_its_way() -> None:
    """Open orders and commitments that arrive later are told by day, without an order day."""
    asked = (example_plan.project(), example_plan.scenario(), example_plan.plan())
    found = figures.expected(*asked)
    later = [
        (one.arrives, one.id)
        for one in figures.owned(*asked)
        if one.arrives is not None and one.arrives > date(2024, 1, 1)
    ]
    assert [one.owned.id for one in found] == [name for _, name in sorted(later)]
    assert all(one.arrives <= one.works < one.ends for one in found)
    assert found
