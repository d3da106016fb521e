"""The price of an order as tiers: in each, a fixed part and a price per unit.

Both kinds of price breaks become the same shape. In the tier that starts at quantity
q[b] with price p[b], an order of n units costs

    all units:    p[b] * n
    incremental:  p[b] * n + sum over j < b of (p[j] - p[j+1]) * (q[j+1] - 1)

because unit number q[j+1] is the first that gets the price p[j+1].
"""

from decimal import Decimal

from procure.offers import Offer, PriceBreak
from procure.plan import PriceLine
from procure.record import record
from procure.units import EXACT


@record
class Tier:
    """Orders of `low` to `high` units (inclusive; empty: no end) at one price per unit.

    `fixed` and `unit_price` are in the offer's currency, for rent per chip-hour.
    """

    low: int
    high: int | None
    unit_price: Decimal
    fixed: Decimal


def tiers(offer: Offer) -> tuple[Tier, ...]:
    """Give the tiers of an offer in order of quantity; an order below the first is not sold."""
    found: list[Tier] = []
    fixed = Decimal(0)
    breaks = offer.breaks
    for index, one in enumerate(breaks):
        if index and offer.break_kind == "incremental":
            step = breaks[index - 1].unit_price - one.unit_price
            fixed = EXACT.fma(step, Decimal(one.quantity - 1), fixed)
        later = breaks[index + 1].quantity - 1 if index + 1 < len(breaks) else None
        found.append(Tier(low=one.quantity, high=later, unit_price=one.unit_price, fixed=fixed))
    return tuple(found)


def price_lines(offer: Offer, units: int) -> tuple[PriceLine, ...]:
    """Split an order into the units bought at each unit price."""
    # Given orders may be smaller than anything sold: they have the first price.
    reached = [one for one in offer.breaks if one.quantity <= units] or [offer.breaks[0]]
    if offer.break_kind != "incremental":
        return (PriceLine(units=units, unit_price=reached[-1].unit_price),)
    # The first price holds from the first unit on, whatever quantity it is quoted from.
    starts = [PriceBreak(quantity=1, unit_price=reached[0].unit_price), *reached[1:]]
    ends = [one.quantity for one in starts[1:]] + [units + 1]
    return tuple(
        PriceLine(units=end - one.quantity, unit_price=one.unit_price)
        for one, end in zip(starts, ends, strict=True)
    )
