"""What better terms of an offer are worth, and what the next price break would cost to reach."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from procure.explained.effect import Effect, effect, serves_alike
from procure.explained.negotiation import BreakReach, OrderedThen, Worth
from procure.limits import limit_by_key
from procure.offers import Offer
from procure.plan import Order, Plan
from procure.units import EXACT
from procure.variations import with_least_units, with_minimum, with_offer, with_promised_weeks
from solver.candidates import lead_weeks
from solver.explain.asker import Asker
from solver.explain.negotiation_terms import minimum_of

A_MONTH: Final = Decimal(4)
"""Weeks; a promise of "a month earlier" as a supplier takes it."""
MORE_SUPPLY: Final = Decimal("1.1")
_ZERO: Final = Decimal(0)


def worths(asker: Asker, offer: Offer) -> Iterator[Worth]:
    """Give what it is worth that a used offer comes a month sooner, in any number, and more of it.

    Of supply only what the plan uses up.
    """
    quoted = lead_weeks(asker.scenario, offer)
    if quoted is not None and quoted > 0:
        asked = max(quoted - A_MONTH, _ZERO)
        # Sooner is not always cheaper: what is paid on delivery is paid sooner too.
        yield Worth(
            term="lead",
            quoted=quoted,
            asked=asked,
            effect=_effect(asker, with_promised_weeks(offer, asked)),
        )
    least, step = minimum_of(offer), offer.multiple or 1
    if least > step:
        yield Worth(
            term="minimum",
            quoted=Decimal(least),
            asked=Decimal(step),
            effect=_never_costs(_effect(asker, with_minimum(offer, step))),
        )
    yield from _worths_of_supply(asker, offer)


def _worths_of_supply(asker: Asker, offer: Offer) -> Iterator[Worth]:
    limit = limit_by_key(asker.project, asker.scenario, "supply")
    if limit is None or not limit.on:
        return
    orders = _orders(asker.plan, offer)
    arriving: dict[int, int] = defaultdict(int)
    for order in orders:
        arriving[asker.scenario.horizon.containing(order.arrives)] += order.units
    each, total, step = offer.supply_per_period, offer.supply_total, offer.multiple or 1
    if each is not None and max(arriving.values(), default=0) > each - step:
        more = _more(each, step)
        yield Worth(
            term="supply_per_period",
            quoted=Decimal(each),
            asked=Decimal(more),
            effect=_never_costs(_effect(asker, replace(offer, supply_per_period=more))),
        )
    if total is not None and sum(arriving.values()) > total - step:
        more = _more(total, step)
        yield Worth(
            term="supply_total",
            quoted=Decimal(total),
            asked=Decimal(more),
            effect=_never_costs(_effect(asker, replace(offer, supply_total=more))),
        )


def _more(supply: int, step: int) -> int:
    """Give a tenth more, and room for one multiple at least."""
    tenth = -(-int(supply * (MORE_SUPPLY * 10)) // 10)
    return max(tenth, supply + step)


def breaks_reached(asker: Asker, offer: Offer) -> Iterator[BreakReach]:
    """Give what comes of reaching the next price break, for each order below one."""
    orders = _orders(asker.plan, offer)
    if offer.break_basis == "cumulative" and orders:
        together = sum(order.units for order in orders)
        reach = _reach(asker, offer, None, together)
        if reach is not None:
            yield reach
        return
    for order in orders:
        reach = _reach(asker, offer, order.period, order.units)
        if reach is not None:
            yield reach


def _reach(asker: Asker, offer: Offer, period: int | None, units: int) -> BreakReach | None:
    wanted = next((one.quantity for one in offer.breaks if one.quantity > units), None)
    if wanted is None:
        return None
    step = offer.multiple or 1
    least = -(-wanted // step) * step
    project = asker.project
    if period is not None:
        project = with_offer(project, with_minimum(offer, least))
    scenario = with_least_units(asker.project, asker.scenario, offer.id, least)
    plan = asker.ask(asker.varied(project=project, scenario=scenario))
    ordered = () if plan is None else _orders(plan, offer)
    return BreakReach(
        period=period,
        units=units,
        quantity=wanted,
        then=tuple(OrderedThen(period=one.period, units=one.units) for one in ordered),
        paid=_paid(asker.plan, plan),
        effect=_never_saves(effect(asker.plan, plan)),
    )


def _paid(before: Plan, after: Plan | None) -> Decimal | None:
    """Give what one plan costs more than another as both stand; they must serve the same."""
    if after is None or not after.trusted:
        return None
    if before.objective is None or after.objective is None:
        return None
    if not serves_alike(before, after):
        return None
    return EXACT.subtract(after.objective, before.objective)


def _orders(plan: Plan, offer: Offer) -> tuple[Order, ...]:
    found = (order for order in plan.orders if order.offer == offer.id)
    return tuple(sorted(found, key=lambda one: one.period))


def _effect(asker: Asker, varied: Offer) -> Effect:
    (found,) = asker.effects([asker.varied(project=with_offer(asker.project, varied))])
    return found


def _never_costs(found: Effect) -> Effect:
    """Narrow what a looser term does: it leaves every plan as it was."""
    if found.cost is None or found.unserved is not None:
        return found
    return replace(found, cost=found.cost.narrowed(high=_ZERO))


def _never_saves(found: Effect) -> Effect:
    """Narrow what a tighter term does: what is still allowed was allowed before."""
    if found.cost is None or found.unserved is not None:
        return found
    return replace(found, cost=found.cost.narrowed(low=_ZERO))
