"""The orders of an earlier plan as decisions of a model, to begin the search with."""

from collections import defaultdict

from procure.plan import Plan
from solver.columns import Column
from solver.model import Model


def decisions(model: Model, plan: Plan) -> dict[str, float]:
    """Give the integers of a model as a plan decided them, by the names of their variables.

    What the model no longer offers, or no longer in that quantity, is left out; nothing
    says that the rest is a plan of the model.
    """
    ordered = _ordered(plan)
    values: dict[str, float] = {}
    for column in model.instance.columns:
        candidate = column.candidate
        key = column.option.offer.id, candidate.period, candidate.licence
        sites = ordered.get(key, {})
        if set(sites) <= set(candidate.sites):
            values |= _values(model, column, sites)
    return values


def _ordered(plan: Plan) -> dict[tuple[str, int, bool], dict[str, int]]:
    placed: dict[str, dict[str, int]] = defaultdict(dict)
    for placement in plan.placements:
        placed[placement.order][placement.site] = placement.units
    return {(one.offer, one.period, one.licence): placed[one.id] for one in plan.orders}


def _values(model: Model, column: Column, sites: dict[str, int]) -> dict[str, float]:
    multiples, rest = divmod(sum(sites.values()), column.multiple)
    chosen = next(
        (
            place
            for place, tier in enumerate(column.tiers)
            if not rest and tier.low <= multiples <= (tier.high or multiples)
        ),
        None,
    )
    values: dict[str, float] = {}
    for place, terms in enumerate(model.tier_units[column.number]):
        for count in terms:
            values[count.name] = float(multiples if place == chosen else 0)
    for place, used in enumerate(model.tier_used.get(column.number, ())):
        values[used.name] = float(place == chosen)
    if len(column.candidate.sites) > 1:
        for site, terms in model.placed[column.number].items():
            for units in terms:
                values[units.name] = float(sites.get(site, 0) if chosen is not None else 0)
    return values
