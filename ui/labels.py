"""Lines of text on a page: the title over a part of it, and what matters less."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def section_title(text: str) -> QLabel:
    """Make the title over a part of a page."""
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def quiet(text: str = "") -> QLabel:
    """Make a line of text that matters less than what it stands beside."""
    label = QLabel(text)
    label.setForegroundRole(label.foregroundRole().PlaceholderText)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
