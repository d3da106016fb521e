"""From the engine's numbers to a plan: whole orders, placements, uses, exact costs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from procure.demand import ANYWHERE
from procure.plan import (
    Assignment,
    CostKind,
    CostLine,
    Order,
    Placement,
    Port,
    PriceLine,
    Shortfall,
)
from procure.record import record
from procure.units import EXACT, round_money
from solver.columns import Column
from solver.contracts import contract_costs
from solver.cumulative import lines_of_orders
from solver.engine import Run
from solver.instance import Instance
from solver.model import Model
from solver.money import dues, gross, site_prices
from solver.ports import costs as port_costs
from solver.ports import used
from solver.tiers import price_lines

_SERVED = Decimal("1e-6")
"""A relative shortfall up to this is arithmetic, not missing chips (the audit's tolerance)."""

_MEAN_DIGITS = Decimal("1e-10")


@record
class Draft:
    """A plan's substance, before its limits are measured and it is audited.

    `unserved` is the sum of weight x years x shortfall / demand.
    """

    orders: tuple[Order, ...]
    placements: tuple[Placement, ...]
    assignments: tuple[Assignment, ...]
    ports: tuple[Port, ...]
    shortfall: tuple[Shortfall, ...]
    costs: tuple[CostLine, ...]
    objective: Decimal
    total_cost: Decimal
    shortfall_cost: Decimal
    unserved: Decimal


def whole_units(model: Model, run: Run) -> dict[int, dict[str, int]]:
    """Round the units of each column at each site to whole numbers: {column: {site: units}}."""
    placed: dict[int, dict[str, int]] = {}
    for column in model.instance.columns:
        sites = {
            site: round(sum(run.values[part.name] * each for part, each in units.items()))
            for site, units in model.placed[column.number].items()
        }
        if any(sites.values()):
            placed[column.number] = {site: units for site, units in sites.items() if units}
    return placed


def draft(
    instance: Instance,
    placed: Mapping[int, Mapping[str, int]],
    assignments: tuple[Assignment, ...],
    started: Iterable[Port],
) -> Draft:
    """Make orders of the units placed, and compute every cost line in exact decimals."""
    orders: list[Order] = []
    placements: list[Placement] = []
    costs: list[CostLine] = []
    prices = dict(order_prices(instance, placed))
    for column in instance.columns:
        sites = placed.get(column.number)
        if not sites:
            continue
        name = f"o{len(orders) + 1}"
        price = prices[column.number]
        lines = list(order_costs(instance, column, name, price))
        costs.extend(lines)
        orders.append(_order(instance, column, name, price, lines))
        placements.extend(
            Placement(order=name, site=site, units=count) for site, count in sites.items()
        )
    costs.extend(_site_costs(instance, placed))
    costs.extend(instance.fleet.costs)
    ports = used(instance, started, assignments)
    costs.extend(port_costs(instance, ports))
    costs.extend(contract_costs(instance, orders, costs))
    shortfall = tuple(_shortfall(instance, assignments))
    rate = instance.scenario.discount_rate
    horizon = instance.horizon
    total = sum((line.amount for line in costs), Decimal(0))
    discounted = sum(
        (line.amount * horizon.discount(rate, line.period) for line in costs), Decimal(0)
    )
    missed = Decimal(0)
    missed_discounted = Decimal(0)
    unserved = Decimal(0)
    for one in shortfall:
        price_of_shortfall = instance.shortfall_price.get(one.workload, Decimal(0))
        worth = price_of_shortfall * one.amount * horizon.years(one.period)
        missed += worth
        part = EXACT.divide(one.amount, instance.total[one.workload, one.period])
        unserved += part * instance.importance(one.workload, one.period)
        missed_discounted += worth * horizon.discount(rate, one.period)
    currency = instance.project.currency
    return Draft(
        orders=tuple(orders),
        placements=tuple(placements),
        assignments=assignments,
        ports=ports,
        shortfall=shortfall,
        costs=tuple(costs),
        objective=round_money(discounted + missed_discounted, currency),
        total_cost=total,
        shortfall_cost=round_money(missed, currency),
        unserved=unserved,
    )


@record
class OrderPrice:
    """What the units of an order are invoiced, and what they cost in the end.

    Both differ only with breaks that count all units of the horizon; `credited` is then
    the period in which the difference falls due.
    """

    units: int
    invoiced: tuple[PriceLine, ...]
    final: tuple[PriceLine, ...]
    credited: int

    @property
    def invoiced_sum(self) -> Decimal:
        """Add up the prices invoiced of all units."""
        return _sum(self.invoiced)

    @property
    def final_sum(self) -> Decimal:
        """Add up what all units cost in the end."""
        return _sum(self.final)


def _sum(lines: Iterable[PriceLine]) -> Decimal:
    return sum((EXACT.multiply(line.unit_price, line.units) for line in lines), Decimal(0))


def order_prices(
    instance: Instance, placed: Mapping[int, Mapping[str, int]]
) -> Iterator[tuple[int, OrderPrice]]:
    """Price the orders placed, by the number of their column."""
    running: dict[str, list[Column]] = defaultdict(list)
    for column in instance.columns:
        units = sum(placed.get(column.number, {}).values())
        if units and column.cumulative:
            running[column.option.offer.id].append(column)
        elif units:
            lines = price_lines(column.option.offer, units)
            period = column.candidate.period
            yield (
                column.number,
                OrderPrice(units=units, invoiced=lines, final=lines, credited=period),
            )
    for columns in running.values():
        columns.sort(key=lambda column: (column.candidate.period, column.number))
        ordered = [sum(placed[column.number].values()) for column in columns]
        both = lines_of_orders(columns[0].option.offer, ordered)
        last = columns[-1].candidate.period
        for column, units, (invoiced, final) in zip(columns, ordered, both, strict=True):
            yield (
                column.number,
                OrderPrice(units=units, invoiced=invoiced, final=final, credited=last),
            )


def _order(
    instance: Instance, column: Column, name: str, price: OrderPrice, lines: Iterable[CostLine]
) -> Order:
    offer = column.option.offer
    candidate = column.candidate
    mean = EXACT.divide(price.final_sum, Decimal(price.units))
    if len(price.final) == 1:
        mean = price.final[0].unit_price
    return Order(
        id=name,
        offer=offer.id,
        supplier=column.option.supplier,
        kind=offer.kind,
        period=candidate.period,
        placed=instance.horizon.starts(candidate.period),
        arrives=candidate.arrives,
        usable=candidate.usable,
        until=candidate.until,
        licence=candidate.licence,
        units=price.units,
        price_lines=price.final,
        unit_price=mean if len(price.final) == 1 else mean.quantize(_MEAN_DIGITS, context=EXACT),
        currency=offer.currency,
        cost=sum((line.amount for line in lines if line.kind == offer.kind), Decimal(0)),
    )


def order_costs(
    instance: Instance, column: Column, name: str, price: OrderPrice
) -> Iterator[CostLine]:
    """Price an order: each line exact, then rounded once after conversion.

    A price paid in two parts is rounded as a whole; the second part is what remains.
    """
    currency = instance.project.currency
    paid, exact = Decimal(0), Decimal(0)
    lines: dict[tuple[CostKind, int], Decimal] = defaultdict(Decimal)
    for due in dues(instance, column):
        amount = due.amount(price.invoiced_sum, price.final_sum, price.units)
        if due.kind == "purchase":
            exact += amount
            rounded = round_money(exact, currency) - paid
            paid += rounded
        else:
            rounded = round_money(amount, currency)
        lines[due.kind, due.period] += rounded
    credit = EXACT.multiply(gross(instance, column), price.final_sum - price.invoiced_sum)
    lines[column.option.offer.kind, price.credited] += round_money(credit, currency)
    for (kind, period), amount in lines.items():
        if amount:
            yield CostLine(kind=kind, period=period, order=name, amount=amount)


def _site_costs(instance: Instance, placed: Mapping[int, Mapping[str, int]]) -> Iterator[CostLine]:
    """Price energy and hosting of each site and period from the kW in place."""
    drawn: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    drawn.update(instance.fleet.kw)
    for column in instance.columns:
        kw = column.option.kw
        if kw is None:
            continue
        for site, units in placed.get(column.number, {}).items():
            for period in column.at_work(instance.horizon.periods):
                drawn[site, period] += units * kw
    for (site, period), kw in sorted(drawn.items()):
        for kind, price in site_prices(instance, site, period):
            amount = round_money(kw * price, instance.project.currency)
            if amount:
                yield CostLine(kind=kind, period=period, site=site, amount=amount)


def _shortfall(instance: Instance, assignments: Iterable[Assignment]) -> Iterator[Shortfall]:
    served: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
    everywhere: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for one in assignments:
        amount = one.chips * instance.rate[one.chip, one.workload]
        served[one.workload, one.site, one.period] += amount
        everywhere[one.workload, one.period] += amount
    missing: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for (workload, site, period), need in sorted(instance.need.items()):
        if site == ANYWHERE:
            continue
        short = need - served[workload, site, period]
        if short > need * _SERVED:
            missing[workload, period] += short
            yield Shortfall(workload=workload, site=site, period=period, amount=short)
    for (workload, period), total in sorted(instance.total.items()):
        short = total - everywhere[workload, period] - missing[workload, period]
        if short > total * _SERVED:
            yield Shortfall(workload=workload, period=period, amount=short)
