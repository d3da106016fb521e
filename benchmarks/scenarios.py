"""A hundred scenarios that differ in one limit, beside one first plan of the same project.

The limit is the largest share of the first maker, from 30 % to 59.7 % in a hundred steps.
JSON in build/bench-scenarios.json.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Final

from benchmarks import instances
from benchmarks.planning import GAPS, keep
from procure.project import Project
from procure.scenario import Scenario
from solver.planner import Options, make_plan
from solver.sweep import plan_each

OUT: Final = Path("build") / "bench-scenarios.json"
AIM: Final = 25
"""First plans that all scenarios may take together."""
COUNT: Final = 100
_FIRST: Final = Decimal("0.300")
_STEP: Final = Decimal("0.003")


@dataclass(frozen=True)
class Sweep:
    """Seconds of the first plan and of all scenarios, and how many of them ended in time."""

    family: str
    size: str
    seed: int
    gap: float
    first: float
    all: float
    planned: int

    @property
    def ratio(self) -> float:
        """Give what all scenarios took, in first plans."""
        return self.all / self.first


def scenarios(project: Project) -> tuple[Scenario, ...]:
    """Give the scenarios of a generated project: each with another largest share."""
    base = project.scenarios[0]
    place = next(
        index
        for index, one in enumerate(base.limits)
        if one.family == "share" and one.by == "maker" and one.bound == "maximum"
    )
    return tuple(
        replace(
            base,
            name=f"Share {step + 1}",
            limits=(
                *base.limits[:place],
                replace(base.limits[place], value=_FIRST + step * _STEP),
                *base.limits[place + 1 :],
            ),
        )
        for step in range(COUNT)
    )


def measure(
    families: Iterable[instances.Family],
    sizes: Iterable[str],
    seeds: Sequence[int],
    limit: float,
    out: Path = OUT,
) -> list[Sweep]:
    """Plan each project once, then all its scenarios; `limit` is seconds for one solve."""
    found: list[Sweep] = []
    for family, size, seed in product(families, sizes, seeds):
        found.append(_sweep(family, size, seed, limit))
        print(_line(found[-1]), flush=True)
    keep("sweeps", found, out)
    return found


def _sweep(family: instances.Family, size: str, seed: int, limit: float) -> Sweep:
    project = instances.project(family, size, seed)
    options = Options(gap=Decimal(str(GAPS[size])), time_limit=Decimal(str(limit)))
    started = time.perf_counter()
    make_plan(project, project.scenarios[0], options)
    first = time.perf_counter() - started
    changed = scenarios(project)
    started = time.perf_counter()
    plans = plan_each(project, changed, options)
    return Sweep(
        family=family,
        size=size,
        seed=seed,
        gap=GAPS[size],
        first=first,
        all=time.perf_counter() - started,
        planned=sum(plan.status in {"optimal", "infeasible"} for plan in plans),
    )


def _line(sweep: Sweep) -> str:
    return (
        f"{sweep.family} {sweep.size} {sweep.seed}: {COUNT} scenarios in {sweep.all:.1f} s, "
        f"{sweep.ratio:.1f} x the first plan's {sweep.first:.2f} s (aim {AIM}); "
        f"{sweep.planned} planned within the gap"
    )
