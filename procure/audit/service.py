"""Service: no more chips at work than are there, and no demand forgotten."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from procure.audit.facts import TOLERANCE, Facts


def use(facts: Facts) -> None:
    """No more chips are used than are there, and only for what they can run."""
    stock: dict[tuple[str, str, int], int] = defaultdict(int)
    for offer, site, period, units in facts.in_place():
        for content in offer.contents:
            stock[content.chip, site, period] += content.count * units
    used: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
    for one in facts.plan.assignments:
        used[one.chip, one.site, one.period] += one.chips
        facts.must(one.chips > 0, "audit-use-negative", chip=one.chip)
        facts.must(
            facts.speed(one.chip, one.workload) > 0,
            "audit-use-impossible",
            chip=one.chip,
            workload=one.workload,
        )
    for place, chips in used.items():
        chip, site, period = place
        facts.must(
            chips <= stock[place],
            "audit-use",
            chip=chip,
            site=site,
            period=facts.horizon.label(period),
            used=chips,
            there=stock[place],
        )


def service(facts: Facts) -> None:
    """Demand is served, at its site and in all, or stated as a shortfall with a price."""
    served: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
    for one in facts.plan.assignments:
        speed = facts.speed(one.chip, one.workload)
        served[one.workload, one.site, one.period] += one.chips * speed
    short: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
    priced = {price.workload for price in facts.scenario.shortfall_prices}
    for missing in facts.plan.shortfall:
        facts.must(missing.workload in priced, "audit-shortfall", workload=missing.workload)
        facts.must(missing.amount > 0, "audit-shortfall-amount", workload=missing.workload)
        short[missing.workload, missing.site, missing.period] += missing.amount
    # In the order of the demand: a set's order changes from run to run.
    for workload in dict.fromkeys(row.workload for row in facts.scenario.demand):
        for period in range(facts.horizon.periods):
            _service_in(facts, workload, period, served, short)
    for place, amount in short.items():
        _not_overstated(facts, place, amount, served, short)


def _asked(facts: Facts, amount: Decimal) -> Decimal:
    """Give how much capacity a demand asks for."""
    return amount * (1 + (facts.scenario.headroom or Decimal(0)))


def _not_overstated(
    facts: Facts,
    place: tuple[str, str, int],
    amount: Decimal,
    served: Mapping[tuple[str, str, int], Decimal],
    short: Mapping[tuple[str, str, int], Decimal],
) -> None:
    """No more is said to be missing than is asked for and not served."""
    workload, site, period = place
    need = Decimal(0)
    for row in facts.scenario.demand:
        asked = row.workload == workload and site in ("", row.site)
        if asked and 0 <= period < len(row.amounts):
            need += _asked(facts, row.amounts[period])
    done = sum(
        (
            value
            for (what, where, when), value in served.items()
            if (what, when) == (workload, period) and site in ("", where)
        ),
        Decimal(0),
    )
    if not site:
        done += sum(
            (
                value
                for (what, where, when), value in short.items()
                if (what, when) == (workload, period) and where
            ),
            Decimal(0),
        )
    missing = max(need - done, Decimal(0))
    facts.must(
        amount <= missing + need * TOLERANCE,
        "audit-shortfall-overstated",
        workload=workload,
        found=amount,
        missing=missing,
    )


def _service_in(
    facts: Facts,
    workload: str,
    period: int,
    served: Mapping[tuple[str, str, int], Decimal],
    short: Mapping[tuple[str, str, int], Decimal],
) -> None:
    needed = Decimal(0)
    for row in facts.scenario.demand:
        if row.workload != workload or period >= len(row.amounts):
            continue
        need = _asked(facts, row.amounts[period])
        needed += need
        if row.site:
            place = (workload, row.site, period)
            found = served.get(place, Decimal(0)) + short.get(place, Decimal(0))
            _enough(facts, found, need, workload, row.site, period)
    found = sum(
        (
            amount
            for amounts in (served, short)
            for (what, _, when), amount in amounts.items()
            if what == workload and when == period
        ),
        Decimal(0),
    )
    _enough(facts, found, needed, workload, "", period)


def _enough(
    facts: Facts, found: Decimal, need: Decimal, workload: str, site: str, period: int
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
