"""Limits that no plan can keep: power, budgets and shares against what serving takes at least."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from procure.explained.obstacles import Obstacle
from procure.limits import limit_value
from procure.scenario import Limit
from procure.units import EXACT
from solver.budgets import chain, counts
from solver.columns import Column
from solver.commitments import in_force
from solver.explain.obstacles_ready import Ready
from solver.instance import Instance
from solver.money import Due, dues
from solver.rules.share import chips_named, parts_of_units

_SAME: Final = Decimal("1e-6")
"""What is over a limit by less than this part is arithmetic."""
_NONE: Final = Decimal(0)


def of_power(ready: Ready) -> Iterator[Obstacle]:
    """Find sites whose demand takes more power than they have, whatever serves it."""
    instance = ready.instance
    for limit in instance.limits:
        value = limit_value(instance.project, limit)
        if limit.family != "power" or value is None:
            continue
        best = _best_for_power(ready, limit.subject)
        needed: dict[int, dict[str, Decimal]] = defaultdict(dict)
        for (workload, site, period), asked in ready.required():
            left = asked - ready.owned(workload, site, period)
            if site == limit.subject and left > 0:
                rate = best[workload][period]
                needed[period][workload] = EXACT.divide(left, rate) if rate else _NONE
        for period, each in sorted(needed.items()):
            # Chips of several kinds in a unit can do several workloads for the same power.
            kw = max(each.values()) if _is_mixed(instance) else sum(each.values(), _NONE)
            kw += instance.fleet.kw.get((limit.subject, period), _NONE)
            if kw > value + abs(value) * _SAME:
                yield Obstacle(
                    kind="power",
                    site=limit.subject,
                    period=period,
                    asked=kw.quantize(_SAME, ROUND_FLOOR, EXACT),
                    reached=value,
                    limits=(limit.key,),
                )
                break


def _best_for_power(ready: Ready, site: str) -> Mapping[str, list[Decimal | None]]:
    """Give the most that a kW does of each workload, by period; None where it takes no power."""
    periods = ready.instance.horizon.periods
    best: dict[str, list[Decimal | None]] = {
        workload: [_NONE] * periods for workload in ready.workloads
    }
    for column in ready.columns:
        offer, kw = column.option.offer, column.option.kw
        if site not in column.candidate.sites:
            continue
        for workload, found in best.items():
            begins = ready.begins(offer, column.candidate, workload)
            if begins is None:
                continue
            each = EXACT.divide(ready.rate(offer, workload), kw) if kw else None
            # What a rented chip does after its term only overstates what could be had.
            for period in range(begins, periods):
                known = found[period]
                found[period] = None if known is None or each is None else max(known, each)
    return best


def _is_mixed(instance: Instance) -> bool:
    return any(len({one.chip for one in option.offer.contents}) > 1 for option in instance.options)


def of_budgets(ready: Ready) -> Iterator[Obstacle]:
    """Find budgets that are less than serving one workload costs at least within them."""
    instance = ready.instance
    to_buy = ready.to_buy()
    for limit in instance.limits:
        value = limit_value(instance.project, limit)
        if limit.family != "budget" or value is None or len(chain(instance, limit)) > 1:
            continue
        least = _LeastCost(ready, limit)
        asked = [
            (least.of(workload, period, amount), -period, workload)
            for (workload, period), amount in to_buy.items()
        ]
        if not asked:
            continue
        cost, period, workload = max(asked)
        if cost > value + value * _SAME:
            yield Obstacle(
                kind="least_order",
                workload=workload,
                period=-period,
                asked=cost,
                reached=value,
                limits=(limit.key,),
            )


class _LeastCost:
    """The least that serving a workload can cost within a budget, by period.

    Of each order, its smallest size at its cheapest tier, and of each unit its cheapest price.
    """

    def __init__(self, ready: Ready, limit: Limit) -> None:
        instance = ready.instance
        paid_back = _paid_back(instance)
        periods = instance.horizon.periods
        self._order: dict[str, list[Decimal | None]] = defaultdict(lambda: [None] * periods)
        self._unit: dict[str, list[Decimal | None]] = defaultdict(lambda: [None] * periods)
        for column in ready.columns:
            offer = column.option.offer
            counted = (
                ()
                if column.option.supplier in paid_back
                else tuple(
                    due
                    for due in dues(instance, column)
                    if counts(instance.scenario, limit, due.kind, due.period)
                )
            )
            order, unit = _order_cost(column, counted), _unit_cost(column, counted)
            for workload in ready.workloads:
                begins = ready.begins(offer, column.candidate, workload)
                if begins is None:
                    continue
                each = EXACT.divide(unit, ready.rate(offer, workload))
                for period in range(begins, periods):
                    _lower(self._order[workload], period, order)
                    _lower(self._unit[workload], period, each)

    def of(self, workload: str, period: int, amount: Decimal) -> Decimal:
        """Give the least cost of so much of a workload in a period."""
        order, unit = self._order[workload][period], self._unit[workload][period]
        if order is None or unit is None:
            return _NONE
        return max(order, EXACT.multiply(unit, amount))


def _lower(known: list[Decimal | None], period: int, value: Decimal) -> None:
    before = known[period]
    known[period] = value if before is None else min(before, value)


def _order_cost(column: Column, counted: Iterable[Due]) -> Decimal:
    """Give what the cheapest smallest order costs of what a budget counts."""
    offer, counted = column.option.offer, tuple(counted)
    found: list[Decimal] = []
    for tier in column.tiers:
        units = tier.low * column.multiple
        price = tier.unit_price * units + tier.fixed
        if column.cumulative:
            price = min(one.unit_price for one in offer.breaks) * units
        found.append(sum((due.amount(price, price, units) for due in counted), _NONE))
    return min(found)


def _unit_cost(column: Column, counted: Iterable[Due]) -> Decimal:
    """Give what a unit at the lowest price costs of what a budget counts."""
    price = min(one.unit_price for one in column.option.offer.breaks)
    return sum((due.amount(price, price, 1) - due.fixed for due in counted), _NONE)


def _paid_back(instance: Instance) -> frozenset[str]:
    """Name the suppliers of whom a part of what is paid may come back, or is paid already."""
    found = {catalog.supplier for catalog in instance.project.catalogs if catalog.rebates}
    found.update(
        catalog.supplier for catalog, _ in in_force(instance.project, instance.scenario, "prepaid")
    )
    return frozenset(found)


def of_shares(ready: Ready) -> Iterator[Obstacle]:
    """Find shares that cannot add up, where something has to be bought."""
    if not ready.to_buy():
        return
    limits = [limit for limit in ready.instance.limits if limit.family == "share"]
    groups: dict[tuple[str, str], list[Limit]] = defaultdict(list)
    for limit in limits:
        if limit.bound == "maximum" and limit.of != "served":
            groups[limit.of, limit.by].append(limit)
    for together in groups.values():
        shares = sum((limit.value or _NONE for limit in together), _NONE)
        if shares < 1 and _are_all(ready, together):
            yield Obstacle(
                kind="shares",
                asked=Decimal(1),
                reached=shares,
                limits=tuple(limit.key for limit in together),
            )
    for limit in limits:
        if limit.bound == "minimum" and limit.value and not _is_there(ready, limit):
            yield Obstacle(kind="share_of_nobody", limits=(limit.key,))


def _are_all(ready: Ready, limits: Iterable[Limit]) -> bool:
    """Tell whether every unit that can be ordered belongs wholly to what the limits name."""
    parts = [parts_of_units(ready.instance, limit) for limit in limits]
    offers = {column.option.offer.id for column in ready.columns}
    return all(sum(part.get(offer, _NONE) for part in parts) >= 1 - _SAME for offer in offers)


def _is_there(ready: Ready, limit: Limit) -> bool:
    """Tell whether anything of what a share is asked for can be ordered, or does any work."""
    if limit.of != "served":
        named = parts_of_units(ready.instance, limit)
        return any(column.option.offer.id in named for column in ready.columns)
    chips = {chip for chip, _, _ in ready.instance.fleet.chips}
    chips.update(one.chip for column in ready.columns for one in column.option.offer.contents)
    return bool(chips & chips_named(ready.instance, limit))
