"""Chips to confirm: the supplier's words, the likely chips, one click an answer."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from procure.chips import Chip
from procure.offers import Issue, Mapping
from procure.words import sentence
from ui.document import Document
from ui.fields import labelled, quiet
from ui.help.field_tips import explain
from ui.price_import.chip_questions import (
    Question,
    answered,
    asks_for_chip,
    question_columns,
    questions,
    told_apart,
)
from ui.price_import.new_chip import NewChipForm
from ui.price_import.reading import FileReading
from ui.tables.records import RecordTable
from ui.tables.view import RecordView
from ui.theme import SPACE

_OFFERED: Final = 6
_MOST: Final = 9999
_COUNT_WIDE: Final = 64
_LEFT: Final = (
    "QPushButton { text-align: left; } QPushButton:checked { background: palette(midlight); }"
)


class ChipsPane(QWidget):
    """The words to confirm as a table, and below it the likely chips of those selected."""

    changed = Signal(object)
    """The mapping with one more answer."""

    def __init__(self, document: Document) -> None:
        """Wait for a reading to show."""
        super().__init__()
        self.reading: FileReading | None = None
        """What is shown, with every answer since."""
        self._issues: tuple[Issue, ...] = ()
        self._half: dict[str, Question] = {}
        self.table: RecordTable[Question] = RecordTable(
            document,
            lambda: question_columns(self._library, self._entered),
            self._questions,
            key=lambda one: one.text,
            follows=False,
            parent=self,
        )
        self.view = RecordView(self.table)
        self.view.set_stretching()
        self.view.setAccessibleName("To confirm")
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.count = QLineEdit()
        explain(
            self.count,
            "How many chips of the model one unit of the offer holds; empty: not known, and no "
            "offer is made of these rows.",
            "chips in one unit",
        )
        self.count.setFixedWidth(_COUNT_WIDE)
        self.count.setValidator(QIntValidator(1, _MOST, self.count))
        self.count.editingFinished.connect(self._counted)
        self.buttons: list[QPushButton] = []
        self._likely = QVBoxLayout()
        self._likely.setSpacing(SPACE // 2)
        self.other_button = QPushButton("&Another chip…")
        self.other_button.setToolTip("Choose any chip of the library in the table.")
        self.other_button.clicked.connect(self._choose_other)
        self.new_button = QPushButton("&New chip…")
        self.new_button.setToolTip("Add a chip that the library lacks, with its source.")
        self.new_button.clicked.connect(self.ask_new_chip)
        self.said = quiet()
        self.said.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addLayout(labelled("Chips in one &unit", self.count))
        line.addStretch(1)
        for button in (self.other_button, self.new_button):
            button.setAutoDefault(False)
            line.addWidget(button)
        self.panel = QWidget()
        inner = QVBoxLayout(self.panel)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE)
        inner.addWidget(self.title)
        inner.addLayout(line)
        inner.addLayout(self._likely)
        inner.addWidget(self.said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.panel)
        self.view.selectionModel().currentChanged.connect(self._show_question)
        self._show_question()

    # Showing

    @property
    def _library(self) -> tuple[Chip, ...]:
        return self.reading.library if self.reading else ()

    def show_reading(self, reading: FileReading, *, fresh: bool) -> None:
        """Show what a reading asks; a fresh one takes the place of half answers."""
        self.reading = reading
        self._issues = tuple(
            one for one in (reading.catalog.issues if reading.catalog else ()) if asks_for_chip(one)
        )
        if fresh:
            self._half.clear()
        self.table.refresh()
        if self.table.rows and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.table.index(0, 0))
        self._show_question()

    @property
    def open(self) -> int:
        """How many words are still to be answered."""
        return sum(not one.answered and not one.unknown for one in self.table.rows)

    def _questions(self) -> tuple[Question, ...]:
        mapping = self.reading.mapping if self.reading else Mapping()
        asked = questions(self._issues, mapping)
        return tuple(self._half.get(one.text, one) for one in asked)

    @property
    def _current(self) -> Question | None:
        at = self.view.currentIndex().row()
        return self.table.rows[at] if 0 <= at < len(self.table.rows) else None

    def _show_question(self) -> None:
        question = self._current
        self.panel.setVisible(question is not None)
        for button in self.buttons:
            self._likely.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        if question is None:
            return
        rows = f", in {question.rows:,} rows" if question.rows > 1 else ""
        self.title.setText(f"“{question.text}”{rows} is:")
        self.count.setText("" if question.count is None else str(question.count))
        known = {chip.id: chip for chip in self._library}
        wanted = dict.fromkeys((*question.likely, *((question.chip,) if question.chip else ())))
        chips = [known[one] for one in wanted if one in known][:_OFFERED]
        for chip, facts in zip(chips, told_apart(chips), strict=True):
            text = f"{chip.name}   {facts}" if facts else chip.name
            button = QPushButton(text.replace("&", "&&"))
            explain(button, f"Say that “{question.text}” is {chip.name}.")
            button.setStyleSheet(_LEFT)
            button.setAutoDefault(False)
            button.setCheckable(True)
            button.setChecked(chip.id == question.chip)
            button.clicked.connect(lambda _on=False, one=chip.id: self.answer_chip(one))
            self._likely.addWidget(button)
            # Made last, they would come after the dialog's own buttons.
            self.setTabOrder(self.buttons[-1] if self.buttons else self.new_button, button)
            self.buttons.append(button)
        self._say(question)

    def _say(self, question: Question) -> None:
        key = ""
        if question.unknown and not question.chip:
            key = "chip-may-stay-unknown"
        elif question.count is None:
            key = "chip-count-first" if not question.chip else "chip-count-wanting"
        self.said.setText(sentence(key) if key else "")
        self.said.setVisible(bool(key))

    # Answering

    def answer_chip(self, chip: str) -> None:
        """Take a chip as what the selected words mean."""
        question = self._current
        if question is None:
            return
        self._entered(question, "chip", chip)
        if question.count is None:
            self.count.setFocus()

    def _counted(self) -> None:
        question = self._current
        text = self.count.text()
        if question is None or not text.isdigit() or int(text) == question.count:
            return
        self._entered(question, "count", int(text))

    def _entered(self, question: Question, field: str, value: Any) -> None:
        if self.reading is None:
            return
        changed = replace(self._half.get(question.text, question), **{field: value})
        self._half[question.text] = changed
        mapping = answered(self.reading.mapping, changed)
        self.table.refresh()
        self._show_question()
        if mapping != self.reading.mapping:
            self.changed.emit(mapping)

    def _choose_other(self) -> None:
        at = self.view.currentIndex()
        if at.isValid():
            cell = self.table.index(at.row(), _CHIP_COLUMN)
            self.view.setCurrentIndex(cell)
            self.view.setFocus()
            self.view.edit(cell)

    def ask_new_chip(self) -> None:
        """Ask what is known of a chip that the library lacks."""
        question = self._current
        if question is None:
            return
        form = NewChipForm(self._library, question.text, self)
        form.added.connect(lambda chip: self._add_chip(question, chip))
        form.open()

    def _add_chip(self, question: Question, chip: Chip) -> None:
        if self.reading is None:
            return
        mapping = self.reading.mapping
        mapping = replace(mapping, new_chips=(*mapping.new_chips, chip))
        self.reading = replace(self.reading, mapping=mapping, library=(*self.reading.library, chip))
        changed = replace(
            self._half.get(question.text, question),
            chip=chip.id,
            likely=tuple(dict.fromkeys((chip.id, *question.likely))),
        )
        self._half[question.text] = changed
        self.table.refresh()
        self._show_question()
        if changed.count is None:
            self.count.setFocus()
        self.changed.emit(answered(mapping, changed))


_CHIP_COLUMN: Final = 2
