"""Which row holds the headings of a table, and which fact each column gives."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from typing import Final, Literal

from catalogs.aliases import FIELDS
from catalogs.cells import MarkEvidence, printable, tidy
from catalogs.grid import Row, Sheet, column_letter
from catalogs.headings import (
    BREAK_FIELD,
    MOST_HEADING,
    Suggestion,
    fold,
    is_loose_name,
    suggest,
    suggest_known,
)
from catalogs.money import currency_in
from procure.offers import ColumnMapping, Mapping
from procure.record import record

PRICE_FIELDS: Final = ("price", "price_per_chip", "price_per_chip_hour", "price_per_unit_hour")

_NAMING: Final = ("chip", "description", "sku")
_HEADER_SEARCH: Final = 60
_HEADER_FIELDS: Final = 2
_REPEATING: Final = frozenset(field.key for field in FIELDS if field.repeats)


@record
class Column:
    """A column of the table: heading as shown and unique, and what it is taken to give.

    `field` is empty where the column is not read. `rival` names the column that took the
    same meaning before. `sign` and `currencies` are what the heading says of the currency.
    """

    index: int
    heading: str
    field: str = ""
    suggestion: Suggestion | None = None
    rival: str = ""
    sign: str = ""
    currencies: tuple[str, ...] = ()
    answered: bool = False

    @property
    def break_quantity(self) -> int | None:
        """Give the quantity from which a break column's price holds."""
        match = BREAK_FIELD.fullmatch(self.field)
        return int(match[1]) if match else None


@record
class Table:
    """Where a table of a sheet stands, its own rows, and what its columns give.

    The headings fill `header_rows` rows from `header_row` on. `rows` are those below them
    that hold anything and belong to this table: a cell keeps its column, those of another
    table beside it are empty, and columns that were made up for the rows follow after the
    sheet's last. `texts` are the numbers of the rows of one text and nothing else,
    `sections` those of them that are carried down as a column. `above` are the rows over
    the headings that no other table has.
    """

    sheet: Sheet
    header_row: int
    header_rows: int = 1
    columns: tuple[Column, ...]
    layout: str
    rows: tuple[Row, ...] = ()
    texts: frozenset[int] = frozenset()
    sections: frozenset[int] = frozenset()
    above: tuple[Row, ...] = ()
    # What each column's numbers say of the decimal mark, once somebody has asked.
    marks: dict[int, MarkEvidence] = field(default_factory=dict, compare=False, repr=False)

    def column(self, name: str) -> Column | None:
        """Give the column of a field; none where its name is empty or no column gives it."""
        return next((c for c in self.columns if name and c.field == name), None)

    @property
    def breaks(self) -> tuple[Column, ...]:
        """List the columns that price orders from a quantity on, smallest first."""
        found = [column for column in self.columns if column.break_quantity is not None]
        return tuple(sorted(found, key=lambda column: column.break_quantity or 0))

    @property
    def priced(self) -> bool:
        """Tell whether any column gives a price."""
        return bool(self.breaks) or any(self.column(name) for name in PRICE_FIELDS)


def headings_of(row: Row, width: int) -> tuple[str, ...]:
    """Name every column: its heading, made unique by the column's letter where needed."""
    seen: set[str] = set()
    names = []
    for index in range(width):
        name = printable(row.text(index), MOST_HEADING)
        if not name or name in seen:
            name = f"{name} (column {column_letter(index)})".strip()
        seen.add(name)
        names.append(name)
    return tuple(names)


def layout_digest(headings: Iterable[str]) -> str:
    """Give a digest by which the next file with the same headings is known."""
    return hashlib.sha256("\x1f".join(fold(heading) for heading in headings).encode()).hexdigest()


def is_text_row(row: Row) -> bool:
    """Tell whether a row holds one text and nothing else: a title, section or footnote."""
    cells = row.cells
    if len(cells) - cells.count("") != 1:
        return False
    return not row.numbers >> next(at for at, cell in enumerate(cells) if cell) & 1


def _width(header: Row) -> int:
    used = [index for index, text in enumerate(header.cells) if tidy(text)]
    # Text files end rows of a wide table early; only headed columns count as the table's,
    # but for columns without a heading between them.
    return max(used, default=-1) + 1


def header_row(sheet: Sheet, mapping: Mapping | None = None) -> Row | None:
    """Find the row that holds the headings; nothing where no row looks like one."""
    if mapping and mapping.layout:
        for row in sheet.rows[:_HEADER_SEARCH]:
            if layout_digest(headings_of(row, _width(row))) == mapping.layout:
                return row
    elif mapping and mapping.header_row:
        return next((row for row in sheet.rows if row.number == mapping.header_row), None)
    answers = {fold(column.heading) for column in mapping.columns} if mapping else set()
    # Known headings first; what only resembles them is slow to compare, and a last resort.
    for likely in (suggest_known, suggest):
        best, most = None, 0.0
        for row in sheet.rows[:_HEADER_SEARCH]:
            score = _header_score(row, answers, likely)
            if score > most:
                best, most = row, score
        if best is not None:
            return best
    return _first_text_row(sheet)


def _header_score(row: Row, answers: set[str], likely: Callable[[str], Suggestion | None]) -> float:
    fields: dict[str, float] = {}
    for index, text in enumerate(row.cells):
        if not text or row.stored_number(index):
            continue
        found = likely(text)
        if fold(text) in answers:
            fields[f"answer {fold(text)}"] = 1.0
        elif found:
            fields[found.field] = max(found.score, fields.get(found.field, 0.0))
    if len(fields) < _HEADER_FIELDS:
        return 0.0
    return sum(fields.values())


def _first_text_row(sheet: Sheet) -> Row | None:
    # For the message that names the headings found: the first row with several texts.
    for row in sheet.rows[:_HEADER_SEARCH]:
        texts = [text for text in row.cells if tidy(text)]
        if len(texts) > 1 and not any(text[:1].isdigit() for text in texts):
            return row
    return next((row for row in sheet.rows if not row.blank), None)


def read_table(sheet: Sheet, mapping: Mapping | None = None) -> Table | None:
    """Find the table of a sheet and say what each of its columns gives.

    A mapping's answers come first; every other column gets the best suggestion, and no
    two columns the same meaning. Hidden columns are read only where a person said so.
    """
    header = header_row(sheet, mapping)
    if header is None:
        return None
    headings = headings_of(header, _width(header))
    answers = {fold(column.heading): column.field for column in mapping.columns} if mapping else {}
    suggestions = [suggest(header.text(index)) for index in range(len(headings))]
    suggestions = _bare_breaks(header, suggestions)
    columns = []
    for index, heading in enumerate(headings):
        sign, currencies = currency_in(re.sub(r"\bkr\b", " ", heading))
        answered = fold(heading) in answers
        columns.append(
            Column(
                index=index,
                heading=heading,
                field=answers.get(fold(heading), ""),
                suggestion=suggestions[index],
                sign=sign,
                currencies=currencies,
                answered=answered,
            )
        )
    below = tuple(row for row in sheet.rows if row.number > header.number and not row.blank)
    return Table(
        sheet=sheet,
        header_row=header.number,
        rows=below,
        texts=frozenset(row.number for row in below if is_text_row(row)),
        above=tuple(row for row in sheet.rows if row.number < header.number and not row.blank),
        columns=_settled(columns, sheet.hidden_columns),
        layout=layout_digest(headings),
    )


def headings_again(row: Row, table: Table) -> Literal["", "same", "other"]:
    """Tell whether a row below the headings holds headings again: the same, or of another table."""
    if all(fold(row.text(c.index)) == fold(c.heading) for c in table.columns):
        return "same"
    filled = [at for at, text in enumerate(row.cells) if text]
    named = [column for field in _NAMING if (column := table.column(field))]
    first = next((row.text(column.index) for column in named if row.text(column.index)), "")
    # Nearly every product has a digit in its name, and no heading for products has.
    if len(filled) <= _HEADER_FIELDS or any(letter.isdigit() for letter in first):
        return ""
    found = {at: hint for at in filled if (hint := suggest_known(row.text(at)))}
    fields = {hint.field for hint in found.values()}
    priced = any(field in PRICE_FIELDS or BREAK_FIELD.fullmatch(field) for field in fields)
    if not priced or len(fields) <= _HEADER_FIELDS or 2 * len(found) < len(filled):
        return ""
    same = all(_means_the_same(row.text(c.index), found.get(c.index), c) for c in table.columns)
    return "same" if same else "other"


def _means_the_same(text: str, hint: Suggestion | None, column: Column) -> bool:
    if fold(text) == fold(column.heading):
        return True
    known = column.suggestion.field if column.suggestion else ""
    return bool(hint and hint.field == known) and currency_in(text)[1] == column.currencies


def _bare_breaks(header: Row, suggestions: Sequence[Suggestion | None]) -> list[Suggestion | None]:
    """Read headings 1, 10, 100 as price breaks: from 1 on, rising, two at least."""
    found = list(suggestions)
    bare = [
        (index, int(text))
        for index, text in enumerate(header.cells[: len(found)])
        if re.fullmatch(r"[1-9][0-9]{0,5}", text)
    ]
    quantities = [quantity for _, quantity in bare]
    if len(bare) > 1 and quantities[0] == 1 and quantities == sorted(set(quantities)):
        for index, quantity in bare:
            found[index] = Suggestion(
                field=f"price_from_{quantity}",
                reason="heading-break",
                values=(("quantity", str(quantity)),),
            )
    return found


def _settled(columns: Sequence[Column], hidden: frozenset[int]) -> tuple[Column, ...]:
    taken = {column.field: column.heading for column in columns if column.answered and column.field}
    wanting = [
        column
        for column in columns
        if not column.answered and column.suggestion and column.index not in hidden
    ]
    wanted = {column.suggestion.field for column in wanting if column.suggestion}
    chosen: dict[int, str] = {}
    rivals: dict[int, str] = {}
    # Known headings go before those that only resemble one; then from left to right.
    for column in sorted(wanting, key=lambda each: (-_score(each), each.index)):
        field = column.suggestion.field if column.suggestion else ""
        if field == "list_price" and "price" not in taken and not _has_price(wanting):
            field = "price"
        if field == "description" and field in taken and is_loose_name(column.heading):
            # Beside a description, an "Item" is its number.
            field = "description" if "sku" in wanted else "sku"
        if field in taken and field not in _REPEATING:
            rivals[column.index] = taken[field]
            continue
        taken[field] = column.heading
        chosen[column.index] = field
    return tuple(
        Column(
            index=column.index,
            heading=column.heading,
            field=chosen.get(column.index, column.field),
            suggestion=column.suggestion,
            rival=rivals.get(column.index, ""),
            sign=column.sign,
            currencies=column.currencies,
            answered=column.answered,
        )
        for column in columns
    )


def _score(column: Column) -> float:
    return column.suggestion.score if column.suggestion else 0.0


def _has_price(columns: Iterable[Column]) -> bool:
    return any(
        column.suggestion
        and (
            column.suggestion.field in PRICE_FIELDS
            or BREAK_FIELD.fullmatch(column.suggestion.field)
        )
        for column in columns
    )


def mapped(columns: Iterable[Column]) -> tuple[ColumnMapping, ...]:
    """Write down what each column was taken for, so that the next file is read the same."""
    return tuple(ColumnMapping(heading=column.heading, field=column.field) for column in columns)
