"""Brings journals to the disk in a thread of its own: a busy disk takes seconds for that."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from procure import storage


class JournalDisk:
    """Waits for the disk, so that what writes journals need not.

    What was written outlives the program from that moment on; that the machine may end, too,
    it has to be on the disk.
    """

    def __init__(self, fail: Callable[[Exception], None]) -> None:
        """Prepare; the thread starts with the first file. What fails is told to `fail`, in it."""
        self._fail = fail
        self._due: set[Path] = set()
        self._busy = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def soon(self, path: Path) -> None:
        """Bring a file to the disk as it is by then; returns at once."""
        with self._changed:
            self._due.add(path)
            self._changed.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="disk", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until all files asked for are on the disk; false if it took too long."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._due and not self._busy, seconds)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._due)
                taken, self._due = self._due, set()
                self._busy = True
            for path in taken:
                self._sync(path)
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _sync(self, path: Path) -> None:
        try:
            # A journal that is no longer needed has gone meanwhile.
            with suppress(FileNotFoundError):
                storage.sync(path)
        except OSError as error:
            self._fail(error)
