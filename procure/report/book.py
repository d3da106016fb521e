"""The workbook being written: its sheets, formats, inputs, names and properties."""

import re
from copy import copy
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from itertools import count, islice
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from procure import __version__
from procure.cell_record import RECORD_SHEET, CellRecord, InputPlace, Key, rows_of
from procure.house_style import USUAL, HouseStyle
from procure.report.look import Look
from procure.report.quick_worksheet import QuickWorksheet
from procure.report.sheet import Sheet
from procure.report.values import Entry, absolute, cleaned
from procure.words import sentence

_MOST_OF_NAME: Final = 200
"""Characters; Excel allows 255."""
_NO_NAME: Final = re.compile(r"[^A-Za-z0-9_]+")


class Book:
    """A workbook being written, with its formats, each made once."""

    def __init__(
        self,
        path: Path,
        title: str,
        subject: str,
        created: date,
        *,
        locked: bool = False,
        style: HouseStyle = USUAL,
        digest: str = "",
    ) -> None:
        """Start a workbook; `created` stands in its properties instead of the clock.

        So does the `digest` of the plan that it is about, where it is about one.
        In a `locked` one only inputs may be typed into, until somebody unprotects a sheet:
        there is no password.
        """
        self.locked = self.remembers = locked
        self.look = Look(style)
        self._inputs: dict[Key, tuple[str, int, int, Decimal | int | None]] = {}
        self._names: set[str] = set()
        self._workbook = Workbook(
            str(path),
            {
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "in_memory": True,
            },
        )
        self._describe(cleaned(title)[:255], cleaned(subject)[:255], created, digest)
        self._workbook.set_size(2400, 1500)
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._sheets: dict[str, Sheet] = {}
        self._part = ""

    def part(self, short: str) -> "Book":
        """Give this book for another plan: sheets end with a `short` name, inputs are its own.

        Such a book has several plans, so it is written down nowhere what stood in its cells.
        """
        other = copy(self)
        other._part = f" ({short})"  # noqa: SLF001 - of the same class
        other._inputs = {}  # noqa: SLF001
        other.remembers = False
        return other

    def called(self, name: str) -> str:
        """Give the name that a sheet has in this book, or in this part of it."""
        return f"{name}{self._part}"

    def _describe(self, title: str, subject: str, created: date, digest: str) -> None:
        """Fill in the document's properties, by which it is found and told from others."""
        about = {"version": __version__, "digest": digest}
        made = sentence("report-made-of" if digest else "report-made", about)
        self._workbook.set_properties(
            {
                "title": title,
                "subject": subject,
                "author": "Procure",
                "company": cleaned(self.look.style.company),
                "keywords": made,
                "comments": made,
                "created": datetime.combine(created, time()),
            }
        )
        self._workbook.set_custom_property("Procure version", __version__, "text")
        if digest:
            self._workbook.set_custom_property("Plan digest", digest, "text")

    def sheet(self, name: str) -> Sheet:
        """Give a sheet by its name; a new one is put behind the others."""
        called = self.called(name)
        if called not in self._sheets:
            self._sheets[called] = Sheet(
                self, self._workbook.add_worksheet(called, QuickWorksheet), called
            )
        return self._sheets[called]

    def chart(self, kind: str, subtype: str = "") -> Chart:
        """Give a new native chart: "bar", "column" or "line"."""
        options = {"type": kind, **({"subtype": subtype} if subtype else {})}
        chart = self._workbook.add_chart(options)
        if chart is None:
            raise ValueError(kind)
        return chart

    def format(self, **properties: object) -> Format:
        """Give the format with these properties of XlsxWriter's."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(self.look.properties(properties))
        return self._formats[key]

    # Inputs and names

    def note_input(self, sheet: str, row: int, column: int, entry: Entry) -> None:
        """Remember where an input stands, and name its cell if it has a name."""
        if entry.key in self._inputs:
            raise ValueError(entry.key)
        self._inputs[entry.key] = (sheet, row, column, entry.value)
        if entry.name:
            self.name(entry.name, f"'{sheet}'!{absolute(row, column)}")

    def at(self, key: Key) -> str:
        """Give the cell of an input that has been written, as a reference from any sheet."""
        sheet, row, column, _ = self._inputs[key]
        return f"'{sheet}'!{absolute(row, column)}"

    def has(self, key: Key) -> bool:
        """Tell whether an input has been written."""
        return key in self._inputs

    def name(self, wanted: str, reference: str) -> None:
        """Name a cell or a range, as near to what is wanted as a name may be."""
        self._workbook.define_name(self.free_name(wanted), f"={reference}")

    def free_name(self, wanted: str) -> str:
        """Give a name for a cell, a range or a table that nothing else in the book has."""
        bare = _NO_NAME.sub("_", wanted)[:_MOST_OF_NAME]
        found = next(
            name
            for at in count(1)
            for name in (bare if at == 1 else f"{bare}_{at}",)
            if name.casefold() not in self._names
        )
        self._names.add(found.casefold())
        return found

    def remember(self, about: CellRecord) -> None:
        """Write down, out of sight, where the inputs stand and what every other cell holds."""
        places = tuple(
            InputPlace(
                key=key,
                sheet=sheet,
                cell=xl_rowcol_to_cell(row, column),
                value=None if value is None else Decimal(value),
            )
            for key, (sheet, row, column, value) in self._inputs.items()
        )
        rows = tuple(row for sheet in self._sheets.values() for row in sheet.marked_rows())
        worksheet = self._workbook.add_worksheet(RECORD_SHEET, QuickWorksheet)
        as_text = self.format(quote_prefix=True)  # marks begin with any letter or sign
        for at, texts in enumerate(rows_of(replace(about, inputs=places, rows=rows))):
            for place, text in enumerate(texts):
                worksheet.write_string(at, place, text, as_text)
        worksheet.very_hidden()

    def close(self) -> None:
        """Write the file, the house's logo on its first sheet."""
        for sheet in self._sheets.values():
            sheet.finish()
        for first in islice(self._sheets.values(), 1):
            first.show_logo()
        self._workbook.close()
