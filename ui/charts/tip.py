"""The exact figures of what the pointer is on, or the keys have chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.theme import SPACE

_WIDEST: Final = 320


class Tip(QLabel):
    """Words over a plot, beside a place and inside the plot."""

    def __init__(self, plot: QWidget) -> None:
        """Lie over a plot, hidden."""
        super().__init__(plot)
        self._plot = plot
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMargin(SPACE)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_beside(self, place: QPointF, text: str) -> None:
        """Show lines of text beside a place of the plot; long lines run over several."""
        self.setText(text)
        longest = max(self.fontMetrics().horizontalAdvance(line) for line in text.split("\n"))
        wide = min(longest + 3 * SPACE, _WIDEST)
        self.resize(wide, self.heightForWidth(wide))
        left = place.x() + 2 * SPACE
        if left + wide > self._plot.width():
            left = place.x() - 2 * SPACE - wide
        top = min(place.y() + SPACE, self._plot.height() - self.height() - 1)
        self.move(round(max(left, 0)), round(max(top, 0)))
        self.show()
        self.raise_()
