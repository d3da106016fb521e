"""Whether orders larger than the model allowed could belong to a better plan."""

from collections.abc import Callable
from decimal import Decimal

from solver.columns import Column
from solver.contracts import prepaid
from solver.contracts.rebates import tiers_of
from solver.extract import Draft
from solver.instance import Instance
from solver.money import least_gross


def larger_orders_pay(instance: Instance, found: Draft, *, serves_most: Callable[[], bool]) -> bool:
    """Tell whether an order larger than the model allowed could belong to a better plan.

    It could not if it alone costs as much as the plan that was found. Where cost comes
    second, that holds if the plan `serves_most` of all, with orders of any size;
    otherwise an order larger than the budget cannot be part of any.
    """
    if instance.proven_most:
        return False
    ceiling = _ceiling(instance)
    if not instance.serves_first or serves_most():
        ceiling = found.objective if ceiling is None else min(found.objective, ceiling)
    if ceiling is None:
        return True
    covered = prepaid.total(instance)
    rate = instance.scenario.discount_rate
    back = {supplier: max(one.rate for _, one in tiers) for supplier, tiers in tiers_of(instance)}
    supply_holds = any(limit.family == "supply" for limit in instance.limits)
    for column in instance.columns:
        if supply_holds and _is_all_supply(column):
            continue
        offer = column.option.offer
        kept = 1 - (offer.residual_value or Decimal(0))
        kept -= back.get(column.option.supplier, Decimal(0))
        price = kept * least_gross(instance, column)
        last = max(column.candidate.due, (column.candidate.until or 1) - 1)
        factor = instance.horizon.discount(rate, last)
        beyond = (column.most + 1) * column.multiple * price * factor
        if beyond - covered < ceiling:
            return True
    return False


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
