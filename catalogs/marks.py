"""Gathers what a binary sheet says beyond its values, cell by cell."""

from collections.abc import Sequence
from typing import Final

from catalogs.grid import Span
from catalogs.limits import MOST_COLUMNS, MOST_MERGED
from catalogs.number_formats import PLAIN, NumberFormat
from catalogs.sheet_parts import SheetPart, check_area, row_forms

FAULTS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""Faulty values by the number that binary workbooks store."""


class Marks:
    """The marks of one sheet while it is gone through; rows and columns count from 0."""

    def __init__(self, name: str, formats: Sequence[NumberFormat]) -> None:
        self.name = name
        self.telling = {at: form for at, form in enumerate(formats) if form != PLAIN}
        self.formulas: dict[int, int] = {}
        self.shown: dict[int, list[tuple[int, NumberFormat]]] = {}
        self.faults: dict[int, dict[int, str]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Span] = []
        self.cells = 0
        self.last_row = self.last_column = 0

    def cell(self, row: int, column: int, style: int) -> None:
        """Note a filled cell; raise PriceListError where it is too far out."""
        self.cells += 1
        if row >= self.last_row or column > self.last_column:
            self.last_row = max(self.last_row, row + 1)
            self.last_column = max(self.last_column, column)
            check_area(self.name, self.last_row, self.last_column, row + 1)
        form = self.telling.get(style)
        if form:
            self.shown.setdefault(row + 1, []).append((column, form))

    def formula(self, row: int, column: int) -> None:
        """Note that a cell holds a formula."""
        self.formulas[row + 1] = self.formulas.get(row + 1, 0) | 1 << column

    def fault(self, row: int, column: int, code: int) -> None:
        """Note that a cell holds a faulty value."""
        self.faults.setdefault(row + 1, {})[column] = FAULTS.get(code, "#N/A")

    def hide_columns(self, first: int, last: int) -> None:
        """Note hidden columns, both ends included."""
        self.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))

    def merge(self, first_row: int, last_row: int, first_column: int, last_column: int) -> None:
        """Note merged cells, both ends included."""
        if len(self.merged) < MOST_MERGED and first_row <= last_row and first_column <= last_column:
            self.merged.append(
                Span(
                    first_row=first_row + 1,
                    last_row=last_row + 1,
                    first_column=first_column,
                    last_column=last_column,
                )
            )

    @property
    def area(self) -> int:
        """Count the cells of the rectangle that a reader holds."""
        return self.last_row * (self.last_column + 1)

    def part(self) -> SheetPart:
        """Give the marks."""
        return SheetPart(
            formulas=self.formulas,
            formats={row: row_forms(cells) for row, cells in self.shown.items()},
            faults=self.faults,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            merged=tuple(self.merged),
            cells=self.cells,
        )
