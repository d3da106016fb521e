"""What CBC prints while it solves: solutions found, and what is proven."""

import re
from typing import Final

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
_SECONDS: Final = re.compile(rf"\({_NUMBER} seconds\)")
_WALL: Final = re.compile(rf"\(Wallclock seconds\):\s+{_NUMBER}")
_NONE: Final = 1e49
"""CBC prints 1e+50 for a solution that is not there."""


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


def seconds_in(line: str) -> float | None:
    """Give the seconds since its start at which CBC printed a line, if it says so."""
    return _first((_SECONDS,), line)


def wall_seconds(text: str) -> float:
    """Give how long a run took by its log; 0 where the log has no end."""
    found = _WALL.findall(text)
    return float(found[-1]) if found else 0.0
