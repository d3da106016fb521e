"""A sentence beside a field that says why an entry was not taken."""

from typing import Final

from PySide6.QtCore import (
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import (
    QLabel,
    QWidget,
)

_PAD: Final = 8
_CALLOUT_WIDTH: Final = 340
_CALLOUT_MS: Final = 12_000
_STYLE: Final = (
    "background-color: palette(base); color: palette(text);"
    "border: 1px solid palette(dark); border-radius: 4px;"
)


class Callout(QLabel):
    """A sentence beside a field that says why an entry was not taken."""

    def __init__(self, parent: QWidget) -> None:
        """Wait over `parent`, hidden, for something to say."""
        super().__init__(parent)
        self._over = parent
        self.setWordWrap(True)
        self.setMargin(_PAD)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._until = QTimer(self)
        self._until.setSingleShot(True)
        self._until.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, beside: QRect) -> None:
        """Show a sentence under a field, or above where there is no room below."""
        if not self.styleSheet():
            # Not before it is wanted: there is one to each table, and to style it takes a while.
            self.setStyleSheet(_STYLE)
        parent = self._over
        self.setText(text)
        width = min(_CALLOUT_WIDTH, max(parent.width() - 2 * _PAD, _PAD))
        self.setFixedWidth(width)
        self.resize(width, self.heightForWidth(width))
        left = max(_PAD, min(beside.left(), parent.width() - width - _PAD))
        top = beside.bottom() + 2
        if top + self.height() > parent.height():
            top = max(0, beside.top() - self.height() - 2)
        self.move(left, top)
        self.show()
        self.raise_()
        self._until.start(_CALLOUT_MS)
