"""Limits on what stands at a site, and on what arrives in a period."""

from collections import defaultdict
from decimal import Decimal

from procure.plan import LimitUse
from procure.scenario import Limit
from solver.rules.pool import weights
from solver.rules.site import taken_by_fleet, taken_by_unit
from solver.usage.facts import Facts


def site(facts: Facts, limit: Limit) -> LimitUse:
    """Give the most kW or racks in place at the limit's site in any period."""
    instance = facts.instance
    taken: dict[int, Decimal] = defaultdict(Decimal)
    taken.update(taken_by_fleet(instance, limit))
    steps: list[Decimal] = []
    for column in instance.columns:
        each = taken_by_unit(column, limit)
        if not each or limit.subject not in column.candidate.sites:
            continue
        steps.append(each)
        units = facts.placed.get(column.number, {}).get(limit.subject, 0)
        more = units * each
        for period in column.at_work(instance.horizon.periods):
            taken[period] += more
    return facts.use(limit, max(taken.values(), default=Decimal(0)), steps)


def pool(facts: Facts, limit: Limit) -> LimitUse:
    """Give the most that arrives in any period, as the pool weighs it."""
    weight = weights(facts.instance, limit)
    taken: dict[int, Decimal] = defaultdict(Decimal)
    steps: list[Decimal] = []
    for column in facts.instance.columns:
        each = weight(column)
        if each:
            steps.append(each * column.multiple)
            taken[column.candidate.due] += each * facts.units(column)
    return facts.use(limit, max(taken.values(), default=Decimal(0)), steps)
