"""What explaining a plan takes, in solves of the plan itself.

The costs of limits: a generated project is tightened until twenty limits bind, planned once,
and then asked for every limit's cost, one step looser and one step tighter. JSON in
build/bench-explaining.json.
"""

import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from benchmarks import instances
from benchmarks.planning import GAPS, machine
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit
from solver.explain.asker import Asker
from solver.explain.limit_costs import limit_costs
from solver.planner import Options, make_plan

OUT: Final = Path("build") / "bench-explaining.json"
LIMITS: Final = 20
"""How many limits have to bind."""
WORK_AIM: Final = 2
"""Solves that the costs of one limit may take."""
TIME_AIM: Final = 1
"""The same in time on two cores: solves of the plan, one after the other."""
_ROUNDS: Final = 8
_LEFT: Final = Decimal("0.8")
"""The part of what a plan orders of an offer that the next one may order."""


@dataclass(frozen=True)
class LimitCosts:
    """Seconds of the plan, and of all that was asked; how many limits bind, and solves made."""

    family: str
    size: str
    seed: int
    gap: float
    limits: int
    asked: int
    plan: float
    all: float

    @property
    def time_ratio(self) -> float:
        """Give what a limit took, in solves of the plan."""
        return self.all / self.plan / self.limits

    @property
    def work_ratio(self) -> float:
        """Give the solves that a limit took."""
        return self.asked / self.limits


def measure_limits(
    families: Iterable[instances.Family],
    sizes: Iterable[str],
    seeds: Sequence[int],
    limit: float,
    out: Path = OUT,
) -> list[LimitCosts]:
    """Ask for the costs of the limits of each project; `limit` is seconds for one solve."""
    found: list[LimitCosts] = []
    for family in families:
        for size in sizes:
            for seed in seeds:
                found.append(_limit_costs(family, size, seed, limit))
                print(_line(found[-1]), flush=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    tree = {"machine": machine(), "limit_costs": [asdict(one) for one in found]}
    out.write_text(json.dumps(tree, indent=1) + "\n", encoding="utf-8")
    return found


def _limit_costs(family: instances.Family, size: str, seed: int, limit: float) -> LimitCosts:
    options = Options(gap=Decimal(str(GAPS[size])), time_limit=Decimal(str(limit)))
    project = tightened(instances.project(family, size, seed), options)
    scenario = project.scenarios[0]
    started = time.perf_counter()
    plan = make_plan(project, scenario, options)
    first = time.perf_counter() - started
    asker = Asker(project, scenario, plan, options)
    started = time.perf_counter()
    costs = limit_costs(asker)
    return LimitCosts(
        family=family,
        size=size,
        seed=seed,
        gap=GAPS[size],
        limits=len(costs),
        asked=asker.asked,
        plan=first,
        all=time.perf_counter() - started,
    )


def tightened(project: Project, options: Options) -> Project:
    """Limit what a plan orders of each offer, plan again, and so on, until enough limits bind.

    Ends with the last project that has a plan.
    """
    plan = make_plan(project, project.scenarios[0], options)
    for _ in range(_ROUNDS):
        if sum(use.binding for use in plan.limits) >= LIMITS:
            break
        limited = _limited(project, plan)
        tried = make_plan(limited, limited.scenarios[0], options)
        if not tried.trusted:
            break
        project, plan = limited, tried
    return project


def _limited(project: Project, plan: Plan) -> Project:
    """Let four fifths of the units of each offer ordered that has no limit yet be ordered."""
    scenario = project.scenarios[0]
    known = {one.key for one in scenario.limits}
    units: Counter[str] = Counter()
    for order in plan.orders:
        units[order.offer] += order.units
    limits = (
        Limit(family="quantity", by="offer", subject=offer, value=Decimal(int(count * _LEFT)))
        for offer, count in units.items()
    )
    new = tuple(one for one in limits if one.key not in known)
    return replace(project, scenarios=(replace(scenario, limits=(*scenario.limits, *new)),))


def _line(one: LimitCosts) -> str:
    return (
        f"{one.family} {one.size} {one.seed}: costs of {one.limits} limits in {one.all:.1f} s "
        f"with {one.asked} solves; for each {one.work_ratio:.1f} solves (aim {WORK_AIM}) and "
        f"{one.time_ratio:.2f} x the plan's {one.plan:.2f} s (aim {TIME_AIM})"
    )
