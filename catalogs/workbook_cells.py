"""What stands in the cells of an .xlsx workbook: values exactly as stored, formulas beside them.

The readers of price lists take values alone; here both are told apart, cell by cell.
"""

import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import IO, Final, NamedTuple
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax
from openpyxl.formula.translate import Translator

from catalogs.grid import column_letter
from catalogs.limits import MOST_COLUMNS, MOST_ROWS
from catalogs.sheet_parts import position
from procure.errors import InputError

MOST_CELLS: Final = 3_000_000
"""Filled cells of a workbook that are looked at; an exported one has far fewer."""

_STRINGS: Final = "xl/sharedStrings.xml"
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE: Final = frozenset({"1", "true"})


class Cell(NamedTuple):
    """A cell: its value (None: empty), its formula without "=" (empty: none), and its error.

    `style` is the number of its format in the workbook.
    """

    value: str | Decimal | bool | None
    formula: str = ""
    error: str = ""
    style: int = 0


Rows = dict[int, dict[int, Cell]]
"""The filled cells of a sheet, by row from 1 and column from 0."""


def shared_texts(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """Give the texts that cells name by their number."""
    if _STRINGS not in archive.namelist():
        return ()
    handler = _Texts()
    with archive.open(_STRINGS) as stream:
        _parse(stream, handler)
    return tuple(handler.texts)


def cells_of(archive: zipfile.ZipFile, part: str, texts: tuple[str, ...], file: str) -> Rows:
    """Read the cells of one sheet; raise InputError where there are too many."""
    handler = _Cells(texts, file)
    with archive.open(part) as stream:
        _parse(stream, handler)
    return handler.rows


def _parse(stream: IO[bytes], handler: ContentHandler) -> None:
    parser = defusedxml.sax.make_parser()
    parser.setContentHandler(handler)
    parser.parse(stream)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def number(text: str) -> Decimal | None:
    """Read a number as a cell stores it, to the fifteen digits that programs keep."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    held = Decimal(format(float(value), ".15g"))
    return held if held.is_finite() else None


class _Texts(ContentHandler):
    """Collects the shared texts; how they are to be pronounced is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._parts: list[str] | None = None
        self._aloud = False

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX
        """Begin a text, or a part of one."""
        del attrs
        tag = name.rpartition(":")[2]
        if tag == "si":
            self.texts.append("")
        elif tag == "rPh":
            self._aloud = True
        elif tag == "t" and not self._aloud:
            self._parts = []

    def characters(self, content: str) -> None:
        """Take letters of a text."""
        if self._parts is not None:
            self._parts.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX
        """End a part of a text."""
        tag = name.rpartition(":")[2]
        if tag == "rPh":
            self._aloud = False
        elif tag == "t" and self._parts is not None:
            if self.texts:
                self.texts[-1] += _unescaped("".join(self._parts))
            self._parts = None


class _Cells(ContentHandler):
    """Collects the filled cells of a sheet."""

    def __init__(self, texts: tuple[str, ...], file: str) -> None:
        super().__init__()
        self.rows: Rows = {}
        self._texts = texts
        self._file = file
        self._count = 0
        self._row = 0
        self._column = -1
        self._kind = ""
        self._stored = ""
        self._formula: str | None = None
        self._shared = ""
        self._style = 0
        self._parts: list[str] | None = None
        self._known: dict[str, tuple[str, str]] = {}

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX
        """Begin a row, a cell, or what stands in it."""
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._begin(attrs)
        elif tag in {"v", "t"}:
            self._parts = []
        elif tag == "f":
            self._parts = []
            self._formula = ""
            self._shared = attrs.get("si", "") if attrs.get("t") == "shared" else ""
        elif tag == "row":
            self._row = int(attrs.get("r", str(self._row + 1)))
            self._column = -1

    def _begin(self, attrs: AttributesImpl) -> None:
        place = attrs.get("r")
        if place:
            self._row, self._column = position(place)
        else:
            self._column += 1
        if self._row > MOST_ROWS or self._column >= MOST_COLUMNS:
            raise InputError("edited-cells", file=self._file, cells=f"{MOST_CELLS:,}")
        self._kind, self._stored, self._formula = attrs.get("t", "n"), "", None
        style = attrs.get("s", "")
        self._style = int(style) if style.isdecimal() else 0

    def characters(self, content: str) -> None:
        """Take letters of a value or formula."""
        if self._parts is not None:
            self._parts.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX
        """End a cell, or what stands in it."""
        tag = name.rpartition(":")[2]
        if tag in {"v", "t", "f"} and self._parts is not None:
            text = "".join(self._parts)
            self._parts = None
            if tag == "f":
                self._formula = self._whole(text)
            else:
                self._stored += text
        elif tag == "c":
            self._end()

    def _end(self) -> None:
        cell = self._cell()
        if cell.value is None and not cell.formula and not cell.error:
            return
        self._count += 1
        if self._count > MOST_CELLS:
            raise InputError("edited-cells", file=self._file, cells=f"{MOST_CELLS:,}")
        self.rows.setdefault(self._row, {})[self._column] = cell

    def _cell(self) -> Cell:
        formula, stored = self._formula or "", self._stored
        if self._kind == "e":
            return Cell(None, formula, stored or "#VALUE!")
        if self._kind == "s":
            known = stored.isdecimal() and int(stored) < len(self._texts)
            return Cell((self._texts[int(stored)] if known else "") or None, formula)
        if self._kind == "b":
            return Cell(stored.strip().lower() in _TRUE, formula)
        if self._kind == "n":
            value = number(stored.strip()) if stored.strip() else None
            return Cell(value, formula, style=self._style)
        return Cell(_unescaped(stored) or None, formula)

    def _whole(self, text: str) -> str:
        """Give a formula in full: cells below one another may share one."""
        if not self._shared:
            return text
        here = f"{column_letter(self._column)}{self._row}"
        if text:
            self._known[self._shared] = text, here
            return text
        known, first = self._known.get(self._shared, ("", here))
        if not known:
            return text
        return str(Translator(f"={known}", origin=first).translate_formula(here))[1:]


def place(row: int, column: int) -> str:
    """Name a cell: row 5 (from 1) and column 7 (from 0) are H5."""
    return f"{column_letter(column)}{row}"


def filled(rows: Rows) -> Iterator[tuple[int, int, Cell]]:
    """Go through the filled cells of a sheet, row by row."""
    for row in sorted(rows):
        for column in sorted(rows[row]):
            yield row, column, rows[row][column]
