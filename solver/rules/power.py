"""Power: the full IT power of every unit in place at a site, in every period."""

from procure.scenario import Limit
from solver.model import Model
from solver.terms import Terms, add_terms


def constrain(model: Model, limit: Limit) -> None:
    """Keep the kW in place at the limit's site within its value, in each period."""
    value = float(model.instance.limit_value(limit))
    scale = value or 1.0
    for period in range(model.instance.horizon.periods):
        used: Terms = {}
        fleet = model.instance.fleet.kw.get((limit.subject, period))
        if fleet:
            used[model.one] = float(fleet) / scale
        for column, units in model.at_site(limit.subject, period):
            if column.option.kw:
                add_terms(used, units, float(column.option.kw) / scale)
        if not used:
            continue
        slack = model.slack(limit.key)
        if slack is not None:
            used[slack] = -1.0
        model.at_most(used, value / scale)
