"""Explaining in the background: one run at a time, told bit by bit, stopped when asked."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from procure.errors import ProcureError
from ui.thread_post import ThreadPost

_MS_BETWEEN_REPORTS: Final = 100


class Hooks:
    """What a run tells while it works, and whether it was asked to stop; for all threads."""

    def __init__(self) -> None:
        """Know of nothing yet."""
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._found: list[object] = []
        self._asked = 0
        self.stop = self._stop.set
        self.should_stop = self._stop.is_set

    def found(self, record: object) -> None:
        """Hand on what was found."""
        with self._lock:
            self._found.append(record)

    def asked(self, count: int) -> None:
        """Tell how many plans have been made for the explanation."""
        with self._lock:
            self._asked = count

    def take(self) -> tuple[tuple[object, ...], int]:
        """Give what was found since the last call, and how many plans have been made."""
        with self._lock:
            found, self._found = tuple(self._found), []
            return found, self._asked


Work = Callable[[Hooks], Any]
"""Explains: tells the hooks what is found on the way, and gives all of it at the end."""


class ExplainJob(QObject):
    """Runs one piece of work at a time in a thread of its own.

    Signals come in the window's thread, at most ten times a second. Exactly one of
    `finished` and `failed` follows each start that no other start replaced, also after
    cancel().
    """

    found = Signal(object)
    """A tuple of what was found since the last signal."""
    asked = Signal(int)
    """How many plans were made so far."""
    finished = Signal(object, bool)
    """What the work gave, and whether it was stopped short of all."""
    failed = Signal(object)
    """A ProcureError."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Do nothing yet."""
        super().__init__(parent)
        self._run: Hooks | None = None
        self._thread: threading.Thread | None = None
        self._told = 0
        self._looking = QTimer(self)
        self._looking.setInterval(_MS_BETWEEN_REPORTS)
        self._looking.timeout.connect(self._look)
        self._post = ThreadPost()
        self._post.told.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._run is not None

    def start(self, work: Work) -> None:
        """Begin; returns at once. What ran before is stopped, and has ended when this begins."""
        self.cancel()
        self._run, self._told = Hooks(), 0
        # Each explanation may ask the planner in several threads: two would be in each
        # other's way, and share what they have asked.
        self._thread = threading.Thread(
            target=_work,
            args=(work, self._run, self._thread, self._post.tell),
            name="explain",
            daemon=True,
        )
        self._thread.start()
        self._looking.start()

    def cancel(self) -> None:
        """Ask the run to stop; what it has found by then still arrives."""
        if self._run is not None:
            self._run.stop()

    def wait(self, seconds: float) -> None:
        """Give a stopped run time to end; for the end of the program only."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _look(self) -> None:
        if self._run is None:
            return
        found, asked = self._run.take()
        if found:
            self.found.emit(found)
        if asked != self._told:
            self._told = asked
            self.asked.emit(asked)

    @Slot(object, str, object)
    def _end(self, run: object, how: str, value: Any) -> None:
        if self._run is None or run is not self._run:
            return
        self._look()
        self._looking.stop()
        self._run = None
        if how == "finished":
            self.finished.emit(*value)
        else:
            self.failed.emit(value)


def _work(
    work: Work,
    hooks: Hooks,
    before: threading.Thread | None,
    end: Callable[[object, str, object], None],
) -> None:
    if before is not None:
        before.join()
    how: str
    value: object
    try:
        how, value = "finished", (work(hooks), hooks.should_stop())
    except ProcureError as error:
        how, value = "failed", error
    except Exception as error:  # noqa: BLE001 - whatever it was, the window has to hear of it
        trace = "".join(traceback.format_exception(error))
        how, value = "failed", ProcureError("explaining-failed", details=trace)
    end(hooks, how, value)
