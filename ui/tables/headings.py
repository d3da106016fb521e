"""The headings of a table: over its columns, with room for more, and before its rows."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPalette, QPolygon
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from ui.elided import elided_apart
from ui.tables.cells import EDGE, severity_colour, unbroken
from ui.tables.cut_cells import heading_in_sight, in_sight
from ui.tables.records import SEVERITY

ROW: Final = 28
"""The height of a row of one line."""
_PAD: Final = 8
_LEAST: Final = 40
_TIP: Final = 4  # half the height and width of the mark of a sorted column
_TOLD_APART: Final = 1000  # rows whose titles are set against each other


class ColumnHeader(QHeaderView):
    """The headings over the columns, with room `above` and `below` for other widgets."""

    def __init__(self, parent: QWidget) -> None:
        """Stand over the columns of a table."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.above = 0
        self.below = 0
        self.held = False
        """Whether a person is moving or widening a section."""
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(False)
        self.setMinimumSectionSize(_LEAST)

    def make_room(self, *, above: int | None = None, below: int | None = None) -> None:
        """Leave so many pixels over the headings, or under them."""
        self.above = self.above if above is None else above
        self.below = self.below if below is None else below
        self.updateGeometry()
        self.headingsHeightChanged()

    def headingsHeightChanged(self) -> None:
        """Let the table lay itself out anew."""
        self.geometriesChanged.emit()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.held = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.held = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.held = True
        super().mouseDoubleClickEvent(event)
        self.held = False

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width(), size.height() + self.above + self.below)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        # Qt's own way asks of every row whether it is selected, to press the heading of a
        # whole column: seconds, where all of a hundred thousand rows are.
        option = QStyleOptionHeader()
        self.initStyleOption(option)
        option.rect = in_sight(rect, self).adjusted(0, self.above, 0, -self.below)
        option.section = logicalIndex
        model, across = self.model(), Qt.Orientation.Horizontal
        heading = str(model.headerData(logicalIndex, across) or "")
        room = option.rect.width() - 2 * _PAD
        option.text = heading_in_sight(heading, room, self.fontMetrics())
        option.textAlignment = model.headerData(
            logicalIndex, across, Qt.ItemDataRole.TextAlignmentRole
        )
        option.position = QStyleOptionHeader.SectionPosition.Middle
        if self.above or self.below:
            painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Base))
        painter.save()
        self.style().drawControl(QStyle.ControlElement.CE_Header, option, painter, self)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex:
            right = bool(int(option.textAlignment) & int(Qt.AlignmentFlag.AlignRight))
            self._paint_sorted(painter, option.rect, at_left=right)
        painter.restore()

    def _paint_sorted(self, painter: QPainter, heading: QRect, *, at_left: bool) -> None:
        """Draw which way a column is sorted, on the side where its heading leaves room."""
        x = heading.left() + _PAD if at_left else heading.right() - _PAD
        y, up = heading.center().y(), self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        tip = _TIP if up else -_TIP
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
        corners = [QPoint(x, y - tip), QPoint(x - _TIP, y + tip), QPoint(x + _TIP, y + tip)]
        painter.drawPolygon(QPolygon(corners))


class TitleHeader(QHeaderView):
    """The titles before the rows, which stay in sight, with their problems as an edge."""

    def __init__(self, parent: QWidget) -> None:
        """Stand before the rows of a table."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self.wraps = False
        """Whether a long title may run over as many lines as its row has room for."""
        self._shown: tuple[int, dict[str, str]] = (-1, {})
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(ROW)
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

    def lines_fit(self, text: str, area: QRect) -> bool:
        """Tell whether a title is whole in an area if it runs over several lines."""
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = self.fontMetrics().boundingRect(area, flags, unbroken(text)).size()
        return needed.width() <= area.width() and needed.height() <= area.height()

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
        if self.wraps and self.lines_fit(text, area):
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), unbroken(text))
        else:
            shown = self.shown(text, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
        severity = model.headerData(logicalIndex, Qt.Orientation.Vertical, SEVERITY)
        if severity:
            edge = QRect(rect.topLeft(), QSize(EDGE, rect.height()))
            painter.fillRect(edge, severity_colour(palette, severity))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()
