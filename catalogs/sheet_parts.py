"""What one sheet's XML says beyond its values, and the careful way to read it."""

import re
from collections.abc import Iterable, Mapping
from typing import IO, Final, NamedTuple
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax

from catalogs.grid import Span
from catalogs.limits import MOST_CELLS, MOST_COLUMNS, MOST_MERGED, MOST_ROWS
from catalogs.number_formats import PLAIN, NumberFormat
from procure.errors import PriceListError
from procure.record import record

_POSITION: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_TRUE: Final = frozenset({"1", "true"})


class RowForms(NamedTuple):
    """What formats show in a row: currency signs by column, and formats that change the text."""

    signs: tuple[tuple[int, str], ...]
    changes: Mapping[int, NumberFormat]


NO_FORMS: Final = RowForms((), {})


def row_forms(cells: Iterable[tuple[int, NumberFormat]]) -> RowForms:
    """Sort out what the formats of a row's cells show."""
    forms = dict(cells)
    return RowForms(
        signs=tuple((at, form.sign) for at, form in forms.items() if form.sign),
        changes={at: form for at, form in forms.items() if form.changes_text},
    )


@record
class SheetPart:
    """Marks of one sheet, by row number and column from 0.

    `faults` holds the text of faulty cells (#N/A), `cells` counts the filled ones.
    """

    formulas: dict[int, int]
    formats: dict[int, RowForms]
    faults: dict[int, dict[int, str]]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merged: tuple[Span, ...]
    cells: int


def check_area(name: str, last_row: int, last_column: int, row: int) -> None:
    """Refuse a sheet whose rectangle, from its first to its last filled cell, is too large.

    Readers hold the whole rectangle, so that one lone cell far out would take the memory.
    """
    if last_row > MOST_ROWS:
        raise PriceListError("price-list-rows", file=name, most=MOST_ROWS)
    if last_column >= MOST_COLUMNS or (last_row + 1) * (last_column + 1) > MOST_CELLS:
        raise PriceListError(
            "price-list-columns", file=name, row=row, most=MOST_COLUMNS, cells=MOST_CELLS
        )


def column_number(letters: str) -> int:
    """Give the column of its letters: A is 0, AA is 26."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def position(text: str) -> tuple[int, int]:
    """Give the row and the column of a cell's place, such as B2; raise ValueError."""
    found = _POSITION.fullmatch(text)
    if not found:
        raise ValueError("a cell without a place")
    return int(found[2]), column_number(found[1])


def read_span(text: str) -> Span | None:
    """Read a range such as A1:B3; one cell, or what is no range, is none."""
    first, _, last = text.partition(":")
    start, end = _POSITION.fullmatch(first), _POSITION.fullmatch(last)
    if not start or not end:
        return None
    span = Span(
        first_row=int(start[2]),
        last_row=int(end[2]),
        first_column=column_number(start[1]),
        last_column=column_number(end[1]),
    )
    ordered = span.first_row <= span.last_row and span.first_column <= span.last_column
    return span if ordered else None


def hidden_range(first: str, last: str) -> range:
    """Give the columns from one number to another, counted from 1 in the file."""
    return range(int(first) - 1, min(int(last), MOST_COLUMNS + 1))


def scan_carefully(stream: IO[bytes], formats: tuple[NumberFormat, ...], name: str) -> SheetPart:
    """Read the marks of one sheet as XML of any shape; raise PriceListError if too large."""
    handler = _Scan(formats, name)
    parser = defusedxml.sax.make_parser()
    parser.setContentHandler(handler)
    parser.parse(stream)
    return SheetPart(
        formulas=handler.formulas,
        formats={row: row_forms(cells) for row, cells in handler.shown.items()},
        faults=handler.faults,
        hidden_rows=frozenset(handler.hidden_rows),
        hidden_columns=frozenset(handler.hidden_columns),
        merged=tuple(handler.merged),
        cells=handler.cells,
    )


class _Scan(ContentHandler):
    """Walks a sheet's XML and keeps only what calamine does not give."""

    def __init__(self, formats: tuple[NumberFormat, ...], name: str) -> None:
        super().__init__()
        self.name = name
        # Only the styles that change what a person reads are looked at again.
        self.telling = {str(i): form for i, form in enumerate(formats) if form != PLAIN}
        self.formulas: dict[int, int] = {}
        self.shown: dict[int, list[tuple[int, NumberFormat]]] = {}
        self.faults: dict[int, dict[int, str]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Span] = []
        self.cells = 0
        self.row = 0
        self.column = -1
        self.style: NumberFormat | None = None
        self.fault = False
        self.caught: list[str] | None = None
        self.last_row = self.last_column = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX
        """Note what an element says of its cell, row or column."""
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._cell(attrs)
        elif tag in {"v", "is"}:
            self._filled()
            if self.fault and tag == "v":
                self.caught = []
        elif tag == "f":
            self.formulas[self.row] = self.formulas.get(self.row, 0) | 1 << self.column
        elif tag == "row":
            self.row = int(attrs.get("r", str(self.row + 1)))
            self.column = -1
            if attrs.get("hidden") in _TRUE:
                self.hidden_rows.add(self.row)
        elif tag == "col" and attrs.get("hidden") in _TRUE:
            self.hidden_columns.update(hidden_range(attrs["min"], attrs["max"]))
        elif tag == "mergeCell" and len(self.merged) < MOST_MERGED:
            span = read_span(attrs.get("ref", ""))
            self.merged.extend([span] if span else [])

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX
        """Keep the text of a faulty cell, such as #N/A."""
        if self.caught is not None and name.rpartition(":")[2] == "v":
            self.faults.setdefault(self.row, {})[self.column] = "".join(self.caught)
            self.caught = None

    def characters(self, content: str) -> None:
        """Collect the text of a faulty cell."""
        if self.caught is not None:
            self.caught.append(content)

    def _cell(self, attrs: AttributesImpl) -> None:
        position = _POSITION.fullmatch(attrs.get("r", ""))
        if position:
            self.column = column_number(position[1])
            self.row = int(position[2])
        else:
            self.column += 1
        if self.column >= MOST_COLUMNS:
            check_area(self.name, self.row, self.column, self.row)
        self.style = self.telling.get(attrs.get("s", ""))
        self.fault = attrs.get("t") == "e"

    def _filled(self) -> None:
        self.cells += 1
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)
        if self.style:
            self.shown.setdefault(self.row, []).append((self.column, self.style))
        check_area(self.name, self.last_row, self.last_column, self.row)
