"""The layers of a picture as items of a plot: bars, lines and marks.

Widths of pens are in the screen's own pixels, which is how plots count them; `pixel` is one
logical pixel in those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPalette

from ui.charts.geometry import BAR, HALF, places_of, runs_of
from ui.charts.hatch import Box
from ui.charts.picture import Bars, Line, Marks, Picture
from ui.theme import stop_colour

_SLIGHT: Final = 0.2
_PALE: Final = 0.35
_DIAMOND: Final = 11
_EDGE: Final = 1.6
_LINE: Final = 2.2
_LIMIT: Final = 1.6
HATCH_LINE: Final = 1.3


def bars_item(
    picture: Picture, bars: Bars, starts: Sequence[float], palette: QPalette, pixel: float
) -> pg.BarGraphItem:
    """Give a layer's bars; those of nothing are left out."""
    place, begin, size = _shown(picture, bars, starts)
    wide = _wide(bars)
    # Neighbours in a stack are parted by the background, also where greys are alike.
    # What lets the ground through would be lost on it without an edge of its own colour.
    colour = QColor(bars.colour)
    through = bars.hatched or bars.pale
    edge = QColor(colour) if through else palette.color(QPalette.ColorRole.Base)
    pen = pg.mkPen(edge, width=pixel)
    if through:
        colour.setAlphaF(_PALE)
    shape: dict[str, Any] = (
        {"x0": begin, "width": size, "y": place, "height": wide}
        if picture.across
        else {"x": place, "width": wide, "y0": begin, "height": size}
    )
    return pg.BarGraphItem(**shape, brush=QBrush(colour), pen=pen)


def boxes_of(picture: Picture, bars: Bars, starts: Sequence[float]) -> list[Box]:
    """Give where a layer's bars are, for what is drawn over them."""
    wide = _wide(bars)
    half = wide / 2
    return [
        (low, at - half, long, wide) if picture.across else (at - half, low, wide, long)
        for at, foot, reach in zip(*_shown(picture, bars, starts), strict=True)
        for low, long in ((min(foot, foot + reach), abs(reach)),)
    ]


def line_items(
    picture: Picture, line: Line, palette: QPalette, pixel: float
) -> Iterator[pg.PlotDataItem]:
    """Give the runs of a line: steps as wide as a name, or from one place to the next."""
    places = places_of(picture)
    colour = palette.color(QPalette.ColorRole.Text)
    style = Qt.PenStyle.DashLine if line.limit else Qt.PenStyle.SolidLine
    width = pixel * (_LIMIT if line.limit else _LINE)
    pen = pg.mkPen(colour, width=width, style=style)
    halves = (0.0,) if picture.places else (-HALF, HALF)
    for run in runs_of(line.values, apart=picture.across):
        along = [places[at] + half for at, _ in run for half in halves]
        height = [float(value) for _, value in run for _ in halves]
        points = (height, along) if picture.across else (along, height)
        yield pg.PlotDataItem(*points, pen=pen)


def marks_item(
    picture: Picture, marks: Marks, palette: QPalette, pixel: float
) -> pg.ScatterPlotItem:
    """Give the diamonds of marks: hollow, or full in the colour of an alarm."""
    places = places_of(picture)
    text, ground = (
        palette.color(role) for role in (palette.ColorRole.Text, palette.ColorRole.Base)
    )
    edge, inside = (stop_colour(palette),) * 2 if marks.alarm else (text, ground)
    found = [
        (places[at], float(value)) for at, value in enumerate(marks.values) if value is not None
    ]
    points = [(value, at) if picture.across else (at, value) for at, value in found]
    # Kept drawings of a symbol would be put into files as pixels.
    return pg.ScatterPlotItem(
        pos=points,
        symbol="d",
        size=_DIAMOND,
        pen=pg.mkPen(edge, width=pixel * _EDGE),
        brush=QBrush(inside),
        useCache=False,
        antialias=True,
    )


def _shown(
    picture: Picture, bars: Bars, starts: Sequence[float]
) -> tuple[list[float], list[float], list[float]]:
    """Give of each bar of something where it stands, begins and how far it reaches."""
    places = places_of(picture)
    shown = [at for at, value in enumerate(bars.values) if value]
    return (
        [places[at] for at in shown],
        [starts[at] for at in shown],
        [float(bars.values[at]) for at in shown],
    )


def _wide(bars: Bars) -> float:
    return _SLIGHT if bars.slight else BAR
