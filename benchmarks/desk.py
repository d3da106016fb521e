"""What a buyer waits for at the desk: from an edit to its plan, and a slider that is drawn.

`python -m benchmarks.desk` opens the window on a sample and on small generated projects, plans,
and edits one thing after the other as a person would: each edit is undone before the next.
Told are the seconds from the edit until a first plan of the new inputs is shown, and until it
is proven (both with the pause after which an edit is taken for done), the same for a slider that
is drawn, and the longest time between two events of the window meanwhile. Medians over the
edits; each project in a process of its own. JSON in build/bench-desk.json.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from benchmarks.event_gap import AIM_MS
from benchmarks.instances import project as generated
from procure.limits import effective_limits, limit_value
from procure.project import Project
from procure.scenario import Scenario
from procure.variations import with_demand_factor, with_limit

PROJECTS: Final = ("first-steps", "december-2023", "plain small 1", "rich small 1")
OUT: Final = Path("build") / "bench-desk.json"
_WAIT: Final = 60.0
"""Seconds after which a plan is not waited for any longer."""
_DRAG_STEPS: Final = 20
_DRAG_PAUSE: Final = 0.03


def edits(project: Project, scenario: Scenario) -> dict[str, Scenario]:
    """Give what is asked one after the other: each main limit a little tighter, more demand."""
    found = {"demand": with_demand_factor(scenario, Decimal("1.02"))}
    for family in ("budget", "lead_time", "share", "power"):
        for limit in effective_limits(project, scenario):
            value = limit_value(project, limit)
            if limit.family == family and limit.on and value is not None:
                tighter = replace(limit, value=(value * Decimal("0.98")).quantize(Decimal("0.001")))
                found[family] = with_limit(scenario, tighter)
                break
    return found


def read(name: str) -> Project:
    """Give the project of a name: a sample, or family, size and seed of a generated one."""
    from ui.start.samples import read_sample

    if " " not in name:
        return read_sample(name)
    family, size, seed = name.split()
    return generated("rich" if family == "rich" else "plain", size, int(seed))


def measure(name: str, folder: Path) -> dict[str, Any]:
    """Edit one project; give seconds to first and proven plan, and longest gaps in ms."""
    # Qt is loaded in the process that is measured only.
    from PySide6.QtCore import QSettings

    from benchmarks.beats import Beats
    from ui.app import make_app
    from ui.document import Document
    from ui.main_window import MainWindow
    from ui.settings import Settings

    app = make_app(sys.argv[:1])
    store = QSettings(str(folder / "desk.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Document(read(name)), Settings(store))
    window.resize(1280, 800)
    window.show()
    document, planning = window.document, window.planning
    beats = Beats()
    beats.during("start", lambda: True, 1.0)
    planning.start()
    beats.during("planning", lambda: not planning.running, 0.1)
    window.desk.live.choose(on=True)
    found: list[dict[str, Any]] = []

    def until_proven(span: str, what: str) -> None:
        begun = time.perf_counter()

        def waited() -> bool:
            return time.perf_counter() - begun > _WAIT

        first = beats.during(span, lambda: document.plan_is_current() or waited(), 0.0)
        proven = first + beats.during(span, lambda: planning.answered or waited(), 0.0)
        # What came of it has been drawn, too.
        beats.during(span, lambda: True, 0.1)
        plan = document.plan()
        status = plan.status if planning.answered and plan is not None else "not proven"
        found.append({"edit": what, "first": first, "proven": proven, "status": status})
        planning.drop()

    for what, scenario in edits(document.project, document.scenario).items():
        document.edit_scenario(what, scenario)
        until_proven("editing", what)
        document.undo_stack.undo()
        beats.during("undoing", lambda: True, 0.2)
    slider = window.desk.steer.rows[0].slider
    slider.setSliderDown(True)
    for _ in range(_DRAG_STEPS):
        slider.setSliderPosition(slider.sliderPosition() + 1)
        beats.during("dragging", lambda: True, _DRAG_PAUSE)
    until_proven("dragging", "slider")
    slider.setSliderDown(False)
    beats.during("dragging", lambda: True, 0.3)
    planning.cancel()
    planning.wait(_WAIT)
    app.closeAllWindows()
    return {
        "project": name,
        "first": round(statistics.median(one["first"] for one in found), 2),
        "proven": round(statistics.median(one["proven"] for one in found), 2),
        "gaps": beats.named(),
        "edits": found,
    }


def run(names: Sequence[str] = PROJECTS) -> list[dict[str, Any]]:
    """Measure each project in a process of its own."""
    environment = {**os.environ}
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = []
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.desk", "--once", name, "--folder", folder],
                env=environment,
                check=True,
                capture_output=True,
                text=True,
            )
            found.append(json.loads(done.stdout))
    return found


def show(found: Sequence[dict[str, Any]]) -> None:
    """Print a line for each project, and write all edits to a file."""
    print(f"\nFrom an edit to its plan, and the longest gap between events (aim: {AIM_MS} ms):")
    for one in found:
        gaps = one["gaps"]
        spans = ", ".join(
            f"{span} {gaps[f'{span}_gap_ms']:.0f} ms ({gaps[f'{span}_work_ms']:.0f} ms of work)"
            for span in ("editing", "undoing", "dragging")
        )
        seconds = f"first plan {one['first']:.1f} s, proven {one['proven']:.1f} s"
        print(f"  {one['project']}: {seconds}; {spans}")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(f"Written to {OUT}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", nargs="+", default=PROJECTS, metavar="PROJECT")
    parser.add_argument("--once", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once:
        print(json.dumps(measure(asked.once, asked.folder)))
    else:
        show(run(asked.projects))


if __name__ == "__main__":
    main()
