"""The figures of a plan that was worked out by hand, and what must hold for any plan."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure import figures
from procure.audit import audit
from procure.chips import Chip
from procure.offers import Content
from procure.plan import CostLine, Plan
from procure.project import Project
from procure.scenario import Scenario
from tests.procure import example_plan

Asked = tuple[Project, Scenario, Plan]


@pytest.fixture
def asked() -> Asked:
    """Gives the example with its scenario and plan."""
    return example_plan.project(), example_plan.scenario(), example_plan.plan()


def test_example_is_consistent(asked: Asked) -> None:
    """The example's plan passes the audit, so the numbers expected below are true."""
    found = audit(*asked)
    assert found.failures == ()
    assert found == asked[2].audit


def test_headline(asked: Asked) -> None:
    """The headline counts rented chips once, however often they are rented."""
    assert figures.headline(*asked) == figures.Headline(
        total_cost=Decimal("4609871.04"),
        currency="USD",
        chips=80 + 48 + 64,
        chips_ordered=212,
        served=figures.served_overall(*asked),
        servable=None,
        suppliers=3,
        makers=3,
        orders=4,
        first_delivery=date(2024, 1, 1),
    )


def test_chips_by_maker(asked: Asked) -> None:
    """Bought chips add up; of rented ones the most at once counts."""
    assert [(c.maker, c.chip, c.bought, c.rented, c.chips) for c in figures.chips(*asked)] == [
        ("NVIDIA", "h100", 80, 0, 80),
        ("Google", "v5e", 0, 64, 64),
        ("AMD", "mi300x", 48, 0, 48),
    ]


def test_orders_read_like_a_quote(asked: Asked) -> None:
    """An order shows its offer, what a unit holds, its chips and where its units go."""
    first = figures.orders(*asked)[0]
    assert first.name == "HGX H100 8-GPU node"
    assert first.contents == "8 × H100 SXM"
    assert first.makers == ("NVIDIA",)
    assert first.chips == 80
    assert [(at.site, at.units, at.chips) for at in first.placed] == [
        ("ash", 6, 48),
        ("fra", 4, 32),
    ]


def test_delivered_chips(asked: Asked) -> None:
    """Chips count in the period in which they arrive, not when they can be used."""
    assert figures.delivered(*asked) == {
        "v5e": (20, 0, 0, 64),
        "h100": (80, 0, 0, 0),
        "mi300x": (0, 48, 0, 0),
    }
    usable = {(row.chip, row.period): row.usable for row in figures.deliveries(*asked)}
    assert usable["h100", 0] == 1
    assert usable["mi300x", 1] == 2


def test_capacity_of_all_sites(asked: Asked) -> None:
    """All sites together hold the common demand and that of each site, and every chip."""
    rows = {
        row.period: row
        for row in figures.capacity(*asked)
        if row.workload == "chat" and not row.site
    }
    last = rows[3]
    assert last.demand == 80000 + 180000
    assert {part.chip: (part.chips, part.amount) for part in last.by_chip} == {
        "h100": (Decimal(32), Decimal(80000)),
        "mi300x": (Decimal(48), Decimal(134400)),
        "v5e": (Decimal(64), Decimal(38400)),
    }
    assert last.capacity == 252800
    assert last.shortfall == 7200
    assert last.served == 252800


def test_capacity_of_a_site(asked: Asked) -> None:
    """A site's row holds its own demand and chips; a shortfall there also counts in all."""
    rows = {(row.workload, row.site, row.period): row for row in figures.capacity(*asked)}
    assert rows["chat", "fra", 3].demand == 180000
    assert rows["chat", "fra", 3].capacity == 80000 + 134400
    assert rows["chat", "fra", 3].shortfall == 0
    assert rows["train", "ash", 3].shortfall == Decimal("0.8")
    assert rows["train", "", 3].shortfall == Decimal("0.8")
    assert ("train", "fra", 0) not in rows
    assert rows["chat", "bel", 0].demand == 0


def test_served_share(asked: Asked) -> None:
    """Shares weigh periods by their days; the overall share is the mean over workloads."""
    days = (91, 91, 92, 92)
    demand = sum(d * n for d, n in zip(days, (12000, 165000, 240000, 260000), strict=True))
    lack = sum(d * n for d, n in zip(days, (0, 3000, 5600, 7200), strict=True))
    chat = 1 - Decimal(lack) / demand
    train = 1 - Decimal("0.8") * 92 / (8 * 91 + 16 * 92 + 20 * 92)
    shares = {row.workload: row.share for row in figures.served(*asked)}
    assert shares["chat"] == pytest.approx(chat, rel=Decimal("1e-25"))
    assert shares["train"] == pytest.approx(train, rel=Decimal("1e-25"))
    overall = figures.served_overall(*asked)
    assert overall == pytest.approx((chat + train) / 2, rel=Decimal("1e-25"))


def test_cash(asked: Asked) -> None:
    """Cash stands in the period it falls due; what lies past the horizon stands apart."""
    lines = {line.kind: line for line in figures.cash(*asked)}
    assert list(map(str, lines["rent"].amounts)) == ["52416.00", "52416.00", "0", "169574.40"]
    assert lines["rent"].beyond == Decimal("165888.00")
    assert lines["rent"].total == Decimal("440294.40")
    assert sum(line.total for line in lines.values()) == asked[2].total_cost


def test_spend_by_supplier(asked: Asked) -> None:
    """Spend is gross purchase and rent, the most first, and the shares make one."""
    spends = figures.spend_by_supplier(*asked)
    assert [(spend.name, spend.amount) for spend in spends] == [
        ("Northwind Systems", Decimal("2860000.00")),
        ("Alpen Compute", Decimal("975333.25")),
        ("Cloudia", Decimal("440294.40")),
    ]
    assert sum(spend.share or 0 for spend in spends) == pytest.approx(1)


def test_spend_by_maker_splits_a_mixed_unit(asked: Asked) -> None:
    """An order of chips of two makers counts for each by its chips, to the last cent."""
    project, scenario, plan = asked
    cpu = Chip(id="cpu", name="Host", maker="Intel", chip_class="cpu")
    catalog = project.catalogs[0]
    held = (Content(chip="h100", count=8), Content(chip="cpu", count=3))
    mixed = replace(catalog.offers[0], contents=held)
    project = replace(
        project,
        chips=(*project.chips, cpu),
        catalogs=(replace(catalog, offers=(mixed, *catalog.offers[1:])), *project.catalogs[1:]),
    )
    spends = {spend.name: spend.amount for spend in figures.spend_by_maker(project, scenario, plan)}
    assert spends["Intel"] == pytest.approx(Decimal(2860000) * 3 / 11)
    assert spends["NVIDIA"] + spends["Intel"] == Decimal(2860000)


def test_power(asked: Asked) -> None:
    """Units count from the period they can be used; the TDP stands in for a missing figure."""
    rows = {(row.site, row.period): row for row in figures.power(*asked)}
    assert {site for site, _ in rows} == {"ash", "fra"}
    assert [rows["fra", period].kw for period in range(4)] == [
        0,
        Decimal("40.8"),
        Decimal("76.8"),
        Decimal("76.8"),
    ]
    assert rows["fra", 0].limit == 80


def test_power_unknown_is_not_zero(asked: Asked) -> None:
    """Where a unit's power is not known, the site's is not either."""
    project, scenario, plan = asked
    bare = tuple(replace(chip, tdp_w=None) for chip in project.chips)
    rows = figures.power(replace(project, chips=bare), scenario, plan)
    assert [row.kw for row in rows if row.site == "fra"][2:] == [None, None]
    assert [row.kw for row in rows if row.site == "ash"][1] == Decimal("61.2")


def test_without_a_plan(asked: Asked) -> None:
    """Without a plan there are no figures, nothing is served and nothing fails."""
    project, scenario, _ = asked
    nothing = example_plan.infeasible()
    head = figures.headline(project, scenario, nothing)
    assert (head.total_cost, head.chips, head.served, head.first_delivery) == (None, 0, None, None)
    assert all(row.served == 0 for row in figures.capacity(project, scenario, nothing))
    assert all(row.kw == 0 for row in figures.power(project, scenario, nothing))
    assert figures.spend_by_maker(project, scenario, nothing) == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(figures.COST_KINDS),
            st.integers(0, 9),
            st.decimals(0, 10**12, places=2),
        )
    )
)
def test_cash_loses_nothing(lines: list[tuple[str, int, Decimal]]) -> None:
    """Whatever falls due whenever, the table of cash adds up to it exactly."""
    costs = tuple(
        CostLine(kind=kind, period=period, order=str(place), amount=amount)  # type: ignore[arg-type]
        for place, (kind, period, amount) in enumerate(lines)
    )
    plan = replace(example_plan.plan(), costs=costs)
    found = figures.cash(example_plan.project(), example_plan.scenario(), plan)
    assert sum(line.total for line in found) == sum(cost.amount for cost in costs)
