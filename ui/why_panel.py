"""The panel at the right: sentences about what is selected, and what stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui.theme import SPACE

_WIDTH: Final = 248


class WhyPanel(QWidget):
    """Shows a heading and sentences under "Why?"; can be closed."""

    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty panel."""
        super().__init__(parent)
        self.setObjectName("why")
        self.setMinimumWidth(_WIDTH)
        title = QLabel("Why?")
        bold = title.font()
        bold.setBold(True)
        title.setFont(bold)
        self.close_button = QToolButton()
        self.close_button.setToolTip("Close the panel (Ctrl+I)")
        self.close_button.setAccessibleName("Close the Why? panel")
        self.close_button.setProperty("flat", True)
        self.close_button.clicked.connect(self.close_requested)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.close_button)

        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, SPACE, 0)
        self._lines.setSpacing(SPACE)
        self._lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        scroll.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        self._labels: list[QLabel] = []

    def show_sentences(self, heading: str, sentences: Sequence[str]) -> None:
        """Replace what the panel says."""
        for label in self._labels:
            self._lines.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        if heading:
            self._add(heading, muted=True)
        for sentence in sentences:
            self._add(sentence, muted=False)

    def text(self) -> str:
        """Give everything the panel says, a line each."""
        return "\n".join(label.text() for label in self._labels)

    def _add(self, text: str, *, muted: bool) -> None:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if muted:
            label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
        label.setMinimumWidth(1)
        self._lines.insertWidget(self._lines.count() - 1, label)
        self._labels.append(label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A long word must wrap or be cut at the panel's edge, never widen it.
        self._body.setMaximumWidth(self.width() - 3 * SPACE)
