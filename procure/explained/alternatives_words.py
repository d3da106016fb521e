"""Says what other plans within a percent of the best have less of, and what they cost."""

from datetime import timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Final

from procure.explained.alternatives import (
    Alternative,
    Alternatives,
    GoalKey,
    LeastChange,
    NotReached,
    Reached,
)
from procure.explained.effect import Interval
from procure.explained.effect_words import money_told, range_told
from procure.figures import headline
from procure.names import Names
from procure.plan import Order
from procure.project import Project
from procure.scenario import Scenario
from procure.units import EXACT, plain
from procure.words import sentence

_POWER: Final = Decimal("0.1")
_POINT: Final = Decimal("0.01")


def goal_name(goal: GoalKey) -> str:
    """Name what a goal counts: "Spend with the largest supplier"."""
    return sentence(f"goal-{goal}")


def title(one: Alternative) -> str:
    """Name a plan among the others by what it has least of: "Fewest suppliers, Least power"."""
    best = (sentence("alternative-title-best"),) if one.place == 0 else ()
    goals = (
        sentence(f"alternative-title-{reached.goal}")
        for reached in one.reached
        if one.place or reached.least
    )
    return ", ".join((*best, *goals))


def value_told(
    project: Project,
    scenario: Scenario,
    goal: GoalKey,
    value: Decimal | None,
    rounding: str = ROUND_HALF_EVEN,
) -> str:
    """Write what a plan has of a goal, with its unit: "4", "USD 9,948,000", "2024-12-30"."""
    if value is None:
        return sentence("goal-unknown")
    if goal == "largest":
        return money_told(value, project.currency, rounding)
    if goal == "power":
        return f"{value.quantize(_POWER, rounding=rounding, context=EXACT):,f} kW"
    if goal == "earliest":
        start = scenario.horizon.start
        if value <= 0:
            return sentence("goal-no-delivery", {"start": start.isoformat()})
        return (start + timedelta(days=int(value))).isoformat()
    return f"{int(value):,}"


def told(project: Project, scenario: Scenario, found: Alternatives, one: Alternative) -> str:
    """Say what a plan has least of beside the best plan, how sure that is, and what it costs.

    Of the best plan: what no other plan has less of. Empty where there is no such thing.
    """
    said = [
        _reached_told(project, scenario, found.within, found.plans[0], one, reached)
        for reached in one.reached
    ]
    return " ".join((*said, *_cost_told(project, scenario, found.plans[0], one)))


def missing_told(found: Alternatives, missing: NotReached) -> str:
    """Say why a goal has no plan of its own."""
    values = {"goal": goal_name(missing.goal), "within": within_told(found.within)}
    return sentence(f"alternative-missing-{missing.why}", values)


def change_told(project: Project, scenario: Scenario, found: LeastChange) -> str:
    """Say how close to the old plan one can stay, at what cost, and what can stay in no plan."""
    values = {"within": within_told(found.tolerance)}
    one = found.alternative
    if one is None:
        said = [sentence("change-none", values)]
    elif all(reached.value == 0 for reached in one.reached):
        said = [sentence("change-kept", values)]
        said += _cost_told(project, scenario, found.best, one)
    else:
        said = [
            _reached_told(project, scenario, found.tolerance, found.best, one, reached)
            for reached in one.reached
        ]
        said += _cost_told(project, scenario, found.best, one)
    if found.gone:
        key = "one" if len(found.gone) == 1 else "several"
        orders = "; ".join(_order_told(project, order) for order in found.gone)
        gone = {"count": f"{len(found.gone):,}", "orders": orders}
        said.append(sentence(f"change-gone-{key}", gone))
    return " ".join(said)


def within_told(part: Decimal) -> str:
    """Say how much dearer than the best plan others may be: "for up to 2 % more"."""
    if part == 0:
        return sentence("alternative-within-nothing")
    percent = plain(EXACT.multiply(part, Decimal(100)).normalize())
    return sentence("alternative-within", {"percent": f"{percent} %"})


def _reached_told(
    project: Project,
    scenario: Scenario,
    within: Decimal,
    best: Alternative,
    one: Alternative,
    reached: Reached,
) -> str:
    """Say what a plan has of a goal beside the best plan, and what is proven of the others."""
    goal = reached.goal
    before = next((each.value for each in best.measures if each.goal == goal), None)
    values = {
        "goal": goal_name(goal),
        "value": value_told(project, scenario, goal, reached.value),
        "before": value_told(project, scenario, goal, before),
        "within": within_told(within),
    }
    if reached.bound is not None:
        values["bound"] = value_told(project, scenario, goal, reached.bound, ROUND_FLOOR)
    if one.place == 0 and not reached.least:
        return sentence(_proof_key("alternative-best-open", reached), values)
    key = f"alternative-{goal}" if one.place else f"alternative-best-{goal}"
    if goal == "power" and before is None:
        # The one goal that something unknown can hide.
        key = "alternative-power-alone"
    proof = "alternative-open"
    if reached.least:
        # What is proven in the engine's arithmetic may be a hair below what is shown.
        nearest = value_told(project, scenario, goal, reached.bound)
        proof = "alternative-least" if nearest == values["value"] else "alternative-least-but"
    return f"{sentence(key, values)} {sentence(_proof_key(proof, reached), values)}"


def _proof_key(key: str, reached: Reached) -> str:
    unbounded = "-unbounded" if reached.bound is None else ""
    earliest = "-earliest" if reached.goal == "earliest" else ""
    return f"{key}{unbounded}{earliest}"


def _cost_told(
    project: Project, scenario: Scenario, best: Alternative, one: Alternative
) -> list[str]:
    """Say what a plan costs beside the best, and where it serves another part of the work."""
    if one.place == 0:
        return []
    said = [_extra_told(one.extra, project.currency)]
    if one.plan.shortfall or best.plan.shortfall:
        shares = [
            _percent(headline(project, scenario, plan).served) for plan in (one.plan, best.plan)
        ]
        if shares[0] != shares[1]:
            values = {"served": shares[0], "before": shares[1]}
            said.append(sentence("alternative-served", values))
    return said


def _percent(part: Decimal | None) -> str:
    if part is None:
        return sentence("goal-unknown")
    # Rounded down: what is not all is never shown as all.
    percent = EXACT.multiply(part, Decimal(100)).quantize(_POINT, ROUND_FLOOR, EXACT)
    return f"{plain(percent.normalize())} %"


def _extra_told(extra: Interval, currency: str) -> str:
    if extra.low is not None and extra.low > 0:
        return sentence("alternative-cost", {"amount": range_told(extra, currency)})
    if extra.high is None:
        return sentence("alternative-cost-unknown")
    if extra.high <= 0:
        return sentence("alternative-cost-nothing")
    amount = money_told(extra.high, currency, ROUND_CEILING)
    return sentence("alternative-cost-close", {"amount": amount})


def _order_told(project: Project, order: Order) -> str:
    return sentence(
        "change-order",
        {
            "units": f"{order.units:,}",
            "offer": Names(project).offer(order.offer),
            "supplier": order.supplier,
            "day": order.placed.isoformat(),
        },
    )
