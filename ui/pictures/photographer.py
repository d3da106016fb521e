"""Shows one view of the window after the other, and takes a picture of each in every theme."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from procure.errors import InputError
from ui.main_window import MainWindow
from ui.settings import ThemeName

THEMES: Final[tuple[ThemeName, ...]] = ("light", "dark", "contrast")

_SETTLE_MS: Final = 250
_MOST_TURNS: Final = 1200
"""Five minutes: what is waited for longer never comes."""
_DOT: Final = "  ·  "


def nothing() -> None:
    """Leave everything as it is."""


def at_once() -> bool:
    """Wait for nothing."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A view: how it is brought about, what is waited for, and what of it is in the picture.

    Without a name it is only brought about. `shown` gives what is in the picture where that is
    not the window.
    """

    name: str = ""
    prepare: Callable[[], object] = nothing
    ready: Callable[[], bool] = at_once
    shown: Callable[[], QWidget] | None = None


class Photographer(QObject):
    """Takes the pictures of the views in their order; what lies between them happens, too."""

    def __init__(
        self,
        window: MainWindow,
        shots: Iterable[Shot],
        wants: Callable[[str, ThemeName], bool],
        keep: Callable[[str, ThemeName, QImage], object],
    ) -> None:
        """Take those that `wants` says yes to, and hand each to `keep` with name and theme."""
        super().__init__(window)
        self._window = window
        self._shots = iter(shots)
        self._wants = wants
        self._keep = keep
        self._themes: deque[ThemeName] = deque()
        self._at_work = False
        self._turns = 0

    def start(self) -> None:
        """Begin; ends the application after the last picture."""
        QTimer.singleShot(_SETTLE_MS, self, self._next)

    def _next(self) -> None:
        for shot in self._shots:
            self._themes = deque(one for one in THEMES if shot.name and self._wants(shot.name, one))
            if shot.name and not self._themes:
                continue
            shot.prepare()
            self._turns = 0
            self._later(partial(self._await, shot))
            return
        # Not quit(): a window with changes that are not saved would ask first.
        QApplication.exit(0)

    def _later(self, run: Callable[[], None]) -> None:
        QTimer.singleShot(_SETTLE_MS, self, run)

    def _await(self, shot: Shot) -> None:
        at_work = self._busy() or not shot.ready()
        # What came of it is shown in the window's next turn.
        settling, self._at_work = at_work or self._at_work, at_work
        self._turns += 1
        if self._turns > _MOST_TURNS:
            raise InputError("walk-not-reached", name=shot.name)
        if settling:
            self._later(partial(self._await, shot))
        else:
            self._dress(shot)

    def _busy(self) -> bool:
        window = self._window
        running = window.planning.running or window.explaining.running or window.queue.running
        return running or bool(window.files.busy)

    def _dress(self, shot: Shot) -> None:
        """Give the window the next theme, or go on to the next view after the last."""
        if not self._themes:
            self._next()
            return
        theme = self._themes.popleft()
        if theme == self._window.settings.theme:
            self._take(shot, theme)
        else:
            self._window.set_theme(theme)
            self._later(partial(self._take, shot, theme))

    def _take(self, shot: Shot, theme: ThemeName) -> None:
        _without_seconds(self._window)
        shown = self._window if shot.shown is None else shot.shown()
        self._keep(shot.name, theme, shown.grab().toImage())
        self._dress(shot)


def _without_seconds(window: MainWindow) -> None:
    """Leave out of the status line how long planning took: it differs from run to run."""
    label = window.status.label
    said, dot, last = label.text().rpartition(_DOT)
    if dot and last.endswith(" s"):
        label.setText(said)
