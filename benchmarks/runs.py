"""What one run found and when, and what it counts for."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks.instances import TUNED
from benchmarks.one_run import Task

Place = tuple[str, str, int]
"""Family, size and seed of a project."""
_ARITHMETIC: Final = 1e-6
"""What engines may differ by in a plan's cost, as a part of it: their tolerances."""


@dataclass(frozen=True)
class Run:
    """One way on one project. Money is discounted, in the project's currency.

    `points` are (seconds, cost of the best plan, best bound) whenever one of them improved;
    the plans of the product are audited ones. `fault` says why a run ended early.
    """

    family: str
    size: str
    seed: int
    way: str
    gap_asked: float
    limit: float
    seconds: float
    status: str = ""
    fault: str = ""
    objective: float | None = None
    bound: float | None = None
    engine_seconds: float | None = None
    processor_seconds: float | None = None
    peak_mb: float | None = None
    variables: int | None = None
    constraints: int | None = None
    points: list[tuple[float, float | None, float | None]] = field(default_factory=list)

    @classmethod
    def read(cls, *, family: str, size: str, seed: int, task: Task, fault: str) -> "Run":
        """Read what a process has told of a task."""
        path = Path(task.out)
        told = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        points: list[tuple[float, float | None, float | None]] = []
        result: dict[str, Any] = {"seconds": task.limit}
        for line in told:
            if not line.endswith("}"):
                continue  # It was killed while it wrote this one.
            tree = json.loads(line)
            if "point" in tree:
                points.append(tuple(tree["point"]))
            else:
                result = tree["result"]
        if points and "objective" not in result:
            _, result["objective"], result["bound"] = points[-1]
        return cls(
            family=family,
            size=size,
            seed=seed,
            way=task.way,
            gap_asked=task.gap,
            limit=task.limit,
            fault=fault,
            points=points,
            **result,
        )

    @classmethod
    def of(cls, tree: Mapping[str, Any]) -> "Run":
        """Make a run of what was written of it."""
        return cls(**{**tree, "points": [tuple(point) for point in tree["points"]]})

    @property
    def place(self) -> Place:
        """Tell which project was planned."""
        return self.family, self.size, self.seed

    @property
    def tuned(self) -> bool:
        """Tell whether the planner was tuned on the project."""
        return self.seed in TUNED

    @property
    def gap(self) -> float | None:
        """Give the relative gap in the end."""
        return _gap(self.objective, self.bound)

    def seconds_to_proof(self, gap: float) -> float | None:
        """Give when a plan was first proven within a gap of the best; None: never in time."""
        # What the run does not stand by in the end proves nothing, however early it was told.
        most = self.bound
        for seconds, objective, bound in self.points:
            known = None if bound is None or most is None else min(bound, most)
            reached = _gap(objective, known)
            if reached is not None and reached <= gap + _ARITHMETIC and seconds <= self.limit:
                return seconds
        return None

    def seconds_to_plan(self, gap: float, bound: float) -> float | None:
        """Give when there first was a plan within a gap of a bound; None: never in time."""
        for seconds, objective, _ in self.points:
            reached = _gap(objective, bound)
            if reached is not None and reached <= gap + _ARITHMETIC and seconds <= self.limit:
                return seconds
        return None


def _gap(objective: float | None, bound: float | None) -> float | None:
    if objective is None or bound is None:
        return None
    return max(objective - bound, 0.0) / (abs(objective) or 1.0)


def best_bounds(runs: Iterable[Run]) -> dict[Place, float]:
    """Give the best bound that any way has proven, by project."""
    found: dict[Place, float] = {}
    for run in runs:
        if run.bound is not None:
            found[run.place] = max(run.bound, found.get(run.place, run.bound))
    return found


def contradictions(runs: Iterable[Run]) -> list[str]:
    """List the bounds above a plan that another way has found: one of the two is wrong."""
    found: list[str] = []
    by_place: dict[Place, list[Run]] = {}
    for run in runs:
        by_place.setdefault(run.place, []).append(run)
    for place, own in by_place.items():
        for low in own:
            for high in own:
                if low.objective is None or high.bound is None:
                    continue
                if high.bound > low.objective + _ARITHMETIC * abs(low.objective):
                    found.append(
                        f"{' '.join(map(str, place))}: {high.way} says that no plan costs less "
                        f"than {high.bound:,.2f}, {low.way} has one for {low.objective:,.2f}"
                    )
    return found


def read(paths: Iterable[Path]) -> tuple[list[object], list[Run]]:
    """Read the machines and runs of some files; of one run measured twice the last counts."""
    machines: list[object] = []
    runs: dict[tuple[Place, str], Run] = {}
    for path in paths:
        tree = json.loads(path.read_text(encoding="utf-8"))
        machines += [one for one in tree["machines"] if one not in machines]
        for one in tree["runs"]:
            run = Run.of(one)
            runs[run.place, run.way] = run
    return machines, list(runs.values())
