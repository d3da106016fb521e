"""What explaining takes where no plan is possible, in solves of the repaired twin.

A generated project is planned, and a budget or the power of its largest site cut below what
that plan takes, until no plan is left. The time of all kinds of repairs together stands
beside one solve of the twin in which the repair of the limit that was cut is made. JSON in
build/bench-repairing.json.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Final, Literal

from benchmarks import instances
from benchmarks.planning import GAPS, keep
from procure.explained.repairs import RepairKind, repaired
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit
from procure.variations import with_limit
from solver.explain.asker import Asker
from solver.explain.repairs import repairs
from solver.planner import Options, make_plan

OUT: Final = Path("build") / "bench-repairing.json"
AIM: Final = 5
"""Solves of the repaired twin that explaining may take."""
_KEPT: Final = Decimal("0.8")
"""What a cut leaves of what the plan takes."""

Cut = Literal["budget", "power"]


@dataclass(frozen=True)
class Repairing:
    """Seconds of the proof that there is no plan, of explaining it, and of the repaired twin."""

    family: str
    size: str
    seed: int
    gap: float
    cut: Cut
    found: int
    proven: int
    infeasible: float
    explained: float
    twin: float

    @property
    def ratio(self) -> float:
        """Give what explaining took, in solves of the twin."""
        return self.explained / self.twin


def measure(
    families: Iterable[instances.Family],
    sizes: Iterable[str],
    seeds: Sequence[int],
    limit: float,
    out: Path = OUT,
) -> list[Repairing]:
    """Explain each project under each cut; `limit` is seconds for one solve."""
    found: list[Repairing] = []
    for family, size, seed, cut in product(families, sizes, seeds, CUTS):
        one = _repairing(family, size, seed, cut, limit)
        if one is not None:
            found.append(one)
            print(_line(one), flush=True)
    keep("repairing", found, out)
    return found


def _repairing(
    family: instances.Family, size: str, seed: int, cut: Cut, limit: float
) -> Repairing | None:
    """Measure one cut; None where it leaves a plan."""
    options = Options(gap=Decimal(str(GAPS[size])), time_limit=Decimal(str(limit)))
    project = instances.project(family, size, seed)
    first = make_plan(project, project.scenarios[0], options)
    scenario = with_limit(project.scenarios[0], CUTS[cut](project, first))
    started = time.perf_counter()
    # That there is none has to be proven before anything is explained, however long it takes.
    plan = make_plan(project, scenario, Options(gap=options.gap))
    proven = time.perf_counter()
    if plan.status != "infeasible":
        return None
    told = repairs(Asker(project, scenario, plan, options)).repairs
    explained = time.perf_counter()
    kind: RepairKind = "money" if cut == "budget" else "power"
    changes = next(one.changes for one in told if one.kind == kind)
    twin = repaired(project, scenario, changes)
    begun = time.perf_counter()
    make_plan(project, twin, options)
    return Repairing(
        family=family,
        size=size,
        seed=seed,
        gap=GAPS[size],
        cut=cut,
        found=sum(one.outcome == "plan" for one in told),
        proven=sum(one.proven for one in told),
        infeasible=proven - started,
        explained=explained - proven,
        twin=time.perf_counter() - begun,
    )


def cut_budget(_: Project, plan: Plan) -> Limit:
    """Allow four fifths of what a plan costs in all."""
    value = (plan.total_cost or Decimal(0)) * _KEPT
    return Limit(family="budget", value=value.quantize(Decimal(1)))


def cut_power(_: Project, plan: Plan) -> Limit:
    """Allow half of what a plan takes at the site where it takes most."""
    used = {use.key: use.used for use in plan.limits if use.key.startswith("power.")}
    key = max(used, key=used.__getitem__)
    value = (used[key] / 2).quantize(Decimal(1))
    return Limit(family="power", subject=key.removeprefix("power."), value=value)


CUTS: Final[Mapping[Cut, Callable[[Project, Plan], Limit]]] = {
    "budget": cut_budget,
    "power": cut_power,
}


def _line(one: Repairing) -> str:
    return (
        f"{one.family} {one.size} {one.seed}, {one.cut} cut: no plan proven in "
        f"{one.infeasible:.1f} s, explained in {one.explained:.1f} s ({one.found} repairs, "
        f"{one.proven} proven the least), {one.ratio:.1f} x the repaired twin's {one.twin:.2f} s "
        f"(aim {AIM})"
    )
