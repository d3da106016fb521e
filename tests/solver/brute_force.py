"""The best plan of a small project by trying every set of orders and placements.

Written from docs/model.md alone and without PuLP: orders are enumerated, each leaf's
assignment is one linear program. Only sets that cost at least as much as a known plan
are passed over, since every cost is zero or more.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

import highspy
import numpy as np

from procure.offers import Offer
from procure.project import Project
from procure.scenario import Limit

ZERO = Decimal(0)


class TooLargeError(Exception):
    """The instance has more sets of orders than a test should try."""


@dataclass(frozen=True)
class Choice:
    """So many units of an offer ordered in a period, split over sites."""

    slot: int
    units: int
    split: tuple[int, ...]


@dataclass
class Slot:
    """An offer in one order period."""

    offer: Offer
    supplier: str
    period: int
    arrives: date
    due: int
    usable: int
    until: int
    sites: tuple[str, ...]
    choices: list[tuple[Choice, Decimal]] = field(default_factory=list)


def cents(amount: Decimal) -> Decimal:
    """Round to whole cents, half to even."""
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_EVEN)


class BruteForce:
    """All there is to know about one scenario, and the search."""

    def __init__(self, project: Project, most_sets: int = 20_000) -> None:
        self.project = project
        self.scenario = project.scenarios[0]
        self.horizon = self.scenario.horizon
        self.periods = range(self.horizon.periods)
        self.sites = {site.id: site for site in project.sites}
        self.chips = {chip.id: chip for chip in project.chips}
        self.speed = {(t.chip, t.workload): float(t.value) for t in project.throughputs if t.value}
        self.rate = {"USD": Decimal(1)} | {rate.currency: rate.rate for rate in project.rates}
        self.prices = {one.workload: one.price for one in self.scenario.shortfall_prices}
        self.supply_on = not any(x.family == "supply" and not x.on for x in self.scenario.limits)
        self.most_sets = most_sets
        self.sets = 0
        self.over = 1 + (self.scenario.headroom or ZERO)
        self.slots = [slot for slot in self._slots() if slot.choices]

    # What can be ordered

    def _slots(self) -> Iterator[Slot]:
        lead = next((x.value for x in self.scenario.limits if x.family == "lead_time"), None)
        number = 0
        for catalog in self.project.catalogs:
            for offer in catalog.offers:
                weeks = offer.lead_weeks
                if self.scenario.lead_time == "p90" and offer.lead_weeks_p90 is not None:
                    weeks = offer.lead_weeks_p90
                assert weeks is not None
                if lead is not None and weeks > lead:
                    continue
                for period in self.periods:
                    placed = self.horizon.starts(period)
                    if offer.valid_from and placed < offer.valid_from:
                        continue
                    if offer.valid_until and placed > offer.valid_until:
                        continue
                    arrives = placed + timedelta(days=int(weeks * 7))
                    usable = [t for t in self.periods if self.horizon.starts(t) >= arrives]
                    if not usable:
                        continue
                    slot = Slot(
                        offer=offer,
                        supplier=catalog.supplier,
                        period=period,
                        arrives=arrives,
                        due=max(t for t in range(99) if self.horizon.starts(t) <= arrives),
                        usable=usable[0],
                        until=self._until(offer, usable[0]),
                        sites=self._sites(offer, catalog.supplier),
                    )
                    if offer.kind == "rent" and slot.until == 0:
                        continue
                    slot.choices = list(self._choices(number, slot))
                    if slot.choices:
                        number += 1
                    yield slot

    def _until(self, offer: Offer, usable: int) -> int:
        if offer.kind == "purchase":
            return 999
        months = self.horizon.months
        term = offer.term_months
        if term is None or months % term == 0:
            return usable + 1
        return usable + term // months if term % months == 0 else 0

    def _sites(self, offer: Offer, supplier: str) -> tuple[str, ...]:
        if offer.kind == "rent" and offer.hosted_by == "supplier":
            found = [site for site in self.project.sites if site.supplier == supplier]
        else:
            found = [site for site in self.project.sites if not site.supplier]
        return tuple(
            site.id for site in found if not offer.deliver_to or site.country in offer.deliver_to
        )

    def _choices(self, number: int, slot: Slot) -> Iterator[tuple[Choice, Decimal]]:
        if not slot.sites:
            return
        offer = slot.offer
        served = [
            work.id
            for work in self.project.workloads
            if any((content.chip, work.id) in self.speed for content in offer.contents)
        ]
        if not served:
            return
        least = max(offer.moq or 1, offer.breaks[0].quantity)
        most = 12
        if self.supply_on:
            most = min(most, offer.supply_total or most, offer.supply_per_period or most)
        for units in range(least, most + 1):
            if units % (offer.multiple or 1):
                continue
            for split in _splits(units, len(slot.sites)):
                choice = Choice(slot=number, units=units, split=split)
                yield choice, self._cost_alone(slot, choice)

    # What a set costs

    def unit_sum(self, offer: Offer, units: int) -> Decimal:
        """Add up the price of each unit in turn."""
        if offer.break_kind == "all_units":
            each = [b.unit_price for b in offer.breaks if b.quantity <= units][-1]
            return each * units
        total = ZERO
        for unit in range(1, units + 1):
            reached = [b.unit_price for b in offer.breaks if b.quantity <= unit]
            total += reached[-1] if reached else offer.breaks[0].unit_price
        return total

    def payments(self, slot: Slot, units: int) -> Iterator[tuple[str, int, Decimal]]:
        """List (kind, period, amount) of an order, each rounded once."""
        offer = slot.offer
        rate = self.rate[offer.currency]
        price = self.unit_sum(offer, units) * rate
        if offer.kind == "purchase":
            first = cents(price * (offer.deposit or ZERO))
            yield "purchase", slot.period, first
            yield "purchase", slot.due, cents(price) - first
            for period in self.periods:
                if period >= slot.usable and offer.support_rate:
                    years = Decimal(self.horizon.days(period)) / 365
                    yield "support", period, cents(price * offer.support_rate * years)
            yield "residual", len(self.periods), -cents(price * (offer.residual_value or ZERO))
        else:
            count = sum(content.count for content in offer.contents)
            for period in range(slot.usable, slot.until):
                yield "rent", period, cents(price * count * 24 * self.horizon.days(period))
        if offer.integration_cost:
            yield "integration", slot.due, cents(offer.integration_cost * units * rate)
        if offer.fixed_order_cost:
            yield "fixed", slot.period, cents(offer.fixed_order_cost * rate)

    def kw(self, offer: Offer) -> Decimal:
        """Give the power of a unit."""
        if offer.kw_per_unit is not None:
            return offer.kw_per_unit
        total = ZERO
        for content in offer.contents:
            figure = self.chips[content.chip].tdp_w
            assert figure is not None
            total += figure.value * content.count / 1000
        return total

    def energy(self, site_id: str, period: int, kw: Decimal) -> Decimal:
        """Price the energy of so many kW at a site in a period."""
        site = self.sites[site_id]
        if site.supplier or self.scenario.utilisation is None:
            return ZERO
        assert site.pue is not None
        assert site.energy_price is not None
        hours = 24 * self.horizon.days(period)
        return kw * site.pue * self.scenario.utilisation * hours * site.energy_price

    def hosting(self, site_id: str, kw: Decimal) -> Decimal:
        """Price the hosting of so many kW at a site for a period."""
        site = self.sites[site_id]
        if site.supplier or site.hosting_price is None:
            return ZERO
        return kw * site.hosting_price * self.horizon.months

    def factor(self, period: int) -> Decimal:
        """Give the discount factor of a period."""
        days = (self.horizon.starts(period) - self.horizon.start).days
        return (1 + self.scenario.discount_rate) ** (Decimal(-days) / Decimal(365))

    def _cost_alone(self, slot: Slot, choice: Choice) -> Decimal:
        cost = ZERO
        for _, period, amount in self.payments(slot, choice.units):
            cost += amount * self.factor(period)
        for site, units in zip(slot.sites, choice.split, strict=True):
            for period in self.periods:
                if slot.usable <= period < slot.until:
                    kw = self.kw(slot.offer) * units
                    each = self.energy(site, period, kw) + self.hosting(site, kw)
                    cost += each * self.factor(period)
        return cost

    # Whether a set is allowed

    def allowed(self, picked: Sequence[Choice], *, final: bool) -> bool:
        """Tell whether limits hold; before the set is `final`, only those that can but worsen."""
        cash: dict[int, Decimal] = {}
        spend: dict[int, Decimal] = {}
        drawn: dict[tuple[str, int], Decimal] = {}
        count: dict[str, int] = {}
        arriving: dict[tuple[str, int], int] = {}
        for choice in picked:
            slot = self.slots[choice.slot]
            offer = slot.offer
            for kind, period, amount in self.payments(slot, choice.units):
                if kind != "residual":
                    cash[period] = cash.get(period, ZERO) + amount
                if kind in {"purchase", "rent"}:
                    spend[choice.slot] = spend.get(choice.slot, ZERO) + amount
            for site, units in zip(slot.sites, choice.split, strict=True):
                for period in self.periods:
                    if slot.usable <= period < slot.until:
                        key = (site, period)
                        drawn[key] = drawn.get(key, ZERO) + self.kw(offer) * units
            count[offer.id] = count.get(offer.id, 0) + choice.units
            place = (offer.id, slot.due)
            arriving[place] = arriving.get(place, 0) + choice.units
            if self.supply_on and not _in_supply(offer, count[offer.id], arriving[place]):
                return False
        for (site, period), kw in drawn.items():
            power = self.sites[site].power_kw
            if power is not None and kw > power:
                return False
            due = cents(self.energy(site, period, kw)) + cents(self.hosting(site, kw))
            cash[period] = cash.get(period, ZERO) + due
        return all(self._holds(limit, cash, spend, final=final) for limit in self.scenario.limits)

    def _holds(
        self, limit: Limit, cash: dict[int, Decimal], spend: dict[int, Decimal], *, final: bool
    ) -> bool:
        if limit.family == "budget":
            assert limit.value is not None
            parts = [v for t, v in cash.items() if limit.period in (None, t)]
            return sum(parts, ZERO) <= limit.value
        if limit.family != "share" or not final:
            return True
        total = sum(spend.values(), ZERO)
        part = ZERO
        for number, amount in spend.items():
            slot = self.slots[number]
            maker = self.chips[slot.offer.contents[0].chip].maker
            if limit.subject == (maker if limit.by == "maker" else slot.supplier):
                part += amount
        assert limit.value is not None
        within = part - limit.value * total
        slack = total * Decimal("1e-9")
        return within <= slack if limit.bound == "maximum" else within >= -slack

    def service(self, picked: Sequence[Choice]) -> Decimal | None:
        """Give the least discounted price of shortfall, or None where demand goes unserved."""
        total = ZERO
        for period in self.periods:
            stock: dict[tuple[str, str], int] = {}
            for choice in picked:
                slot = self.slots[choice.slot]
                if not slot.usable <= period < slot.until:
                    continue
                for site, units in zip(slot.sites, choice.split, strict=True):
                    for content in slot.offer.contents:
                        key = (content.chip, site)
                        stock[key] = stock.get(key, 0) + content.count * units
            missed = self._serve(period, stock)
            if missed is None:
                return None
            total += missed * self.factor(period)
        return total

    def _serve(self, period: int, stock: dict[tuple[str, str], int]) -> Decimal | None:
        needs = [
            (row.workload, row.site, float(row.amounts[period] * self.over))
            for row in self.scenario.demand
            if row.amounts[period]
        ]
        if not needs:
            return ZERO
        uses = [
            (chip, site, work.id)
            for (chip, site), chips in stock.items()
            for work in self.project.workloads
            if (chip, work.id) in self.speed and chips
        ]
        # Each column is its cost and its upper bound.
        columns = [(0.0, float(stock[chip, site])) for chip, site, _ in uses]
        years = Decimal(self.horizon.days(period)) / 365
        missing: list[int] = []
        for workload, _, amount in needs:
            price = self.prices.get(workload)
            missing.append(len(columns))
            columns.append((float((price or ZERO) * years), amount if price is not None else 0.0))
        rows: list[tuple[float, float, dict[int, float]]] = []
        for place, chips in stock.items():
            members = {i: 1.0 for i, use in enumerate(uses) if use[:2] == place}
            if members:
                rows.append((-highspy.kHighsInf, float(chips), members))
        for number, (workload, site, amount) in enumerate(needs):
            if site:
                row = {
                    i: self.speed[use[0], workload]
                    for i, use in enumerate(uses)
                    if use[1:] == (site, workload)
                }
                row[missing[number]] = 1.0
                rows.append((amount, highspy.kHighsInf, row))
        for workload in {need[0] for need in needs}:
            row = {
                i: self.speed[use[0], workload] for i, use in enumerate(uses) if use[2] == workload
            }
            whole = 0.0
            for number, need in enumerate(needs):
                if need[0] == workload:
                    row[missing[number]] = 1.0
                    whole += need[2]
            rows.append((whole, highspy.kHighsInf, row))
        return _least(columns, rows)

    # The search

    def better_than(self, known: Decimal | None) -> Decimal | None:
        """Give the cost of the best plan that is cheaper than `known`, or None.

        Without a known cost: the cost of any plan at all.
        """
        self.sets = 0
        self._best = known
        self._found: Decimal | None = None
        self._search(0, [], ZERO, stop_at_first=known is None)
        return self._found

    def _search(
        self, number: int, picked: list[Choice], cost: Decimal, *, stop_at_first: bool
    ) -> None:
        if stop_at_first and self._found is not None:
            return
        self.sets += 1
        if self.sets > self.most_sets:
            raise TooLargeError
        if self._best is not None and cost >= self._best:
            return
        if number == len(self.slots):
            self._leaf(picked, cost)
            return
        self._search(number + 1, picked, cost, stop_at_first=stop_at_first)
        for choice, extra in self.slots[number].choices:
            if self._best is not None and cost + extra >= self._best:
                continue
            picked.append(choice)
            if self.allowed(picked, final=False):
                self._search(number + 1, picked, cost + extra, stop_at_first=stop_at_first)
            picked.pop()

    def _leaf(self, picked: list[Choice], cost: Decimal) -> None:
        if not self.allowed(picked, final=True):
            return
        missed = self.service(picked)
        if missed is None:
            return
        value = cost + missed
        if self._best is None or value < self._best:
            self._best = value
            self._found = value


def _in_supply(offer: Offer, ordered: int, arriving: int) -> bool:
    total, each = offer.supply_total, offer.supply_per_period
    return (total is None or ordered <= total) and (each is None or arriving <= each)


def _splits(units: int, sites: int) -> Iterator[tuple[int, ...]]:
    for split in itertools.product(range(units + 1), repeat=sites):
        if sum(split) == units:
            yield split


def _least(
    columns: list[tuple[float, float]], rows: list[tuple[float, float, dict[int, float]]]
) -> Decimal | None:
    program = highspy.Highs()  # type: ignore[no-untyped-call] # it has no annotations
    program.setOptionValue("output_flag", False)
    for cost, high in columns:
        program.addCol(cost, 0.0, high, 0, np.array([], dtype=np.int32), np.array([]))
    for low, high, row in rows:
        members = [(i, each) for i, each in row.items() if each]
        program.addRow(
            low,
            high,
            len(members),
            np.array([i for i, _ in members], dtype=np.int32),
            np.array([each for _, each in members], dtype=float),
        )
    program.run()
    if program.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return Decimal(program.getInfo().objective_function_value)
