"""Budgets: cash of their lines in their window, with what the window before left."""

from dataclasses import replace
from decimal import Decimal

from procure.audit.facts import Facts
from procure.scenario import Limit


def spent(facts: Facts, limit: Limit) -> Decimal:
    """Give the cash that a budget counts."""
    return sum(
        (
            amount
            for (lines, period), amount in facts.cash.items()
            if lines == limit.lines and _counts(facts, limit, period)
        ),
        Decimal(0),
    )


def _counts(facts: Facts, limit: Limit, period: int) -> bool:
    if limit.year is not None:
        first = facts.horizon.starts(period)
        begun = (first.month, first.day) >= (facts.scenario.fiscal_month, 1)
        return limit.year == (first.year if begun else first.year - 1)
    return limit.period in (None, period)


def allowed(facts: Facts, limit: Limit) -> Decimal:
    """Give what may be spent under a budget, with what the window just before left."""
    value = limit.value or Decimal(0)
    if not limit.carry_over:
        return value
    before = limit
    if limit.year is not None:
        before = replace(limit, year=limit.year - 1)
    elif limit.period is not None:
        before = replace(limit, period=limit.period - 1)
    for other in facts.limits:
        if before is not limit and other.key == before.key:
            left = allowed(facts, other) - spent(facts, other)
            return value + max(left, Decimal(0))
    return value
