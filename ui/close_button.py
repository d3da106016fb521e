"""The cross that closes a panel or a line, or takes one thing off, in the colours around it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QToolButton, QWidget

from ui.icons import icon


class CloseButton(QToolButton):
    """Draws its cross itself: whoever holds it has the new palette before the button has."""

    def __init__(self, tip: str = "", name: str = "", parent: QWidget | None = None) -> None:
        """Say what is closed when pointed at, and what the button is called."""
        super().__init__(parent)
        self.setProperty("flat", True)
        self.setToolTip(tip)
        self.setAccessibleName(name)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self.setIcon(icon("close", muted, muted))
