"""Measures planning: every way on every project, each run in a process of its own.

Runs follow one another on the same cores, all ways on one project before the next one, so
that what disturbs the machine disturbs all ways alike. Every run is written to the JSON
file as soon as it has ended.
"""

import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from benchmarks import instances
from benchmarks.one_run import Task
from benchmarks.runs import Run
from procure import storage

GAPS: Final = {"small": 0.001, "medium": 0.005, "large": 0.01, "huge": 0.05}
"""The tightest gap asked for; looser ones are read from the same run."""
LIMITS: Final = {"small": 60.0, "medium": 100.0, "large": 100.0, "huge": 300.0}
"""Seconds for one run."""
OUT: Final = Path("build") / "bench-planning.json"
_PATIENCE: Final = 30.0
"""Seconds after the limit and before a run is killed; building a huge model takes long too."""
_PACKAGES: Final = ("procure", "highspy", "PuLP", "linopy", "numpy", "pandas", "xarray")


def measure(
    families: Sequence[str],
    sizes: Sequence[str],
    seeds: Sequence[int],
    ways: Sequence[str],
    *,
    limit: float | None = None,
    out: Path = OUT,
) -> list[Run]:
    """Run every way on every project; write all runs to a file, and give them."""
    here = machine()
    runs: list[Run] = []
    out.parent.mkdir(parents=True, exist_ok=True)
    for family in families:
        for size in sizes:
            for seed in seeds:
                for way in ways:
                    seconds = LIMITS[size] if limit is None else limit
                    run = _measured(family, size, seed, way, seconds)
                    runs.append(run)
                    print(_line(run), flush=True)
                    write(runs, [here], out)
    return runs


def write(runs: Iterable[Run], machines: Sequence[object], out: Path) -> None:
    """Write runs, and the machines that they ran on, to a file."""
    tree = {"machines": list(machines), "runs": [asdict(run) for run in runs]}
    out.write_text(json.dumps(tree, indent=1) + "\n", encoding="utf-8")


def keep(name: str, found: Iterable[object], out: Path) -> None:
    """Write what was measured of projects, records of one kind, beside what it was measured on."""
    out.parent.mkdir(parents=True, exist_ok=True)
    tree = {"machine": machine(), name: [asdict(one) for one in found]}  # type: ignore[call-overload]
    out.write_text(json.dumps(tree, indent=1) + "\n", encoding="utf-8")


def _measured(family: str, size: str, seed: int, way: str, limit: float) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project.json"
        storage.save(instances.project(_family(family), size, seed), project)
        task = Task(
            way=way,
            project=str(project),
            gap=GAPS[size],
            limit=limit,
            edit=size == "small",
            out=str(Path(folder) / "told.jsonl"),
        )
        fault = _in_a_process(task)
        return Run.read(family=family, size=size, seed=seed, task=task, fault=fault)


def _family(name: str) -> instances.Family:
    return next(one for one in instances.FAMILIES if one == name)


def _in_a_process(task: Task) -> str:
    """Run a task; give its last words where it failed or had to be killed."""
    twice = 2 if task.edit else 1
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.one_run"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        _, said = process.communicate(task.text(), timeout=twice * task.limit + _PATIENCE)
    except subprocess.TimeoutExpired:
        _kill(process)
        process.communicate()
        return "killed"
    return said.strip().splitlines()[-1] if process.returncode and said.strip() else ""


def _kill(process: subprocess.Popen[str]) -> None:
    """End a process and the engines that it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _line(run: Run) -> str:
    objective = "no plan" if run.objective is None else f"{run.objective:,.0f}"
    gap = "" if run.gap is None else f" within {run.gap:.2%}"
    fault = f" ({run.fault})" if run.fault else ""
    place = f"{run.family} {run.size} {run.seed}"
    return f"{place:16} {run.way:18} {run.seconds:7.2f} s  {objective}{gap}{fault}"


def machine() -> dict[str, object]:
    """Say what the runs run on."""
    versions = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "versions": versions,
    }


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()
