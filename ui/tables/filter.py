"""The row of fields under the headings, in which each column is filtered."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from procure.errors import InputError
from procure.words import sentence
from ui.entry import Entry
from ui.help.field_tips import say_first
from ui.tables.cells import EDGE, severity_colour
from ui.tables.conditions import condition
from ui.tables.order import TITLE, entry_of

if TYPE_CHECKING:
    from ui.tables.view import RecordView

_HIGH: Final = 30
_PAUSE_MS: Final = 150


class FilterField(QLineEdit):
    """What a column is filtered by; an edge marks what is no condition."""

    def __init__(self, heading: str, entry: Entry, parent: QWidget) -> None:
        """Wait for a condition on a column."""
        super().__init__(parent)
        self.heading = heading
        self.entry = entry
        self.bad = ""
        self.setPlaceholderText("filter")
        self.setAccessibleName(f"Filter of {heading}" if heading else "Filter of the rows' names")
        self.check()

    def check(self) -> bool:
        """Tell whether there is a condition, and mark what is none."""
        text = self.text().strip()
        self.bad = ""
        try:
            if text:
                condition(text, self.entry)
        except InputError as error:
            self.bad = str(error)
        words = self.entry.copies_as == "text" and not self.entry.numeric
        about = sentence("filter-words" if words else "filter-values")
        self.setWhatsThis(about)
        say_first(self, self.bad)
        self.update()
        return bool(text) and not self.bad

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.bad:
            painter = QPainter(self)
            painter.fillRect(0, 0, EDGE, self.height(), severity_colour(self.palette(), "stop"))


class FilterRow(QObject):
    """Keeps a field over each column of a view that is in sight."""

    def __init__(self, view: "RecordView") -> None:
        """Wait to be opened."""
        super().__init__(view)
        self._view = view
        self._header = view.headings
        self.fields: list[FilterField] = []
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_MS)
        self._typed.timeout.connect(self.apply)
        for moved in (
            self._header.sectionResized,
            self._header.sectionMoved,
            self._header.geometriesChanged,
            view.horizontalScrollBar().valueChanged,
            view.layout_kept.laid_out,
        ):
            moved.connect(lambda *_: self.place())
        view.table.modelReset.connect(self._rebuild)

    @property
    def open(self) -> bool:
        """Whether the fields are shown."""
        return bool(self.fields)

    def toggle(self) -> None:
        """Open the fields, at the column where one is; or close them and show all rows."""
        if self.open:
            self.close()
        else:
            self.show()

    def show(self) -> None:
        """Open the fields and go to that of the present column."""
        if not self.open:
            self._build()
            self._header.make_room(below=_HIGH)
            self.place()
        at = max(self._view.currentIndex().column(), 0)
        headings = [column.heading for column in self._view.table.columns]
        field = self.field(headings[at]) if headings else None
        if field is not None:
            field.setFocus()
            field.selectAll()

    def close(self) -> None:
        """Close the fields and show all rows."""
        for field in self.fields:
            field.deleteLater()
        self.fields = []
        self._typed.stop()
        self._header.make_room(below=0)
        self._view.table.arrange(replace(self._view.table.order, conditions={}))
        self._view.setFocus()

    def field(self, heading: str) -> FilterField | None:
        """Give the field of a column, or of the titles."""
        return next((one for one in self.fields if one.heading == heading), None)

    def filter_by(self, heading: str, text: str) -> None:
        """Filter a column by a condition."""
        self.show()
        field = self.field(heading)
        if field is not None:
            field.setText(text)
            self.apply()

    def apply(self) -> None:
        """Show the rows that meet all conditions."""
        self._typed.stop()
        known = {one.heading: one.text() for one in self.fields if one.check()}
        table = self._view.table
        table.arrange(replace(table.order, conditions=known))
        self.tell()

    def tell(self) -> None:
        """Say how many rows are shown."""
        table = self._view.table
        if table.order.conditions and not table.arranging:
            size = {"shown": f"{len(table.rows):,}", "all": f"{table.count_all():,}"}
            self._view.told.emit(sentence("filter-count", size))

    def _build(self) -> None:
        view = self._view
        parts: list[tuple[str, Entry, QWidget]] = [
            (column.heading, entry_of(column), self._header.viewport())
            for column in view.table.columns
        ]
        if view.table.title is not None:
            parts.insert(0, (TITLE, Entry(), view))
        for heading, entry, parent in parts:
            field = FilterField(heading, entry, parent)
            field.setText(view.table.order.conditions.get(heading, ""))
            field.textChanged.connect(self._typed.start)
            field.installEventFilter(self)
            field.show()
            self.fields.append(field)

    def _rebuild(self) -> None:
        headings = [column.heading for column in self._view.table.columns]
        if self.open and headings != [one.heading for one in self.fields if one.heading]:
            for field in self.fields:
                field.deleteLater()
            self.fields = []
            self._build()
            self.place()

    def place(self) -> None:
        """Put each field under its heading."""
        if not self.open:
            return
        header = self._header
        top = header.height() - header.below
        headings = [column.heading for column in self._view.table.columns]
        for field in self.fields:
            if field.heading == TITLE and field.parent() is self._view:
                wide = self._view.verticalHeader().width()
                field.setGeometry(2, top + 1, wide - 4, _HIGH - 4)
                continue
            at = headings.index(field.heading)
            field.setVisible(not header.isSectionHidden(at))
            left = header.sectionViewportPosition(at)
            field.setGeometry(left + 2, top + 1, header.sectionSize(at) - 4, _HIGH - 4)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        pressed = event.type() == QEvent.Type.KeyPress
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if pressed and event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.apply()
            self._view.setFocus()
            return True
        return False
