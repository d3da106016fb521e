"""What is done with the selected cells of a table: copied, pasted, filled, cleared."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from procure.words import sentence
from ui.tables import blocks
from ui.tables.clipboard import put_on, taken_from
from ui.tables.columns import Column
from ui.tables.fill import Series, carried_on
from ui.tables.slices import STRIDE, Slices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.tables.html import Copied
    from ui.tables.view import RecordView

_AT_ONCE: Final = 20_000  # cells that are copied without a pause
_MOST: Final = 1_000_000  # cells that a clipboard is asked to hold


class TableEdits:
    """Copies, pastes, fills and clears what is selected in a view, each as one undo step."""

    def __init__(self, view: "RecordView") -> None:
        """Work on the cells of a view."""
        self._view = view
        self._table = view.table
        self.copying = Slices(view)

    # Copy

    def copy(self, *, headed: bool = False) -> None:
        """Put the block that the selection spans on the clipboard, with headings if wanted."""
        rows, columns = self._view.block()
        if not rows or not columns:
            return
        if len(rows) * len(columns) > _MOST:
            size = {"cells": f"{len(rows) * len(columns):,}", "most": f"{_MOST:,}"}
            self._refuse(rows[0], columns[0], sentence("copy-too-much", size))
            return
        block: list[list[Copied]] = []

        def done() -> None:
            QGuiApplication.clipboard().setMimeData(put_on(block))

        self.copying.run(self._copied(rows, columns, block, headed=headed), done)
        if len(rows) * len(columns) <= _AT_ONCE:
            self.copying.finish()

    def _copied(
        self,
        rows: Sequence[int],
        columns: Sequence[int],
        into: "list[list[Copied]]",
        *,
        headed: bool,
    ) -> "Iterator[None]":
        title = self._table.title
        for first in range(0, len(rows), STRIDE):
            part = [row for row in rows[first : first + STRIDE] if row < len(self._table.rows)]
            into.extend(self._table.copied(part, columns))
            yield
        if headed:
            titles = [] if title is None else [title.heading]
            titles += [title.get(self._table.rows[row]) for row in rows] if title else []
            shown = [self._table.columns[column] for column in columns]
            into[:] = blocks.headed(shown, into, titles)

    def cut(self) -> None:
        """Copy the selected cells, and empty them."""
        self.copy()
        self.clear()

    # Enter

    def paste(self, mark: str = "") -> None:
        """Enter what is on the clipboard from the top left of the selection on.

        `mark` is the decimal mark of its numbers, where a person chose it.
        """
        rows, columns = self._view.block()
        if not self._table.rows and self._table.growth is not None:
            self.paste_rows(mark)
            return
        if not rows or not columns:
            return
        block, known = taken_from(QGuiApplication.clipboard().mimeData())
        shown = self._view.shown_columns()
        across = shown[shown.index(columns[0]) :]
        wide = across.index(columns[-1]) + 1
        high = rows[-1] - rows[0] + 1
        self._table.paste_block(block, rows[0], across, (high, wide), mark or known)

    def paste_rows(self, mark: str = "") -> None:
        """Add what is on the clipboard as new rows below the last one, from the first column on."""
        block, known = taken_from(QGuiApplication.clipboard().mimeData())
        shown = self._view.shown_columns()
        if shown:
            self._table.paste_block(block, len(self._table.rows), shown, mark=mark or known)

    def clear(self) -> None:
        """Empty the selected cells that can be changed."""
        cells = [
            (row, column, "")
            for at, across, row, column in self._selected()
            if self._table.flags(self._table.index(at, across)) & Qt.ItemFlag.ItemIsEditable
        ]
        self._enter(cells, "Clear {} cells", "Clear a cell")

    def enter_in_all(self, text: str) -> bool:
        """Enter a text into every selected cell; tell whether it was taken."""
        cells = [(row, column, text) for _, _, row, column in self._selected()]
        return self._enter(cells, "Change {} cells", "Change a cell")

    # Fill

    def fill_down(self) -> None:
        """Copy the first selected row down; of a single row, the one above it."""
        rows, columns = self._view.block()
        if len(rows) == 1 and rows[0] > 0:
            rows = [rows[0] - 1, *rows]
        lines = [[(row, column) for row in rows] for column in columns]
        self._fill(lines, 1, "copy", "Fill down")

    def fill_right(self) -> None:
        """Copy the first selected column to the right; of a single one, the one before it."""
        rows, columns = self._view.block()
        shown = self._view.shown_columns()
        if len(columns) == 1 and shown.index(columns[0]) > 0:
            columns = [shown[shown.index(columns[0]) - 1], *columns]
        lines = [[(row, column) for column in columns] for row in rows]
        self._fill(lines, 1, "copy", "Fill right")

    def fill_series(self, how: Series) -> None:
        """Carry the first two numbers of each selected row or column on, whichever is longer."""
        rows, columns = self._view.block()
        if len(rows) > len(columns):
            lines = [[(row, column) for row in rows] for column in columns]
        else:
            lines = [[(row, column) for column in columns] for row in rows]
        self._fill(lines, 2, how, "Fill in equal steps" if how == "steps" else "Fill with growth")

    def extend(self, lines: Sequence[Sequence[tuple[int, int]]], sample: int) -> None:
        """Carry the first cells of each line on into the rest of it, as the handle is drawn.

        Two or more numbers go on in equal steps; anything else is repeated.
        """
        steps = sample > 1 and all(
            carried_on([self._text(row, column) for row, column in line[:sample]], 1, "steps")
            for line in lines
        )
        self._fill(lines, sample, "steps" if steps else "copy", "Fill")

    def _fill(
        self, lines: Sequence[Sequence[tuple[int, int]]], sample: int, how: Series, name: str
    ) -> None:
        cells = []
        for line in lines:
            first = [self._text(row, column) for row, column in line[:sample]]
            rest = line[sample:]
            texts = carried_on(first, len(rest), how) if len(first) == sample and rest else []
            if texts is None:
                self._refuse(*line[0], sentence("fill-numbers"))
                return
            cells += [
                (self._table.rows[row], self._table.columns[column], text)
                for (row, column), text in zip(rest, texts, strict=bool(texts))
            ]
        if cells:
            self._table.enter(cells, name, lines[0][0])

    def _text(self, row: int, column: int) -> str:
        return self._table.copied([row], [column])[0][0].text

    # Cells

    def _selected(self) -> list[tuple[int, int, Any, Column[Any]]]:
        """List the selected cells, row by row."""
        ranges = self._view.chosen_ranges()
        places = sorted(
            {
                (row, column)
                for one in ranges
                for row in range(one.top(), one.bottom() + 1)
                for column in range(one.left(), one.right() + 1)
                if not self._view.isColumnHidden(column)
            }
        )
        rows, columns = self._table.rows, self._table.columns
        return [(row, column, rows[row], columns[column]) for row, column in places]

    def _enter(self, cells: list[tuple[Any, Column[Any], str]], many: str, one: str) -> bool:
        rows, columns = self._view.block()
        if not cells:
            return False
        name = many.format(f"{len(cells):,}") if len(cells) > 1 else one
        return self._table.enter(cells, name, (rows[0], columns[0]))

    def _refuse(self, row: int, column: int, text: str) -> None:
        self._table.refused.emit(row, column, text)
