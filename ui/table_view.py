"""The view of a table of records: keyboard, clipboard, problems and refusals beside the cell."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QStyleOptionHeader,
    QTableView,
    QWidget,
)

from ui.callout import Callout
from ui.cells import EDGE, RecordDelegate, chooses, severity_colour, unbroken
from ui.columns import Where
from ui.elided import elided_apart
from ui.records import SEVERITY, Index, RecordTable

_PAD: Final = 8
_ROW: Final = 28
_WRAPPED: Final = 300  # rows that are measured; further ones keep one line
_WRAPPED_AT_ONCE: Final = 10
_FITTED_AT_ONCE: Final = 6
_MEASURED: Final = 20
_TOLD_APART: Final = 1000  # rows whose titles are set against each other
_WIDEST: Final = 320
_WIDEST_TITLE: Final = 208
_LEAST_LAST: Final = 96


class TitleHeader(QHeaderView):
    """The titles before the rows, which stay in sight, with their problems as an edge."""

    def __init__(self, parent: QWidget) -> None:
        """Stand before the rows of a table."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self._shown: tuple[int, dict[str, str]] = (-1, {})
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(_ROW)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def forget(self) -> None:
        """Cut the titles anew: they are others."""
        self._shown = (-1, {})

    def shown(self, text: str, width: int) -> str:
        """Give a title as it fits; in a table that is not very long, no two read the same."""
        if self._shown[0] != width:
            rows = self.model().rowCount()
            titles = [
                str(self.model().headerData(row, Qt.Orientation.Vertical) or "")
                for row in range(rows if rows <= _TOLD_APART else 0)
            ]
            self._shown = (width, elided_apart(titles, self.fontMetrics(), width))
        known = self._shown[1].get(text)
        if known is not None:
            return known
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, width)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        option = QStyleOptionHeader()
        self.initStyleOption(option)
        palette = self.palette()
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Base))
        model = self.model()
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        text = str(model.headerData(logicalIndex, Qt.Orientation.Vertical) or "")
        area = rect.adjusted(_PAD, 0, -_PAD, 0)
        shown = self.shown(text, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
        severity = model.headerData(logicalIndex, Qt.Orientation.Vertical, SEVERITY)
        if severity:
            edge = QRect(rect.topLeft(), QSize(EDGE, rect.height()))
            painter.fillRect(edge, severity_colour(palette, severity))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()


class RecordView(QTableView):
    """Shows a RecordTable; cells are edited, copied, pasted and cleared by keyboard."""

    told = Signal(str)
    """What the cell that was moved to says, as a sentence."""

    def __init__(self, table: RecordTable[Any], parent: QWidget | None = None) -> None:
        """Show a table."""
        super().__init__(parent)
        self.table = table
        self.callout = Callout(self)
        self.widest = _WIDEST
        self.widest_title = _WIDEST_TITLE
        self.least_title = 0
        self.tell: Callable[[int, int], str] = self._tell_cell
        self.said = ""
        """What `told` said last."""
        self._keys: tuple[Any, int, int] | None = None
        self._wrapping = QTimer(self)
        self._wrapped = 0
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit_some)
        self._fitted = 0
        self._titles = TitleHeader(self)
        self.setVerticalHeader(self._titles)
        self._titles.setVisible(table.title is not None)
        self._corner = QLabel(table.title.heading if table.title else "", self)
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._corner.setIndent(_PAD)
        self.setCornerButtonEnabled(False)
        self.setModel(table)
        self.setItemDelegate(RecordDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(40)
        # Each row measured costs a millisecond: of a long table the first ones have to do.
        header.setResizeContentsPrecision(_MEASURED)
        table.refused.connect(self._refused)
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self._restore)
        table.modelReset.connect(self._titles.forget)
        table.dataChanged.connect(self._titles.forget)
        self.verticalScrollBar().valueChanged.connect(self.callout.hide)
        self.horizontalScrollBar().valueChanged.connect(self.callout.hide)
        self.fit_columns()

    def set_sortable(self) -> None:
        """Let a click on a heading order the rows; a third click brings back their own order."""
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def fit_columns(self) -> None:
        """Give every column the width it asks for, or what its first rows need."""
        self._fitting.stop()
        self._fit(0, len(self.table.columns))
        self.fit_titles()

    def fit_soon(self) -> None:
        """Fit the columns in the window's next turns, once for all who ask for it by then."""
        self._fitted = 0
        self._fitting.start(0)

    def _fit_some(self) -> None:
        first, self._fitted = self._fitted, self._fitted + _FITTED_AT_ONCE
        self._fit(first, self._fitted)
        if self._fitted < len(self.table.columns):
            self._fitting.start(0)
        else:
            self.fit_titles()

    def _fit(self, first: int, end: int) -> None:
        metrics = self.fontMetrics()
        for at, column in enumerate(self.table.columns[first:end], start=first):
            lines = column.title.splitlines()
            # Room for the sort mark beside the heading.
            wide = max((metrics.horizontalAdvance(line) for line in lines), default=0) + 3 * _PAD
            last = at == len(self.table.columns) - 1
            if not column.width and not (last and self.horizontalHeader().stretchLastSection()):
                wide = max(wide, self.sizeHintForColumn(at) + 2 * _PAD)
            self.setColumnWidth(at, column.width or max(56, min(wide, self.widest)))
        if end >= len(self.table.columns):
            self._stretch()

    def fit_titles(self) -> None:
        """Give the titles before the rows the width that the first of them need."""
        metrics = self.fontMetrics()
        if self.table.title is not None:
            titles = [self.table.title.heading, *map(self.table.title.get, self.table.rows[:200])]
            wide = max(metrics.horizontalAdvance(title) for title in titles) + 3 * _PAD
            self._titles.setFixedWidth(max(min(wide, self.widest_title), self.least_title))
        self._place_corner()

    def set_stretching(self) -> None:
        """Let the last column take the rest of the width."""
        self.horizontalHeader().setStretchLastSection(True)
        self.fit_columns()

    def set_wrapping(self) -> None:
        """Let long texts run over several lines and the last column take the rest of the width.

        Where too little is left for it, it keeps a width of its own, to be scrolled to.
        """
        self.setWordWrap(True)
        # Once the widths have settled: within a resize the header still has the old ones.
        self._wrapping.setSingleShot(True)
        self._wrapping.timeout.connect(self._wrap)
        for change in (
            self.horizontalHeader().sectionResized,
            self.table.modelReset,
            self.table.dataChanged,
        ):
            change.connect(lambda *_: self._wrap_anew())
        self.set_stretching()

    def _stretch(self) -> None:
        """Let the last column take the rest of the width if that is enough for it."""
        last = len(self.table.columns) - 1
        if not self.wordWrap() or last < 0:
            return
        others = sum(self.columnWidth(at) for at in range(last))
        least = self.table.columns[last].width or _LEAST_LAST
        enough = self.viewport().width() - others >= least
        header = self.horizontalHeader()
        if enough != header.stretchLastSection():
            header.setStretchLastSection(enough)
        if not enough and self.columnWidth(last) < least:
            self.setColumnWidth(last, least)

    def _wrap_anew(self) -> None:
        self._wrapped = 0
        self._wrapping.start(0)

    def _wrap(self) -> None:
        """Measure some rows, and the rest once the window has had its turn."""
        first, self._wrapped = self._wrapped, self._wrapped + _WRAPPED_AT_ONCE
        last = min(self._wrapped, _WRAPPED)
        texts = [
            (at, self.columnWidth(at) - 2 * _PAD - 2)
            for at, column in enumerate(self.table.columns)
            if not column.entry.numeric and not column.picture
        ]
        for row in range(first, min(last, len(self.table.rows))):
            # What is written, not what a switch stands for.
            heights = [
                self._height(str(self.table.index(row, at).data() or ""), width)
                for at, width in texts
            ]
            self.setRowHeight(row, max([_ROW, *heights]))
        if last < min(len(self.table.rows), _WRAPPED):
            self._wrapping.start(0)

    def _height(self, text: str, width: int) -> int:
        area = QRect(0, 0, max(width, 1), 0)
        flags = int(Qt.TextFlag.TextWordWrap)
        return self.fontMetrics().boundingRect(area, flags, unbroken(text)).height() + _PAD

    def set_title_width(self, width: int) -> None:
        """Give the titles before the rows another width."""
        self._titles.setFixedWidth(width)
        self._place_corner()

    def _place_corner(self) -> None:
        self._corner.setVisible(self.table.title is not None)
        height = self.horizontalHeader().height()
        self._corner.setGeometry(0, 0, self._titles.width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_corner()
        self._stretch()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_corner()

    # Where one is

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.said = self.says()
            self.told.emit(self.said)

    def says(self) -> str:
        """Give what the cell where one is says now."""
        at = self.currentIndex()
        inside = at.row() < len(self.table.rows) and at.column() < len(self.table.columns)
        return self.tell(at.row(), at.column()) if at.isValid() and inside else ""

    def _tell_cell(self, row: int, column: int) -> str:
        return self.table.told(self.table.rows[row], self.table.columns[column])

    def go_to_field(self, where: Where) -> bool:
        """Go to the cell of a field that a problem names, or else to its row; tell if there."""
        for row, record in enumerate(self.table.rows):
            for column, one in enumerate(self.table.columns):
                if one.where(record) == where:
                    self.go_to(row, column)
                    return True
        title = self.table.title
        for row, record in enumerate(self.table.rows if title else ()):
            start = title.where(record) if title else ()
            if start and where[: len(start)] == start:
                self.go_to(row)
                return True
        return False

    def go_to(self, row: int, column: int = 0) -> None:
        """Select a cell and bring it into sight."""
        index = self.table.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus()

    def _remember(self) -> None:
        at = self.currentIndex()
        self._keys = (self.table.key_at(at.row()), at.row(), at.column()) if at.isValid() else None
        self._shape = [column.title for column in self.table.columns]

    def _restore(self) -> None:
        if self._shape != [column.title for column in self.table.columns]:
            self.fit_soon()
        else:
            self._place_corner()
        if self._keys is None or not self.table.rows or not self.table.columns:
            return
        key, row, column = self._keys
        found = self.table.row_of(key)
        row = min(row, len(self.table.rows) - 1) if found < 0 else found
        index = self.table.index(row, min(column, len(self.table.columns) - 1))
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _refused(self, row: int, column: int, text: str) -> None:
        place = self.visualRect(self.table.index(row, column))
        place.moveTopLeft(self.viewport().mapTo(self, place.topLeft()))
        self.callout.say(text, place)
        # So that the next edit that is taken puts what the cell says in the refusal's place.
        self.said = text
        self.told.emit(text)

    # Keys and clipboard

    def block(self) -> tuple[list[int], list[int]]:
        """Give the rows and columns that the selection spans."""
        chosen = self.selectionModel().selectedIndexes()
        rows = {index.row() for index in chosen}
        columns = {index.column() for index in chosen if not self.isColumnHidden(index.column())}
        return sorted(rows), sorted(columns)

    def copy(self) -> None:
        """Put the block that the selection spans on the clipboard as tab-separated text."""
        rows, columns = self.block()
        if rows and columns:
            QGuiApplication.clipboard().setText(self.table.copied(rows, columns))

    def paste(self) -> None:
        """Enter what is on the clipboard from the top left of the selection on."""
        rows, columns = self.block()
        if rows and columns:
            text = QGuiApplication.clipboard().text()
            self.table.paste(
                text, rows[0], columns[0], rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
            )

    def clear_cells(self) -> None:
        """Empty the selected cells that can be changed, as one undo step."""
        chosen = sorted(
            self.selectionModel().selectedIndexes(), key=lambda one: (one.row(), one.column())
        )
        editable = Qt.ItemFlag.ItemIsEditable
        chosen = [index for index in chosen if self.table.flags(index) & editable]
        if chosen:
            cells = [
                (self.table.rows[index.row()], self.table.columns[index.column()], "")
                for index in chosen
            ]
            name = f"Clear {len(cells)} cells" if len(cells) > 1 else "Clear a cell"
            self.table.enter(cells, name, (chosen[0].row(), chosen[0].column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.callout.hide()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_cells()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._can_edit():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _can_edit(self) -> bool:
        at = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            return False  # the key is the editor's, and ends the edit
        return at.isValid() and bool(self.table.flags(at) & Qt.ItemFlag.ItemIsEditable)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid() and self.callout.isHidden():
                self.setCurrentIndex(below)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.callout.hide()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        right = self.visualRect(index).right()
        if index.isValid() and chooses(index) and event.position().x() > right - 3 * _PAD:
            self.edit(index)
