"""What CBC prints while it solves: solutions found, and what is proven."""

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final, Self

_NUMBER: Final = r"([-+]?\d[\d.]*(?:e[-+]?\d+)?)"
_OBJECTIVES: Final = (
    # Cbc0012I: by a heuristic; Cbc0004I: in the tree; Cbc0016I: by strong branching.
    re.compile(rf"Integer solution of {_NUMBER} found"),
    re.compile(rf"{_NUMBER} best solution, best possible"),
    re.compile(rf"best objective {_NUMBER}"),
    re.compile(rf"^Objective value:\s+{_NUMBER}"),
)
_BOUNDS: Final = (
    re.compile(rf"At root node, .* changed objective from \S+ to {_NUMBER}"),
    re.compile(rf"best possible {_NUMBER}"),
    re.compile(rf"^Lower bound:\s+{_NUMBER}"),
)
_RELAXED: Final = re.compile(rf"^Continuous objective value is {_NUMBER}")
_RELAXED_DIGITS: Final = 5e-6
"""It has six digits: half of the last one, as a part of it, may be more than is proven."""
_NONE: Final = 1e49
"""CBC prints 1e+50 for a solution that is not there."""
_POLL_SECONDS: Final = 0.02


def objective_in(line: str) -> float | None:
    """Give the cost of the solution that a line tells of, if it does."""
    return _first(_OBJECTIVES, line)


def bound_in(line: str) -> float | None:
    """Give the bound that a line tells of, if it does."""
    relaxed = _first((_RELAXED,), line)
    if relaxed is not None:
        return relaxed - _RELAXED_DIGITS * abs(relaxed)
    return _first(_BOUNDS, line)


def _first(patterns: tuple[re.Pattern[str], ...], line: str) -> float | None:
    for pattern in patterns:
        found = pattern.search(line)
        if found is not None:
            value = float(found.group(1))
            return value if abs(value) < _NONE else None
    return None


class Follower:
    """Reads a log while it is written, in a thread, and hands on each line that is whole."""

    def __init__(self, path: Path, on_line: Callable[[str], None]) -> None:
        self._path = path
        self._on_line = on_line
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)

    def __enter__(self) -> Self:
        self._path.touch()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _follow(self) -> None:
        rest = ""
        with self._path.open(encoding="utf-8", errors="replace") as log:
            ended = False
            while not ended:
                ended = self._ended.wait(_POLL_SECONDS)
                *lines, rest = (rest + log.read()).split("\n")
                for line in lines:
                    self._on_line(line)
