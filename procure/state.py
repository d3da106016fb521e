"""What a plan claims, in one sentence that never says more than is proven."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Final

from procure.plan import Plan, ServedStage
from procure.units import EXACT
from procure.words import sentence

_ONE_PERCENT: Final = Decimal("0.01")


def state(plan: Plan) -> str:
    """Say a plan's status, with gap and bound where there is a plan."""
    key = f"report-{plan.status}"
    if plan.status in {"feasible", "nothing_found"} and plan.solve.stopped:
        key = f"{key}-{plan.solve.stopped}"
    if plan.status == "feasible" and plan.bound is None:
        key = "report-feasible-unproven"
    if plan.status == "optimal" and plan.gap is not None and plan.gap <= 0:
        key = "report-optimal-exact"
    values = {
        "gap": gap_text(plan.gap),
        "objective": amount(plan.objective, plan.currency),
        "bound": amount(plan.bound, plan.currency, ROUND_FLOOR),
    }
    share = served_share(plan.stage)
    if share is None or plan.total_cost is None:
        return sentence(key, values)
    return f"{_served_state(plan, share)} {sentence(_cost_key(plan), values)}"


def _served_state(plan: Plan, share: Decimal) -> str:
    """Say how much a plan serves, where that came first, and how sure that is."""
    most = servable_share(plan.stage)
    if share == 1:
        return sentence("report-served-all")
    values = {"share": share_text(share, 2), "most": "" if most is None else most_text(most)}
    if most is None:
        return sentence("report-served-unproven", values)
    exact = share >= most
    return sentence("report-served-exact" if exact else "report-served", values)


def _cost_key(plan: Plan) -> str:
    """Choose the sentence about the cost of a plan that was first to serve the most."""
    if plan.bound is None:
        return "report-served-cost-unproven"
    return (
        "report-served-cost-exact"
        if plan.gap is not None and plan.gap <= 0
        else ("report-served-cost")
    )


def served_share(stage: ServedStage | None) -> Decimal | None:
    """Give the share (0 to 1) that a plan serves of what it was first to serve the most of."""
    if stage is None or not stage.most:
        return None
    return EXACT.subtract(Decimal(1), EXACT.divide(stage.value, stage.most))


def servable_share(stage: ServedStage | None) -> Decimal | None:
    """Give the most that any plan can serve, as far as proven: a share like the one served."""
    if stage is None or not stage.most or stage.bound is None:
        return None
    return min(EXACT.subtract(Decimal(1), EXACT.divide(stage.bound, stage.most)), Decimal(1))


def gap_text(gap: Decimal | None) -> str:
    """Write a gap as a percentage, rounded up so that it never claims too much."""
    if gap is None:
        return "?"
    step = "0.001" if gap < _ONE_PERCENT else "0.1"
    shown = (gap * 100).quantize(Decimal(step), rounding=ROUND_CEILING)
    return f"{shown:,f} %"


def share_text(share: Decimal, digits: int = 1) -> str:
    """Write a share as a percentage, rounded down so that 100 % is all of it."""
    step = Decimal(1).scaleb(-digits)
    return f"{(share * 100).quantize(step, rounding=ROUND_FLOOR):,f} %"


def part_text(part: Decimal) -> str:
    """Write what part of a whole something is, to the nearest tenth of a percent as in Excel."""
    return f"{(part * 100).quantize(Decimal('0.1'), rounding=ROUND_HALF_UP):,f} %"


def mostly_text(part: Decimal) -> str:
    """Write what part of a whole something is: "nearly all" where the rest is too small to tell."""
    told = part_text(part)
    return "nearly all" if part < 1 and told == part_text(Decimal(1)) else told


def most_text(share: Decimal) -> str:
    """Write the most that is possible as a percentage, rounded up so that it holds."""
    return f"{(share * 100).quantize(Decimal('0.01'), rounding=ROUND_CEILING):,f} %"


def amount(value: Decimal | None, currency: str, rounding: str = ROUND_HALF_EVEN) -> str:
    """Write an amount of money in whole units of its currency: "USD 4,609,871".

    To the nearest, as everywhere; what nothing may cost less than is rounded down.
    """
    if value is None:
        return "?"
    return f"{currency} {value.to_integral_value(rounding=rounding):,f}"
