"""Supply: what a supplier can deliver of an offer in a period, and in all."""

from collections import defaultdict

from procure.scenario import Limit
from solver.instance import Column
from solver.model import Model
from solver.terms import Terms, add_terms


def constrain(model: Model, limit: Limit) -> None:
    """Keep the units of each offer within its supply, counted in the period they arrive."""
    by_offer: dict[str, list[Column]] = defaultdict(list)
    for column in model.instance.columns:
        by_offer[column.option.offer.id].append(column)
    for columns in by_offer.values():
        offer = columns[0].option.offer
        if offer.supply_total is not None:
            _cap(model, limit, columns, offer.supply_total)
        if offer.supply_per_period is None:
            continue
        arriving: dict[int, list[Column]] = defaultdict(list)
        for column in columns:
            arriving[column.candidate.due].append(column)
        for together in arriving.values():
            _cap(model, limit, together, offer.supply_per_period)


def _cap(model: Model, limit: Limit, columns: list[Column], supply: int) -> None:
    scale = float(supply or 1)
    units: Terms = {}
    for column in columns:
        add_terms(units, model.units[column.number], 1.0 / scale)
    slack = model.slack(limit.key)
    if slack is not None:
        units[slack] = -1.0
    model.at_most(units, supply / scale)
