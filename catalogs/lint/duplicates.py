"""Offers that stand in a list twice, at one price or at two."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, Final

from catalogs.lint.listed import Finding, Found, Listed
from procure.offers import Offer
from procure.units import plain

_terms: Final = attrgetter(
    *("multiple", "lead_weeks", "lead_weeks_p90", "valid_from", "valid_until"),
    *("deliver_to", "region", "hosted_by", "term_months", "break_kind", "program"),
    *("supply_total", "supply_per_period"),
)
"""What makes two offers of one product different offers."""


def repeated(listed: Listed) -> Found:
    """Find offers of one product on the same terms: at the same price, or at another.

    A part number that stands twice is told where the rows are read.
    """
    for alike in listed.alike:
        # What is quickly compared comes first: most offers differ in it.
        first: dict[tuple[str, str, int | None], Offer] = {}
        further: dict[tuple[str, str, int | None], list[Offer]] = {}
        for offer in alike.offers:
            name = (offer.description, offer.note, offer.moq)
            if first.setdefault(name, offer) is not offer:
                further.setdefault(name, []).append(offer)
        for name, offers in further.items():
            yield from _compare((first[name], *offers))


def _compare(offers: Iterable[Offer]) -> Found:
    first: dict[Any, Offer] = {}
    for offer in offers:
        terms = (*_terms(offer), *[step.quantity for step in offer.breaks])
        earlier = first.setdefault(terms, offer)
        if earlier is offer or (offer.sku and offer.sku == earlier.sku):
            continue
        other = earlier.sku or f"{earlier.description} (row {earlier.row})"
        if offer.breaks == earlier.breaks:
            yield Finding("offer-twice", offer, "description", (("other", other),))
        else:
            price = earlier.breaks[0].unit_price if earlier.breaks else None
            values = (("other", other), ("price", plain(price) if price is not None else ""))
            yield Finding("offer-other-price", offer, "price", values)
