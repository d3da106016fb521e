"""A chart that is never on a screen, drawn and painted in parts: the window lives in between.

Hundreds of rows take seconds, and only the window's thread may draw them.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import Final, TypeVar

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QRegion
from PySide6.QtWidgets import QGraphicsItem, QWidget

from ui.charts.chart import ROW_HEIGHT, Chart
from ui.charts.hatch import Hatch
from ui.charts.picture import Picture
from ui.theme import LIGHT, SPACE, palette_of

T = TypeVar("T")
Parts = Generator[None, None, T]
"""Does a part of the work each time that it is asked to go on, and returns what is made."""

Piece = tuple[QGraphicsItem, range]
"""An item, and the bars of it that are painted if it is a hatching."""

_MANY: Final = 40
_AT_ONCE: Final = 10
"""Rows written in a part."""
_HATCHED: Final = 4
"""Rows hatched in a part."""
_NAMED: Final = 80
"""Rows named in a part."""
_CHILDREN: Final = QWidget.RenderFlag.DrawChildren


def is_large(picture: Picture) -> bool:
    """Tell whether a picture has more rows than can be painted at once."""
    return picture.across and len(picture.names) > _MANY


def done(parts: Parts[T]) -> T:
    """Do all parts at once."""
    while True:
        try:
            next(parts)
        except StopIteration as end:
            made: T = end.value
            return made


def drawn(picture: Picture, size: QSize, ratio: int) -> Parts[Chart]:
    """Draw a picture in light colours on white, all of its rows, whatever the window looks like.

    It is as large as `size`, in logical pixels, or higher where its heading is.
    """
    chart = Chart(ratio=ratio)
    chart.tools.hide()
    # A kept background would be put into the file as pixels.
    chart.plot.setCacheMode(chart.plot.CacheModeFlag.CacheNone)
    palette = palette_of(LIGHT)
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        palette.setColor(role, QColor(Qt.GlobalColor.white))
    chart.setPalette(palette)
    chart.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    chart.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, SPACE)
    # Between the parts no frame of it is painted, which would take longer than all of them.
    chart.setUpdatesEnabled(False)
    chart.resize(size)
    chart.show()
    yield
    yield from chart.show_apart(picture)
    if picture.across and chart.bar.maximum():
        # A title or a legend of several lines leaves too little room for the rows.
        yield
        more = ROW_HEIGHT * chart.bar.maximum()
        chart.resize(chart.width(), chart.height() + more)
        yield
        yield from chart.show_apart(picture)
    for first in range(0, len(picture.names), _AT_ONCE):
        yield
        chart.write_rows(range(first, first + _AT_ONCE))
    return chart


def painted(chart: Chart, painter: QPainter) -> Parts[None]:
    """Paint a chart that was drawn, and let it go."""
    try:
        yield from _painted(chart, painter)
    finally:
        chart.hide()
        chart.deleteLater()


def _painted(chart: Chart, painter: QPainter) -> Parts[None]:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    picture = chart.picture
    if picture is None or not is_large(picture):
        _render(chart, painter, QPoint())
    else:
        for item in chart.items:
            # To hide an axis would give its room away.
            item.setOpacity(0)
        names = chart.plot.getAxis("left")
        names.setOpacity(0)
        _render(chart, painter, QPoint())
        chart.plot.setBackground(None)
        chart.plot.viewport().setAutoFillBackground(False)
        chart.plot.getAxis("bottom").setOpacity(0)
        ticks = chart.name_ticks
        for first in range(0, len(ticks), _NAMED):
            yield
            names.setTicks([ticks[first : first + _NAMED]])
            _paint(chart, [(names, range(0))], painter)
        for group in _groups(_pieces(chart.items, len(picture.names))):
            yield
            _paint(chart, group, painter)


def _render(widget: QWidget, painter: QPainter, place: QPoint) -> None:
    window = widget.window()
    window.setUpdatesEnabled(True)
    # A plot's own way to render is that of its scene; this is a widget's.
    QWidget.render(widget, painter, place, QRegion(), _CHILDREN)
    window.setUpdatesEnabled(False)


def _paint(chart: Chart, group: Sequence[Piece], painter: QPainter) -> None:
    for item, rows in group:
        item.setOpacity(1)
        if isinstance(item, Hatch):
            item.shown = rows
    _render(chart.plot, painter, chart.plot.pos())
    for item, _ in group:
        item.setOpacity(0)


def _pieces(items: Sequence[QGraphicsItem], rows: int) -> Iterator[tuple[Piece, int]]:
    """Give the pieces of all items, each with about how many rows' work it is."""
    for item in items:
        if isinstance(item, Hatch):
            for first in range(0, len(item), _HATCHED):
                some = range(first, min(first + _HATCHED, len(item)))
                yield (item, some), len(some) * _AT_ONCE // _HATCHED
        else:
            yield (item, range(0)), 1 if isinstance(item, pg.TextItem) else 1 + rows // 8


def _groups(pieces: Iterator[tuple[Piece, int]]) -> Iterator[list[Piece]]:
    """Put pieces together as long as that is little work; an item is in a group once."""
    group: list[Piece] = []
    weight = 0
    for piece, work in pieces:
        if group and (weight + work > 2 * _AT_ONCE or piece[0] is group[-1][0]):
            yield group
            group, weight = [], 0
        group.append(piece)
        weight += work
    yield group
