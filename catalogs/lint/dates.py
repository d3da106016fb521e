"""Prices that are old, not yet in force, or no longer."""

from datetime import date, timedelta
from typing import Final

from catalogs.lint.listed import Finding, Found, Listed
from procure.offers import Offer

OLD_DAYS: Final = 90
SOON_DAYS: Final = 14


def of_the_list(listed: Listed) -> Found:
    """Say where the list is older than 90 days, or of a day that is still to come."""
    as_of, today = listed.catalog.as_of, listed.known.today
    if as_of is None:
        return
    values = (("day", as_of.isoformat()),)
    if as_of > today:
        yield Finding("list-of-the-future", None, "as_of", values)
    elif as_of < today - timedelta(days=OLD_DAYS):
        yield Finding("list-stale", None, "as_of", (*values, ("days", str(OLD_DAYS))))


def of_offers(listed: Listed) -> Found:
    """Find offers that have expired, soon will, start after they end, or only start later.

    A day that all offers share is told once, for the list.
    """
    spans = {(offer.valid_from, offer.valid_until) for offer in listed.offers}
    told = {span: key for span in spans if (key := _verdict(*span, listed.known.today))}
    if not told:
        return
    if len(spans) == 1 and len(listed.offers) > 1:
        ((span, key),) = told.items()
        yield Finding(key, None, _FIELDS[key], _values(*span, key))
        return
    for offer in listed.offers:
        found = told.get((offer.valid_from, offer.valid_until))
        if found:
            yield Finding(found, offer, _FIELDS[found], _values(*_span(offer), found))


_FIELDS: Final = {
    "validity-reversed": "valid_until",
    "offer-expired": "valid_until",
    "offer-expires-soon": "valid_until",
    "offer-not-yet-valid": "valid_from",
}


def _span(offer: Offer) -> tuple[date | None, date | None]:
    return offer.valid_from, offer.valid_until


def _verdict(start: date | None, end: date | None, today: date) -> str:
    if start and end and end < start:
        return "validity-reversed"
    if end and end < today:
        return "offer-expired"
    if end and end <= today + timedelta(days=SOON_DAYS):
        return "offer-expires-soon"
    return "offer-not-yet-valid" if start and start > today else ""


def _values(start: date | None, end: date | None, key: str) -> tuple[tuple[str, str], ...]:
    days = (("start", start), ("end", end))
    named = {"validity-reversed": ("start", "end"), "offer-not-yet-valid": ("start",)}
    wanted = named.get(key, ("end",))
    return tuple((name, day.isoformat()) for name, day in days if day and name in wanted)
