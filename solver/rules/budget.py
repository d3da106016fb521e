"""Budgets: undiscounted cash due in one period, or in all."""

from procure.scenario import Limit
from solver.model import Model
from solver.terms import Terms, add_terms


def constrain(model: Model, limit: Limit) -> None:
    """Keep the cash due in the limit's period (or ever) within its value."""
    spent: Terms = {}
    for (kind, period), terms in model.cash().items():
        if kind != "residual" and limit.period in (None, period):
            add_terms(spent, terms)
    budget = model.scaled(model.instance.limit_value(limit))
    slack = model.slack(limit.key)
    if slack is not None:
        spent[slack] = -(budget or 1.0)
    model.at_most(spent, budget)
