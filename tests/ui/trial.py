"""A small project to try the window on: three suppliers, two workloads, two sites."""

from datetime import date
from decimal import Decimal

from procure.chips import Chip, Figure
from procure.demand import DemandRow, Site, Throughput, Workload
from procure.offers import Catalog, Content, Offer, PriceBreak, Program
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.units import Horizon


def _chip(name: str, maker: str, watts: int) -> Chip:
    return Chip(
        id=name.lower(), name=name, maker=maker, tdp_w=Figure(value=Decimal(watts), source="sheet")
    )


def _offer(
    name: str, chip: str, price: str, weeks: int | None, *, breaks: tuple[tuple[int, str], ...] = ()
) -> Offer:
    return Offer(
        id=name.lower().replace(" ", "-"),
        description=name,
        contents=(Content(chip=chip, count=8),),
        currency="USD",
        breaks=(
            PriceBreak(quantity=1, unit_price=Decimal(price)),
            *(PriceBreak(quantity=at, unit_price=Decimal(cheaper)) for at, cheaper in breaks),
        ),
        break_kind="all_units" if breaks else None,
        lead_weeks=None if weeks is None else Decimal(weeks),
        supply_per_period=20,
        integration_cost=Decimal(15000),
        kw_per_unit=Decimal("10.2"),
    )


def _list(supplier: str, *offers: Offer, programs: tuple[Program, ...] = ()) -> Catalog:
    return Catalog(
        supplier=supplier,
        file_name=f"{supplier.lower()}.csv",
        sha256="0" * 64,
        read_on=date(2023, 12, 4),
        as_of=date(2023, 12, 1),
        offers=offers,
        programs=programs,
    )


def trial_scenario(name: str = "Base case") -> Scenario:
    """Give eight quarters of growing demand under a budget, power and a share limit."""
    return Scenario(
        name=name,
        horizon=Horizon(start=date(2024, 1, 1), months=3, periods=8),
        demand=(
            DemandRow(
                workload="chat",
                site="oslo",
                amounts=tuple(Decimal(150_000 * max(period - 1, 0)) for period in range(8)),
            ),
            DemandRow(
                workload="images",
                amounts=tuple(Decimal(60 * max(period - 1, 0)) for period in range(8)),
            ),
        ),
        limits=(
            Limit(family="budget", value=Decimal(45_000_000)),
            Limit(family="lead_time", value=Decimal(52)),
            Limit(family="share", by="maker", subject="AMD", value=Decimal("0.6")),
        ),
        discount_rate=Decimal("0.08"),
        utilisation=Decimal("0.7"),
    )


def trial_project() -> Project:
    """Give a project that plans in a second and whose plan buys from two makers."""
    rented = Offer(
        id="tpu-hour",
        description="TPU v5p on demand",
        kind="rent",
        contents=(Content(chip="tpu v5p", count=4),),
        currency="USD",
        breaks=(PriceBreak(quantity=1, unit_price=Decimal("4.20")),),
        lead_weeks=Decimal(2),
        supply_per_period=50,
        hosted_by="supplier",
        term_months=3,
    )
    return Project(
        format=1,
        name="Trial",
        currency="USD",
        chips=(
            _chip("H100", "NVIDIA", 700),
            _chip("MI300X", "AMD", 750),
            _chip("TPU v5p", "Google", 500),
            _chip("Own-1", "Own", 400),
        ),
        workloads=(
            Workload(id="chat", name="Chat", unit="tokens/s"),
            Workload(id="images", name="Images", unit="images/s"),
        ),
        throughputs=(
            Throughput(chip="h100", workload="chat", value=Decimal(3000), source="a"),
            Throughput(chip="mi300x", workload="chat", value=Decimal(2800), source="a"),
            Throughput(chip="tpu v5p", workload="chat", value=Decimal(1500), source="a"),
            Throughput(chip="h100", workload="images", value=Decimal("1.6"), source="a"),
            Throughput(chip="mi300x", workload="images", value=Decimal("1.4"), source="a"),
            Throughput(chip="tpu v5p", workload="images", value=Decimal("0.9"), source="a"),
        ),
        sites=(
            Site(
                id="oslo",
                name="Oslo",
                country="NO",
                power_kw=Decimal(2000),
                pue=Decimal("1.1"),
                energy_price=Decimal("0.06"),
            ),
            Site(
                id="austin",
                name="Austin",
                country="US",
                power_kw=Decimal(800),
                pue=Decimal("1.3"),
                energy_price=Decimal("0.09"),
            ),
            Site(id="cloud", name="Cloud region", country="US", supplier="Cloud"),
        ),
        catalogs=(
            _list(
                "Reseller", _offer("HGX H100 8-GPU", "h100", "280000", 39, breaks=((50, "265000"),))
            ),
            _list("Distributor", _offer("MI300X platform", "mi300x", "165000", 20)),
            _list("Cloud", rented),
            _list(
                "Foundry",
                Offer(
                    id="own-card",
                    description="Own-1 card",
                    contents=(Content(chip="own-1", count=1),),
                    currency="USD",
                    breaks=(PriceBreak(quantity=1, unit_price=Decimal(4000)),),
                    lead_weeks=Decimal(30),
                    integration_cost=Decimal(0),
                    program="own",
                ),
                programs=(
                    Program(
                        id="own",
                        name="Own silicon",
                        currency="USD",
                        one_time_cost=Decimal(40_000_000),
                    ),
                ),
            ),
        ),
        scenarios=(trial_scenario(),),
    )
