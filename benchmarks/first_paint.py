"""One start of a window, in a process of its own: when it can be used, and what comes after.

`python -m benchmarks.first_paint KIND FOLDER` opens a bare window or the program, keeping its
settings in the folder. A line is written when the window has been painted for the first time
and has answered an event that came after, with the processor seconds of the process until then;
a second line when nothing is left to do. Both are JSON. Loads nothing before Qt but what any
program has, so that the bare window is not charged for what measures it.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QMainWindow

SIZE: Final = (1280, 800)
SAMPLE: Final = "sample:first-steps"
_LEAST: Final = 0.5
"""Seconds for which the window is watched once it can be used, at least."""
_LONGEST: Final = 20.0


class FirstPaint(QObject):
    """Calls once when a window has been painted and the events before that are answered."""

    def __init__(self, window: QMainWindow, then: Callable[[], object]) -> None:
        """Wait for the first paint of a window that is not shown yet."""
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102, N802 - Qt's
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # The paint goes on with the widgets inside; a timer's turn comes after all of it.
            QTimer.singleShot(0, self._then)
        return super().eventFilter(watched, event)


def start(kind: str, folder: Path) -> None:
    """Open a window of a kind; write when it can be used, and when nothing is left."""
    if kind == "bare":
        _start_bare()
    else:
        _start_program(SAMPLE if kind == "sample" else "", folder)


def _start_bare() -> None:
    """Show the least that PySide6 calls the window of a program."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(*SIZE)
    FirstPaint(window, lambda: _usable(app, bool))
    window.show()
    app.exec()


def _start_program(asked: str, folder: Path) -> None:
    """Open the program as ui.app.main does, with settings and log of its own."""
    from PySide6.QtCore import QSettings

    from ui.app import make_app, open_window
    from ui.log import start_log
    from ui.settings import Settings

    app = make_app(sys.argv[:1])
    stop_log = start_log(folder)
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = open_window(app, asked, Settings(store, folder))
    FirstPaint(window, lambda: _usable(app, lambda: window.planning.running))
    app.exec()
    window.planning.cancel()
    window.planning.wait(_LONGEST)
    stop_log()


def _usable(app: QApplication, busy: Callable[[], bool]) -> None:
    print(json.dumps({"processor": round(time.process_time(), 3)}), flush=True)
    # Read now: what measures the rest is no part of the start.
    from benchmarks.beats import Beats

    begun = time.perf_counter()
    beats = Beats()
    beats.during("after", lambda: not busy() or time.perf_counter() - begun > _LONGEST, _LEAST)
    print(json.dumps({"gap_ms": round(1000 * beats.gaps["after"], 1)}), flush=True)
    app.quit()


if __name__ == "__main__":
    start(sys.argv[1], Path(sys.argv[2]))
