"""The list of price lists: supplier, and beneath it file, day, offers and issues."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from procure.acceptance import open_issues
from procure.offers import Catalog
from ui.document import Document
from ui.entry import Day
from ui.formats import counted
from ui.tables.records import NO_PARENT, Index
from ui.theme import SPACE, warning_colour

DETAILS: Final = Qt.ItemDataRole.UserRole + 1
ISSUES: Final = Qt.ItemDataRole.UserRole + 2


class CatalogList(QAbstractListModel):
    """The price lists of a document."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        """List what the document holds."""
        super().__init__(parent)
        self._document = document
        self.catalogs: tuple[Catalog, ...] = ()
        document.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Take over what the document now holds."""
        catalogs = self._document.project.catalogs
        if [one.supplier for one in catalogs] == [one.supplier for one in self.catalogs]:
            self.catalogs = catalogs
            if catalogs:
                self.dataChanged.emit(self.index(0), self.index(len(catalogs) - 1))
            return
        self.beginResetModel()
        self.catalogs = catalogs
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.catalogs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        catalog = self.catalogs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return catalog.supplier
        if role == DETAILS:
            return (catalog.file_name, *_counts(catalog))
        if role == ISSUES:
            return len(open_issues(catalog))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join((catalog.supplier, *details(catalog)))
        return None


def _counts(catalog: Catalog) -> tuple[str, str, str]:
    offers = counted(len(catalog.offers), "offer", "offers")
    still_open = len(open_issues(catalog))
    issues = counted(still_open, "issue", "issues") if still_open else ""
    return Day().show(catalog.as_of) if catalog.as_of else "no date", offers, issues


def details(catalog: Catalog) -> tuple[str, ...]:
    """Say where a price list comes from and of which day it is."""
    as_of = f"Prices as of {Day().show(catalog.as_of)}." if catalog.as_of else "No date stated."
    read = f"Read on {Day().show(catalog.read_on)} from {catalog.file_name}."
    return (as_of, read, catalog.note) if catalog.note else (as_of, read)


class CatalogDelegate(QStyledItemDelegate):
    """Paints a price list as three quiet lines under its supplier's name."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, 3 * option.fontMetrics.height() + 3 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        palette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = palette.color(
            QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        )
        muted = ink if selected else palette.color(QPalette.ColorRole.PlaceholderText)
        area = option.rect.adjusted(2 * SPACE, SPACE, -SPACE, -SPACE)
        height = option.fontMetrics.height()
        file_name, day, offers, issues = index.data(DETAILS)
        bold = option.font
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(ink)
        _line(painter, area, 0, index.data(), height)
        bold.setBold(False)
        painter.setFont(bold)
        painter.setPen(muted)
        _line(painter, area, 1, file_name, height)
        counts = f"{day} · {offers}"
        if painter.fontMetrics().horizontalAdvance(f"{counts} · {issues}") > area.width():
            counts = offers  # the day stands over the offers too; the issues only here
        _line(painter, area, 2, counts, height)
        if issues:
            counts += " · "
            left = painter.fontMetrics().horizontalAdvance(counts)
            painter.setPen(ink if selected else warning_colour(palette))
            _line(painter, area.adjusted(left, 0, 0, 0), 2, issues, height)
        painter.restore()


def _line(painter: QPainter, area: QRect, number: int, text: str, height: int) -> None:
    top = area.top() + number * (height + SPACE // 2)
    rect = QRect(area.left(), top, area.width(), height)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), shown)
