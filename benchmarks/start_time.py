"""How long the program takes to start, beside a window that has nothing in it.

`python -m benchmarks --only start` starts processes one after the other, in turn: one that shows
a bare QMainWindow, one that opens the program on its first screen, and one that opens it on the
sample (benchmarks.first_paint). The clock runs from before a process is made until its window
has been painted for the first time and has answered an event that came after; python and its
packages are read anew each time, as on any start but the first, from compiled files that the
machine has in memory.
Processor seconds of the process up to then stand beside, as they hardly depend on what else the
machine does. The longest time between two events is taken from then until the sample is planned,
and for half a second at least. Ratios are taken turn by turn; medians; JSON in
build/bench-start.json.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.event_gap import AIM_MS

RUNS: Final = 3
AIM: Final = 2.0
"""So many times the bare window, at most."""
OUT: Final = Path("build") / "bench-start.json"
KINDS: Final = {"bare": "bare window", "first": "first screen", "sample": "sample opened"}

Start = Mapping[str, float]
"""`seconds` and `processor` seconds of a start, `gap_ms` after it."""


def once(kind: str, environment: Mapping[str, str]) -> Start:
    """Start a window of a kind in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "benchmarks.first_paint", kind, folder],
            env=dict(environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as process:
            first = process.stdout.readline() if process.stdout else ""
            seconds = time.perf_counter() - begun
            rest = process.stdout.readline() if process.stdout else ""
    if process.returncode or not rest:
        message = f"{KINDS[kind]}: ended with {process.returncode} before it could be measured"
        raise RuntimeError(message)
    return {"seconds": round(seconds, 3), **json.loads(first), **json.loads(rest)}


def run(runs: int = RUNS) -> list[dict[str, Start]]:
    """Start each kind in turn, so often; the first turn, which warms up, does not count."""
    environment = {**os.environ}
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # What is compiled is kept, as it is on a person's machine, but for these starts alone.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as compiled:
        environment["PYTHONPYCACHEPREFIX"] = compiled
        turns = [{kind: once(kind, environment) for kind in KINDS} for _ in range(runs + 1)]
    return turns[1:]


def medians(turns: Sequence[Mapping[str, Start]]) -> dict[str, dict[str, float]]:
    """Give for each kind the medians of its figures, and of its ratios to the bare window."""
    found: dict[str, dict[str, float]] = {}
    for kind in KINDS:
        figures = {
            name: statistics.median(turn[kind][name] for turn in turns)
            for name in ("seconds", "processor", "gap_ms")
        }
        ratios = {
            f"{name}_ratio": statistics.median(
                turn[kind][name] / turn["bare"][name] for turn in turns
            )
            for name in ("seconds", "processor")
        }
        found[kind] = figures | ratios
    return found


def show(turns: Sequence[Mapping[str, Start]]) -> None:
    """Print a line for each kind, and write all starts to a file."""
    middle: dict[str, Any] = medians(turns)
    print("\nFrom the start of a process to a window that can be used")
    print(f"(aim: {AIM:g} × the bare window; afterwards no gap over {AIM_MS} ms):")
    for kind, name in KINDS.items():
        one = middle[kind]
        print(
            f"  {name:13} {one['seconds']:5.2f} s ({one['seconds_ratio']:.1f} ×), processor "
            f"{one['processor']:5.2f} s ({one['processor_ratio']:.1f} ×); "
            f"longest gap after it {one['gap_ms']:.0f} ms"
        )
    OUT.parent.mkdir(exist_ok=True)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    written = {"load": load, "median": middle, "turns": list(turns)}
    OUT.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    print(f"Written to {OUT}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    show(run(parser.parse_args().runs))


if __name__ == "__main__":
    main()
