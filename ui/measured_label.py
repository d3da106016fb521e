"""A text that runs over several lines, none longer than is good to read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


class MeasuredLabel(QLabel):
    """A label that asks for the height of its text at its greatest width, not beyond it.

    A layout asks for the height at the width that it has to give, also where that is more
    than the label takes: the text would get too few lines, and push into what is below.
    """

    def __init__(self, widest: int, text: str = "") -> None:
        """Be no wider than that, in logical pixels."""
        super().__init__(text)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setMaximumWidth(widest)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(min(width, self.maximumWidth()))
