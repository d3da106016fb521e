"""What the import dialog shows of a file before anything is imported."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from catalogs.aliases import FIELDS
from catalogs.cells import DecimalMark, MarkEvidence, printable
from catalogs.encodings import ENCODINGS, likelihood
from catalogs.files import read_source
from catalogs.grid import Book, Row
from catalogs.headers import Column, Table, mapped
from catalogs.headings import BREAK_FIELD, fold
from catalogs.layout.evidence import evidence_of
from catalogs.layout.similar import Difference
from catalogs.layout.tables import table_columns
from catalogs.opening import (
    Opened,
    chip_namer,
    data_rows,
    decimal_mark,
    lasting_mark,
    open_price_list,
    rows_around,
)
from catalogs.terms import read_terms
from catalogs.text_files import is_binary
from procure.chips import Chip
from procure.offers import Catalog, Mapping
from procure.record import record

_ROWS: Final = 50
_EXAMPLES: Final = 3
_SAMPLE_LINES: Final = 4


@record
class SheetChoice:
    """A sheet that could hold the table."""

    name: str
    rows: int
    hidden: bool
    chosen: bool


@record
class ColumnPreview:
    """A column with the meaning it is given.

    `reason` and `values` make the sentence that says why; `examples` are its first
    filled cells. `suggested` is the meaning that the heading alone would give, `currencies`
    what it says of the currency. A column `made` up does not stand in the file.
    """

    heading: str
    field: str
    suggested: str
    reason: str
    values: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]
    rival: str = ""
    currencies: tuple[str, ...] = ()
    made: bool = False


@record
class TableChoice:
    """A table that was found: its rows of headings, its columns, and how many rows it has.

    Columns count from 0, both ends included. A table that is not `read` has no prices.
    """

    header_row: int
    header_rows: int
    first_column: int
    last_column: int
    rows: int
    read: bool


@record
class GridRow:
    """A row of the file as text, with its number there."""

    number: int
    cells: tuple[str, ...]
    hidden: bool = False


@record
class Preview:
    """How a file would be read.

    `kind` is "text" or "workbook". `mapping` is complete but for the layout, which is
    known once it is imported: change a field and preview again. `columns` are those of all
    tables that are read. `known_supplier` names the earlier list whose answers serve, and
    `differs` what is otherwise where its layout is only nearly the same. `rows` are the
    first rows of the sheet, headings included.
    """

    file_name: str
    kind: str
    encoding: str
    delimiter: str
    sheets: tuple[SheetChoice, ...]
    header_row: int | None
    header_rows: int | None
    tables: tuple[TableChoice, ...]
    columns: tuple[ColumnPreview, ...]
    decimal_mark: DecimalMark | None
    evidence: MarkEvidence
    priced: bool
    supplier: str
    currencies: tuple[str, ...]
    known_supplier: str
    differs: Difference | None
    mapping: Mapping
    rows: tuple[GridRow, ...]


@record
class EncodingChoice:
    """An encoding in which the file makes text, with the first lines that show it."""

    encoding: str
    name: str
    sample: str


def preview(
    path: Path,
    mapping: Mapping | None = None,
    *,
    known: Sequence[Catalog] = (),
    chips: Sequence[Chip] = (),
    opened: Opened | None = None,
) -> Preview:
    """Show how a file would be read; raise PriceListError when it cannot be opened.

    `chips` are those known, for tables that have chips as headings. `opened` is the file
    where somebody opened it already, with the same mapping, lists and chips.
    """
    if opened is None:
        opened = open_price_list(read_source(path), mapping, known, names_chip=chip_namer(chips))
    book, table = opened.book, opened.table
    evidence = evidence_of(table) if table else MarkEvidence()
    mark = decimal_mark(opened, evidence)
    terms = read_terms(row for each in opened.tables for row in rows_around(each))
    return Preview(
        file_name=path.name,
        kind=book.kind,
        encoding=book.encoding,
        delimiter=book.delimiter,
        sheets=_sheets(book, table),
        header_row=table.header_row if table else None,
        header_rows=table.header_rows if table else None,
        tables=_tables(opened),
        columns=_columns(opened),
        decimal_mark=mark,
        evidence=evidence,
        priced=bool(table and table.priced),
        supplier=opened.mapping.supplier or terms.supplier,
        currencies=terms.currencies,
        known_supplier=opened.known.supplier if opened.known else "",
        differs=opened.differs,
        mapping=_complete(opened, table, mark),
        rows=_first_rows(table.sheet.rows if table else book.sheets[0].rows),
    )


def _tables(opened: Opened) -> tuple[TableChoice, ...]:
    found = [*((table, True) for table in opened.tables), *((t, False) for t in opened.unread)]
    return tuple(
        TableChoice(
            header_row=table.header_row,
            header_rows=table.header_rows,
            first_column=min((c.index for c in table.columns if not c.made), default=0),
            last_column=max((c.index for c in table.columns if not c.made), default=0),
            rows=len({row.number for row in table.rows}),
            read=read and (table.priced or table.column("commitment") is not None),
        )
        for table, read in sorted(found, key=lambda each: each[0].header_row)
    )


def _sheets(book: Book, table: Table | None) -> tuple[SheetChoice, ...]:
    return tuple(
        SheetChoice(
            name=sheet.name,
            rows=len(sheet.rows),
            hidden=sheet.hidden,
            chosen=table is not None and sheet is table.sheet,
        )
        for sheet in book.sheets
    )


def _columns(opened: Opened) -> tuple[ColumnPreview, ...]:
    """Show the columns of all tables; one heading has one meaning, and stands here once."""
    shown: dict[str, ColumnPreview] = {}
    for table in opened.tables:
        own = table_columns(table)
        for column in table.columns:
            suggested = own.get(column.index, "")
            shown.setdefault(fold(column.heading), _column(table, column, suggested))
    return tuple(shown.values())


def _column(table: Table, column: Column, suggested: str) -> ColumnPreview:
    said = column.suggestion
    answered = column.answered and column.field != suggested
    reason = "heading-answered" if answered else said.reason if said and column.field else ""
    cells = (row.text(column.index) for row in data_rows(table))
    examples = [printable(cell, 60) for cell in islice(filter(None, cells), _EXAMPLES)]
    return ColumnPreview(
        heading=column.heading,
        field=column.field,
        suggested=suggested,
        reason=reason,
        values=said.values if said and reason == said.reason else (),
        examples=tuple(examples),
        rival=column.rival,
        currencies=column.currencies,
        made=column.made,
    )


def _first_rows(rows: Sequence[Row]) -> tuple[GridRow, ...]:
    return tuple(
        GridRow(
            number=row.number,
            cells=tuple(printable(cell) for cell in row.cells),
            hidden=row.hidden,
        )
        for row in rows[:_ROWS]
    )


def _complete(opened: Opened, table: Table | None, mark: DecimalMark | None) -> Mapping:
    mapping, book = opened.mapping, opened.book
    return replace(
        mapping,
        sheet=table.sheet.name if table else "",
        encoding=book.encoding,
        delimiter=book.delimiter,
        header_row=table.header_row if table else None,
        header_rows=table.header_rows if table else None,
        columns=mapped(column for each in opened.tables for column in each.columns),
        decimal_mark=lasting_mark(opened, table, mark) if table else mark,
        layout="",
    )


def encodings(path: Path) -> tuple[EncodingChoice, ...]:
    """List the encodings in which a file that is not UTF-8 makes text, the likeliest first."""
    data = read_source(path).data
    wide = is_binary(data)
    found: list[tuple[float, EncodingChoice]] = []
    for encoding, name in ENCODINGS:
        if wide != encoding.startswith("utf-16"):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        lines = [line for line in text.splitlines() if not line.isascii()][:_SAMPLE_LINES]
        sample = "\n".join(printable(line) for line in lines)
        choice = EncodingChoice(encoding=encoding, name=name, sample=sample)
        found.append((likelihood(text, encoding), choice))
    # Equally likely ones stay in the order of the table.
    return tuple(choice for _, choice in sorted(found, key=lambda each: -each[0]))


def field_label(field: str) -> str:
    """Name a field for the dialog; "Price from 10 units on" for a break column."""
    match = BREAK_FIELD.fullmatch(field)
    if match:
        units = "unit" if match[1] == "1" else "units"
        return f"Price from {match[1]} {units} on"
    return next((each.label for each in FIELDS if each.key == field), field)
