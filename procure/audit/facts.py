"""What a plan is checked against, and the sums that several checks need."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from procure.limits import effective_limits
from procure.offers import Offer
from procure.plan import Failure, Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.units import EXACT

TOLERANCE: Final = Decimal("1e-6")
"""How far service, power and shares may be off, as a part of their value."""


class Facts:
    """A plan beside what it is checked against, and what was found wrong so far."""

    def __init__(self, project: Project, scenario: Scenario, plan: Plan) -> None:
        self.failures: list[Failure] = []
        self.checks = 0
        self.project = project
        self.scenario = scenario
        self.plan = plan
        self.horizon = scenario.horizon
        self.offers = {
            offer.id: (catalog.supplier, offer)
            for catalog in project.catalogs
            for offer in catalog.offers
        }
        self.chips = {chip.id: chip for chip in project.chips}
        self.sites = {site.id: site for site in project.sites}
        self.rates = {rate.currency: rate.rate for rate in project.rates}
        self.rates[project.currency] = Decimal(1)
        self.known = [order for order in plan.orders if order.offer in self.offers]
        self._readiness = {(one.stack, one.workload): one.status for one in project.readiness}
        self._speeds = {(one.chip, one.workload): one.value for one in project.throughputs}
        self.at: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for placement in plan.placements:
            self.at[placement.order][placement.site] += placement.units

    def must(self, holds: bool, rule: str, **values: object) -> None:  # noqa: FBT001
        """Count a check, and note the rule that is broken where it does not hold."""
        self.checks += 1
        if not holds:
            texts = tuple((name, str(value)) for name, value in values.items())
            self.failures.append(Failure(rule=rule, values=texts))

    def same(self, rule: str, found: object, expected: object, **values: object) -> None:
        """Check that two values are equal."""
        self.must(found == expected, rule, found=found, expected=expected, **values)

    def weeks(self, offer: Offer) -> Decimal | None:
        """Give the lead time by which the scenario plans an offer, or None where none is known."""
        quoted, slow = offer.lead_weeks, offer.lead_weeks_p90
        if self.scenario.lead_time == "p90":
            return slow if slow is not None else quoted
        return quoted if quoted is not None else slow

    def period_of(self, day: date) -> int:
        """Give the period that contains a day; days before the start lie in the first."""
        period = 0
        while self.horizon.starts(period + 1) <= day:
            period += 1
        return period

    def in_place(self) -> Iterator[tuple[Offer, str, int, int]]:
        """List the units that stand somewhere: (offer, site, period, units)."""
        for order in self.known:
            _, offer = self.offers[order.offer]
            last = self.horizon.periods if order.until is None else order.until
            for site, units in self.at[order.id].items():
                if site in self.sites:
                    for period in range(order.usable, min(last, self.horizon.periods)):
                        yield offer, site, period, units

    def kw_in_place(self, *, for_energy: bool) -> Mapping[tuple[str, int], Decimal]:
        """Add up the kW in place by site and period; unknown power must not count there."""
        found: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
        for offer, site, period, units in self.in_place():
            kw = offer.kw_per_unit
            if kw is None:
                watts = [self.chips[content.chip].tdp_w for content in offer.contents]
                if any(figure is None for figure in watts):
                    counted = self.is_billed(site) if for_energy else self.is_limited(site)
                    self.must(not counted, "audit-power-unknown", offer=offer.description)
                    continue
                kw = sum(
                    (
                        figure.value * content.count / 1000
                        for figure, content in zip(watts, offer.contents, strict=True)
                        if figure is not None
                    ),
                    Decimal(0),
                )
            found[site, period] += kw * units
        return found

    def is_billed(self, site: str) -> bool:
        """Tell whether somebody pays for the kW at a site."""
        place = self.sites[site]
        energy = None not in (place.energy_price, place.pue, self.scenario.utilisation)
        return not place.supplier and (energy or place.hosting_price is not None)

    def is_limited(self, site: str) -> bool:
        """Tell whether a limit of power holds at a site."""
        return any(
            limit.family == "power" and limit.on and limit.subject == site
            for limit in effective_limits(self.project, self.scenario)
        )

    def speed(self, chip: str, workload: str) -> Decimal:
        """Give the throughput of a chip that runs a workload today; 0 where it does not."""
        stack = self.chips[chip].stack if chip in self.chips else ""
        if self._readiness.get((stack, workload), "ready") != "ready":
            return Decimal(0)
        return self._speeds.get((chip, workload)) or Decimal(0)

    def factor(self, rate: Decimal, period: int) -> Decimal:
        """Give the discount factor of a period."""
        days = (self.horizon.starts(period) - self.horizon.start).days
        return EXACT.power(1 + rate, EXACT.divide(Decimal(-days), Decimal(365)))
