"""Costs: every line again from the orders, and what objective, bound and gap may claim."""

from decimal import Decimal
from typing import Final

from procure.audit.facts import Facts
from procure.audit.orders import units_by_price
from procure.offers import Offer
from procure.plan import Order
from procure.units import EXACT, minor_digits, round_money

_GAP: Final = Decimal("1e-8")
_BOUND: Final = Decimal("1e-6")
_ARITHMETIC: Final = Decimal("1e-9")
"""Gaps and bounds are stated with so many digits."""

Line = tuple[str, int, str, str]
"""A cost line's kind, period, order and site."""


def costs(facts: Facts) -> None:
    """Every cost line is there once, rounded once, and they add up to the total."""
    currency = facts.project.currency
    expected = {
        line: rounded
        for line, amount in _expected_costs(facts).items()
        if (rounded := round_money(amount, currency))
    }
    stated: dict[Line, Decimal] = {}
    for cost in facts.plan.costs:
        place: Line = (cost.kind, cost.period, cost.order, cost.site)
        facts.must(place not in stated, "audit-cost-twice", line=_shown(place))
        stated[place] = cost.amount
    for line in sorted(expected.keys() | stated.keys()):
        found, due = stated.get(line, Decimal(0)), expected.get(line, Decimal(0))
        facts.same("audit-cost", found, due, line=_shown(line))
    total = sum((cost.amount for cost in facts.plan.costs), Decimal(0))
    facts.same("audit-total", facts.plan.total_cost, total)
    for order in facts.known:
        due = sum(
            (
                amount
                for (kind, _, name, _), amount in stated.items()
                if name == order.id and kind == order.kind
            ),
            Decimal(0),
        )
        facts.same("audit-order-cost", order.cost, due, order=order.id)


def _expected_costs(facts: Facts) -> dict[Line, Decimal]:
    expected: dict[Line, Decimal] = {}
    for order in facts.known:
        _, offer = facts.offers[order.offer]
        rate = facts.rates.get(offer.currency)
        if rate is None:
            facts.must(False, "audit-rate", order=order.id)
            continue
        price = sum(
            (each * units for each, units in units_by_price(offer, order.units)), Decimal(0)
        )
        due = facts.period_of(order.arrives)
        if offer.kind == "purchase":
            _expect_purchase(facts, expected, order, offer, price * rate)
        else:
            for period in range(order.usable, order.until or order.usable):
                hours = facts.horizon.days(period) * 24
                expected["rent", period, order.id, ""] = (
                    price * rate * hours * sum(content.count for content in offer.contents)
                )
        if offer.fixed_order_cost is not None:
            expected["fixed", order.period, order.id, ""] = offer.fixed_order_cost * rate
        if offer.integration_cost is not None:
            cost = offer.integration_cost * order.units * rate
            expected["integration", due, order.id, ""] = cost
    for (site, period), kw in facts.kw_in_place(for_energy=True).items():
        place = facts.sites[site]
        if place.energy_price is None or place.pue is None or place.supplier:
            continue
        load = kw * place.pue * (facts.scenario.utilisation or Decimal(0))
        hours = facts.horizon.days(period) * 24
        expected["energy", period, "", site] = load * hours * place.energy_price
    for (site, period), kw in facts.kw_in_place(for_energy=True).items():
        rent = facts.sites[site].hosting_price
        if rent is not None and not facts.sites[site].supplier:
            expected["hosting", period, "", site] = kw * rent * facts.horizon.months
    return expected


def _expect_purchase(
    facts: Facts, expected: dict[Line, Decimal], order: Order, offer: Offer, price: Decimal
) -> None:
    """Split a price into deposit and rest, and add what follows from it."""
    currency = facts.project.currency
    due = facts.period_of(order.arrives)
    deposit = round_money(price * (offer.deposit or Decimal(0)), currency)
    rest = round_money(price, currency) - deposit
    for period, part in ((order.period, deposit), (due, rest)):
        line = ("purchase", period, order.id, "")
        expected[line] = expected.get(line, Decimal(0)) + part
    for period in range(order.usable, facts.horizon.periods):
        years = EXACT.divide(Decimal(facts.horizon.days(period)), Decimal(365))
        support = price * (offer.support_rate or Decimal(0)) * years
        expected["support", period, order.id, ""] = support
    worth = price * (offer.residual_value or Decimal(0))
    expected["residual", facts.horizon.periods, order.id, ""] = -worth


def objective(facts: Facts) -> None:
    """The objective is the discounted cost and the price of the shortfall."""
    rate = facts.scenario.discount_rate
    value = Decimal(0)
    for cost in facts.plan.costs:
        value += cost.amount * facts.factor(rate, cost.period)
    missed = Decimal(0)
    prices = {price.workload: price.price for price in facts.scenario.shortfall_prices}
    for short in facts.plan.shortfall:
        years = EXACT.divide(Decimal(facts.horizon.days(short.period)), Decimal(365))
        worth = prices.get(short.workload, Decimal(0)) * short.amount * years
        missed += worth
        value += worth * facts.factor(rate, short.period)
    cent = Decimal(1).scaleb(-minor_digits(facts.project.currency))
    for rule, found, expected in (
        ("audit-objective", facts.plan.objective, value),
        ("audit-shortfall-cost", facts.plan.shortfall_cost, missed),
    ):
        close = found is not None and abs(found - expected) <= cent
        facts.must(close, rule, found=found, expected=expected)
    _proof(facts)


def _proof(facts: Facts) -> None:
    """The plan claims no more than its bound proves."""
    plan = facts.plan
    facts.same("audit-plan-currency", plan.currency, facts.project.currency)
    objective, bound = plan.objective, plan.bound
    known = plan.status in {"optimal", "feasible"}
    if objective is None or bound is None:
        facts.must(known and plan.status != "optimal", "audit-status", status=plan.status)
        facts.must(plan.gap is None, "audit-gap", found=plan.gap, expected="")
        return
    facts.must(bound <= objective, "audit-bound", bound=bound)
    lost = objective - bound
    gap = EXACT.divide(lost, objective) if objective else Decimal(0)
    room = _GAP + (EXACT.divide(_BOUND, objective) if objective else Decimal(0))
    close = plan.gap is not None and abs(plan.gap - gap) <= room
    facts.must(close, "audit-gap", found=plan.gap, expected=gap)
    # Each line is rounded by itself, so that a best plan can lie so far above its bound.
    half = Decimal("0.5").scaleb(-minor_digits(facts.project.currency))
    rounding = (len(plan.costs) + len(plan.shortfall) + 1) * half + _BOUND
    most = (plan.solve.gap_tolerance + _ARITHMETIC) * objective + rounding
    proven = known and (plan.status != "optimal" or lost <= most)
    facts.must(proven, "audit-status", status=plan.status)


def _shown(line: Line) -> str:
    kind, period, order, site = line
    return f"{kind} {order or site} {period}"
