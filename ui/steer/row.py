"""One pinned limit: its name, a slider, and its exact value to read and type."""

from __future__ import annotations

from decimal import Decimal
from itertools import count
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from procure.errors import InputError
from procure.scenario import Scenario
from procure.words import sentence
from ui.close_button import CloseButton
from ui.document import Document
from ui.edits import Inputs
from ui.fields import EntryField, quiet
from ui.help.field_help import explained
from ui.help.field_tips import say_first
from ui.steer.range import Range
from ui.steer.slider import DragSlider
from ui.steer.subject import GROWTH, Steered, put, range_of, steered
from ui.tables.records import commit, inputs_of
from ui.theme import SPACE

_FIELD_WIDTH: Final = 104
_DRAGS: Final = count()
"""Numbers drags, so that each is a step of undo of its own."""


class SteerRow(QWidget):
    """Moves one subject of the document; a drag is one step of undo."""

    drag_began = Signal()
    drag_ended = Signal()
    unpinned = Signal(str)
    """The key of the subject."""

    def __init__(self, document: Document, subject: Steered) -> None:
        """Show a subject as it stands."""
        super().__init__()
        self._document = document
        self._subject = subject
        self._range: Range = range_of(document.project, document.scenario, subject)
        self._start: tuple[Inputs, Steered, str] | None = None
        about = sentence("steer-about-growth" if subject.key == GROWTH else "steer-about")
        unit = " ".join(filter(None, (subject.entry.sign, subject.unit)))
        self._about = explained(about, unit)
        self.name = QLabel()
        self.name.setWordWrap(True)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.unpin = CloseButton()
        self.unpin.clicked.connect(lambda: self.unpinned.emit(subject.key))
        self.slider = DragSlider()
        self.slider.drag_began.connect(self._begin)
        self.slider.dragged.connect(self._drag)
        self.slider.drag_ended.connect(self._end)
        self.field = EntryField(
            document,
            subject.entry,
            self._value,
            self._entered,
            name=sentence("steer-edit", {"name": subject.name}),
            about=about,
            unit=unit,
            where=() if subject.key == GROWTH else ("limits", subject.key),
            width=_FIELD_WIDTH,
        )
        self.unit = quiet(subject.unit)
        self.was = quiet()
        self.name.setBuddy(self.field)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.name, 1)
        head.addWidget(self.unpin, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.field)
        foot.addWidget(self.unit)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(head)
        column.addWidget(self.slider)
        column.addLayout(foot)
        column.addWidget(self.was)
        self.was.hide()
        self.show_subject(subject)

    @property
    def key(self) -> str:
        """The key of what is moved."""
        return self._subject.key

    def show_subject(self, subject: Steered) -> None:
        """Show the subject as it stands now."""
        self._subject = subject
        name = subject.name if subject.on else sentence("steer-off", {"name": subject.name})
        self.name.setText(name)
        self.unit.setText(subject.unit)
        locked = self._document.scenario.locked
        self.slider.setEnabled(not locked)
        self.field.setEnabled(not locked)
        tip = "" if subject.on else sentence("steer-off-tip")
        if locked:
            tip = sentence("scenario-locked", {"name": self._document.scenario.name})
        self.slider.setAccessibleName(subject.name)
        self.field.setAccessibleName(subject.name)
        shown = f"{subject.entry.show(subject.value)} {subject.unit}".rstrip()
        self.slider.setWhatsThis(self._about)
        say_first(self.slider, shown, tip)
        unpin = sentence("steer-unpin", {"name": subject.name})
        self.unpin.setToolTip(unpin)
        self.unpin.setAccessibleName(unpin)
        if not self.slider.dragging:
            self._place()

    def _place(self) -> None:
        value = self._subject.value
        ends = (self._range.low, self._range.high)
        if not self._range.holds(value) or value in ends:
            # There is room to go on, whichever way.
            self._range = range_of(self._document.project, self._document.scenario, self._subject)
        self.slider.place(self._range.position(value), self._range.last)

    # Dragging

    def _begin(self) -> None:
        merge = f"steer {self.key} {next(_DRAGS)}"
        self._start = inputs_of(self._document), self._subject, merge
        shown = f"{self._subject.entry.show(self._subject.value)} {self._subject.unit}".rstrip()
        self.was.setText(sentence("steer-was", {"value": shown}))
        self.was.show()
        self.drag_began.emit()

    def _drag(self, position: int) -> None:
        if self._start is None:
            return
        inputs, subject, merge = self._start
        # Where the drag began is the very value from there, whatever the steps are.
        back = position == self.slider.mark
        value = subject.value if back else self._range.value(position)
        scenario = put(inputs, subject, value).scenario
        name = sentence("steer-edit", {"name": subject.name})
        self._commit(name, scenario, merge)

    def _commit(self, name: str, scenario: Scenario, merge: str) -> None:
        commit(
            self._document, name, Inputs(project=self._document.project, scenario=scenario), merge
        )

    def _end(self) -> None:
        self._start = None
        self.was.hide()
        self._place()
        self.drag_ended.emit()

    # Typing

    def _value(self, document: Document) -> Decimal | None:
        found = steered(document.project, document.scenario, self._subject.key)
        return None if found is None else found.value

    def _entered(self, inputs: Inputs, value: Any) -> Inputs:
        if value is None:
            raise InputError("entry-empty")
        found = steered(inputs.project, inputs.scenario, self._subject.key)
        return inputs if found is None else put(inputs, found, value)
