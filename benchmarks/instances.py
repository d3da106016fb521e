"""Projects to measure with: four sizes, two families, and seeds that are never tuned on.

Family "plain" has price breaks, minimum orders, multiples, lead times of 0 to 4 periods,
share limits, budgets for each period, and power. Family "rich" adds programs, rent, ports
and rebates. All figures are made up; the same (family, size, seed) gives the same project.
The numbers here were fixed before the planner was tuned, and UNTUNED were not looked at
while it was.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from procure.chips import Chip, Figure
from procure.demand import ANYWHERE, DemandRow, Readiness, Site, Throughput, Workload
from procure.offers import Catalog, Content, Offer, PriceBreak, Program, RampStep, Rebate
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.units import Horizon

Family = Literal["plain", "rich"]
FAMILIES: Final[tuple[Family, ...]] = ("plain", "rich")
TUNED: Final = (1, 2, 3)
UNTUNED: Final = (4, 5, 6)
START: Final = date(2027, 1, 1)
_READ: Final = date(2026, 12, 1)
_MONTHS: Final = 3
_WEEKS: Final = 13
_SUPPLIERS: Final = 8
_MAKERS: Final = ("Alder", "Birch", "Cedar", "Dogwood", "Elm")
_HOURS: Final = 2190


@dataclass(frozen=True)
class Size:
    """How large a project is; `units` is about how many units the best plan orders."""

    name: str
    chips: int
    offers: int
    periods: int
    workloads: int
    sites: int
    units: int
    makers: int


SIZES: Final = {
    size.name: size
    for size in (
        Size("small", 12, 24, 8, 3, 1, 120, 3),
        Size("medium", 20, 50, 8, 3, 1, 400, 3),
        Size("large", 40, 200, 12, 5, 3, 2_000, 5),
        Size("huge", 60, 1_000, 24, 8, 5, 10_000, 5),
    )
}


def project(family: Family, size: str, seed: int) -> Project:
    """Make a project with one scenario.

    Raises KeyError for a size that is not in SIZES.
    """
    return _Maker(family, SIZES[size], seed).project()


def _exact(value: float, digits: int = 2) -> Decimal:
    return Decimal(str(round(value, digits)))


class _Maker:
    """Makes one project, part by part; what a part needs of an earlier one is kept here."""

    def __init__(self, family: Family, size: Size, seed: int) -> None:
        self._family = family
        self._size = size
        self._seed = seed
        self._random = random.Random(f"{family} {size.name} {seed}")
        self._makers = _MAKERS[: size.makers]
        self._worth: list[float] = []
        self._speeds: list[list[float]] = []
        self._watts: list[int] = []

    def project(self) -> Project:
        size = self._size
        chips = tuple(self._chips())
        workloads = tuple(
            Workload(id=f"w{index}", name=f"Workload {index + 1}", unit="units/s")
            for index in range(size.workloads)
        )
        offers = [self._offer(index) for index in range(size.offers)]
        sites = tuple(self._sites())
        demand, cost = self._demand(sites, offers)
        regions = tuple(self._regions(offers))
        return Project(
            format=1,
            name=f"{self._family} {size.name} {self._seed}",
            currency="USD",
            chips=chips,
            workloads=workloads,
            throughputs=tuple(self._throughputs(chips)),
            readiness=tuple(self._readiness(cost)) if self._is_rich else (),
            sites=(*sites, *regions),
            catalogs=tuple(self._catalogs(offers, cost)),
            scenarios=(
                Scenario(
                    name="Base case",
                    horizon=Horizon(start=START, months=_MONTHS, periods=size.periods),
                    demand=demand,
                    limits=tuple(self._limits(sites, cost)),
                    discount_rate=Decimal("0.08"),
                    utilisation=Decimal("0.7"),
                ),
            ),
        )

    @property
    def _is_rich(self) -> bool:
        return self._family == "rich"

    def _chips(self) -> Iterator[Chip]:
        for index in range(self._size.chips):
            own = self._is_own(index)
            maker = "Own" if own else self._makers[index % len(self._makers)]
            power = self._random.lognormvariate(0, 0.6)
            self._worth.append(20_000 * power)
            self._watts.append(round(300 + 400 * power**0.7))
            runs = [
                100 * power * self._random.lognormvariate(0, 0.25)
                if self._random.random() < 0.8  # noqa: PLR2004 - one pair in five does not run
                else 0.0
                for _ in range(self._size.workloads)
            ]
            if not any(runs):
                runs[0] = 100 * power
            self._speeds.append(runs)
            yield Chip(
                id=f"c{index}",
                name=f"Chip {index + 1}",
                maker=maker,
                custom=own,
                stack=f"{maker} stack",
                tdp_w=Figure(value=Decimal(self._watts[-1]), source="generated"),
            )

    def _throughputs(self, chips: tuple[Chip, ...]) -> Iterator[Throughput]:
        for chip, speeds in zip(chips, self._speeds, strict=True):
            for work, speed in enumerate(speeds):
                if speed:
                    yield Throughput(
                        chip=chip.id,
                        workload=f"w{work}",
                        value=_exact(speed),
                        source="generated",
                    )

    def _offer(self, index: int) -> Offer:
        draw = self._random
        chip = index % self._size.chips
        own = self._is_own(chip)
        rented = self._is_rich and not own and draw.random() < 0.25  # noqa: PLR2004
        count = draw.choice((1, 4, 8, 8, 8))
        price = self._worth[chip] * count * draw.lognormvariate(0, 0.12) * (0.5 if own else 1)
        quantities = sorted({1, *draw.sample((5, 9, 17, 33, 65, 129), draw.randint(0, 3))})
        multiple = draw.choice((1, 1, 1, 2, 4, 8, 16))
        lead = draw.choice((0, 0, 1, 1, 2, 2, 3, 4))
        if rented:
            # A chip is paid off by some three years of its hours.
            price = price / count / (3 * 4 * _HOURS)
        breaks = []
        for quantity in quantities:
            breaks.append(
                PriceBreak(quantity=quantity, unit_price=_exact(price, 4 if rented else 2))
            )
            price *= draw.uniform(0.88, 0.97)
        supply = draw.choice((None, None, 0.05, 0.1, 0.2))
        return Offer(
            id=f"o{index}",
            description=f"Offer {index + 1}",
            kind="rent" if rented else "purchase",
            contents=(Content(chip=f"c{chip}", count=count),),
            currency="USD",
            breaks=tuple(breaks),
            break_kind=draw.choice(("all_units", "all_units", "all_units", "incremental"))
            if len(breaks) > 1
            else None,
            moq=draw.choice((None, None, 2, 4, 8, 16)),
            multiple=multiple,
            lead_weeks=Decimal(lead * _WEEKS),
            supply_per_period=None if supply is None else max(16, round(supply * self._size.units)),
            integration_cost=None if rented else _exact(0.04 * self._worth[chip] * count),
            fixed_order_cost=None if draw.random() < 0.7 else _exact(draw.uniform(2e3, 4e4)),  # noqa: PLR2004
            hosted_by="supplier" if rented else None,
            term_months=_MONTHS * draw.choice((1, 2, 4)) if rented else None,
            program="own" if own else "",
            kw_per_unit=None if rented else _exact(1.3 * self._watts[chip] * count / 1000),
        )

    def _supplier(self, index: int) -> str:
        # One supplier makes the buyer's own chips.
        place = _SUPPLIERS - 1 if self._is_own(index % self._size.chips) else index % _SUPPLIERS
        return f"Supplier {place + 1}"

    def _is_own(self, chip: int) -> bool:
        return self._is_rich and chip < max(1, self._size.chips // 15)

    def _sites(self) -> Iterator[Site]:
        kw = 1.3 * sum(self._watts) / len(self._watts) * 6 * self._size.units / 1000
        for index in range(self._size.sites):
            part = 1.3 / self._size.sites * (1.15 if index == 0 else 0.95)
            yield Site(
                id=f"s{index}",
                name=f"Site {index + 1}",
                country=("US", "IE", "SG", "DE", "JP")[index],
                power_kw=_exact(kw * part, 0),
                pue=_exact(self._random.uniform(1.1, 1.5)),
                energy_price=_exact(self._random.uniform(0.05, 0.18), 3),
            )

    def _regions(self, offers: list[Offer]) -> Iterator[Site]:
        renting = {self._supplier(i) for i, offer in enumerate(offers) if offer.kind == "rent"}
        for supplier in sorted(renting):
            yield Site(id=f"r {supplier}", name=supplier, country="US", supplier=supplier)

    def _price_of_work(self, offers: list[Offer]) -> list[float]:
        """Estimate what a unit of each workload's throughput costs: its third cheapest offer."""
        found: list[list[float]] = [[] for _ in range(self._size.workloads)]
        for offer in offers:
            if offer.kind == "rent" or offer.program:
                continue
            content = offer.contents[0]
            chip = int(content.chip[1:])
            price = float(offer.breaks[-1].unit_price) / content.count * 1.04
            for work, speed in enumerate(self._speeds[chip]):
                if speed:
                    found[work].append(price / speed)
        return [sorted(prices)[min(2, len(prices) - 1)] for prices in found]

    def _demand(
        self, sites: tuple[Site, ...], offers: list[Offer]
    ) -> tuple[tuple[DemandRow, ...], float]:
        """Ask for work that grows; give the rows and about what serving it costs."""
        size = self._size
        prices = self._price_of_work(offers)
        mean = sum(self._worth) / len(self._worth) * 6
        cost = mean * size.units
        rows: list[DemandRow] = []
        for work, price in enumerate(prices):
            peak = cost / size.workloads / price * self._random.uniform(0.7, 1.3)
            first = self._random.uniform(0.05, 0.15)
            places = [ANYWHERE, *(site.id for site in sites)]
            if size.sites == 1:
                places = [self._random.choice(places)]
            elif work % 2 == 0:
                places = [ANYWHERE]
            for place in places:
                part = 1.0 / len(places)
                # Ports take up to two periods, so that rich projects ask for work later.
                begin = 3 if self._is_rich else 1
                amounts = [Decimal(0)] * begin
                for period in range(begin, size.periods):
                    grown = first + (1 - first) * (period / (size.periods - 1)) ** 1.3
                    amounts.append(_exact(peak * part * grown * self._random.uniform(0.92, 1.0), 1))
                # Work that was begun goes on.
                for period in range(1, size.periods):
                    amounts[period] = max(amounts[period], amounts[period - 1])
                rows.append(DemandRow(workload=f"w{work}", site=place, amounts=tuple(amounts)))
        return tuple(rows), cost

    def _limits(self, sites: tuple[Site, ...], cost: float) -> Iterator[Limit]:
        size = self._size
        yield Limit(family="supply")
        for period in range(size.periods):
            yield Limit(
                family="budget",
                period=period,
                value=_exact(cost * 3.0 / size.periods * self._random.uniform(0.9, 1.2), 0),
            )
        for site in sites:
            yield Limit(family="power", subject=site.id)
        yield Limit(family="share", by="maker", subject=self._makers[0], value=Decimal("0.45"))
        yield Limit(
            family="share",
            by="maker",
            subject=self._makers[1],
            bound="minimum",
            value=Decimal("0.12"),
        )
        yield Limit(family="share", by="supplier", subject="Supplier 1", value=Decimal("0.30"))
        yield Limit(family="share", by="supplier", subject="Supplier 2", value=Decimal("0.30"))

    def _catalogs(self, offers: list[Offer], cost: float) -> Iterator[Catalog]:
        program = Program(
            id="own",
            name="Own chip",
            currency="USD",
            one_time_cost=_exact(cost * 0.06, 0),
            earliest=Horizon(start=START, months=_MONTHS, periods=self._size.periods).starts(3),
            ramp=(RampStep(start=START, chips_per_period=round(self._size.units * 0.8)),),
            take_or_pay=_exact(cost * 0.05, 0),
        )
        for place in range(_SUPPLIERS):
            supplier = f"Supplier {place + 1}"
            own = tuple(o for i, o in enumerate(offers) if self._supplier(i) == supplier)
            has_program = any(offer.program for offer in own)
            yield Catalog(
                supplier=supplier,
                file_name=f"supplier-{place + 1}.csv",
                sha256=f"{place:064d}",
                read_on=_READ,
                offers=own,
                programs=(program,) if has_program else (),
                rebates=tuple(self._rebates(place, cost)) if self._is_rich else (),
            )

    def _rebates(self, place: int, cost: float) -> Iterator[Rebate]:
        if place % 2 == 0:
            for part, rate in ((0.05, "0.02"), (0.2, "0.05")):
                yield Rebate(threshold=_exact(cost * part, 0), rate=Decimal(rate), currency="USD")

    def _readiness(self, cost: float) -> Iterator[Readiness]:
        for maker in (*self._makers[1:], "Own"):
            for work in range(self._size.workloads):
                if self._random.random() < 0.4:  # noqa: PLR2004 - two pairs in five need a port
                    yield Readiness(
                        stack=f"{maker} stack",
                        workload=f"w{work}",
                        status="port",
                        porting_cost=_exact(cost * self._random.uniform(0.002, 0.01), 0),
                        weeks=Decimal(_WEEKS * self._random.choice((0, 1, 2))),
                        efficiency=_exact(self._random.uniform(0.7, 0.95)),
                        source="generated",
                    )
