"""What orders cost, and what their chips could do of each workload if they did nothing else.

    cost of a workload = sum over cost lines of amount x D[t]
                         / sum over the periods at work of chips x throughput x years

The chips of a unit that need a port work from the day on which it can be ready.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
from typing import Final

from procure.explained.offer_cases import CostPart, OfferCost, WorkCost
from procure.plan import CostKind, Order, Plan
from procure.record import record
from procure.units import EXACT
from solver.columns import Column
from solver.instance import Instance
from solver.money import dues, site_prices
from solver.tiers import price_lines

Costs = Mapping[CostKind, Decimal]
"""Discounted money by kind."""
_SHOWN: Final = Context(prec=12)
"""Digits of what is divided."""


@record
class Work:
    """What a unit does of a workload in the horizon, in its unit times years, and from when."""

    amount: Decimal
    ready: int
    port: Decimal | None


@record
class _Rates:
    """What n units cost: `part` times the sum of their prices, `each` times n, `fixed`."""

    part: Decimal
    each: Decimal
    fixed: Decimal


class OfferCosts:
    """Prices orders beside a plan: its own, and those that it could have placed."""

    def __init__(self, instance: Instance, plan: Plan) -> None:
        self._instance = instance
        horizon = instance.horizon
        self._years = [horizon.years(period) for period in range(horizon.periods)]
        self._ready = {(port.stack, port.workload): port.ready for port in plan.ports}
        self._begun = {(port.stack, port.workload): port.period for port in plan.ports}
        self._ports = {(one.stack, one.workload): one for one in instance.ports}
        self._asked = sorted({workload for workload, _ in instance.total})
        self._works: dict[tuple[tuple[tuple[str, int], ...], int, int], Mapping[str, Work]] = {}
        self._kw_prices: dict[tuple[str, int, int], Costs] = {}
        self._rates: dict[int, _Rates] = {}
        self._placed: dict[str, dict[str, int]] = defaultdict(dict)
        for placement in plan.placements:
            self._placed[placement.order][placement.site] = placement.units
        self._lines: dict[str, dict[CostKind, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        for line in plan.costs:
            if line.order:
                discounted = EXACT.multiply(line.amount, self._discount(line.period))
                self._lines[line.order][line.kind] += discounted

    def _discount(self, period: int) -> Decimal:
        return self._instance.horizon.discount(self._instance.scenario.discount_rate, period)

    def smallest(self, column: Column) -> int:
        """Count the units of the smallest order of a column; it reaches the first break."""
        least = max(column.tiers[0].low * column.multiple, column.option.offer.breaks[0].quantity)
        return -(-least // column.multiple) * column.multiple

    def of_order(self, column: Column, site: str, units: int) -> Costs:
        """Give what one order of so many units to a site costs, before any line is rounded."""
        price = sum(
            (line.unit_price * line.units for line in price_lines(column.option.offer, units)),
            Decimal(0),
        )
        found: dict[CostKind, Decimal] = defaultdict(Decimal)
        for due in dues(self._instance, column):
            amount = due.amount(price, price, units)
            found[due.kind] += EXACT.multiply(amount, self._discount(due.period))
        at_work = column.at_work(self._instance.horizon.periods)
        for kind, amount in self._at_site(site, column.option.kw, at_work).items():
            found[kind] += amount * units
        return {kind: amount for kind, amount in found.items() if amount}

    def of_placed(self, order: Order, kw: Decimal | None) -> Costs:
        """Give what an order of the plan costs: its own lines, and its part of its sites'."""
        found = dict(self._lines[order.id])
        for site, units in self._placed[order.id].items():
            for kind, amount in self._at_site(site, kw, self.at_work(order)).items():
                found[kind] = found.get(kind, Decimal(0)) + amount * units
        return found

    def cheapest(
        self, column: Column, units: int, sites: Iterable[str]
    ) -> tuple[Decimal, str] | None:
        """Give what one order of so many units costs at the site where that is least; and that.

        None without a site.
        """
        at_work = column.at_work(self._instance.horizon.periods)
        least = min(
            (
                (sum(self._at_site(site, column.option.kw, at_work).values(), Decimal(0)), site)
                for site in sites
            ),
            default=None,
        )
        if least is None:
            return None
        rates = self._rates.get(column.number)
        if rates is None:
            rates = self._rates[column.number] = self._made_rates(column)
        price = sum(
            (line.unit_price * line.units for line in price_lines(column.option.offer, units)),
            Decimal(0),
        )
        each, site = least
        return rates.part * price + (rates.each + each) * units + rates.fixed, site

    def _made_rates(self, column: Column) -> "_Rates":
        part = each = fixed = Decimal(0)
        for due in dues(self._instance, column):
            discount = self._discount(due.period)
            part += EXACT.multiply(due.part, discount)
            each += EXACT.multiply(due.per_unit, discount)
            fixed += EXACT.multiply(due.fixed, discount)
        return _Rates(part=part, each=each, fixed=fixed)

    def _at_site(self, site: str, kw: Decimal | None, at_work: range) -> Costs:
        """Give the energy and hosting of a unit in place in some periods."""
        if not kw:
            return {}
        place = site, at_work.start, at_work.stop
        prices = self._kw_prices.get(place)
        if prices is None:
            found: dict[CostKind, Decimal] = defaultdict(Decimal)
            for period in at_work:
                for kind, price in site_prices(self._instance, site, period):
                    if price:
                        found[kind] += EXACT.multiply(price, self._discount(period))
            prices = self._kw_prices[place] = dict(found)
        return {kind: EXACT.multiply(price, kw) for kind, price in prices.items()}

    def at_work(self, order: Order) -> range:
        """Give the periods of the horizon in which an order of the plan works."""
        end = self._instance.horizon.periods
        return range(order.usable, end if order.until is None else min(order.until, end))

    def work(self, contents: Iterable[tuple[str, int]], at_work: range) -> Mapping[str, Work]:
        """Give what a unit that holds these chips can do of each workload asked for."""
        held = tuple(contents)
        place = held, at_work.start, at_work.stop
        known = self._works.get(place)
        if known is None:
            known = self._works[place] = self._made_work(held, at_work)
        return known

    def _made_work(self, held: Iterable[tuple[str, int]], at_work: range) -> Mapping[str, Work]:
        found: dict[str, Work] = {}
        for workload in self._asked:
            amount = Decimal(0)
            ready: list[int] = []
            ports: dict[str, Decimal] = {}
            for chip, count in held:
                rate = self._instance.rate.get((chip, workload))
                if rate is None:
                    continue
                first = at_work.start
                stack = self._instance.stack[chip]
                if (stack, workload) in self._instance.needs_port:
                    first = max(first, self._port_ready(stack, workload))
                    ports[stack] = self._port_cost(stack, workload)
                years = sum(self._years[first : at_work.stop], Decimal(0))
                amount += EXACT.multiply(rate * count, years)
                ready.append(first)
            if amount:
                port = sum(ports.values(), Decimal(0)) if ports else None
                found[workload] = Work(amount=amount, ready=min(ready), port=port)
        return found

    def _port_ready(self, stack: str, workload: str) -> int:
        """Give the period from which the plan's port runs, or one begun at the first chance."""
        known = self._ready.get((stack, workload))
        return self._ports[stack, workload].ready[0] if known is None else known

    def _port_cost(self, stack: str, workload: str) -> Decimal:
        begun = self._begun.get((stack, workload), 0)
        return EXACT.multiply(self._ports[stack, workload].cost, self._discount(begun))

    def is_ported(self, stack: str, workload: str) -> bool:
        """Tell whether the plan starts a port, or none is needed."""
        pair = stack, workload
        return pair in self._ready or pair not in self._instance.needs_port

    def first_order(self, columns: Iterable[Column]) -> OfferCost | None:
        """Price the smallest order at the first chance, at the cheapest site; None without one."""
        known = tuple(columns)
        usable = min((one.candidate.usable for one in known), default=None)
        priced = [
            (sum(costs.values(), Decimal(0)) / units, column.number, site, costs, units, column)
            for column in known
            if column.candidate.usable == usable
            for units in (self.smallest(column),)
            for site in column.candidate.sites
            for costs in (self.of_order(column, site, units),)
        ]
        if not priced:
            return None
        _, _, site, costs, units, column = min(priced, key=lambda one: one[:3])
        at_work = column.at_work(self._instance.horizon.periods)
        return OfferCost(
            planned=False,
            units=units,
            period=column.candidate.period,
            usable=column.candidate.usable,
            site=site,
            works=work_costs(costs, self._times(held(column), at_work, units)),
        )

    def of_orders(
        self, orders: Iterable[Order], contents: tuple[tuple[str, int], ...], kw: Decimal | None
    ) -> OfferCost:
        """Price all orders of an offer in the plan together."""
        costs: dict[CostKind, Decimal] = defaultdict(Decimal)
        done: dict[str, Work] = {}
        known = tuple(orders)
        for order in known:
            for kind, amount in self.of_placed(order, kw).items():
                costs[kind] += amount
            for workload, more in self._times(contents, self.at_work(order), order.units).items():
                had = done.get(workload)
                done[workload] = more if had is None else _together(had, more)
        sites = {site for order in known for site in self._placed[order.id]}
        return OfferCost(
            planned=True,
            units=sum(order.units for order in known),
            period=min(order.period for order in known),
            usable=min(order.usable for order in known),
            site=sites.pop() if len(sites) == 1 else "",
            works=work_costs(costs, done),
        )

    def _times(
        self, contents: Iterable[tuple[str, int]], at_work: range, units: int
    ) -> dict[str, Work]:
        return {
            workload: Work(amount=one.amount * units, ready=one.ready, port=one.port)
            for workload, one in self.work(contents, at_work).items()
        }


def held(column: Column) -> tuple[tuple[str, int], ...]:
    """List the chips in a unit of a column with their count."""
    return tuple((one.chip, one.count) for one in column.option.offer.contents)


def _together(one: Work, other: Work) -> Work:
    return Work(amount=one.amount + other.amount, ready=min(one.ready, other.ready), port=one.port)


def work_costs(costs: Costs, done: Mapping[str, Work]) -> tuple[WorkCost, ...]:
    """Divide costs by the work of each workload, as if all of it were that one."""
    total = sum(costs.values(), Decimal(0))
    return tuple(
        WorkCost(
            workload=workload,
            cost=_SHOWN.divide(total, work.amount),
            parts=tuple(
                CostPart(kind=kind, amount=_SHOWN.divide(amount, work.amount))
                for kind, amount in costs.items()
            ),
            work=_SHOWN.plus(work.amount),
            ready=work.ready,
            port=None if work.port is None else _SHOWN.plus(work.port),
        )
        for workload, work in done.items()
    )
