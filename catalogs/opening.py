"""Opens a price list and finds its table, with the answers that go with its layout."""

from collections.abc import Sequence

from catalogs.cells import DecimalMark, MarkEvidence
from catalogs.files import Source, open_book
from catalogs.grid import Book, Row, Sheet
from catalogs.headers import Table, read_table
from catalogs.layout.evidence import evidence_of, price_columns
from procure.errors import PriceListError
from procure.offers import Catalog, Mapping
from procure.record import record


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
    source: Source,
    mapping: Mapping | None,
    known: Sequence[Catalog] = (),
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
    """List the table's own rows below its headings that hold anything."""
    return table.rows


def rows_around(table: Table) -> tuple[Row, ...]:
    """List the rows that may hold terms of the whole list: above the table, and its footnotes."""
    return (*table.above, *(row for row in table.rows if row.number in table.texts))


def decimal_mark(opened: Opened, evidence: MarkEvidence) -> DecimalMark | None:
    """Settle a file's decimal mark: a person's answer, what the file proves, an earlier list's."""
    answer = opened.mapping.decimal_mark
    if opened.known is None:
        return answer or evidence.mark
    # An earlier list of the same layout proves nothing against this one's own numbers.
    return evidence.mark or (None if evidence.point or evidence.comma else answer)


def lasting_mark(opened: Opened, table: Table, mark: DecimalMark | None) -> DecimalMark | None:
    """Give the decimal mark that a mapping may keep: a person's, or one that prices prove."""
    if opened.mapping.decimal_mark == mark:
        return mark
    return mark if evidence_of(table, price_columns(table)).mark == mark else None


def other_sheets(book: Book, table: Table) -> tuple[Sheet, ...]:
    """List the sheets that are not read although something stands in them."""
    return tuple(sheet for sheet in book.sheets if sheet is not table.sheet and not sheet.blank)
