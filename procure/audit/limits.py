"""Limits: each that is switched on holds, and is as full as the plan says."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from procure.audit import budgets
from procure.audit.facts import TOLERANCE, Facts
from procure.audit.shares import share
from procure.limits import limit_value
from procure.offers import Offer, Program
from procure.scenario import Limit, LimitFamily
from procure.units import EXACT

_SWITCHES: Final = frozenset({"supply"})
"""Families whose limits have no value of their own."""

_DAY: Final = EXACT.divide(Decimal(1), Decimal(7))
"""A day in weeks: a part of a day counts as one, so that a lead time may be stated so."""
_MEASURED: Final = frozenset({"share", "power", "racks", "pool"})
"""Families whose use may be off by a millionth; money and counts are exact."""


def limits(facts: Facts) -> None:
    """Every limit that is switched on holds, and is as full as the plan says."""
    stated = {use.key: use for use in facts.plan.limits}
    listed = sorted(use.key for use in facts.plan.limits)
    facts.same("audit-limits", listed, sorted(limit.key for limit in facts.limits))
    for limit in facts.limits:
        value = _value(facts, limit)
        used = METERS[limit.family](facts, limit, value)
        use = stated.get(limit.key)
        if use is None:
            continue
        if limit.family not in _SWITCHES:
            facts.same("audit-limit-value", use.value, value, limit=limit.key)
        if used is None:
            continue
        close = abs(use.used - used) <= _room(limit, used)
        facts.must(close, "audit-limit-use", limit=limit.key, found=use.used, expected=used)


def _room(limit: Limit, used: Decimal) -> Decimal:
    """Give how far off the use of a limit may be stated."""
    if limit.family == "lead_time":
        return _DAY
    return max(abs(used), Decimal(1)) * TOLERANCE if limit.family in _MEASURED else Decimal(0)


def _value(facts: Facts, limit: Limit) -> Decimal:
    """Give what a limit lets be used; 0 where it has no value."""
    if limit.family == "budget":
        return budgets.allowed(facts, limit)
    return limit_value(facts.project, limit) or Decimal(0)


def _at_most(facts: Facts, limit: Limit, used: Decimal, value: Decimal, room: Decimal) -> Decimal:
    """Check that no more is used than the value and a part of it, and give what is."""
    holds = used <= value * (1 + room)
    facts.must(holds, "audit-limit", limit=limit.key, used=used, value=value)
    return used


def _budget(facts: Facts, limit: Limit, value: Decimal) -> Decimal:
    return _at_most(facts, limit, budgets.spent(facts, limit), value, Decimal(0))


def _lead_time(facts: Facts, limit: Limit, value: Decimal) -> Decimal:
    longest = Decimal(0)
    for order in facts.known:
        weeks = facts.weeks_of(order)
        holds = weeks is not None and weeks <= value
        facts.must(holds, "audit-limit", limit=limit.key, used=weeks, value=value, of=order.offer)
        longest = max(longest, weeks or longest)
    return longest


def _power(facts: Facts, limit: Limit, value: Decimal) -> Decimal:
    for _, offer, site, _, _ in facts.placed():
        if site == limit.subject:
            known = facts.kw_of(offer) is not None
            facts.must(known, "audit-power-unknown", offer=offer.description)
    most = max(facts.stock.kw(limit.subject), default=Decimal(0))
    return _at_most(facts, limit, most, value, TOLERANCE)


def _racks(facts: Facts, limit: Limit, value: Decimal) -> Decimal:
    for _, offer, site, _, _ in facts.placed():
        if site == limit.subject:
            known = offer.racks_per_unit is not None
            facts.must(known, "audit-racks-unknown", offer=offer.description)
    most = max(facts.stock.racks(limit.subject), default=Decimal(0))
    return _at_most(facts, limit, most, value, TOLERANCE)


def _count(facts: Facts, limit: Limit, count: int, value: Decimal) -> Decimal:
    """Check a count, which is exact, from above or below."""
    holds = count <= value if limit.bound == "maximum" else count >= value
    facts.must(holds, "audit-limit", limit=limit.key, used=count, value=value)
    return Decimal(count)


def _suppliers(facts: Facts, limit: Limit, value: Decimal) -> Decimal:
    names = {facts.offers[order.offer][0] for order in facts.known}
    return _count(facts, limit, len(names), value)


def _quantity(facts: Facts, limit: Limit, value: Decimal) -> Decimal:
    count = 0
    for order in facts.known:
        _, offer = facts.offers[order.offer]
        if limit.by == "offer":
            count += order.units if offer.id == limit.subject else 0
        else:
            count += order.units * _held(offer, limit.subject)
    return _count(facts, limit, count, value)


def _eligibility(facts: Facts, _limit: Limit, value: Decimal) -> Decimal:
    """Give the weeks added; the rules themselves are checked with the placements."""
    return value if any(order.licence for order in facts.known) else Decimal(0)


def _pool(facts: Facts, limit: Limit, value: Decimal) -> Decimal:
    pool = next((one for one in facts.project.pools if one.id == limit.subject), None)
    taken: dict[int, Decimal] = defaultdict(Decimal)
    for order in facts.known:
        _, offer = facts.offers[order.offer]
        for member in pool.members if pool else ():
            units = _held(offer, member.chip) + (1 if member.offer == offer.id else 0)
            taken[facts.period_of(order.arrives)] += member.weight * units * order.units
    return _at_most(facts, limit, max(taken.values(), default=Decimal(0)), value, TOLERANCE)


def _held(offer: Offer, chip: str) -> int:
    """Count the chips of a model in a unit of an offer."""
    return sum(content.count for content in offer.contents if content.chip == chip)


def _supply(facts: Facts, limit: Limit, _value: Decimal) -> None:
    ordered: dict[str, int] = defaultdict(int)
    arriving: dict[tuple[str, int], int] = defaultdict(int)
    made: dict[tuple[str, str, int], int] = defaultdict(int)
    for order in facts.known:
        period = facts.period_of(order.arrives)
        ordered[order.offer] += order.units
        arriving[order.offer, period] += order.units
        supplier, offer = facts.offers[order.offer]
        made[supplier, offer.program, period] += order.units * offer.chips_per_unit
    for name, units in ordered.items():
        _within(facts, limit, units, facts.offers[name][1].supply_total, name)
    for (name, _), units in arriving.items():
        _within(facts, limit, units, facts.offers[name][1].supply_per_period, name)
    for catalog in facts.project.catalogs:
        for program in catalog.programs:
            for (supplier, name, period), chips in made.items():
                if (supplier, name) == (catalog.supplier, program.id) and program.ramp:
                    most = _ramped(program, facts.horizon.starts(period))
                    _within(facts, limit, chips, most, program.id)


def _within(facts: Facts, limit: Limit, count: int, most: int | None, of: str) -> None:
    """Check that no more of an offer's units, or a program's chips, come than are supplied."""
    holds = most is None or count <= most
    facts.must(holds, "audit-limit", limit=limit.key, used=count, value=most, of=of)


def _ramped(program: Program, day: date) -> int:
    """Give what a program's last step that starts on or before a day lets arrive."""
    steps = [step for step in program.ramp if step.start <= day]
    return max(steps, key=lambda step: step.start).chips_per_period if steps else 0


METERS: Final[Mapping[LimitFamily, Callable[[Facts, Limit, Decimal], Decimal | None]]] = {
    "budget": _budget,
    "lead_time": _lead_time,
    "share": share,
    "suppliers": _suppliers,
    "quantity": _quantity,
    "power": _power,
    "racks": _racks,
    "eligibility": _eligibility,
    "pool": _pool,
    "supply": _supply,
}
"""For each family: check that a limit holds, and give what the plan uses of it."""
