"""Power and racks: what stands at a site, fleet included, in every period."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from procure.scenario import Limit
from solver.columns import Column
from solver.instance import Instance
from solver.model import Model
from solver.terms import Terms, multiplied


def taken_by_unit(column: Column, limit: Limit) -> Decimal | None:
    """Give the kW or racks that a unit takes of its site; empty where nobody counts them."""
    return column.option.offer.racks_per_unit if limit.family == "racks" else column.option.kw


def taken_by_fleet(instance: Instance, limit: Limit) -> Mapping[int, Decimal]:
    """Give the kW or racks that the fleet takes of the limit's site, by period."""
    taken = instance.fleet.racks if limit.family == "racks" else instance.fleet.kw
    return {period: amount for (site, period), amount in taken.items() if site == limit.subject}


def constrain(model: Model, limit: Limit) -> None:
    """Keep what is in place at the limit's site within its value, in each period."""
    value = float(model.instance.limit_value(limit))
    scale = value or 1.0
    fleet = taken_by_fleet(model.instance, limit)
    taken: dict[int, Terms] = defaultdict(dict)
    for period, amount in fleet.items():
        if amount:
            taken[period][model.one] = float(amount) / scale
    for column in model.instance.columns:
        each = taken_by_unit(column, limit)
        units = model.placed[column.number].get(limit.subject)
        if not each or units is None:
            continue
        # No other column has these variables.
        takes = multiplied(units, float(each) / scale)
        for period in column.at_work(model.instance.horizon.periods):
            taken[period].update(takes)
    for used in taken.values():
        slack = model.slack(limit.key)
        if slack is not None:
            used[slack] = -1.0
        model.at_most(used, value / scale)
