"""The line on the plan page that says what newer price lists did to the plan."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from procure.plan_difference import Answer
from ui.close_button import CloseButton
from ui.document import Document, Planned
from ui.plan.list_effect import Effect, effect
from ui.theme import SPACE


class EffectLine(QFrame):
    """Says how the plan differs from the one before the lists were replaced; can be closed."""

    told = Signal(str)
    """Everything that differs, a line each, for the Why? panel."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Follow a document's plan."""
        super().__init__(parent)
        self._document = document
        self._compared: tuple[Planned, Planned] | None = None
        self._effect: Effect | None = None
        self.setProperty("edged", True)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more_button = QToolButton()
        self.more_button.setText("&Details")
        self.more_button.setToolTip("Say in the Why? panel all that differs.")
        self.more_button.clicked.connect(self.tell)
        self.close_button = CloseButton("Close this line", "Close what newer price lists did")
        self.close_button.clicked.connect(document.forget_before)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE, SPACE // 2, SPACE // 2, SPACE // 2)
        line.setSpacing(SPACE)
        line.addWidget(self.text, 1)
        line.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        document.plan_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Take over the plan that the document now has."""
        before, planned = self._document.before_new_lists(), self._document.planned()
        if before is None or planned is None:
            self._compared, self._effect = None, None
        elif self._compared is None or not _same(self._compared, (before, planned)):
            # Every edit asks; two large projects are compared once.
            self._compared = (before, planned)
            self._effect = effect(_answer(before), _answer(planned))
        self.text.setText("" if self._effect is None else self._effect.line)
        self.setVisible(self._effect is not None)

    def tell(self) -> None:
        """Say everything that differs."""
        if self._effect is not None:
            self.told.emit("\n".join(self._effect.all))


def _same(one: tuple[Planned, Planned], other: tuple[Planned, Planned]) -> bool:
    return one[0] is other[0] and one[1] is other[1]


def _answer(planned: Planned) -> Answer:
    return Answer(project=planned.project, scenario=planned.scenario, plan=planned.plan)
