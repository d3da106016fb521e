"""A price list as the rules look at it: what several of them need is found out once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from catalogs.lint.stated import NOTHING, Stated
from catalogs.lint.surroundings import PriceRange, Surroundings
from procure.chips import Chip
from procure.offers import Catalog, Content, Offer, OfferKind

Values = tuple[tuple[str, str], ...]


class Finding(NamedTuple):
    """What a rule has to say: of an offer, or (None) of the whole list.

    `field` is the column that it is about; `values` are those of the sentence, or make them
    where that takes time: of thousands of like findings only the first are told.
    """

    key: str
    offer: Offer | None
    field: str = ""
    values: Values | Callable[[], Values] = ()


Found = Iterable[Finding]


class Alike(NamedTuple):
    """Offers of the same contents, kind and currency; several models in a unit have no `chip`."""

    contents: tuple[Content, ...]
    kind: OfferKind
    currency: str
    chip: Chip | None
    offers: list[Offer]

    @property
    def held(self) -> int:
        """Give the chips of a unit; 0 where a unit has none."""
        return sum(content.count for content in self.contents)

    @property
    def chips_priced(self) -> int:
        """Give how many chips a price is for: rent is priced by the chip."""
        return 1 if self.kind == "rent" else self.held


class Listed:
    """A price list with what is known beside it."""

    def __init__(
        self, catalog: Catalog, known: Surroundings, stated: Mapping[str, Stated] | None = None
    ) -> None:
        """Prepare to look at a list; `stated` is what rows say beside, by the offers' ids."""
        self.stated = stated or {}
        self.catalog = catalog
        self.offers = catalog.offers
        self.known = known

    @cached_property
    def chips(self) -> dict[str, Chip]:
        """Give the chips by id."""
        new = self.catalog.mapping.new_chips if self.catalog.mapping else ()
        return {chip.id: chip for chip in (*self.known.chips, *new)}

    @cached_property
    def others(self) -> dict[tuple[str, OfferKind], list[PriceRange]]:
        """Give what other suppliers ask for a chip, by chip and kind."""
        found: dict[tuple[str, OfferKind], list[PriceRange]] = {}
        for one in self.known.others:
            if one.supplier != self.catalog.supplier:
                found.setdefault((one.chip, one.kind), []).append(one)
        return found

    @cached_property
    def fields(self) -> frozenset[str]:
        """Give the meanings of the columns that were read."""
        columns = self.catalog.mapping.columns if self.catalog.mapping else ()
        return frozenset(column.field for column in columns)

    @cached_property
    def alike(self) -> tuple[Alike, ...]:
        """Group the offers by what a unit holds, kind and currency."""
        # One comparison by value for each distinct record of contents, not for each offer.
        known: dict[int, tuple[Content, ...]] = {}
        first: dict[tuple[Content, ...], tuple[Content, ...]] = {}
        groups: dict[tuple[int, OfferKind, str], list[Offer]] = {}
        for offer in self.offers:
            own = known.get(id(offer.contents))
            if own is None:
                own = known[id(offer.contents)] = first.setdefault(offer.contents, offer.contents)
            place = (id(own), offer.kind, offer.currency)
            group = groups.get(place)
            if group is None:
                groups[place] = [offer]
            else:
                group.append(offer)
        return tuple(self._alike(offers) for offers in groups.values())

    def stated_of(self, offer: Offer) -> Stated:
        """Give what the row of an offer states beside it."""
        return self.stated.get(offer.id, NOTHING)

    def _alike(self, offers: list[Offer]) -> Alike:
        one = offers[0]
        chip = self.chips.get(one.contents[0].chip) if len(one.contents) == 1 else None
        return Alike(one.contents, one.kind, one.currency, chip, offers)

    def of_chips(self) -> Iterator[tuple[Alike, Chip]]:
        """Give the groups whose units hold chips of one known model."""
        for alike in self.alike:
            if alike.chip is not None and alike.held > 0:
                yield alike, alike.chip
