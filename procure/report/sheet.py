"""What every sheet of the workbook is written with: formats, tables, totals, print set-up.

Nothing else writes a cell. A text is always a text: whatever a supplier wrote, it never
becomes a formula, a link or a number.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from procure.cell_record import (
    EMPTY,
    INPUT,
    WIDTH,
    MarkedRow,
    mark,
    mark_of_formula,
)
from procure.house_style import USUAL
from procure.report.fitting import NARROWEST, Fitting
from procure.report.look import LOGO_ROW
from procure.report.looks import Looks
from procure.report.number_formats import shown_width
from procure.report.table_column import TableColumn
from procure.report.values import (
    Area,
    Column,
    Entry,
    Formula,
    Kind,
    Styled,
    Value,
    cleaned,
    cut,
    decimals_of,
    distinct,
    looks_like_formula,
    number_in,
)
from procure.text_table import counted
from procure.words import sentence

if TYPE_CHECKING:
    from procure.report.book import Book

# What a book is asked for in these colours, it gives in those of its own house style.
ACCENT: Final = USUAL.colours.accent
GREY: Final = USUAL.colours.muted
LINE: Final = USUAL.colours.line
SHADE: Final = USUAL.colours.shade
GOOD: Final = USUAL.colours.good
WARN: Final = USUAL.colours.warning
BROKEN: Final = USUAL.colours.broken
INPUT_INK: Final = USUAL.colours.input
INPUT_SHADE: Final = USUAL.colours.input_shade
"""How a cell looks that a reader may change."""

_SHORT: Final = 30
"""Rows of a table that fit a page."""

HEAD_ROW: Final = 3
"""The row (from 0) of a sheet's first table's headings: below title, note and a gap."""

_MOST_OF_HEADING: Final = 240  # Excel repairs a table whose headings are longer than 255
_WIDEST: Final = 52
_LEFT: Final = frozenset({"text", "day"})
"""Kinds that stand at the left of their column."""
_GROWTH: Final = 4
"""Characters beside a figure: the space to its right, and another digit once inputs change."""
CHART_WIDTH: Final = 490
CHART_HEIGHT: Final = 300
CHART_GAP: Final = 16
_MOST_OF_FORMULA: Final = 8192
"""Characters; Excel takes a file with a longer one for damaged."""
_TOLD: Final = 200
_ANY_CELL: Final = "A1:XFD1048576"
_TYPED: Final[Mapping[str, Any]] = {
    "font_color": INPUT_INK,
    "bg_color": INPUT_SHADE,
    "locked": False,
}
_NOT_TYPED: Final[Mapping[str, Any]] = {}
_PROTECTED: Final = {
    "autofilter": True,
    "sort": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "pivot_tables": True,
}
"""What a reader may do on a sheet whose formulas are protected."""


class Sheet:
    """A sheet being written: title, tables below one another, charts."""

    def __init__(self, book: "Book", worksheet: Worksheet, name: str) -> None:
        """Set up the page as the house style says."""
        self.book = book
        self.name = name
        self.worksheet = worksheet
        self._fitting = Fitting(worksheet, book.look)
        self._tables: list[Area] = []
        self._repeated = 0
        self._marks: dict[int, bytearray] = defaultdict(bytearray)
        worksheet.hide_gridlines(2)
        book.look.set_page(worksheet)

    def title(self, text: str, note: str = "") -> None:
        """Write the sheet's title and a note below it."""
        self.text(0, 0, text, bold=True, font_size=14, font_color=ACCENT, valign="vcenter")
        self.worksheet.set_row(0, 24 * self.book.look.scale)
        if note:
            self.text(1, 0, note, font_color=GREY)

    def legend(self, row: int, text: str) -> None:
        """Write a note that looks as inputs do."""
        self.text(row, 0, text, font_color=INPUT_INK, bg_color=INPUT_SHADE)

    def whole_numbers_only(self, first: int, last: int, column: int) -> None:
        """Let only whole numbers from 0 on be typed into a part of a column."""
        self.worksheet.data_validation(
            first,
            column,
            last,
            column,
            {
                "validate": "integer",
                "criteria": ">=",
                "value": 0,
                "error_title": sentence("report-whole-title"),
                "error_message": sentence("report-whole-text"),
            },
        )

    def text(self, row: int, column: int, text: str, **style: object) -> None:
        """Write a text as a text, whatever it looks like."""
        self._text(row, column, text, self._looks(style), _NOT_TYPED)

    def value(self, row: int, column: int, value: Value, kind: Kind, **style: object) -> None:
        """Write a value of a kind; an empty one leaves the cell blank but formatted.

        `style` holds `currency` and `digits` beside properties of the format.
        """
        currency, digits = str(style.pop("currency", "")), style.pop("digits", None)
        places = digits if isinstance(digits, int) else None
        self.cell(row, column, value, kind, currency, places, self._looks(style))

    def _looks(self, style: dict[str, object]) -> Looks:
        return Looks(self.book.format, self.book.look.style.numbers, style)

    def cell(
        self,
        row: int,
        column: int,
        value: Value,
        kind: Kind,
        currency: str,
        digits: int | None,
        looks: Looks,
    ) -> None:
        """Write a value with the format that `looks` has for it."""
        typed = _NOT_TYPED
        if isinstance(value, (Styled, Entry)):
            if isinstance(value, Entry):
                typed = _TYPED
                self.book.note_input(self.name, row, column, value)
            kind, currency = value.kind, value.currency or currency
            digits = value.digits if value.digits is not None else digits
            value = value.value
        if isinstance(value, str):
            self._text(row, column, value, looks, typed)
            return
        shown = looks.of(kind, currency, digits, typed)
        if value is None:
            self.worksheet.write_blank(row, column, None, shown)
        elif isinstance(value, Formula):
            self.formula(row, column, value, shown)
        elif isinstance(value, date):
            self.worksheet.write_datetime(row, column, datetime.combine(value, time()), shown)
        else:
            self.worksheet.write_number(row, column, float(value), shown)
        if self.book.remembers:
            self._remember(row, column, value, is_input=bool(typed))

    def _remember(
        self, row: int, column: int, value: Formula | Decimal | int | date | None, *, is_input: bool
    ) -> None:
        if is_input:
            self.mark(row, column, INPUT)
        elif isinstance(value, Formula):
            self.mark(row, column, mark_of_formula(value.text, self.name))
        elif value is not None:
            self.mark(row, column, mark(value))

    def _text(
        self, row: int, column: int, text: str, looks: Looks, typed: Mapping[str, Any]
    ) -> None:
        shown = cleaned(text)
        look = looks.of_text(risky=looks_like_formula(shown), typed=typed)
        if shown:
            self.worksheet.write_string(row, column, shown, look)
            if self.book.remembers:
                self.mark(row, column, mark(shown))
        else:
            self.worksheet.write_blank(row, column, None, look)

    def formula(self, row: int, column: int, formula: Formula, shown: Format) -> None:
        """Write a formula, its value beside it."""
        if len(formula.text) > _MOST_OF_FORMULA:
            raise ValueError(formula.text[:_TOLD])
        stored = formula.value if isinstance(formula.value, str) else float(formula.value)
        self.worksheet.write_formula(row, column, formula.text, shown, stored)

    def mark(self, row: int, column: int, marked: str) -> None:
        """Remember what was written into a cell by its mark."""
        # A mark's letters stand in a row as they will be written: an object a cell takes more.
        marks, at = self._marks[row], WIDTH * column
        marks.extend(EMPTY.encode() * (column - len(marks) // WIDTH))
        marks[at : at + WIDTH] = marked.encode()

    def note_text(self, row: int, column: int, shown: str) -> None:
        """Remember a text that may take several lines."""
        self._fitting.text(row, column, shown)

    def sentence(self, row: int, columns: int, text: str, **style: object) -> None:
        """Write a sentence across so many columns from the first, on as many lines as it needs."""
        look = {"text_wrap": True, "align": "left", **style}
        self.worksheet.merge_range(row, 0, row, columns - 1, "", self.book.format(**look))
        self.text(row, 0, text, **look)
        self._fitting.sentence(row, columns, cleaned(text))

    def heading(self, row: int, text: str) -> None:
        """Write the heading of a part of a sheet."""
        self.text(row, 0, text, bold=True, font_size=11, font_color=ACCENT)

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Value]],
        *,
        top: int = HEAD_ROW,
        filtered: bool = True,
        empty: str = "",
        widest: int = _WIDEST,
    ) -> Area:
        """Write a table with headings in row `top`, and the totals in the row below it.

        A `filtered` table is one of Excel's own with the name given. Without rows it
        says `empty` instead. Totals are sums of the column with their value beside. Texts
        wider than `widest` characters are wrapped.
        """
        headings = distinct([cut(cleaned(column.heading), _MOST_OF_HEADING) for column in columns])
        area = Area(
            sheet=self.name,
            first=top + 1,
            last=top + max(len(rows), 1),
            columns=len(columns),
        )
        self._tables.append(area)
        for place, column in enumerate(columns):
            if rows:
                self._column(place, column, [row[place] for row in rows], area, widest)
            self._head(top, place, headings[place], column)
        if not rows:
            self.text(top + 1, 0, empty, font_color=GREY, italic=True)
            return area
        if filtered:
            self.worksheet.add_table(
                top,
                0,
                area.last,
                len(columns) - 1,
                {
                    "name": self.book.free_name(name),
                    "style": "Table Style Light 1",
                    "banded_rows": False,
                    "description": self._told(len(columns), len(rows)),
                    "columns": [
                        {
                            "header": headings[place],
                            "header_format": self._head_format(
                                column, headings[place], indented=bool(place)
                            ),
                        }
                        for place, column in enumerate(columns)
                    ],
                },
            )
        if any(column.total for column in columns):
            self._totals(columns, rows, area)
        return area

    def _told(self, columns: int, rows: int) -> str:
        """Say what a table is, to those who cannot see it."""
        size = {
            "rows": counted(rows, "row", "rows"),
            "columns": counted(columns, "column", "columns"),
        }
        return sentence("report-table-told", {"sheet": self.name, **size})

    def _head_format(self, column: Column, heading: str, *, indented: bool) -> Format:
        marked = {"quote_prefix": True} if looks_like_formula(heading) else {}
        return self.book.format(
            **marked,
            bold=True,
            font_color="#FFFFFF",
            bg_color=ACCENT,
            text_wrap=True,
            valign="vcenter",
            align="left" if column.kind in _LEFT else "right",
            indent=1 if indented or column.kind not in _LEFT else 0,
        )

    def _head(self, row: int, place: int, heading: str, column: Column) -> None:
        look = self._head_format(column, heading, indented=bool(place))
        self.worksheet.write_string(row, place, heading, look)
        if self.book.remembers:
            self.mark(row, place, mark(heading))
        self._fitting.heading(row, place, heading)

    def _column(
        self, place: int, column: Column, values: Sequence[Value], area: Area, most: int
    ) -> None:
        cells = TableColumn(self, place, column, values, LINE)
        cells.write(area.first)
        spare = 2 if column.kind in _LEFT else _GROWTH
        wanted = column.width or min(max(cells.widest + spare, NARROWEST), most)
        self._fitting.widen(place, wanted, text=column.kind == "text" and column.width is None)

    def _totals(
        self, columns: Sequence[Column], rows: Sequence[Sequence[Value]], area: Area
    ) -> None:
        row = area.last + 1
        style: dict[str, object] = {"bold": True, "top": 1, "bg_color": SHADE}
        for place, column in enumerate(columns):
            if not column.total:
                self.text(row, place, "" if place else "Total", **style)
                continue
            total = sum((number_in(line[place]) for line in rows), Decimal(0))
            cells = f"{xl_rowcol_to_cell(area.first, place)}:{xl_rowcol_to_cell(area.last, place)}"
            digits = decimals_of([total]) if column.kind == "number" else None
            formula = Formula(text=f"=SUM({cells})", value=total)
            self.value(
                row, place, formula, column.kind, currency=column.currency, digits=digits, **style
            )
            self.widen(
                place,
                shown_width(total, column, digits, self.book.look.style.numbers) + _GROWTH + 1,
            )

    def widen(self, place: int, wanted: float) -> None:
        """Make a column at least so wide, in characters."""
        self._fitting.widen(place, wanted)

    def freeze(self, row: int, column: int = 0) -> None:
        """Keep the rows above `row` and the columns left of `column` in sight and print them."""
        self.worksheet.freeze_panes(row, column)
        self._repeated = row
        self._fitting.repeat(column)

    def keep_beside(self, column: int) -> None:
        """Print a column on the page of the one before it, where pages stand abreast."""
        self._fitting.keep(column)

    def print_only(self, area: Area) -> None:
        """Leave out of print what stands beside or below an area."""
        self.worksheet.print_area(0, 0, area.last + 1, area.columns - 1)

    def insert(self, row: int, place: int, chart: Chart) -> None:
        """Put a chart at a row, the first (0) or the second (1) abreast."""
        beside = place * (CHART_WIDTH + CHART_GAP)
        self.draw(row, 0, chart, x_offset=beside)

    def draw(self, row: int, column: int, chart: Chart, **options: object) -> None:
        """Put a chart at a cell, told in words to those who cannot see it."""
        told = sentence("report-chart-told", {"title": chart.title.name or self.name})
        placed = {"object_position": 3, "description": told, **options}
        self.worksheet.insert_chart(row, column, chart, placed)

    def show_logo(self) -> None:
        """Put the house's logo, if it has one, at the right of the title."""
        look = self.book.look
        if look.logo is None or look.style.logo is None:
            return
        factor = look.fitted(look.logo.width, look.logo.height)
        self.worksheet.set_row(0, LOGO_ROW)
        self.worksheet.insert_image(
            0,
            0,
            f"logo.{look.logo.kind}",
            {
                "image_data": BytesIO(look.logo.data),
                "x_offset": max(0, self._fitting.pixels() - math.ceil(look.logo.width * factor)),
                "y_offset": 2,
                "x_scale": factor,
                "y_scale": factor,
                "description": look.style.logo.alt or look.style.name,
                "object_position": 3,
            },
        )

    def marked_rows(self) -> Iterator[MarkedRow]:
        """Give the marks of the cells written, row by row."""
        for row, marks in sorted(self._marks.items()):
            yield MarkedRow(sheet=self.name, row=row + 1, marks=marks.decode())

    def finish(self) -> None:
        """Do what is left when everything is written."""
        self._fitting.finish()
        if self._repeated:
            # Above the rows of another table its headings would be wrong: then the title alone.
            first_is_long = bool(self._tables) and self._tables[0].rows > _SHORT
            fit_all = len(self._tables) == 1 or first_is_long
            self.worksheet.repeat_rows(self._repeated - 1 if fit_all else 0)
        # Names of orders may be digits, and a row's formula differ from its neighbours'.
        self.worksheet.ignore_errors(
            {"number_stored_as_text": _ANY_CELL, "formula_differs": _ANY_CELL}
        )
        if self.book.locked:
            self.worksheet.protect("", _PROTECTED)
