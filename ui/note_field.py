"""A few lines of text that are entered when one leaves them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

_LINES = 4


class NoteField(QPlainTextEdit):
    """A note: `entered` tells it when the focus goes elsewhere; Esc brings back what was there."""

    entered = Signal(str)

    def __init__(self) -> None:
        """Make an empty field of a few lines; Tab goes on to the next field."""
        super().__init__()
        self._shown = ""
        self.setTabChangesFocus(True)
        margins = self.contentsMargins()
        lines = _LINES * self.fontMetrics().lineSpacing()
        self.setFixedHeight(lines + margins.top() + margins.bottom() + 2 * 10)

    def show_note(self, text: str) -> None:
        """Show a note, unless one is being written."""
        writing = self.hasFocus() and self.toPlainText() != self._shown
        if writing or text == self._shown == self.toPlainText():
            return
        self._shown = text
        self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.enter()

    def enter(self) -> None:
        """Tell the note, if it is another one."""
        text = self.toPlainText().strip()
        if text != self._shown:
            self._shown = text
            self.entered.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._shown)
            return
        super().keyPressEvent(event)
