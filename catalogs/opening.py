"""Opens a price list and finds its tables, with the answers that go with its layout."""

from collections.abc import Callable, Sequence

from catalogs.cells import DecimalMark, MarkEvidence
from catalogs.checked_answers import checked
from catalogs.files import Source, open_book
from catalogs.grid import Book, Row, Sheet
from catalogs.headers import Table
from catalogs.layout.evidence import evidence_of, price_columns
from catalogs.layout.finding import layouts
from catalogs.layout.similar import Difference, difference, like_before
from catalogs.layout.tables import read_tables
from catalogs.match import Matcher
from catalogs.progress import OnProgress, silent
from procure.chips import Chip
from procure.errors import PriceListError
from procure.offers import Catalog, Mapping
from procure.record import record

NamesChip = Callable[[str], bool]


@record
class Opened:
    """A price list opened, with its tables and the mapping that reads them.

    `known` is the earlier price list whose answers serve, if one has this layout, and
    `differs` what its headings had otherwise where the layout is only nearly the same.
    `tables` are those of one sheet that have prices or commitments, in their order; one
    without where none has, and none where no sheet holds anything like a table. `unread`
    are the sheet's other tables.
    """

    book: Book
    tables: tuple[Table, ...]
    unread: tuple[Table, ...] = ()
    mapping: Mapping
    known: Catalog | None = None
    differs: Difference | None = None

    @property
    def table(self) -> Table | None:
        """Give the first table."""
        return next(iter(self.tables), None)


def open_price_list(
    source: Source,
    mapping: Mapping | None,
    known: Sequence[Catalog] = (),
    *,
    names_chip: NamesChip | None = None,
    on_progress: OnProgress = silent,
) -> Opened:
    """Open a price list; raise PriceListError when it cannot be read.

    Without a mapping, the answers given for an earlier file of the same layout serve, or
    of nearly the same if it is plainly the same list. `names_chip` tells whether a text
    names a chip, for tables with chips as headings.
    """
    if mapping is not None:
        mapping = checked(mapping)
        book = open_book(source, mapping.encoding, mapping.delimiter, on_progress)
        return _opened(book, mapping, names_chip)
    book = _open_as_known(source, known, on_progress)
    earlier = _same_layout(source, book, known)
    if earlier is not None and earlier.mapping is not None:
        return _opened(book, checked(earlier.mapping), names_chip, earlier)
    opened = _opened(book, Mapping(), names_chip)
    like = like_before(source.name, opened.tables, rows_around, known) if opened.table else None
    if like is None or like.mapping is None:
        return opened
    differs, answers = difference(checked(like.mapping), opened.tables, book)
    return _opened(book, answers, names_chip, like, differs)


def _opened(
    book: Book,
    mapping: Mapping,
    names_chip: NamesChip | None,
    known: Catalog | None = None,
    differs: Difference | None = None,
) -> Opened:
    found = find_tables(book, mapping, names_chip)
    read = tuple(table for table in found if table.priced or table.column("commitment"))
    tables = read or found[:1]
    return Opened(
        book=book,
        tables=tables,
        unread=tuple(table for table in found if table not in tables),
        mapping=mapping,
        known=known,
        differs=differs,
    )


def _open_as_known(source: Source, known: Sequence[Catalog], on_progress: OnProgress) -> Book:
    try:
        return open_book(source, on_progress=on_progress)
    except PriceListError as error:
        if error.key != "price-list-encoding":
            raise
        asked = error
    # An encoding told for an earlier file is right here if it shows the same headings.
    encodings = {c.mapping.encoding for c in known if c.mapping and c.mapping.encoding}
    for encoding in sorted(encodings):
        try:
            book = open_book(source, encoding, on_progress=on_progress)
        except PriceListError:
            continue
        if _same_layout(source, book, known):
            return book
    raise asked


def _same_layout(source: Source, book: Book, known: Sequence[Catalog]) -> Catalog | None:
    """Find the earlier list whose headings this file has; of several suppliers, by its name."""
    if not any(each.mapping and each.mapping.layout for each in known):
        return None
    here = {digest for sheet in _readable(book) for digest in layouts(sheet)}
    same = [each for each in known if each.mapping and each.mapping.layout in here]
    named = [each for each in same if each.file_name == source.name]
    if named:
        return named[-1]
    return same[-1] if len({each.supplier for each in same}) == 1 else None


def _readable(book: Book) -> list[Sheet]:
    return [sheet for sheet in book.sheets if not sheet.hidden and not sheet.blank]


def find_tables(
    book: Book, mapping: Mapping | None, names_chip: NamesChip | None = None
) -> tuple[Table, ...]:
    """Find the tables of the sheet with the prices: the answered one, else the first priced."""
    readable = _readable(book)
    if mapping and mapping.layout:
        readable = [each for each in readable if mapping.layout in layouts(each)] or readable
    if mapping and mapping.sheet and book.kind == "workbook":
        sheets = readable if mapping.layout else book.sheets
        chosen = next((sheet for sheet in sheets if sheet.name == mapping.sheet), None)
        if chosen is None and not mapping.layout:
            names = ", ".join(f"“{sheet.name}”" for sheet in book.sheets)
            raise PriceListError("price-list-sheet", sheet=mapping.sheet, names=names)
        if chosen is not None:
            return read_tables(chosen, mapping, names_chip)
    first: tuple[Table, ...] = ()
    for sheet in readable:
        found = read_tables(sheet, mapping, names_chip)
        if any(table.priced or table.column("commitment") for table in found):
            return found
        first = first or found
    return first


def chip_namer(chips: Sequence[Chip]) -> NamesChip:
    """Give a function that tells whether a text names a chip, certainly or nearly."""
    matcher: list[Matcher] = []

    def names_chip(text: str) -> bool:
        # Few lists have chips as headings: the library is taken apart for those alone.
        if not matcher:
            matcher.append(Matcher(chips))
        found = matcher[0].chip(text)
        return found.certain or (found.reason != "chip-unknown" and bool(found.alternatives))

    return names_chip


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
