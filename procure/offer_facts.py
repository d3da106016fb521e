"""What a price list's offers name between them: asked at every edit, by many, of 100,000 offers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from operator import attrgetter
from typing import Final

from procure.offers import Catalog, Offer
from procure.record import record
from procure.remembered import Remembered

_AT_ONCE: Final = 4_000
_id: Final = attrgetter("id")
_currency: Final = attrgetter("currency")
_program: Final = attrgetter("program")
_contents: Final = attrgetter("contents")
_chip: Final = attrgetter("chip")


@record
class OfferFacts:
    """What offers name, each with how often it is named.

    `programs` has "" for offers that are of none.
    """

    ids: Mapping[str, int]
    chips: Mapping[str, int]
    currencies: Mapping[str, int]
    programs: Mapping[str, int]


def facts_of(offers: tuple[Offer, ...]) -> OfferFacts:
    """Give what a price list's offers name; of offers asked for before, at once."""
    return _remembered.of(offers)


def offers_by_id(offers: tuple[Offer, ...]) -> Mapping[str, Offer]:
    """Give a price list's offers by id; of offers asked for before, at once."""
    return _indexed.of(offers)


def offer_ids(catalogs: Iterable[Catalog]) -> frozenset[str]:
    """Give the ids of all offers of some price lists."""
    return frozenset(chain.from_iterable(facts_of(one.offers).ids for one in catalogs))


def is_offered(catalogs: Iterable[Catalog], offer: str) -> bool:
    """Tell whether some price list has an offer of an id."""
    return any(offer in facts_of(one.offers).ids for one in catalogs)


def chips_on_offer(catalogs: Iterable[Catalog]) -> frozenset[str]:
    """Give the ids of the chips that are in any offer of some price lists."""
    return frozenset(chain.from_iterable(facts_of(one.offers).chips for one in catalogs))


def currencies_quoted(catalogs: Iterable[Catalog]) -> frozenset[str]:
    """Give the currencies in which the offers of some price lists are quoted."""
    return frozenset(chain.from_iterable(facts_of(one.offers).currencies for one in catalogs))


def keep_facts(catalogs: Iterable[Catalog]) -> None:
    """Forget what is known of all offers but those of some price lists."""
    kept = [one.offers for one in catalogs]
    _remembered.keep_only(kept)
    _indexed.keep_only(kept)


def _make(offers: tuple[Offer, ...]) -> OfferFacts:
    ids: Counter[str] = Counter()
    chips: Counter[str] = Counter()
    currencies: Counter[str] = Counter()
    programs: Counter[str] = Counter()
    # Some at a time: a count of all would let no other thread have its turn.
    for start in range(0, len(offers), _AT_ONCE):
        some = offers[start : start + _AT_ONCE]
        ids.update(map(_id, some))
        chips.update(map(_chip, chain.from_iterable(map(_contents, some))))
        currencies.update(map(_currency, some))
        programs.update(map(_program, some))
    return OfferFacts(ids=ids, chips=chips, currencies=currencies, programs=programs)


def _change(
    known: OfferFacts, before: tuple[Offer, ...], after: tuple[Offer, ...], places: list[int]
) -> OfferFacts:
    gone = _make(tuple(before[at] for at in places))
    come = _make(tuple(after[at] for at in places))
    return OfferFacts(
        ids=_counted(known.ids, gone.ids, come.ids),
        chips=_counted(known.chips, gone.chips, come.chips),
        currencies=_counted(known.currencies, gone.currencies, come.currencies),
        programs=_counted(known.programs, gone.programs, come.programs),
    )


def _counted(
    known: Mapping[str, int], gone: Mapping[str, int], come: Mapping[str, int]
) -> Mapping[str, int]:
    if gone == come:
        return known  # an edit of a price names what was named: nothing is copied
    counts = dict(known)
    for name in {*gone, *come}:
        counts[name] = counts.get(name, 0) - gone.get(name, 0) + come.get(name, 0)
        if not counts[name]:
            del counts[name]
    return counts


_remembered: Final = Remembered(_make, _change)


def _index(offers: tuple[Offer, ...]) -> Mapping[str, Offer]:
    found: dict[str, Offer] = {}
    for start in range(0, len(offers), _AT_ONCE):
        some = offers[start : start + _AT_ONCE]
        found.update(zip(map(_id, some), some, strict=True))
    return found


def _index_changed(
    known: Mapping[str, Offer],
    before: tuple[Offer, ...],
    after: tuple[Offer, ...],
    places: list[int],
) -> Mapping[str, Offer]:
    if len(known) != len(after) or any(before[at].id != after[at].id for at in places):
        return _index(after)  # where two have one id, the last one counts
    changed = dict(known)
    changed.update((after[at].id, after[at]) for at in places)
    return changed


_indexed: Final = Remembered(_index, _index_changed)
