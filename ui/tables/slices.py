"""Work on long tables, done a few milliseconds at a time between the window's events."""

import time
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer

_SLICE_S: Final = 0.008
LONG: Final = 5_000
"""Rows from which on a table is gone through in slices."""
STRIDE: Final = 64
"""Rows after which work on a table pauses to be asked whether its slice is over."""


class Slices(QObject):
    """Runs one piece of work at a time; a newer one takes the place of the last."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Wait for work."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self._steps: Iterator[None] | None = None
        self._done: Callable[[], None] | None = None

    @property
    def busy(self) -> bool:
        """Whether there is work left."""
        return self._steps is not None

    def run(self, steps: Iterator[None], done: Callable[[], None]) -> None:
        """Take the steps from the next event on, then call `done`."""
        self._steps, self._done = steps, done
        self._timer.start()

    def stop(self) -> None:
        """Give up what is running."""
        self._steps = self._done = None
        self._timer.stop()

    def finish(self) -> None:
        """Do the rest of the work at once."""
        steps, done = self._steps, self._done
        self.stop()
        if steps is not None and done is not None:
            for _ in steps:
                pass
            done()

    def _go_on(self) -> None:
        steps, done = self._steps, self._done
        if steps is None or done is None:
            self.stop()
            return
        until = time.perf_counter() + _SLICE_S
        for _ in steps:
            if time.perf_counter() > until or self._steps is not steps:
                return
        self.stop()
        done()
