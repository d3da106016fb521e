"""Paints the cells of a table of records, and gives them their editors."""

from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QLineF,
    QModelIndex,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.combo import CellChoice
from ui.tables.cell_facts import alignment, can_choose, shown, ticked
from ui.tables.columns import Column
from ui.tables.cut_cells import in_sight, whole_figure
from ui.tables.records import Index, RecordTable
from ui.theme import stop_colour, warning_colour

EDGE: Final = 3
"""The width of the coloured edge of what has a problem."""
TICK_INSET: Final = 8
"""How far from a cell's left the box to tick stands."""
_PAD: Final = 8
_INSET: Final = 5
_MARGIN: Final = 3  # what the style leaves beside a text
_State = QStyle.StateFlag
_Feature = QStyleOptionViewItem.ViewItemFeature
_TEXT: Final = QPalette.ColorRole.Text
_PAINTED_HERE: Final = _State.State_Selected | _State.State_HasFocus
_MIDDLE: Final = Qt.TextElideMode.ElideMiddle
_END: Final = Qt.TextElideMode.ElideRight
_NEXT_LINE: Final = "\N{LINE SEPARATOR}"
_CHEVRON: Final = 12
_TICK: Final = 14
_BAR: Final = 0.5  # of a cell's width; the rest is for the text beside the bar
_WIDEST: Final = 320


def figures(font: QFont) -> QFont:
    """Give a font whose figures are all equally wide."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def severity_colour(palette: QPalette, severity: str) -> QColor:
    """Give the colour of a problem's edge."""
    return stop_colour(palette) if severity == "stop" else warning_colour(palette)


class RecordDelegate(QStyledItemDelegate):
    """Paints cells with their problems and marks, and gives them their editors."""

    entered_in_all = Signal(str)
    """A text that was typed into a cell and is meant for all that are selected."""
    _font: QFont | None = None
    _figures: QFont = QFont()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        cell = cell_at(index)
        if cell is None:
            super().initStyleOption(option, index)
            return
        row, column = cell
        checked = ticked(row, column)
        if checked is not None:
            option.features |= _Feature.HasCheckIndicator
            option.checkState = checked
        if isinstance(index, QModelIndex):
            option.index = index
        self._say(option, shown(row, column), cell)
        if column.muted(row):
            _mute(option.palette)

    def _say(self, option: QStyleOptionViewItem, text: str, cell: tuple[Any, Column[Any]]) -> None:
        """Put a cell's text into an option; Qt's own way asks the model a dozen times."""
        row, column = cell
        if self._font != option.font:
            self._font, self._figures = QFont(option.font), figures(option.font)
        option.font = self._figures
        option.features |= _Feature.HasDisplay
        option.displayAlignment = alignment(column)
        option.textElideMode = _MIDDLE if column.keeps_end else _END
        if column.entry_at(row).parts:
            text = whole_parts(text, option.rect.width() - _PAD, option.fontMetrics)
        elif column.entry.numeric and not option.rect.isEmpty():
            # Where the width of a column is asked for, there is no cell yet.
            text = whole_figure(text, option.rect.width() - 2 * _MARGIN, option.fontMetrics)
        option.text = unbroken(text).replace("\n", _NEXT_LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The option is the cell's own, and may be changed: Qt makes one for each.
        table = index.model()
        if not isinstance(table, RecordTable):
            super().paint(painter, option, index)
            return
        row, column = cell = table.rows[index.row()], table.columns[index.column()]
        palette, state = option.palette, option.state
        selected = bool(state & _State.State_Selected)
        if selected:
            active = bool(state & _State.State_Active)
            group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
            painter.fillRect(option.rect, palette.brush(group, QPalette.ColorRole.Highlight))
            ink = palette.color(group, QPalette.ColorRole.HighlightedText)
            palette.setColor(QPalette.ColorRole.Text, ink)
        checked, choosing = ticked(row, column), can_choose(row, column)
        text = "" if checked is not None else shown(row, column)
        if text:
            self._paint_text(painter, option, text, cell, right=_CHEVRON if choosing else 0)
        severity, assumed = table.severity(row, column), column.assumed(row)
        focused = bool(state & _State.State_HasFocus)
        if checked is None and not (column.picture or severity or assumed or choosing or focused):
            return
        painter.save()
        whole, seen = QRect(option.rect), in_sight(option.rect, option.widget)
        if checked is not None:
            on = checked == Qt.CheckState.Checked
            paint_tick(painter, palette, whole, on=on, selected=selected)
        if column.picture:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if column.picture == "line":
                area = QRectF(whole).adjusted(_PAD, _PAD, -_PAD, -_PAD)
                _paint_line(painter, palette, area, column.get(row))
            else:
                _paint_bar(painter, option, column.get(row), seen)
        if severity:
            edge = QRect(whole.topLeft(), QSize(EDGE, whole.height()))
            painter.fillRect(edge, severity_colour(palette, severity))
        # What is quiet elsewhere may have the colour of what is selected.
        quiet = palette.color(_TEXT if selected else QPalette.ColorRole.PlaceholderText)
        if assumed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(quiet, 1.2))
            painter.drawEllipse(QPointF(seen.right() - 5, seen.top() + 5), 2.2, 2.2)
        if choosing:
            _paint_chevron(painter, quiet, whole)
        if focused:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(whole.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        text: str,
        cell: tuple[Any, Column[Any]],
        *,
        right: int,
    ) -> None:
        """Let the style paint the text of a cell, but neither its selection nor its focus."""
        row, column = cell
        palette, state, whole = option.palette, option.state, QRect(option.rect)
        ink = palette.color(QPalette.ColorRole.Text)
        marked = bool(state & _PAINTED_HERE)
        muted = column.muted(row) and not state & _State.State_Selected
        if muted:
            _mute(palette)
        if marked:
            option.state = state & ~_PAINTED_HERE
        view = option.widget
        # The style leaves a margin beside the text; the headings have 8, as all else here.
        option.rect = in_sight(whole, view).adjusted(_INSET, 0, -_INSET - right, 0)
        self._say(option, text, cell)
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        option.rect = whole
        if marked:
            option.state = state
        if muted:
            palette.setColor(QPalette.ColorRole.Text, ink)

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
            combo = CellChoice(parent)
            combo.addItems([name for _, name in entry.choices])
            combo.activated.connect(lambda: self._chosen(combo))
            combo.left.connect(lambda: self._left(combo))
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

    def _left(self, combo: QComboBox) -> None:
        # Escape closed the list, or a click beside it: there is nothing more to choose.
        if combo.isVisible():
            self.closeEditor.emit(combo, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            # Qt asks again whenever cells have changed, such as with each plan on the way.
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not (
            isinstance(editor, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            return super().eventFilter(editor, event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            text = editor.text()
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
            self.entered_in_all.emit(text)
        else:
            # Qt would enter it in the next turn of the event loop: a plan that is finished by
            # then may have made the table anew, and what was typed would be lost.
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
        return True

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


def cell_at(index: Index) -> tuple[Any, Column[Any]] | None:
    """Give the row and the column of a cell; None in a table that holds no records."""
    table = index.model()
    if not isinstance(table, RecordTable):
        return None
    return table.rows[index.row()], table.columns[index.column()]


def _mute(palette: QPalette) -> None:
    palette.setColor(QPalette.ColorRole.Text, palette.color(QPalette.ColorRole.PlaceholderText))


def whole_parts(text: str, width: int, metrics: QFontMetrics) -> str:
    """Leave out of prices what does not fit: a price that is cut looks like another one."""
    parts = text.split("; ")
    for count in range(len(parts), 0, -1):
        shown = "; ".join((*parts[:count], "…") if count < len(parts) else parts)
        if metrics.horizontalAdvance(shown) <= width:
            return shown
    return text


def unbroken(text: str) -> str:
    """Keep both ends of a range, and a number and its sign, on one line of several."""
    kept = text.replace("–", "–\N{WORD JOINER}")
    return kept.replace(" %", "\N{NO-BREAK SPACE}%").replace(" ×", "\N{NO-BREAK SPACE}×")


def chooses(index: Index) -> bool:
    """Tell whether a cell takes one of a few values."""
    cell = cell_at(index)
    return cell is not None and can_choose(*cell)


def _paint_chevron(painter: QPainter, ink: QColor, cell: QRect) -> None:
    """Draw the mark of a list to choose from."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tip = QPointF(cell.right() - _PAD - 3, cell.center().y() + 2)
    painter.drawPolyline(QPolygonF([tip + QPointF(-3.5, -3.5), tip, tip + QPointF(3.5, -3.5)]))


def _tick_box(cell: QRect) -> QRectF:
    return QRectF(cell.left() + TICK_INSET, cell.center().y() - _TICK / 2 + 0.5, _TICK, _TICK)


def paint_tick(
    painter: QPainter, palette: QPalette, cell: QRect, *, on: bool, selected: bool = False
) -> None:
    """Draw a box to tick, seen on every ground: the styles' own vanishes on a dark one.

    What is selected may be of the colour of the box, which then has an edge in that of its text.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = _tick_box(cell)
    accent = palette.color(QPalette.ColorRole.Accent)
    edge = accent if on else palette.color(QPalette.ColorRole.Dark)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.HighlightedText) if selected else edge, 1))
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


def _paint_bar(painter: QPainter, option: QStyleOptionViewItem, value: Any, cell: QRect) -> None:
    """Draw how full something is: (share of 1, text beside the bar, whether it is current).

    Without a share there is the text alone. `cell` is the part of it that is in sight.
    """
    if value is None:
        return
    share, text, current = value
    palette = option.palette
    painter.setFont(figures(option.font))
    area = QRectF(cell).adjusted(_PAD, 0, -_PAD, 0)
    metrics = QFontMetrics(painter.font())
    text = whole_figure(text, round(area.width()), metrics)
    # A long text takes room from the bar, and is never drawn over it.
    beside = metrics.horizontalAdvance(text) + _PAD
    wide = max(min(area.width() * _BAR, area.width() - beside), 0.0) if share is not None else 0.0
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
    filled.setWidth(wide * min(max(float(share or 0), 0.0), 1.0))
    painter.setBrush(accent)
    painter.drawRoundedRect(filled, 3, 3)
    painter.setPen(ink)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
