"""Reads a price list for the import dialog: the file as it stands, its columns, its offers.

Made to run in a child process: it knows no window, and what it gives can be sent.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, Literal, Protocol

from catalogs.aliases import FIELDS, IGNORED
from catalogs.cells import printable
from catalogs.files import open_book, read_source
from catalogs.grid import column_letter
from catalogs.ingest import read_opened
from catalogs.lint.surroundings import Surroundings
from catalogs.opening import chip_namer, open_price_list
from catalogs.preview import ColumnPreview, EncodingChoice, Preview, encodings, field_label, preview
from procure import storage
from procure.chips import Chip
from procure.errors import InputError, PriceListError
from procure.offers import Catalog, Mapping
from procure.record import record
from procure.words import sentence
from seeds import library_bytes

LEFT_OUT: Final = IGNORED
"""The field of a column that a person said not to read."""

_OFFERED: Final = 4_000_000
"""Bytes; for a larger file other encodings are offered only where one is asked for."""

FileRow = tuple[int, tuple[str, ...]]
"""The number of a row in the file, and its cells as they stand there."""

OnProgress = Callable[[str, int, int], None]


@record
class ImportRequest:
    """What is read: the file, the chips known, a person's answers so far, earlier lists.

    `months` is the length of the plan's periods, to which supply is converted.
    `surroundings` is what the offers are compared with, by the supplier that they are of.
    """

    path: Path
    chips: tuple[Chip, ...]
    mapping: Mapping | None
    known: tuple[Catalog, ...]
    today: date
    months: int
    surroundings: tuple[tuple[str, Surroundings], ...] = ()


@record
class ColumnReading:
    """A column: its heading and an example, what it is taken for, and why."""

    heading: str
    example: str
    field: str
    reason: str


@record
class FileReading:
    """How a file was read, or why not.

    `rows` are the first rows with their numbers, as they stand in the file; `fields` is what
    each of their columns is taken for, and `tables` says where the tables stand if it is not
    one from the headings on. `differs` says what an earlier list's layout had otherwise.
    `mapping` is how it was read, to be changed and read again with. `refusal` is why there is no
    `catalog`; `encodings` those to choose from. `chips` are those that the catalog needs
    and the project lacks, from the library or added by a person; `library` all that can
    be named in an answer.
    """

    kind: Literal["", "text", "workbook"] = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    encoding: str = ""
    encodings: tuple[EncodingChoice, ...] = ()
    delimiter: str = ""
    rows: tuple[FileRow, ...] = ()
    header_row: int | None = None
    header_rows: int | None = None
    columns: tuple[ColumnReading, ...] = ()
    fields: tuple[str, ...] = ()
    tables: str = ""
    differs: str = ""
    mark: Literal["", ".", ","] = ""
    mark_evidence: str = ""
    earlier: str = ""
    mapping: Mapping
    catalog: Catalog | None = None
    refusal: InputError | None = None
    chips: tuple[Chip, ...] = ()
    library: tuple[Chip, ...] = ()


class ReadFile(Protocol):
    """Reads a price list; tells the stage, how much of it is done and how much there is."""

    def __call__(self, request: ImportRequest, *, on_progress: OnProgress) -> FileReading:
        """Give how the file was read."""


def field_names() -> tuple[tuple[str, str], ...]:
    """List what a column can be taken for, each with its name."""
    return tuple((field.key, field.label) for field in FIELDS)


def field_name(field: str) -> str:
    """Name what a column is taken for."""
    return "leave out" if field == LEFT_OUT else field_label(field)


def read_for_import(request: ImportRequest, *, on_progress: OnProgress) -> FileReading:
    """Read a price list and how it was understood.

    Raises PriceListError where not even the file's rows can be shown.
    """
    library = with_library(request.chips)
    try:
        source = read_source(request.path)
        opened = open_price_list(
            source,
            request.mapping,
            request.known,
            names_chip=chip_namer(library),
            on_progress=on_progress,
        )
    except PriceListError as error:
        if error.key != "price-list-encoding":
            raise
        return FileReading(
            kind="text",
            mapping=request.mapping or Mapping(),
            refusal=error,
            encodings=encodings(request.path),
        )
    seen = preview(request.path, request.mapping, chips=library, opened=opened)
    reading = replace(
        _shown(seen),
        library=_with_new(library, seen.mapping),
        encodings=_offered(request.path, seen),
    )
    try:
        catalog = read_opened(
            source,
            opened,
            chips=library,
            mapping=request.mapping,
            today=request.today,
            period_months=request.months,
            surroundings=_surroundings(request, seen, reading.library),
            on_progress=on_progress,
        )
    except PriceListError as error:
        return replace(reading, refusal=error)
    mapping = catalog.mapping or reading.mapping
    if any(issue.key == "supplier-unknown" for issue in catalog.issues):
        # The name of the file is no answer: read again with it, nobody would be asked any more.
        mapping = replace(mapping, supplier="")
    reading = replace(
        reading, catalog=catalog, mapping=mapping, library=_with_new(library, mapping)
    )
    used = {content.chip for offer in catalog.offers for content in offer.contents}
    used |= {commitment.chip for commitment in catalog.commitments}
    own = {chip.id for chip in request.chips}
    return replace(
        reading,
        chips=tuple(chip for chip in reading.library if chip.id in used and chip.id not in own),
    )


@record
class RowsRequest:
    """Which rows of a file to show: so many around one, of the sheet and as it is read."""

    path: Path
    mapping: Mapping
    sheet: str
    around: int
    count: int


def read_rows(request: RowsRequest, *, on_progress: OnProgress) -> tuple[FileRow, ...]:
    """Give the rows around one as they stand in the file; raise PriceListError."""
    on_progress("open", 0, 0)
    mapping = request.mapping
    book = open_book(read_source(request.path), mapping.encoding, mapping.delimiter)
    sheets = [sheet for sheet in book.sheets if sheet.name == request.sheet] or book.sheets[:1]
    first = request.around - request.count // 2
    return tuple(
        (row.number, tuple(map(printable, row.cells)))
        for sheet in sheets
        for row in sheet.rows
        if first <= row.number < first + request.count and any(row.cells)
    )


def with_library(chips: Sequence[Chip]) -> tuple[Chip, ...]:
    """Give a project's chips, and after them those of the library that it lacks.

    A chip that the project has under a name of the library's is the project's alone:
    two of one name could not be told apart in a price list.
    """
    known = {chip.id for chip in chips}
    names = {chip.name.casefold() for chip in chips}
    library: tuple[Chip, ...] = storage.adapter(tuple[Chip, ...]).validate_json(library_bytes())
    return (
        *chips,
        *(chip for chip in library if chip.id not in known and chip.name.casefold() not in names),
    )


def _surroundings(
    request: ImportRequest, seen: Preview, library: tuple[Chip, ...]
) -> Surroundings | None:
    around = dict(request.surroundings)
    supplier = seen.known_supplier or seen.supplier
    found = around.get(supplier) or around.get("")
    return replace(found, chips=library) if found else None


def _with_new(library: tuple[Chip, ...], mapping: Mapping) -> tuple[Chip, ...]:
    known = {chip.id for chip in library}
    return (*library, *(chip for chip in mapping.new_chips if chip.id not in known))


def _offered(path: Path, seen: Preview) -> tuple[EncodingChoice, ...]:
    """List other encodings of a text whose letters would not all be the same in each."""
    if seen.kind != "text" or path.stat().st_size > _OFFERED:
        return ()
    return tuple(choice for choice in encodings(path) if choice.sample)


def _shown(seen: Preview) -> FileReading:
    return FileReading(
        kind="text" if seen.kind == "text" else "workbook",
        sheets=tuple(sheet.name for sheet in seen.sheets if sheet.rows),
        sheet=next((sheet.name for sheet in seen.sheets if sheet.chosen), ""),
        encoding=seen.encoding,
        delimiter=seen.delimiter,
        rows=tuple((row.number, row.cells) for row in seen.rows if any(row.cells)),
        header_row=seen.header_row,
        header_rows=seen.header_rows,
        columns=tuple(_column(column) for column in seen.columns),
        fields=_fields(seen),
        tables=_tables(seen),
        differs=_differs(seen),
        mark=seen.decimal_mark or "",
        mark_evidence=_evidence(seen),
        earlier=seen.known_supplier,
        mapping=seen.mapping,
    )


def _column(column: ColumnPreview) -> ColumnReading:
    if column.rival:
        reason = sentence("column-rival", {"rival": column.rival})
    elif column.reason:
        reason = sentence(column.reason, column.values)
    else:
        reason = sentence("column-no-meaning")
    example = column.examples[0] if column.examples else ""
    return ColumnReading(heading=column.heading, example=example, field=column.field, reason=reason)


def _fields(seen: Preview) -> tuple[str, ...]:
    """Give what each column of the sheet is taken for; of tables that share one, the first's."""
    named = {column.heading.casefold(): column.field for column in seen.columns}
    own = [column.field for column in seen.columns if not column.made]
    cells = {row.number: row.cells for row in seen.rows}
    fields: dict[int, str] = {}
    for number, table in enumerate(one for one in seen.tables if one.read):
        headings = cells.get(table.header_row, ())
        for at in range(table.first_column, table.last_column + 1):
            # The first table's columns come first; those of others are known by their headings.
            place = at - table.first_column
            heading = headings[at].casefold() if at < len(headings) else ""
            found = own[place] if not number and place < len(own) else named.get(heading, "")
            fields.setdefault(at, found)
    return tuple(fields.get(at, "") for at in range(max(fields, default=-1) + 1))


def _tables(seen: Preview) -> str:
    if len(seen.tables) <= 1:
        return ""
    parts = []
    for table in seen.tables:
        values = {
            "row": f"{table.header_row:,}",
            "first": column_letter(table.first_column),
            "last": column_letter(table.last_column),
            "rows": f"{table.rows:,}",
        }
        parts.append(sentence("table-read" if table.read else "table-passed-over", values))
    return sentence("tables-found", {"count": f"{len(parts):,}", "tables": "; ".join(parts)})


def _differs(seen: Preview) -> str:
    if seen.differs is None:
        return ""
    return sentence(
        "layout-differs",
        {
            "supplier": seen.known_supplier,
            "added": ", ".join(seen.differs.added) or "nothing",
            "removed": ", ".join(seen.differs.removed) or "nothing",
        },
    )


def _evidence(seen: Preview) -> str:
    point, comma, unclear = seen.evidence.point, seen.evidence.comma, seen.evidence.unclear
    if point and comma:
        return sentence("mark-both", {"one": point[0], "other": comma[0]})
    if point or comma:
        return sentence("mark-shown", {"example": (point or comma)[0]})
    if unclear:
        return sentence("mark-unclear", {"example": unclear[0]})
    return sentence("mark-not-needed")
