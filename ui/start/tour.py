"""The guided tour: leads on a sample from its plan to an exported workbook."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from procure.words import sentence
from ui.page_numbers import PLAN
from ui.start.samples import read_sample
from ui.start.tour_card import SideColumn, TourCard
from ui.start.tour_frame import TourFrame, keyboard_at
from ui.start.tour_steps import SAMPLE, STEPS, Act, Seen

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_LOOK_MS: Final = 40
"""Between something that happened and a look at it: other parts of the window follow first."""


class Tour(QObject):
    """Shows one step at a time, and goes on once that is seen to be done.

    The sample is for practice: while the tour runs, nothing asks to save it. The window stays
    as usable as ever, and the steps may be done in any order.
    """

    def __init__(self, window: MainWindow) -> None:
        """Lead through a window, once begin() is asked for; connect() when that is built."""
        super().__init__(window)
        self._window = window
        self._seen = Seen(window=window)
        self._done: set[int] = set()
        self.at = 0
        """The step in sight, from 0."""
        self.running = False
        self.card = TourCard()
        self.card.back_wanted.connect(partial(self._turn, -1))
        self.card.next_wanted.connect(partial(self._turn, 1))
        self.card.end_wanted.connect(self.end)
        self.frame = TourFrame(window)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_LOOK_MS)
        self._soon.timeout.connect(self.look)
        self.shortcut = QShortcut(QKeySequence(Qt.Key.Key_F6), window)
        self.shortcut.activated.connect(self.card.take_focus)
        self.shortcut.setEnabled(False)

    def beside(self, panel: QWidget) -> QWidget:
        """Give the column in which the card stands above a panel."""
        return SideColumn(self.card, panel)

    def connect_window(self) -> None:
        """Follow what happens in the window; its pages tell `look_soon` themselves."""
        window, document = self._window, self._window.document
        window.starting.page.tour_wanted.connect(self.begin)
        window.files.exported.connect(self._note_export)
        document.opened.connect(self._leave)
        window.commands["why"].toggled.connect(self.look_soon)
        for change in (
            document.changed,
            document.scenario_changed,
            document.plan_changed,
            document.file_changed,
            window.planning.changed,
            window.queue.changed,
            window.sidebar.page_chosen,
        ):
            change.connect(self.look_soon)

    # From begin to end

    def begin(self) -> None:
        """Open the sample, plan it and show the first step; go to the card where it is shown."""
        if self.running:
            self.card.take_focus()
            return
        self._window.files.open_loaded(partial(read_sample, SAMPLE), self._start)

    def _start(self) -> None:
        window = self._window
        window.document.practise()
        window.starting.after_sample()
        window.show_page(PLAN)
        self._seen = Seen(window=window)
        self._done.clear()
        self.running = True
        self.shortcut.setEnabled(True)
        self.card.show()
        self._show(0)

    def end(self) -> None:
        """Take the card and the frame away; the project stays as it is, with nothing to save."""
        if not self.running:
            return
        buttons = (self.card.end, self.card.back, self.card.next)
        inside = any(one.hasFocus() for one in (self.card, *buttons))
        self._put_away()
        self._window.document.practise(over=True)
        if inside:
            self._window.sidebar.setFocus()

    def _leave(self) -> None:
        """End where another project is opened: the steps are about the sample."""
        if self.running:
            self._put_away()
            self._window.status.note(sentence("tour-left"))

    def _put_away(self) -> None:
        self.running = False
        self.shortcut.setEnabled(False)
        self._soon.stop()
        self.frame.point_at(None)
        self.card.hide()

    # Steps

    def _turn(self, by: int) -> None:
        if self.at + by >= len(STEPS):
            self.end()
            return
        self._show(self.at + by)
        act = self._missing()
        spot = None if act is None else act.place(self._window)
        if spot is not None:
            keyboard_at(spot).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, at: int) -> None:
        self.at = at
        self.look()

    def _missing(self) -> Act | None:
        return STEPS[self.at].missing(self._seen)

    def look_soon(self) -> None:
        """Look, once other parts of the window have followed what happened."""
        if self.running and not self._soon.isActive():
            self._soon.start()

    def _note_export(self, path: Path) -> None:
        self._seen = Seen(window=self._window, exported=path)
        self.look_soon()

    def look(self) -> None:
        """Show the step as it now stands: what is to be done next, or that it is done."""
        if not self.running:
            return
        step, act = STEPS[self.at], self._missing()
        if act is None:
            self._done.add(self.at)
            what = step.told(self._seen)
        elif self.at in self._done:
            what = sentence("tour-was-done")
        else:
            what = sentence(act.key)
        done = self.at in self._done
        self.card.show_step(self.at, len(STEPS), step.name, what, done=done)
        self.frame.point_at(None if act is None or done else act.place(self._window))
