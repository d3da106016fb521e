"""Shares: what part of spend, chips or work served goes to a maker, supplier, stack or chip."""

from collections.abc import Iterator
from decimal import Decimal

from procure.audit.facts import TOLERANCE, Facts
from procure.audit.service import asked, over_sites, work
from procure.offers import Offer
from procure.scenario import Limit
from procure.units import EXACT


def share(facts: Facts, limit: Limit, value: Decimal) -> Decimal:
    """Check a share, and give it; where nothing is spent (or served) every share holds."""
    parts = {"spend": _spend, "chips": _chips, "served": _served}[limit.of](facts, limit)
    part = total = Decimal(0)
    for mine, all_of_it in parts:
        part += mine
        total += all_of_it
    if not total:
        return Decimal(0)
    found = EXACT.divide(part, total)
    over = found - value if limit.bound == "maximum" else value - found
    holds = over <= TOLERANCE
    facts.must(holds, "audit-limit", limit=limit.key, used=found, value=value)
    return found


def _spend(facts: Facts, limit: Limit) -> Iterator[tuple[Decimal, Decimal]]:
    """Give (the part named, all) of each order's purchase or rent."""
    for order in facts.known:
        supplier, offer = facts.offers[order.offer]
        mine, chips = _named(facts, limit, supplier, offer)
        yield EXACT.divide(order.cost * mine, Decimal(chips or 1)), order.cost


def _chips(facts: Facts, limit: Limit) -> Iterator[tuple[Decimal, Decimal]]:
    """Give (those named, all) of each order's chips."""
    for order in facts.known:
        mine, chips = _named(facts, limit, *facts.offers[order.offer])
        yield Decimal(mine * order.units), Decimal(chips * order.units)


def _named(facts: Facts, limit: Limit, supplier: str, offer: Offer) -> tuple[int, int]:
    """Count the chips of a unit that are of the name limited, and all of them."""
    chips = sum(content.count for content in offer.contents)
    if limit.by == "supplier":
        return (chips if supplier == limit.subject else 0), chips
    mine = sum(
        content.count
        for content in offer.contents
        if _name(facts, limit, content.chip) == limit.subject
    )
    return mine, chips


def _name(facts: Facts, limit: Limit, chip: str) -> str:
    if limit.by == "chip":
        return chip
    return facts.stack(chip) if limit.by == "stack" else facts.chips[chip].maker


def _served(facts: Facts, limit: Limit) -> Iterator[tuple[Decimal, Decimal]]:
    """Give (what the chips named do, all) of each assignment, in years of what is asked for."""
    needs = over_sites(asked(facts))
    for one in facts.plan.assignments:
        need = needs.get((one.workload, one.period))
        if need and one.chip in facts.chips:
            done = one.chips * facts.speed(one.chip, one.workload, one.period)
            weighed = EXACT.divide(done * facts.years(one.period), need)
            mine = _name(facts, limit, one.chip) == limit.subject
            yield (weighed if mine else Decimal(0)), weighed


def surplus(facts: Facts) -> None:
    """Where a share of the work served is limited, no more is done than is asked for.

    What is done at a site beyond what is asked for there is done for demand at any site.
    """
    if not any(limit.family == "share" and limit.of == "served" for limit in facts.limits):
        return
    counted = work(facts)
    beyond = {
        place: max(done - counted.asked.get(place, Decimal(0)), Decimal(0))
        for place, done in counted.done.items()
    }
    needs = over_sites(counted.asked)
    for (workload, period), amount in over_sites(beyond).items():
        anywhere = counted.asked.get((workload, "", period), Decimal(0))
        room = needs.get((workload, period), Decimal(0)) * TOLERANCE
        facts.must(
            amount <= anywhere + room,
            "audit-surplus",
            workload=workload,
            period=facts.horizon.label(period),
            found=amount,
            most=anywhere,
        )
