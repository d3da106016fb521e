"""A project in the making, which features add to."""

import random
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal

from procure.chips import Chip, Figure
from procure.demand import (
    DemandRow,
    FleetLine,
    Pool,
    Readiness,
    Site,
    Throughput,
    Workload,
)
from procure.offers import (
    Catalog,
    Commitment,
    Content,
    Offer,
    PriceBreak,
    Program,
    Rebate,
)
from procure.project import Project
from procure.scenario import Limit, LimitFamily, Scenario, ShortfallPrice
from procure.units import Horizon, Rate

START: Final = date(2024, 1, 1)
SUPPLIERS: Final = ("North", "South")
MAKERS: Final = ("NVIDIA", "AMD", "Google")
STACKS: Final = ("CUDA", "ROCm", "XLA")


@dataclass
class Draft:
    """A project in the making; offers lie under their supplier's number."""

    pick: random.Random
    months: Literal[1, 3] = 3
    periods: int = 3
    chips: list[Chip] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    workloads: list[Workload] = field(default_factory=list)
    readiness: list[Readiness] = field(default_factory=list)
    fleet: list[FleetLine] = field(default_factory=list)
    pools: list[Pool] = field(default_factory=list)
    offers: list[tuple[str, Offer]] = field(default_factory=list)
    programs: dict[str, list[Program]] = field(default_factory=dict)
    commitments: dict[str, list[Commitment]] = field(default_factory=dict)
    rebates: dict[str, list[Rebate]] = field(default_factory=dict)
    limits: list[Limit] = field(default_factory=list)
    asked: dict[str, Any] = field(default_factory=dict)
    """Further fields of the scenario."""

    def __post_init__(self) -> None:
        pick = self.pick
        self.months = 1 if pick.random() < 0.4 else 3
        self.periods = pick.choice((2, 3, 3))
        self.chips = [
            Chip(
                id=f"c{index}",
                name=f"Chip {index}",
                maker=MAKERS[index],
                stack=STACKS[index],
                tdp_w=Figure(value=Decimal(pick.choice((500, 1000)))),
            )
            for index in range(pick.randint(2, 3))
        ]
        self.sites = [
            Site(
                id=f"s{index}",
                name=f"Site {index}",
                country=("US", "IE")[index],
                power_kw=Decimal(pick.choice((4, 8, 40))) if pick.random() < 0.4 else None,
                pue=Decimal("1.2"),
                energy_price=Decimal(pick.choice(("0.10", "0.05"))),
            )
            for index in range(pick.choice((1, 1, 2)))
        ]
        self.workloads = [
            Workload(id=f"w{index}", name=f"Work {index}", unit="tokens/s")
            for index in range(pick.choice((1, 1, 2)))
        ]
        for index in range(pick.choice((2, 3, 4))):
            self.offer(SUPPLIERS[index % 2], self.chips[index % len(self.chips)].id)

    def weeks(self) -> Decimal:
        """Draw a lead time that often leaves the first periods to others."""
        few = (0, 0, 1, 2, 4) if self.months == 1 else (0, 0, 2, 6, 10, 14)
        return Decimal(self.pick.choice(few))

    def offer(self, supplier: str, chip: str, **fields: Any) -> None:
        """Add an offer; prices rise with what a unit holds."""
        pick = self.pick
        count = pick.choice((1, 1, 2))
        rented = fields.get("kind") == "rent"
        price = Decimal(pick.randint(2, 9)) / 10 if rented else pick.randint(20, 60) * 50 * count
        known: dict[str, Any] = {
            "id": f"offer{len(self.offers)}",
            "description": f"Offer {len(self.offers)}",
            "contents": (Content(chip=chip, count=count),),
            "currency": "USD",
            "breaks": (PriceBreak(quantity=1, unit_price=Decimal(price)),),
            "moq": pick.choice((None, None, None, 2)),
            "multiple": pick.choice((None, None, None, 2)),
            "lead_weeks": self.weeks(),
            "supply_per_period": pick.choice((None, 2, 3)),
            "supply_total": pick.choice((3, 4, 5)),
            "integration_cost": None if rented else Decimal(0),
            "kw_per_unit": Decimal(pick.choice((1, 2))) if pick.random() < 0.3 else None,
        }
        self.offers.append((supplier, Offer(**(known | fields))))

    def any_offer(self, kind: str = "") -> int:
        """Pick an offer's number, of a kind if there is one."""
        found = [i for i, (_, one) in enumerate(self.offers) if kind in {"", one.kind}]
        return self.pick.choice(found)

    def change(self, number: int, **fields: Any) -> None:
        """Change an offer."""
        supplier, offer = self.offers[number]
        self.offers[number] = (supplier, replace(offer, **fields))

    def change_chip(self, number: int, **fields: Any) -> None:
        """Change a chip."""
        self.chips[number] = replace(self.chips[number], **fields)

    def own_site(self) -> int:
        """Pick the number of a site of the buyer's."""
        found = [index for index, site in enumerate(self.sites) if not site.supplier]
        return self.pick.choice(found)

    def start(self, period: int) -> date:
        """Give the first day of a period."""
        return Horizon(start=START, months=self.months, periods=self.periods).starts(period)

    def money(self, least: int, most: int) -> Decimal:
        """Draw an amount in hundreds."""
        return Decimal(self.pick.randint(least, most) * 100)

    def limit(self, family: LimitFamily, value: object, **fields: Any) -> None:
        """Add a limit, unless there is one of its key."""
        number = None if value is None else Decimal(str(value))
        made = Limit(family=family, value=number, **fields)
        if made.key not in {limit.key for limit in self.limits}:
            self.limits.append(made)

    def project(self, name: str) -> Project:
        """Put the project together."""
        pick = self.pick
        throughputs = tuple(
            Throughput(chip=chip.id, workload=work.id, value=Decimal(pick.choice((1, 2, 3))))
            for chip in self.chips
            for work in self.workloads
            if pick.random() < 0.9
        )
        catalogs = tuple(
            Catalog(
                supplier=supplier,
                file_name=f"{supplier}.csv",
                sha256="",
                read_on=START,
                offers=tuple(offer for one, offer in self.offers if one == supplier),
                programs=tuple(self.programs.get(supplier, ())),
                commitments=tuple(self.commitments.get(supplier, ())),
                rebates=tuple(self.rebates.get(supplier, ())),
            )
            for supplier in SUPPLIERS
        )
        return Project(
            format=1,
            name=name,
            currency="USD",
            chips=tuple(self.chips),
            workloads=tuple(self.workloads),
            throughputs=throughputs,
            readiness=tuple(self.readiness),
            sites=tuple(self.sites),
            fleet=tuple(self.fleet),
            pools=tuple(self.pools),
            rates=(Rate(currency="EUR", rate=Decimal("1.1"), on=START),),
            catalogs=catalogs,
            scenarios=(self.scenario(),),
        )

    def scenario(self) -> Scenario:
        """Ask for more as time goes by."""
        pick = self.pick
        places = ["", "", *(site.id for site in self.sites if not site.supplier)]
        rows = {
            (work.id, place): (
                *(Decimal(pick.choice((0, 0, 0, 1, 2))) for _ in range(self.periods - 1)),
                Decimal(pick.choice((2, 3, 4, 5))),
            )
            for work in self.workloads
            for place in dict.fromkeys((pick.choice(places), pick.choice(("", places[-1]))))
        }
        known: dict[str, Any] = {
            "discount_rate": Decimal(0),
            "utilisation": Decimal("0.5") if pick.random() < 0.7 else None,
            "shortfall_prices": tuple(
                ShortfallPrice(workload=work.id, price=Decimal(20000))
                for work in self.workloads
                if pick.random() < 0.6
            ),
        }
        return Scenario(
            name="Random",
            horizon=Horizon(start=START, months=self.months, periods=self.periods),
            demand=tuple(
                DemandRow(workload=work, site=site, amounts=amounts)
                for (work, site), amounts in rows.items()
            ),
            limits=tuple(self.limits),
            **(known | self.asked),
        )
