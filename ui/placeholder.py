"""A stand-in until price lists can be imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from ui.document import Document


class ImportDialog(QDialog):
    """An empty dialog."""

    def __init__(self, document: Document, path: Path, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
