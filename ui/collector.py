"""Clears away unused objects in the window's thread only.

Python collects cycles in whichever thread happens to allocate: while a plan is made that
can be the planner's, and a widget or a chart's item that is deleted outside the window's
thread brings the program down.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 500


class Collector(QObject):
    """Stands in for Python's automatic collector for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Switch the automatic collector off; look for what to clear from the event loop."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds."""
        for generation in (2, 1, 0):
            limit = gc.get_threshold()[generation]
            if limit and gc.get_count()[generation] > limit:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Hand back to the automatic collector."""
        self._timer.stop()
        gc.enable()
