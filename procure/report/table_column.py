"""Writes the cells of a table's column: what many of them share is worked out once.

A workbook of a large plan has a million cells, and this is where most of them are written.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from procure.cell_record import mark, mark_of_formula
from procure.report.looks import Looks
from procure.report.number_formats import shown_width
from procure.report.values import (
    Column,
    Formula,
    Value,
    cleaned,
    decimals_of,
    looks_like_formula,
)
from procure.text_width import width
from procure.units import minor_digits

if TYPE_CHECKING:
    from xlsxwriter.format import Format

    from procure.report.sheet import Sheet

_NOT_TYPED: Final[dict[str, Any]] = {}


class TableColumn:
    """A column that is being written, and how wide it has become."""

    def __init__(
        self, sheet: "Sheet", place: int, column: Column, values: Sequence[Value], line: str
    ) -> None:
        """Look at the values: the decimals that all show are those that any of them has."""
        self._sheet = sheet
        self._place = place
        self._column = column
        self._values = values
        self._digits = _digits(column, values)
        style: dict[str, Any] = {"bottom": 4, "bottom_color": line}
        if column.kind == "text":
            style.update(text_wrap=True, align="left", indent=1 if place else 0)
        elif column.kind == "day":
            style.update(align="left", indent=1 if place else 0)
        self._looks = Looks(sheet.book.format, sheet.book.look.style.numbers, style)
        self._remembers = sheet.book.remembers
        self._texts: dict[str, tuple[str, Format, str]] = {}
        self._marks: dict[float, str] = {}
        self._least: Decimal | int | None = None
        self._most: Decimal | int | None = None
        self.widest = float(max(map(width, column.heading.split()), default=0) + 3)
        """The characters that the widest of the values takes, or the heading's longest word."""

    def write(self, first: int) -> None:
        """Write the values from a row on."""
        column = self._column
        look = self._looks.of(column.kind, column.currency, self._digits, _NOT_TYPED)
        for row, value in enumerate(self._values, first):
            kind = type(value)
            if kind is str:
                self._text(row, value)  # type: ignore[arg-type]
            elif kind is Decimal or kind is int:
                self._number(row, value, look)  # type: ignore[arg-type]
            elif kind is Formula:
                self._formula(row, value, look)  # type: ignore[arg-type]
            elif value is None:
                self._sheet.worksheet.write_blank(row, self._place, None, look)
            else:
                self._other(row, value)
        for value in (self._least, self._most):
            self._widen(value)

    def _text(self, row: int, text: str) -> None:
        known = self._texts.get(text)
        if known is None:
            shown = cleaned(text)
            look = self._looks.of_text(risky=looks_like_formula(shown), typed=_NOT_TYPED)
            known = self._texts[text] = (shown, look, mark(shown) if self._remembers else "")
            self.widest = max(self.widest, width(shown))
        shown, look, marked = known
        self._sheet.note_text(row, self._place, shown)
        if shown:
            self._sheet.worksheet.write_string(row, self._place, shown, look)
            if self._remembers:
                self._sheet.mark(row, self._place, marked)
        else:
            self._sheet.worksheet.write_blank(row, self._place, None, look)

    def _number(self, row: int, value: Decimal | int, look: "Format") -> None:
        number = float(value)
        known = self._marks.get(number)
        if known is None:
            known = self._marks[number] = mark(number) if self._remembers else ""
            self._compare(value)
        self._sheet.worksheet.write_number(row, self._place, number, look)
        if self._remembers:
            self._sheet.mark(row, self._place, known)

    def _formula(self, row: int, formula: Formula, look: "Format") -> None:
        self._sheet.formula(row, self._place, formula, look)
        if self._remembers:
            self._sheet.mark(row, self._place, mark_of_formula(formula.text, self._sheet.name))
        if isinstance(formula.value, str):
            self._widen(formula)
        else:
            self._compare(formula.value)

    def _other(self, row: int, value: Value) -> None:
        column = self._column
        self._sheet.cell(
            row, self._place, value, column.kind, column.currency, self._digits, self._looks
        )
        self._widen(value)

    def _compare(self, value: Decimal | int) -> None:
        """Keep the least and the most: one of the two takes the most characters."""
        if self._least is None or value < self._least:
            self._least = value
        if self._most is None or value > self._most:
            self._most = value

    def _widen(self, value: Value) -> None:
        numbers = self._sheet.book.look.style.numbers
        self.widest = max(self.widest, shown_width(value, self._column, self._digits, numbers))


def _digits(column: Column, values: Sequence[Value]) -> int | None:
    if column.kind not in {"number", "money"}:
        return None
    plain = (value.value if isinstance(value, Formula) else value for value in values)
    digits = decimals_of([value for value in plain if isinstance(value, Decimal)])
    return digits if column.kind == "number" else max(minor_digits(column.currency), digits)
