"""Plan the sample projects with the product and with plain programs, side by side.

All plan the same question: the part of each sample that the plain programs can state
(benchmarks.plain). Prints a table of medians with the ratio to the fastest peer of the
run, and writes build/bench.json. A run that hits the time limit counts as the limit.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import pulp

import seeds
from benchmarks.plain import plain
from benchmarks.textbook import textbook
from procure import storage
from procure.project import Project
from procure.scenario import Scenario
from solver.candidates import screen
from solver.engine import Options, run
from solver.instance import make_instance
from solver.planner import make_plan

GAP = Decimal("0.001")
CASES = (("first-steps", ""), ("december-2023", ""))


@dataclass(frozen=True)
class Measure:
    """One way to plan on one project: seconds of each run, and what it found."""

    project: str
    way: str
    seconds: list[float]
    objective: float | None


def _ours(path: Path, name: str, limit: float) -> float | None:
    """From the project file to the audited plan."""
    project = storage.read(path)
    scenario = project.scenario(name)
    plan = make_plan(project, scenario, Options(gap=GAP, time_limit=Decimal(str(limit))))
    return None if plan.objective is None or not plan.trusted else float(plan.objective)


def _problem(project: Project, scenario: Scenario) -> pulp.LpProblem:
    return textbook(make_instance(project, scenario, screen(project, scenario)))


def _plain_highs(path: Path, name: str, limit: float) -> float | None:
    project = storage.read(path)
    problem = _problem(project, project.scenario(name))
    return run(problem, Options(gap=GAP, time_limit=Decimal(str(limit)))).objective


def _plain_cbc(path: Path, name: str, limit: float) -> float | None:
    project = storage.read(path)
    problem = _problem(project, project.scenario(name))
    engine = pulp.COIN_CMD(
        path=pulp.apis.coin_api.pulp_cbc_path, msg=False, gapRel=float(GAP), timeLimit=limit
    )
    problem.solve(engine)
    found: float | None = pulp.value(problem.objective)
    return found


WAYS: dict[str, Callable[[Path, str, float], float | None]] = {
    "Procure": _ours,
    "textbook, HiGHS": _plain_highs,
    "textbook, CBC": _plain_cbc,
}


def measure(repeats: int, limit: float) -> None:
    """Measure every way on every case, interleaved, and show the medians."""
    measures: list[Measure] = []
    for name, scenario in CASES:
        sample = storage.read(seeds.sample_path(name))
        path = Path("build") / f"bench-{name}.json"
        path.parent.mkdir(exist_ok=True)
        storage.save(plain(sample, sample.scenario(scenario)), path)
        seconds: dict[str, list[float]] = {way: [] for way in WAYS}
        found: dict[str, float | None] = {}
        for _ in range(repeats):
            for way, plan in WAYS.items():
                started = time.perf_counter()
                found[way] = plan(path, scenario, limit)
                seconds[way].append(min(time.perf_counter() - started, limit))
        measures += [Measure(name, way, seconds[way], found[way]) for way in WAYS]
        _show(measures[-len(WAYS) :])
    _write(measures)


def _show(measures: list[Measure]) -> None:
    peers = [statistics.median(one.seconds) for one in measures if one.way != "Procure"]
    print(f"\n{measures[0].project}: within {GAP:%}, best peer {min(peers):.2f} s")
    for one in measures:
        median = statistics.median(one.seconds)
        spread = f"{min(one.seconds):.2f} to {max(one.seconds):.2f}"
        cost = "no plan" if one.objective is None else f"{one.objective:,.0f}"
        ratio = median / min(peers)
        print(f"  {one.way:16} {median:7.2f} s ({spread}), {ratio:5.2f} x best peer, {cost}")


def _write(measures: list[Measure]) -> None:
    out = Path("build") / "bench.json"
    out.parent.mkdir(exist_ok=True)
    packages = ("procure", "highspy", "PuLP")
    tree = {
        "versions": {name: version(name) for name in packages} | {"python": sys.version.split()[0]},
        "gap": str(GAP),
        "measures": [asdict(one) for one in measures],
    }
    out.write_text(json.dumps(tree, indent=2) + "\n", encoding="utf-8")
    print(f"\nWritten to {out}")
