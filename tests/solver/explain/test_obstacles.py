"""Causes found without solving are certain: where one is told, there is no plan."""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

import pytest

from procure.demand import Readiness, Site
from procure.explained.obstacles import Obstacle
from procure.offers import Catalog, Offer, Rebate
from procure.project import Project
from procure.scenario import Limit, ShortfallPrice
from solver.explain.obstacles import obstacles
from solver.planner import Options, make_plan
from tests.builders import catalog, chip, demand, offer, project, scenario
from tests.solver.explain.infeasible_instances import infeasible_projects
from tests.solver.random_instances import campaign_cases, random_project

D = Decimal
SITES = (
    Site(id="here", name="Here", country="US", power_kw=D(10_000), pue=D(1)),
    Site(id="there", name="There", country="IE", power_kw=D(10_000), pue=D(1)),
)


def made(*offers: Offer, limits: tuple[Limit, ...] = (), **fields: Any) -> Project:
    """Make a project that asks for 400 at one of two sites in two quarters, all by chat."""
    asked = {name: fields.pop(name) for name in ("shortfall_prices",) if name in fields}
    rows = fields.pop("rows", (demand(400, 400, site="here"),))
    known: dict[str, Any] = {
        "chips": [chip("H100"), chip("MI300X", "AMD")],
        "sites": SITES,
    }
    lists = fields.pop("lists", (catalog("S", *offers),))
    return project(lists, scenario(*rows, limits=limits, **asked), **(known | fields))


def found(of: Project) -> tuple[Obstacle, ...]:
    """List what stands in the way; there must be no plan."""
    told = obstacles(of, of.scenarios[0])
    if told:
        assert make_plan(of, of.scenarios[0], Options(gap=D(0))).status == "infeasible"
    return told


def kinds(of: Project) -> list[str]:
    """List the kinds of what stands in the way."""
    return [one.kind for one in found(of)]


PLAIN = offer("o", "h100", 5)


def test_nothing_is_told_of_a_scenario_with_a_plan() -> None:
    """What can be served is no obstacle."""
    assert found(made(PLAIN)) == ()


def test_no_chip_does_the_work() -> None:
    """Told once for a workload, wherever it is asked for."""
    of = made(PLAIN, speeds={}, rows=(demand(4, 4, site="here"), demand(4, 4, site="there")))
    assert found(of) == (Obstacle(kind="no_chip", workload="chat"),)


def test_nothing_may_come_to_the_site() -> None:
    """Sold for another country alone."""
    of = made(offer("o", "h100", 5, deliver_to=("IE",)))
    (one,) = found(of)
    assert (one.kind, one.site, one.period) == ("not_here", "here", 0)


def test_the_first_comes_too_late() -> None:
    """The offer that is there first is named with its day; of all periods the first is told."""
    slow = offer("slow", "h100", 5, lead_weeks=D(20))
    quick = offer("quick", "h100", 9, lead_weeks=D(6))
    (one,) = found(made(slow, quick))
    assert (one.kind, one.period, one.offer, one.day) == ("too_late", 0, "quick", date(2024, 4, 1))


def test_software_that_is_not_ready_comes_too_late_too() -> None:
    """Chips work only after the port of their software."""
    port = Readiness(
        stack="CUDA",
        workload="chat",
        status="port",
        porting_cost=D(1),
        weeks=D(10),
        efficiency=D(1),
    )
    of = made(PLAIN, chips=[chip("H100", stack="CUDA")], readiness=(port,))
    (one,) = found(of)
    assert (one.kind, one.period, one.day) == ("too_late", 0, date(2024, 4, 1))
    later = replace(of.scenarios[0], demand=(demand(0, 400, site="here"),))
    assert obstacles(of, later) == ()


def test_the_lead_time_limit_keeps_out_what_would_serve() -> None:
    """The quickest of what it keeps out is named, with what else keeps out the rest."""
    late = Limit(family="lead_time", value=D(4))
    barred = Limit(family="share", by="maker", subject="AMD", value=D(0))
    offers = (
        offer("slow", "h100", 5, lead_weeks=D(12)),
        offer("less slow", "h100", 9, lead_weeks=D(6)),
        offer("amd", "mi300x", 9),
    )
    of = made(*offers, limits=(late, barred), rows=(demand(0, 400, site="here"),))
    (one,) = found(of)
    assert (one.kind, one.offer, one.weeks, one.reached) == (
        "lead_time_limit",
        "less slow",
        D(6),
        D(4),
    )
    assert one.limits == (barred.key,)


def test_limits_of_nothing_keep_everything_out() -> None:
    """A share or a quantity of nothing bars an offer."""
    share = Limit(family="share", by="chip", subject="h100", of="chips", value=D(0))
    none = Limit(family="quantity", by="offer", subject="amd", value=D(0))
    of = made(PLAIN, offer("amd", "mi300x", 9), limits=(share, none))
    (one,) = found(of)
    assert (one.kind, one.limits) == ("barred", (share.key, none.key))


def test_suppliers_have_too_little_by_then() -> None:
    """Of each arrival and in all, with the fleet; told with what could be had."""
    one = offer("a", "h100", 5, supply_per_period=12)
    other = offer("b", "mi300x", 5, supply_total=10)
    (short,) = found(made(one, other))
    assert (short.kind, short.period, short.asked, short.reached) == (
        "supply",
        0,
        D(400),
        D(220),
    )
    freer = Limit(family="supply", on=False)
    assert found(made(one, other, limits=(freer,))) == ()


def test_the_site_has_too_little_power() -> None:
    """By the chips that do most for their power; a kW more than is enough is no obstacle."""
    power = Limit(family="power", subject="here", value=D(27))
    (short,) = found(made(PLAIN, limits=(power,)))
    assert (short.kind, short.site, short.asked, short.reached) == (
        "power",
        "here",
        D(28),
        D(27),
    )
    assert found(made(PLAIN, limits=(replace(power, value=D(28)),))) == ()


def test_whatever_serves_costs_more_than_the_budget() -> None:
    """By the work it does, or by the smallest order; a rebate could bring some of it back."""
    budget = Limit(family="budget", value=D(199))
    (dear,) = found(made(PLAIN, limits=(budget,)))
    assert (dear.kind, dear.asked, dear.reached) == ("least_order", D(200), D(199))
    assert found(made(PLAIN, limits=(replace(budget, value=D(200)),))) == ()
    (large,) = found(made(offer("o", "h100", 5, moq=60), limits=(replace(budget, value=D(250)),)))
    assert large.asked == D(300)
    rebates = (Rebate(threshold=D(100), rate=D("0.5"), currency="USD"),)
    lists: tuple[Catalog, ...] = (catalog("S", PLAIN, rebates=rebates),)
    of = made(lists=lists, limits=(budget,))
    assert obstacles(of, of.scenarios[0]) == ()


def test_shares_that_cannot_add_up() -> None:
    """All who sell may have 90 % in all; or a share is asked for of somebody who sells nothing."""
    shares = tuple(
        Limit(family="share", by="maker", subject=maker, value=D(value))
        for maker, value in (("NVIDIA", "0.5"), ("AMD", "0.4"))
    )
    of = made(PLAIN, offer("amd", "mi300x", 9), limits=shares)
    (one,) = found(of)
    assert (one.kind, one.reached) == ("shares", D("0.9"))
    assert one.limits == tuple(limit.key for limit in shares)
    assert found(made(PLAIN, offer("amd", "mi300x", 9), limits=shares[:1])) == ()
    asked = Limit(family="share", by="maker", subject="AMD", bound="minimum", value=D("0.1"))
    assert [(one.kind, one.limits) for one in found(made(PLAIN, limits=(asked,)))] == [
        ("share_of_nobody", (asked.key,))
    ]


def test_demand_that_may_fall_short_is_no_obstacle() -> None:
    """With a price of shortfall a plan serves what it can."""
    prices = (ShortfallPrice(workload="chat", price=D(1)),)
    assert found(made(offer("o", "h100", 5, lead_weeks=D(20)), shortfall_prices=prices)) == ()


def _is_certain(of: Project) -> Counter[str]:
    told = obstacles(of, of.scenarios[0])
    if told:
        status = make_plan(of, of.scenarios[0], Options(gap=D("0.5"))).status
        assert status == "infeasible", f"{of.name}: {told}"
    return Counter(one.kind for one in told)


@pytest.mark.slow
def test_causes_of_random_projects_are_certain() -> None:
    """A few of the campaign."""
    for of in islice(infeasible_projects(), 10):
        _is_certain(of)


@pytest.mark.soak
def test_causes_of_many_random_projects_are_certain(campaign: Callable[[int], range]) -> None:
    """With every feature, and with limits that leave no plan: many kinds of cause occur."""
    seen: Counter[str] = Counter()
    cases = list(campaign_cases(2000))
    for number in campaign(len(cases)):
        seen += _is_certain(random_project(*cases[number]))
    for of in islice(infeasible_projects(), len(campaign(300))):
        seen += _is_certain(of)
    sys.stdout.write(f"{dict(seen)}\n")
    assert {"too_late", "supply", "power", "least_order"} <= set(seen)
