"""Small random projects that touch every feature the planner has, made from a seed."""

import random
from datetime import date
from decimal import Decimal
from typing import Literal

from procure.chips import Chip, Figure
from procure.demand import DemandRow, Site, Throughput, Workload
from procure.offers import Catalog, Content, Offer, OfferKind, PriceBreak
from procure.project import Project
from procure.scenario import Limit, Scenario, ShortfallPrice
from procure.units import Horizon, Rate

KINDS: tuple[OfferKind, ...] = ("purchase", "purchase", "rent")
SIDES: tuple[Literal["maker", "supplier"], ...] = ("maker", "supplier")
SUPPLIERS = ("North", "South")
MAKERS = ("NVIDIA", "AMD", "Google")


def random_project(seed: int) -> Project:
    """Make a project of up to 4 offers, 3 periods, 2 sites and 2 workloads.

    Money comes out in whole cents before rounding, so that a plan that is best is best
    to the cent.
    """
    pick = random.Random(seed)
    chips = tuple(
        Chip(
            id=f"c{index}",
            name=f"Chip {index}",
            maker=pick.choice(MAKERS),
            stack="S",
            tdp_w=Figure(value=Decimal(pick.choice((500, 1000)))),
        )
        for index in range(pick.randint(1, 3))
    )
    sites = [
        Site(
            id=f"s{index}",
            name=f"Site {index}",
            country=pick.choice(("US", "IE")),
            power_kw=Decimal(pick.choice((4, 8, 40))) if pick.random() < 0.7 else None,
            pue=Decimal("1.2"),
            energy_price=Decimal(pick.choice(("0.10", "0.05"))),
            hosting_price=Decimal(pick.choice((20, 100))) if pick.random() < 0.2 else None,
        )
        for index in range(pick.randint(1, 2))
    ]
    if len(sites) == 1:
        sites.append(Site(id="region", name="Region", country="US", supplier=SUPPLIERS[0]))
    workloads = tuple(
        Workload(id=f"w{index}", name=f"Work {index}", unit="tokens/s")
        for index in range(pick.randint(1, 2))
    )
    throughputs = tuple(
        Throughput(chip=chip.id, workload=work.id, value=Decimal(pick.choice((1, 2, 3, 5))))
        for chip in chips
        for work in workloads
        if pick.random() < 0.9
    )
    offers = [_offer(pick, index, chips) for index in range(pick.choice((1, 2, 3, 4, 4)))]
    cut = pick.randint(0, len(offers))
    catalogs = tuple(
        Catalog(
            supplier=supplier,
            file_name=f"{supplier}.csv",
            sha256="",
            read_on=date(2024, 1, 1),
            offers=tuple(part),
        )
        for supplier, part in zip(SUPPLIERS, (offers[:cut], offers[cut:]), strict=True)
    )
    return Project(
        format=1,
        name=f"Random {seed}",
        currency="USD",
        chips=chips,
        workloads=workloads,
        throughputs=throughputs,
        sites=tuple(sites),
        rates=(Rate(currency="EUR", rate=Decimal("1.1"), on=date(2024, 1, 1)),),
        catalogs=catalogs,
        scenarios=(_scenario(pick, workloads, sites, chips),),
    )


def _offer(pick: random.Random, index: int, chips: tuple[Chip, ...]) -> Offer:
    kind: OfferKind = pick.choice(KINDS)
    price = pick.randint(20, 60) * 50 if kind == "purchase" else Decimal(pick.randint(2, 9)) / 10
    starts = [1]
    while len(starts) < 3 and pick.random() < 0.6:
        starts.append(starts[-1] + pick.randint(1, 3))
    if pick.random() < 0.1:
        starts = [start + 1 for start in starts]
    breaks = [
        PriceBreak(
            quantity=start,
            unit_price=Decimal(price) * (10 - 2 * number) / 10,
        )
        for number, start in enumerate(starts)
    ]
    multiple = pick.choice((None, None, 1, 2))
    return Offer(
        id=f"offer{index}",
        description=f"Offer {index}",
        kind=kind,
        contents=(Content(chip=pick.choice(chips).id, count=pick.choice((1, 1, 2, 4))),),
        currency=pick.choice(("USD", "USD", "EUR")),
        breaks=tuple(breaks),
        break_kind=pick.choice(("all_units", "incremental")),
        moq=pick.choice((None, None, 1, 2, 3)),
        multiple=multiple,
        lead_weeks=Decimal(pick.choice((0, 0, 2, 4, 10, 14))),
        lead_weeks_p90=Decimal(26) if pick.random() < 0.2 else None,
        supply_per_period=pick.choice((None, None, 2, 3)),
        supply_total=pick.choice((None, 3, 4, 5)),
        valid_from=date(2024, 2, 1) if pick.random() < 0.1 else None,
        valid_until=date(2024, 5, 1) if pick.random() < 0.15 else None,
        integration_cost=Decimal(pick.choice((0, 100))) if pick.random() < 0.7 else None,
        fixed_order_cost=Decimal(pick.choice((100, 500))) if pick.random() < 0.2 else None,
        deposit=Decimal(pick.choice(("0.5", "1"))) if pick.random() < 0.2 else None,
        support_rate=Decimal(pick.choice(("0.1", "0.2"))) if pick.random() < 0.2 else None,
        residual_value=Decimal(pick.choice(("0.2", "0.5"))) if pick.random() < 0.2 else None,
        kw_per_unit=Decimal(pick.choice((1, 2, 4))) if pick.random() < 0.5 else None,
        deliver_to=("US",) if pick.random() < 0.15 else (),
        hosted_by=pick.choice(("supplier", "buyer")) if kind == "rent" else None,
        term_months=pick.choice((None, 1, 3, 6)) if kind == "rent" else None,
    )


def _scenario(
    pick: random.Random, workloads: tuple[Workload, ...], sites: list[Site], chips: tuple[Chip, ...]
) -> Scenario:
    periods = pick.choice((1, 2, 3, 3))
    places = ["", *(site.id for site in sites if not site.supplier)]
    rows = {
        (work.id, pick.choice(places)): (
            *(Decimal(pick.choice((0, 0, 1, 3))) for _ in range(periods - 1)),
            Decimal(pick.choice((1, 2, 3, 5))),
        )
        for work in workloads
        for _ in range(pick.randint(1, 2))
    }
    limits: list[Limit] = []
    if pick.random() < 0.3:
        limits.append(Limit(family="budget", value=Decimal(pick.randint(2, 12) * 1000)))
    if pick.random() < 0.2:
        limits.append(
            Limit(
                family="budget",
                period=pick.randrange(periods),
                value=Decimal(pick.randint(1, 6) * 1000),
            )
        )
    if pick.random() < 0.2:
        limits.append(Limit(family="lead_time", value=Decimal(pick.choice((9, 12, 20)))))
    if pick.random() < 0.15:
        limits.append(Limit(family="supply", on=False))
    if pick.random() < 0.35:
        by = pick.choice(SIDES)
        names = sorted({chip.maker for chip in chips}) if by == "maker" else list(SUPPLIERS)
        limits.append(
            Limit(
                family="share",
                by=by,
                subject=pick.choice(names),
                bound=pick.choice(("maximum", "maximum", "minimum")),
                value=Decimal(pick.choice(("0.3", "0.5", "0.7"))),
            )
        )
    return Scenario(
        name="Random",
        horizon=Horizon(start=date(2024, 1, 1), months=pick.choice((1, 3)), periods=periods),
        demand=tuple(
            DemandRow(workload=work, site=site, amounts=amounts)
            for (work, site), amounts in rows.items()
        ),
        limits=tuple(limits),
        shortfall_prices=tuple(
            ShortfallPrice(workload=work.id, price=Decimal(pick.choice((500, 4000, 20000))))
            for work in workloads
            if pick.random() < 0.5
        ),
        headroom=Decimal(pick.choice(("0.5", "1"))) if pick.random() < 0.15 else None,
        discount_rate=Decimal(pick.choice(("0", "0", "0.1"))),
        utilisation=Decimal("0.5") if pick.random() < 0.7 else None,
        lead_time=pick.choice(("quoted", "quoted", "p90")),
    )
