"""The small square at the corner of a selection that carries its cells on where it is drawn."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QPen

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from ui.tables.view import RecordView

_SIZE: Final = 6
_REACH: Final = 3  # how far beside the square it can still be taken


class FillHandle:
    """Follows the pointer from the corner of a selection, down or to the right."""

    def __init__(self, view: "RecordView") -> None:
        """Serve a view."""
        self._view = view
        self._drawn: tuple[list[int], list[int]] | None = None
        """The rows and columns that the selection is drawn out to."""
        self._held = False

    def rect(self) -> QRect:
        """Give where the square is; nothing where there is nothing to carry on."""
        view = self._view
        if len(view.chosen_ranges()) != 1 or not self._can_enter(view.currentIndex()):
            return QRect()
        rows, columns = view.block()
        if not columns:
            return QRect()
        corner = view.visualRect(view.table.index(rows[-1], columns[-1])).bottomRight()
        return QRect(corner - QPoint(_SIZE, _SIZE), corner - QPoint(1, 1))

    def _can_enter(self, index: "QModelIndex") -> bool:
        return bool(self._view.table.flags(index) & Qt.ItemFlag.ItemIsEditable)

    def press(self, at: QPoint) -> bool:
        """Take the square if the pointer is on it; tell whether it is."""
        square = self.rect()
        self._held = not square.isNull() and square.adjusted(
            -_REACH, -_REACH, _REACH, _REACH
        ).contains(at)
        return self._held

    def move(self, at: QPoint) -> bool:
        """Draw the selection out to the pointer; tell whether the square is held."""
        if not self._held:
            return False
        self._drawn = self._reached(at)
        self._view.viewport().update()
        return True

    def _reached(self, at: QPoint) -> tuple[list[int], list[int]] | None:
        """Give the rows and columns up to the pointer, whichever way it is further out."""
        view = self._view
        rows, columns = view.block()
        shown = view.shown_columns()
        index = view.indexAt(at)
        if not index.isValid():
            return None
        down = index.row() - rows[-1]
        right = shown.index(index.column()) - shown.index(columns[-1])
        if down > 0:
            return list(range(rows[0], index.row() + 1)), columns
        if right > 0:
            first, last = shown.index(columns[0]), shown.index(index.column())
            return rows, shown[first : last + 1]
        return None

    def release(self) -> bool:
        """Fill what was drawn over; tell whether the square was held."""
        held, drawn = self._held, self._drawn
        self._held, self._drawn = False, None
        view = self._view
        if drawn is not None:
            rows, columns = view.block()
            all_rows, all_columns = drawn
            if len(all_rows) > len(rows):
                lines = [[(row, column) for row in all_rows] for column in all_columns]
                view.edits.extend(lines, len(rows))
            else:
                lines = [[(row, column) for column in all_columns] for row in all_rows]
                view.edits.extend(lines, len(columns))
            self._select(all_rows, all_columns)
        view.viewport().update()
        return held

    def _select(self, rows: list[int], columns: list[int]) -> None:
        table = self._view.table
        chosen = QItemSelection()
        for column in columns:
            chosen.select(table.index(rows[0], column), table.index(rows[-1], column))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._view.selectionModel().select(chosen, flag)

    def paint(self) -> None:
        """Draw the square, and an outline of what is drawn over."""
        view = self._view
        square = self.rect()
        if square.isNull() or not view.hasFocus():
            return
        painter = QPainter(view.viewport())
        palette = view.palette()
        painter.fillRect(square, palette.color(QPalette.ColorRole.Accent))
        if self._drawn is not None:
            rows, columns = self._drawn
            first = view.visualRect(view.table.index(rows[0], columns[0]))
            last = view.visualRect(view.table.index(rows[-1], columns[-1]))
            pen = QPen(palette.color(QPalette.ColorRole.Accent), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(first.united(last).adjusted(0, 0, -1, -1))
        painter.end()
