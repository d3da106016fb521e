"""The view of a table of records: keyboard, clipboard, problems and refusals beside the cell."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QLabel,
    QTableView,
    QWidget,
)

from ui import text_width
from ui.callout import Callout
from ui.help.field_tips import explain
from ui.tables.cells import RecordDelegate, chooses
from ui.tables.column_room import ColumnRoom
from ui.tables.columns import Where
from ui.tables.cut_cells import CutCells
from ui.tables.edits import TableEdits
from ui.tables.entry import OpenEntry
from ui.tables.filter import FilterRow
from ui.tables.find import FindBar
from ui.tables.handle import FillHandle
from ui.tables.headings import ColumnHeader, TitleHeader
from ui.tables.keys import FAR, TableKeys, edge_of_block, without_control
from ui.tables.layout import KeptLayout, keeper_of
from ui.tables.menu import cell_menu, heading_menu
from ui.tables.order import TITLE
from ui.tables.records import Index, RecordTable
from ui.tables.wrapping import Wrapping

_PAD: Final = 8
_FITTED_AT_ONCE: Final = 6
_MEASURED: Final = 20
_WIDEST: Final = 320
_WIDEST_TITLE: Final = 208
_Action = QAbstractItemView.CursorAction
_WAYS: Final = {
    _Action.MoveUp: (-1, 0),
    _Action.MoveDown: (1, 0),
    _Action.MoveLeft: (0, -1),
    _Action.MoveRight: (0, 1),
}


class RecordView(QTableView):
    """Shows a RecordTable; cells are edited, copied, pasted and cleared by keyboard."""

    told = Signal(str)
    """What the cell that was moved to says, as a sentence."""

    def __init__(self, table: RecordTable[Any], parent: QWidget | None = None) -> None:
        """Show a table."""
        super().__init__(parent)
        self.table = table
        self.callout = Callout(self)
        self.widest = text_width.wide(_WIDEST)
        self.widest_title = _WIDEST_TITLE
        self.least_title = 0
        self.tell: Callable[[int, int], str] = self._tell_cell
        self.said = ""
        """What `told` said last."""
        self._keys: tuple[Any, int, int] | None = None
        self._kept = False
        """Whether the columns are as they were left, and followed."""
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit_some)
        self._fitted = 0
        self._filled = False
        """Whether there were rows when the columns were fitted."""
        self._titles = TitleHeader(self)
        self.setVerticalHeader(self._titles)
        self._titles.setVisible(table.title is not None)
        self._corner = QLabel(table.title.heading if table.title else "", self)
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._corner.setIndent(_PAD)
        self.setCornerButtonEnabled(False)
        self.headings = ColumnHeader(self)
        self.edits = TableEdits(self)
        self.layout_kept = KeptLayout(self)
        self.room = ColumnRoom(self)
        self._find_bar: FindBar | None = None
        self.filters = FilterRow(self)
        self.keys = TableKeys(self)
        self.handle = FillHandle(self)
        self.setHorizontalHeader(self.headings)
        self.setModel(table)
        delegate = RecordDelegate(self)
        delegate.entered_in_all.connect(self._entered_in_all)
        self.setItemDelegate(delegate)
        self._behave()
        # Each row measured costs a millisecond: of a long table the first ones have to do.
        self.headings.setResizeContentsPrecision(_MEASURED)
        self.headings.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.headings.customContextMenuRequested.connect(self._open_heading_menu)
        self._follow()
        self.layout_kept.laid_out.connect(self.room.share)
        CutCells(self)
        self.verticalScrollBar().valueChanged.connect(self.callout.hide)
        self.horizontalScrollBar().valueChanged.connect(self.callout.hide)
        self.set_sortable()
        self.fit_columns()

    @property
    def find_bar(self) -> FindBar:
        """What finds a text, made when it is first asked for: most tables are never searched."""
        if self._find_bar is None:
            self._find_bar = FindBar(self)
        return self._find_bar

    def open_find(self) -> None:
        """Show what finds a text."""
        self.find_bar.open_bar()

    def _follow(self) -> None:
        table = self.table
        self._entry = OpenEntry(self)
        table.refused.connect(self._refused)
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self._restore)
        table.modelReset.connect(self._titles.forget)
        table.dataChanged.connect(self._titles.forget)
        table.dataChanged.connect(self._make_room)
        table.arranged.connect(self.filters.tell)

    def _behave(self) -> None:
        under = self.findChild(QAbstractButton)
        if self.table.title is not None and under is not None:
            # The pointer goes through the heading of the titles to what is under it.
            explain(under, self.table.title.about)
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

    def set_fixed_order(self) -> None:
        """Keep the rows as they are: their order means something."""
        self.setSortingEnabled(False)

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
        self._filled = bool(self.table.rows)
        # Room for the sort mark beside the heading.
        beside = 3 * _PAD if self.isSortingEnabled() else 2 * _PAD + 2
        for at, column in enumerate(self.table.columns[first:end], start=first):
            lines = column.over.splitlines()
            wide = max((metrics.horizontalAdvance(line) for line in lines), default=0) + beside
            last = at == len(self.table.columns) - 1
            if not column.width and not (last and self.horizontalHeader().stretchLastSection()):
                wide = max(wide, self.sizeHintForColumn(at) + 2 * _PAD)
            own = self.layout_kept.width(column.heading)
            fitted = own or text_width.wide(column.width) or max(56, min(wide, self.widest))
            self.room.want(at, fitted)
            self.setColumnWidth(at, fitted)
        if end >= len(self.table.columns):
            self.room.share()

    def _make_room(self) -> None:
        """Widen the column of the current cell where what was entered would be cut."""
        here = self.currentIndex()
        if not here.isValid() or self.wordWrap() or here.column() >= len(self.table.columns):
            return
        column = self.table.columns[here.column()]
        if column.width or self.layout_kept.width(column.heading):
            return
        wide = min(self.sizeHintForIndex(here).width() + 2 * _PAD, self.widest)
        if wide > self.columnWidth(here.column()):
            self.setColumnWidth(here.column(), wide)

    def fit_titles(self) -> None:
        """Give the titles before the rows the width that the first of them need."""
        metrics = self.fontMetrics()
        if self.table.title is not None:
            titles = [self.table.title.heading, *map(self.table.title.get, self.table.rows[:200])]
            wide = max(metrics.horizontalAdvance(title) for title in titles) + 3 * _PAD
            most, least = map(text_width.wide, (self.widest_title, self.least_title))
            self._titles.setFixedWidth(max(min(wide, most), least))
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
        self._titles.wraps = True
        wrapping = Wrapping(self)
        self.room.given_way = wrapping.begin
        self.set_stretching()

    def set_title_width(self, width: int) -> None:
        """Give the titles before the rows another width."""
        self._titles.setFixedWidth(width)
        self._place_corner()

    def _place_corner(self) -> None:
        self._corner.setVisible(self.table.title is not None)
        above, height = self.headings.above, self.headings.height()
        high = height - above - self.headings.below
        self._corner.setGeometry(0, above, self._titles.width(), high)
        if self._find_bar is not None:
            self._find_bar.setGeometry(0, 0, self.width(), above)
        self.filters.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_corner()
        self.room.share()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_corner()

    # Where one is

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.setWhatsThis(str(current.data(Qt.ItemDataRole.WhatsThisRole) or ""))
            self.tell_here()

    def tell_here(self) -> None:
        """Tell what the cell where one is says now."""
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
        self._entry.keep()
        at = self.currentIndex()
        self._keys = (self.table.key_at(at.row()), at.row(), at.column()) if at.isValid() else None
        self._shape = [column.title for column in self.table.columns]

    def _restore(self) -> None:
        shape = [column.title for column in self.table.columns]
        if self._shape != shape or (self.table.rows and not self._filled):
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
        self._entry.reopen()

    def _entered_in_all(self, text: str) -> None:
        self.edits.enter_in_all(text)

    def _open_heading_menu(self, at: QPoint) -> None:
        menu = heading_menu(self, self.headings.logicalIndexAt(at))
        menu.popup(self.headings.mapToGlobal(at))

    def _refused(self, row: int, column: int, text: str) -> None:
        place = self.visualRect(self.table.index(row, column))
        place.moveTopLeft(self.viewport().mapTo(self, place.topLeft()))
        self.callout.say(text, place)
        # So that the next edit that is taken puts what the cell says in the refusal's place.
        self.said = text
        self.told.emit(text)

    # What is selected, and what is done with it

    def shown_columns(self) -> list[int]:
        """Give the columns in sight, in the order in which they stand."""
        count = len(self.table.columns)
        order = map(self.headings.logicalIndex, range(count))
        return [at for at in order if 0 <= at < count and not self.isColumnHidden(at)]

    def chosen_ranges(self) -> list[QItemSelectionRange]:
        """List the rectangles that are selected; thousands of rows are one of them."""
        selection = self.selectionModel().selection()
        return [selection.at(at) for at in range(selection.count())]

    def block(self) -> tuple[list[int], list[int]]:
        """Give the rows and columns that the selection spans, as they stand in sight."""
        rows: set[int] = set()
        columns: set[int] = set()
        for one in self.chosen_ranges():
            rows.update(range(one.top(), one.bottom() + 1))
            columns.update(range(one.left(), one.right() + 1))
        return sorted(rows), [at for at in self.shown_columns() if at in columns]

    def has_many_selected(self) -> bool:
        """Tell whether more than one cell is selected."""
        ranges = self.chosen_ranges()
        return len(ranges) > 1 or any(one.height() * one.width() > 1 for one in ranges)

    def copy(self) -> None:
        """Put the block that the selection spans on the clipboard."""
        self.edits.copy()

    def paste(self) -> None:
        """Enter what is on the clipboard from the top left of the selection on."""
        self.edits.paste()

    def clear_cells(self) -> None:
        """Empty the selected cells that can be changed, as one undo step."""
        self.edits.clear()

    def edit_here(self) -> None:
        """Open the editor of the cell where one is."""
        self.edit(self.currentIndex())

    def can_edit(self) -> bool:
        """Tell whether the cell where one is can be edited, and is not yet."""
        at = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            return False  # the key is the editor's, and ends the edit
        return at.isValid() and bool(self.table.flags(at) & Qt.ItemFlag.ItemIsEditable)

    def sort_by(self, heading: str | None, *, descending: bool = False) -> None:
        """Sort by a column, by the titles (an empty heading), or not at all (None)."""
        headings = [column.heading for column in self.table.columns]
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        at = headings.index(heading) if heading in headings else -1
        self.sortByColumn(at, way)
        if heading == TITLE:
            self.table.arrange(replace(self.table.order, by=TITLE, descending=descending))

    def open_menu(self) -> None:
        """Open the menu of the cell where one is, beside it."""
        place = self.visualRect(self.currentIndex()).bottomLeft()
        cell_menu(self).popup(self.viewport().mapToGlobal(place))

    # Keys and pointer

    def event(self, event: QEvent) -> bool:
        # While a table has the focus its keys are its own, whatever they do in the window.
        # Few events are keys, and asking for the type is slow: it is asked of keys alone.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self.keys.claims(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.callout.hide()
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        way = _WAYS.get(cursorAction)
        here = self.currentIndex()
        if way and modifiers & Qt.KeyboardModifier.ControlModifier and here.isValid():
            return edge_of_block(self, *way)
        return super().moveCursor(cursorAction, modifiers)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if isinstance(event, QKeyEvent) and event.key() in FAR:
            return super().selectionCommand(index, without_control(event))
        return super().selectionCommand(index, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt has it
        if self.has_many_selected() and self.hasFocus():
            self.keys.step(1 if next else -1, down=False)
            return True
        return super().focusNextPrevChild(next)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.open_menu()
            return
        index = self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        cell_menu(self).popup(event.globalPos())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._kept:
            keeper = keeper_of(self)
            self._kept = keeper is not None
            if keeper is not None:
                keeper.keep(self)

    def commitData(self, editor: QWidget) -> None:
        self._entry.taking = True
        super().commitData(editor)
        self._entry.taking = False

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid() and self.callout.isHidden():
                self.setCurrentIndex(below)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.handle.paint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.callout.hide()
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self.handle.press(event.position().toPoint()):
            return
        index = self.indexAt(event.position().toPoint())
        again = left and index.isValid() and index == self.currentIndex()
        super().mousePressEvent(event)
        if again:
            self.tell_here()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.handle.move(event.position().toPoint()):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.handle.release():
            return
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        right = self.visualRect(index).right()
        if index.isValid() and chooses(index) and event.position().x() > right - 3 * _PAD:
            self.edit(index)
