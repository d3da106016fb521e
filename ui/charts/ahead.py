"""Loads what draws charts before the first one is drawn, while the window waits for nothing."""

from typing import Final

from ui.ahead import load

_CHARTS: Final = "ui.charts.chart"


def load_soon() -> None:
    """Begin to load it, if nobody has, in a thread of its own.

    The window would stand still for most of a second where the first chart is looked at.
    """
    load("charts", (_CHARTS,))
