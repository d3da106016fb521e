"""What a plan claims, in one sentence that never says more than is proven."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from procure.plan import Plan
from procure.words import sentence

_ONE_PERCENT: Final = Decimal("0.01")


def state(plan: Plan) -> str:
    """Say a plan's status, with gap and bound where there is a plan."""
    key = f"report-{plan.status}"
    if plan.status in {"feasible", "nothing_found"} and plan.solve.stopped:
        key = f"{key}-{plan.solve.stopped}"
    if plan.status == "optimal" and plan.gap is not None and plan.gap <= 0:
        key = "report-optimal-exact"
    values = {
        "gap": gap_text(plan.gap),
        "objective": amount(plan.objective, plan.currency),
        "bound": amount(plan.bound, plan.currency),
    }
    return sentence(key, values)


def gap_text(gap: Decimal | None) -> str:
    """Write a gap as a percentage, rounded up so that it never claims too much."""
    if gap is None:
        return "?"
    step = "0.001" if gap < _ONE_PERCENT else "0.1"
    shown = (gap * 100).quantize(Decimal(step), rounding=ROUND_CEILING)
    return f"{shown:,f} %"


def share_text(share: Decimal) -> str:
    """Write a share as a percentage, rounded down so that 100 % is all of it."""
    return f"{(share * 100).quantize(Decimal('0.1'), rounding=ROUND_FLOOR):,f} %"


def amount(value: Decimal | None, currency: str) -> str:
    """Write an amount of money in whole units of its currency: "USD 4,609,871"."""
    if value is None:
        return "?"
    return f"{currency} {value.to_integral_value(rounding=ROUND_FLOOR):,f}"
