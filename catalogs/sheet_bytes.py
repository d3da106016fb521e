"""The quick way to read what a sheet's XML says beyond its values.

Spreadsheet programs write one plain shape: no comments, cells that begin with their
place. A million such cells are looked through as bytes; anything else goes the careful
way, through an XML parser, and gives the same.
"""

import re
from collections.abc import Callable
from typing import IO, Final

from defusedxml.ElementTree import fromstring

from catalogs.grid import Span
from catalogs.limits import MOST_MERGED
from catalogs.number_formats import PLAIN, NumberFormat
from catalogs.sheet_parts import (
    RowForms,
    SheetPart,
    check_area,
    column_number,
    hidden_range,
    position,
    read_span,
    row_forms,
)

_CHUNK: Final = 1 << 22
_MOST_HEAD: Final = 1 << 20
_MOST_ROW: Final = 1 << 24
_START: Final = b"<sheetData>"
_END: Final = b"</sheetData>"
_DECLARED: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml [^>]*\?>")
_OTHER_ENCODING: Final = re.compile(rb"encoding=[\"'](?!utf-?8[\"'])", re.IGNORECASE)
_TRUE: Final = frozenset({"1", "true"})
# A cell beyond column Z or beyond row 99,999: all others are in a harmless rectangle.
_FAR: Final = re.compile(rb'<c r="([A-Z]{2,}[0-9]+|[A-Z][0-9]{6,})')
_DIGITS: Final = b"0123456789"
_LAST_NEAR_COLUMN: Final = 25
_HIDDEN: Final = re.compile(rb'[^>]* hidden="(?:1|true)"')
_STYLED: Final = (rb'<c r="([A-Z]+)[0-9]+"(?: t="[a-zA-Z]+")? s="(', rb')"[^>/]*>')
_STYLED_LATE: Final = rb'<c r="([A-Z]+)[0-9]+"[^>]*? s="('
_RARE: Final = (b' cm="', b' vm="', b' ph="')
_FORMULA: Final = re.compile(rb'<c r="([^"]*)"[^>]*>\s*<f[\s/>]')
_FAULT: Final = re.compile(
    rb'<c r="([^"]*)"[^>]*? t="e"[^>]*>\s*(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?\s*<v>([^<]*)</v>'
)


def scan_quickly(
    stream: IO[bytes],
    formats: tuple[NumberFormat, ...],
    name: str,
    on_bytes: Callable[[int], None],
) -> SheetPart | None:
    """Read the marks of one sheet, or give None where its XML is not of the plain shape.

    Raises PriceListError where the sheet is too large; `on_bytes` is told how many bytes
    have been read.
    """
    buffer = stream.read(_CHUNK)
    head, found, buffer = buffer.partition(_START)
    if not found or len(head) > _MOST_HEAD or not _plain_head(head):
        return None
    scan = _Scan(formats, name)
    done = 0
    while (end := buffer.find(_END)) < 0:
        cut = buffer.rfind(b"<row")
        if cut > 0:
            if not scan.block(buffer[:cut]):
                return None
            buffer = buffer[cut:]
        more = stream.read(_CHUNK)
        if not more or len(buffer) > _MOST_ROW:
            return None
        buffer += more
        done += len(more)
        on_bytes(done)
    if not scan.block(buffer[:end]):
        return None
    tail = buffer[end:] + stream.read()
    if b"<!" in tail or b"<?" in tail:
        return None
    return scan.finished(head + _START + tail)


def _plain_head(head: bytes) -> bool:
    declared = _DECLARED.match(head)
    if declared and _OTHER_ENCODING.search(declared[0]):
        return False
    rest = head[declared.end() :] if declared else head
    return b"<!" not in rest and b"<?" not in rest and b"\x00" not in head


class _Scan:
    """Gathers the marks of blocks of whole rows."""

    def __init__(self, formats: tuple[NumberFormat, ...], name: str) -> None:
        self.name = name
        self.telling = {str(i).encode(): form for i, form in enumerate(formats) if form != PLAIN}
        styles = b"|".join(self.telling)
        self.styled = re.compile(_STYLED[0] + styles + _STYLED[1]) if styles else None
        self.styled_late = re.compile(_STYLED_LATE + styles + _STYLED[1])
        self.known_forms: dict[tuple[tuple[bytes, bytes], ...], RowForms] = {}
        self.formulas: dict[int, int] = {}
        self.formats: dict[int, RowForms] = {}
        self.faults: dict[int, dict[int, str]] = {}
        self.hidden_rows: set[int] = set()
        self.cells = 0
        self.last_row = 0
        self.last_column = _LAST_NEAR_COLUMN

    def block(self, data: bytes) -> bool:
        """Gather the marks of whole rows; false where they are not of the plain shape."""
        rows, cells = data.count(b"<row"), data.count(b"<c")
        if (
            b"<!" in data
            or b"<?" in data
            or b"='" in data
            or cells != data.count(b'<c r="')
            or rows != data.count(b'<row r="')
            or (rows and data[: data.index(b"<row")].strip())
        ):
            return False
        # Empty cells that only have a format count too: a sheet with so many is too large.
        self.cells += cells
        styled = self.styled_late if any(rare in data for rare in _RARE) else self.styled
        self._check_size(data)
        formulas, faults = b"<f" in data, b' t="e"' in data
        hidden = b' hidden="1"' in data or b' hidden="true"' in data
        for row in data.split(b'<row r="')[1:]:
            number = int(row[: row.index(b'"')])
            if number > self.last_row:
                self.last_row = number
                if number % 1000 == 0:
                    self._check_size(b"")
            if self.styled and styled:
                found = tuple(styled.findall(row))
                if found:
                    self.formats[number] = self.known_forms.get(found) or self._forms(found)
            if formulas and b"<f" in row and not self._formulas(row):
                return False
            if faults and b' t="e"' in row and not self._faults(row):
                return False
            if hidden and _HIDDEN.match(row):
                self.hidden_rows.add(number)
        self._check_size(b"")
        return True

    def _formulas(self, row: bytes) -> bool:
        places = _FORMULA.findall(row)
        for place in places:
            at, column = position(place.decode())
            self.formulas[at] = self.formulas.get(at, 0) | 1 << column
        return len(places) == row.count(b"<f")

    def _faults(self, row: bytes) -> bool:
        found = _FAULT.findall(row)
        for place, text in found:
            at, column = position(place.decode())
            self.faults.setdefault(at, {})[column] = text.decode()
        return len(found) == row.count(b' t="e"')

    def _forms(self, found: tuple[tuple[bytes, bytes], ...]) -> RowForms:
        forms = row_forms(
            (column_number(letters.decode()), self.telling[style]) for letters, style in found
        )
        self.known_forms[found] = forms
        return forms

    def _check_size(self, data: bytes) -> None:
        for place in _FAR.findall(data):
            letters = place.rstrip(_DIGITS)
            self.last_column = max(self.last_column, column_number(letters.decode()))
            self.last_row = max(self.last_row, int(place[len(letters) :]))
        check_area(self.name, self.last_row, self.last_column, self.last_row)

    def finished(self, rest: bytes) -> SheetPart:
        """Add what the XML around the rows says; raise ParseError where it is broken."""
        hidden_columns: set[int] = set()
        merged: list[Span] = []
        for element in fromstring(rest).iter():
            tag, at = element.tag.rpartition("}")[2], element.attrib
            if tag == "col" and at.get("hidden") in _TRUE:
                hidden_columns.update(hidden_range(at["min"], at["max"]))
            elif tag == "mergeCell" and len(merged) < MOST_MERGED:
                span = read_span(at.get("ref", ""))
                merged.extend([span] if span else [])
        return SheetPart(
            formulas=self.formulas,
            formats=self.formats,
            faults=self.faults,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(hidden_columns),
            merged=tuple(merged),
            cells=self.cells,
        )
