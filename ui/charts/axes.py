"""The axes of a chart: amounts written short, names and dates that do not overlap."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPicture

from ui import formats
from ui.charts.geometry import places_of
from ui.charts.picture import Picture
from ui.elided import elided_apart
from ui.theme import SPACE

_TICK_PIXELS: Final = 72
_EDGE_PIXELS: Final = 24
_DATE_PIXELS: Final = 60
_NAMES_PART: Final = 0.3
_FEWEST_PIXELS: Final = 200
_BESIDE_NAMES: Final = 140


Tick = tuple[QPen, pg.Point, pg.Point]
"""Its pen and its ends."""


class ValueAxis(pg.AxisItem):
    """An axis of amounts, written short: 1.5M."""

    percent = False
    most = math.inf
    """What lies beyond has no tick: of a whole there is no 120 %."""

    def boundingRect(self) -> QRectF:
        """Leave room for the words at the axis' begin, half of which stand before it."""
        room: QRectF = super().boundingRect()
        if self.orientation == "bottom":
            return room.adjusted(-_EDGE_PIXELS, 0, 0, 0)
        return room.adjusted(0, 0, 0, _EDGE_PIXELS)

    def tickValues(self, least: float, most: float, size: float) -> list[tuple[float, list[float]]]:
        """Give how far ticks are apart, and where they are."""
        return [
            (spacing, [value for value in values if value <= self.most])
            for spacing, values in super().tickValues(least, most, size)
        ]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the ticks."""
        # The library scales amounts of a billion and more for a prefix that it is told not to
        # write: 20B would be 20.
        del scale
        shown = [formats.exact(value * self.scale) for value in values]
        if self.percent:
            return [f"{formats.number(value * 100, 0)} %" for value in shown]
        return [formats.short(value) for value in shown]

    def generateDrawSpecs(self, painter: QPainter) -> tuple[Any, Sequence[Tick], Any] | None:
        """Give the axis' line, its ticks and its words, without ticks of no length.

        They would be drawn all the same, as dots beside the names.
        """
        found = super().generateDrawSpecs(painter)
        if found is None:
            return None
        line, ticks, words = found
        return line, [tick for tick in ticks if tick[1] != tick[2]], words


def measure(axis: pg.AxisItem) -> None:
    """Let an axis find out how much room its words take, which it does when it is drawn."""
    nowhere = QPicture()
    painter = QPainter(nowhere)
    axis.generateDrawSpecs(painter)
    painter.end()


def name_ticks(
    picture: Picture, metrics: QFontMetrics, wide: int, beside: int = _BESIDE_NAMES
) -> list[tuple[float, str]]:
    """Give what stands at each name's place in a plot so many logical pixels wide.

    Beside lying bars every name, cut so that each can be told from the others; below standing
    ones as many as there is room for, where something else takes the pixels `beside`.
    """
    if picture.across:
        short = elided_apart(picture.names, metrics, int(wide * _NAMES_PART))
        return [(float(at), short[name]) for at, name in enumerate(picture.names)]
    widest = max(map(metrics.horizontalAdvance, picture.names), default=0)
    each = max(_TICK_PIXELS, widest + 2 * SPACE)
    drawn = max(wide - beside, _FEWEST_PIXELS)
    if picture.places:
        return _apart(picture, each / drawn * len(picture.names))
    every = math.ceil(len(picture.names) / max(1, int(drawn / each)))
    return [(float(at), name) for at, name in enumerate(picture.names) if at % every == 0]


def _apart(picture: Picture, least: float) -> list[tuple[float, str]]:
    """Name those that stand so far at least from the one named before."""
    found: list[tuple[float, str]] = []
    for place, name in zip(places_of(picture), picture.names, strict=True):
        if not found or place - found[-1][0] >= least:
            found.append((place, name))
    return found


def part_of_ticks(picture: Picture, low: float, most: float) -> float:
    """Give the part of an axis from `low` to `most` that a picture's own ticks take."""
    count = len(picture.ticks)
    if count < 2:  # noqa: PLR2004 - one is apart from none
        return 1.0
    first, last = (float(picture.ticks[at][0]) for at in (0, -1))
    return (last - first) / (count - 1) * count / (most - low)


def value_ticks(
    picture: Picture, wide: float, each: float = _DATE_PIXELS
) -> list[tuple[float, str]]:
    """Give a picture's own ticks; as many are named as there is room for, `each` so wide."""
    every = math.ceil(len(picture.ticks) * each / wide)
    return [
        (float(value), name if at % every == 0 else "")
        for at, (value, name) in enumerate(picture.ticks)
    ]
