"""Prices with more digits than a quote has, or fewer."""

from decimal import Decimal
from typing import Final

from catalogs.lint.listed import Finding, Found, Listed
from procure.offers import OfferKind
from procure.units import plain

_MOST_DECIMALS: Final[dict[OfferKind, int]] = {"purchase": 4, "rent": 6}
_DIVIDED: Final = -10
"""The exponent of a price that was divided: by a unit's chips, or to take tax off."""
_LEAST_PRICES: Final = 5
_LEAST_PRICE: Final = 100


def too_many(listed: Listed) -> Found:
    """Find prices with decimals that come from a calculation or a converted currency."""
    mapping = listed.catalog.mapping
    taxed = bool(mapping and mapping.tax)
    for offer in listed.offers:
        breaks = offer.breaks
        if not breaks:
            continue
        price = breaks[0].unit_price
        _, _, decimals = str(price).partition(".")
        if len(decimals) <= _MOST_DECIMALS[offer.kind]:
            continue
        if _precise(price, offer.kind, divided=taxed or offer.kind == "rent"):
            yield Finding("price-too-precise", offer, "price", (("price", plain(price)),))


def _precise(price: Decimal, kind: OfferKind, *, divided: bool) -> bool:
    stated, needed = price.as_tuple().exponent, price.normalize().as_tuple().exponent
    if not isinstance(stated, int) or not isinstance(needed, int):
        return False
    return not (divided and stated == _DIVIDED) and needed < -_MOST_DECIMALS[kind]


def too_few(listed: Listed) -> Found:
    """Say where no price of a list has more than one digit before its zeros."""
    if len(listed.offers) < _LEAST_PRICES:
        return
    found: set[Decimal] = set()
    for offer in listed.offers:
        for step in offer.breaks:
            if step.unit_price < _LEAST_PRICE or len(step.unit_price.normalize().as_tuple()[1]) > 1:
                return
            found.add(step.unit_price)
    if len(found) >= _LEAST_PRICES:
        yield Finding("prices-rounded", None, "price", (("count", f"{len(listed.offers):,}"),))
