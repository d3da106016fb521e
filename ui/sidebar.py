"""The list of pages at the left, with their counts and what there is to look at."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import SPACE, stop_colour, warning_colour

Tone = Literal["", "warn", "stop"]

_BADGE: Final = Qt.ItemDataRole.UserRole
_TONE: Final = Qt.ItemDataRole.UserRole + 1
_WIDTH: Final = 168
_ROW: Final = 36
_EDGE: Final = 3


class _PageDelegate(QStyledItemDelegate):
    """Paints a page's name at the left and its count or problems at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        palette = option.palette
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole
        if selected:
            painter.fillRect(rect, palette.color(role.Highlight))
            painter.fillRect(
                QRect(rect.left(), rect.top(), _EDGE, rect.height()), palette.color(role.Accent)
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, palette.color(role.Midlight))
        text_role = role.HighlightedText if selected else role.WindowText
        # In high contrast what is selected has the accent itself as its ground.
        loud = selected and palette.color(role.Highlight) == palette.color(role.Accent)
        inner = rect.adjusted(2 * SPACE, 0, -2 * SPACE, 0)
        painter.setPen(palette.color(text_role))
        align = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            inner, align | Qt.AlignmentFlag.AlignLeft, str(index.data(Qt.ItemDataRole.DisplayRole))
        )
        tone = index.data(_TONE)
        badge_colour = palette.color(text_role if selected else role.PlaceholderText)
        if tone:
            if not loud:
                badge_colour = (stop_colour if tone == "stop" else warning_colour)(palette)
            bold = painter.font()
            bold.setBold(True)
            painter.setFont(bold)
        painter.setPen(badge_colour)
        painter.drawText(inner, align | Qt.AlignmentFlag.AlignRight, str(index.data(_BADGE) or ""))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            inset = 2 if loud else 0
            painter.setPen(palette.color(text_role if loud else role.Accent))
            painter.drawRect(rect.adjusted(inset, inset, -1 - inset, -1 - inset))
        painter.restore()


class Sidebar(QListWidget):
    """Chooses a page."""

    page_chosen = Signal(int)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        """List the pages of these names."""
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName("Pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(_WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(_PageDelegate(self))
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setStyleSheet("Sidebar { background: palette(window); padding-top: 8px; }")
        for name in names:
            QListWidgetItem(name, self)
        self.currentRowChanged.connect(self.page_chosen)

    def set_badge(self, page: int, text: str, tone: Tone = "", tip: str = "") -> None:
        """Show a count, or in a warning's or stop's colour what to look at."""
        item = self.item(page)
        item.setData(_BADGE, text)
        item.setData(_TONE, tone)
        item.setToolTip(tip)
        name = item.data(Qt.ItemDataRole.DisplayRole)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (name, tip))))

    def badge(self, page: int) -> str:
        """Give what stands beside a page's name."""
        return str(self.item(page).data(_BADGE) or "")
