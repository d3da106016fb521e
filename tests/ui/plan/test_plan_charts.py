"""A plan's pictures: what they add up to, and that their titles tell the truth."""

from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest

from procure import figures
from procure.plan import CostKind, LimitUse, Plan, Shortfall
from procure.scenario import Limit
from tests.ui.answers import planned_once
from tests.ui.test_theme import contrast
from tests.ui.trial import trial_project
from ui.document import Planned
from ui.plan import plan_charts, share_charts, site_charts
from ui.theme import CONTRAST, DARK, LIGHT, Colours


@pytest.fixture(scope="module")
def planned() -> Planned:
    """Give the trial project's plan."""
    project = trial_project()
    scenario = project.scenario()
    return Planned(project=project, scenario=scenario, plan=planned_once(project, scenario))


def empty(planned: Planned) -> Planned:
    """Give a plan without orders."""
    plan: Plan = replace(
        planned.plan,
        orders=(),
        placements=(),
        assignments=(),
        costs=(),
        limits=(),
        total_cost=Decimal(0),
    )
    return replace(planned, plan=plan)


def test_capacity_adds_up(planned: Planned) -> None:
    """The stacks hold exactly the capacity of the figures, bought and rented apart."""
    for _, (workload, site) in plan_charts.capacity_choices(planned):
        picture = plan_charts.capacity_picture(planned, workload, site)
        rows = [
            row
            for row in figures.capacity(planned.project, planned.scenario, planned.plan)
            if (row.workload, row.site) == (workload, site)
        ]
        assert len(picture.names) == len(picture.tips) == len(rows) == 8
        for at, row in enumerate(rows):
            assert sum(bars.values[at] for bars in picture.bars) == row.capacity
            assert picture.names[at] in picture.tips[at]


def test_rented_chips_are_hatched(planned: Planned) -> None:
    """Chips that are only rented are hatched, those that are only bought are not."""
    bars = plan_charts.capacity_picture(planned, "images", "").bars
    assert {(one.name, one.hatched) for one in bars} >= {("TPU v5p, rented", True)}
    assert not any(one.hatched for one in bars if not one.name.endswith("rented"))


def test_a_shortfall_is_the_title(planned: Planned) -> None:
    """Where demand is not served, the title says how often and where it is worst."""
    lack = Shortfall(workload="chat", site="oslo", period=7, amount=Decimal(90000))
    short = replace(planned, plan=replace(planned.plan, shortfall=(lack,)))
    picture = plan_charts.capacity_picture(short, "chat", "oslo")
    assert picture.title == "Chat falls short in 1 period, most in 2025 Q4: 10.0 % is not served"
    assert "Not served: 90,000 tokens/s" in picture.tips[7]
    met = plan_charts.capacity_picture(planned, "chat", "oslo")
    assert met.title.startswith("Chat is served in full")
    idle = plan_charts.capacity_picture(empty(planned), "chat", "oslo")
    assert idle.title == "No chip works on Chat"


def test_cash_adds_up_to_the_total(planned: Planned) -> None:
    """All bars of all periods, and what lies beyond, are the plan's total cost."""
    picture = plan_charts.cash_picture(planned, "period")
    beyond = sum(
        line.beyond for line in figures.cash(planned.project, planned.scenario, planned.plan)
    )
    drawn = sum(sum(bars.values) for bars in picture.bars)
    assert drawn + beyond == planned.plan.total_cost
    total = plan_charts.cash_picture(planned, "total")
    assert sum(bars.values[-1] for bars in total.bars) == drawn


def test_budgets_are_drawn_where_they_hold(planned: Planned) -> None:
    """The whole horizon's budget stands over the running total, a period's over its period."""
    assert plan_charts.cash_view(planned) == "total"
    assert plan_charts.cash_picture(planned, "period").lines == ()
    (line,) = plan_charts.cash_picture(planned, "total").lines
    assert line.limit
    assert line.values == (Decimal(45_000_000),) * 8
    monthly = Limit(family="budget", period=2, value=Decimal(7_000_000))
    scenario = replace(planned.scenario, limits=(*planned.scenario.limits, monthly))
    both = replace(planned, scenario=scenario)
    assert plan_charts.cash_view(both) == "period"
    (line,) = plan_charts.cash_picture(both, "period").lines
    assert line.values == (None, None, Decimal(7_000_000), None, None, None, None, None)
    off = replace(scenario, limits=tuple(replace(limit, on=False) for limit in scenario.limits))
    assert plan_charts.cash_picture(replace(planned, scenario=off), "total").lines == ()


@pytest.mark.parametrize("by", ["supplier", "maker"])
def test_shares_add_up_to_one(planned: Planned, by: str) -> None:
    """The bars are all of purchase and rent, each name's as in the figures."""
    picture = share_charts.share_picture(planned, "maker" if by == "maker" else "supplier")
    sums = [sum(bars.values[at] for bars in picture.bars) for at in range(len(picture.names))]
    assert sum(sums) == pytest.approx(Decimal(1))
    assert picture.across
    assert len(picture.ends) == len(picture.names) == 3


def test_the_share_limit_is_drawn_at_its_maker(planned: Planned) -> None:
    """A limit on AMD's share stands beside AMD's bar and nowhere else."""
    picture = share_charts.share_picture(planned, "maker")
    (line,) = picture.lines
    assert dict(zip(picture.names, line.values, strict=True)) == {
        "AMD": Decimal("0.6"),
        "NVIDIA": None,
        "Google": None,
    }
    amd = picture.names.index("AMD")
    assert picture.ends[amd].endswith("at most 60 %")
    assert share_charts.share_picture(planned, "supplier").lines == ()


def test_power(planned: Planned) -> None:
    """The fullest site comes first, its bars under its dashed limit."""
    assert [name for name, _ in site_charts.site_choices(planned)] == ["Oslo", "Austin"]
    picture = site_charts.site_picture(planned, "power", "oslo")
    assert picture.lines[0].values == (Decimal(2000),) * 8
    assert max(picture.bars[0].values) <= 2000
    assert "of 2,000 kW" in picture.title
    austin = site_charts.site_picture(planned, "power", "austin")
    assert austin.title == "Nothing runs at Austin"


def test_a_maker_keeps_its_colour(planned: Planned) -> None:
    """The chip's colour in one picture is its maker's in another."""
    capacity = plan_charts.capacity_picture(planned, "chat", "").bars
    share = share_charts.share_picture(planned, "maker").bars
    chips = {bars.name: bars.colour for bars in capacity}
    makers = {bars.name: bars.colour for bars in share}
    assert chips["MI300X"] == makers["AMD"]


def test_an_empty_plan_can_be_drawn(planned: Planned) -> None:
    """A plan that orders nothing gives pictures that say so."""
    nothing = empty(planned)
    assert plan_charts.cash_picture(nothing, "period").title == "No cash falls due"
    assert share_charts.share_picture(nothing, "supplier").title == "Nothing is bought or rented"
    assert site_charts.site_picture(nothing, "power", "oslo").bars[0].values == (Decimal(0),) * 8


def test_an_empty_picture_says_what_is_missing(planned: Planned) -> None:
    """Beside the finding stands why nothing is drawn."""
    nothing = empty(planned)
    assert "has no cost" in plan_charts.cash_picture(nothing, "period").note
    assert share_charts.share_picture(nothing, "maker").note == (
        "There are no shares: the plan has no orders."
    )
    assert "nothing owned before" in site_charts.site_picture(nothing, "power", "oslo").note
    assert "nothing owned" not in site_charts.site_picture(planned, "power", "oslo").note


def test_the_period_nearest_to_its_budget_is_the_title(planned: Planned) -> None:
    """Where periods have budgets, the finding is which of them is fullest."""
    limits = tuple(
        Limit(family="budget", period=at, value=Decimal(value))
        for at, value in ((1, 4_000_000), (3, 2_000_000))
    )
    scenario = replace(planned.scenario, limits=(*planned.scenario.limits, *limits))
    uses = tuple(
        LimitUse(
            key=limit.key, value=limit.value or Decimal(0), used=Decimal(1_900_000), binding=False
        )
        for limit in limits
    )
    plan = replace(planned.plan, limits=(*planned.plan.limits, *uses))
    asked = replace(planned, scenario=scenario, plan=plan)
    title = plan_charts.cash_picture(asked, "period").title
    assert title == "2024 Q4 is nearest to its budget: US$1.9M of US$2M (95.0 %)"
    assert "US$45M budget" in plan_charts.cash_picture(asked, "total").title


def test_limits_that_cannot_be_drawn_are_named(planned: Planned) -> None:
    """A budget of a part of the cash, and a share of chips, are told in the note."""
    assert "Not drawn" not in plan_charts.cash_picture(planned, "total").note
    assert "Not drawn" not in share_charts.share_picture(planned, "maker").note
    limits = (
        Limit(family="budget", lines="capital", value=Decimal(9_000_000)),
        Limit(family="share", of="chips", by="maker", subject="AMD", value=Decimal("0.5")),
    )
    scenario = replace(planned.scenario, limits=(*planned.scenario.limits, *limits))
    asked = replace(planned, scenario=scenario)
    assert "Not drawn" in plan_charts.cash_picture(asked, "total").note
    assert "AMD" in share_charts.share_picture(asked, "maker").note.partition("Not drawn")[2]
    assert "Not drawn" not in share_charts.share_picture(asked, "supplier").note


def test_parts_of_a_share_are_told(planned: Planned) -> None:
    """A bar of several layers has the exact amount of each, which add up to its own."""
    picture = share_charts.share_picture(planned, "supplier")
    told = [tip.split("\n") for tip in picture.tips]
    mixed = [
        at for at in range(len(told)) if sum(bool(bars.values[at]) for bars in picture.bars) > 1
    ]
    for at, lines in enumerate(told):
        named = [
            line for line in lines if line.split(":")[0] in {bars.name for bars in picture.bars}
        ]
        assert bool(named) == (at in mixed)


def test_parts_of_a_unit_of_work_are_told(planned: Planned) -> None:
    """Small amounts are not rounded to whole ones: the tip says what the bars are."""
    row = figures.capacity(planned.project, planned.scenario, planned.plan)[-1]
    part = figures.ChipCapacity(chip="h100-sxm", chips=Decimal("2.505"), amount=Decimal("20.4567"))
    tip = plan_charts._capacity_tip(planned, replace(row, by_chip=(part,)), "queries/s")
    assert "20.46 queries/s, 2.5 chips" in tip


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "high"])
def test_every_kind_of_cost_is_seen(colours: Colours) -> None:
    """Its colour stands out from the chart's ground, and no two kinds look the same."""
    for _, colour, _ in plan_charts.COST_KINDS.values():
        assert contrast(colour, colours.base) >= 3
    looks = [(colour, hatched) for _, colour, hatched in plan_charts.COST_KINDS.values()]
    assert len({*looks}) == len(looks) == len(get_args(CostKind)) - 1  # what is left is no cash


def test_nearly_all_is_not_all(planned: Planned) -> None:
    """Where a second chip does next to nothing the first is not said to do 100.0 %."""
    rows = figures.capacity(planned.project, planned.scenario, planned.plan)
    parts = (
        figures.ChipCapacity(chip="h100-sxm", chips=Decimal(9), amount=Decimal(99_999)),
        figures.ChipCapacity(chip="mi300x", chips=Decimal(1), amount=Decimal(1)),
    )
    served = [replace(rows[0], by_chip=parts, shortfall=Decimal(0))]
    title = plan_charts._capacity_title(planned, served, "Chat")
    assert "nearly all of it by" in title


def test_without_demand_or_sites_the_picture_says_so(planned: Planned) -> None:
    """What is missing stands in words where there is nothing to choose and nothing to draw."""
    nothing = empty(planned)
    idle = replace(nothing, scenario=replace(planned.scenario, demand=()))
    ((_, choice),) = plan_charts.capacity_choices(idle)
    assert plan_charts.capacity_picture(idle, *choice).title == "Nothing is to be served"
    bare = replace(nothing, project=replace(planned.project, sites=()))
    ((_, (what, site)),) = site_charts.site_choices(bare)
    picture = site_charts.site_picture(bare, what, site)
    assert picture.title == "There is no site of your own"
    assert not picture.names
    assert "your own sites" in picture.note
