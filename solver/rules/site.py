"""Power and racks: what stands at a site, fleet included, in every period."""

from collections.abc import Mapping
from decimal import Decimal

from procure.scenario import Limit
from solver.instance import Column, Instance
from solver.model import Model
from solver.terms import Terms, add_terms


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
    for period in range(model.instance.horizon.periods):
        used: Terms = {}
        if fleet.get(period):
            used[model.one] = float(fleet[period]) / scale
        for column, units in model.at_site(limit.subject, period):
            each = taken_by_unit(column, limit)
            if each:
                add_terms(used, units, float(each) / scale)
        if not used:
            continue
        slack = model.slack(limit.key)
        if slack is not None:
            used[slack] = -1.0
        model.at_most(used, value / scale)
