"""The panel beside the plan: a slider for each pinned limit, and a menu that pins more."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from procure.words import sentence
from ui.close_button import CloseButton
from ui.document import Document
from ui.fields import quiet, section_title
from ui.help.field_tips import explain, explain_command
from ui.plan.live_planning import LivePlanning
from ui.project_view import ProjectView
from ui.steer.row import SteerRow
from ui.steer.subject import all_steered, first_pins, steered
from ui.text_width import wide
from ui.theme import SPACE

_WIDTH: Final = 208


class SteerPanel(QWidget):
    """Shows what is pinned and in the selected scenario, in the order in which it was pinned."""

    close_requested = Signal()
    pins_changed = Signal()
    """Other keys are pinned."""

    def __init__(self, document: Document, view: ProjectView, live: LivePlanning) -> None:
        """Move what a document shows; `view` keeps the pins, `live` follows the hand."""
        super().__init__()
        self._document = document
        self._view = view
        self._live = live
        self.rows: list[SteerRow] = []
        self.setFixedWidth(wide(_WIDTH))
        self.close_button = CloseButton("Close the panel (Ctrl+T)", "Close the Steer panel")
        self.close_button.clicked.connect(self.close_requested)
        head = QHBoxLayout()
        head.addWidget(section_title(sentence("steer-title")), 1)
        head.addWidget(self.close_button)
        self.nothing = quiet(sentence("steer-nothing"))
        self.nothing.setWordWrap(True)
        self.pin_button = QPushButton(sentence("steer-pin"))
        explain(self.pin_button, sentence("steer-pin-tip"))
        self.pin_menu = QMenu(self)
        self.pin_menu.aboutToShow.connect(self._fill_menu)
        self.pin_button.setMenu(self.pin_menu)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, SPACE, 0)
        self._column.setSpacing(2 * SPACE)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.pin_button)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        document.changed.connect(self.refresh)
        document.scenario_changed.connect(self.refresh)
        view.changed.connect(self.refresh)
        view.changed.connect(self.pins_changed)
        self.refresh()

    # Pins

    def pins(self) -> tuple[str, ...]:
        """Give the keys that are pinned, whether or not this scenario has them all."""
        document = self._document
        chosen = self._view.pins
        return first_pins(document.project, document.scenario) if chosen is None else chosen

    def pin(self, key: str) -> None:
        """Put a slider below the others."""
        if key not in self.pins():
            self._view.pins = (*self.pins(), key)

    def unpin(self, key: str) -> None:
        """Take a slider off; what it moves stays as it is."""
        self._view.pins = tuple(one for one in self.pins() if one != key)

    def _fill_menu(self) -> None:
        self.pin_menu.clear()
        pinned = self.pins()
        for one in all_steered(self._document.project, self._document.scenario):
            if one.key not in pinned:
                action = self.pin_menu.addAction(one.name.replace("&", "&&"))
                explain_command(action, "pin", {"name": one.name})
                action.triggered.connect(lambda _checked=False, key=one.key: self.pin(key))
        if self.pin_menu.isEmpty():
            none = self.pin_menu.addAction(sentence("steer-all-pinned"))
            explain_command(none, "pin-none")
            none.setEnabled(False)

    # Rows

    def refresh(self) -> None:
        """Show what is pinned as it stands now."""
        project, scenario = self._document.project, self._document.scenario
        found = [steered(project, scenario, key) for key in self.pins()]
        subjects = [one for one in found if one is not None]
        if [row.key for row in self.rows] != [one.key for one in subjects]:
            for row in self.rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows = [SteerRow(self._document, one) for one in subjects]
            for at, row in enumerate(self.rows):
                self._column.insertWidget(at, row)
                row.drag_began.connect(self._live.begin_drag)
                row.drag_ended.connect(self._live.end_drag)
                row.unpinned.connect(self.unpin)
        for row, one in zip(self.rows, subjects, strict=True):
            row.show_subject(one)
        self.nothing.setVisible(not subjects)
