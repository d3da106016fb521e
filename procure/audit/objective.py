"""What objective, bound and gap may claim, and the first solve of a served objective."""

from decimal import Decimal
from typing import Final

from procure.audit.facts import TOLERANCE, Facts
from procure.audit.service import over_sites, work
from procure.units import EXACT, minor_digits

_GAP: Final = Decimal("1e-8")
_BOUND: Final = Decimal("1e-6")
_ARITHMETIC: Final = Decimal("1e-9")
"""Gaps and bounds are stated with so many digits."""


def objective(facts: Facts) -> None:
    """The objective is the discounted cost and, in `min_cost`, the price of the shortfall."""
    value = Decimal(0)
    for cost in facts.plan.costs:
        value += cost.amount * facts.factor(cost.period)
    missed = Decimal(0)
    prices = {price.workload: price.price for price in facts.scenario.shortfall_prices}
    if facts.scenario.objective != "min_cost":
        prices = {}
    for short in facts.plan.shortfall:
        worth = prices.get(short.workload, Decimal(0)) * short.amount * facts.years(short.period)
        missed += worth
        value += worth * facts.factor(short.period)
    cent = Decimal(1).scaleb(-minor_digits(facts.project.currency))
    for rule, found, expected in (
        ("audit-objective", facts.plan.objective, value),
        ("audit-shortfall-cost", facts.plan.shortfall_cost, missed),
    ):
        close = found is not None and abs(found - expected) <= cent
        facts.must(close, rule, found=found, expected=expected)
    _proof(facts)


def _proof(facts: Facts) -> None:
    """The plan claims no more than its bound proves."""
    plan = facts.plan
    facts.same("audit-plan-currency", plan.currency, facts.project.currency)
    objective, bound = plan.objective, plan.bound
    known = plan.status in {"optimal", "feasible"}
    if objective is None or bound is None:
        facts.must(known and plan.status != "optimal", "audit-status", status=plan.status)
        facts.must(plan.gap is None, "audit-gap", found=plan.gap, expected="")
        return
    facts.must(bound <= objective, "audit-bound", bound=bound)
    lost, size = objective - bound, abs(objective)
    gap = EXACT.divide(lost, size) if size else Decimal(0)
    room = _GAP + (EXACT.divide(_BOUND, size) if size else Decimal(0))
    close = plan.gap is not None and abs(plan.gap - gap) <= room
    facts.must(close, "audit-gap", found=plan.gap, expected=gap)
    # Each line is rounded by itself, so that a best plan can lie so far above its bound.
    half = Decimal("0.5").scaleb(-minor_digits(facts.project.currency))
    rounding = (len(plan.costs) + len(plan.shortfall) + 1) * half + _BOUND
    most = (plan.solve.gap_tolerance + _ARITHMETIC) * size + rounding
    proven = known and (plan.status != "optimal" or lost <= most)
    facts.must(proven, "audit-status", status=plan.status)


def stage(facts: Facts) -> None:
    """The plan says how much of what was asked for it serves, and how sure that is."""
    plan, scenario = facts.plan, facts.scenario
    wanted = scenario.objective != "min_cost"
    facts.must((plan.stage is not None) == wanted, "audit-stage", objective=scenario.objective)
    if plan.stage is None or not wanted:
        return
    counted = work(facts)
    weights = {one.workload: one.weight for one in scenario.weights}
    short = over_sites(counted.short)
    value = most = Decimal(0)
    for (workload, period), need in over_sites(counted.asked).items():
        if need > 0:
            weight = weights.get(workload, Decimal(1)) * facts.years(period)
            most += weight
            missing = short.get((workload, period), Decimal(0))
            value += EXACT.divide(weight * missing, need)
    room = most * TOLERANCE
    for name, found, expected in (
        ("shortfall", plan.stage.value, value),
        ("most", plan.stage.most, most),
    ):
        close = abs(found - expected) <= room
        facts.must(close, "audit-stage-value", what=name, found=found, expected=expected)
    bound, gap = plan.stage.bound, plan.stage.gap
    if bound is None:
        facts.must(gap is None, "audit-stage-gap", found=gap, expected="")
        facts.must(plan.status != "optimal", "audit-status", status=plan.status)
        return
    facts.must(bound <= plan.stage.value + room, "audit-stage-bound", bound=bound)
    lost = EXACT.divide(plan.stage.value - bound, most) if most else Decimal(0)
    close = gap is not None and abs(gap - lost) <= TOLERANCE
    facts.must(close, "audit-stage-gap", found=gap, expected=lost)
    proven = plan.status != "optimal" or lost <= plan.solve.gap_tolerance + TOLERANCE
    facts.must(proven, "audit-status", status=plan.status)
