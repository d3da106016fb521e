"""What explaining a plan takes, in solves of the plan itself.

The costs of limits: a generated project is limited to what its plan orders until twenty limits
bind (or all that is ordered is limited), planned once, and then asked for every limit's cost,
one step looser and one step tighter. JSON in build/bench-explaining.json.
"""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Final, Literal

from benchmarks import instances
from benchmarks.planning import GAPS, keep
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit
from procure.variations import with_limit
from solver.explain.asker import Asker
from solver.explain.limit_costs import limit_costs
from solver.planner import Options, make_plan

OUT: Final = Path("build") / "bench-explaining.json"
LIMITS: Final = 20
"""How many limits are to bind."""
WORK_AIM: Final = 2
"""Solves that the costs of one limit may take."""
TIME_AIM: Final = 1
"""The same in time on two cores: solves of the plan, one after the other."""


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
        return self.all / self.plan / max(self.limits, 1)

    @property
    def work_ratio(self) -> float:
        """Give the solves that a limit took."""
        return self.asked / max(self.limits, 1)


def measure_limits(
    families: Iterable[instances.Family],
    sizes: Iterable[str],
    seeds: Sequence[int],
    limit: float,
    out: Path = OUT,
) -> list[LimitCosts]:
    """Ask for the costs of the limits of each project; `limit` is seconds for one solve."""
    found: list[LimitCosts] = []
    for family, size, seed in product(families, sizes, seeds):
        found.append(_limit_costs(family, size, seed, limit))
        print(_line(found[-1]), flush=True)
    keep("limit_costs", found, out)
    return found


def _limit_costs(family: instances.Family, size: str, seed: int, limit: float) -> LimitCosts:
    options = Options(gap=Decimal(str(GAPS[size])), time_limit=Decimal(str(limit)))
    project = instances.project(family, size, seed)
    project = tightened(project, make_plan(project, project.scenarios[0], options))
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


def tightened(project: Project, plan: Plan) -> Project:
    """Limit what is ordered to what a plan orders, until enough limits are there to bind.

    The plan keeps them all: no more of each chip, and no more of each offer, than it orders.
    """
    offers = {offer.id: offer for _, offer in project.offers()}
    units: Counter[str] = Counter()
    chips: Counter[str] = Counter()
    for order in plan.orders:
        units[order.offer] += order.units
        for content in offers[order.offer].contents:
            chips[content.chip] += order.units * content.count
    most = (_quantity("chip", name, count) for name, count in chips.items())
    each = (_quantity("offer", name, count) for name, count in units.items())
    wanted = max(LIMITS - sum(use.binding for use in plan.limits), 0)
    scenario = project.scenarios[0]
    for limit in (*most, *each)[:wanted]:
        scenario = with_limit(scenario, limit)
    return replace(project, scenarios=(scenario,))


def _quantity(by: Literal["offer", "chip"], subject: str, count: int) -> Limit:
    return Limit(family="quantity", by=by, subject=subject, value=Decimal(count))


def _line(one: LimitCosts) -> str:
    return (
        f"{one.family} {one.size} {one.seed}: costs of {one.limits} limits in {one.all:.1f} s "
        f"with {one.asked} solves; for each {one.work_ratio:.1f} solves (aim {WORK_AIM}) and "
        f"{one.time_ratio:.2f} x the plan's {one.plan:.2f} s (aim {TIME_AIM})"
    )
