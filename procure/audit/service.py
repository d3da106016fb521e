"""Service: no more chips at work than are there, and no demand forgotten."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from procure.audit.facts import TOLERANCE, Facts
from procure.record import record

Place = tuple[str, str, int]
"""A workload at a site (empty: at any) in a period."""


@record
class Work:
    """What is asked for, done and missing, in the workload's unit.

    `asked` and `short` hold for a site or (empty) for any, `done` for the site where the
    chips are; `asked` has the headroom in it.
    """

    asked: Mapping[Place, Decimal]
    done: Mapping[Place, Decimal]
    short: Mapping[Place, Decimal]


def asked(facts: Facts) -> dict[Place, Decimal]:
    """Add up the demand of a plan's scenario, with its headroom."""
    needs: dict[Place, Decimal] = defaultdict(Decimal)
    for row in facts.scenario.demand:
        for period, amount in enumerate(row.amounts[: facts.horizon.periods]):
            need = amount * (1 + (facts.scenario.headroom or Decimal(0)))
            needs[row.workload, row.site, period] += need
    return needs


def work(facts: Facts) -> Work:
    """Add up what a plan's scenario asks for, and what its assignments do."""
    done: dict[Place, Decimal] = defaultdict(Decimal)
    for one in facts.plan.assignments:
        speed = facts.speed(one.chip, one.workload, one.period)
        done[one.workload, one.site, one.period] += one.chips * speed
    short: dict[Place, Decimal] = defaultdict(Decimal)
    for missing in facts.plan.shortfall:
        short[missing.workload, missing.site, missing.period] += missing.amount
    return Work(asked=asked(facts), done=done, short=short)


def over_sites(amounts: Mapping[Place, Decimal]) -> dict[tuple[str, int], Decimal]:
    """Add up amounts over all sites, by workload and period."""
    total: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for (workload, _, period), amount in amounts.items():
        total[workload, period] += amount
    return total


def use(facts: Facts) -> None:
    """No more chips are used than are there, and only for what they can run."""
    stock = facts.stock.chips()
    used: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
    for one in facts.plan.assignments:
        used[one.chip, one.site, one.period] += one.chips
        facts.must(one.chips > 0, "audit-use-negative", chip=one.chip)
        facts.must(
            facts.speed(one.chip, one.workload, one.period) > 0,
            "audit-use-impossible",
            chip=one.chip,
            workload=one.workload,
        )
    for place, chips in used.items():
        chip, site, period = place
        there = stock.get(place, 0)
        facts.must(
            chips <= there,
            "audit-use",
            chip=chip,
            site=site,
            period=facts.horizon.label(period),
            used=chips,
            there=there,
        )


def service(facts: Facts) -> None:
    """Demand is served, at its site and in all, or stated as a shortfall that may be."""
    counted = work(facts)
    _may_fall_short(facts)
    zero = Decimal(0)
    for (workload, site, period), need in counted.asked.items():
        place = (workload, site, period)
        found = counted.done.get(place, zero) + counted.short.get(place, zero)
        if site:
            _enough(facts, workload, site, period, found, need)
    done, short = over_sites(counted.done), over_sites(counted.short)
    needs = over_sites(counted.asked)
    for (workload, period), need in needs.items():
        found = done.get((workload, period), zero) + short.get((workload, period), zero)
        _enough(facts, workload, "", period, found, need)
    for place, amount in counted.short.items():
        workload, site, period = place
        if site:
            need = counted.asked.get(place, zero)
            found = counted.done.get(place, zero)
        else:
            need = needs.get((workload, period), zero)
            found = done.get((workload, period), zero) + short[workload, period] - amount
        missing = max(need - found, zero)
        facts.must(
            amount <= missing + need * TOLERANCE,
            "audit-shortfall-overstated",
            workload=workload,
            found=amount,
            missing=missing,
        )


def _may_fall_short(facts: Facts) -> None:
    """In `min_cost` what has a price may be missing, in `earliest` all before the last period."""
    scenario = facts.scenario
    priced = {price.workload for price in scenario.shortfall_prices}
    for missing in facts.plan.shortfall:
        may = {
            "min_cost": missing.workload in priced,
            "max_served": True,
            "earliest": missing.period < facts.horizon.periods - 1,
        }
        facts.must(may[scenario.objective], "audit-shortfall", workload=missing.workload)
        facts.must(missing.amount > 0, "audit-shortfall-amount", workload=missing.workload)


def _enough(
    facts: Facts, workload: str, site: str, period: int, found: Decimal, need: Decimal
) -> None:
    facts.must(
        found >= need * (1 - TOLERANCE),
        "audit-service",
        workload=workload,
        site=site or "all sites",
        period=facts.horizon.label(period),
        found=found,
        need=need,
    )
