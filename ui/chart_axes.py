"""The axes of a chart: amounts written short, names and dates that do not overlap."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import pyqtgraph as pg
from PySide6.QtGui import QFontMetrics, QPainter, QPicture

from ui import formats
from ui.chart_geometry import places_of
from ui.elided import elided_apart
from ui.picture import Picture
from ui.theme import SPACE

_TICK_PIXELS: Final = 72
_DATE_PIXELS: Final = 60
_NAMES_PART: Final = 0.3
_FEWEST_PIXELS: Final = 200
_BESIDE_NAMES: Final = 140


class ValueAxis(pg.AxisItem):
    """An axis of amounts, written short: 1.5M."""

    percent = False

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the ticks."""
        # The library scales amounts of a billion and more for a prefix that it is told not to
        # write: 20B would be 20.
        del scale
        shown = [formats.exact(value * self.scale) for value in values]
        if self.percent:
            return [f"{formats.number(value * 100, 0)} %" for value in shown]
        return [formats.short(value) for value in shown]


def measure(axis: pg.AxisItem) -> None:
    """Let an axis find out how much room its words take, which it does when it is drawn."""
    nowhere = QPicture()
    painter = QPainter(nowhere)
    axis.generateDrawSpecs(painter)
    painter.end()


def name_ticks(picture: Picture, metrics: QFontMetrics, wide: int) -> list[tuple[float, str]]:
    """Give what stands at each name's place in a plot so many logical pixels wide.

    Beside lying bars every name, cut so that each can be told from the others; below standing
    ones as many as there is room for.
    """
    if picture.across:
        short = elided_apart(picture.names, metrics, int(wide * _NAMES_PART))
        return [(float(at), short[name]) for at, name in enumerate(picture.names)]
    widest = max(map(metrics.horizontalAdvance, picture.names), default=0)
    each = max(_TICK_PIXELS, widest + 2 * SPACE)
    room = max(1, int(max(wide - _BESIDE_NAMES, _FEWEST_PIXELS) / each))
    every = math.ceil(len(picture.names) / room)
    places = places_of(picture)
    return [(places[at], name) for at, name in enumerate(picture.names) if at % every == 0]


def value_ticks(picture: Picture, wide: float) -> list[tuple[float, str]]:
    """Give a picture's own ticks; as many are named as there is room for."""
    every = math.ceil(len(picture.ticks) * _DATE_PIXELS / wide)
    return [
        (float(value), name if at % every == 0 else "")
        for at, (value, name) in enumerate(picture.ticks)
    ]
