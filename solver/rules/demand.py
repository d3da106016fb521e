"""Demand: the chips in place serve it, at its site or at any, or it falls short at a price."""

import math
from collections import defaultdict
from decimal import Decimal
from typing import Final

import pulp

from procure.demand import ANYWHERE
from procure.units import EXACT
from solver import ports
from solver.model import Model
from solver.terms import Terms, add_terms, multiplied
from solver.uncollected import uncollected

KEY: Final = "demand"
_MANY_CHIPS: Final = 10_000


@uncollected()
def constrain(model: Model) -> None:
    """Add the rows of use and of service for every period, and the price of shortfall."""
    instance = model.instance
    capacity = model.capacity()
    use: dict[tuple[str, str, int], Terms] = defaultdict(dict)
    at_site: dict[tuple[str, str, int], Terms] = defaultdict(dict)
    overall: dict[tuple[str, int], Terms] = defaultdict(dict)
    ported: dict[tuple[str, str, int], Terms] = defaultdict(dict)
    totals: dict[int, list[tuple[str, Decimal]]] = defaultdict(list)
    for (workload, period), total in model.reach.total.items():
        totals[period].append((workload, total))
    for chip, site, period in capacity:
        for workload, total in totals[period]:
            rate = instance.rate.get((chip, workload))
            anywhere = (workload, ANYWHERE, period) in model.reach.need
            here = (workload, site, period) in model.reach.need
            if rate is None or not (anywhere or here):
                continue
            part = model.variable("a")
            model.assigned[chip, workload, site, period] = part
            # A part of 1 serves the whole total; so many chips it takes.
            use[chip, site, period][part] = float(EXACT.divide(total, rate))
            overall[workload, period][part] = 1.0
            pair = instance.stack[chip], workload
            if pair in instance.needs_port:
                ported[*pair, period][part] = 1.0
            if here:
                ratio = EXACT.divide(total, model.reach.need[workload, site, period])
                at_site[workload, site, period][part] = float(ratio)
    for place, parts in use.items():
        scale = chip_scale(max(parts.values()))
        row = multiplied(capacity[place], -1.0 / scale)
        for part, chips in parts.items():
            row[part] = chips / scale
        model.at_most(row, 0)
    model.ports.update(ports.constrain(model, ported))
    _serve(model, at_site, overall)


def chip_scale(chips: float) -> float:
    """Choose what a row of so many chips is divided by.

    Divided by their number, one chip of a million would be less than the engine's
    tolerance, and one of a thousand million is dropped: beyond ten thousand chips the
    scale grows with the square root only.
    """
    return chips if chips <= _MANY_CHIPS else math.sqrt(chips * _MANY_CHIPS)


def _serve(
    model: Model,
    at_site: dict[tuple[str, str, int], Terms],
    overall: dict[tuple[str, int], Terms],
) -> None:
    for place, need in model.reach.need.items():
        workload, site, period = place
        total = model.reach.total[workload, period]
        missing = _shortfall(model, place)
        if missing is not None:
            overall[workload, period][missing] = float(EXACT.divide(need, total))
        if site != ANYWHERE:
            row = at_site[place]
            if missing is not None:
                row[missing] = 1.0
            model.at_least(row, 1)
    model.asked.update(overall)
    for workload, period in model.reach.total:
        # Where no demand may go anywhere, the sites' rows already say it all.
        if (workload, ANYWHERE, period) in model.reach.need:
            model.at_least(overall[workload, period], 1)


def _shortfall(model: Model, place: tuple[str, str, int]) -> pulp.LpVariable | None:
    """Give the part of a demand that is not served, where it may fall short."""
    instance = model.instance
    workload, _, period = place
    if not instance.may_fall_short(workload, period):
        return model.slack(KEY)
    missing = model.variable("h", high=1)
    price = instance.shortfall_price.get(workload)
    if price is not None:
        discount = instance.horizon.discount(instance.scenario.discount_rate, period)
        cost = price * model.reach.need[place] * instance.horizon.years(period) * discount
        add_terms(model.objective, {missing: model.scaled(cost)})
        return missing
    part = EXACT.divide(model.reach.need[place], instance.total[workload, period])
    model.short[missing] = float(part * instance.importance(workload, period))
    return missing
