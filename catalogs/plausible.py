"""Whether a price can be a price of that chip, by what others published."""

from decimal import Decimal
from typing import Final

from procure.chips import Chip
from procure.offers import Offer, OfferKind
from procure.record import record
from procure.units import EXACT

_TIMES: Final = 10
"""So many times below the lowest or above the highest published price is another price."""
_PUBLISHED_IN: Final = "USD"
_BOUGHT: Final = frozenset({"street", "list", "estimate"})
_KINDS: Final[dict[OfferKind, frozenset[str]]] = {
    "purchase": _BOUGHT,
    "rent": frozenset({"rental"}),
}


@record
class Oddity:
    """A price of one chip (or chip-hour) far outside the published ones, all in US dollars."""

    price: Decimal
    low: Decimal
    high: Decimal


def oddity(offer: Offer, chip: Chip) -> Oddity | None:
    """Compare an offer of one chip model with the prices published for it.

    Gives None where they agree roughly, or where nothing can be compared: no published
    price of that kind, or a quote in another currency.
    """
    published = [
        figure
        for seen in chip.prices
        if seen.kind in _KINDS[offer.kind]
        for figure in (seen.low, seen.high)
        if figure
    ]
    if not published or offer.currency != _PUBLISHED_IN or len(offer.contents) != 1:
        return None
    chips = 1 if offer.kind == "rent" else offer.chips_per_unit
    low, high = min(published), max(published)
    for step in offer.breaks:
        price = EXACT.divide(step.unit_price, Decimal(chips))
        if price * _TIMES < low or price > high * _TIMES:
            return Oddity(price=price, low=low, high=high)
    return None
