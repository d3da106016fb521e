"""Orders: of offers that could be ordered then, at their prices, placed whole where they may go."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Final

from procure.audit.facts import Facts
from procure.offers import Offer
from procure.plan import Order
from procure.units import EXACT

_MEAN: Final = Decimal("1e-9")
"""A mean price is stated with so many digits."""


def orders(facts: Facts) -> None:
    """Each order is of an offer that could be ordered then, in a quantity that is sold."""
    names = [order.id for order in facts.plan.orders]
    facts.must(len(names) == len(set(names)), "audit-order-twice")
    for order in facts.plan.orders:
        facts.must(order.offer in facts.offers, "audit-offer-unknown", order=order.id)
    for order in facts.known:
        supplier, offer = facts.offers[order.offer]
        facts.same("audit-supplier", order.supplier, supplier, order=order.id)
        facts.same("audit-kind", order.kind, offer.kind, order=order.id)
        facts.must(offer.id not in facts.scenario.excluded, "audit-excluded", order=order.id)
        facts.must(
            not offer.program and (offer.break_basis == "order" or len(offer.breaks) == 1),
            "audit-not-modelled",
            order=order.id,
        )
        _dates(facts, order, offer)
        _quantity(facts, order, offer)


def _dates(facts: Facts, order: Order, offer: Offer) -> None:
    horizon = facts.horizon
    facts.must(0 <= order.period < horizon.periods, "audit-period", order=order.id)
    placed = horizon.starts(order.period)
    facts.same("audit-placed", order.placed, placed, order=order.id)
    valid = (offer.valid_from is None or offer.valid_from <= placed) and (
        offer.valid_until is None or placed <= offer.valid_until
    )
    facts.must(valid, "audit-not-valid", order=order.id, placed=placed)
    weeks = facts.weeks(offer)
    if weeks is None:
        facts.must(False, "audit-lead-unknown", order=order.id)
        return
    days = int((weeks * 7).to_integral_value(rounding=ROUND_CEILING))
    arrives = placed + timedelta(days=days)
    facts.same("audit-arrives", order.arrives, arrives, order=order.id)
    usable = next((t for t in range(horizon.periods) if horizon.starts(t) >= arrives), None)
    facts.same("audit-usable", order.usable, usable, order=order.id)
    until = None
    if offer.kind == "rent" and usable is not None:
        term = offer.term_months or horizon.months
        until = usable + max(term // horizon.months, 1)
    facts.same("audit-until", order.until, until, order=order.id)


def _quantity(facts: Facts, order: Order, offer: Offer) -> None:
    facts.must(order.units > 0, "audit-units", order=order.id, units=order.units)
    least = max(offer.moq or 1, offer.breaks[0].quantity)
    facts.must(
        order.units >= least, "audit-minimum", order=order.id, units=order.units, least=least
    )
    multiple = offer.multiple or 1
    facts.must(
        order.units % multiple == 0,
        "audit-multiple",
        order=order.id,
        units=order.units,
        multiple=multiple,
    )


def prices(facts: Facts) -> None:
    """Each order has the prices of the offer's breaks, unit by unit."""
    for order in facts.known:
        _, offer = facts.offers[order.offer]
        counted: dict[Decimal, int] = defaultdict(int)
        for price, units in units_by_price(offer, order.units):
            counted[price] += units
        stated: dict[Decimal, int] = defaultdict(int)
        for line in order.price_lines:
            stated[line.unit_price] += line.units
        facts.same("audit-price", dict(stated), dict(counted), order=order.id)
        _unit_price(facts, order, counted)
        facts.same("audit-currency", order.currency, offer.currency, order=order.id)


def _unit_price(facts: Facts, order: Order, counted: Mapping[Decimal, int]) -> None:
    """The unit price is the offer's, or the mean where units have several prices."""
    units = sum(counted.values())
    if units <= 0:
        return
    paid = sum((price * count for price, count in counted.items()), Decimal(0))
    expected = EXACT.divide(paid, Decimal(units))
    exact = next(iter(counted)) if len(counted) == 1 else None
    close = abs(order.unit_price - expected) <= _MEAN
    facts.must(
        close if exact is None else order.unit_price == exact,
        "audit-unit-price",
        order=order.id,
        found=order.unit_price,
        expected=expected,
    )


def placements(facts: Facts) -> None:
    """All units of an order stand somewhere, whole, where they may go."""
    orders = {order.id: order for order in facts.plan.orders}
    for placement in facts.plan.placements:
        facts.must(
            placement.order in orders and placement.site in facts.sites,
            "audit-placement-unknown",
            order=placement.order,
            site=placement.site,
        )
        facts.must(placement.units > 0, "audit-placement-units", order=placement.order)
    for order in facts.known:
        supplier, offer = facts.offers[order.offer]
        sites = facts.at[order.id]
        facts.same("audit-placement", sum(sites.values()), order.units, order=order.id)
        stays = offer.kind == "rent" and offer.hosted_by == "supplier"
        for name in sites:
            site = facts.sites.get(name)
            if site is None:
                continue
            fits = site.supplier == supplier if stays else not site.supplier
            fits = fits and (not offer.deliver_to or site.country in offer.deliver_to)
            facts.must(fits, "audit-site", order=order.id, site=site.name)
            for content in offer.contents:
                for rule in facts.chips[content.chip].export_rules:
                    facts.must(
                        stays or rule.country != site.country or rule.status == "allowed",
                        "audit-export",
                        order=order.id,
                        site=site.name,
                    )


def units_by_price(offer: Offer, units: int) -> Iterator[tuple[Decimal, int]]:
    """Price an order by walking along the breaks: (unit price, units at it)."""
    if offer.break_kind == "incremental":
        walked = 0
        for index, one in enumerate(offer.breaks):
            later = offer.breaks[index + 1 :]
            end = min(units, later[0].quantity - 1) if later else units
            if end > walked:
                yield one.unit_price, end - walked
                walked = end
        return
    reached = offer.breaks[0].unit_price
    for one in offer.breaks:
        if units >= one.quantity:
            reached = one.unit_price
    yield reached, units
