"""Clears away unused objects in the window's thread only, and never for long.

Python collects cycles in whichever thread happens to allocate: while a plan is made that
can be the planner's, and a widget or a chart's item that is deleted outside the window's
thread brings the program down. A collection goes through everything that the program
holds; with a price list of 100,000 offers that took a third of a second, and found nothing,
as records form no cycles.
"""

from __future__ import annotations

import gc
import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY_MS: Final = 500
_UNUSED_MS: Final = 20_000
_MANY: Final = 75_000
"""New objects within one beat that only records come in: they are set aside at once."""
_LONG: Final = 0.005
"""Seconds of a collection after which what it left is set aside."""


class Collector(QObject):
    """Stands in for Python's automatic collector for as long as it lives.

    What is set aside is not gone through again until the window is not in use: a pause
    is felt by nobody then.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Switch the automatic collector off; look for what to clear from the event loop."""
        super().__init__(parent)
        gc.disable()
        self._aside = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._state_changed)
        self._unused = QTimer(self)
        self._unused.setSingleShot(True)
        self._unused.setInterval(_UNUSED_MS)
        self._unused.timeout.connect(self.look_at_all)

    def look(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds."""
        if gc.get_count()[0] > _MANY:
            self._set_aside()
            return
        for generation in (2, 1, 0):
            limit = gc.get_threshold()[generation]
            if limit and gc.get_count()[generation] > limit:
                begun = time.perf_counter()
                gc.collect(generation)
                if time.perf_counter() - begun > _LONG:
                    self._set_aside()
                return

    def look_at_all(self) -> None:
        """Collect also among what was set aside; takes a while."""
        if self._aside:
            gc.unfreeze()
            gc.collect()
            self._set_aside()

    @property
    def waiting(self) -> bool:
        """Whether the window is not in use, and all will be looked at soon."""
        return self._unused.isActive()

    def stop(self) -> None:
        """Hand back to the automatic collector."""
        self._timer.stop()
        self._unused.stop()
        gc.unfreeze()
        gc.enable()

    def _set_aside(self) -> None:
        gc.freeze()
        self._aside = True

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        # One of its own windows opening over another takes the use away for a moment too.
        if state == Qt.ApplicationState.ApplicationActive:
            self._unused.stop()
        else:
            self._unused.start()
