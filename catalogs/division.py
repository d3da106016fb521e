"""Amounts divided by chips, hours and tax, without losing what could be kept."""

from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact
from typing import Final

from procure.units import EXACT

_ONE: Final = Decimal(1)
_SMALLEST: Final = Decimal("1E-10")


def divided(amount: Decimal, by: Decimal) -> tuple[Decimal, bool]:
    """Divide an amount, and tell whether it had to be rounded, in the tenth decimal."""
    context = Context(prec=EXACT.prec, traps=[])
    found = context.divide(amount, by)
    if context.flags[Inexact]:
        return found.quantize(_SMALLEST, rounding=ROUND_HALF_EVEN, context=EXACT), True
    exponent = found.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        # 10000, not 1.00E+4.
        found = found.quantize(_ONE, context=EXACT)
    return found, False
