"""Power and racks: what stands at a site, fleet included, in every period."""

from collections.abc import Mapping
from decimal import Decimal

from procure.scenario import Limit
from solver.columns import Column
from solver.instance import Instance
from solver.model import Model
from solver.standing import Standing
from solver.terms import multiplied


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
    standing: Standing[float] = Standing(model.instance.horizon.periods)
    begun = {period: float(amount) / scale for period, amount in fleet.items() if amount}
    for column in model.instance.columns:
        each = taken_by_unit(column, limit)
        units = model.placed[column.number].get(limit.subject)
        if each and units is not None:
            for period in standing.add(column, multiplied(units, float(each) / scale)):
                begun.setdefault(period, 0.0)
    rows = list(standing.rows())
    for period, owned in begun.items():
        used = rows[period]
        if owned:
            used[model.one] = owned
        slack = model.slack(limit.key)
        if slack is not None:
            used[slack] = -1.0
        model.at_most(used, value / scale)
