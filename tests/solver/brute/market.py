"""What a scenario can order, and what it has already: read from docs/model.md alone."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from procure.chips import Chip
from procure.demand import Readiness, Site
from procure.offers import Catalog, Offer, Program
from procure.project import Project
from procure.scenario import Limit

ZERO = Decimal(0)

PortStart = tuple[str, str, int]
"""A stack, a workload, and the period in which its port is started."""


@dataclass(frozen=True)
class Held:
    """Chips that are there whatever is ordered: fleet and open orders."""

    chip: str
    chips: int
    site: str
    kw: Decimal
    racks: Decimal
    arrives: date | None
    retires: date | None
    to_pay: Decimal


def cents(amount: Decimal) -> Decimal:
    """Round to whole cents, half to even."""
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN)


class Market:
    """The project's first scenario, with what it says looked up."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.scenario = project.scenarios[0]
        self.horizon = self.scenario.horizon
        self.end = self.horizon.periods
        self.periods = range(self.end)
        self.sites: dict[str, Site] = {site.id: site for site in project.sites}
        self.chips: dict[str, Chip] = {chip.id: chip for chip in project.chips}
        self.rate = {"USD": Decimal(1)} | {rate.currency: rate.rate for rate in project.rates}
        self.over = 1 + (self.scenario.headroom or ZERO)
        self.limits = tuple(self._limits())
        self._starts = [self.horizon.starts(period) for period in range(100)]
        self._ready: dict[PortStart, int] = {}
        self._factors: dict[int, Decimal] = {}
        self.throughput = {
            (one.chip, one.workload): one.value for one in project.throughputs if one.value
        }
        self.readiness: dict[tuple[str, str], Readiness] = {
            (one.stack, one.workload): one for one in project.readiness
        }
        self.programs: dict[str, tuple[Catalog, Program]] = {
            one.id: (catalog, one) for catalog in project.catalogs for one in catalog.programs
        }
        self.held = tuple(self._held())

    # Calendar

    def containing(self, day: date) -> int:
        """Give the period that contains a day (before the horizon: the first)."""
        return max(t for t, first in enumerate(self._starts) if first <= day or t == 0)

    def first_from(self, day: date) -> int:
        """Give the first period that starts on or after a day."""
        return next(t for t, first in enumerate(self._starts) if first >= day)

    def factor(self, period: int) -> Decimal:
        """Give the discount factor of a period."""
        if period not in self._factors:
            days = (self.horizon.starts(period) - self.horizon.start).days
            yearly = 1 + self.scenario.discount_rate
            self._factors[period] = yearly ** (Decimal(-days) / Decimal(365))
        return self._factors[period]

    def years(self, period: int) -> Decimal:
        """Give the length of a period in years."""
        return Decimal(self.horizon.days(period)) / 365

    def fiscal_year(self, period: int) -> int:
        """Give the calendar year in which a period's fiscal year starts."""
        first = self.horizon.starts(period)
        return first.year if first.month >= self.scenario.fiscal_month else first.year - 1

    # Limits

    def _limits(self) -> Iterator[Limit]:
        stated = {limit.key for limit in self.scenario.limits}
        usual = [Limit(family="supply"), Limit(family="eligibility")]
        for site in self.project.sites:
            if not site.supplier:
                usual += [Limit(family="power", subject=site.id)]
                usual += [Limit(family="racks", subject=site.id)]
        usual += [Limit(family="pool", subject=pool.id) for pool in self.project.pools]
        yield from (limit for limit in self.scenario.limits if limit.on)
        yield from (limit for limit in usual if limit.key not in stated)

    def limit(self, family: str) -> Limit | None:
        """Give the limit of a family that has but one, if it holds."""
        return next((limit for limit in self.limits if limit.family == family), None)

    # What is there already

    def _held(self) -> Iterator[Held]:
        for line in self.project.fleet:
            kw = line.kw if line.kw is not None else self._tdp(line.chip) * line.chips
            to_pay = (line.to_pay or ZERO) * self.rate[line.currency or "USD"]
            yield Held(
                chip=line.chip,
                chips=line.chips,
                site=line.site,
                kw=kw,
                racks=line.racks or ZERO,
                arrives=line.arrives,
                retires=line.retires,
                to_pay=cents(to_pay),
            )
        for catalog in self.project.catalogs:
            for one in catalog.commitments:
                assumed = one.kind == "loi" and one.id in self.scenario.assume_delivered
                if not assumed and not (one.kind == "order" and one.signed):
                    continue
                if one.amount is None or not one.chips or not one.site or one.when is None:
                    continue
                yield Held(
                    chip=one.chip,
                    chips=one.chips,
                    site=one.site,
                    kw=self._tdp(one.chip) * one.chips,
                    racks=ZERO,
                    arrives=one.when,
                    retires=None,
                    to_pay=cents(one.amount * self.rate[one.currency]),
                )

    def is_there(self, held: Held, period: int) -> bool:
        """Tell whether chips of the fleet or an open order are in place in a period."""
        day = self.horizon.starts(period)
        arrived = held.arrives is None or day >= held.arrives
        return arrived and (held.retires is None or day < held.retires)

    def _tdp(self, chip: str) -> Decimal:
        figure = self.chips[chip].tdp_w
        assert figure is not None
        return figure.value / 1000

    def kw(self, offer: Offer) -> Decimal:
        """Give the power of a unit."""
        if offer.kw_per_unit is not None:
            return offer.kw_per_unit
        return sum((self._tdp(one.chip) * one.count for one in offer.contents), ZERO)

    # What chips can do

    def speed(self, chip: str, workload: str, period: int, ports: tuple[PortStart, ...]) -> Decimal:
        """Give the throughput of a chip in a period, after the ports that were started."""
        value = self.throughput.get((chip, workload), ZERO)
        stack = self.chips[chip].stack
        ready = self.readiness.get((stack, workload))
        if ready is None or ready.status == "ready":
            return value
        if ready.status == "never" or ready.efficiency is None:
            return ZERO
        for one in ports:
            if one[:2] == (stack, workload) and self.ready(one) <= period:
                return value * ready.efficiency
        return ZERO

    def best_speed(self, chip: str, workload: str) -> Decimal:
        """Give the throughput of a chip were every port made at once."""
        ready = self.readiness.get((self.chips[chip].stack, workload))
        value = self.throughput.get((chip, workload), ZERO)
        if ready is None or ready.status == "ready":
            return value
        return ZERO if not self._portable(ready) else value * (ready.efficiency or ZERO)

    def ready(self, port: PortStart) -> int:
        """Give the first period in which a port runs."""
        if port not in self._ready:
            weeks = self.readiness[port[:2]].weeks
            assert weeks is not None
            self._ready[port] = self.first_from(self.horizon.starts(port[2]) + days_of(weeks))
        return self._ready[port]

    @staticmethod
    def _portable(ready: Readiness) -> bool:
        known = (ready.porting_cost, ready.weeks, ready.efficiency)
        return ready.status == "port" and all(one is not None for one in known)

    def port_sets(self, stacks: set[str]) -> Iterator[tuple[PortStart, ...]]:
        """List every way to port to these stacks, none at all first."""
        ways: list[list[PortStart | None]] = []
        for (stack, workload), ready in self.readiness.items():
            if self._portable(ready) and stack in stacks:
                starts = [(stack, workload, period) for period in self.periods]
                ways.append([None, *(one for one in starts if self.ready(one) < self.end)])
        for ported in itertools.product(*ways):
            yield tuple(one for one in ported if one is not None)


def days_of(weeks: Decimal) -> timedelta:
    """Turn weeks into whole days, a part of a day being one."""
    return timedelta(days=-int(-weeks * 7 // 1))
