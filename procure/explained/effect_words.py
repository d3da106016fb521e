"""Says what a change does to the best plan: as one figure, as a range, or as not known.

A range is shown rounded outwards, so that what is printed is as true as what was found.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Final

from procure.explained.effect import Effect, Interval
from procure.units import EXACT, minor_digits
from procure.words import sentence

_LARGE: Final = 1000
"""From here on amounts are shown in whole units of the currency."""
_POINT: Final = Decimal("0.01")
"""What is served is shown to a hundredth of a percentage point."""


def effect_told(effect: Effect, currency: str, most: Decimal | None = None) -> str:
    """Say what a change does, as a verb with its object: "saves USD 310,000 to USD 352,000".

    `most` is that of the explained plan's `ServedStage`, which what is unserved is a part of.
    """
    if effect.outcome == "no_plan":
        return sentence("effect-no-plan")
    if effect.outcome == "unknown":
        return sentence("effect-not-found")
    if effect.unserved is not None and effect.cost is None:
        return _unserved_told(effect.unserved, most)
    return sentence("effect-open") if effect.cost is None else cost_told(effect.cost, currency)


def cost_told(cost: Interval, currency: str) -> str:
    """Say how the least cost changes: "costs USD 12,000 more", "saves USD 5 to USD 7"."""
    shown = outwards(cost, currency)
    if not shown.told_apart:
        return _not_told_apart(shown, currency)
    if cost.low is not None and cost.low > 0:
        return sentence("effect-costs", {"amount": range_told(cost, currency)})
    return sentence("effect-saves", {"amount": range_told(cost.turned(), currency)})


def range_told(amount: Interval, currency: str) -> str:
    """Write an interval of money of nothing or more: "USD 5", "USD 5 to USD 7", "at least USD 5".

    An end that is not known is open; where neither is, that is said.
    """
    low, high = amount.low, amount.high
    if low is None and high is None:
        return sentence("effect-amount-unknown")
    if high is None:
        shown = "" if low is None else money_told(low, currency, ROUND_FLOOR)
        return sentence("effect-at-least", {"amount": shown})
    if low is None:
        return sentence("effect-at-most", {"amount": money_told(high, currency, ROUND_CEILING)})
    step = _step(high, currency)
    if EXACT.subtract(high, low) < step:
        middle = EXACT.divide(EXACT.add(low, high), Decimal(2))
        return money_told(middle, currency)
    return sentence(
        "effect-range",
        {
            "low": money_told(low, currency, ROUND_FLOOR),
            "high": money_told(high, currency, ROUND_CEILING),
        },
    )


def money_told(amount: Decimal, currency: str, rounding: str = ROUND_HALF_EVEN) -> str:
    """Write an amount with its currency; from a thousand on in whole units of it."""
    shown = amount.quantize(_step(amount, currency), rounding=rounding, context=EXACT)
    # What rounds to nothing from below would keep its sign.
    return f"{currency} {EXACT.plus(shown):,f}"


def outwards(cost: Interval, currency: str) -> Interval:
    """Give an interval in whole minor units that holds it: less than one is not told apart."""
    minor = Decimal(1).scaleb(-minor_digits(currency))
    low, high = cost.low, cost.high
    return Interval(
        low=None if low is None else low.quantize(minor, ROUND_FLOOR, EXACT),
        high=None if high is None else high.quantize(minor, ROUND_CEILING, EXACT),
    )


def _step(amount: Decimal, currency: str) -> Decimal:
    if abs(amount) >= _LARGE:
        return Decimal(1)
    return Decimal(1).scaleb(-minor_digits(currency))


def _not_told_apart(cost: Interval, currency: str) -> str:
    saves, costs = cost.turned().high, cost.high
    if saves is None and costs is None:
        return sentence("effect-open")
    minor = Decimal(1).scaleb(-minor_digits(currency))
    if saves is None or costs is None:
        key = "effect-open-saving" if saves is None else "effect-open-cost"
    elif max(saves, costs) <= minor:
        # Not as much as can be paid, either way: no plan is proven closer than that.
        key = "effect-nothing"
    elif saves == 0 or costs == 0:
        key = f"effect-perhaps-{_side(costs)}"
    else:
        key = "effect-perhaps"
    values = {
        "saves": "" if saves is None else money_told(saves, currency, ROUND_CEILING),
        "costs": "" if costs is None else money_told(costs, currency, ROUND_CEILING),
    }
    return sentence(key, values)


def _side(costs: Decimal) -> str:
    return "costs" if costs > 0 else "saves"


def _unserved_told(unserved: Interval, most: Decimal | None) -> str:
    """Say how much more or less is served, in percentage points of what is asked for."""
    if not unserved.told_apart:
        return sentence("effect-served-perhaps")
    more = unserved.high is not None and unserved.high < 0
    size = unserved.turned() if more else unserved
    side = "more" if more else "less"
    if not most or size.low is None:
        return sentence(f"effect-served-{side}")
    exact = size.low == size.high
    low = _points(size.low, most, ROUND_HALF_EVEN if exact else ROUND_FLOOR)
    if not low:
        return sentence(f"effect-served-{side}")
    if size.high is None:
        return sentence(f"effect-served-{side}-open", {"low": f"{low:,f}"})
    high = low if exact else _points(size.high, most, ROUND_CEILING)
    key = f"effect-served-{side}-exact" if low == high else f"effect-served-{side}-range"
    return sentence(key, {"low": f"{low:,f}", "high": f"{high:,f}"})


def _points(part: Decimal, most: Decimal, rounding: str) -> Decimal:
    points = EXACT.divide(EXACT.multiply(part, Decimal(100)), most)
    return points.quantize(_POINT, rounding=rounding, context=EXACT)
