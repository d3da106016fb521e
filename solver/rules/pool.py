"""Pools: a bottleneck that several offers share, by what arrives in each period."""

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal

from procure.scenario import Limit
from solver.columns import Column
from solver.instance import Instance
from solver.model import Model
from solver.terms import Terms, add_terms


def weights(instance: Instance, limit: Limit) -> Callable[[Column], Decimal]:
    """Give the function that says how much of the limit's pool a unit of a column takes.

    A member that names an offer weighs its units, one that names a chip each such chip.
    """
    pool = next(one for one in instance.project.pools if one.id == limit.subject)
    by_offer: dict[str, Decimal] = defaultdict(Decimal)
    by_chip: dict[str, Decimal] = defaultdict(Decimal)
    for member in pool.members:
        if member.offer:
            by_offer[member.offer] += member.weight
        else:
            by_chip[member.chip] += member.weight

    def weight(column: Column) -> Decimal:
        offer = column.option.offer
        chips = (by_chip.get(one.chip, Decimal(0)) * one.count for one in offer.contents)
        return by_offer.get(offer.id, Decimal(0)) + sum(chips, Decimal(0))

    return weight


def constrain(model: Model, limit: Limit) -> None:
    """Keep what arrives in each period, weighted, within the pool."""
    value = float(model.instance.limit_value(limit))
    scale = value or 1.0
    weight = weights(model.instance, limit)
    arriving: dict[int, Terms] = defaultdict(dict)
    for column in model.instance.columns:
        each = weight(column)
        if each:
            units = model.units[column.number]
            add_terms(arriving[column.candidate.due], units, float(each) / scale)
    for taken in arriving.values():
        slack = model.slack(limit.key)
        if slack is not None:
            taken[slack] = -1.0
        model.at_most(taken, value / scale)
