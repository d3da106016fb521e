"""Loads what draws charts before the first one is drawn, while the window waits for nothing."""

import sys
from importlib import import_module
from threading import Thread
from typing import Final

_CHARTS: Final = "ui.charts.chart"


def load_soon() -> None:
    """Begin to load it, if nobody has, in a thread of its own.

    The window would stand still for most of a second where the first chart is looked at.
    """
    if _CHARTS not in sys.modules:
        Thread(target=import_module, args=(_CHARTS,), name="charts", daemon=True).start()
