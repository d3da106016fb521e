"""Differences put on and taken off: what one has otherwise, no more and no less."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from hypothesis import given, settings
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

_NUMBERS = (D(0), D(1), D("2.5"), D(10))
_MAYBE = (None, *_NUMBERS)
T = TypeVar("T")


class _Choices:
    """Chooses by one byte after the other: a scenario is drawn as one text of bytes.

    Each choice drawn by itself would take most of a test's time. Where a test fails, bytes are
    made simpler, too, towards the first of what there is to choose from. Each place in a
    scenario has its byte, whatever the others are: two scenarios differ where their bytes do.
    """

    def __init__(self, drawn: bytes) -> None:
        self._left = iter(drawn)

    def one(self, *options: T) -> T:
        return options[next(self._left) % len(options)]

    def some(self, *options: T) -> tuple[T, ...]:
        """Choose some of a few, in this order."""
        return tuple(option for option in options if self.one(False, True))


def _rows(choose: _Choices, periods: int) -> tuple[DemandRow, ...]:
    rows = [
        DemandRow(
            workload=workload,
            site=site,
            amounts=tuple(choose.one(*_NUMBERS) for _ in range(3))[:periods],
            source=choose.one("", "a study"),
        )
        for workload, site in (("chat", ""), ("chat", "here"), ("images", ""))
    ]
    return choose.some(*rows)


def _limits(choose: _Choices) -> tuple[Limit, ...]:
    kinds = (
        Limit(family="budget"),
        Limit(family="budget", period=1),
        Limit(family="share", by="maker", subject="NVIDIA"),
        Limit(family="power", subject="here"),
    )
    limits = [
        replace(
            one,
            value=choose.one(*_MAYBE),
            on=choose.one(False, True),
            carry_over=choose.one(False, True),
            priority=choose.one("must", "should"),
            note=choose.one("", "board"),
        )
        for one in kinds
    ]
    return choose.some(*limits)


def _scenario(drawn: bytes) -> Scenario:
    """Make a scenario whose rows stand in one order."""
    choose = _Choices(drawn)
    periods = choose.one(2, 3)
    return Scenario(
        name=choose.one("A", "B"),
        note=choose.one("", "n"),
        parent=choose.one("", "A"),
        locked=choose.one(False, True),
        horizon=Horizon(
            start=choose.one(date(2024, 1, 1), date(2024, 4, 1)),
            months=choose.one(1, 3),
            periods=periods,
        ),
        demand=_rows(choose, periods),
        limits=_limits(choose),
        objective=choose.one("min_cost", "max_served"),
        discount_rate=choose.one(*_NUMBERS),
        headroom=choose.one(*_MAYBE),
        utilisation=choose.one(*_MAYBE),
        lead_time=choose.one("quoted", "p90"),
        fiscal_month=choose.one(1, 7),
        excluded=choose.some("x", "y", "z"),
        assume_delivered=choose.some("x", "y", "z"),
        weights=choose.some(
            *(WorkloadWeight(workload=one, weight=choose.one(*_NUMBERS)) for one in "xyz")
        ),
        shortfall_prices=choose.some(
            *(ShortfallPrice(workload=one, price=choose.one(*_NUMBERS)) for one in "xyz")
        ),
    )


_PLACES = 76
_OWN = (0, 128, 224, 248)
"""From which byte on a place is one where two scenarios may differ: all, or a half, or few."""
Pair = tuple[Scenario, Scenario]
_BYTES = st.binary(min_size=_PLACES, max_size=_PLACES)
_SCENARIOS = _BYTES.map(_scenario)


def _mixed(first: bytes, second: bytes, apart: bytes) -> Pair:
    """Make one scenario, and another that differs from it in some places or all."""
    pairs = zip(first, second, apart, strict=True)
    other = bytes(two if own >= _OWN[apart[0] % 4] else one for one, two, own in pairs)
    return _scenario(first), _scenario(other)


_PAIRS = st.builds(_mixed, _BYTES, _BYTES, _BYTES)
_TWICE = settings(max_examples=2 * settings().max_examples)
"""Some pairs are of two that are the same."""


@_TWICE
@given(_PAIRS)
def test_differences_put_upon_the_other_give_the_scenario(pair: Pair) -> None:
    """What differs, put upon the other, is the scenario; the order of its rows is no difference."""
    one, other = pair
    made = applied(differences(one, other), other)
    assert not differences(made, one)
    for field in ("demand", "limits", "weights", "shortfall_prices", "excluded"):
        assert set(getattr(made, field)) == set(getattr(one, field))
    assert (made.horizon, made.objective) == (one.horizon, one.objective)


@given(_SCENARIOS)
def test_a_scenario_does_not_differ_from_itself(one: Scenario) -> None:
    """Nothing differs, whatever the name, the note, the parent and the lock."""
    assert not differences(one, replace(one, name="?", note="?", parent="?", locked=not one.locked))


@_TWICE
@given(_PAIRS)
def test_reset_of_all_gives_the_parent(pair: Pair) -> None:
    """All differences taken back leave the parent's contents under the scenario's own name."""
    one, parent = pair
    made = reset(one, differences(one, parent), parent)
    assert made == with_contents(one, parent)


@_TWICE
@given(_PAIRS, st.data())
def test_reset_of_one_leaves_the_others(pair: Pair, data: st.DataObject) -> None:
    """One difference taken back is gone, and every other one that stands by itself stays."""
    one, parent = pair
    found = differences(one, parent)
    if not found:
        return
    chosen = data.draw(st.sampled_from(found))
    left = differences(reset(one, (chosen,), parent), parent)
    assert chosen not in left
    assert set(left) == set(found) - {chosen}


@_TWICE
@given(_PAIRS)
def test_following_a_parent_that_stays_changes_nothing(pair: Pair) -> None:
    """Without a change in the parent the scenario is the very same record."""
    one, parent = pair
    assert followed(one, parent, parent) is one


@_TWICE
@given(_PAIRS)
def test_a_scenario_without_differences_becomes_its_parent(pair: Pair) -> None:
    """What differs in nothing takes over everything."""
    parent, after = pair
    child = replace(parent, name="child", parent="P", note="mine")
    assert not differences(followed(child, parent, after), after)


@_TWICE
@given(_PAIRS, st.sampled_from(_NUMBERS))
def test_following_an_unrelated_edit_keeps_the_differences(pair: Pair, rate: Decimal) -> None:
    """An edit of something in which the scenario does not differ is taken over, nothing else."""
    child, parent = pair
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
