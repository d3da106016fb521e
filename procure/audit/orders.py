"""Orders: of offers that could be ordered then, in quantities and at prices that are sold."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Final

from procure.audit.facts import Facts, later
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
    # Of a hundred thousand offers a scenario may leave out all but a few.
    excluded = frozenset(facts.scenario.excluded)
    for order in facts.known:
        supplier, offer = facts.offers[order.offer]
        facts.same("audit-supplier", order.supplier, supplier, order=order.id)
        facts.same("audit-kind", order.kind, offer.kind, order=order.id)
        facts.must(offer.id not in excluded, "audit-excluded", order=order.id)
        facts.must(_is_modelled(facts, offer), "audit-not-modelled", order=order.id)
        _dates(facts, order, offer)
        _quantity(facts, order, offer)
    _running_totals(facts)


def _is_modelled(facts: Facts, offer: Offer) -> bool:
    """Tell whether an offer's terms are known, and such as can be planned."""
    several = len(offer.breaks) > 1
    if several and offer.break_kind is None:
        return False
    if several and offer.break_basis == "cumulative" and offer.break_kind == "all_units":
        prices = [one.unit_price for one in offer.breaks]
        if any(after > before for before, after in pairwise(prices)):
            return False
    if offer.kind == "rent":
        months, term = facts.horizon.months, offer.term_months or facts.horizon.months
        if offer.hosted_by is None or (term % months and months % term):
            return False
    if not offer.program:
        return True
    program = facts.program_of(offer.id)
    return (
        program is not None
        and program.one_time_cost is not None
        and program.currency in facts.rates
    )


def _dates(facts: Facts, order: Order, offer: Offer) -> None:
    horizon = facts.horizon
    facts.must(0 <= order.period < horizon.periods, "audit-period", order=order.id)
    placed = horizon.starts(order.period)
    facts.same("audit-placed", order.placed, placed, order=order.id)
    valid = (offer.valid_from is None or offer.valid_from <= placed) and (
        offer.valid_until is None or placed <= offer.valid_until
    )
    facts.must(valid, "audit-not-valid", order=order.id, placed=placed)
    weeks = facts.weeks_of(order)
    if weeks is None:
        facts.must(False, "audit-lead-unknown", order=order.id)
        return
    arrives = later(placed, weeks)
    facts.same("audit-arrives", order.arrives, arrives, order=order.id)
    usable = facts.first_from(arrives)
    facts.must(usable < horizon.periods, "audit-too-late", order=order.id, arrives=arrives)
    facts.same("audit-usable", order.usable, usable, order=order.id)
    until = None
    if offer.kind == "rent":
        term = offer.term_months or horizon.months
        until = usable + max(term // horizon.months, 1)
    facts.same("audit-until", order.until, until, order=order.id)
    program = facts.program_of(offer.id)
    if program is not None and program.earliest is not None:
        facts.must(
            arrives >= program.earliest,
            "audit-program-earliest",
            order=order.id,
            arrives=arrives,
            earliest=program.earliest,
        )


def _quantity(facts: Facts, order: Order, offer: Offer) -> None:
    facts.must(order.units > 0, "audit-units", order=order.id, units=order.units)
    least = offer.moq or 1
    if offer.break_basis == "order":
        least = max(least, offer.breaks[0].quantity)
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


def _running_totals(facts: Facts) -> None:
    """Where breaks count all orders, already the first ones reach the first break."""
    totals: dict[str, int] = defaultdict(int)
    for order in sorted(facts.known, key=lambda order: (order.placed, order.licence)):
        _, offer = facts.offers[order.offer]
        if offer.break_basis == "cumulative":
            totals[offer.id] += order.units
            facts.must(
                totals[offer.id] >= offer.breaks[0].quantity,
                "audit-minimum",
                order=order.id,
                units=totals[offer.id],
                least=offer.breaks[0].quantity,
            )


def prices(facts: Facts) -> None:
    """Each order has the prices of the offer's breaks, unit by unit."""
    for order in facts.known:
        _, offer = facts.offers[order.offer]
        counted: dict[Decimal, int] = defaultdict(int)
        for price, units in facts.priced[order.id].lines:
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
