"""The view of a table of records: keyboard, clipboard, problems and refusals beside the cell."""

from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QLineF,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.records import ASSUMED, MUTED, PICTURE, SEVERITY, Index, RecordTable
from ui.theme import stop_colour, warning_colour

EDGE: Final = 3
"""The width of the coloured edge of what has a problem."""
_PAD: Final = 8
_INSET: Final = 5
_PAINTED_HERE: Final = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus
_CHEVRON: Final = 12
_ROW: Final = 28
_TICK: Final = 14
_WRAPPED: Final = 300  # rows that are measured; further ones keep one line
_BAR: Final = 0.5  # of a cell's width; the rest is for the text beside the bar
_CALLOUT_WIDTH: Final = 340
_CALLOUT_MS: Final = 12_000
_WIDEST: Final = 320
_WIDEST_TITLE: Final = 208


def figures(font: QFont) -> QFont:
    """Give a font whose figures are all equally wide."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def severity_colour(palette: QPalette, severity: str) -> QColor:
    """Give the colour of a problem's edge."""
    return stop_colour(palette) if severity == "stop" else warning_colour(palette)


class Callout(QLabel):
    """A sentence beside a field that says why an entry was not taken."""

    def __init__(self, parent: QWidget) -> None:
        """Wait over `parent`, hidden, for something to say."""
        super().__init__(parent)
        self._over = parent
        self.setWordWrap(True)
        self.setMargin(_PAD)
        self.setStyleSheet(
            "background-color: palette(base); color: palette(text);"
            "border: 1px solid palette(dark); border-radius: 4px;"
        )
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._until = QTimer(self)
        self._until.setSingleShot(True)
        self._until.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, beside: QRect) -> None:
        """Show a sentence under a field, or above where there is no room below."""
        parent = self._over
        self.setText(text)
        width = min(_CALLOUT_WIDTH, max(parent.width() - 2 * _PAD, _PAD))
        self.setFixedWidth(width)
        self.resize(width, self.heightForWidth(width))
        left = max(_PAD, min(beside.left(), parent.width() - width - _PAD))
        top = beside.bottom() + 2
        if top + self.height() > parent.height():
            top = max(0, beside.top() - self.height() - 2)
        self.move(left, top)
        self.show()
        self.raise_()
        self._until.start(_CALLOUT_MS)


class RecordDelegate(QStyledItemDelegate):
    """Paints cells with their problems and marks, and gives them their editors."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.font = figures(option.font)
        option.textElideMode = Qt.TextElideMode.ElideRight
        if index.data(MUTED):
            muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, muted)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The style leaves 3 pixels beside the text; the headings have 8, as all else here.
        whole = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            active = bool(option.state & QStyle.StateFlag.State_Active)
            group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
            painter.fillRect(whole, option.palette.brush(group, QPalette.ColorRole.Highlight))
            ink = option.palette.color(group, QPalette.ColorRole.HighlightedText)
            option.palette.setColor(QPalette.ColorRole.Text, ink)
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if checked is None:
            right = _INSET + _CHEVRON if _chooses(index) else _INSET
            option.rect = whole.adjusted(_INSET, 0, -right, 0)
            state, option.state = option.state, option.state & ~_PAINTED_HERE
            super().paint(painter, option, index)
            option.rect, option.state = whole, state
        painter.save()
        if checked is not None:
            _paint_tick(painter, option.palette, whole, on=checked == Qt.CheckState.Checked)
        picture = index.data(PICTURE)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(option.rect).adjusted(_PAD, _PAD, -_PAD, -_PAD)
            kind, value = picture
            if kind == "line":
                _paint_line(painter, option.palette, area, value)
            else:
                _paint_bar(painter, option, value)
        severity = index.data(SEVERITY)
        if severity:
            edge = QRect(option.rect.topLeft(), QSize(EDGE, option.rect.height()))
            painter.fillRect(edge, severity_colour(option.palette, severity))
        if index.data(ASSUMED):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.PlaceholderText), 1.2))
            corner = QPointF(option.rect.right() - 5, option.rect.top() + 5)
            painter.drawEllipse(corner, 2.2, 2.2)
        if _chooses(index):
            _paint_chevron(painter, option.palette, whole)
        view = option.widget
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Text), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        flags = model.flags(index)
        if not flags & Qt.ItemFlag.ItemIsUserCheckable:
            return super().editorEvent(event, model, option, index)
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and _tick_box(option.rect).adjusted(-_PAD, -_PAD, _PAD, _PAD).contains(event.position())
        )
        spaced = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        )
        if not clicked and not spaced:
            return False
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        turned = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        if not isinstance(model, RecordTable):
            return super().createEditor(parent, option, index)
        entry = model.columns[index.column()].entry_at(model.rows[index.row()])
        if entry.choices:
            combo = QComboBox(parent)
            combo.addItems([name for _, name in entry.choices])
            combo.activated.connect(lambda: self._chosen(combo))
            QTimer.singleShot(0, combo, combo.showPopup)
            return combo
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setFont(figures(line.font()))
        line.setPlaceholderText(entry.empty)
        if entry.numeric:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        return line

    def _chosen(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo, QAbstractItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = QRect(option.rect)
        wanted = max(rect.width(), editor.minimumSizeHint().width() + 2 * _PAD)
        if isinstance(editor, QLineEdit):
            wide = editor.fontMetrics().horizontalAdvance(editor.text()) + 4 * _PAD
            wanted = min(max(wanted, wide), _WIDEST)
        rect.setWidth(wanted)
        parent = editor.parentWidget()
        if parent is not None:
            rect.moveRight(min(rect.right(), max(parent.width() - 1, rect.width() - 1)))
        editor.setGeometry(rect)


def _chooses(index: Index) -> bool:
    """Tell whether a cell takes one of a few values."""
    table = index.model()
    if not isinstance(table, RecordTable) or not index.flags() & Qt.ItemFlag.ItemIsEditable:
        return False
    return bool(table.columns[index.column()].entry_at(table.rows[index.row()]).choices)


def _paint_chevron(painter: QPainter, palette: QPalette, cell: QRect) -> None:
    """Draw the mark of a list to choose from."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tip = QPointF(cell.right() - _PAD - 3, cell.center().y() + 2)
    painter.drawPolyline(QPolygonF([tip + QPointF(-3.5, -3.5), tip, tip + QPointF(3.5, -3.5)]))


def _tick_box(cell: QRect) -> QRectF:
    return QRectF(cell.left() + _PAD, cell.center().y() - _TICK / 2 + 0.5, _TICK, _TICK)


def _paint_tick(painter: QPainter, palette: QPalette, cell: QRect, *, on: bool) -> None:
    """Draw a box to tick, seen on every ground: the styles' own vanishes on a dark one."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = _tick_box(cell)
    accent = palette.color(QPalette.ColorRole.Accent)
    painter.setPen(QPen(accent if on else palette.color(QPalette.ColorRole.Dark), 1))
    painter.setBrush(accent if on else palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(box, 3, 3)
    if on:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.BrightText), 1.8))
        points = [(0.24, 0.52), (0.43, 0.71), (0.77, 0.30)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            QPolygonF([QPointF(box.left() + x * _TICK, box.top() + y * _TICK) for x, y in points])
        )


def _paint_line(painter: QPainter, palette: QPalette, area: QRectF, values: Any) -> None:
    """Draw values over time from zero up, the last one with a dot."""
    top = max(values, default=Decimal(0))
    if len(values) == 0 or top <= 0:
        return
    step = area.width() / max(len(values) - 1, 1)
    points = [
        QPointF(area.left() + at * step, area.bottom() - float(value / top) * area.height())
        for at, value in enumerate(values)
    ]
    painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1))
    painter.drawLine(QLineF(area.bottomLeft(), area.bottomRight()))
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1.4))
    painter.drawPolyline(QPolygonF(points))
    painter.setBrush(palette.color(QPalette.ColorRole.Text))
    painter.drawEllipse(points[-1], 2, 2)


def _paint_bar(painter: QPainter, option: QStyleOptionViewItem, value: Any) -> None:
    """Draw how full something is: (share of 1, text beside the bar, whether it is current)."""
    if value is None:
        return
    share, text, current = value
    palette = option.palette
    painter.setFont(figures(option.font))
    area = QRectF(option.rect).adjusted(_PAD, 0, -_PAD, 0)
    wide = area.width() * _BAR
    track = QRectF(area.left(), area.center().y() - 3, wide, 6)
    muted = palette.color(QPalette.ColorRole.PlaceholderText)
    ink = palette.color(QPalette.ColorRole.Text) if current else muted
    accent = palette.color(QPalette.ColorRole.Accent) if current else muted
    if option.state & QStyle.StateFlag.State_Selected:
        ink = palette.color(QPalette.ColorRole.HighlightedText)
    ground = QColor(ink)
    ground.setAlphaF(0.15)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(track, 3, 3)
    filled = QRectF(track)
    filled.setWidth(wide * min(max(float(share), 0.0), 1.0))
    painter.setBrush(accent)
    painter.drawRoundedRect(filled, 3, 3)
    painter.setPen(ink)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)


class TitleHeader(QHeaderView):
    """The titles before the rows, which stay in sight, with their problems as an edge."""

    def __init__(self, parent: QWidget) -> None:
        """Stand before the rows of a table."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(_ROW)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

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
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
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
        self._keys: tuple[Any, int, int] | None = None
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
        table.refused.connect(self._refused)
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self._restore)
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
        metrics = self.fontMetrics()
        for at, column in enumerate(self.table.columns):
            lines = column.title.splitlines()
            # Room for the sort mark beside the heading.
            wide = max((metrics.horizontalAdvance(line) for line in lines), default=0) + 3 * _PAD
            last = at == len(self.table.columns) - 1
            if not (last and self.horizontalHeader().stretchLastSection()):
                wide = max(wide, self.sizeHintForColumn(at) + 2 * _PAD)
            self.setColumnWidth(at, column.width or max(56, min(wide, self.widest)))
        if self.table.title is not None:
            titles = [self.table.title.heading, *map(self.table.title.get, self.table.rows[:200])]
            wide = max(metrics.horizontalAdvance(title) for title in titles) + 3 * _PAD
            self._titles.setFixedWidth(min(wide, self.widest_title))
        self._place_corner()

    def set_stretching(self) -> None:
        """Let the last column take the rest of the width."""
        self.horizontalHeader().setStretchLastSection(True)
        self.fit_columns()

    def set_wrapping(self) -> None:
        """Let long texts run over several lines and the last column take the rest of the width."""
        self.setWordWrap(True)
        self.horizontalHeader().sectionResized.connect(self._wrap)
        self.table.modelReset.connect(self._wrap)
        self.table.dataChanged.connect(self._wrap)
        self.set_stretching()

    def _wrap(self) -> None:
        texts = [
            (column, self.columnWidth(at) - 2 * _PAD - 2)
            for at, column in enumerate(self.table.columns)
            if not column.entry.numeric and not column.picture
        ]
        for at, row in enumerate(self.table.rows[:_WRAPPED]):
            heights = [
                self._height(column.entry_at(row).show(column.get(row)), width)
                for column, width in texts
            ]
            self.setRowHeight(at, max([_ROW, *heights]))

    def _height(self, text: str, width: int) -> int:
        area = QRect(0, 0, max(width, 1), 0)
        flags = int(Qt.TextFlag.TextWordWrap)
        return self.fontMetrics().boundingRect(area, flags, text).height() + _PAD

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

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_corner()

    # Where one is

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            row, column = self.table.rows[current.row()], self.table.columns[current.column()]
            self.told.emit(self.table.told(row, column))

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
            self.fit_columns()
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
        if index.isValid() and _chooses(index) and event.position().x() > right - 3 * _PAD:
            self.edit(index)
