"""Causes and repairs are sentences with figures, units and names."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from procure.demand import Pool, PoolMember, Site
from procure.explained.obstacles import Obstacle, ObstacleKind
from procure.explained.repairs import KINDS, Change, Repair, Repairs
from procure.explained.repairs_words import change_told, obstacle_told, repair_lines, repair_told
from procure.limits import FAMILIES
from procure.project import Project
from procure.scenario import TWO_SIDED, Limit, LimitFamily
from tests.builders import catalog, demand, offer, project, scenario

D = Decimal
LEAD_TIME = Limit(family="lead_time", value=D(20))
NONE_OF_IT = Limit(family="share", by="maker", subject="NVIDIA", value=D(0))


def made(*limits: Limit) -> Project:
    """Make a project of one offer, one workload and one site under some limits."""
    return project(
        [catalog("S", offer("o", "h100", 5))],
        scenario(demand(10, 30, site="here"), limits=limits),
        sites=(Site(id="here", name="Iowa", country="US", power_kw=D(500), racks=D(4)),),
        pools=(
            Pool(
                id="pack",
                name="Packaging",
                unit="packages",
                per_period=D(5),
                members=(PoolMember(offer="o", weight=D(1)),),
            ),
        ),
    )


def told(limit: Limit, before: object, after: object, step: object = 1) -> str:
    """Say the change of a limit."""
    of = made(limit)
    change = Change(
        key=limit.key, before=D(str(before)), after=D(str(after)), step=D(str(step)), proven=True
    )
    return change_told(of, of.scenarios[0], change)


def of_demand(**fields: object) -> Change:
    """Make a change of demand at the one site."""
    known = {"workload": "chat", "site": "here", "period": 1, "step": D(1), "proven": True}
    return Change(**(known | fields))  # type: ignore[arg-type]


def repair_of(limit: Limit, before: object, after: object, step: object) -> str:
    """Say a repair by one limit."""
    of = made(limit)
    change = Change(
        key=limit.key, before=D(str(before)), after=D(str(after)), step=D(str(step)), proven=True
    )
    found = Repair(kind="money", outcome="plan", changes=(change,), total_cost=D("123456.78"))
    return repair_told(of, of.scenarios[0], found)


def test_budgets_are_raised_in_the_currency() -> None:
    """What is added and what it then is."""
    assert told(Limit(family="budget", period=1, value=D(16_000_000)), 16_000_000, 17_200_000) == (
        "raise the budget of 2024 Q2 by USD 1,200,000 to USD 17,200,000"
    )
    assert told(Limit(family="budget", lines="capital", value=D(5)), 5, 7) == (
        "raise the capital budget by USD 2 to USD 7"
    )


def test_weeks_shares_power_and_shared_supply() -> None:
    """Each in the buyer's own unit."""
    assert told(LEAD_TIME, 40, 43) == "allow lead times of 43 weeks instead of 40"
    assert told(NONE_OF_IT, 0, "0.22") == "let NVIDIA have 22 % of what is spent instead of 0 %"
    assert told(Limit(family="power", subject="here"), 500, 620) == (
        "find 120 kW more power at Iowa: 620 kW instead of 500 kW"
    )
    assert told(Limit(family="pool", subject="pack"), 5, 8) == (
        "get 3 packages more of “Packaging” in a period: 8 packages instead of 5 packages"
    )


def test_less_demand() -> None:
    """An amount of one period, none at all, or a part of everything."""
    of = made()
    asked = of.scenarios[0]
    assert change_told(of, asked, of_demand(before=D(30), after=D(25))) == (
        "ask for 25 tokens/s of Chat at Iowa in 2024 Q2 instead of 30 tokens/s"
    )
    assert change_told(of, asked, of_demand(before=D(30), after=D(0))) == (
        "ask for no Chat at Iowa in 2024 Q2 instead of 30 tokens/s"
    )
    part = of_demand(workload="", site="", period=None, before=D(1), after=D("0.88"))
    assert change_told(of, asked, part) == "ask for 12 % less of everything in every period"
    part = replace(part, workload="chat")
    assert change_told(of, asked, part) == "ask for 12 % less of Chat in every period"


@pytest.mark.parametrize("family", sorted(set(FAMILIES) - {"eligibility", "supply"}))
def test_every_family_that_may_give_has_its_words(family: LimitFamily) -> None:
    """From both sides where it has two, and by all that narrows it down."""
    for bound in ("maximum", "minimum") if family in TWO_SIDED else ("maximum",):
        for of in ("spend", "chips", "served") if family == "share" else ("spend",):
            by = {"share": "maker", "quantity": "chip"}.get(family, "")
            limit = Limit(
                family=family,
                bound=bound,
                of=of,
                by=by,  # type: ignore[arg-type]
                subject="pack" if family == "pool" else "here",
                value=D(1),
            )
            assert told(limit, 1, 3)


def test_how_sure_it_is_that_less_would_not_do() -> None:
    """The step is told as a person says it."""
    assert repair_of(LEAD_TIME, 20, 26, 1).endswith("A week less is proven not to be enough.")
    assert repair_of(NONE_OF_IT, 0, "0.2", "0.01").endswith(
        "A percentage point less is proven not to be enough."
    )
    assert repair_of(Limit(family="budget", value=D(5)), 5, 700, 100) == (
        "Money alone: raise the budget by USD 695 to USD 700. The plan then costs about "
        "USD 123,457. USD 100 less is proven not to be enough."
    )
    of = made(LEAD_TIME)
    cut = Repair(
        kind="less_demand",
        outcome="plan",
        changes=(of_demand(before=D(30), after=D(25), step=D(1), proven=True),),
        total_cost=D(5),
    )
    assert repair_told(of, of.scenarios[0], cut).endswith(
        "A cut that is 1 token/s smaller is proven not to be enough."
    )
    week = Change(key="lead_time", before=D(20), after=D(26), step=D(1), proven=True)
    both = Repair(
        kind="mix",
        outcome="plan",
        changes=(week, of_demand(before=D(30), after=D(25))),
        total_cost=D(5),
    )
    assert "A step less of any of these" in repair_told(of, of.scenarios[0], both)
    unsure = replace(both, changes=(replace(week, proven=False),))
    assert "not proven" in repair_told(of, of.scenarios[0], unsure)


@pytest.mark.parametrize("kind", KINDS)
def test_where_there_is_no_repair_that_is_said(kind: str) -> None:
    """Differently where no limit of the kind is set, and where none was found out."""
    of = made(LEAD_TIME, NONE_OF_IT, Limit(family="budget", value=D(5)))
    free = replace(of.scenarios[0], limits=(), name="free")
    none = Repair(kind=kind, outcome="none")  # type: ignore[arg-type]
    assert "not help" in repair_told(of, of.scenarios[0], none) or kind == "mix"
    if kind in {"money", "time", "share"}:
        assert repair_told(of, of.scenarios[0], none) != repair_told(of, free, none)
    assert "not found out" in repair_told(of, free, replace(none, outcome="unknown"))


@pytest.mark.parametrize("kind", get_args(ObstacleKind))
def test_every_cause_has_its_sentence(kind: ObstacleKind) -> None:
    """Names, not ids, and no value left empty."""
    of = made(LEAD_TIME, NONE_OF_IT)
    obstacle = Obstacle(
        kind=kind,
        workload="chat",
        site="here",
        period=1,
        asked=D(1000),
        reached=D(20),
        limits=(NONE_OF_IT.key,),
        offer="o",
        day=date(2024, 7, 1),
        weeks=D(26),
    )
    said = obstacle_told(of, of.scenarios[0], obstacle)
    assert said[0].isupper()
    assert said.endswith(".")
    assert "  " not in said
    assert "here" not in said.split()


def test_the_real_cause_comes_first() -> None:
    """Causes stand before what would help, each part under its heading."""
    of = made(LEAD_TIME)
    late = Obstacle(kind="too_late", workload="chat", site="here", period=0)
    found = Repairs(obstacles=(late,), repairs=(Repair(kind="money", outcome="none"),))
    assert repair_lines(of, of.scenarios[0], found) == [
        "What stands in the way:",
        (
            "- Chat is asked for at Iowa in 2024 Q1, and nothing can be ready for it within the "
            "horizon."
        ),
        "What would help, as little as possible of it:",
        "- Money does not help: no budget is set.",
    ]
    assert repair_lines(of, of.scenarios[0], Repairs()) == []


def test_one_of_anything_is_told_as_one() -> None:
    """A week, a supplier, a chip: not "1 weeks"."""
    assert told(LEAD_TIME, 0, 1) == "allow lead times of 1 week instead of 0"
    suppliers = Limit(family="suppliers", bound="minimum", value=D(2))
    assert told(suppliers, 2, 1) == "settle for 1 supplier instead of 2"
    chips = Limit(family="quantity", by="chip", subject="h100", bound="minimum", value=D(9))
    assert told(chips, 9, 1).startswith("settle for 1 chip ")
    assert told(chips, 9, 2).startswith("settle for 2 chips ")
    of = made(replace(LEAD_TIME, value=D(1)))
    late = Obstacle(
        kind="lead_time_limit",
        workload="chat",
        period=0,
        offer="o",
        weeks=D(2),
        reached=D(1),
    )
    shown = obstacle_told(of, of.scenarios[0], late)
    assert "takes 2 weeks, and lead times of 1 week at most are allowed" in shown


def test_what_is_needed_at_least_is_never_overstated() -> None:
    """It is rounded down and what can be had up, to as many digits as tell the two apart."""
    of = made()
    power = Obstacle(kind="power", site="here", period=0, asked=D("20.6123"), reached=D("20.4"))
    shown = obstacle_told(of, of.scenarios[0], power)
    assert "takes 20.6 kW at least" in shown
    assert "has 20.4 kW" in shown
    supply = Obstacle(
        kind="supply", workload="chat", period=0, asked=D(30), reached=D("29.33333333333333")
    )
    shown = obstacle_told(of, of.scenarios[0], supply)
    assert "asks for 30 tokens/s" in shown
    assert "does 29.4 tokens/s" in shown
    dear = Obstacle(
        kind="least_order", workload="chat", period=0, asked=D("5000.9"), reached=D(4000)
    )
    assert "costs USD 5,000 at least" in obstacle_told(of, of.scenarios[0], dear)
