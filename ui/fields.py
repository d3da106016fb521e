"""Fields of a page that stand outside tables: one value each, entered like in a cell."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from procure.errors import InputError
from procure.project import Project
from ui.callout import Callout
from ui.combo import ComboBox
from ui.document import Document
from ui.edits import Inputs
from ui.entry import Entry
from ui.help.field_help import explained
from ui.help.field_tips import explain, say_first
from ui.labels import quiet, section_title
from ui.tables.cells import EDGE, figures, severity_colour
from ui.tables.records import commit, inputs_of
from ui.text_width import wide
from ui.theme import SPACE

__all__ = [
    "EntryChoice",
    "EntryField",
    "LevelTitle",
    "chooser",
    "labelled",
    "quiet",
    "section_title",
]

_HIGH: Final = 28

Put = Callable[[Inputs, Any], Inputs]


class LevelTitle(QLabel):
    """A title that stands level with one in a line of fields, in the column beside."""

    def __init__(self, text: str, *beside: QWidget) -> None:
        """Be as high as the fields that the other title stands beside."""
        super().__init__(text)
        self._beside = beside
        font = self.font()
        font.setBold(True)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        own = super().sizeHint()
        highs = (max(one.sizeHint().height(), one.minimumHeight()) for one in self._beside)
        return QSize(own.width(), max(own.height(), *highs))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


def chooser() -> QComboBox:
    """Make a list to choose from, as high as the buttons and fields beside it."""
    combo = ComboBox()
    combo.setMinimumHeight(_HIGH)
    return combo


def labelled(text: str, field: QWidget, unit: str = "") -> QHBoxLayout:
    """Put a label before a field, as its buddy, and the unit behind it."""
    label = QLabel(text)
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    line = QHBoxLayout()
    line.setSpacing(SPACE)
    line.addWidget(label)
    line.addWidget(field)
    if unit:
        line.addWidget(quiet(unit))
    return line


class EntryField(QLineEdit):
    """A value of the document in a line of text; what cannot be taken is answered beside it."""

    told = Signal(str)
    """What the field says, when it is entered or an entry is refused."""

    def __init__(  # noqa: PLR0913 - by name, and half of them are left out by most callers
        self,
        document: Document,
        entry: Entry,
        get: Callable[[Document], Any],
        put: Put,
        *,
        name: str,
        about: str,
        unit: str = "",
        where: tuple[str, ...] = (),
        width: int = 88,
        stepped: bool = False,
    ) -> None:
        """Show what `get` finds; `put` enters a new value as an undo step called `name`.

        `about` says what the field is for, in `unit` where it holds a number. A `stepped`
        field is a whole number that the arrow keys raise and lower, all the steps of one go
        as one undo step.
        """
        super().__init__()
        self._document = document
        self._entry = entry
        self._get = get
        self._put = put
        self._name = name
        self.where = where
        self._stepped = stepped
        self._base: tuple[Inputs, Project] | None = None
        self._callout: Callout | None = None
        self.severity = ""
        self.problems: tuple[str, ...] = ()
        """What is wrong with the value, each as a sentence."""
        self.setFixedWidth(wide(width))
        self.setFont(figures(self.font()))
        self.setPlaceholderText(entry.empty)
        self.setWhatsThis(explained(about, unit))
        if entry.numeric:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._finished)
        document.changed.connect(self.refresh)
        document.scenario_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document holds now, and its problems."""
        text = self._entry.show(self._get(self._document))
        if text != self.text() and not (self.hasFocus() and self.isModified()):
            self.setText(text)
        problems = self._document.problems_at()
        self.severity = problems.severity(self.where)
        self.problems = tuple(problems.sentences(self.where))
        say_first(self, *self.problems)
        self.update()

    def _finished(self) -> None:
        old = self._get(self._document)
        typed = self.text()
        self.setModified(False)
        if typed == self._entry.show(old):
            self.setText(typed)  # forgets what was typed on the way
            return
        self._enter(typed)

    def _enter(self, text: str, merge: str = "") -> None:
        before = inputs_of(self._document)
        if merge and self._base is not None and self._base[1] is self._document.project:
            # Stepping down and up again is one edit of what was there before it: what
            # was cut off on the way comes back.
            before = self._base[0]
        try:
            inputs = self._put(before, self._entry.parse(text))
        except InputError as error:
            self.say(str(error))
        else:
            commit(self._document, self._name, inputs, merge)
            self._base = (before, self._document.project) if merge else None
        self.setText(self._entry.show(self._get(self._document)))

    def say(self, text: str) -> None:
        """Show a sentence beside the field."""
        window = self.window()
        if self._callout is None or self._callout.parent() is not window:
            self._callout = Callout(window)
        place = QRect(self.mapTo(window, self.rect().topLeft()), self.size())
        self._callout.say(text, place)
        self.told.emit(text)

    def event(self, event: QEvent) -> bool:
        # A line of text claims undo and redo even where it has nothing to take back. Once an
        # entry was taken, they are the window's. Few events are keys: the type is asked last.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._leaves(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Tell whether a key undoes or redoes in the window, not what is being typed here."""
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.isModified()
        if event.matches(QKeySequence.StandardKey.Redo):
            return not (self.isModified() or self.isRedoAvailable())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._callout is not None:
            self._callout.hide()
        if event.key() == Qt.Key.Key_Escape:
            self.setModified(False)
            self.setText(self._entry.show(self._get(self._document)))
            self.refresh()
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if self._stepped and steps:
            self._enter(str(self._get(self._document) + steps), f"step {self._name}")
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.problems:
            self.told.emit("\n".join(self.problems))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.severity:
            painter = QPainter(self)
            edge = QRect(self.rect().topLeft(), QSize(EDGE, self.height()))
            painter.fillRect(edge, severity_colour(self.palette(), self.severity))


class EntryChoice(ComboBox):
    """One of a few values of the document."""

    def __init__(
        self,
        document: Document,
        entry: Entry,
        get: Callable[[Document], Any],
        put: Put,
        *,
        name: str,
        about: str,
        where: tuple[str, ...] = (),
    ) -> None:
        """Show the choices of `entry`; choosing one is an undo step called `name`.

        `about` says what is chosen; `where` is the field that problems name.
        """
        super().__init__()
        self.where = where
        self._document = document
        self._entry = entry
        self._get = get
        self._put = put
        self._name = name
        self.setMinimumHeight(_HIGH)
        explain(self, about)
        self.addItems([text for _, text in entry.choices])
        self.activated.connect(self._chosen)
        document.changed.connect(self.refresh)
        document.scenario_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document holds now; nothing where that is none of the choices."""
        self.setCurrentIndex(self.findText(self._entry.show(self._get(self._document))))

    def _chosen(self, at: int) -> None:
        value = self._entry.choices[at][0]
        commit(self._document, self._name, self._put(inputs_of(self._document), value))
