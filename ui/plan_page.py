"""x"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from ui.document import Document


class PlanPage(QWidget):
    selected = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
