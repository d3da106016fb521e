"""A frame around what the guided tour speaks of; it follows that as the window changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QListWidget,
    QTabWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from procure.record import record

_AROUND: Final = 4
_LINE: Final = 3
_ROUND: Final = 5
_MOVES: Final = frozenset(
    (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
)


@record
class Spot:
    """A widget, or the part of it that `part` gives in its own coordinates, as it now is."""

    widget: QWidget
    part: Callable[[], QRect] | None = None

    def rect(self) -> QRect:
        """Give the part, or the whole widget, in the widget's coordinates."""
        return self.widget.rect() if self.part is None else self.part()


def page_row(pages: QListWidget, page: int) -> Spot:
    """Give the row of a page in the list of pages."""
    return Spot(widget=pages.viewport(), part=lambda: pages.visualItemRect(pages.item(page)))


def button_of(bar: QToolBar, action: QAction) -> Spot | None:
    """Give the button of a command in a toolbar."""
    buttons = (one for one in bar.findChildren(QToolButton) if one.defaultAction() is action)
    found = next(buttons, None)
    return None if found is None else Spot(widget=found)


def tab_of(tabs: QTabWidget, content: QWidget | None) -> Spot | None:
    """Give the tab whose content a widget is, or is in."""
    here = content
    while here is not None and tabs.indexOf(here) < 0:
        here = here.parentWidget()
    if here is None:
        return None
    bar, at = tabs.tabBar(), tabs.indexOf(here)
    return Spot(widget=bar, part=lambda: bar.tabRect(at))


def cell_of(view: QAbstractItemView, row: int, column: int) -> Spot:
    """Give a cell of a table."""
    return Spot(
        widget=view.viewport(),
        part=lambda: view.visualRect(view.model().index(row, column)),
    )


class TourFrame(QWidget):
    """Lies over the window, takes neither the mouse nor the keyboard, and paints a frame."""

    def __init__(self, window: QWidget) -> None:
        """Wait over a window, hidden."""
        super().__init__(window)
        self._window = window
        self._spot: Spot | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.place)
        self.hide()

    def point_at(self, spot: Spot | None) -> None:
        """Put the frame around something else, or around nothing."""
        same = None if spot is None else spot.widget
        if same is not (None if self._spot is None else self._spot.widget):
            self._unwatch()
            if same is not None:
                self._watch(same)
        self._spot = spot
        self.place()

    def place(self) -> None:
        """Put the frame where its spot now is; out of sight where that is."""
        rect = QRect() if self._spot is None else _in_sight(self._spot, self._window)
        if rect.isEmpty():
            self.hide()
            return
        around = rect.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        around &= self._window.rect()
        if around != self.geometry():
            self.setGeometry(around)
        self.show()
        self.raise_()

    def _watch(self, widget: QWidget) -> None:
        here: QWidget | None = widget
        while here is not None:
            here.installEventFilter(self)
            self._watched.append(here)
            here = None if here is self._window else here.parentWidget()

    def _unwatch(self) -> None:
        for one in self._watched:
            one.removeEventFilter(self)
        self._watched.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What scrolls or gets other rows or tabs paints itself anew, and nothing else says so.
        kind = event.type()
        painted = kind == QEvent.Type.Paint and self._watched[:1] == [watched]
        if (painted or kind in _MOVES) and not self._later.isActive():
            self._later.start(0)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        # The accent between two lines of the ground: it is seen on whatever it lies.
        ground, accent = QPalette.ColorRole.Base, QPalette.ColorRole.Accent
        inset = (_LINE + 2) / 2
        inside = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        for role, width in ((ground, _LINE + 2), (accent, _LINE)):
            painter.setPen(QPen(palette.color(role), width))
            painter.drawRoundedRect(inside, _ROUND, _ROUND)


def _in_sight(spot: Spot, window: QWidget) -> QRect:
    """Give the part of a spot that nothing around it cuts off, in a window's coordinates."""
    widget = spot.widget
    if not widget.isVisible():
        return QRect()
    rect = spot.rect().translated(widget.mapTo(window, QPoint(0, 0)))
    here: QWidget | None = widget
    while here is not None:
        rect &= here.rect().translated(here.mapTo(window, QPoint(0, 0)))
        here = None if here is window else here.parentWidget()
    return rect


def keyboard_at(spot: Spot) -> QWidget:
    """Give what has the keyboard where one does something at a spot."""
    outside = spot.widget.parentWidget()
    inside = isinstance(outside, QAbstractScrollArea) and outside.viewport() is spot.widget
    return outside if inside and outside is not None else spot.widget
