"""Prices: what the units of each order cost in the end, and as they were first invoiced."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from procure.offers import Offer
from procure.plan import Order
from procure.record import record


@record
class Priced:
    """An order's units by unit price, in the offer's currency.

    `lines` lists (unit price, units) as they cost in the end, `total` is their sum and
    `invoiced` what was asked for at first; where the two differ, the difference is
    credited in the period `credited`.
    """

    lines: tuple[tuple[Decimal, int], ...]
    total: Decimal
    invoiced: Decimal
    credited: int | None = None


def price_orders(orders: Iterable[Order], offers: Mapping[str, Offer]) -> dict[str, Priced]:
    """Price each order by its offer's breaks; the result has them by the order's name."""
    priced: dict[str, Priced] = {}
    together: dict[str, list[Order]] = defaultdict(list)
    for order in orders:
        offer = offers[order.offer]
        if offer.break_basis == "cumulative":
            together[order.offer].append(order)
        else:
            priced[order.id] = _settled(units_by_price(offer, order.units))
    for name, several in together.items():
        # On one day, those without a licence come first.
        several.sort(key=lambda order: (order.placed, order.licence))
        priced |= _running(offers[name], several)
    return priced


def units_by_price(offer: Offer, units: int, before: int = 0) -> Iterator[tuple[Decimal, int]]:
    """Price units by walking along the breaks: (unit price, units at it).

    `before` units were counted already, where breaks count all orders.
    """
    if offer.break_kind == "incremental":
        walked, last = before, before + units
        for index, one in enumerate(offer.breaks):
            later = offer.breaks[index + 1 :]
            end = min(last, later[0].quantity - 1) if later else last
            if end > walked:
                yield one.unit_price, end - walked
                walked = end
        return
    reached = offer.breaks[0].unit_price
    for one in offer.breaks:
        if before + units >= one.quantity:
            reached = one.unit_price
    yield reached, units


def _settled(lines: Iterable[tuple[Decimal, int]]) -> Priced:
    known = tuple(lines)
    total = _sum(known)
    return Priced(lines=known, total=total, invoiced=total)


def _running(offer: Offer, orders: list[Order]) -> Iterator[tuple[str, Priced]]:
    """Price the orders of an offer whose breaks count all of them."""
    reached = sum(order.units for order in orders)
    before = 0
    for order in orders:
        invoiced = tuple(units_by_price(offer, order.units, before))
        before += order.units
        if offer.break_kind == "incremental":
            yield order.id, _settled(invoiced)
            continue
        # In the end every unit costs what all of them together reach.
        ((each, _),) = units_by_price(offer, reached)
        lines = ((each, order.units),)
        yield (
            order.id,
            Priced(
                lines=lines,
                total=_sum(lines),
                invoiced=_sum(invoiced),
                credited=orders[-1].period,
            ),
        )


def _sum(lines: Iterable[tuple[Decimal, int]]) -> Decimal:
    return sum((price * units for price, units in lines), Decimal(0))
