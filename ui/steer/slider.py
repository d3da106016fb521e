"""A slider that tells where a drag begins and ends, and marks where it began."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

_PAGE: Final = 10
_REST_MS: Final = 800
"""Keys that follow each other within this time are one drag."""
_MARK: Final = 4
_GROOVE: Final = 4
_KNOB: Final = 6
_ROUND: Final = 3


class DragSlider(QSlider):
    """A horizontal slider of whole positions; moved by hand, keys or, once focused, the wheel."""

    drag_began = Signal()
    dragged = Signal(int)
    """The position that the hand is at, between drag_began and drag_ended."""
    drag_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a slider of one position."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setPageStep(_PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._mark: int | None = None
        self._at = 0
        self._placing = False
        self._dragging = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._end)
        self.sliderPressed.connect(self._begin)
        self.sliderReleased.connect(self._end)
        self.valueChanged.connect(self._moved)

    @property
    def dragging(self) -> bool:
        """Tell whether a drag is under way."""
        return self._dragging

    @property
    def mark(self) -> int | None:
        """The position at which the drag began; none when nothing is dragged."""
        return self._mark

    def place(self, position: int, last: int) -> None:
        """Put the handle somewhere between 0 and `last`; that is no drag."""
        self._placing = True
        self.setRange(0, last)
        self.setValue(position)
        self._at = self.value()
        self._placing = False

    def _begin(self) -> None:
        if not self._dragging:
            self._dragging = True
            self._mark = self._at
            self.drag_began.emit()
            self.update()

    def _moved(self, position: int) -> None:
        if self._placing:
            return
        if not self.isSliderDown():
            # Keys, the wheel and clicks beside the handle: a drag that ends by itself.
            self._begin()
            self._rest.start()
        self._at = position
        self.dragged.emit(position)

    def _end(self) -> None:
        self._rest.stop()
        if self._dragging:
            self._dragging = False
            self._mark = None
            self.drag_ended.emit()
            self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A page that is scrolled under the pointer must not change a budget.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        # The style's own groove and handle are not seen on pure black.
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        accent = palette.color(role.Accent if self.isEnabled() else role.Mid)
        left, at, right = (
            self._x_of(one) for one in (self.minimum(), self.value(), self.maximum())
        )
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for start, end, colour in ((at, right, palette.color(role.Mid)), (left, at, accent)):
            painter.setBrush(colour)
            painter.drawRoundedRect(
                QRectF(start, middle - _GROOVE / 2, end - start, _GROOVE), _GROOVE / 2, _GROOVE / 2
            )
        if self._mark is not None:
            from_here = self._x_of(self._mark)
            painter.setBrush(palette.color(role.WindowText))
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(from_here - _MARK, 1),
                        QPointF(from_here + _MARK, 1),
                        QPointF(from_here, 2 + _MARK),
                    ]
                )
            )
        painter.setPen(QPen(accent, 2))
        painter.setBrush(accent if self.isSliderDown() else palette.color(role.Base))
        painter.drawEllipse(QPointF(at, middle), _KNOB, _KNOB)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(role.Accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND
            )

    def _x_of(self, position: int) -> float:
        """Give where the middle of the handle is at a position."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, control = self.style(), QStyle.ComplexControl.CC_Slider
        groove = style.subControlRect(control, option, QStyle.SubControl.SC_SliderGroove, self)
        handle = style.subControlRect(control, option, QStyle.SubControl.SC_SliderHandle, self)
        room = groove.width() - handle.width()
        part = style.sliderPositionFromValue(self.minimum(), self.maximum(), position, room)
        return groove.left() + part + handle.width() / 2
