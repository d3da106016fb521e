"""What earlier editions of a price list quoted, kept small: only what the next one changed.

An edition holds the quotes that its successor changed or dropped, so the past is read from
the present backwards, and the oldest edition can be dropped without loss to the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Final

from procure.offer_changes import price_from
from procure.offer_facts import place_of
from procure.offers import BreakKind, Catalog, Edition, Offer, PriceBreak, Quote
from procure.record import record

MOST_EDITIONS: Final = 40
"""Editions of a list that are kept; further back, the oldest are dropped."""

_quoted = attrgetter(
    "description", "currency", "breaks", "break_kind", "lead_weeks", "lead_weeks_p90"
)


@record
class Quoted:
    """What a price list said of an offer, `on` its day (the one stated, or when it was read).

    Prices are of a unit, of rent of a chip-hour; `lead_weeks` are weeks, empty if unknown.
    """

    on: date
    file_name: str
    currency: str
    breaks: tuple[PriceBreak, ...]
    break_kind: BreakKind | None = None
    lead_weeks: Decimal | None = None
    lead_weeks_p90: Decimal | None = None

    @property
    def price(self) -> Decimal | None:
        """The price of one unit, or of the fewest that there is a price for."""
        single = price_from(self.breaks, 1)
        if single is None and self.breaks:
            return self.breaks[0].unit_price
        return single


def with_editions(old: Catalog, new: Catalog) -> Catalog:
    """Give a new price list with the past of the one that it replaces.

    Offers are the same where their ids are. The same file read again, with other answers, is
    no new edition: what it says now is what it said.
    """
    now = {offer.id: offer for offer in new.offers}
    if old.sha256 and old.sha256 == new.sha256:
        if not old.editions:
            return new
        last, past = old.editions[-1], old.editions[:-1]
        return replace(new, editions=(*past, _against(_said_by(last, old.offers), last, now)))
    last = Edition(file_name=old.file_name, sha256=old.sha256, read_on=old.read_on, as_of=old.as_of)
    before: dict[str, Offer | Quote] = {offer.id: offer for offer in old.offers}
    editions = (*old.editions, _against(before, last, now))
    return replace(new, editions=editions[-MOST_EDITIONS:])


def _said_by(edition: Edition, offers: Iterable[Offer]) -> dict[str, Offer | Quote]:
    """Give what an edition said of each offer, from what the next one says."""
    said: dict[str, Offer | Quote] = {offer.id: offer for offer in offers}
    for name in edition.added:
        said.pop(name, None)
    said.update((quote.offer, quote) for quote in edition.changed)
    return said


def _against(
    said: Mapping[str, Offer | Quote], edition: Edition, now: Mapping[str, Offer]
) -> Edition:
    """Keep of what an edition said only what the next one says otherwise."""
    changed = tuple(
        _quote(name, one)
        for name, one in said.items()
        if name not in now or (one is not now[name] and _quoted(one) != _quoted(now[name]))
    )
    added = tuple(name for name in now if name not in said)
    return replace(edition, changed=changed, added=added)


def _quote(name: str, one: Offer | Quote) -> Quote:
    if isinstance(one, Quote):
        return one
    return Quote(
        offer=name,
        description=one.description,
        currency=one.currency,
        breaks=one.breaks,
        break_kind=one.break_kind,
        lead_weeks=one.lead_weeks,
        lead_weeks_p90=one.lead_weeks_p90,
    )


def with_past_kept(catalog: Catalog, offer: Offer) -> Catalog:
    """Give a list, an offer of which is about to be edited, so that the edit leaves its past.

    `offer` is as it stood before. Without this, editions that quoted it alike would seem to
    have quoted what is now entered by hand.
    """
    if not catalog.editions:
        return catalog
    last = catalog.editions[-1]
    if offer.id in last.added or any(one.offer == offer.id for one in last.changed):
        return catalog
    kept = replace(last, changed=(*last.changed, _quote(offer.id, offer)))
    return replace(catalog, editions=(*catalog.editions[:-1], kept))


def history(catalog: Catalog, offer: str) -> tuple[Quoted, ...]:
    """List what each edition of a price list said of an offer, oldest first.

    The last one is the list as it stands. An edition that did not have the offer is not
    there; an offer that nobody knows has none.
    """
    found: list[Quoted] = []
    at = place_of(catalog.offers, offer)
    said: Offer | Quote | None = None if at is None else catalog.offers[at]
    if said is not None:
        found.append(_dated(catalog, said))
    for edition in reversed(catalog.editions):
        if offer in edition.added:
            said = None
        said = next((one for one in edition.changed if one.offer == offer), said)
        if said is not None:
            found.append(_dated(edition, said))
    found.reverse()
    # An older file may have been read after a newer one.
    return tuple(sorted(found, key=lambda one: one.on))


def _dated(edition: Catalog | Edition, said: Offer | Quote) -> Quoted:
    return Quoted(
        on=edition.as_of or edition.read_on,
        file_name=edition.file_name,
        currency=said.currency,
        breaks=said.breaks,
        break_kind=said.break_kind,
        lead_weeks=said.lead_weeks,
        lead_weeks_p90=said.lead_weeks_p90,
    )
