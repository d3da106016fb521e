"""What a price list's offers name between them: asked at every edit, by many, of 100,000 offers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
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
    return _ById(offers)


def place_of(offers: tuple[Offer, ...], offer: str) -> int | None:
    """Give the place of the offer of an id in a price list; of two with one id the last's."""
    return _placed.of(offers).get(offer)


def as_set(names: tuple[str, ...]) -> frozenset[str]:
    """Give names to look things up in: a scenario may exclude a hundred thousand offers."""
    return _sets.of(names)


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
    _placed.keep_only(kept)


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


def _place(offers: tuple[Offer, ...]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(offers), _AT_ONCE):
        ids = map(_id, offers[start : start + _AT_ONCE])
        found.update(zip(ids, count(start), strict=False))
    return found


def _place_changed(
    known: Mapping[str, int],
    before: tuple[Offer, ...],
    after: tuple[Offer, ...],
    places: list[int],
) -> Mapping[str, int]:
    if any(before[at].id != after[at].id for at in places):
        return _place(after)  # where two have one id, the last one counts
    return known


_placed: Final = Remembered(_place, _place_changed)


class _ById(Mapping[str, Offer]):
    """Offers by id. An edit leaves the places of all, so that nothing is copied for it."""

    def __init__(self, offers: tuple[Offer, ...]) -> None:
        self._offers, self._places = offers, _placed.of(offers)

    def __getitem__(self, offer: str) -> Offer:
        return self._offers[self._places[offer]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _as_set(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names)


def _as_set_again(
    known: frozenset[str], before: tuple[str, ...], after: tuple[str, ...], places: list[int]
) -> frozenset[str]:
    same = all(before[at] == after[at] for at in places)
    return known if same else frozenset(after)


_sets: Final = Remembered(_as_set, _as_set_again)
