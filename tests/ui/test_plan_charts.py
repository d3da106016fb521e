"""A plan's pictures: what they add up to, and that their titles tell the truth."""

from dataclasses import replace
from decimal import Decimal

import pytest

from procure import figures
from procure.plan import Plan, Shortfall
from procure.scenario import Limit
from tests.ui.answers import planned_once
from tests.ui.trial import trial_project
from ui import plan_charts, share_charts, site_charts
from ui.document import Planned


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
