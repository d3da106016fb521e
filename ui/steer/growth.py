"""The growth of demand from period to period, as one figure that can be read and moved."""

import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Context, Decimal
from typing import Final

from procure.demand import DemandRow
from procure.units import EXACT

_DIGITS: Final = Context(prec=6)
"""An amount that has grown is written with so many digits: roots have no end."""
_PLACES: Final = Decimal("0.0001")


def mean_growth(demand: Sequence[DemandRow]) -> Decimal | None:
    """Give by which part demand grows a period, in the (geometric) mean of its rows.

    A row grows from its first positive amount to its last; rows that have only one say
    nothing. The figure has four decimals; None where no row says anything.
    """
    growth = _growth(demand)
    return None if growth is None else growth.quantize(_PLACES)


def with_growth(demand: tuple[DemandRow, ...], new: Decimal) -> tuple[DemandRow, ...]:
    """Give demand that grows by `new` a period in the mean; above -1.

    Where `demand` grows by `old`, the amounts of period t, counted from 0, are multiplied by
    ((1 + new) / (1 + old)) ** t in every row, so that rows keep their differences. The growth
    that it has, or where it has none, gives `demand` itself. A source vouches for the amounts
    it was named for only, and goes.
    """
    old = _growth(demand)
    if old is None or new == old.quantize(_PLACES):
        return demand
    # By all its digits: what is left of demand that falls steeply is a small part.
    ratio = EXACT.divide(1 + new, 1 + old)
    return tuple(_grown(row, ratio) for row in demand)


def _growth(demand: Sequence[DemandRow]) -> Decimal | None:
    logs = []
    for row in demand:
        known = [(at, amount) for at, amount in enumerate(row.amounts) if amount > 0]
        if len(known) > 1:
            (first, least), (last, most) = known[0], known[-1]
            logs.append(math.log(most / least) / (last - first))
    return Decimal(math.expm1(math.fsum(logs) / len(logs))) if logs else None


def _grown(row: DemandRow, ratio: Decimal) -> DemandRow:
    amounts = tuple(
        _DIGITS.multiply(amount, EXACT.power(ratio, at)) if at and amount else amount
        for at, amount in enumerate(row.amounts)
    )
    if amounts == row.amounts:
        return row
    return replace(row, amounts=tuple(map(_plain, amounts)), source="")


def _plain(amount: Decimal) -> Decimal:
    """Write an amount without a power of ten, as people enter it."""
    whole = amount.to_integral_value()
    return Decimal(int(whole)) if whole == amount else amount.normalize()
