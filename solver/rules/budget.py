"""Budgets: undiscounted cash of some lines due in a period, in a fiscal year, or in all.

With carry-over, a variable is what a window leaves to the next, at least nothing:

    cash[k] + left[k] <= value[k] + left[k-1]
"""

import pulp

from procure.scenario import Limit
from solver.budgets import chain, counts, is_carried_over
from solver.model import Model
from solver.terms import Terms, add_terms


def constrain(model: Model, limit: Limit) -> None:
    """Keep the cash that the budget counts within its value and what is carried over."""
    instance = model.instance
    spent: Terms = {}
    for (kind, period), terms in model.cash().items():
        if counts(instance.scenario, limit, kind, period):
            add_terms(spent, terms)
    for before in chain(instance, limit)[1:2]:
        spent[_left(model, before)] = -1.0
    if is_carried_over(instance, limit):
        spent[_left(model, limit)] = 1.0
    budget = model.scaled(instance.limit_value(limit))
    slack = model.slack(limit.key)
    if slack is not None:
        # A plan costs about 1e3 to 1e4: an engine drops what is a millionth of it.
        spent[slack] = -max(budget, 1.0)
    model.at_most(spent, budget)


def _left(model: Model, limit: Limit) -> pulp.LpVariable:
    """Give the one variable that is what a budget leaves."""
    name = f"left {limit.key}"
    if name not in model.totals:
        model.totals[name] = model.variable("left")
    return model.totals[name]
