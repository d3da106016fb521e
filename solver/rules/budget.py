"""Budgets: undiscounted cash of some lines due in a period, in a fiscal year, or in all."""

from procure.scenario import Limit
from solver.budgets import allowed, chain, counts
from solver.model import Model
from solver.terms import Terms, add_terms


def constrain(model: Model, limit: Limit) -> None:
    """Keep the cash that the budget (with what is carried over) counts within its value."""
    instance = model.instance
    links = chain(instance, limit)
    spent: Terms = {}
    for (kind, period), terms in model.cash().items():
        if any(counts(instance.scenario, one, kind, period) for one in links):
            add_terms(spent, terms)
    budget = model.scaled(allowed(instance, limit))
    slack = model.slack(limit.key)
    if slack is not None:
        # A plan costs about 1e3 to 1e4: an engine drops what is a millionth of it.
        spent[slack] = -max(budget, 1.0)
    model.at_most(spent, budget)
