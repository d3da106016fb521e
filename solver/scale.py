"""What the model's money is divided by."""

import math
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from procure.units import EXACT
from solver.candidates import Option
from solver.instance import Instance
from solver.money import least_gross
from solver.reach import Reach

_LARGEST_SUM: Final = 10_000


def money_scale(instance: Instance, asked: Reach) -> Decimal:
    """Choose the power of ten that brings the plan's cost to 1e3 to 1e4.

    The cost is estimated by serving each workload's peak with its cheapest chips.
    """
    cheapest: dict[str, Decimal] = {}
    for option, per_unit in _least_of_options(instance):
        for workload in option.workloads:
            speed = sum(
                instance.rate.get((one.chip, workload), Decimal(0)) * one.count
                for one in option.offer.contents
            )
            if speed:
                price = EXACT.divide(per_unit, Decimal(speed))
                cheapest[workload] = min(price, cheapest.get(workload, price))
    cost = Decimal(0)
    for workload, price in cheapest.items():
        peaks = (amount for (served, _), amount in asked.total.items() if served == workload)
        cost += price * max(peaks, default=Decimal(0))
    if cost <= 0:
        return Decimal(1)
    return Decimal(10) ** (math.floor(math.log10(cost)) + 1 - round(math.log10(_LARGEST_SUM)))


def _least_of_options(instance: Instance) -> Iterable[tuple[Option, Decimal]]:
    """Give the least purchase or rent that a unit can commit to, whatever the period."""
    least: dict[int, tuple[Option, Decimal]] = {}
    for column in instance.columns:
        per_unit = least_gross(instance, column)
        _, before = least.get(id(column.option), (column.option, per_unit))
        least[id(column.option)] = column.option, min(per_unit, before)
    return least.values()
