"""Limits: each that is switched on holds, and is as full as the plan says."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from procure.audit.facts import TOLERANCE, Facts
from procure.limits import effective_limits, limit_value
from procure.scenario import Limit, LimitFamily
from procure.units import EXACT


def limits(facts: Facts) -> None:
    """Every limit that is switched on holds, and is as full as the plan says."""
    stated = {use.key: use for use in facts.plan.limits}
    on = [limit for limit in effective_limits(facts.project, facts.scenario) if limit.on]
    listed = sorted(use.key for use in facts.plan.limits)
    facts.same("audit-limits", listed, sorted(limit.key for limit in on))
    for limit in on:
        value = limit_value(facts.project, limit)
        used = METERS[limit.family](facts, limit, value if value is not None else Decimal(0))
        use = stated.get(limit.key)
        if use is None:
            continue
        if limit.family != "supply":
            facts.same("audit-limit-value", use.value, value, limit=limit.key)
        if used is None:
            continue
        close = abs(use.used - used) <= max(abs(used), Decimal(1)) * TOLERANCE
        facts.must(close, "audit-limit-use", limit=limit.key, found=use.used, expected=used)


def _budget(facts: Facts, limit: Limit, value: Decimal) -> Decimal:
    spent = sum(
        (
            cost.amount
            for cost in facts.plan.costs
            if cost.kind != "residual" and limit.period in (None, cost.period)
        ),
        Decimal(0),
    )
    facts.must(spent <= value, "audit-limit", limit=limit.key, used=spent, value=value)
    return spent


def _lead_time(facts: Facts, limit: Limit, value: Decimal) -> None:
    for order in facts.known:
        weeks = facts.weeks(facts.offers[order.offer][1])
        facts.must(
            weeks is not None and weeks <= value,
            "audit-limit",
            limit=limit.key,
            used=weeks,
            value=value,
        )


def _power(facts: Facts, limit: Limit, value: Decimal) -> Decimal:
    drawn = [
        kw for (site, _), kw in facts.kw_in_place(for_energy=False).items() if site == limit.subject
    ]
    most = max(drawn, default=Decimal(0))
    allowed = value * (1 + TOLERANCE)
    facts.must(most <= allowed, "audit-limit", limit=limit.key, used=most, value=value)
    return most


def _share(facts: Facts, limit: Limit, value: Decimal) -> Decimal:
    spend = {order.id: order.cost for order in facts.known}
    total = sum(spend.values(), Decimal(0))
    part = Decimal(0)
    for order in facts.known:
        supplier, offer = facts.offers[order.offer]
        makers = {facts.chips[content.chip].maker for content in offer.contents}
        named = {supplier} if limit.by == "supplier" else makers
        if limit.subject in named:
            part += spend[order.id]
    if not total:
        return Decimal(0)
    share = EXACT.divide(part, total)
    over = share - value if limit.bound == "maximum" else value - share
    holds = over <= TOLERANCE
    facts.must(holds, "audit-limit", limit=limit.key, used=share, value=value)
    return share


def _supply(facts: Facts, limit: Limit, _value: Decimal) -> None:
    ordered: dict[str, int] = defaultdict(int)
    arriving: dict[tuple[str, int], int] = defaultdict(int)
    for order in facts.known:
        ordered[order.offer] += order.units
        arriving[order.offer, facts.period_of(order.arrives)] += order.units
    for name, units in ordered.items():
        total = facts.offers[name][1].supply_total
        facts.must(
            total is None or units <= total,
            "audit-limit",
            limit=limit.key,
            used=units,
            value=total,
        )
    for (name, _), units in arriving.items():
        each = facts.offers[name][1].supply_per_period
        facts.must(
            each is None or units <= each,
            "audit-limit",
            limit=limit.key,
            used=units,
            value=each,
        )


METERS: Final[Mapping[LimitFamily, Callable[[Facts, Limit, Decimal], Decimal | None]]] = {
    "budget": _budget,
    "lead_time": _lead_time,
    "power": _power,
    "share": _share,
    "supply": _supply,
}
"""For each family: check that a limit holds, and give what the plan uses of it."""
