"""Which offers of two editions of a price list are one and the same.

An offer is known again by its id, which the reader makes of the supplier's part number or
words, if it is still of the same chips. Where several offers have one name (a rent for one
month and one for a year), their ids follow the order of the rows and say little: those are
told apart by what they hold.
What is only alike is never taken for the same until a person says so.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from procure.offers import Catalog, Offer
from procure.record import record

Nature: TypeAlias = tuple[object, ...]

_NO_NAME: Final = re.compile(r"[\W_]+")
_FIGURES: Final = re.compile(r"\d+")
_LEAST_ALIKE: Final = 0.5
_MOST_COMPARED: Final = 100_000
"""Pairs of descriptions that are compared, so that a list of other names stays quick."""

NOBODY: Final[Mapping[str, str]] = {}


@record
class Pairs:
    """The offers of an earlier and a later list, each in exactly one of the four.

    `same` and `likely` are pairs of the earlier and the later offer, in the order of the
    later list; `likely` ones are near-identical under another name.
    """

    same: tuple[tuple[Offer, Offer], ...]
    likely: tuple[tuple[Offer, Offer], ...]
    new: tuple[Offer, ...]
    gone: tuple[Offer, ...]


def pairs(
    old: Sequence[Offer], new: Sequence[Offer], confirmed: Mapping[str, str] = NOBODY
) -> Pairs:
    """Find the offers of an earlier list in a later one.

    `confirmed` are offers that a person said to be the same: the id in the later list,
    and the one in the earlier.
    """
    search = _Search(old, new, confirmed)
    likely = search.alike()
    known = {two: one for one, two in likely.items()}
    olds, found = search.olds, search.found
    return Pairs(
        same=tuple([(olds[found[one.id]], one) for one in new if one.id in found]),
        likely=tuple((olds[known[one.id]], one) for one in new if one.id in known),
        new=tuple(one for one in search.unknown() if one.id not in known),
        gone=tuple(one for one in search.missing() if one.id not in likely),
    )


def with_known_ids(old: Catalog, new: Catalog, confirmed: Mapping[str, str] = NOBODY) -> Catalog:
    """Give a later list in which every offer that is known again has the id it had.

    So what names it (an exclusion, a limit, its part in a pool) goes on naming it. An offer
    that is new gets no id that another had.
    """
    search = _Search(old.offers, new.offers, confirmed)
    names = {name: known for name, known in search.found.items() if name != known}
    lost = [one.id for one in search.unknown() if one.id in search.olds]
    if lost:
        taken = {*search.olds, *search.news, *(one.id for one in new.commitments)}
        for name in lost:
            number = 2
            while f"{name}-{number}" in taken:
                number += 1
            names[name] = f"{name}-{number}"
            taken.add(names[name])
    if not names:
        return new
    return replace(
        new,
        offers=tuple(
            replace(one, id=names[one.id]) if one.id in names else one for one in new.offers
        ),
        issues=tuple(
            replace(one, offer=names[one.offer]) if one.offer in names else one
            for one in new.issues
        ),
        accepted=tuple(
            replace(one, offer=names[one.offer]) if one.offer in names else one
            for one in new.accepted
        ),
    )


class _Search:
    """Pairs the offers of two lists step by step, the surest way first."""

    def __init__(
        self, old: Sequence[Offer], new: Sequence[Offer], confirmed: Mapping[str, str]
    ) -> None:
        """Find what is certain: `found` has the earlier id of each later one."""
        self.olds = {one.id: one for one in old}
        self.news = {one.id: one for one in new}
        self.found: dict[str, str] = {}
        self._gone = dict.fromkeys(self.olds)
        self._by_answer(confirmed)
        self._by_id()
        self._by_name()

    def unknown(self) -> Iterable[Offer]:
        """List the later offers that have no pair yet."""
        return (one for name, one in self.news.items() if name not in self.found)

    def missing(self) -> Iterable[Offer]:
        """List the earlier offers that have no pair yet."""
        return (self.olds[name] for name in self._gone)

    def _pair(self, old: str, new: str) -> None:
        if old in self._gone and new not in self.found:
            self.found[new] = old
            del self._gone[old]

    def _by_answer(self, confirmed: Mapping[str, str]) -> None:
        """Pair what a person said to be the same."""
        for new, old in confirmed.items():
            if new in self.news and new not in self.olds and old not in self.news:
                self._pair(old, new)

    def _by_id(self) -> None:
        """Pair offers of one id; those that share their name only if they hold the same."""
        shared = _shared(self.olds.values()) | _shared(self.news.values())
        if shared:
            self._by_nature(shared)
        olds = self.olds
        both = [
            name
            for name, one in self.news.items()
            if name in self._gone and _may_be_one(olds[name], one)
        ]
        if shared:
            both = [name for name in both if not self._is_shared(shared, self.news[name])]
        self.found.update(zip(both, both, strict=True))
        if len(both) == len(self._gone):
            self._gone.clear()
        for name in both if self._gone else ():
            del self._gone[name]

    def _is_shared(self, shared: frozenset[str], offer: Offer) -> bool:
        old = self.olds.get(offer.id, offer)
        return _called(offer) in shared or _called(old) in shared

    def _by_nature(self, shared: frozenset[str]) -> None:
        known: dict[tuple[str, Nature], list[str]] = defaultdict(list)
        asked: dict[tuple[str, Nature], list[str]] = defaultdict(list)
        for offers, groups in ((self.missing(), known), (self.unknown(), asked)):
            for one in offers:
                if _called(one) in shared:
                    groups[_called(one), _nature(one)].append(one.id)
        for group, wanted in asked.items():
            there = known.get(group, [])
            for name in set(wanted) & set(there):
                self._pair(name, name)
            left = [name for name in there if name in self._gone]
            open_ = [name for name in wanted if name not in self.found]
            # Lines that say the same of all but prices: in the order in which they stand.
            for old, new in zip(left, open_, strict=False):
                self._pair(old, new)

    def _by_name(self) -> None:
        """Pair offers of one name (part number or words) that hold the same, if there is one."""
        known = _only((_name(one), _nature(one), one.id) for one in self.missing())
        asked = _only((_name(one), _nature(one), one.id) for one in self.unknown())
        for group, new in asked.items():
            if group in known:
                self._pair(known[group], new)

    def alike(self) -> dict[str, str]:
        """Give pairs (earlier id to later id) that hold the same and read much the same.

        Each is by far the likeliest for the other; where two are as likely there is no pair.
        """
        found = self._of_the_same_words()
        later = set(found.values())
        known: dict[Nature, list[Offer]] = defaultdict(list)
        asked: dict[Nature, list[Offer]] = defaultdict(list)
        for one in self.missing():
            if one.id not in found:
                known[_nature(one)].append(one)
        for one in self.unknown():
            if one.id not in later:
                asked[_nature(one)].append(one)
        compared = 0
        for nature, news in asked.items():
            olds = known.get(nature, [])
            compared += len(olds) * len(news)
            if compared > _MOST_COMPARED:
                break
            if olds:
                found.update(_likeliest(olds, news))
        return found

    def _of_the_same_words(self) -> dict[str, str]:
        """Pair what has one description in both lists, and another part number."""
        known = _only((_words(one), _nature(one), one.id) for one in self.missing())
        asked = _only((_words(one), _nature(one), one.id) for one in self.unknown())
        return {known[group]: new for group, new in asked.items() if group in known}


def _may_be_one(old: Offer, new: Offer) -> bool:
    """Tell whether two offers of one id can be the same: of other chips they are not.

    Suppliers number their lines anew, and what is excluded by number 3 is not what is number
    3 now.
    """
    if old.contents == new.contents or not (old.contents and new.contents):
        return True
    return {one.chip for one in old.contents} == {one.chip for one in new.contents}


def _name(offer: Offer) -> str:
    return _NO_NAME.sub("", _called(offer))


def _words(offer: Offer) -> str:
    return _NO_NAME.sub("", offer.description.casefold())


def _nature(offer: Offer) -> Nature:
    return offer.contents, offer.kind, offer.term_months, offer.region


def _called(offer: Offer) -> str:
    return (offer.sku or offer.description).casefold()


def _shared(offers: Collection[Offer]) -> frozenset[str]:
    # Written out, for a list of 100,000 offers: mostly there are no two of one name.
    if len({(one.sku or one.description).casefold() for one in offers}) == len(offers):
        return frozenset()
    counts = Counter(map(_called, offers))
    return frozenset(name for name, count in counts.items() if count > 1)


def _only(named: Iterable[tuple[str, Nature, str]]) -> dict[tuple[str, Nature], str]:
    """Keep what is alone under its name and nature."""
    found: dict[tuple[str, Nature], list[str]] = defaultdict(list)
    for name, nature, one in named:
        if name:
            found[name, nature].append(one)
    return {group: held[0] for group, held in found.items() if len(held) == 1}


def _likeliest(olds: Sequence[Offer], news: Sequence[Offer]) -> dict[str, str]:
    """Pair each offer with the one that is its best, if it is that one's best too."""
    there, here = [_apart(one) for one in olds], [_apart(one) for one in news]
    scores = [[_alike(one, two) for two in here] for one in there]
    found: dict[str, str] = {}
    for row, old in enumerate(olds):
        best = max(range(len(news)), key=scores[row].__getitem__)
        score = scores[row][best]
        column = [scores[other][best] for other in range(len(olds))]
        if score < _LEAST_ALIKE or score < max(column):
            continue
        if scores[row].count(score) == 1 and column.count(score) == 1:
            found[old.id] = news[best].id
    return found


@record
class _Words:
    """A description as what can be compared quickly: its runs of three letters, its figures."""

    runs: frozenset[str]
    figures: frozenset[str]


def _apart(offer: Offer) -> _Words:
    text = f"  {_NO_NAME.sub(' ', offer.description.casefold()).strip()} "
    return _Words(
        runs=frozenset(text[at : at + 3] for at in range(len(text) - 2)),
        figures=frozenset(_FIGURES.findall(text)),
    )


def _alike(one: _Words, other: _Words) -> float:
    """Give how alike two descriptions are, 0 to 1.

    Figures that each has and the other has not (1 TB, 2 TB) are no slip of the pen.
    """
    if one.figures - other.figures and other.figures - one.figures:
        return 0.0
    return len(one.runs & other.runs) / len(one.runs | other.runs)
