"""Which cash a budget counts, and what may be spent under it.

A budget counts the cash of its lines in its window: one period, one fiscal year, or all.
With carry-over, what the window just before left of its own budget may be spent too.
Unrolled, that is a chain of windows back to the first whose budget carries nothing over:
the cash of each such chain together stays within its budgets together.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from procure.limits import limit_value
from procure.plan import CAPITAL, CostKind, CostLine
from procure.scenario import Limit, Scenario
from solver.instance import Instance


def fiscal_year(scenario: Scenario, period: int) -> int:
    """Give the fiscal year, by the year in which it starts, of a period's first day.

    Periods past the horizon's last belong to the year of their own first day.
    """
    day = scenario.horizon.starts(period)
    return day.year if day.month >= scenario.fiscal_month else day.year - 1


def counts(scenario: Scenario, limit: Limit, kind: CostKind, period: int) -> bool:
    """Tell whether a budget counts the cash of a kind that falls due in a period."""
    if kind == "residual":
        return False
    if limit.lines != "all" and (kind in CAPITAL) != (limit.lines == "capital"):
        return False
    if limit.period is not None:
        return limit.period == period
    return limit.year is None or limit.year == fiscal_year(scenario, period)


def chain(instance: Instance, limit: Limit) -> tuple[Limit, ...]:
    """List a budget and those that are carried over to it, the latest first."""
    budgets = {
        (one.lines, one.period, one.year): one for one in instance.limits if one.family == "budget"
    }
    found = [limit]
    while found[-1].carry_over:
        last = found[-1]
        period = None if last.period is None else last.period - 1
        year = None if last.year is None else last.year - 1
        before = budgets.get((last.lines, period, year))
        if before is None or (period is None and year is None):
            break
        found.append(before)
    return tuple(found)


def is_carried_over(instance: Instance, limit: Limit) -> bool:
    """Tell whether what a budget leaves may be spent in the next window."""
    return any(
        one.carry_over and chain(instance, one)[1:2] == (limit,)
        for one in instance.limits
        if one.family == "budget"
    )


def spent(instance: Instance, limits: Sequence[Limit], costs: Iterable[CostLine]) -> Decimal:
    """Add up the cash that the windows of some budgets count."""
    scenario = instance.scenario
    return sum(
        (
            line.amount
            for line in costs
            if any(counts(scenario, one, line.kind, line.period) for one in limits)
        ),
        Decimal(0),
    )


def over(instance: Instance, costs: Sequence[CostLine]) -> dict[str, Decimal]:
    """Give by how much the rounded lines of a plan exceed each budget, by its key."""
    found: dict[str, Decimal] = {}
    for limit in instance.limits:
        if limit.family != "budget":
            continue
        links = chain(instance, limit)
        values = (limit_value(instance.project, one) or Decimal(0) for one in links)
        excess = spent(instance, links, costs) - sum(values, Decimal(0))
        if excess > 0:
            found[limit.key] = excess
    return found
