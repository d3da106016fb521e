"""The bar over a table that finds a text in its cells."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from procure.words import sentence
from ui.close_button import CloseButton
from ui.help.field_tips import explain
from ui.tables.order import holding
from ui.tables.slices import STRIDE, Slices
from ui.theme import SPACE

if TYPE_CHECKING:
    from ui.tables.view import RecordView

HIGH: Final = 40
_PAUSE_MS: Final = 150
_FIELD: Final = 240
_MOST: Final = 100_000  # places that are kept; a text that is found so often is no help


class FindBar(QWidget):
    """Finds a text; the next and the one before it are a key away, and all are counted."""

    def __init__(self, view: "RecordView") -> None:
        """Wait over a view, hidden."""
        super().__init__(view)
        self._view = view
        self._slices = Slices(self)
        self._ahead: list[tuple[int, int]] = []
        self._behind: list[tuple[int, int]] = []
        """Matches from the row on where the search began, and before it."""
        self._gone: tuple[int, int] | None = None
        """The title that was gone to last; one stands in the first cell of its row."""
        self._step = 0
        """Which way to go once there is something to go to."""
        self.setAutoFillBackground(True)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in the table")
        self.field.setAccessibleName("Find in the table")
        explain(self.field, sentence("find-about"))
        self.field.setMaximumWidth(_FIELD)
        self.field.setFixedHeight(HIGH - 12)
        self.count = QLabel()
        self.previous = _button("↑", "Previous match (Shift+Enter)")
        self.next = _button("↓", "Next match (Enter)")
        self.closer = CloseButton("Close (Esc)", "Close (Esc)")
        self.previous.clicked.connect(lambda: self.go(-1))
        self.next.clicked.connect(lambda: self.go(1))
        self.closer.clicked.connect(self.close_bar)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE, 4, SPACE, 4)
        line.setSpacing(SPACE // 2)
        line.addWidget(self.field, 1)
        for widget in (self.previous, self.next, self.count):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.closer)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_MS)
        self._typed.timeout.connect(lambda: self.search(step=1))
        self.field.textChanged.connect(lambda _text: self._typed.start())
        self.field.installEventFilter(self)
        # The Tab key comes to it from the table, though it may be made long after.
        before: QWidget = view
        for after in (self.field, self.previous, self.next, self.closer):
            QWidget.setTabOrder(before, after)
            before = after
        view.table.modelReset.connect(lambda: self.search(step=0))
        view.table.dataChanged.connect(lambda *_: self.search(step=0))
        self.hide()

    def open_bar(self) -> None:
        """Show the bar and go to its field."""
        self._view.headings.make_room(above=HIGH)
        self.show()
        self.raise_()
        self.field.setFocus()
        self.field.selectAll()

    def close_bar(self) -> None:
        """Hide the bar and go back to the table."""
        self._slices.stop()
        self._typed.stop()
        self.hide()
        self._view.headings.make_room(above=0)
        self._view.setFocus()

    @property
    def searching(self) -> bool:
        """Whether there are rows that were not looked at yet."""
        return self._slices.busy or self._typed.isActive()

    def search(self, *, step: int) -> None:
        """Look for the text in all cells shown; go to the first match from where one is."""
        self._typed.stop()
        self._slices.stop()
        self._ahead, self._behind = [], []
        if self.isHidden():
            return
        text = self.field.text().strip().casefold()
        self._step = step
        if text:
            self._slices.run(self._look(text), self._searched)
        else:
            self.count.setText("")

    def _look(self, text: str) -> Iterator[None]:
        """Collect matches, from the row where one is to the end and on from the beginning."""
        view, table = self._view, self._view.table
        columns = [
            (place, holding(text, table.columns[at]))
            for place, at in enumerate(view.shown_columns())
            if not table.columns[at].picture
        ]
        start = max(view.currentIndex().row(), 0)
        title = table.title
        for into, rows in (
            (self._ahead, range(start, len(table.rows))),
            (self._behind, range(start)),
        ):
            for row in rows:
                if not row % STRIDE:
                    self._tell_count()
                    yield
                record = table.rows[row]
                if title is not None and text in title.get(record).casefold():
                    into.append((row, -1))
                into.extend((row, place) for place, holds in columns if holds(record))
                if self._step and into:
                    self._go_first()
                if len(self._ahead) + len(self._behind) >= _MOST:
                    return

    def _found(self) -> list[tuple[int, int]]:
        """Give the matches so far, as rows and places of columns in sight; -1 is a title."""
        return self._behind + self._ahead

    def _here(self) -> tuple[int, int]:
        here = self._view.currentIndex()
        shown = self._view.shown_columns()
        place = shown.index(here.column()) if here.column() in shown else -1
        return here.row(), place

    def _go_first(self) -> None:
        """Go to the first match found, once; the one where one stands is one, too."""
        step, self._step = self._step, 0
        if step > 0:
            here = self._here()
            found = self._found()
            self._go_to(next((one for one in found if one >= here), found[0]))

    def go(self, step: int) -> None:
        """Go to the next match (1) or the one before (-1), round the end of the table."""
        if self._typed.isActive():
            self.search(step=step)
            return
        found = self._found()
        if not found:
            return
        at = bisect_right(found, self._at()) if step > 0 else bisect_left(found, self._at()) - 1
        self._go_to(found[at % len(found)])
        self._tell()

    def _at(self) -> tuple[int, int]:
        """Give where one is among the matches: a title that was gone to, or the cell."""
        return self._gone if self._gone and self._gone[0] == self._here()[0] else self._here()

    def _go_to(self, match: tuple[int, int]) -> None:
        row, place = match
        column = self._view.shown_columns()[max(place, 0)]
        index = self._view.table.index(row, column)
        # Not as Qt would by itself: Shift with Enter goes back, and selects nothing.
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._view.selectionModel().setCurrentIndex(index, chosen)
        self._view.scrollTo(index)
        self._gone = match if place < 0 else None

    def _searched(self) -> None:
        if self._step < 0 and self._found():
            self.go(-1)
        self._step = 0
        self._tell()

    def _tell_count(self) -> None:
        count = len(self._ahead) + len(self._behind)
        self.count.setText(f"{count:,}+" if count else "…")

    def _tell(self) -> None:
        found, here = self._found(), self._at()
        more = "+" if self._slices.busy or len(found) >= _MOST else ""
        at = bisect_left(found, here)
        if not found:
            self.count.setText("…" if self._slices.busy else "Not found")
        elif at < len(found) and found[at] == here:
            self.count.setText(f"{at + 1:,} of {len(found):,}{more}")
        else:
            self.count.setText(f"{len(found):,}{more} found")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        escape = event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.go(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            return False
        return True


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setProperty("flat", True)
    return button
