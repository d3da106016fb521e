"""Costs: every line again from orders, ports and contracts, and their sum."""

from collections.abc import Iterator
from decimal import Decimal

from procure.audit.contracts import due_beyond_orders
from procure.audit.due import Line, due_for_orders
from procure.audit.facts import Facts
from procure.units import round_money


def costs(facts: Facts) -> None:
    """Every cost line is there once, rounded once, and they add up to the total."""
    expected = due_for_orders(facts)
    expected |= due_beyond_orders(facts, expected)
    for line, amount in _sites(facts):
        expected[line] = round_money(amount, facts.project.currency)
    stated: dict[Line, Decimal] = {}
    by_order: dict[tuple[str, str], Decimal] = {}
    for cost in facts.plan.costs:
        place: Line = (cost.kind, cost.period, cost.order, cost.site, cost.subject)
        facts.must(place not in stated, "audit-cost-twice", line=_shown(place))
        stated[place] = cost.amount
        by_order[cost.order, cost.kind] = (
            by_order.get((cost.order, cost.kind), Decimal(0)) + cost.amount
        )
    for line in sorted(expected.keys() | stated.keys()):
        found, due = stated.get(line, Decimal(0)), expected.get(line, Decimal(0))
        facts.same("audit-cost", found, due, line=_shown(line))
    total = sum((cost.amount for cost in facts.plan.costs), Decimal(0))
    facts.same("audit-total", facts.plan.total_cost, total)
    for order in facts.known:
        due = by_order.get((order.id, order.kind), Decimal(0))
        facts.same("audit-order-cost", order.cost, due, order=order.id)


def _sites(facts: Facts) -> Iterator[tuple[Line, Decimal]]:
    """Give the energy and hosting of the buyer's sites."""
    for _, offer, name, _, _ in facts.placed():
        if _is_billed(facts, name):
            known = facts.kw_of(offer) is not None
            facts.must(known, "audit-power-unknown", offer=offer.description)
    utilisation = facts.scenario.utilisation or Decimal(0)
    for site in facts.project.sites:
        if site.supplier:
            continue
        for period, kw in enumerate(facts.stock.kw(site.id)):
            if site.energy_price is not None and site.pue is not None:
                hours = facts.horizon.days(period) * 24
                cost = kw * site.pue * utilisation * hours * site.energy_price
                yield ("energy", period, "", site.id, ""), cost
            if site.hosting_price is not None:
                rent = kw * site.hosting_price * facts.horizon.months
                yield ("hosting", period, "", site.id, ""), rent


def _is_billed(facts: Facts, site: str) -> bool:
    """Tell whether somebody pays for the kW at a site."""
    place = facts.sites[site]
    energy = None not in (place.energy_price, place.pue, facts.scenario.utilisation)
    return not place.supplier and (energy or place.hosting_price is not None)


def _shown(line: Line) -> str:
    kind, period, *names = line
    return " ".join((kind, *(name for name in names if name), str(period)))
