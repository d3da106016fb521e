"""Limits that exclude whole orders: the longest lead time, and the export rules."""

from decimal import Decimal
from typing import Final

from procure.plan import LimitUse
from procure.scenario import Limit
from procure.units import EXACT
from solver.left_out import kept_out
from solver.usage.facts import Facts

_DAYS_PER_WEEK: Final = Decimal(7)
_WEEK_DIGITS: Final = Decimal("0.1")


def lead_time(facts: Facts, limit: Limit) -> LimitUse:
    """Give the longest lead time of an order, in weeks."""
    days = [(order.arrives - order.placed).days for order in facts.found.orders]
    used = EXACT.divide(Decimal(max(days, default=0)), _DAYS_PER_WEEK)
    return LimitUse(
        key=limit.key,
        value=facts.value(limit),
        used=used.quantize(_WEEK_DIGITS),
        binding=kept_out(facts.left_out, "lead_time"),
    )


def eligibility(facts: Facts, limit: Limit) -> LimitUse:
    """Give the weeks that a licence adds to an order, 0 where none needs one.

    The export rules also bind where an order waits for a licence.
    """
    value = facts.value(limit)
    licensed = any(order.licence for order in facts.found.orders)
    return LimitUse(
        key=limit.key,
        value=value,
        used=value if licensed else Decimal(0),
        binding=kept_out(facts.left_out, "eligibility") or (licensed and value > 0),
    )
