"""A timer in the window's thread: the longest time between two beats is what a person feels.

Loads Qt, so it is imported in the process that is measured only.
"""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer

BEAT_MS: Final = 5


class Beats(QTimer):
    """Beats as often as it is let, and keeps the longest gap of each span.

    `work` is the most processor time that the window's own thread took between two beats,
    whatever else the machine did: a gap without it was spent waiting for another thread, or
    for another program.
    """

    def __init__(self) -> None:
        """Begin to beat; gaps count from the first span on."""
        super().__init__()
        self.gaps: dict[str, float] = {}
        self.work: dict[str, float] = {}
        self._span = ""
        self._last = time.perf_counter()
        self._worked = time.thread_time()
        self._loop = QEventLoop()
        self._done: Callable[[], bool] = bool
        self._least = 0.0
        self.setInterval(BEAT_MS)
        self.timeout.connect(self._beat)
        self.start()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.gaps[self._span] = max(self.gaps.get(self._span, 0.0), now - self._last)
        self.work[self._span] = max(self.work.get(self._span, 0.0), worked - self._worked)
        self._last, self._worked = now, worked
        if now > self._least and self._done():
            self._loop.quit()

    def during(self, span: str, done: Callable[[], bool], least: float) -> float:
        """Let the window live until something is done; give the seconds it took."""
        begun = time.perf_counter()
        self._span, self._done, self._least = span, done, begun + least
        self._loop.exec()
        return time.perf_counter() - begun

    def doing(
        self, span: str, does: Callable[[], object], done: Callable[[], bool], least: float
    ) -> float:
        """Do something as an event of its own, and go on as during() does."""
        QTimer.singleShot(0, does)
        return self.during(span, done, least)

    def figures(self) -> dict[str, dict[str, float]]:
        """Give the longest gap of each span and the most work between two beats, both in ms."""
        return {
            span: {"gap_ms": round(1000 * gap, 1), "work_ms": round(1000 * self.work[span], 1)}
            for span, gap in self.gaps.items()
            if span
        }

    def named(self) -> dict[str, float]:
        """Give figures() as one record: "opening_gap_ms", "opening_work_ms" and so on."""
        return {
            f"{span}_{figure}": value
            for span, found in self.figures().items()
            for figure, value in found.items()
        }
