"""A small project with something of everything that a plan can hold, for hand-made plans.

Four quarters of 2024, two sites of the buyer's and a cloud's region; systems to buy (one
with incremental price breaks, one in euros that needs a licence, cards of the buyer's own
with breaks over the horizon) and chips to rent; a fleet, open orders, a port, a rebate and
what was promised to suppliers. tests.procure.example_plan is the plan.
"""

from datetime import date
from decimal import Decimal

from procure.chips import Chip, ExportRule, Figure
from procure.demand import (
    DemandRow,
    FleetLine,
    Pool,
    PoolMember,
    Readiness,
    Site,
    Throughput,
    Workload,
)
from procure.project import Project
from procure.scenario import Limit, Scenario, ShortfallPrice
from procure.units import Horizon, Rate
from tests.procure.example_lists import alpen, cloudia, northwind, own_silicon


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
                stack="CUDA",
                tdp_w=Figure(value=Decimal(700), source="NVIDIA data sheet"),
            ),
            Chip(
                id="mi300x",
                name="MI300X",
                maker="AMD",
                stack="ROCm",
                tdp_w=Figure(value=Decimal(750)),
                export_rules=(
                    ExportRule(
                        country="DE", start=date(2023, 11, 17), status="licence", source="Rule 1"
                    ),
                ),
            ),
            Chip(
                id="v5e", name="TPU v5e", maker="Google", chip_class="asic", stack="XLA", sold=False
            ),
            Chip(
                id="own",
                name="Own-1",
                maker="Example",
                chip_class="asic",
                custom=True,
                stack="Own stack",
                tdp_w=Figure(value=Decimal(200), source="Design target"),
            ),
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
            Throughput(chip="own", workload="chat", value=Decimal(1000), source="Simulation"),
        ),
        readiness=(
            Readiness(
                stack="ROCm",
                workload="chat",
                status="port",
                porting_cost=Decimal(400000),
                weeks=Decimal(26),
                efficiency=Decimal("0.9"),
                source="Estimate of the inference team",
            ),
        ),
        sites=(
            Site(
                id="ash",
                name="Ashburn",
                country="US",
                power_kw=Decimal(1000),
                racks=Decimal(12),
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
        fleet=(
            FleetLine(
                id="old",
                chip="h100",
                chips=40,
                site="ash",
                retires=date(2024, 7, 1),
                kw=Decimal(30),
                racks=Decimal(5),
                source="Asset register",
            ),
            FleetLine(
                id="coming",
                chip="mi300x",
                chips=16,
                site="ash",
                arrives=date(2024, 2, 10),
                to_pay=Decimal(100000),
                currency="EUR",
                racks=Decimal(2),
            ),
        ),
        pools=(
            Pool(
                id="cowos",
                name="Advanced packaging",
                unit="wafers",
                per_period=Decimal(100),
                members=(
                    PoolMember(chip="h100", weight=Decimal(1)),
                    PoolMember(chip="mi300x", weight=Decimal("1.5")),
                ),
                source="Analyst estimate",
            ),
        ),
        rates=(Rate(currency="EUR", rate=Decimal("1.0837"), on=date(2023, 12, 29), source="ECB"),),
        catalogs=(northwind(), alpen(), cloudia(), own_silicon()),
        scenarios=(scenario(),),
    )


def scenario() -> Scenario:
    """Give the scenario that the plan answers."""
    return Scenario(
        name="Base case",
        horizon=Horizon(start=date(2024, 1, 1), months=3, periods=4),
        demand=(
            DemandRow(
                workload="chat",
                amounts=(Decimal(112000), Decimal(225000), Decimal(146880), Decimal(146880)),
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
            Limit(
                family="budget", lines="capital", year=2024, carry_over=True, value=Decimal(5500000)
            ),
            Limit(family="lead_time", value=Decimal(30)),
            Limit(family="share", by="maker", subject="NVIDIA", value=Decimal("0.75")),
            Limit(family="share", by="supplier", subject="Cloudia", value=Decimal("0.5"), on=False),
            Limit(
                family="share",
                by="stack",
                subject="CUDA",
                of="chips",
                bound="minimum",
                value=Decimal("0.3"),
            ),
            Limit(family="suppliers", value=Decimal(4)),
            Limit(family="quantity", by="chip", subject="h100", value=Decimal(100)),
            Limit(family="eligibility", value=Decimal(4)),
        ),
        shortfall_prices=(
            ShortfallPrice(workload="chat", price=Decimal(3)),
            ShortfallPrice(workload="train", price=Decimal(100000)),
        ),
        discount_rate=Decimal("0.08"),
        utilisation=Decimal("0.7"),
    )
