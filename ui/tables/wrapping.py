"""Rows as high as the long texts in them need, measured some at a time."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer

from ui.tables.cells import unbroken
from ui.tables.headings import ROW

if TYPE_CHECKING:
    from ui.tables.view import RecordView

_PAD: Final = 8
_WRAPPED: Final = 300  # rows that are measured; further ones keep one line
_AT_ONCE: Final = 10


class Wrapping(QObject):
    """Keeps the rows of a view as high as their texts, whenever these or the widths change."""

    def __init__(self, view: "RecordView") -> None:
        """Measure the rows of a view from now on."""
        super().__init__(view)
        self._view = view
        self._measured = 0
        # Once the widths have settled: within a resize the header still has the old ones.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._measure)
        for change in (
            view.horizontalHeader().sectionResized,
            view.table.modelReset,
            view.table.dataChanged,
        ):
            change.connect(lambda *_: self._anew())

    def begin(self) -> None:
        """Measure the first rows at once, and the rest in the window's next turns."""
        self._measured = 0
        self._measure()

    def _anew(self) -> None:
        self._measured = 0
        self._timer.start(0)

    def _measure(self) -> None:
        """Measure some rows, and the rest once the window has had its turn."""
        view, table = self._view, self._view.table
        first, self._measured = self._measured, self._measured + _AT_ONCE
        last = min(self._measured, _WRAPPED)
        texts = [
            (at, view.columnWidth(at) - 2 * _PAD - 2)
            for at, column in enumerate(table.columns)
            if not column.entry.numeric and not column.picture
        ]
        titled, before = table.title is not None, view.verticalHeader().width() - 2 * _PAD
        for row in range(first, min(last, len(table.rows))):
            # What is written, not what a switch stands for.
            heights = [
                self._height(str(table.index(row, at).data() or ""), width) for at, width in texts
            ]
            if titled:
                title = table.headerData(row, Qt.Orientation.Vertical)
                heights.append(self._height(str(title or ""), before))
            view.setRowHeight(row, max([ROW, *heights]))
        if last < min(len(table.rows), _WRAPPED):
            self._timer.start(0)

    def _height(self, text: str, width: int) -> int:
        area = QRect(0, 0, max(width, 1), 0)
        flags = int(Qt.TextFlag.TextWordWrap)
        return self._view.fontMetrics().boundingRect(area, flags, unbroken(text)).height() + _PAD
