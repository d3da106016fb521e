"""Limits on money, and on its shares: budgets, and the parts of spend, chips and work."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from procure.plan import LimitUse
from procure.scenario import Limit
from procure.units import EXACT
from solver.budgets import chain, counts, spent
from solver.columns import Column
from solver.money import dues, least_gross, site_prices
from solver.rules.share import chips_named, parts_of_units
from solver.usage.facts import Facts

_NARROW: Final = Decimal("0.001")
_NARROW_SHARE: Final = Decimal("0.005")
_SHARE_DIGITS: Final = Decimal("1e-9")


def budget(facts: Facts, limit: Limit) -> LimitUse:
    """Give the cash that falls due in the budget's own window.

    What may be spent there is its value, and with carry-over what the windows before left.
    """
    links = chain(facts.instance, limit)
    value = sum((facts.value(one) for one in links), Decimal(0))
    value -= spent(facts.instance, links[1:], facts.found.costs)
    used = spent(facts.instance, links[:1], facts.found.costs)
    binding = _is_tight(facts, limit, value, value - used)
    return LimitUse(key=limit.key, value=value, used=used, binding=binding)


def _is_tight(facts: Facts, limit: Limit, value: Decimal, room: Decimal) -> bool:
    """Tell whether no further unit fits into what a budget leaves, or next to nothing is left.

    A budget that no offer costs anything never binds.
    """
    narrow = room < value * _NARROW
    governs = False
    for column in facts.instance.columns:
        if limit.period is not None and column.candidate.period > limit.period:
            continue
        step = _cash(facts, column, limit)
        if step > 0:
            governs = True
            if narrow or step <= room:
                # Budgets by period are many, and columns more: no need to look on.
                return narrow
    return governs


def _cash(facts: Facts, column: Column, limit: Limit) -> Decimal:
    """Give the least cash that one more unit of a column means in a budget's window."""
    instance = facts.instance
    least = min(one.unit_price for one in column.option.offer.breaks)
    cash = Decimal(0)
    for due in dues(instance, column):
        if counts(instance.scenario, limit, due.kind, due.period):
            cash += EXACT.multiply(due.part, least) + due.per_unit
    kw = column.option.kw
    if not kw:
        return cash
    at_site = {
        site: sum(
            (
                EXACT.multiply(price, kw)
                for period in column.at_work(instance.horizon.periods)
                for kind, price in site_prices(instance, site, period)
                if counts(instance.scenario, limit, kind, period)
            ),
            Decimal(0),
        )
        for site in column.candidate.sites
    }
    return cash + min(at_site.values())


def share(facts: Facts, limit: Limit) -> LimitUse:
    """Give the part of the spend, the chips or the work that goes to the limit's subject."""
    if limit.of == "served":
        part, total = _work(facts, limit)
        steps: list[tuple[Decimal, Decimal]] = []
    else:
        part, total = _bought(facts, limit)
        steps = list(_steps(facts, limit))
    value = facts.value(limit)
    used = EXACT.divide(part, total) if total else Decimal(0)
    if limit.bound == "maximum":
        room = value - used
        tight = all(part + more > value * (total + step) for more, step in steps)
    else:
        room = used - value
        tight = all(part - less < value * (total - step) for less, step in steps) and bool(total)
    near = room < _NARROW_SHARE and (bool(total) or limit.bound == "maximum")
    governs = bool(steps) or (limit.of == "served" and bool(total))
    return LimitUse(
        key=limit.key,
        value=value,
        used=used.quantize(_SHARE_DIGITS),
        binding=governs and (near or (bool(steps) and tight)),
    )


def _bought(facts: Facts, limit: Limit) -> tuple[Decimal, Decimal]:
    """Give what of the spend or chips ordered goes to the subject, and all of it."""
    parts = parts_of_units(facts.instance, limit)
    offers = {offer.id: offer for _, offer in facts.instance.project.offers()}
    part, total = Decimal(0), Decimal(0)
    for order in facts.found.orders:
        chips = order.units * offers[order.offer].chips_per_unit
        amount = Decimal(chips) if limit.of == "chips" else order.cost
        total += amount
        part += EXACT.multiply(parts.get(order.offer, Decimal(0)), amount)
    return part, total


def _steps(facts: Facts, limit: Limit) -> Iterator[tuple[Decimal, Decimal]]:
    """Give what one more unit of each offer concerned adds to the part and to the whole."""
    parts = parts_of_units(facts.instance, limit)
    for column in facts.instance.columns:
        part = parts.get(column.option.offer.id)
        if part:
            step = least_gross(facts.instance, column)
            if limit.of == "chips":
                step = Decimal(column.option.offer.chips_per_unit)
            yield EXACT.multiply(part, step), step


def _work(facts: Facts, limit: Limit) -> tuple[Decimal, Decimal]:
    """Give what of the work is done by the subject's chips, and all of it, in years."""
    instance = facts.instance
    named = chips_named(instance, limit)
    part, total = Decimal(0), Decimal(0)
    for one in facts.found.assignments:
        asked = instance.total[one.workload, one.period]
        served = EXACT.multiply(one.chips, instance.rate[one.chip, one.workload])
        years = EXACT.multiply(instance.horizon.years(one.period), EXACT.divide(served, asked))
        total += years
        part += years if one.chip in named else Decimal(0)
    return part, total
