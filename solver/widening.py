"""Whether orders larger than the model allows could belong to a better plan."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from solver.columns import Column
from solver.contracts import prepaid
from solver.contracts.rebates import tiers_of
from solver.extract import Draft
from solver.instance import Instance
from solver.money import least_gross
from solver.reach import reach
from solver.scale import money_scale

_DEAR: Final = 100_000
"""Ten to a hundred times what serving all demand costs by estimate, in the model's money."""


def larger_orders_pay(
    instance: Instance,
    found: Draft,
    least: Decimal | None,
    *,
    serves_most: Callable[[], bool],
) -> bool:
    """Tell whether an order larger than the model allowed could belong to a better plan.

    It could not if all plans with one cost as much as the plan that was found, `least`
    being what they cost (`least_with_larger`). Where cost comes second, that holds if the
    plan `serves_most` of all, with orders of any size; otherwise an order larger than the
    budget cannot be part of any.
    """
    if instance.proven_most:
        return False
    ceiling = _ceiling(instance)
    if not instance.serves_first or serves_most():
        ceiling = found.objective if ceiling is None else min(found.objective, ceiling)
    if ceiling is None:
        return True
    return least is not None and least < ceiling


def may_be_outgrown(instance: Instance, least: Decimal | None) -> bool:
    """Tell, before there is a plan, whether one of larger orders is likely to be no dearer.

    `least` is what plans with larger orders cost (`least_with_larger`). This is an estimate:
    it says with which orders to begin, and nothing of what they prove.
    """
    if least is None or not instance.widens:
        return False
    return least < _DEAR * money_scale(instance, reach(instance))


def least_with_larger(instance: Instance) -> Decimal | None:
    """Give what every plan costs, at least, that has an order larger than the model allows.

    That is the least that one such order can come to alone: its price at the last moment
    that it can fall due, less all that could be paid back or is paid already. In the
    project's currency, discounted; None where there can be no such order.
    """
    if instance.proven_most:
        return None
    covered = prepaid.total(instance)
    rate = instance.scenario.discount_rate
    back = {supplier: max(one.rate for _, one in tiers) for supplier, tiers in tiers_of(instance)}
    supply_holds = any(limit.family == "supply" for limit in instance.limits)
    least: Decimal | None = None
    for column in instance.columns:
        if supply_holds and _is_all_supply(column):
            continue
        offer = column.option.offer
        kept = 1 - (offer.residual_value or Decimal(0))
        kept -= back.get(column.option.supplier, Decimal(0))
        price = kept * least_gross(instance, column)
        last = max(column.candidate.due, (column.candidate.until or 1) - 1)
        factor = instance.horizon.discount(rate, last)
        beyond = (column.most + 1) * column.multiple * price * factor - covered
        least = beyond if least is None else min(least, beyond)
    return least


def _ceiling(instance: Instance) -> Decimal | None:
    """Give what all plans cost at most, undiscounted; None where nothing says."""
    budgets = [
        instance.limit_value(limit)
        for limit in instance.limits
        if limit.family == "budget"
        and limit.lines == "all"
        and limit.period is None
        and limit.year is None
    ]
    return min(budgets, default=None)


def _is_all_supply(column: Column) -> bool:
    """Tell whether a column's largest order is all that its supplier can deliver."""
    offer = column.option.offer
    return any(
        supply is not None and (column.most + 1) * column.multiple > supply
        for supply in (offer.supply_per_period, offer.supply_total)
    )
