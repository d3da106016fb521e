"""What the workbook makes of changed inputs: the plan's ports, and its sharing out of chips.

The program chooses both anew; the workbook keeps them. Uses of limits are worked out by the
formulas of the audit.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, localcontext

from procure.audit import budgets
from procure.audit.facts import TOLERANCE, Facts
from procure.audit.limits import METERS
from procure.audit.service import over_sites, work
from procure.limits import limit_value
from procure.plan import Assignment, CostLine, LimitUse, Plan, Shortfall
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.units import EXACT, round_money


def as_shared_out(before: Facts, project: Project, scenario: Scenario, found: Plan) -> Plan:
    """Give what was found for changed orders with the ports and the shares of the plan before."""
    with localcontext(EXACT):
        after = Facts(project, scenario, found)
        kept = {(port.stack, port.workload) for port in found.ports}
        dropped = [
            CostLine(
                kind="porting",
                period=port.period,
                subject=f"{port.stack}: {port.workload}",
                amount=round_money(after.porting_cost(port), found.currency),
            )
            for port in before.plan.ports
            if (port.stack, port.workload) not in kept
        ]
        now = replace(
            found,
            ports=before.plan.ports,
            costs=(*found.costs, *dropped),
            total_cost=(found.total_cost or Decimal(0)) + sum(one.amount for one in dropped),
        )
        shares = tuple(_shares(before, Facts(project, scenario, now)))
        now = replace(now, assignments=shares, shortfall=())
        now = replace(now, shortfall=tuple(_shortfall(Facts(project, scenario, now))))
        return replace(now, limits=tuple(_uses(Facts(project, scenario, now))))


def _shares(before: Facts, now: Facts) -> Iterator[Assignment]:
    """Let as large a part of the chips in place do the same work as before."""
    there, here = before.stock.chips(), now.stock.chips()
    for one in before.plan.assignments:
        place = one.chip, one.site, one.period
        chips = one.chips * here.get(place, 0) / there[place]
        if chips:
            yield replace(one, chips=chips)


def _shortfall(facts: Facts) -> Iterator[Shortfall]:
    """Give what is lacking at sites, and beyond that over all sites; less than nothing is none."""
    counted = work(facts)
    lacking: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for (workload, site, period), need in counted.asked.items():
        short = need - counted.done.get((workload, site, period), Decimal(0))
        if site and short > need * TOLERANCE:
            lacking[workload, period] += short
            yield Shortfall(workload=workload, site=site, period=period, amount=short)
    done = over_sites(counted.done)
    for (workload, period), need in over_sites(counted.asked).items():
        served = done.get((workload, period), Decimal(0))
        short = need - served - lacking[workload, period]
        if short > need * TOLERANCE:
            yield Shortfall(workload=workload, period=period, amount=short)


def broken(project: Project, scenario: Scenario, plan: Plan) -> set[str]:
    """Name the limits that a plan breaks, by the audit's own measures."""
    with localcontext(EXACT):
        facts = Facts(project, scenario, plan)
        for limit in facts.limits:
            METERS[limit.family](facts, limit, _allowed(facts, limit))
    failures = [dict(one.values) for one in facts.failures if one.rule == "audit-limit"]
    return {one["limit"] for one in failures}


def _allowed(facts: Facts, limit: Limit) -> Decimal:
    if limit.family == "budget":
        return budgets.allowed(facts, limit)
    return limit_value(facts.project, limit) or Decimal(0)


def _uses(facts: Facts) -> Iterator[LimitUse]:
    stated = {use.key: use for use in facts.plan.limits}
    for limit in facts.limits:
        used = METERS[limit.family](facts, limit, _allowed(facts, limit))
        if limit.key in stated:
            known = stated[limit.key]
            yield known if used is None else replace(known, used=used)
