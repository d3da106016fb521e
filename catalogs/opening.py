"""Opens a price list and finds its table, with the answers that go with its layout."""

from collections.abc import Sequence

from catalogs.cells import DecimalMark, MarkEvidence, mark_evidence
from catalogs.files import Source, open_book
from catalogs.grid import Book, Row, Sheet
from catalogs.headers import PRICE_FIELDS, Column, Table, read_table
from procure.errors import PriceListError
from procure.offers import Catalog, Mapping
from procure.record import record

_NUMERIC = frozenset(
    "price price_per_chip price_per_chip_hour price_per_unit_hour list_price integration_cost"
    " fixed_order_cost one_time_cost commitment_amount lead_time lead_weeks lead_days lead_months"
    " lead_p90 power power_kw power_w chips_per_unit moq multiple supply_total supply_per_quarter"
    " supply_per_month supply_per_period break_quantity".split()
)


@record
class Opened:
    """A price list opened, with its table and the mapping that reads it.

    `known` is the earlier price list whose answers serve, if one has this layout.
    `tables` are those of one sheet, the first with prices before all others; there is
    none where no sheet holds anything like a table.
    """

    book: Book
    tables: tuple[Table, ...]
    mapping: Mapping
    known: Catalog | None = None

    @property
    def table(self) -> Table | None:
        """Give the first table."""
        return next(iter(self.tables), None)


def open_price_list(
    source: Source, mapping: Mapping | None, known: Sequence[Catalog] = ()
) -> Opened:
    """Open a price list; raise PriceListError when it cannot be read.

    Without a mapping, the answers given for an earlier file of the same layout serve.
    """
    if mapping is not None:
        book = open_book(source, mapping.encoding, mapping.delimiter)
        return Opened(book=book, tables=find_tables(book, mapping), mapping=mapping)
    book = _open_as_known(source, known)
    earlier = _same_layout(source, book, known)
    if earlier is None or earlier.mapping is None:
        return Opened(book=book, tables=find_tables(book, None), mapping=Mapping())
    tables = find_tables(book, earlier.mapping)
    return Opened(book=book, tables=tables, mapping=earlier.mapping, known=earlier)


def _open_as_known(source: Source, known: Sequence[Catalog]) -> Book:
    try:
        return open_book(source)
    except PriceListError as error:
        if error.key != "price-list-encoding":
            raise
        asked = error
    # An encoding told for an earlier file is right here if it shows the same headings.
    encodings = {c.mapping.encoding for c in known if c.mapping and c.mapping.encoding}
    for encoding in sorted(encodings):
        try:
            book = open_book(source, encoding)
        except PriceListError:
            continue
        if _same_layout(source, book, known):
            return book
    raise asked


def _same_layout(source: Source, book: Book, known: Sequence[Catalog]) -> Catalog | None:
    """Find the earlier list whose headings this file has; of several suppliers, by its name."""
    same = [each for each in known if each.mapping and _has_layout(book, each.mapping)]
    named = [each for each in same if each.file_name == source.name]
    if named:
        return named[-1]
    return same[-1] if len({each.supplier for each in same}) == 1 else None


def _has_layout(book: Book, mapping: Mapping) -> bool:
    tables = find_tables(book, mapping) if mapping.layout else ()
    return any(table.layout == mapping.layout for table in tables)


def find_tables(book: Book, mapping: Mapping | None) -> tuple[Table, ...]:
    """Find the sheet that holds the price table: the answered one, else the first priced."""
    if mapping and mapping.sheet and book.kind == "workbook":
        chosen = next((sheet for sheet in book.sheets if sheet.name == mapping.sheet), None)
        if chosen is None and not mapping.layout:
            names = ", ".join(f"“{sheet.name}”" for sheet in book.sheets)
            raise PriceListError("price-list-sheet", sheet=mapping.sheet, names=names)
        if chosen is not None:
            found = read_table(chosen, mapping)
            return (found,) if found else ()
    tables = tuple(
        table
        for sheet in book.sheets
        if not sheet.hidden and not sheet.blank and (table := read_table(sheet, mapping))
    )
    priced = tuple(table for table in tables if table.priced or table.column("commitment"))
    return (priced or tables)[:1]


def data_rows(table: Table) -> tuple[Row, ...]:
    """List the rows below the headings that hold anything."""
    return tuple(row for row in table.sheet.rows if row.number > table.header_row and not row.blank)


def rows_around(table: Table) -> tuple[Row, ...]:
    """List the rows that may hold terms of the whole list: above the table, and its footnotes."""
    above = [row for row in table.sheet.rows if row.number < table.header_row and not row.blank]
    return (*above, *(row for row in data_rows(table) if is_text_row(row)))


def numeric_columns(table: Table) -> tuple[Column, ...]:
    """List the columns whose cells say something about the decimal mark."""
    return tuple(
        column
        for column in table.columns
        if column.field in _NUMERIC or column.break_quantity is not None
    )


def evidence_of(table: Table, columns: Sequence[Column] | None = None) -> MarkEvidence:
    """Gather what the numbers of a table, or of some of its columns, say about the decimal mark."""
    if columns is None:
        columns = numeric_columns(table)
    return mark_evidence(
        row.text(column.index)
        for row in data_rows(table)
        if not is_text_row(row)
        for column in columns
        if not row.stored_number(column.index)
    )


def decimal_mark(opened: Opened, evidence: MarkEvidence) -> DecimalMark | None:
    """Settle a file's decimal mark: a person's answer, what the file proves, an earlier list's."""
    answer = opened.mapping.decimal_mark
    if opened.known is None:
        return answer or evidence.mark
    # An earlier list of the same layout proves nothing against this one's own numbers.
    return evidence.mark or (None if evidence.point or evidence.comma else answer)


def unproved_columns(table: Table, mark: DecimalMark | None) -> frozenset[int]:
    """List the columns whose own numbers do not show that this is their decimal mark.

    A sheet may take its kilowatts from a data sheet with points and write its prices with
    commas: what one column proves is no proof for "25.000" in another. Prices count as one.
    """
    prices = price_columns(table)
    groups = [prices, *([column] for column in numeric_columns(table) if column not in prices)]
    return frozenset(
        column.index
        for group in groups
        if mark is None or evidence_of(table, group).mark != mark
        for column in group
    )


def price_columns(table: Table) -> list[Column]:
    """List the columns that give prices, breaks included."""
    return [
        column
        for column in table.columns
        if column.field in PRICE_FIELDS or column.break_quantity is not None
    ]


def lasting_mark(opened: Opened, table: Table, mark: DecimalMark | None) -> DecimalMark | None:
    """Give the decimal mark that a mapping may keep: a person's, or one that prices prove."""
    if opened.mapping.decimal_mark == mark:
        return mark
    return mark if evidence_of(table, price_columns(table)).mark == mark else None


def is_text_row(row: Row) -> bool:
    """Tell whether a row holds one text and nothing else: a title, section or footnote."""
    filled = [index for index, cell in enumerate(row.cells) if cell]
    return len(filled) == 1 and not row.stored_number(filled[0])


def other_sheets(book: Book, table: Table) -> tuple[Sheet, ...]:
    """List the sheets that are not read although something stands in them."""
    return tuple(sheet for sheet in book.sheets if sheet is not table.sheet and not sheet.blank)
