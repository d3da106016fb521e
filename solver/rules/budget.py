"""Budgets: undiscounted cash of some lines due in a period, in a fiscal year, or in all."""

from decimal import Decimal

import pulp

from procure.limits import limit_value
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
    for one in links:
        slack = _slack(model, one)
        if slack is not None:
            value = model.scaled(limit_value(instance.project, one) or Decimal(0))
            # A plan costs about 1e3 to 1e4: an engine drops what is a millionth of it.
            spent[slack] = -max(value, 1.0)
    model.at_most(spent, model.scaled(allowed(instance, limit)))


def _slack(model: Model, limit: Limit) -> pulp.LpVariable | None:
    """Give the one variable by which a budget gives, also where later ones carry it over."""
    made = model.slacks.get(limit.key)
    return made[0] if made else model.slack(limit.key)
