"""A small project with a plan that was worked out by hand, for the figures and the workbook.

Four quarters of 2024, two sites of the buyer's and a cloud's region; two bought systems
(one with incremental price breaks, one in euros) and chips rented twice, the second time
past the horizon. Every amount in the plan is a number that a reader can check.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from procure.chips import Chip, Figure
from procure.demand import DemandRow, Site, Throughput, Workload
from procure.offers import Catalog, Commitment, Content, Issue, Offer, PriceBreak, Program
from procure.plan import (
    Assignment,
    Audit,
    CostLine,
    LeftOut,
    LimitUse,
    Order,
    Placement,
    Plan,
    PriceLine,
    Shortfall,
    Solve,
)
from procure.project import Project
from procure.scenario import Limit, Scenario, ShortfallPrice
from procure.storage import digest
from procure.units import Horizon, Rate


def project() -> Project:
    """Give the project that the plan is of."""
    return Project(
        format=1,
        name="Example",
        currency="USD",
        chips=(
            Chip(
                id="h100",
                name="H100 SXM",
                maker="NVIDIA",
                tdp_w=Figure(value=Decimal(700), source="NVIDIA data sheet"),
            ),
            Chip(id="mi300x", name="MI300X", maker="AMD", tdp_w=Figure(value=Decimal(750))),
            Chip(id="v5e", name="TPU v5e", maker="Google", chip_class="asic", sold=False),
            Chip(
                id="rain",
                name="Rain NPU",
                maker="Rain",
                chip_class="npu",
                related_party="An officer of the buyer holds shares in Rain",
            ),
        ),
        workloads=(
            Workload(id="chat", name="Chat answers", unit="tokens/s"),
            Workload(id="train", name="Fine-tuning", unit="PFLOP/s"),
        ),
        throughputs=(
            Throughput(chip="h100", workload="chat", value=Decimal(2500), source="MLPerf v3.1"),
            Throughput(chip="h100", workload="train", value=Decimal("0.4"), source="MLPerf v3.1"),
            Throughput(chip="mi300x", workload="chat", value=Decimal(2800), assumption=True),
            Throughput(chip="v5e", workload="chat", value=Decimal(600), source="Vendor’s page"),
        ),
        sites=(
            Site(
                id="ash",
                name="Ashburn",
                country="US",
                power_kw=Decimal(1000),
                pue=Decimal("1.25"),
                energy_price=Decimal("0.08"),
                source="Lease",
            ),
            Site(
                id="fra",
                name="Frankfurt",
                country="DE",
                power_kw=Decimal(80),
                pue=Decimal("1.3"),
                energy_price=Decimal("0.2"),
            ),
            Site(id="bel", name="Cloudia Belgium", country="BE", supplier="Cloudia"),
        ),
        rates=(Rate(currency="EUR", rate=Decimal("1.0837"), on=date(2023, 12, 29), source="ECB"),),
        catalogs=(northwind(), alpen(), cloudia()),
        scenarios=(scenario(),),
    )


def northwind() -> Catalog:
    """Give a reseller's list: a system with incremental breaks, and a program of its own."""
    return Catalog(
        supplier="Northwind Systems",
        file_name="northwind_q1.csv",
        sha256="1f" * 32,
        read_on=date(2023, 12, 30),
        as_of=date(2023, 12, 15),
        offers=(
            Offer(
                id="nw-hgx",
                description="HGX H100 8-GPU node",
                sku="NW-8H100",
                contents=(Content(chip="h100", count=8),),
                currency="USD",
                breaks=(
                    PriceBreak(quantity=1, unit_price=Decimal(290000)),
                    PriceBreak(quantity=9, unit_price=Decimal(270000)),
                ),
                break_kind="incremental",
                moq=2,
                lead_weeks=Decimal(12),
                integration_cost=Decimal(15000),
                kw_per_unit=Decimal("10.2"),
                row=7,
            ),
            Offer(
                id="nw-rain",
                description="Rain card",
                contents=(Content(chip="rain", count=1),),
                currency="USD",
                breaks=(PriceBreak(quantity=1, unit_price=Decimal(9000)),),
                lead_weeks=Decimal(40),
                program="rain",
                row=9,
            ),
        ),
        programs=(
            Program(
                id="rain", name="Rain tape-out", currency="USD", one_time_cost=Decimal(2000000)
            ),
        ),
        commitments=(
            Commitment(
                id="loi-rain",
                kind="loi",
                description="Letter of intent for Rain NPUs",
                chip="rain",
                amount=Decimal(51000000),
                currency="USD",
                when=date(2019, 3, 1),
                related_party="An officer of the buyer holds shares in Rain",
            ),
        ),
        issues=(
            Issue(
                key="price-on-request",
                severity="refused",
                row=8,
                column="Unit price",
                text="Call",
                values=(("text", "Call"),),
            ),
        ),
    )


def alpen() -> Catalog:
    """Give a distributor's list in euros with a price for the whole order."""
    return Catalog(
        supplier="Alpen Compute",
        file_name="alpen.xlsx",
        sha256="2e" * 32,
        read_on=date(2023, 12, 30),
        offers=(
            Offer(
                id="alp-mi",
                description="MI300X 8-way server",
                contents=(Content(chip="mi300x", count=8),),
                currency="EUR",
                breaks=(
                    PriceBreak(quantity=1, unit_price=Decimal(160000)),
                    PriceBreak(quantity=5, unit_price=Decimal("150000.50")),
                ),
                break_kind="all_units",
                lead_weeks=Decimal(20),
                integration_cost=Decimal(12000),
                sheet="Servers",
                row=4,
            ),
        ),
    )


def cloudia() -> Catalog:
    """Give a cloud's rental sheet with a term of six months."""
    return Catalog(
        supplier="Cloudia",
        file_name="cloudia.csv",
        sha256="3d" * 32,
        read_on=date(2023, 12, 30),
        as_of=date(2023, 12, 1),
        offers=(
            Offer(
                id="cl-v5e",
                description="TPU v5e, four chips, half a year",
                kind="rent",
                contents=(Content(chip="v5e", count=4),),
                currency="USD",
                breaks=(PriceBreak(quantity=1, unit_price=Decimal("1.2")),),
                lead_weeks=Decimal(0),
                hosted_by="supplier",
                term_months=6,
                row=2,
            ),
        ),
    )


def scenario() -> Scenario:
    """Give the scenario that the plan answers."""
    return Scenario(
        name="Base case",
        horizon=Horizon(start=date(2024, 1, 1), months=3, periods=4),
        demand=(
            DemandRow(
                workload="chat",
                amounts=(Decimal(12000), Decimal(125000), Decimal(90000), Decimal(80000)),
                source="Growth plan",
            ),
            DemandRow(
                workload="chat",
                site="fra",
                amounts=(Decimal(0), Decimal(40000), Decimal(150000), Decimal(180000)),
            ),
            DemandRow(
                workload="train",
                site="ash",
                amounts=(Decimal(0), Decimal(8), Decimal(16), Decimal(20)),
            ),
        ),
        limits=(
            Limit(family="budget", value=Decimal(6000000)),
            Limit(family="lead_time", value=Decimal(30)),
            Limit(family="share", by="maker", subject="NVIDIA", value=Decimal("0.75")),
            Limit(family="share", by="supplier", subject="Cloudia", value=Decimal("0.5"), on=False),
        ),
        shortfall_prices=(
            ShortfallPrice(workload="chat", price=Decimal(3)),
            ShortfallPrice(workload="train", price=Decimal(100000)),
        ),
        discount_rate=Decimal("0.08"),
        utilisation=Decimal("0.7"),
    )


_ORDERS = (
    Order(
        id="1",
        offer="nw-hgx",
        supplier="Northwind Systems",
        kind="purchase",
        period=0,
        placed=date(2024, 1, 1),
        arrives=date(2024, 3, 25),
        usable=1,
        units=10,
        price_lines=(
            PriceLine(units=8, unit_price=Decimal(290000)),
            PriceLine(units=2, unit_price=Decimal(270000)),
        ),
        unit_price=Decimal(286000),
        currency="USD",
        cost=Decimal("2860000.00"),
    ),
    Order(
        id="2",
        offer="alp-mi",
        supplier="Alpen Compute",
        kind="purchase",
        period=0,
        placed=date(2024, 1, 1),
        arrives=date(2024, 5, 20),
        usable=2,
        units=6,
        price_lines=(PriceLine(units=6, unit_price=Decimal("150000.50")),),
        unit_price=Decimal("150000.50"),
        currency="EUR",
        cost=Decimal("975333.25"),
    ),
    Order(
        id="3",
        offer="cl-v5e",
        supplier="Cloudia",
        kind="rent",
        period=0,
        placed=date(2024, 1, 1),
        arrives=date(2024, 1, 1),
        usable=0,
        until=2,
        units=5,
        price_lines=(PriceLine(units=5, unit_price=Decimal("1.2")),),
        unit_price=Decimal("1.2"),
        currency="USD",
        cost=Decimal("104832.00"),
    ),
    Order(
        id="4",
        offer="cl-v5e",
        supplier="Cloudia",
        kind="rent",
        period=3,
        placed=date(2024, 10, 1),
        arrives=date(2024, 10, 1),
        usable=3,
        until=5,
        units=16,
        price_lines=(PriceLine(units=16, unit_price=Decimal("1.2")),),
        unit_price=Decimal("1.2"),
        currency="USD",
        cost=Decimal("335462.40"),
    ),
)

_WORK = (
    # chip, workload, site, period, chips
    ("v5e", "chat", "bel", 0, 20),
    ("v5e", "chat", "bel", 1, 20),
    ("h100", "chat", "ash", 1, 28),
    ("h100", "chat", "fra", 1, 32),
    ("h100", "train", "ash", 1, 20),
    ("h100", "chat", "ash", 2, 8),
    ("h100", "chat", "fra", 2, 32),
    ("mi300x", "chat", "fra", 2, 48),
    ("h100", "train", "ash", 2, 40),
    ("h100", "chat", "fra", 3, 32),
    ("mi300x", "chat", "fra", 3, 48),
    ("v5e", "chat", "bel", 3, 64),
    ("h100", "train", "ash", 3, 48),
)


def plan() -> Plan:
    """Give the plan: 4 orders, 128 chips bought and at most 64 rented, USD 4,609,871.04."""
    return Plan(
        scenario="Base case",
        digest=digest(project(), scenario()),
        status="optimal",
        currency="USD",
        objective=Decimal("4593196.43"),
        bound=Decimal("4589680.00"),
        gap=Decimal("0.000765574"),
        total_cost=Decimal("4609871.04"),
        shortfall_cost=Decimal("32087.12"),
        orders=_ORDERS,
        placements=(
            Placement(order="1", site="ash", units=6),
            Placement(order="1", site="fra", units=4),
            Placement(order="2", site="fra", units=6),
            Placement(order="3", site="bel", units=5),
            Placement(order="4", site="bel", units=16),
        ),
        assignments=tuple(
            Assignment(chip=chip, workload=work, site=site, period=period, chips=Decimal(count))
            for chip, work, site, period, count in _WORK
        ),
        shortfall=(
            Shortfall(workload="chat", period=1, amount=Decimal(3000)),
            Shortfall(workload="chat", period=2, amount=Decimal(5600)),
            Shortfall(workload="chat", period=3, amount=Decimal(7200)),
            Shortfall(workload="train", period=3, site="ash", amount=Decimal("0.8")),
        ),
        costs=(
            CostLine(kind="purchase", period=0, order="1", amount=Decimal("2860000.00")),
            CostLine(kind="purchase", period=1, order="2", amount=Decimal("975333.25")),
            CostLine(kind="integration", period=0, order="1", amount=Decimal("150000.00")),
            CostLine(kind="integration", period=1, order="2", amount=Decimal("78026.40")),
            CostLine(kind="rent", period=0, order="3", amount=Decimal("52416.00")),
            CostLine(kind="rent", period=1, order="3", amount=Decimal("52416.00")),
            CostLine(kind="rent", period=3, order="4", amount=Decimal("169574.40")),
            CostLine(kind="rent", period=4, order="4", amount=Decimal("165888.00")),
            CostLine(kind="energy", period=1, site="ash", amount=Decimal("9356.26")),
            CostLine(kind="energy", period=2, site="ash", amount=Decimal("9459.07")),
            CostLine(kind="energy", period=3, site="ash", amount=Decimal("9459.07")),
            CostLine(kind="energy", period=1, site="fra", amount=Decimal("16217.51")),
            CostLine(kind="energy", period=2, site="fra", amount=Decimal("30862.54")),
            CostLine(kind="energy", period=3, site="fra", amount=Decimal("30862.54")),
        ),
        limits=(
            LimitUse(
                key="budget", value=Decimal(6000000), used=Decimal("4609871.04"), binding=False
            ),
            LimitUse(key="lead_time", value=Decimal(30), used=Decimal("20.0"), binding=True),
            LimitUse(
                key="share.maker.NVIDIA.maximum",
                value=Decimal("0.75"),
                used=Decimal("0.668907640"),
                binding=False,
            ),
            LimitUse(key="power.ash", value=Decimal(1000), used=Decimal("61.2"), binding=False),
            LimitUse(key="power.fra", value=Decimal(80), used=Decimal("76.8"), binding=True),
            LimitUse(key="supply", value=Decimal(0), used=Decimal(0), binding=False),
        ),
        left_out=(
            LeftOut(
                offer="nw-rain",
                supplier="Northwind Systems",
                key="left-out-program",
                values=(("program", "Rain tape-out"),),
            ),
            LeftOut(
                offer="loi-rain",
                supplier="Northwind Systems",
                key="left-out-commitment-loi",
                values=(("description", "Letter of intent for Rain NPUs"),),
            ),
        ),
        audit=Audit(passed=True, checks=229),
        solve=Solve(
            engine="HiGHS",
            versions=(("highspy", "1.15.1"), ("procure", "0.1.0"), ("pulp", "3.3.2")),
            gap_tolerance=Decimal("0.001"),
            threads=1,
            seed=0,
            reproducible=True,
            variables=412,
            integers=96,
            constraints=230,
            nodes=17,
            seconds=Decimal("0.41"),
        ),
    )


def infeasible() -> Plan:
    """Give the answer that there is no plan."""
    return replace(
        plan(),
        status="infeasible",
        objective=None,
        bound=None,
        gap=None,
        total_cost=None,
        shortfall_cost=None,
        orders=(),
        placements=(),
        assignments=(),
        shortfall=(),
        costs=(),
        limits=(),
        audit=None,
    )
