"""A table of records with a line below that adds one and takes one out."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from procure.errors import InputError
from procure.words import sentence
from ui.callout import Callout
from ui.combo import ComboBox
from ui.document import Document
from ui.edits import Inputs
from ui.entry import Entry
from ui.help.field_tips import explain
from ui.tables.cells import figures
from ui.tables.growth import Growth
from ui.tables.records import RecordTable, commit, inputs_of
from ui.tables.view import RecordView
from ui.theme import SPACE

_HIGH: Final = 28
_TITLE: Final = 144
_NARROW: Final = 72
_LONGEST: Final = 16
"""Characters of a choice that the closed list has room for."""

Options = Callable[[], Sequence[tuple[object, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """What adding or removing a record gives: the step's name, the inputs, the row's key."""

    name: str
    inputs: Inputs
    key: Hashable = None


class AddText(QLineEdit):
    """A value of the record to add, typed; `what` it is says the sentence that asks for it."""

    def __init__(
        self, entry: Entry, what: str, *, shown: str, about: str, unit: str = "", width: int
    ) -> None:
        """Wait for an entry, with `shown` standing in the empty field.

        `about` says what is entered, in `unit` where it is a number.
        """
        super().__init__()
        self._entry = entry
        self._what = what
        self.setPlaceholderText(shown)
        self.setAccessibleName(shown)
        explain(self, about, unit)
        self.setMinimumWidth(width * 3 // 4)
        self.setMaximumWidth(width)
        if entry.numeric:
            self.setFont(figures(self.font()))
            self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> Any:
        """Give what is entered; raise InputError where it is missing or cannot be taken."""
        if not self.text().strip():
            raise InputError("entry-first", what=self._what)
        return self._entry.parse(self.text())


class AddChoice(ComboBox):
    """A value of the record to add, chosen among what the document has."""

    def __init__(self, options: Options, what: str, *, shown: str, about: str) -> None:
        """Offer what `options` gives, as values with their names; `about` says what of."""
        super().__init__()
        self._options = options
        self._what = what
        self._values: list[object] = []
        self.setAccessibleName(shown)
        explain(self, about)
        self.setMinimumHeight(_HIGH)
        self.setMinimumContentsLength(_LONGEST // 2)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def refill(self) -> None:
        """Take over what can be chosen now; what was chosen stays chosen."""
        options = list(self._options())
        names = [name for _, name in options]
        if names == [self.itemText(at) for at in range(self.count())]:
            self._values = [value for value, _ in options]
            return
        chosen = self._values[self.currentIndex()] if self.currentIndex() >= 0 else None
        self._values = [value for value, _ in options]
        with QSignalBlocker(self):
            self.clear()
            self.addItems(names)
            if chosen in self._values:
                self.setCurrentIndex(self._values.index(chosen))
        longest = max(map(len, names), default=0)
        self.setMinimumContentsLength(min(max(longest, 4), _LONGEST))
        metrics = self.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, names), default=0)
        self.view().setMinimumWidth(min(widest + 5 * SPACE, 60 * SPACE))

    def minimumSizeHint(self) -> QSize:
        # Where there is little room the list gives way; open, it shows whole names.
        return QSize(_NARROW, super().minimumSizeHint().height())

    def choose(self, value: object) -> None:
        """Choose a value."""
        self.setCurrentIndex(self._values.index(value))

    def value(self) -> Any:
        """Give the value chosen; raise InputError where there is none to choose."""
        if self.currentIndex() < 0:
            raise InputError("entry-none-to-choose", what=self._what)
        return self._values[self.currentIndex()]


Field = AddText | AddChoice


class RecordList(QWidget):
    """A table of records; the line below it adds a record and removes the selected one."""

    told = Signal(str)
    """What is selected, as a sentence."""

    def __init__(
        self,
        document: Document,
        table: RecordTable[Any],
        name: str,
        *,
        fields: Sequence[Field],
        add_text: str,
        add: Callable[..., Edited],
        remove: Callable[[Inputs, Any], Edited],
        remove_tip: str,
    ) -> None:
        """Show a table called `name`.

        `add` is given the inputs and the value of each of `fields`, `remove` the inputs
        and the selected row.
        """
        super().__init__()
        self._document = document
        self._add = add
        self._remove = remove
        self.table = table
        table.setParent(self)
        self.view = RecordView(table)
        self.view.least_title = self.view.widest_title = _TITLE
        self.view.set_stretching()
        self.view.setAccessibleName(name)
        self.view.told.connect(self.told)
        self.fields = tuple(fields)
        self.add_button = QPushButton(add_text)
        explain(self.add_button, sentence("add-record-tip"))
        self.add_button.clicked.connect(self.add)
        self.remove_button = QPushButton("Remove")
        explain(self.remove_button, remove_tip)
        self.remove_button.clicked.connect(self.remove)
        self.callout = Callout(self)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        for field in self.fields:
            line.addWidget(field)
            if isinstance(field, QLineEdit):
                field.returnPressed.connect(self.add)
        line.addWidget(self.add_button)
        line.addStretch(1)
        line.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.view, 1)
        layout.addLayout(line)
        self.view.selectionModel().currentChanged.connect(self._enable)
        table.modelReset.connect(self._enable)
        document.changed.connect(self._refill)
        document.scenario_changed.connect(self._refill)
        self._enable()

    def _enable(self) -> None:
        self.remove_button.setEnabled(self.chosen() is not None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refill()

    def _refill(self) -> None:
        # A project can have 100,000 offers to choose among: not while nobody looks.
        if not self.isVisible():
            return
        for field in self.fields:
            if isinstance(field, AddChoice):
                field.refill()

    def chosen(self) -> Any:
        """Give the record of the selected row, or None."""
        at = self.view.currentIndex().row()
        return self.table.rows[at] if 0 <= at < len(self.table.rows) else None

    def add(self) -> None:
        """Add the record that the line describes, or say why not."""
        self.callout.hide()
        values = []
        for field in self.fields:
            try:
                values.append(field.value())
            except InputError as error:
                self._refuse(str(error), field)
                return
        try:
            made = self._add(inputs_of(self._document), *values)
        except InputError as error:
            self._refuse(str(error), self.fields[0])
            return
        commit(self._document, made.name, made.inputs)
        for field in self.fields:
            if isinstance(field, AddText):
                field.clear()
        self.view.go_to(self.table.row_of(made.key))

    def growing(self, *headings: str, rows: Callable[[Inputs], Sequence[Any]]) -> Self:
        """Let lines that are pasted below the last row be added; give the list itself.

        Under `headings` they have what its fields ask for, in their order; `rows` gives the rows
        of the table as they are in some inputs.
        """

        def add(inputs: Inputs, *values: Any) -> tuple[Inputs, Any]:
            made = self._add(inputs, *values)
            new = (row for row in rows(made.inputs) if self.table.key(row) == made.key)
            return made.inputs, next(new)

        self.table.growth = Growth(headings=headings, add=add)
        return self

    def _refuse(self, text: str, field: Field) -> None:
        self.callout.say(text, field.geometry())
        self.told.emit(text)
        field.setFocus()

    def remove(self) -> None:
        """Take the selected record out."""
        row = self.chosen()
        if row is not None:
            made = self._remove(inputs_of(self._document), row)
            commit(self._document, made.name, made.inputs)
