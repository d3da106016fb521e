"""Cells that an edge of their table cuts: what does not fit is left out, never shown in part.

A figure without its first digits reads like another figure. So what is written in a cell is laid
out in the part of it that is in sight, and ends with an ellipsis where there is more.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

if TYPE_CHECKING:
    from ui.tables.view import RecordView

MORE: Final = "…"
"""What stands for what there is no room for."""
MARGIN: Final = 8
"""What is left free beside the text of a cell; at the right it may be out of sight."""


def in_sight(cell: QRect, view: QWidget | None) -> QRect:
    """Give the part of a cell whose text is between the left and the right edge of its view."""
    if not isinstance(view, QAbstractScrollArea):
        return cell
    wide = view.viewport().width()
    if cell.left() >= 0 and cell.right() < wide:
        return cell
    return cell.intersected(QRect(0, cell.top(), wide + MARGIN, cell.height()))


def whole_figure(text: str, width: int, metrics: QFontMetrics) -> str:
    """Give a figure and as many of the words after it as there is room for; never half of one."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        shown = " ".join((*words[:count], MORE))
        if metrics.horizontalAdvance(shown) <= width:
            return shown
    return MORE


def heading_in_sight(text: str, width: int, metrics: QFontMetrics) -> str:
    """Give the lines of a heading as they fit."""
    right = Qt.TextElideMode.ElideRight
    return "\n".join(metrics.elidedText(line, right, width) for line in text.split("\n"))


class CutCells(QObject):
    """Paints the columns at the edges of a view anew while it is scrolled sideways.

    Qt moves what is painted already, with the ellipses of where it was before.
    """

    def __init__(self, view: "RecordView") -> None:
        """Follow the scrolling of a view."""
        super().__init__(view)
        self._view = view
        self._bar = view.horizontalScrollBar()
        self._value = self._bar.value()
        self._bar.valueChanged.connect(self._scrolled)

    def _scrolled(self, value: int) -> None:
        view, moved = self._view, value - self._value
        self._value = value
        last = view.viewport().width() - 1
        # Those at the edges now, and those that were there before.
        for column in {view.columnAt(x) for x in (0, last, -moved, last - moved)}:
            if column >= 0:
                left, wide = view.columnViewportPosition(column), view.columnWidth(column)
                for painted in (view.viewport(), view.headings.viewport()):
                    painted.update(left, 0, wide, painted.height())
