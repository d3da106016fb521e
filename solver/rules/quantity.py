"""Quantities: units of an offer, or chips of a model, ordered over the horizon."""

from procure.scenario import Limit
from solver.columns import Column
from solver.model import Model
from solver.rules.demand import chip_scale
from solver.terms import Terms, add_terms


def counted(column: Column, limit: Limit) -> int:
    """Count what one unit of a column adds to the quantity limited."""
    offer = column.option.offer
    if limit.by == "offer":
        return int(offer.id == limit.subject)
    return sum(content.count for content in offer.contents if content.chip == limit.subject)


def constrain(model: Model, limit: Limit) -> None:
    """Keep the quantity ordered at most, or at least, the limit's value."""
    value = float(model.instance.limit_value(limit))
    scale = chip_scale(max(value, 1.0))
    ordered: Terms = {}
    for column in model.instance.columns:
        each = counted(column, limit)
        if each:
            add_terms(ordered, model.units[column.number], each / scale)
    slack = model.slack(limit.key)
    if limit.bound == "maximum":
        if slack is not None:
            ordered[slack] = -max(value, 1.0) / scale
        model.at_most(ordered, value / scale)
    else:
        if slack is not None:
            ordered[slack] = max(value, 1.0) / scale
        model.at_least(ordered, value / scale)
