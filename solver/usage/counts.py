"""Limits that count: suppliers, quantities, and what suppliers can deliver."""

from decimal import Decimal

from procure.plan import LimitUse
from procure.scenario import Limit
from solver.rules.quantity import counted
from solver.rules.supply import caps
from solver.usage.facts import Facts


def suppliers(facts: Facts, limit: Limit) -> LimitUse:
    """Count the suppliers that get an order."""
    used = {order.supplier for order in facts.found.orders}
    known = {column.option.supplier for column in facts.instance.columns}
    # Under a maximum, further suppliers have to exist for it to hold any off.
    governed = known - used if limit.bound == "maximum" else used
    return facts.use(limit, Decimal(len(used)), [Decimal(1)] if governed else [])


def quantity(facts: Facts, limit: Limit) -> LimitUse:
    """Count the units or chips ordered; a step is the offer's multiple."""
    ordered = 0
    steps: list[Decimal] = []
    for column in facts.instance.columns:
        each = counted(column, limit)
        if each:
            ordered += each * facts.units(column)
            steps.append(Decimal(each * column.multiple))
    return facts.use(limit, Decimal(ordered), steps)


def supply(facts: Facts, limit: Limit) -> LimitUse:
    """Count the offers and programs with a supply, and those of which it is used up."""
    limited: set[str] = set()
    exhausted: set[str] = set()
    for cap in caps(facts.instance):
        limited.add(cap.subject)
        taken = sum(cap.each[column.number] * facts.units(column) for column in cap.columns)
        # Orders that were given may be no multiple; what could be added is one all the same.
        step = min(
            cap.each[column.number] * (column.option.offer.multiple or 1) for column in cap.columns
        )
        if taken and taken + step > cap.most:
            exhausted.add(cap.subject)
    return LimitUse(
        key=limit.key,
        value=Decimal(len(limited)),
        used=Decimal(len(exhausted)),
        binding=bool(exhausted),
    )
