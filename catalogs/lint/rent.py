"""Rent that is dearer where less is promised, or where more is."""

from collections import defaultdict
from decimal import Decimal

from catalogs.lint.listed import Finding, Found, Listed
from procure.offers import Offer
from procure.units import plain


def spot(listed: Listed) -> Found:
    """Find spot prices above those on demand: one of the two is in the wrong column."""
    if not listed.stated:
        return
    for alike in listed.alike:
        if alike.kind != "rent":
            continue
        for offer in alike.offers:
            price = listed.stated_of(offer).spot_price
            if price is not None and offer.breaks and price > offer.breaks[0].unit_price:
                asked = offer.breaks[0].unit_price
                values = (("spot", plain(price.normalize())), ("price", plain(asked.normalize())))
                yield Finding("spot-above-demand", offer, "spot_price", values)


def terms(listed: Listed) -> Found:
    """Find rent for a term that is dearer than the same on demand."""
    for alike in listed.alike:
        if alike.kind != "rent" or all(offer.term_months is None for offer in alike.offers):
            continue
        demand: dict[tuple[str, str | None], Decimal] = {}
        bound: dict[tuple[str, str | None], list[Offer]] = defaultdict(list)
        for offer in alike.offers:
            if not offer.breaks:
                continue
            place = (offer.region, offer.hosted_by)
            if offer.term_months is None:
                price = offer.breaks[0].unit_price
                demand[place] = min(price, demand.get(place, price))
            else:
                bound[place].append(offer)
        for asked, price in demand.items():
            for offer in bound[asked]:
                if offer.breaks[0].unit_price > price:
                    values = (
                        ("price", plain(offer.breaks[0].unit_price.normalize())),
                        ("months", str(offer.term_months)),
                        ("demand", plain(price.normalize())),
                    )
                    yield Finding("term-above-demand", offer, "price", values)
