"""The one dialog for what went wrong: a sentence, and the details for those who ask."""

from __future__ import annotations

import traceback
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from procure import __version__
from procure.errors import ProcureError
from procure.words import sentence
from ui.help.field_tips import explain
from ui.log import log_file
from ui.theme import SPACE

_WIDTH: Final = 520
_DETAILS_HEIGHT: Final = 200


def as_error(error: BaseException) -> ProcureError:
    """Give the program's own error for any error, its traceback kept as details."""
    if isinstance(error, ProcureError):
        return error
    return ProcureError("unexpected", details="".join(traceback.format_exception(error)))


class ErrorDialog(QDialog):
    """Says what is wrong, where, and what to do; details and Copy behind buttons."""

    def __init__(self, error: ProcureError, parent: QWidget | None = None) -> None:
        """Prepare the dialog; open() shows it without waiting."""
        super().__init__(parent)
        self.setWindowTitle("Procure")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = str(error)
        log = log_file()
        self._log = "" if log is None else sentence("log-at", {"path": str(log)})
        self._details = error.details
        self.sentence = QLabel(self._text)
        self.sentence.setWordWrap(True)
        # Else it asks for the lines of a narrower dialog.
        self.sentence.setMinimumWidth(_WIDTH - 6 * SPACE)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = QPlainTextEdit("\n\n".join(filter(None, (self._details, self._log))))
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setMinimumHeight(_DETAILS_HEIGHT)
        self.details.hide()
        self.details_button = QPushButton("Details")
        explain(self.details_button, "Show or hide what a report of the fault needs.")
        self.details_button.setCheckable(True)
        self.details_button.setVisible(bool(self._details))
        self.details_button.toggled.connect(self._show_details)
        self.copy_button = QPushButton("Copy")
        self.copy_button.clicked.connect(self._copy)
        close = QPushButton("Close")
        close.setDefault(True)
        close.clicked.connect(self.accept)

        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.details_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(self.sentence)
        layout.addWidget(self.details)
        layout.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)
        close.setFocus()

    def report(self) -> str:
        """Give what Copy puts on the clipboard: version, sentence, details and where the log is."""
        told = (f"Procure {__version__}", self._text, self._details, self._log)
        return "\n\n".join(filter(None, told))

    def _show_details(self, shown: bool) -> None:  # noqa: FBT001 - as Qt's signal gives it
        self.details.setVisible(shown)
        self.adjustSize()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
