"""A text that keeps the room of so many lines, and is unfolded when all of it is wanted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

_TALLEST: Final = 16_777_215
"""The most that Qt lets a widget be: no limit."""


class FoldedLabel(QLabel):
    """Shows the beginning of a long text, in a height that does not change with the text."""

    fits_changed = Signal()
    """`fits` is different."""

    def __init__(self, lines: int, above: int = 0) -> None:
        """Keep the room of some lines, and so much above them."""
        super().__init__()
        self.setContentsMargins(0, above, 0, 0)
        self._lines = lines
        self._folded = True
        self.whole = ""
        """All of the text, also what there is no room for."""
        self.fits = True
        """Whether all of it is seen while it is folded."""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.fold(folded=True)

    def show_whole(self, text: str) -> None:
        """Show another text."""
        self.whole = text
        self.setAccessibleName(text)
        self._write()

    def fold(self, *, folded: bool) -> None:
        """Show as much as there is room for, or else all, in the room that takes."""
        self._folded = folded
        above = self.contentsMargins().top()
        high = self._lines * self.fontMetrics().lineSpacing() + above
        self.setMinimumHeight(high)
        self.setMaximumHeight(high if folded else _TALLEST)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._write()

    def _write(self) -> None:
        beginning = self._beginning()
        fits = beginning == self.whole
        shown = beginning if self._folded else self.whole
        if shown != self.text():
            self.setText(shown)
        self.setToolTip("" if shown == self.whole else self.whole)
        if fits != self.fits:
            self.fits = fits
            self.fits_changed.emit()

    def _beginning(self) -> str:
        """Give what of the text there is room for, with an ellipsis where that is not all."""
        layout = QTextLayout(self.whole, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        starts: list[int] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(self.width(), 1))
            starts.append(line.textStart())
        layout.endLayout()
        if len(starts) <= self._lines:
            return self.whole
        last = starts[self._lines - 1]
        rest = self.fontMetrics().elidedText(
            self.whole[last:], Qt.TextElideMode.ElideRight, self.width()
        )
        return self.whole[:last] + rest
