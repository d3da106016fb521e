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
from procure.plan import CostLine, Plan, ServedStage
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
    assert found.checks > 300


def test_headline(asked: Asked) -> None:
    """The headline counts rented chips once, however often they are rented."""
    assert figures.headline(*asked) == figures.Headline(
        total_cost=Decimal("4759011.88"),
        currency="USD",
        chips=80 + 48 + 64 + 20,
        chips_ordered=232,
        served=figures.served_overall(*asked),
        servable=None,
        suppliers=4,
        makers=4,
        orders=6,
        first_delivery=date(2024, 1, 1),
    )


def test_what_the_total_leaves_out(asked: Asked) -> None:
    """Bought units whose integration nobody has priced: 0 is a price, and rent needs none."""
    project, scenario, plan = asked
    unknown = figures.uncosted(project, scenario, plan)
    assert [offer.description for offer in unknown] == ["Own-1 card"]
    priced = replace(
        project,
        catalogs=tuple(
            replace(
                catalog,
                offers=tuple(
                    replace(offer, integration_cost=Decimal(0)) if offer in unknown else offer
                    for offer in catalog.offers
                ),
            )
            for catalog in project.catalogs
        ),
    )
    assert figures.uncosted(priced, scenario, plan) == ()
    assert figures.uncosted(project, scenario, replace(plan, orders=())) == ()


def test_chips_by_maker(asked: Asked) -> None:
    """Bought chips add up; of rented ones the most at once counts, of the fleet none."""
    assert [(c.maker, c.chip, c.bought, c.rented, c.chips) for c in figures.chips(*asked)] == [
        ("NVIDIA", "h100", 80, 0, 80),
        ("Google", "v5e", 0, 64, 64),
        ("AMD", "mi300x", 48, 0, 48),
        ("Example", "own", 20, 0, 20),
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
        "own": (0, 10, 10, 0),
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
    assert last.demand == 146880 + 180000
    assert {part.chip: (part.chips, part.amount) for part in last.by_chip} == {
        "h100": (Decimal(40), Decimal(100000)),
        "mi300x": (Decimal(64), Decimal(161280)),
        "own": (Decimal(20), Decimal(20000)),
        "v5e": (Decimal(64), Decimal(38400)),
    }
    assert last.capacity == 319680
    assert last.shortfall == 7200
    assert last.served == 319680


def test_capacity_of_a_site(asked: Asked) -> None:
    """A site's row holds its own demand and chips; a shortfall there also counts in all."""
    rows = {(row.workload, row.site, row.period): row for row in figures.capacity(*asked)}
    assert rows["chat", "fra", 3].demand == 180000
    assert rows["chat", "fra", 3].capacity == 80000 + 120960
    assert rows["chat", "fra", 3].shortfall == 0
    assert rows["train", "ash", 3].shortfall == Decimal("0.8")
    assert rows["train", "", 3].shortfall == Decimal("0.8")
    assert ("train", "fra", 0) not in rows
    assert rows["chat", "bel", 0].demand == 0


def test_a_port_counts_from_the_day_it_is_ready(asked: Asked) -> None:
    """Behind a port a chip does nothing before it is ready, and then its part of the work."""
    project, _, plan = asked
    rates = figures.WorkRates(project, plan)
    assert rates.rate("mi300x", "chat", 1).amount == 0
    assert rates.rate("mi300x", "chat", 2).amount == Decimal("0.9") * 2800
    assert rates.rate("h100", "chat", 0).amount == 2500
    without = figures.WorkRates(project, replace(plan, ports=()))
    assert without.rate("mi300x", "chat", 3).amount == 0


def test_capacity_tells_who_owns_the_chips(asked: Asked) -> None:
    """Chips that were there before the plan work first; what they do stands apart."""
    parts = {
        (row.workload, row.site, row.period, part.chip): part
        for row in figures.capacity(*asked)
        for part in row.by_chip
    }
    # 88 chips at Ashburn in the second quarter: 40 of the fleet, 48 bought.
    chat, train = parts["chat", "ash", 1, "h100"], parts["train", "ash", 1, "h100"]
    assert chat.by_owned == pytest.approx(Decimal(68 * 40) / 88 * 2500)
    assert chat.by_owned + chat.by_bought == chat.amount
    assert train.by_owned / train.amount == pytest.approx(Decimal(40) / 88)
    # The fleet has retired; the signed order's eight chips are there instead.
    assert parts["chat", "ash", 3, "h100"].by_owned == pytest.approx(Decimal(8 * 8) / 56 * 2500)
    assert parts["chat", "ash", 3, "mi300x"].by_owned == 16 * 2520
    rented = parts["chat", "", 3, "v5e"]
    assert (rented.by_owned, rented.by_rented) == (Decimal(0), Decimal(38400))


def test_served_share(asked: Asked) -> None:
    """Shares weigh periods by their days; the overall share is the mean over workloads."""
    days = (91, 91, 92, 92)
    demand = sum(d * n for d, n in zip(days, (112000, 265000, 296880, 326880), strict=True))
    lack = sum(d * n for d, n in zip(days, (0, 3000, 5600, 7200), strict=True))
    chat = 1 - Decimal(lack) / demand
    train = 1 - Decimal("0.8") * 92 / (8 * 91 + 16 * 92 + 20 * 92)
    shares = {row.workload: row.share for row in figures.served(*asked)}
    assert shares["chat"] == pytest.approx(chat, rel=Decimal("1e-25"))
    assert shares["train"] == pytest.approx(train, rel=Decimal("1e-25"))
    overall = figures.served_overall(*asked)
    assert overall == pytest.approx((chat + train) / 2, rel=Decimal("1e-25"))


def test_the_share_that_was_the_objective(asked: Asked) -> None:
    """Where serving the most came first, the headline says what it measured and its bound."""
    project, scenario, plan = asked
    stage = ServedStage(
        value=Decimal("0.04"), most=Decimal(2), bound=Decimal("0.03"), gap=Decimal("0.005")
    )
    head = figures.headline(project, scenario, replace(plan, stage=stage))
    assert (head.served, head.servable) == (Decimal("0.98"), Decimal("0.985"))
    unproven = replace(plan, stage=replace(stage, bound=None, gap=None))
    assert figures.headline(project, scenario, unproven).servable is None
    # Nothing was asked for: nothing was measured.
    idle = replace(plan, stage=ServedStage(value=Decimal(0), most=Decimal(0)))
    assert figures.headline(project, scenario, idle).served == figures.served_overall(*asked)


def test_cash(asked: Asked) -> None:
    """Cash stands in the period it falls due; what lies past the horizon stands apart."""
    lines = {line.kind: line for line in figures.cash(*asked)}
    assert list(map(str, lines["rent"].amounts)) == ["52416.00", "52416.00", "0", "169574.40"]
    assert lines["rent"].beyond == Decimal("165888.00")
    assert lines["rent"].total == Decimal("440294.40")
    assert sum(line.total for line in lines.values()) == asked[2].total_cost
    assert lines["take_or_pay"].beyond == Decimal("399705.60")
    assert lines["prepaid"].amounts[1] == Decimal("-325110.00")
    assert lines["purchase"].amounts[2] == Decimal("110000.00")


def test_spend_by_supplier(asked: Asked) -> None:
    """Spend is gross purchase and rent, the most first, and the shares make one."""
    spends = figures.spend_by_supplier(*asked)
    assert [(spend.name, spend.amount) for spend in spends] == [
        ("Northwind Systems", Decimal("2860000.00")),
        ("Alpen Compute", Decimal("975333.25")),
        ("Cloudia", Decimal("440294.40")),
        ("Own silicon", Decimal("260000.00")),
    ]
    assert sum(spend.share or 0 for spend in spends) == pytest.approx(1)


def test_spend_by_stack(asked: Asked) -> None:
    """Spend counts for the stack of the chips, whoever sells them."""
    spends = figures.spend_by_stack(*asked)
    assert [(spend.name, spend.amount) for spend in spends] == [
        ("CUDA", Decimal("2860000.00")),
        ("ROCm", Decimal("975333.25")),
        ("XLA", Decimal("440294.40")),
        ("Own stack", Decimal("260000.00")),
    ]


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
    assert [rows["fra", period].used for period in range(4)] == [
        0,
        Decimal("40.8"),
        Decimal("76.8"),
        Decimal("76.8"),
    ]
    assert rows["fra", 0].limit == 80


def test_power_of_what_is_owned(asked: Asked) -> None:
    """Fleet and open orders count while they are there, by their own kW or their chips' TDP."""
    rows = {(row.site, row.period): row for row in figures.power(*asked)}
    assert [rows["ash", period].by_owned for period in range(4)] == [
        30,
        42,
        Decimal("17.6"),
        Decimal("17.6"),
    ]
    assert rows["ash", 1].used == Decimal("103.2")


def test_racks(asked: Asked) -> None:
    """Racks of units and fleet add up; where those of something are unknown, so is the sum."""
    rows = {(row.site, row.period): row for row in figures.racks(*asked)}
    assert [rows["ash", period].used for period in range(4)] == [5, 10, None, None]
    assert [rows["fra", period].used for period in range(4)] == [0, 2, 8, 8]
    assert rows["ash", 0].limit == 12
    assert rows["fra", 0].limit is None


def test_power_unknown_is_not_zero(asked: Asked) -> None:
    """Where a unit's power is not known, the site's is not either."""
    project, scenario, plan = asked
    bare = tuple(replace(chip, tdp_w=None) for chip in project.chips)
    rows = figures.power(replace(project, chips=bare), scenario, plan)
    assert [row.used for row in rows if row.site == "fra"][2:] == [None, None]
    assert [row.used for row in rows if row.site == "ash"][:2] == [30, None]


def test_owned_chips(asked: Asked) -> None:
    """The fleet, open orders and signed orders are listed with when they work and what is due."""
    project, scenario, plan = asked
    rows = {row.id: row for row in figures.owned(project, scenario, plan)}
    assert {key: (row.kind, row.usable, row.until) for key, row in rows.items()} == {
        "old": ("fleet", 0, 2),
        "coming": ("open_order", 1, 4),
        "po-77": ("signed_order", 2, 4),
    }
    assert rows["coming"].paid == Decimal("108370.00")
    assert (rows["po-77"].kw, rows["po-77"].kw_from_chips) == (Decimal("5.6"), True)


def test_a_letter_of_intent_is_owned_only_where_it_is_assumed(asked: Asked) -> None:
    """It counts in the scenario that assumes it delivered, and where it says all it takes."""
    project, scenario, plan = asked
    catalog = project.catalogs[0]
    letter = replace(catalog.commitments[0], chips=50, site="ash", when=date(2024, 2, 1))
    commitments = (letter, *catalog.commitments[1:])
    project = replace(
        project, catalogs=(replace(catalog, commitments=commitments), *project.catalogs[1:])
    )
    plan = replace(plan, left_out=())
    assert "loi-rain" not in {row.id for row in figures.owned(project, scenario, plan)}
    assumed = replace(scenario, assume_delivered=("loi-rain",))
    rows = {row.id: row for row in figures.owned(project, assumed, plan)}
    assert (rows["loi-rain"].kind, rows["loi-rain"].usable) == ("assumed", 1)


def test_ports_and_programs(asked: Asked) -> None:
    """A port shows when it starts and runs and what it costs, a program what it comes to."""
    (port,) = figures.ports(*asked)
    assert (port.started, port.runs) == (date(2024, 1, 1), date(2024, 7, 1))
    assert (port.cost, port.efficiency) == (Decimal("400000.00"), Decimal("0.9"))
    (program,) = figures.programs(*asked)
    assert (program.program, program.supplier, program.period) == ("own", "Own silicon", 1)
    assert (program.one_time, program.remainder) == (Decimal(250000), Decimal(340000))
    assert (program.chips, program.first_delivery) == (20, date(2024, 5, 27))
    assert program.spend == Decimal("260000.00")


def test_limits_say_what_they_count(asked: Asked) -> None:
    """Each limit has its unit in words, and those switched off have no use."""
    rows = {row.limit.key: row for row in figures.limits(*asked)}
    assert {key: row.counted for key, row in rows.items()} == {
        "budget": "USD",
        "budget.capital.FY2024": "USD",
        "lead_time": "weeks",
        "share.maker.NVIDIA.maximum": "of spend",
        "share.supplier.Cloudia.maximum": "of spend",
        "share.chips.stack.CUDA.minimum": "of chips",
        "suppliers.maximum": "suppliers",
        "quantity.chip.h100.maximum": "chips",
        "eligibility": "weeks",
        "power.ash": "kW",
        "power.fra": "kW",
        "racks.ash": "racks",
        "pool.cowos": "wafers",
        "supply": "offers used up, of those limited",
    }
    assert rows["share.supplier.Cloudia.maximum"].use is None
    assert rows["pool.cowos"].full == Decimal("0.8")
    assert rows["supply"].full is None


def test_without_a_plan(asked: Asked) -> None:
    """Without a plan there are no figures, nothing is served and nothing fails."""
    project, scenario, _ = asked
    nothing = example_plan.infeasible()
    head = figures.headline(project, scenario, nothing)
    assert (head.total_cost, head.chips, head.served, head.first_delivery) == (None, 0, None, None)
    assert all(row.served == 0 for row in figures.capacity(project, scenario, nothing))
    power = figures.power(project, scenario, nothing)
    assert all(row.used == row.by_owned for row in power)
    assert figures.spend_by_maker(project, scenario, nothing) == ()
    assert figures.ports(project, scenario, nothing) == ()
    assert figures.programs(project, scenario, nothing) == ()


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


def test_chips_at_once_are_those_of_one_period(asked: Asked) -> None:
    """Rent that ends before what is bought works is never there at once with it."""
    project, scenario, plan = asked
    bought = plan.orders[0]
    rented = replace(
        bought,
        id="rented",
        kind="rent",
        usable=bought.usable,
        until=bought.usable + 1,
    )
    later = replace(bought, usable=bought.usable + 1)
    places = [one for one in plan.placements if one.order == bought.id]
    placements = (*places, *(replace(one, order="rented") for one in places))
    plan = replace(plan, orders=(later, rented), placements=placements)
    (count,) = figures.chips(project, scenario, plan)
    assert (count.bought, count.rented, count.chips) == (80, 80, 80)
    head = figures.headline(project, scenario, plan)
    assert (head.chips, head.chips_ordered) == (80, 160)
    together = replace(plan, orders=(bought, rented))
    (count,) = figures.chips(project, scenario, together)
    assert count.chips == figures.headline(project, scenario, together).chips == 160
    assert figures.most_at_once(project, scenario, together, kind="rent") == 80
