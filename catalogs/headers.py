"""What each column of a table gives, and the table that has them."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Final

from catalogs.aliases import FIELDS
from catalogs.cell_meanings import by_cells
from catalogs.cells import MarkEvidence, tidy
from catalogs.currencies import currency_in
from catalogs.grid import Row, Sheet
from catalogs.headings import BREAK_FIELD, Suggestion, fold, is_loose_name
from catalogs.layout.heading_rows import NAMING, PRICE_FIELDS, Headings, is_price, meaning
from procure.offers import ColumnMapping, Mapping
from procure.record import record

__all__ = [
    "PRICE_FIELDS",
    "Column",
    "Table",
    "is_text_row",
    "layout_digest",
    "mapped",
    "read_columns",
]

_REPEATING: Final = frozenset(each.key for each in FIELDS if each.repeats)
_BREAKS: Final = 2
_SAMPLE: Final = 200
_MOSTLY: Final = 0.8


@record
class Column:
    """A column of the table: heading as shown and unique, and what it is taken to give.

    `field` is empty where the column is not read. `rival` names the column that took the
    same meaning before. `sign` and `currencies` are what the heading says of the currency.
    `made` tells that the column is not in the file: it was made up of what stands elsewhere.
    """

    index: int
    heading: str
    field: str = ""
    suggestion: Suggestion | None = None
    rival: str = ""
    sign: str = ""
    currencies: tuple[str, ...] = ()
    answered: bool = False
    made: bool = False

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
    table beside it are empty, and columns that were made up follow from column `made` on,
    behind all others. `end` is the column behind the last one with a heading.

    `texts` are the numbers of the rows of one text and nothing else, `sections` of those
    that are carried down as a column, `repeats` of rows that hold the headings again,
    `ragged` of rows with more cells than the headings and most others have.
    `above` are the rows over the headings that no other table has. Where `across` is set,
    each row of the file gives several, one for each heading that stands for a chip;
    `superseded` are rows that a newer one replaces, with `newest` its date, and `unpriced`
    those that name a day and no price.
    """

    sheet: Sheet
    header_row: int
    header_rows: int = 1
    columns: tuple[Column, ...]
    layout: str
    rows: tuple[Row, ...] = ()
    end: int = 0
    made: int | None = None
    texts: frozenset[int] = frozenset()
    sections: tuple[tuple[int, str], ...] = ()
    repeats: frozenset[int] = frozenset()
    ragged: frozenset[int] = frozenset()
    above: tuple[Row, ...] = ()
    across: bool = False
    superseded: tuple[int, ...] = ()
    unpriced: tuple[int, ...] = ()
    newest: str = ""
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
        return bool(self.breaks) or any(
            self.column(name) for name in (*PRICE_FIELDS, "gross_price")
        )


def layout_digest(headings: Iterable[str]) -> str:
    """Give a digest by which the next file with the same headings is known."""
    return hashlib.sha256("\x1f".join(fold(heading) for heading in headings).encode()).hexdigest()


def is_text_row(row: Row) -> bool:
    """Tell whether a row holds one text and nothing else: a title, section or footnote."""
    cells = row.cells
    if len(cells) - cells.count("") != 1:
        return False
    return not row.numbers >> next(at for at, cell in enumerate(cells) if cell) & 1


def read_columns(
    headings: Headings,
    mapping: Mapping | None,
    hidden: frozenset[int],
    rows: Sequence[Row] = (),
    span: range | None = None,
) -> tuple[Column, ...]:
    """Say what each column of a table gives; `span` are those of one of several beside another.

    A mapping's answers come first; every other column gets the best suggestion, and no
    two columns the same meaning. Hidden columns are read only where a person said so.
    """
    answers = {fold(each.heading): each.field for each in mapping.columns} if mapping else {}
    suggestions = _bare_breaks(headings)
    columns = []
    for index in span or range(len(headings.names)):
        heading = headings.names[index]
        sign, currencies = currency_in(re.sub(r"\bkr\b", " ", heading))
        columns.append(
            Column(
                index=index,
                heading=heading,
                field=answers.get(fold(heading), ""),
                suggestion=suggestions[index],
                sign=sign,
                currencies=currencies,
                answered=fold(heading) in answers,
            )
        )
    return _by_cells(_named(_settled(columns, hidden), headings, hidden, rows), hidden, rows)


def _bare_breaks(headings: Headings) -> list[Suggestion | None]:
    """Read headings 1, 10, 100 as price breaks: from 1 on, rising, two at least."""
    found = [meaning(headings, index) for index in range(len(headings.parts))]
    texts = [headings.text(index) for index in range(len(headings.parts))]
    bare = [
        (index, int(text))
        for index, text in enumerate(texts)
        if re.fullmatch(r"[1-9][0-9]{0,5}", text)
    ]
    quantities = [quantity for _, quantity in bare]
    rising = quantities == sorted(set(quantities))
    if len(bare) >= _BREAKS and quantities[0] == 1 and rising:
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
        key = column.suggestion.field if column.suggestion else ""
        if key == "list_price" and "price" not in taken and not _has_price(wanting):
            key = "price"
        if key == "description" and key in taken and is_loose_name(column.heading):
            # Beside a description, an "Item" is its number.
            key = "description" if "sku" in wanted else "sku"
        if key in taken and key not in _REPEATING:
            rivals[column.index] = taken[key]
            continue
        taken[key] = column.heading
        chosen[column.index] = key
    return tuple(
        _given(column, chosen.get(column.index, column.field), rival=rivals.get(column.index, ""))
        for column in columns
    )


def _given(
    column: Column, key: str, suggestion: Suggestion | None = None, rival: str = ""
) -> Column:
    return Column(
        index=column.index,
        heading=column.heading,
        field=key,
        suggestion=suggestion or column.suggestion,
        rival=rival or column.rival,
        sign=column.sign,
        currencies=column.currencies,
        answered=column.answered,
    )


def _named(
    columns: tuple[Column, ...], headings: Headings, hidden: frozenset[int], rows: Sequence[Row]
) -> tuple[Column, ...]:
    """Take a column of texts without a heading for the description where no other is one."""
    if any(column.field in NAMING[:2] for column in columns):
        return columns
    for at, column in enumerate(columns):
        bare = not headings.parts[column.index] and not column.answered
        if bare and column.index not in hidden and _mostly_texts(column.index, rows):
            said = Suggestion(field="description", reason="heading-none", score=_MOSTLY)
            return (*columns[:at], _given(column, "description", said), *columns[at + 1 :])
    return columns


def _by_cells(
    columns: tuple[Column, ...], hidden: frozenset[int], rows: Sequence[Row]
) -> tuple[Column, ...]:
    """Give columns a meaning whose cells would change that of the prices."""
    free = [
        at
        for at, column in enumerate(columns)
        if not column.field and not column.answered and column.index not in hidden
    ]
    found = by_cells(
        [column.heading for column in columns],
        [column.field for column in columns],
        free,
        [column.index for column in columns],
        rows,
    )
    return tuple(
        _given(column, found[at].field, found[at]) if at in found else column
        for at, column in enumerate(columns)
    )


def _mostly_texts(index: int, rows: Sequence[Row]) -> bool:
    sample = [row for row in rows if not is_text_row(row)][:_SAMPLE]
    texts = [
        row
        for row in sample
        if any(letter.isalpha() for letter in tidy(row.text(index)))
        and not row.stored_number(index)
    ]
    return bool(sample) and len(texts) >= _MOSTLY * len(sample)


def _score(column: Column) -> float:
    return column.suggestion.score if column.suggestion else 0.0


def _has_price(columns: Iterable[Column]) -> bool:
    return any(column.suggestion and is_price(column.suggestion.field) for column in columns)


def mapped(columns: Iterable[Column]) -> tuple[ColumnMapping, ...]:
    """Write down what each column was taken for, so that the next file is read the same.

    A made-up column is written down only where a person gave it another meaning; a heading
    that means different things in two tables is not, as an answer holds for all tables.
    """
    found: dict[str, ColumnMapping] = {}
    clash = set()
    for column in columns:
        if column.made and not column.answered:
            continue
        said = ColumnMapping(heading=column.heading, field=column.field)
        if found.setdefault(fold(column.heading), said).field != column.field:
            clash.add(fold(column.heading))
    return tuple(said for key, said in found.items() if key not in clash)
