"""A repair's changes make the scenario that is tried, and know what one step less is."""

from dataclasses import replace
from decimal import Decimal

import pytest

from procure.explained.repairs import GIVING, KINDS, Change, Repair, limit_of, repaired
from procure.limits import FAMILIES
from procure.project import Project
from procure.scenario import Limit
from tests.builders import catalog, demand, offer, project, scenario

D = Decimal
BUDGET = Change(key="budget", before=D(100), after=D(130), step=D(10), proven=True)
LESS = Change(workload="chat", period=1, before=D(40), after=D(30), step=D(5), proven=True)


def made() -> Project:
    """Make a project with a budget and two rows of demand at one place."""
    asked = scenario(
        demand(10, 30),
        demand(0, 10),
        demand(7, 7, workload="images"),
        limits=(Limit(family="budget", value=D(100)),),
    )
    return project([catalog("S", offer("o", "h100", 5))], asked)


def amounts(of: Project, *changes: Change) -> list[list[float]]:
    """Give the demand of the repaired scenario."""
    asked = repaired(of, of.scenarios[0], changes)
    return [[float(amount) for amount in row.amounts] for row in asked.demand]


def test_one_step_less_is_tighter_and_never_beyond_what_was_before() -> None:
    """A raised limit falls, demand asked for less of rises; before the change it ends."""
    assert BUDGET.one_step_less == D(120)
    assert LESS.one_step_less == D(35)
    assert BUDGET.stepped_back(D(9)) == D(100)
    assert LESS.stepped_back(D(9)) == D(40)
    assert (BUDGET.by, LESS.by) == (D(30), D(10))


def test_looser_never_falls_below_nothing() -> None:
    """A step more is allowed of a limit; no demand is below zero."""
    assert BUDGET.looser == D(140)
    assert LESS.looser == D(25)
    assert replace(LESS, after=D(3)).looser == 0


def test_a_limit_gets_its_value() -> None:
    """The limit of the key has the value, is on, and nothing else is changed."""
    of = made()
    (limit,) = repaired(of, of.scenarios[0], [BUDGET]).limits
    assert limit == replace(of.scenarios[0].limits[0], value=D(130))
    assert limit_of(of, of.scenarios[0], BUDGET) == of.scenarios[0].limits[0]
    with pytest.raises(KeyError):
        repaired(of, of.scenarios[0], [replace(BUDGET, key="racks.nowhere")])


def test_demand_of_one_period_falls_to_the_amount_over_all_rows_of_its_place() -> None:
    """Two rows of one place together ask for what is left, each its part."""
    assert amounts(made(), LESS) == [[10, 22.5], [0, 7.5], [7, 7]]
    elsewhere = replace(LESS, site="here")
    assert amounts(made(), elsewhere) == [[10, 30], [0, 10], [7, 7]]


def test_demand_of_every_period_falls_by_one_part() -> None:
    """Of one workload, or of all of them."""
    half = replace(LESS, period=None, before=D(1), after=D("0.5"))
    assert amounts(made(), half) == [[5, 15], [0, 5], [7, 7]]
    assert amounts(made(), replace(half, workload="")) == [[5, 15], [0, 5], [3.5, 3.5]]


def test_a_repair_is_proven_where_every_change_is() -> None:
    """Without any change nothing is proven."""
    assert Repair(kind="mix", outcome="plan", changes=(BUDGET, LESS)).proven
    assert not Repair(kind="mix", outcome="plan", changes=(replace(BUDGET, proven=False),)).proven
    assert not Repair(kind="money", outcome="none").proven


def test_what_the_buyer_cannot_change_never_gives() -> None:
    """Every family gives in the mix but export rules and what suppliers state."""
    assert set(FAMILIES) - GIVING["mix"] == {"eligibility", "supply"}
    assert set(GIVING) == set(KINDS)
    single = [GIVING[kind] for kind in KINDS if kind != "mix"]
    assert sum(map(len, single)) == len(GIVING["mix"])
