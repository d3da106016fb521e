"""What a plan is checked against, and the sums that several checks need."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from functools import cached_property
from typing import Final

from procure.audit.prices import price_orders
from procure.audit.stock import Stock
from procure.demand import FleetLine
from procure.limits import effective_limits
from procure.offers import Offer, Program
from procure.plan import Failure, Order, Plan, Port
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.units import EXACT

TOLERANCE: Final = Decimal("1e-6")
"""How far service, power, racks, pools and shares may be off, as a part of their value."""

_CAPITAL: Final = frozenset(
    {
        "purchase",
        "fixed",
        "integration",
        "one_time",
        "take_or_pay",
        "porting",
        "open_orders",
        "prepaid",
        "rebate",
    }
)


class Facts:
    """A plan beside what it is checked against, and what was found wrong so far."""

    def __init__(self, project: Project, scenario: Scenario, plan: Plan) -> None:
        self.failures: list[Failure] = []
        self.checks = 0
        self.project = project
        self.scenario = scenario
        self.plan = plan
        self.horizon = scenario.horizon
        self._starts = [self.horizon.start]
        self._years: dict[int, Decimal] = {}
        self._factors: dict[int, Decimal] = {}
        self.limits = [one for one in effective_limits(project, scenario) if one.on]
        self.offers = {
            offer.id: (catalog.supplier, offer)
            for catalog in project.catalogs
            for offer in catalog.offers
            if offer.breaks
        }
        self._programs = {
            (catalog.supplier, program.id): program
            for catalog in project.catalogs
            for program in catalog.programs
        }
        self.chips = {chip.id: chip for chip in project.chips}
        self.sites = {site.id: site for site in project.sites}
        self.rates = {rate.currency: rate.rate for rate in project.rates}
        self.rates[project.currency] = Decimal(1)
        self.known = [order for order in plan.orders if order.offer in self.offers]
        self.priced = price_orders(
            self.known, {name: offer for name, (_, offer) in self.offers.items()}
        )
        self._readiness = {(one.stack, one.workload): one for one in project.readiness}
        self._ports = {(port.stack, port.workload): port for port in plan.ports}
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

    # The calendar

    def period_of(self, day: date) -> int:
        """Give the period that contains a day; days before the start lie in the first."""
        self._reach(day)
        return max(bisect_right(self._starts, day) - 1, 0)

    def first_from(self, day: date) -> int:
        """Give the first period that starts on or after a day."""
        self._reach(day)
        return bisect_left(self._starts, day)

    def _reach(self, day: date) -> None:
        while self._starts[-1] <= day:
            self._starts.append(self.horizon.starts(len(self._starts)))

    def years(self, period: int) -> Decimal:
        """Give the length of a period in years of 365 days."""
        if period not in self._years:
            days = Decimal(self.horizon.days(period))
            self._years[period] = EXACT.divide(days, Decimal(365))
        return self._years[period]

    def factor(self, period: int) -> Decimal:
        """Give the discount factor of a period."""
        if period not in self._factors:
            days = (self.horizon.starts(period) - self.horizon.start).days
            rate = 1 + self.scenario.discount_rate
            self._factors[period] = EXACT.power(rate, EXACT.divide(Decimal(-days), Decimal(365)))
        return self._factors[period]

    def weeks(self, offer: Offer) -> Decimal | None:
        """Give the lead time by which the scenario plans an offer, or None where none is known."""
        quoted, slow = offer.lead_weeks, offer.lead_weeks_p90
        if self.scenario.lead_time == "p90":
            return slow if slow is not None else quoted
        return quoted if quoted is not None else slow

    def weeks_of(self, order: Order) -> Decimal | None:
        """Give the lead time of an order, with the weeks that its licence takes."""
        weeks = self.weeks(self.offers[order.offer][1])
        if weeks is None or not order.licence:
            return weeks
        return weeks + (self.licence_weeks or Decimal(0))

    @cached_property
    def eligibility(self) -> Limit | None:
        """The limit of export rules, where it is switched on."""
        return next((one for one in self.limits if one.family == "eligibility"), None)

    @property
    def licence_weeks(self) -> Decimal | None:
        """The weeks that a licence takes; None where none is applied for."""
        return self.eligibility.value if self.eligibility else None

    # Suppliers

    def program_of(self, offer: str) -> Program | None:
        """Give the program that an offer belongs to, where it is known."""
        supplier, known = self.offers[offer]
        return self._programs.get((supplier, known.program))

    @cached_property
    def open_orders(self) -> tuple[FleetLine, ...]:
        """The fleet, with what is ordered already or assumed to be delivered."""
        lines = list(self.project.fleet)
        for catalog in self.project.catalogs:
            for one in catalog.commitments:
                held = one.kind == "order" and one.signed
                held = held or (one.kind == "loi" and one.id in self.scenario.assume_delivered)
                if not held or one.chips is None or one.amount is None or one.when is None:
                    continue
                priced = not one.amount or one.currency in self.rates
                if one.chip in self.chips and one.site in self.sites and priced:
                    line = FleetLine(
                        id=one.id,
                        chip=one.chip,
                        chips=one.chips,
                        site=one.site,
                        arrives=one.when,
                        to_pay=one.amount,
                        currency=one.currency,
                    )
                    lines.append(line)
        return tuple(lines)

    @cached_property
    def cash(self) -> Mapping[tuple[str, int], Decimal]:
        """Cash by lines of cost ("capital", "operating", "all") and period.

        What bought chips are still worth is no cash.
        """
        found: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
        for cost in self.plan.costs:
            if cost.kind != "residual":
                lines = "capital" if cost.kind in _CAPITAL else "operating"
                found[lines, cost.period] += cost.amount
                found["all", cost.period] += cost.amount
        return found

    # What is in place

    def placed(self) -> Iterator[tuple[Order, Offer, str, int, int]]:
        """List where units stand: (order, offer, site, units, the period they are gone)."""
        for order in self.known:
            _, offer = self.offers[order.offer]
            until = self.horizon.periods if order.until is None else order.until
            for site, units in self.at[order.id].items():
                if site in self.sites:
                    yield order, offer, site, units, until

    @cached_property
    def stock(self) -> Stock:
        """Chips, kW and racks in place; what has no known power or racks counts none."""
        found = Stock(self.horizon.periods)
        for order, offer, site, units, until in self.placed():
            contents = [(content.chip, content.count * units) for content in offer.contents]
            found.add_chips(contents, site, order.usable, until)
            kw = (self.kw_of(offer) or Decimal(0)) * units
            racks = (offer.racks_per_unit or Decimal(0)) * units
            found.add_load(kw, racks, site, order.usable, until)
        for line in self.open_orders:
            first = 0 if line.arrives is None else self.first_from(line.arrives)
            # The periods that start before it retires.
            until = self.horizon.periods if line.retires is None else self.first_from(line.retires)
            found.add_chips([(line.chip, line.chips)], line.site, first, until)
            each = self.kw_of_chip(line.chip) or Decimal(0)
            load = each * line.chips if line.kw is None else line.kw
            found.add_load(load, line.racks or Decimal(0), line.site, first, until)
        return found

    def kw_of(self, offer: Offer) -> Decimal | None:
        """Give the kW of a unit, its chips' where the offer does not say; None if unknown."""
        if offer.kw_per_unit is not None:
            return offer.kw_per_unit
        kw = Decimal(0)
        for content in offer.contents:
            each = self.kw_of_chip(content.chip)
            if each is None:
                return None
            kw += each * content.count
        return kw

    def kw_of_chip(self, chip: str) -> Decimal | None:
        """Give the kW of a chip by its TDP; None if unknown."""
        figure = self.chips[chip].tdp_w if chip in self.chips else None
        return None if figure is None else figure.value / 1000

    # Software

    def port_of(self, stack: str, workload: str) -> Port | None:
        """Give the plan's port of a stack for a workload, if it is one that can be planned."""
        return self._ports.get((stack, workload)) if self.can_port(stack, workload) else None

    def can_port(self, stack: str, workload: str) -> bool:
        """Tell whether cost, time and efficiency of a port are known."""
        known = self._readiness.get((stack, workload))
        if known is None or known.status != "port":
            return False
        return None not in (known.porting_cost, known.weeks, known.efficiency)

    def porting_cost(self, port: Port) -> Decimal:
        """Give the cost of a port that can be planned."""
        return self._readiness[port.stack, port.workload].porting_cost or Decimal(0)

    def port_ready(self, port: Port) -> int:
        """Give the first period in which a port that can be planned is ready."""
        weeks = self._readiness[port.stack, port.workload].weeks or Decimal(0)
        return self.first_from(later(self.horizon.starts(port.period), weeks))

    def stack(self, chip: str) -> str:
        """Give the software of a chip."""
        return self.chips[chip].stack if chip in self.chips else ""

    def speed(self, chip: str, workload: str, period: int) -> Decimal:
        """Give what a chip does of a workload in a period; 0 where it does not run it."""
        stack = self.stack(chip)
        known = self._readiness.get((stack, workload))
        fast = self._speeds.get((chip, workload)) or Decimal(0)
        if known is None or known.status == "ready":
            return fast
        port = self.port_of(stack, workload)
        if port is None or period < self.port_ready(port):
            return Decimal(0)
        return fast * (known.efficiency or Decimal(0))


def later(day: date, weeks: Decimal) -> date:
    """Give the day so many weeks later; a part of a day counts as a day."""
    return day + timedelta(days=int((weeks * 7).to_integral_value(rounding=ROUND_CEILING)))
