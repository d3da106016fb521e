"""Widths for words and figures, which grow with the letters that the desktop is set to."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

_USUAL: Final = 13
"""Logical pixels: letters up to this size are the usual ones, on whatever platform."""


def wide(pixels: int) -> int:
    """Give a width in logical pixels that is `pixels` with letters of the usual size."""
    size = QFontInfo(QApplication.font()).pixelSize()
    return round(pixels * max(size / _USUAL, 1))
