"""The bar over a table that finds a text in its cells."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.table_slices import STRIDE, Slices
from ui.theme import SPACE

if TYPE_CHECKING:
    from ui.table_view import RecordView

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
        self._found: list[tuple[int, int]] = []
        self._step = 0
        """Which way to go once there is something to go to."""
        self.setAutoFillBackground(True)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in the table")
        self.field.setAccessibleName("Find in the table")
        self.field.setMaximumWidth(_FIELD)
        self.field.setFixedHeight(HIGH - 12)
        self.field.setClearButtonEnabled(True)
        self.count = QLabel()
        self.previous = _button("↑", "Previous match (Shift+Enter)")
        self.next = _button("↓", "Next match (Enter)")
        self.closer = _button("×", "Close (Esc)")
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
        self._found = []
        if self.isHidden():
            return
        text = self.field.text().strip().casefold()
        self._step = step
        if not text:
            self.count.setText("")
            return
        self._slices.run(self._look(text), self._tell)

    def _look(self, text: str) -> Iterator[None]:
        """Collect matches, from the row where one is to the end and on from the beginning."""
        table = self._view.table
        columns = [(at, table.columns[at]) for at in self._view.shown_columns()]
        start = max(self._view.currentIndex().row(), 0)
        count = len(table.rows)
        for done in range(count):
            row = (start + done) % count
            if not done % STRIDE:
                self._tell()
                yield
            record = table.rows[row]
            if table.title is not None and text in table.title.get(record).casefold():
                self._found.append((row, columns[0][0] if columns else 0))
            for at, column in columns:
                if column.picture:
                    continue
                value = column.get(record)
                entry = column.entry_at(record)
                shown = entry.show(value).casefold()
                written = entry.write(value).casefold() if entry.numeric else ""
                there = text in shown or text in written
                if there and (row, at) not in self._found[-1:]:
                    self._found.append((row, at))
            if self._step and self._found:
                step, self._step = self._step, 0
                self._go_from(step, at_once=True)
            if len(self._found) >= _MOST:
                return

    def go(self, step: int) -> None:
        """Go to the next match (1) or the one before (-1), round the end of the table."""
        if self._typed.isActive():
            self.search(step=step)
        elif self._found:
            self._go_from(step)
            self._tell()

    def _go_from(self, step: int, *, at_once: bool = False) -> None:
        visual = self._view.headings.visualIndex
        here = self._view.currentIndex()
        at = (here.row(), visual(here.column())) if here.isValid() else (0, -1)
        places = sorted((row, visual(column)) for row, column in self._found)
        if at_once:
            ahead = [one for one in places if one >= at]
        elif step > 0:
            ahead = [one for one in places if one > at]
        else:
            ahead = [one for one in reversed(places) if one < at]
        row, column = (ahead or (places if step > 0 else places[::-1]))[0]
        index = self._view.table.index(row, self._view.headings.logicalIndex(column))
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)

    def _tell(self) -> None:
        found = len(self._found)
        here = self._view.currentIndex()
        more = "+" if self._slices.busy or found >= _MOST else ""
        if not found:
            self.count.setText("" if self._slices.busy else "Not found")
            return
        visual = self._view.headings.visualIndex
        at = (here.row(), here.column())
        if at in self._found:
            place = (at[0], visual(at[1]))
            number = 1 + sum((row, visual(column)) < place for row, column in self._found)
            self.count.setText(f"{number:,} of {found:,}{more}")
        else:
            self.count.setText(f"{found:,}{more} found")

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
