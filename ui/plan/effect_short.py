"""What a change does to the best plan, short enough for a cell. Pure functions.

Ranges are rounded outwards, as in procure.explained.effect_words, which has the sentences.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from procure.explained.effect import Effect, Interval
from procure.units import EXACT
from procure.words import sentence
from ui import formats

_DIGITS: Final = 3


def effect_short(effect: Effect, currency: str) -> str:
    """Say in a few words what a change does: "saves US$310k–352k", "no plan"."""
    if effect.outcome == "no_plan":
        return sentence("short-no-plan")
    if effect.outcome == "unknown":
        return sentence("short-unknown")
    if effect.cost is not None:
        return cost_short(effect.cost, currency)
    if effect.unserved is None or not effect.unserved.told_apart:
        return sentence("short-open")
    low = effect.unserved.low
    return sentence("short-serves-less" if low is not None and low > 0 else "short-serves-more")


def cost_short(cost: Interval, currency: str) -> str:
    """Say by how much the least cost changes, or that it cannot be told apart from nothing."""
    if cost.low == 0 == cost.high:
        return sentence("short-nothing")
    if not cost.told_apart:
        return sentence("short-open")
    costs = cost.low is not None and cost.low > 0
    amount = amount_short(cost if costs else cost.turned(), currency)
    return sentence("short-costs" if costs else "short-saves", {"amount": amount})


def amount_short(amount: Interval, currency: str) -> str:
    """Write an interval of money of nothing or more: "US$310k–352k"; an end may be open."""
    low = None if amount.low is None else _money(amount.low, currency, ROUND_FLOOR)
    high = None if amount.high is None else _money(amount.high, currency, ROUND_CEILING)
    if amount.low is not None and amount.low == amount.high:
        return formats.money(amount.low, currency)
    if low is None or high is None:
        return f"≥ {low}" if high is None else f"≤ {high}"
    return low if low == high else f"{low}–{high.removeprefix(formats.currency_sign(currency))}"


def _money(amount: Decimal, currency: str, rounding: str) -> str:
    """Write an amount with three digits, rounded one way, so that a range holds what it held."""
    last = max(amount.adjusted() - _DIGITS + 1, -_DIGITS)
    rounded = amount.quantize(Decimal(1).scaleb(last), rounding=rounding, context=EXACT)
    return formats.money(EXACT.plus(rounded), currency)
