"""Says on standard error what is worked on and how far that is."""

import sys
import time
from collections.abc import Callable
from typing import Any, Final

from procure.words import sentence
from ui.cli.inputs import Ticker

_EVERY: Final = 10.0
"""Seconds between two lines where standard error is no terminal."""


class Progress:
    """On a terminal one line that changes; elsewhere a line where something begins and ends.

    What takes longer than `every` seconds says in between how far it is.
    """

    def __init__(
        self, *, every: float = _EVERY, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._ticker = Ticker()
        self._lines = not sys.stderr.isatty()
        self._every = every
        self._clock = clock
        self._what = ""
        self._said = self._of = ""
        self._begun = self._last = clock()

    def begin(self, what: str) -> None:
        """Begin something: "Limits"."""
        self._what, self._said, self._of = what, "", ""
        self._begun = self._last = self._clock()
        self._show(sentence("cli-progress-begun", {"what": what}), always=True)

    def reached(self, done: int, total: int) -> None:
        """Say how many of how many there are: "3 of 7"."""
        self._of = sentence("cli-progress-of", {"done": f"{done:,}", "total": f"{total:,}"})
        self._show_far()

    def tell(self, far: str) -> None:
        """Say what it took so far: "12 plans"."""
        self._said = far
        self._show_far()

    def _show_far(self) -> None:
        far = ", ".join(one for one in (self._of, self._said) if one)
        self._show(sentence("cli-progress-far", {"what": self._what, "far": far}))

    def solving(self, progress: Any) -> None:
        """Say how far a plan is, as the planner tells it."""
        self._ticker(progress)
        self._show(
            sentence(
                "cli-progress-far",
                {"what": self._what, "far": f"{progress.phase} {progress.seconds:.0f} s"},
            ),
            shown=True,
        )

    def end(self) -> None:
        """End what was begun."""
        self._ticker.end()
        seconds = f"{self._clock() - self._begun:.0f}"
        key = "cli-progress-done-far" if self._said else "cli-progress-done"
        values = {"what": self._what, "far": self._said, "seconds": seconds}
        if self._lines:
            self._print(sentence(key, values))

    def _show(self, text: str, *, always: bool = False, shown: bool = False) -> None:
        if not self._lines:
            if not shown:
                self._ticker.tell(text)
            return
        now = self._clock()
        if always or now - self._last >= self._every:
            self._last = now
            self._print(text)

    def _print(self, text: str) -> None:
        print(text, file=sys.stderr, flush=True)
