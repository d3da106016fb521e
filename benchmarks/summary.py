"""Medians, spreads and ratios of many runs.

Of each project, the fastest of the ways that anybody would write ("textbook") is what the
others are measured by; the ratio given is the median of the ratios project by project. A
run that did not get there counts as if it had at its limit, and is said not to have.
"""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.runs import Place, Run, best_bounds
from benchmarks.ways import OURS, TEXTBOOK, WAYS

_Reach = Callable[[Run, float | None], float | None]
"""Gives when a run got there, with the best bound known of its project."""


@dataclass(frozen=True)
class Aim:
    """What is to be reached on projects of a size, and in what part of the best textbook's time."""

    size: str
    title: str
    reach: _Reach
    parts: Mapping[str, float]


def _proof(gap: float) -> _Reach:
    return lambda run, _: run.seconds_to_proof(gap)


def _plan(gap: float) -> _Reach:
    return lambda run, bound: None if bound is None else run.seconds_to_plan(gap, bound)


AIMS: Final = (
    Aim("small", "edit to new plan, proven 0.1 %", _proof(0.001), {"plain": 1 / 2}),
    Aim("medium", "proven 0.5 %", _proof(0.005), {"plain": 1 / 3}),
    Aim("large", "plan within 2 %", _plan(0.02), {"plain": 1 / 5, "rich": 1 / 3}),
    Aim("large", "proven 1 %", _proof(0.01), {"plain": 1 / 5, "rich": 1 / 3}),
    Aim("huge", "plan proven within 5 %", _proof(0.05), {}),
)


@dataclass(frozen=True)
class Row:
    """One way at one aim, over the projects of a family that are tuned on, or of those not.

    `seconds` has one figure for each project, that of a run that did not get there being
    its limit; `reached` counts those that did. `ratio` is None where there is no textbook
    run; `best_reached` says on how many of them any textbook got there.
    """

    aim: Aim
    family: str
    tuned: bool
    way: str
    seconds: tuple[float, ...]
    reached: int
    ratio: float | None
    best_reached: int

    @property
    def median(self) -> float:
        """Give the median of the seconds."""
        return statistics.median(self.seconds)

    @property
    def share(self) -> float | None:
        """Give the part of the best textbook's time that is aimed at, for our own ways."""
        return self.aim.parts.get(self.family) if self.way in OURS else None


def rows(runs: Sequence[Run]) -> list[Row]:
    """Sum up runs by aim, family, tuned or not, and way."""
    bounds = best_bounds(runs)
    found: list[Row] = []
    for aim in AIMS:
        own = [run for run in runs if run.size == aim.size]
        for family in dict.fromkeys(run.family for run in own):
            for tuned in (True, False):
                chosen = [run for run in own if run.family == family and run.tuned == tuned]
                found += _rows(aim, chosen, bounds)
    return found


def _rows(aim: Aim, runs: list[Run], bounds: Mapping[Place, float]) -> list[Row]:
    when = {(run.way, run.seed): aim.reach(run, bounds.get(run.place)) for run in runs}
    counted = {(run.way, run.seed): _counted(when[run.way, run.seed], run.limit) for run in runs}
    best: dict[int, float] = {}
    for (way, seed), seconds in counted.items():
        if way in TEXTBOOK:
            best[seed] = min(seconds, best.get(seed, seconds))
    best_reached = {
        seed for (way, seed), seconds in when.items() if way in TEXTBOOK and seconds is not None
    }
    found: list[Row] = []
    for name in WAYS:
        own = {seed: seconds for (way, seed), seconds in counted.items() if way == name}
        ratios = [seconds / best[seed] for seed, seconds in own.items() if seed in best]
        if own:
            found.append(
                Row(
                    aim=aim,
                    family=runs[0].family,
                    tuned=runs[0].tuned,
                    way=name,
                    seconds=tuple(own.values()),
                    reached=sum(when[name, seed] is not None for seed in own),
                    ratio=statistics.median(ratios) if ratios else None,
                    best_reached=len(best_reached & own.keys()),
                )
            )
    return found


def _counted(seconds: float | None, limit: float) -> float:
    return limit if seconds is None else seconds


@dataclass(frozen=True)
class Outside:
    """What of our runs is not the engine: reading, building, handing over, extracting, audit.

    Medians over the projects of a size and family, in seconds and as a part of the run.
    """

    family: str
    size: str
    way: str
    seconds: float
    part: float


def outside(runs: Iterable[Run]) -> list[Outside]:
    """Sum up the time outside the engine, where a run says what the engine took."""
    by_case: dict[tuple[str, str, str], list[Run]] = {}
    for run in runs:
        if run.engine_seconds is not None:
            by_case.setdefault((run.family, run.size, run.way), []).append(run)
    return [
        Outside(
            family=family,
            size=size,
            way=way,
            seconds=statistics.median(_rest(run) for run in own),
            part=statistics.median(_rest(run) / run.seconds for run in own),
        )
        for (family, size, way), own in by_case.items()
    ]


def _rest(run: Run) -> float:
    return run.seconds - (run.engine_seconds or 0.0)


def memory(runs: Iterable[Run]) -> dict[tuple[str, str], float]:
    """Give the most memory that a way has held on a size, in MB, by (size, way)."""
    found: dict[tuple[str, str], float] = {}
    for run in runs:
        if run.peak_mb is not None:
            place = run.size, run.way
            found[place] = max(run.peak_mb, found.get(place, 0.0))
    return found
