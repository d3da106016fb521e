"""The hatching of a layer of bars: slanted lines, made and drawn bar by bar as they are seen.

As one path the lines of hundreds of bars take minutes to draw: the time grows with the square of
their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from ui.charts.geometry import slants

Box = tuple[float, float, float, float]
"""Left, low, width and height."""

_GAP: Final = 7
"""Logical pixels between lines."""


class Hatch(pg.GraphicsObject):
    """Lines over boxes of a plot, at 45 degrees and evenly apart in pixels."""

    def __init__(self, boxes: Sequence[Box], colour: str, width: float) -> None:
        """Hatch boxes, once `fit` has said how large a pixel is; `width` is the pen's."""
        super().__init__()
        # For the part that is asked for in paint.
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._boxes = [QRectF(*box) for box in boxes]
        self._pen = pg.mkPen(QColor(colour), width=width)
        self._paths: dict[int, QPainterPath] = {}
        self._pixel = (0.0, 0.0)
        self._bounds = QRectF()
        self.shown = range(len(boxes))
        """The boxes that are drawn."""

    def __len__(self) -> int:
        return len(self._boxes)

    def fit(self, wide: float, high: float) -> None:
        """Take a logical pixel to be so wide and high."""
        if (wide, high) == self._pixel:
            return
        self.prepareGeometryChange()
        self._pixel = wide, high
        self._paths.clear()
        bounds = QRectF()
        for box in self._boxes:
            bounds |= box
        self._bounds = bounds.adjusted(-wide, -high, wide, high)
        self.update()

    def getData(self) -> tuple[list[float], list[float]]:
        """Give the ends of all lines, along and up; each two are a line."""
        lines = [self._lines(box) for box in self._boxes]
        return [at for along, _ in lines for at in along], [at for _, up in lines for at in up]

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, *_widget: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        wide, high = self._pixel
        seen = option.exposedRect.adjusted(-wide, -high, wide, high)
        # Lines that are stretched take twenty times as long as those that are where they are.
        placed = painter.worldTransform()
        painter.save()
        painter.setWorldTransform(QTransform())
        for at in self.shown:
            if seen.intersects(self._boxes[at]):
                painter.drawPath(placed.map(self._path(at)))
        painter.restore()

    def _path(self, at: int) -> QPainterPath:
        found = self._paths.get(at)
        if found is None:
            along, up = self._lines(self._boxes[at])
            found = pg.arrayToQPath(np.array(along), np.array(up), connect="pairs")
            self._paths[at] = found
        return found

    def _lines(self, box: QRectF) -> tuple[list[float], list[float]]:
        wide, high = self._pixel
        along: list[float] = []
        up: list[float] = []
        if wide and high:
            for start, end in slants(box.width() / wide, box.height() / high, _GAP):
                along += [box.left() + start[0] * wide, box.left() + end[0] * wide]
                up += [box.top() + start[1] * high, box.top() + end[1] * high]
        return along, up
