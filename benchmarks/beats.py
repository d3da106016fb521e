"""A timer in the window's thread: the longest time between two beats is what a person feels.

Loads Qt, so it is imported in the process that is measured only.
"""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer

BEAT_MS: Final = 5


class Beats(QTimer):
    """Beats as often as it is let, and keeps the longest gap of each span."""

    def __init__(self) -> None:
        """Begin to beat; gaps count from the first span on."""
        super().__init__()
        self.gaps: dict[str, float] = {}
        self._span = ""
        self._last = time.perf_counter()
        self._loop = QEventLoop()
        self._done: Callable[[], bool] = bool
        self._least = 0.0
        self.setInterval(BEAT_MS)
        self.timeout.connect(self._beat)
        self.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps[self._span] = max(self.gaps.get(self._span, 0.0), now - self._last)
        self._last = now
        if now > self._least and self._done():
            self._loop.quit()

    def during(self, span: str, done: Callable[[], bool], least: float) -> float:
        """Let the window live until something is done; give the seconds it took."""
        begun = time.perf_counter()
        self._span, self._done, self._least = span, done, begun + least
        self._loop.exec()
        return time.perf_counter() - begun
