"""OpenDocument spreadsheets (.ods), read from their own content.xml.

An .ods repeats rows and cells by a number: a file of some hundred bytes may stand for a
billion cells. They are counted before they are made.
"""

import io
import re
import zipfile
from collections.abc import Callable
from math import isfinite
from typing import Final
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax

from catalogs.grid import Book, Row, Sheet, Span
from catalogs.limits import MOST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_MERGED, MOST_ROWS
from catalogs.number_formats import NumberFormat, shown_form, written
from catalogs.progress import OnProgress, silent
from catalogs.workbook_parts import check_parts
from catalogs.workbooks import damaged
from procure.errors import PriceListError

_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_CHUNK: Final = 1 << 18
_HIDDEN: Final = frozenset({"collapse", "filter"})
# These hold text or tables that are no part of the sheet.
_ASIDE: Final = frozenset(
    "office:annotation table:shapes table:tracked-changes table:dde-links".split()
)
_MIDNIGHT: Final = re.compile(r"T00:00:00(?:\.0+)?$")


def read_open_document(data: bytes, name: str, on_progress: OnProgress = silent) -> Book:
    """Open an .ods spreadsheet; formulas give their stored value, macros stay shut.

    Raises PriceListError with one sentence when the file is locked, damaged or too large.
    """
    with damaged(name), zipfile.ZipFile(io.BytesIO(data)) as archive:
        check_parts(archive, name)
        names = archive.namelist()
        if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
            raise PriceListError("price-list-locked", file=name)
        size = archive.getinfo(_CONTENT).file_size
        content = _Content(name)
        parser = defusedxml.sax.make_parser()
        parser.setContentHandler(content)
        done = 0
        with archive.open(_CONTENT) as stream:
            while chunk := stream.read(_CHUNK):
                parser.feed(chunk)
                done += len(chunk)
                on_progress("open", done, size)
        parser.close()
    return Book(kind="workbook", sheets=tuple(content.sheets))


class _Content(ContentHandler):
    """Makes sheets of content.xml as it streams by."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.sheets: list[Sheet] = []
        self.cells_made = 0
        self.aside = 0
        self.style = ""
        self.hidden_styles: set[str] = set()
        self.sheet: _SheetMaker | None = None
        self.starts: dict[str, Callable[[AttributesImpl], None]] = {
            "style:style": self._style,
            "style:table-properties": self._table_style,
            "table:table": self._table,
            "table:table-column": self._column,
            "table:table-row": self._row,
            "table:table-cell": self._cell,
            "table:covered-table-cell": self._covered,
            "text:p": self._paragraph,
            "text:s": self._spaces,
            "text:tab": lambda _: self.characters(" "),
            "text:line-break": lambda _: self.characters("\n"),
        }

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX
        """Note what an element says."""
        if self.aside or name in _ASIDE or name.startswith("draw:"):
            self.aside += 1
        elif name in self.starts:
            self.starts[name](attrs)

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX
        """Finish a cell, a row or a sheet."""
        if self.aside:
            self.aside -= 1
        elif self.sheet is None:
            return
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self.sheet.finish_cell()
        elif name == "table:table-row":
            self.cells_made += self.sheet.finish_row()
            if self.cells_made > MOST_CELLS:
                raise PriceListError("price-list-cells", file=self.name, cells=MOST_CELLS)
        elif name == "table:table":
            self.sheets.append(self.sheet.made())
            self.sheet = None

    def characters(self, content: str) -> None:
        """Collect the text of a cell."""
        if self.sheet is not None and not self.aside and self.sheet.paragraphs:
            self.sheet.paragraphs[-1] += content

    def _style(self, attrs: AttributesImpl) -> None:
        self.style = attrs.get("style:name", "")

    def _table_style(self, attrs: AttributesImpl) -> None:
        if attrs.get("table:display") == "false":
            self.hidden_styles.add(self.style)

    def _table(self, attrs: AttributesImpl) -> None:
        hidden = attrs.get("table:style-name", "") in self.hidden_styles
        self.sheet = _SheetMaker(self.name, attrs.get("table:name", ""), hidden=hidden)

    def _column(self, attrs: AttributesImpl) -> None:
        if self.sheet:
            self.sheet.column(attrs)

    def _row(self, attrs: AttributesImpl) -> None:
        if self.sheet:
            self.sheet.start_row(attrs)

    def _cell(self, attrs: AttributesImpl) -> None:
        if self.sheet:
            self.sheet.start_cell(attrs)

    def _covered(self, attrs: AttributesImpl) -> None:
        if self.sheet:
            self.sheet.start_cell(attrs, covered=True)

    def _paragraph(self, _attrs: AttributesImpl) -> None:
        if self.sheet and self.sheet.in_cell:
            self.sheet.paragraphs.append("")

    def _spaces(self, attrs: AttributesImpl) -> None:
        self.characters(" " * min(_repeated(attrs, "text:c"), MOST_CELL))


class _SheetMaker:
    """Gathers one sheet, row by row and cell by cell."""

    def __init__(self, file: str, name: str, *, hidden: bool) -> None:
        self.file, self.name, self.hidden = file, name, hidden
        self.rows: list[Row] = []
        self.merged: list[Span] = []
        self.hidden_columns: set[int] = set()
        self.columns = 0
        self.number = 1
        self.repeat = 1
        self.row_hidden = False
        self.in_cell = False
        self.covered = False
        self.attrs: dict[str, str] = {}
        self.paragraphs: list[str] = []
        self._clear()

    def _clear(self) -> None:
        self.at = 0
        self.cells: list[str] = []
        self.numbers = self.formulas = 0
        self.signs: list[tuple[int, str]] = []

    def column(self, attrs: AttributesImpl) -> None:
        """Note columns, and whether they are hidden."""
        count = min(_repeated(attrs, "table:number-columns-repeated"), MOST_COLUMNS + 1)
        if attrs.get("table:visibility") in _HIDDEN:
            self.hidden_columns.update(range(self.columns, self.columns + count))
        self.columns = min(self.columns + count, MOST_COLUMNS + 1)

    def start_row(self, attrs: AttributesImpl) -> None:
        """Begin one row, or several that are alike."""
        self.repeat = _repeated(attrs, "table:number-rows-repeated")
        self.row_hidden = attrs.get("table:visibility") in _HIDDEN
        self._clear()

    def start_cell(self, attrs: AttributesImpl, *, covered: bool = False) -> None:
        """Begin one cell, or several that are alike."""
        self.in_cell = True
        self.covered = covered
        self.attrs = dict(attrs.items())
        self.paragraphs = []

    def finish_cell(self) -> None:
        """Add what stands in the cell."""
        self.in_cell = False
        attrs = self.attrs
        count = _repeated(attrs, "table:number-columns-repeated")
        text, number, sign = ("", False, "") if self.covered else self._value()
        formula = "table:formula" in attrs and not self.covered
        self.paragraphs = []
        if text or formula:
            if self.at + count > MOST_COLUMNS:
                self._too_wide()
            self.cells.extend([""] * (self.at - len(self.cells)))
            self.cells.extend([text] * count)
            bits = ((1 << count) - 1) << self.at
            self.numbers |= bits if number else 0
            self.formulas |= bits if formula else 0
            self.signs.extend((self.at + more, sign) for more in range(count) if sign)
        across = _repeated(attrs, "table:number-columns-spanned")
        down = _repeated(attrs, "table:number-rows-spanned")
        if (across > 1 or down > 1) and len(self.merged) < MOST_MERGED:
            self.merged.append(
                Span(
                    first_row=self.number,
                    last_row=self.number + down - 1,
                    first_column=self.at,
                    last_column=self.at + across - 1,
                )
            )
        self.at += count

    def _value(self) -> tuple[str, bool, str]:
        """Give the text of a cell, whether it is a stored number, and its currency."""
        attrs, shown = self.attrs, "\n".join(self.paragraphs).strip()
        kind = attrs.get("office:value-type", "")
        if kind in {"float", "currency", "percentage"}:
            value = float(attrs.get("office:value", ""))
            if not isfinite(value):
                return shown or str(value), False, ""
            if kind == "percentage":
                return written(value, NumberFormat(percent=True)), True, ""
            form = shown_form(shown, value)
            return written(value, form), True, attrs.get("office:currency") or form.sign
        if kind == "date":
            return (
                _MIDNIGHT.sub("", attrs.get("office:date-value", "")).replace("T", " "),
                False,
                "",
            )
        if kind == "boolean":
            return attrs.get("office:boolean-value", "").upper(), False, ""
        text = shown or attrs.get("office:string-value", "").strip()
        if len(text) > MOST_CELL:
            raise PriceListError("price-list-cell", file=self.file, row=self.number, most=MOST_CELL)
        return text, False, ""

    def finish_row(self) -> int:
        """Add the row as often as it stands there, and count the cells made."""
        first, self.number = self.number, self.number + self.repeat
        if not self.cells:
            return 0
        if self.number - 1 > MOST_ROWS:
            raise PriceListError("price-list-rows", file=self.file, most=MOST_ROWS)
        made = len(self.cells) * self.repeat
        if made > MOST_CELLS:
            raise PriceListError("price-list-cells", file=self.file, cells=MOST_CELLS)
        cells, signs = tuple(self.cells), tuple(self.signs)
        self.rows.extend(
            Row(number, cells, self.numbers, self.formulas, signs, self.row_hidden)
            for number in range(first, self.number)
        )
        return made

    def _too_wide(self) -> None:
        raise PriceListError(
            "price-list-columns",
            file=self.file,
            row=self.number,
            most=MOST_COLUMNS,
            cells=MOST_CELLS,
        )

    def made(self) -> Sheet:
        """Give the sheet."""
        return Sheet(
            name=self.name,
            rows=tuple(self.rows),
            hidden=self.hidden,
            hidden_columns=frozenset(self.hidden_columns),
            merged=tuple(self.merged),
        )


def _repeated(attrs: AttributesImpl | dict[str, str], name: str) -> int:
    return max(1, int(attrs.get(name, "1")))
