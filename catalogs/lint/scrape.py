"""Prices that are the same where they cannot be: a list that was not copied whole."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from catalogs.lint.listed import Finding, Found, Listed
from procure.offers import Offer
from procure.units import plain

_LEAST_OFFERS: Final = 5
_LEAST_CONTENTS: Final = 3
"""So many offers of so many different units do not cost the same."""


def one_price_for_all(listed: Listed) -> Found:
    """Say where every offer of a list has one price, whatever it holds."""
    first = next((offer for offer in listed.offers if offer.breaks), None)
    if first is None or len(listed.offers) < _LEAST_OFFERS:
        return
    price, kind = first.breaks[0].unit_price, first.kind
    for offer in listed.offers:
        if not offer.breaks or offer.breaks[0].unit_price != price or offer.kind != kind:
            return
    if len({alike.contents for alike in listed.alike}) >= _LEAST_CONTENTS:
        values = (("price", plain(price)), ("count", f"{len(listed.offers):,}"))
        yield Finding("price-everywhere", None, "price", values)


def one_price_in_a_row(listed: Listed) -> Found:
    """Find rows that price several chips, all the same."""
    offers = listed.offers
    if not any(one.row == two.row for one, two in pairwise(offers)):
        return
    for (_, row), group in groupby(offers, key=lambda offer: (offer.sheet, offer.row)):
        if row is not None:
            yield from _of_row(list(group))


def _of_row(offers: list[Offer]) -> Iterator[Finding]:
    contents = {offer.contents for offer in offers}
    prices = {(offer.kind, *(step.unit_price for step in offer.breaks)) for offer in offers}
    if len(contents) >= _LEAST_CONTENTS and len(prices) == 1 and offers[0].breaks:
        price = offers[0].breaks[0].unit_price
        values = (("price", plain(price)), ("count", str(len(contents))))
        yield Finding("price-across-row", offers[0], "price", values)
