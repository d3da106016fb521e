"""Rows become offers a thousand at a time: column by column, with the memory of single rows.

What a row means is decided in catalogs.offer_maker; here the same memories are asked for
many rows at once, which takes a third of the time. A row that is refused, or doubtful in a
way that its part number could settle, is left to the reading of single rows.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import fields
from itertools import repeat
from typing import Any, Final, NamedTuple

from catalogs.findings import Found
from catalogs.grid import Row
from catalogs.money import no_price
from catalogs.offer_maker import SKU_MAY_TELL, OfferMaker, Shelf, What, sku_of
from catalogs.parts import Memory, Outcome, Part
from catalogs.plain_prices import breaks_by, plain_amount
from catalogs.row_prices import Priced
from catalogs.slots import make_offer
from procure.offers import Offer, PriceBreak

_FIELDS: Final = tuple(field.name for field in fields(Offer))

_Cells = tuple[str, ...]
_Prices = tuple[Priced, tuple[PriceBreak, ...], tuple[Found, ...], bool]
"""A row's price breaks beside what else is like that of other rows, and whether it ends there."""


_Ready = tuple[Sequence[Found], str, Hashable, tuple[Any, ...]]
"""An offer but for its id: what was found in its row, its name and terms, and its fields."""


class _Batch(NamedTuple):
    """Rows whose cells the file stores alike: their places, cells, and what is known of them."""

    places: list[int]
    rows: list[Row]
    cells: list[_Cells]
    whats: list[Outcome[What]]

    def without(self, refused: Sequence[int]) -> "_Batch":
        """Leave rows out by their places in the batch."""
        out = frozenset(refused)
        kept = [at for at in range(len(self.places)) if at not in out]
        return _Batch(
            [self.places[at] for at in kept],
            [self.rows[at] for at in kept],
            [self.cells[at] for at in kept],
            [self.whats[at] for at in kept],
        )


class BulkMaker(OfferMaker):
    """Makes the offers of many rows; findings and ids come in the order of the rows."""

    def offers(self, rows: Sequence[Row]) -> Iterator[Offer]:
        """Make the offers of rows that are each an offer of their own, or say why not."""
        if not self.remember or self.sku_counts:
            yield from (offer for row in rows if (offer := self.offer(row)) is not None)
            return
        for row, ready in zip(rows, self._ready(rows), strict=True):
            if ready is None:
                offer = self.offer(row)
                if offer is not None:
                    yield offer
                continue
            found, name, terms, values = ready
            if found:
                self.note(row, found)
            yield make_offer(values, self.name_offer(name, row, terms))

    def _ready(self, rows: Sequence[Row]) -> list[_Ready | None]:
        ready: list[_Ready | None] = [None] * len(rows)
        alike: dict[Any, list[int]] = {}
        for place, row in enumerate(rows):
            alike.setdefault((row.numbers, row.formulas, row.signs), []).append(place)
        for places in alike.values():
            for place, made in self._made([rows[place] for place in places], places):
                ready[place] = made
        return ready

    def _made(self, rows: list[Row], places: list[int]) -> Iterator[tuple[int, _Ready]]:
        shelf = self.shelf(rows[0])
        if not shelf.prices:
            return
        cells = [self.padded(row) for row in rows]
        whats = _outcomes(self.what, shelf.what, cells, rows)
        batch = _Batch(places, rows, cells, whats).without(
            [at for at, what in enumerate(whats) if _doubtful(what)]
        )
        priced = self._priced_of(batch, shelf)
        refused = [at for at, (*_, ends) in enumerate(priced) if ends]
        if refused:
            batch = batch.without(refused)
            priced = [each for each in priced if not each[-1]]
        parts: dict[str, list[Outcome[Any]]] = {}
        for name, part, memory, how in shelf.costs:
            currencies = [like.currency for like, *_ in priced]
            ((index, fullmatch, mark),) = how
            costs = []
            for line, row, currency in zip(batch.cells, batch.rows, currencies, strict=True):
                written, amount = plain_amount(line[index], fullmatch, mark)
                known = amount is not None and ("written", currency, written) in memory
                costs.append(
                    Outcome(amount) if known else self.cost(part, memory, how, line, row, currency)
                )
            parts[name] = costs
        for name, _, part, memory in shelf.sides:
            parts[name] = _outcomes(part, memory, batch.cells, batch.rows)
        refused = sorted({a for each in parts.values() for a, o in enumerate(each) if o.refused})
        if refused:
            out = frozenset(refused)
            batch = batch.without(refused)
            priced = [one for at, one in enumerate(priced) if at not in out]
            parts = {
                name: [one for at, one in enumerate(each) if at not in out]
                for name, each in parts.items()
            }
        yield from zip(batch.places, self._put_together(batch, priced, parts), strict=True)

    def _priced_of(self, batch: _Batch, shelf: Shelf) -> list[_Prices]:
        split = [
            [plain_amount(line[index], fullmatch, mark) for line in batch.cells]
            for index, fullmatch, mark in shelf.prices
        ]
        beside: list[list[Any]] = [
            [line[index] for line in batch.cells] for index in self.beside_prices
        ]
        if self.spot is not None:
            beside.append([no_price(line[self.spot]) for line in batch.cells])
        units = [what.value.unit for what in batch.whats]
        shapes = zip(units, *([how for how, _ in each] for each in split), *beside, strict=True)
        # Not "None in amounts": numbers take their time to say that they are not None.
        gaps = any(amount is None for each in split for _, amount in each)
        amounts = zip(*([amount for _, amount in each] for each in split), strict=True)
        priced = []
        for at, (shape, written) in enumerate(zip(shapes, amounts, strict=True)):
            plain = [one for one in written if one is not None] if gaps else written
            recipe = shelf.recipes.get(shape) if plain else None
            if recipe is not None:
                breaks, found = breaks_by(recipe, units[at].chips, plain)
                priced.append((recipe.priced, breaks, found, recipe.refused))
                continue
            value, found, refused, _ = self.prices(
                batch.rows[at], (), batch.cells[at], units[at], shelf
            )
            priced.append((value, value.breaks, found, refused))
        return priced

    def _put_together(
        self, batch: _Batch, priced: list[_Prices], parts: dict[str, list[Outcome[Any]]]
    ) -> Iterator[_Ready]:
        columns: dict[str, Any] = {name: repeat(value) for name, value in self.blank.items()}
        columns |= {name: [one.value for one in each] for name, each in parts.items()}
        leads = columns.pop("lead")
        if "lead" in parts:
            columns["lead_weeks"] = [lead.quoted if lead else None for lead in leads]
            columns["lead_weeks_p90"] = [lead.p90 if lead else None for lead in leads]
        skus = columns["sku"] = [
            "" if self.sku is None else sku_of(line[self.sku]) for line in batch.cells
        ]
        described = columns["description"] = [
            description or sku
            for description, sku in zip(columns["description"], skus, strict=False)
        ]
        columns["contents"] = [what.value.contents for what in batch.whats]
        columns["row"] = [row.number for row in batch.rows]
        columns["kind"] = [like.kind for like, *_ in priced]
        columns["currency"] = [like.currency for like, *_ in priced]
        columns["break_kind"] = [like.break_kind for like, *_ in priced]
        columns["breaks"] = [breaks for _, breaks, *_ in priced]
        found = _found(batch.whats, priced, list(parts.values()))
        values = zip(*(columns[name] for name in _FIELDS), strict=False)
        names = [
            f"{sku or text} {region}".strip()
            for sku, text, region in zip(skus, described, columns["region"], strict=False)
        ]
        terms = zip(columns["kind"], columns["term_months"], strict=False)
        yield from zip(found, names, terms, values, strict=False)


def _doubtful(what: Outcome[What]) -> bool:
    return what.refused or what.quiet or any(each.key in SKU_MAY_TELL for each in what.found)


def _outcomes(
    part: Part[Any], memory: Memory, cells: Sequence[_Cells], rows: Sequence[Row]
) -> list[Outcome[Any]]:
    keys = map(part.pick, cells)
    return [
        memory.get(key) or part.careful(memory, key, row)
        for key, row in zip(keys, rows, strict=True)
    ]


def _found(
    whats: list[Outcome[What]], priced: list[_Prices], parts: list[list[Outcome[Any]]]
) -> list[Sequence[Found]]:
    """Join what was found in each row, in the order in which single rows are read."""
    joined: list[Sequence[Found]] = [()] * len(whats)
    said = [[one.found for one in whats], [found for _, _, found, _ in priced]]
    for each in (*said, *([one.found for one in part] for part in parts)):
        if any(each):
            joined = [
                (*before, *more) if more else before
                for before, more in zip(joined, each, strict=True)
            ]
    return joined
