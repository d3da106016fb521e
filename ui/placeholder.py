"""Stand-ins for pages."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from ui.document import Document


class CatalogPage(QWidget):
    import_requested = Signal()
    selected = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()


class DemandPage(QWidget):
    selected = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()


class LimitsPage(QWidget):
    selected = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()


class ImportDialog(QDialog):
    def __init__(self, document: Document, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
