"""What each order costs: purchase, rent, fixed cost, integration, support, residual value."""

from collections import defaultdict
from decimal import Decimal

from procure.audit.facts import Facts
from procure.audit.prices import Priced
from procure.offers import Offer
from procure.plan import Order
from procure.units import round_money

Line = tuple[str, int, str, str, str]
"""A cost line's kind, period, order, site and subject."""


def due_for_orders(facts: Facts) -> dict[Line, Decimal]:
    """Give each cost line of an order, rounded once."""
    exact: dict[Line, Decimal] = {}
    for order in facts.known:
        _, offer = facts.offers[order.offer]
        rate = facts.rates.get(offer.currency)
        if rate is None:
            facts.must(False, "audit-rate", what=f"Order {order.id}")
            continue
        priced = facts.priced[order.id]
        if offer.kind == "purchase":
            _purchase(facts, exact, order, offer, priced, rate)
        else:
            _rent(facts, exact, order, offer, priced, rate)
        if offer.fixed_order_cost is not None:
            exact["fixed", order.period, order.id, "", ""] = offer.fixed_order_cost * rate
        if offer.integration_cost is not None:
            cost = offer.integration_cost * order.units * rate
            exact["integration", facts.period_of(order.arrives), order.id, "", ""] = cost
    return {line: round_money(amount, facts.project.currency) for line, amount in exact.items()}


def _purchase(
    facts: Facts,
    exact: dict[Line, Decimal],
    order: Order,
    offer: Offer,
    priced: Priced,
    rate: Decimal,
) -> None:
    """Split an invoice into deposit and rest, credit what was too much, add what follows."""
    currency = facts.project.currency
    invoiced = round_money(priced.invoiced * rate, currency)
    price = priced.total * rate
    deposit = round_money(priced.invoiced * rate * (offer.deposit or Decimal(0)), currency)
    parts: dict[int, Decimal] = defaultdict(Decimal)
    parts[order.period] += deposit
    parts[facts.period_of(order.arrives)] += invoiced - deposit
    if priced.credited is not None:
        parts[priced.credited] += round_money(price - priced.invoiced * rate, currency)
    for period, part in parts.items():
        exact["purchase", period, order.id, "", ""] = part
    yearly = price * (offer.support_rate or Decimal(0))
    if yearly:
        for period in range(order.usable, facts.horizon.periods):
            exact["support", period, order.id, "", ""] = yearly * facts.years(period)
    worth = price * (offer.residual_value or Decimal(0))
    exact["residual", facts.horizon.periods, order.id, "", ""] = -worth


def _rent(
    facts: Facts,
    exact: dict[Line, Decimal],
    order: Order,
    offer: Offer,
    priced: Priced,
    rate: Decimal,
) -> None:
    """Charge all hours of the term; a credit is for all of them at once."""
    currency = facts.project.currency
    chips = sum(content.count for content in offer.contents)
    parts: dict[int, Decimal] = defaultdict(Decimal)
    hours = 0
    for period in range(order.usable, order.until or order.usable):
        each = facts.horizon.days(period) * 24 * chips
        parts[period] += round_money(priced.invoiced * rate * each, currency)
        hours += each
    if priced.credited is not None:
        credit = (priced.total - priced.invoiced) * rate * hours
        parts[priced.credited] += round_money(credit, currency)
    for period, part in parts.items():
        exact["rent", period, order.id, "", ""] = part
