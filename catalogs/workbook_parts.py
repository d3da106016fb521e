"""What a workbook's own XML says beyond its values: formats, formulas, what is hidden."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Final
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from catalogs.limits import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_RATIO,
    MOST_ROWS,
    MOST_UNPACKED,
    RATIO_FREE,
)
from catalogs.number_formats import PLAIN, NumberFormat, named_format, read_format
from procure.errors import PriceListError
from procure.record import record

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WORKBOOK_PART: Final = "xl/workbook.xml"
_STYLES_PART: Final = "xl/styles.xml"
_CHUNK: Final = 1 << 20
_ENCRYPTED_FLAG: Final = 1
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_POSITION: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")

BAD_XML: Final = (ParseError, SAXException, DefusedXmlException, ValueError, KeyError)


@record
class SheetPart:
    """Marks of one sheet, by row number and column from 0.

    `faults` holds the text of faulty cells (#N/A), `cells` counts the filled ones.
    """

    formulas: dict[int, int]
    formats: dict[int, list[tuple[int, NumberFormat]]]
    faults: dict[int, dict[int, str]]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    cells: int


def check_parts(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a workbook that would unpack to too much, is locked, or is damaged.

    Every part is unpacked once: its true size is then known to be the stated one.
    """
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    too_tight = any(
        part.file_size > RATIO_FREE and part.file_size > part.compress_size * MOST_RATIO
        for part in parts
    )
    if len(parts) > MOST_PARTS or total > MOST_UNPACKED or too_tight:
        raise PriceListError(
            "price-list-unpacked", file=name, megabytes=MOST_UNPACKED // (1024 * 1024)
        )
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise PriceListError("price-list-locked", file=name)
    for part in parts:
        with archive.open(part) as stream:
            while stream.read(_CHUNK):
                pass


def sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give the part of each sheet by the sheet's name."""
    targets = {}
    rels = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    for relation in rels:
        target = relation.attrib.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        targets[relation.attrib.get("Id", "")] = posixpath.normpath(path)
    found = {}
    for element in _named(fromstring(archive.read(WORKBOOK_PART)), "sheet"):
        key = element.attrib.get(_RELATION) or element.attrib.get(_STRICT_RELATION, "")
        found[element.attrib.get("name", "")] = targets.get(key, "")
    return found


def number_formats(archive: zipfile.ZipFile) -> tuple[NumberFormat, ...]:
    """Give the number format of each cell style."""
    if _STYLES_PART not in archive.namelist():
        return ()
    root = fromstring(archive.read(_STYLES_PART))
    codes = {
        int(element.attrib["numFmtId"]): read_format(element.attrib.get("formatCode", ""))
        for element in _named(root, "numFmt")
    }
    styles = next(iter(_named(root, "cellXfs")), None)
    if styles is None:
        return ()
    numbers = [int(element.attrib.get("numFmtId", "0")) for element in _named(styles, "xf")]
    return tuple(codes.get(number) or named_format(number) for number in numbers)


def _named(root: "Element", tag: str) -> Iterator["Element"]:
    return (each for each in root.iter() if each.tag.rpartition("}")[2] == tag)


def scan_sheet(stream: IO[bytes], formats: tuple[NumberFormat, ...], name: str) -> SheetPart:
    """Read the marks of one sheet; raise PriceListError where it is too large."""
    handler = _Scan(formats, name)
    parser = defusedxml.sax.make_parser()
    parser.setContentHandler(handler)
    parser.parse(stream)
    return SheetPart(
        formulas=handler.formulas,
        formats=handler.shown,
        faults=handler.faults,
        hidden_rows=frozenset(handler.hidden_rows),
        hidden_columns=frozenset(handler.hidden_columns),
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
            if attrs.get("hidden") in {"1", "true"}:
                self.hidden_rows.add(self.row)
        elif tag == "col" and attrs.get("hidden") in {"1", "true"}:
            last = min(int(attrs["max"]), MOST_COLUMNS + 1)
            self.hidden_columns.update(range(int(attrs["min"]) - 1, last))

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
            column = 0
            for letter in position[1]:
                column = column * 26 + ord(letter) - 64
            self.column = column - 1
            self.row = int(position[2])
        else:
            self.column += 1
        self.style = self.telling.get(attrs.get("s", ""))
        self.fault = attrs.get("t") == "e"

    def _filled(self) -> None:
        self.cells += 1
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)
        if self.style:
            self.shown.setdefault(self.row, []).append((self.column, self.style))
        # calamine holds the whole rectangle, so a lone cell far out would take the memory.
        if self.last_row > MOST_ROWS:
            raise PriceListError("price-list-rows", file=self.name, most=MOST_ROWS)
        area = (self.last_row + 1) * (self.last_column + 1)
        if self.last_column >= MOST_COLUMNS or area > MOST_CELLS:
            raise PriceListError(
                "price-list-columns",
                file=self.name,
                row=self.row,
                most=MOST_COLUMNS,
                cells=MOST_CELLS,
            )
