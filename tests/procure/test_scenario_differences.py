"""Differences put on and taken off: what one has otherwise, no more and no less."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from procure.demand import DemandRow
from procure.scenario import Limit, Scenario, ShortfallPrice, WorkloadWeight
from procure.scenario_differences import (
    Difference,
    applied,
    differences,
    followed,
    reset,
    with_contents,
)
from procure.units import Horizon
from tests.builders import D, demand, scenario

_NUMBERS = st.sampled_from([D(0), D(1), D("2.5"), D(10)])
_MAYBE = st.none() | _NUMBERS


def _subset(names: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw some of a few names, in this order."""
    return st.sets(st.sampled_from(names)).map(lambda found: tuple(sorted(found)))


@st.composite
def _rows(draw: st.DrawFn, periods: int) -> tuple[DemandRow, ...]:
    places = [("chat", ""), ("chat", "here"), ("images", "")]
    return tuple(
        DemandRow(
            workload=workload,
            site=site,
            amounts=tuple(draw(st.lists(_NUMBERS, min_size=periods, max_size=periods))),
            source=draw(st.sampled_from(["", "a study"])),
        )
        for workload, site in places
        if draw(st.booleans())
    )


@st.composite
def _limits(draw: st.DrawFn) -> tuple[Limit, ...]:
    kinds = (
        Limit(family="budget"),
        Limit(family="budget", period=1),
        Limit(family="share", by="maker", subject="NVIDIA"),
        Limit(family="power", subject="here"),
    )
    return tuple(
        replace(
            one,
            value=draw(_MAYBE),
            on=draw(st.booleans()),
            carry_over=draw(st.booleans()),
            priority=draw(st.sampled_from(["must", "should"])),
            note=draw(st.sampled_from(["", "board"])),
        )
        for one in kinds
        if draw(st.booleans())
    )


@st.composite
def _scenarios(draw: st.DrawFn) -> Scenario:
    """Draw a scenario whose rows stand in one order."""
    periods = draw(st.sampled_from([2, 3]))
    works = _subset("xyz")
    return Scenario(
        name=draw(st.sampled_from("AB")),
        note=draw(st.sampled_from(["", "n"])),
        parent=draw(st.sampled_from(["", "A"])),
        locked=draw(st.booleans()),
        horizon=Horizon(
            start=draw(st.sampled_from([date(2024, 1, 1), date(2024, 4, 1)])),
            months=draw(st.sampled_from([1, 3])),
            periods=periods,
        ),
        demand=draw(_rows(periods)),
        limits=draw(_limits()),
        objective=draw(st.sampled_from(["min_cost", "max_served"])),
        discount_rate=draw(_NUMBERS),
        headroom=draw(_MAYBE),
        utilisation=draw(_MAYBE),
        lead_time=draw(st.sampled_from(["quoted", "p90"])),
        fiscal_month=draw(st.sampled_from([1, 7])),
        excluded=draw(works),
        assume_delivered=draw(works),
        weights=tuple(WorkloadWeight(workload=one, weight=draw(_NUMBERS)) for one in draw(works)),
        shortfall_prices=tuple(
            ShortfallPrice(workload=one, price=draw(_NUMBERS)) for one in draw(works)
        ),
    )


@given(_scenarios(), _scenarios())
def test_differences_put_upon_the_other_give_the_scenario(one: Scenario, other: Scenario) -> None:
    """What differs, put upon the other, is the scenario; the order of its rows is no difference."""
    made = applied(differences(one, other), other)
    assert not differences(made, one)
    for field in ("demand", "limits", "weights", "shortfall_prices", "excluded"):
        assert set(getattr(made, field)) == set(getattr(one, field))
    assert (made.horizon, made.objective) == (one.horizon, one.objective)


@given(_scenarios())
def test_a_scenario_does_not_differ_from_itself(one: Scenario) -> None:
    """Nothing differs, whatever the name, the note, the parent and the lock."""
    assert not differences(one, replace(one, name="?", note="?", parent="?", locked=not one.locked))


@given(_scenarios(), _scenarios())
def test_reset_of_all_gives_the_parent(one: Scenario, parent: Scenario) -> None:
    """All differences taken back leave the parent's contents under the scenario's own name."""
    made = reset(one, differences(one, parent), parent)
    assert made == with_contents(one, parent)


@given(_scenarios(), _scenarios(), st.data())
def test_reset_of_one_leaves_the_others(
    one: Scenario, parent: Scenario, data: st.DataObject
) -> None:
    """One difference taken back is gone, and every other one that stands by itself stays."""
    found = differences(one, parent)
    if not found:
        return
    chosen = data.draw(st.sampled_from(found))
    left = differences(reset(one, (chosen,), parent), parent)
    assert chosen not in left
    assert set(left) == set(found) - {chosen}


@given(_scenarios(), _scenarios())
def test_following_a_parent_that_stays_changes_nothing(one: Scenario, parent: Scenario) -> None:
    """Without a change in the parent the scenario is the very same record."""
    assert followed(one, parent, parent) is one


@given(_scenarios(), _scenarios())
def test_a_scenario_without_differences_becomes_its_parent(
    parent: Scenario, after: Scenario
) -> None:
    """What differs in nothing takes over everything."""
    child = replace(parent, name="child", parent="P", note="mine")
    assert not differences(followed(child, parent, after), after)


@given(_scenarios(), _scenarios(), _NUMBERS)
def test_following_an_unrelated_edit_keeps_the_differences(
    child: Scenario, parent: Scenario, rate: Decimal
) -> None:
    """An edit of something in which the scenario does not differ is taken over, nothing else."""
    child = replace(child, discount_rate=parent.discount_rate)
    after = replace(parent, discount_rate=rate)
    made = followed(child, parent, after)
    assert made.discount_rate == rate
    assert set(differences(made, after)) == set(differences(child, parent))


def _base() -> Scenario:
    return scenario(
        demand(1, 2, 3),
        demand(4, 5, 6, workload="images"),
        limits=(Limit(family="budget", value=D(100)), Limit(family="lead_time", value=D(40))),
    )


def test_what_differs_is_named_one_by_one() -> None:
    """Each amount, each field of a limit and each row that only one has is a difference."""
    parent = _base()
    budget, lead = parent.limits
    child = replace(
        parent,
        demand=(demand(1, 20, 3),),
        limits=(
            replace(budget, value=D(90), on=False),
            lead,
            Limit(family="racks", subject="here"),
        ),
        excluded=("a",),
        headroom=D("0.1"),
    )
    found = {
        (one.kind, one.place, one.period, one.before, one.after)
        for one in differences(child, parent)
    }
    assert found == {
        ("headroom", (), None, None, D("0.1")),
        ("demand", ("chat", ""), 1, D(2), D(20)),
        ("demand_row", ("images", ""), None, parent.demand[1], None),
        ("limit_value", ("budget",), None, D(100), D(90)),
        ("limit_switch", ("budget",), None, True, False),
        ("limit", ("racks.here",), None, None, Limit(family="racks", subject="here")),
        ("excluded", ("a",), None, None, "a"),
    }


def test_own_amounts_stay_while_others_follow() -> None:
    """Of a row of demand only the periods that differ keep their amounts."""
    parent = _base()
    child = replace(parent, name="more", demand=(demand(1, 20, 3), parent.demand[1]))
    after = replace(parent, demand=(demand(7, 8, 9), demand(1, 1, 1, workload="images")))
    made = followed(child, parent, after)
    assert made.demand == (demand(7, 20, 9), demand(1, 1, 1, workload="images"))


def test_a_limit_that_differs_outlives_the_parents() -> None:
    """Where the parent gives up a limit, a variant keeps the one that it changed, and no other."""
    parent = _base()
    budget, lead = parent.limits
    child = replace(parent, limits=(replace(budget, value=D(90)), lead))
    assert followed(child, parent, replace(parent, limits=())).limits == (
        replace(budget, value=D(90)),
    )


def test_amounts_of_other_months_are_not_put_on_quarters() -> None:
    """A variant with demand of its own keeps its periods where the parent cuts them otherwise."""
    parent = _base()
    child = replace(parent, demand=(demand(1, 20, 3), parent.demand[1]))
    months = replace(parent.horizon, months=1)
    after = replace(parent, horizon=months, demand=(demand(5, 5, 5),), discount_rate=D("0.1"))
    made = followed(child, parent, after)
    assert (made.horizon, made.demand) == (child.horizon, child.demand)
    assert made.discount_rate == D("0.1")
    assert followed(parent, parent, after).horizon == months


def test_longer_periods_are_taken_over_beside_own_amounts() -> None:
    """Periods that the parent adds at the end come with their demand."""
    parent = _base()
    child = replace(parent, demand=(demand(1, 20, 3), parent.demand[1]))
    longer = replace(parent.horizon, periods=4)
    after = replace(
        parent, horizon=longer, demand=(demand(1, 2, 3, 3), demand(4, 5, 6, 6, workload="images"))
    )
    made = followed(child, parent, after)
    assert made.horizon == longer
    assert made.demand[0] == demand(1, 20, 3, 3)


def test_a_difference_of_a_row_that_is_gone_is_passed_over() -> None:
    """An amount past the periods, or of a row that is not there, changes nothing."""
    base = _base()
    past = Difference(kind="demand", place=("chat", ""), period=9, after=D(1))
    gone = Difference(kind="limit_value", place=("racks.x",), after=D(1))
    assert applied((past, gone), base) is base
