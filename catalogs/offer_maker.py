"""The rows of a table become offers: part by part, with a memory for what repeats itself."""

import re
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from catalogs.cells import Refusal, printable, tidy
from catalogs.ended import is_ended, marked_ended, says_ended
from catalogs.findings import Found
from catalogs.grid import Row
from catalogs.headers import PRICE_FIELDS, Column
from catalogs.money import no_price
from catalogs.parts import Memory, Outcome, Part
from catalogs.plain_prices import Cells, PlainPrices, Recipe, by_recipe, recipe_of, split
from catalogs.reading import Reading
from catalogs.row_prices import Priced, UnitFacts
from catalogs.rows import RowReader
from catalogs.slots import defaults, make_offer
from catalogs.times import LeadTime
from procure.offers import Content, Offer

_PRICING: Final = frozenset(
    "kind currency priced_units price_basis break_quantity break_kind".split()
)
_CONTENTS: Final = ("chip", "description", "chips_per_unit", "section", "status")
SKU_MAY_TELL: Final = frozenset(("chip-uncertain", "description-missing"))
"""Doubts that the part number can settle; it is hardly ever the same in two rows."""

_LONGEST_SKU: Final = 100
_PLAIN_SKU: Final = re.compile(r"[A-Za-z0-9._/-]{1,100}")
_MOST_SHELVES: Final = 1_000
_MOST_RECIPES: Final = 20_000


class What(NamedTuple):
    """What a row offers: its unit's contents, and what its words say of the price."""

    contents: tuple[Content, ...]
    unit: UnitFacts


def _what(reader: RowReader, _known: object) -> What:
    for field, ended in (("status", says_ended), ("description", marked_ended)):
        if ended(reader.text(field)):
            said = (("text", reader.text(field)),)
            reader.refuse(Refusal(key="offer-ended", values=said), reader.column(field))
            reader.quiet = True
            return What((), UnitFacts())
    if reader.counts_no_chip():
        reader.refuse(Refusal(key="machine-without-chips"), reader.column("chips_per_unit"))
        reader.quiet = True
        return What((), UnitFacts())
    contents = reader.contents()
    reader.quiet = reader.refused and reader.no_chip
    chips = sum(content.count for content in contents)
    facts = UnitFacts(chips, reader.speaks_of_time(), reader.section_kind(), reader.bound())
    return What(contents, facts)


def _note(reader: RowReader, _known: object) -> str:
    for column in reader.reading.table.columns:
        if column.field == "note" and is_ended(text := reader.row.text(column.index)):
            reader.refuse(Refusal(key="offer-ended", values=(("text", printable(text)),)), column)
    return reader.note()


_SIDES: Final[dict[str, tuple[tuple[str, ...], Callable[[RowReader, Any], object]]]] = {
    "description": (
        ("description", "chip"),
        lambda reader, _: reader.text("description") or reader.text("chip"),
    ),
    "moq": (("moq",), lambda reader, _: reader.count("moq") or None),
    "multiple": (("multiple",), lambda reader, _: reader.count("multiple") or None),
    "lead": (
        ("lead_time", "lead_weeks", "lead_days", "lead_months", "lead_p90"),
        lambda reader, _: reader.lead_time(),
    ),
    "supply_per_period": (
        ("supply_per_quarter", "supply_per_month", "supply_per_period"),
        lambda reader, _: reader.supply_per_period(),
    ),
    "supply_total": (("supply_total",), lambda reader, _: reader.count("supply_total")),
    "valid_from": (
        ("valid_from",),
        lambda reader, _: reader.day("valid_from") or reader.reading.terms.valid_from,
    ),
    "valid_until": (
        ("valid_until",),
        lambda reader, _: reader.day("valid_until") or reader.reading.terms.valid_until,
    ),
    "kw_per_unit": (("power", "power_kw", "power_w"), lambda reader, _: reader.power()),
    "deliver_to": (("deliver_to",), lambda reader, _: reader.countries()),
    "hosted_by": (("hosted_by",), lambda reader, _: reader.hosted_by()),
    "term_months": (("term_months",), lambda reader, _: reader.term()),
    "related_party": (("related_party",), lambda reader, _: reader.text("related_party")),
    "note": (("note", "section", "status"), _note),
    "region": (("region",), lambda reader, _: reader.region()),
    "deposit": (("deposit",), lambda reader, _: reader.share("deposit")),
    "support_rate": (("support_rate",), lambda reader, _: reader.share("support_rate")),
    "racks_per_unit": (("racks_per_unit",), lambda reader, _: reader.racks()),
}
"""The parts of an offer that stand for themselves: their columns, and how they are read."""

_COSTS: Final = ("integration_cost", "fixed_order_cost")


class OfferMaker:
    """Makes the offers of one table's rows; what is not understood is noted.

    `name_offer` gives the id for an offer's name and terms, in the order of the rows. Without
    `remember` every row is read with all care anew: the same offers and findings, far slower.
    """

    def __init__(
        self,
        reading: Reading,
        name_offer: Callable[[str, Row, Hashable], str],
        *,
        remember: bool = True,
    ) -> None:
        """Prepare for the rows of the reading's table."""
        self._reading = reading
        self.name_offer = name_offer
        self.remember = remember
        self._width = 1 + max((column.index for column in reading.table.columns), default=0)
        self._padding = ("",) * self._width

        def part(fields: Sequence[str], read: Callable[[RowReader, Any], Any]) -> Part[Any]:
            return Part(reading, fields, read, remember=remember)

        self.what = Part(_without_sku(reading), _CONTENTS, _what, remember=remember)
        self._what_by_sku = part((*_CONTENTS, "sku"), _what)
        # A part number goes before the section above the row where both settle a doubt.
        self.sku_counts = not remember or reading.column("section") is not None
        sku = reading.column("sku")
        self.sku = sku.index if sku else None
        self._plain = PlainPrices(reading, priced_columns(reading))
        spot = reading.column("spot_price")
        self.spot = spot.index if spot else None
        priced = (*_PRICING, "spot_price", *(column.field for column in self._plain.columns))
        self._priced = part(priced, lambda reader, unit: reader.priced(unit))
        self.beside_prices = columns_of(reading, _PRICING)
        self._costs = {field: part((field,), _side_cost(field)) for field in _COSTS}
        self._sides = {name: part(*how) for name, how in _SIDES.items()}
        # What has no column is the same in every row.
        nowhere = Row(number=0, cells=self._padding)
        fixed = {
            name: part.careful({}, None, nowhere).value
            for name, part in self._sides.items()
            if not part.indexes
        }
        self._sides = {n: part for n, part in self._sides.items() if n not in fixed}
        self._costs = {n: part for n, part in self._costs.items() if part.indexes}
        # The offer's own fields come first, in their order.
        self.blank = defaults(Offer) | fixed | {"sheet": reading.table.sheet.name}
        self._plain_costs = {
            name: PlainPrices(reading, [column])
            for name in self._costs
            if (column := reading.column(name)) is not None
        }
        self._shelves: dict[Any, Shelf] = {}

    def offer(
        self, row: Row, more: Sequence[Row] = (), *, program: str = "", refused: bool = False
    ) -> Offer | None:
        """Make a row's offer; `more` are further rows with its price breaks.

        Nothing where the row makes none, or where its program `refused` one already: why
        not is among the findings then.
        """
        cells = self.padded(row)
        shelf = self.shelf(row)
        key = self.what.pick(cells)
        what = shelf.what.get(key) or self.what.careful(shelf.what, key, row)
        if self.sku_counts or any(each.key in SKU_MAY_TELL for each in what.found):
            what = _read(self._what_by_sku, shelf.what_by_sku, cells, row)
        if what.quiet:
            # Screws and fans need no second reason, and no question about their currency.
            self.note(row, [each for each in what.found if each.severity != "warning"])
            return None
        found = list(what.found)
        refused = refused or what.refused
        priced = self.prices(row, more, cells, what.value.unit, shelf)
        found += priced.found
        refused = refused or priced.refused
        terms = self.blank.copy()
        currency = priced.value.currency
        for name, part, memory, how in shelf.costs:
            outcome = self.cost(part, memory, how, cells, row, currency)
            terms[name], said, ends, _ = outcome
            if said:
                found += said
                refused = refused or ends
        for name, pick, part, memory in shelf.sides:
            key = pick(cells)
            terms[name], said, ends, _ = memory.get(key) or part.careful(memory, key, row)
            if said:
                found += said
                refused = refused or ends
        if found:
            self.note(
                row, [each for each in found if each.severity != "warning"] if refused else found
            )
        if refused:
            return None
        lead: LeadTime | None = terms.pop("lead")
        terms["lead_weeks"] = lead.quoted if lead else None
        terms["lead_weeks_p90"] = lead.p90 if lead else None
        sku = "" if self.sku is None else sku_of(cells[self.sku])
        description = terms["description"] = terms["description"] or sku
        name = f"{sku or description} {terms['region']}".strip()
        own = self.name_offer(name, row, (priced.value.kind, terms["term_months"]))
        terms["sku"] = sku
        terms["contents"] = what.value.contents
        terms["kind"], terms["breaks"], terms["currency"], terms["break_kind"], _ = priced.value
        terms["program"] = program
        terms["row"] = row.number
        return make_offer(terms.values(), own)

    def padded(self, row: Row) -> tuple[str, ...]:
        """Give a row's cells, empty ones up to the table's last column."""
        cells = row.cells
        return cells if len(cells) >= self._width else cells + self._padding[len(cells) :]

    def cost(
        self,
        part: Part[Any],
        memory: Memory,
        how: Cells,
        cells: tuple[str, ...],
        row: Row,
        currency: str,
    ) -> Outcome[Any]:
        """Read a cost beside the price; one that differs in plain digits is read like the first."""
        shape, amounts = split(how, cells)
        if not amounts or not self.remember:
            return _read(part, memory, cells, row, currency)
        written = ("written", currency, shape[0])
        if written in memory:
            return Outcome(amounts[0])
        outcome = _read(part, memory, cells, row, currency)
        if outcome == Outcome(amounts[0]):
            memory[written] = outcome
        return outcome

    def shelf(self, row: Row) -> "Shelf":
        """Give what is remembered of rows whose cells the file stores like this one's."""
        alike = (row.numbers, row.formulas, row.signs)
        shelf = self._shelves.get(alike)
        if shelf is None:
            if len(self._shelves) >= _MOST_SHELVES:
                self._shelves.clear()
            shelf = self._shelves[alike] = Shelf(
                what=self.what.memory(row),
                what_by_sku=self._what_by_sku.memory(row),
                priced=self._priced.memory(row),
                prices=self._plain.cells(row),
                costs=[
                    (name, part, part.memory(row), self._plain_costs[name].cells(row))
                    for name, part in self._costs.items()
                ],
                sides=[(n, part.pick, part, part.memory(row)) for n, part in self._sides.items()],
                recipes={},
            )
        return shelf

    def prices(
        self,
        row: Row,
        more: Sequence[Row],
        cells: tuple[str, ...],
        unit: UnitFacts,
        shelf: "Shelf",
    ) -> Outcome[Priced]:
        """Read a row's prices; those that differ in plain digits are read like the first."""
        if more:
            return self._priced.careful({}, None, row, unit, more)
        if not self.remember:
            return self._priced.careful({}, None, row, unit)
        shape, amounts = split(shelf.prices, cells)
        if not amounts:
            return _read(self._priced, shelf.priced, cells, row, unit)
        shape += [cells[index] for index in self.beside_prices]
        if self.spot is not None:
            shape.append(no_price(cells[self.spot]))
        written = (unit, *shape)
        recipe = shelf.recipes.get(written)
        if recipe is not None:
            return by_recipe(recipe, unit.chips, amounts)
        outcome = self._priced.careful({}, None, row, unit)
        columns = [
            column
            for column, how in zip(self._plain.columns, shape, strict=False)
            if isinstance(how, tuple)
        ]
        recipe = recipe_of(outcome, unit.chips, columns, amounts)
        if recipe is not None:
            if len(shelf.recipes) >= _MOST_RECIPES:
                shelf.recipes.clear()
            shelf.recipes[written] = recipe
        return outcome

    def note(self, row: Row, found: Sequence[Found]) -> None:
        """Note what was found in a row."""
        if found:
            self._reading.findings.replay(found, row)


class Shelf(NamedTuple):
    """What is remembered of rows whose cells the file stores alike, part by part."""

    what: Memory
    what_by_sku: Memory
    priced: Memory
    prices: Cells
    costs: list[tuple[str, Part[Any], Memory, Cells]]
    sides: list[tuple[str, Callable[[tuple[str, ...]], Any], Part[Any], Memory]]
    recipes: dict[Any, Recipe]


def _read(
    part: Part[Any], memory: Memory, cells: tuple[str, ...], row: Row, known: object = None
) -> Outcome[Any]:
    key = (known, part.pick(cells))
    return memory.get(key) or part.careful(memory, key, row, known)


def _without_sku(reading: Reading) -> Reading:
    columns = {field: column for field, column in reading.columns.items() if field != "sku"}
    return replace(reading, columns=columns)


def _side_cost(field: str) -> Callable[[RowReader, Any], object]:
    return lambda reader, currency: reader.side_cost(field, currency)


def sku_of(text: str) -> str:
    """Give a part number as it may be shown."""
    return text if _PLAIN_SKU.fullmatch(text) else printable(tidy(text), _LONGEST_SKU)


def columns_of(reading: Reading, fields: Collection[str]) -> list[int]:
    """List where the columns of some fields stand."""
    return [column.index for column in reading.table.columns if column.field in fields]


def priced_columns(reading: Reading) -> list[Column]:
    """List the columns that hold prices, breaks included."""
    return [
        column
        for column in reading.table.columns
        if column.field in {*PRICE_FIELDS, "gross_price"} or column.break_quantity is not None
    ]
