"""How long the window stands still from opening a project to its workbook, small and large.

`python -m benchmarks --only project` opens a sample, and the same sample with a price list of
100,000 offers, from a file, as a person does, and lets a timer of 5 ms run while all pages are
looked at, offers are edited with the journal beside the file, a plan is made, explained and
compared with a variant's, and the project and the workbooks are written. Of the many offers the
scenario uses those of the sample: how long it takes to plan more is measured elsewhere. Told are
the longest time between two beats, the most processor time that the window's own thread took
between two, which hardly depends on what else the machine does, and the seconds of each step.
Medians of several runs, each in a process of its own; JSON in build/bench-project.json.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.event_gap import AIM_MS
from procure.project import Project
from procure.storage import save
from procure.variations import with_demand_factor

if TYPE_CHECKING:
    from benchmarks.beats import Beats
    from ui.main_window import MainWindow
    from ui.tables.view import RecordView

OFFERS: Final = (0, 100_000)
SAMPLE: Final = "first-steps"
RUNS: Final = 3
OUT: Final = Path("build") / "bench-project.json"
SPANS: Final = (
    "opening",
    "turning",
    "scrolling",
    "editing",
    "planning",
    "explaining",
    "comparing",
    "saving",
    "exporting",
)
FIGURES: Final = ("gap_ms", "work_ms", "seconds")

_EDITS: Final = 5
_LEAST: Final = 0.4
_EXPLAINED: Final = 20.0
"""Seconds after which no more is explained of a topic; what is felt of it shows by then."""


def with_unused(project: Project, offers: int) -> Project:
    """Give a project whose longest price list has so many offers, the new ones not used."""
    first = max(project.catalogs, key=lambda one: len(one.offers))
    more = tuple(
        replace(
            first.offers[at % len(first.offers)],
            id=f"offer-{at}",
            sku=f"SK-{at * 7919 % offers:06d}",
            lead_weeks=Decimal(at * 7919 % 100),
            note=f"note {at % 500}",
        )
        for at in range(len(first.offers), offers)
    )
    unused = tuple(offer.id for offer in more)
    scenarios = tuple(replace(one, excluded=(*one.excluded, *unused)) for one in project.scenarios)
    longest = replace(first, offers=(*first.offers, *more))
    catalogs = tuple(longest if one is first else one for one in project.catalogs)
    return replace(project, catalogs=catalogs, scenarios=scenarios)


def measure(path: Path) -> dict[str, dict[str, float]]:
    """Work with the project of a file once; give the figures of each span."""
    # Qt is loaded in the process that is measured only.
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from benchmarks.beats import Beats
    from procure.errors import ProcureError
    from ui.ahead import load_soon
    from ui.app import make_app
    from ui.document import Document
    from ui.main_window import MainWindow
    from ui.questions import Questions
    from ui.settings import Settings
    from ui.start.samples import read_sample

    class Answers(Questions):
        """Takes what is suggested, and no error for an answer."""

        def save_file(
            self, _title: str, suggested: Path, _kinds: str, done: Callable[[Path], object]
        ) -> None:
            done(suggested)

        def text(
            self, _title: str, _label: str, initial: str, done: Callable[[str], object]
        ) -> None:
            done(initial)

        def error(self, error: ProcureError) -> None:
            print(error, error.details, sep="\n", file=sys.stderr, flush=True)
            os._exit(1)  # from within a slot an exception would be printed, and no more

    app = make_app(sys.argv[:1])
    store = QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat)
    window = MainWindow(
        Document(read_sample(SAMPLE)), Settings(store), questions=Answers(QWidget())
    )
    window.resize(1280, 800)
    window.show()
    beats = Beats()
    # As when the program is started: what pages need is loaded while nobody does anything.
    load_soon()
    beats.during("", lambda: all(one.name != "ahead" for one in threading.enumerate()), 1.0)
    seconds = _work_through(window, beats, path)
    window.cancel()
    window.planning.wait(10)
    window.explaining.wait(10)
    window.files.keeping.close()
    app.quit()
    return {
        span: {**figures, "seconds": round(seconds[span], 2)}
        for span, figures in beats.figures().items()
    }


def _work_through(window: "MainWindow", beats: "Beats", path: Path) -> dict[str, float]:
    """Do everything once; give the seconds of each span."""
    from ui.explain.signing import SIGNING
    from ui.limits.costs import LIMIT_COSTS
    from ui.page_numbers import COMPARE, EXPLAIN, PLAN

    document, files = window.document, window.files
    seconds = dict.fromkeys(SPANS, 0.0)

    def during(
        span: str, does: Callable[[], object], done: Callable[[], bool] = lambda: True
    ) -> None:
        seconds[span] += beats.doing(span, does, done, 0.0)
        # What comes of it a moment later is felt as well: a journal, a page that is drawn.
        beats.during(span, lambda: True, _LEAST)

    def at_rest() -> bool:
        busy = window.planning.running or window.explaining.running or window.queue.running
        return not (busy or files.busy)

    during("opening", lambda: files.open_path(path), lambda: document.path == path)
    for number in reversed(range(window.stack.count())):
        during("turning", lambda number=number: window.show_page(number))  # type: ignore[misc]
    longest = max(document.project.catalogs, key=lambda one: len(one.offers))
    during("turning", lambda: window.catalog_page.select_supplier(longest.supplier))
    view = window.catalog_page.offers_view
    bar = view.verticalScrollBar()
    for place in range(0, bar.maximum(), max(bar.maximum() // 20, 1)):
        during("scrolling", lambda place=place: bar.setValue(place))  # type: ignore[misc]
    _edit(view, partial(during, "editing"))
    during("planning", window.planning.start, at_rest)
    during("planning", lambda: window.show_page(PLAN))
    during("explaining", lambda: window.show_page(EXPLAIN))
    for topic in (LIMIT_COSTS, SIGNING):
        end = time.perf_counter() + _EXPLAINED
        during(
            "explaining",
            partial(window.explaining.ask, topic),
            lambda end=end: at_rest() or time.perf_counter() > end,  # type: ignore[misc]
        )
        during("explaining", window.explaining.cancel, at_rest)
    during("comparing", window.scenarios.vary)
    during("comparing", lambda: window.show_page(COMPARE))
    during("comparing", window.compare_page.plan_lacking, at_rest)
    more = with_demand_factor(document.scenario, Decimal("1.01"))
    during("comparing", lambda: document.edit_scenario("Demand", more))
    during("comparing", document.undo_stack.undo)
    during("saving", files.save, lambda: not document.modified and at_rest())
    compared = window.compare_page.comparison
    if compared is None:
        raise SystemExit("Nothing was compared.")
    during("exporting", lambda: files.export_comparison(compared), at_rest)
    during("exporting", files.export, at_rest)
    return seconds


def _edit(view: "RecordView", during: Callable[..., None]) -> None:
    """Edit offers of a table one after the other, from its end: the first ones are planned."""
    table = view.table
    column = [one.heading for one in table.columns].index("Lead time")
    for at in range(_EDITS):
        index = table.index(len(table.rows) - 1 - at, column)
        during(partial(view.go_to, index.row(), column))
        during(partial(table.setData, index, str(7 + at)))


def medians(runs: Sequence[dict[str, dict[str, float]]]) -> dict[str, dict[str, float]]:
    """Give the median of each figure of several runs."""
    return {
        span: {figure: statistics.median(run[span][figure] for run in runs) for figure in FIGURES}
        for span in SPANS
        if span in runs[0]  # nothing is scrolled where all offers are in sight
    }


def run(offers: Sequence[int] = OFFERS, runs: int = RUNS) -> list[dict[str, Any]]:
    """Measure each number of offers in processes of their own; 0 is the sample as it is."""
    environment = {**os.environ}
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # What is compiled is kept from one run to the next, as it is on a person's machine.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as compiled:
        environment["PYTHONPYCACHEPREFIX"] = compiled
        for count in offers:
            project = with_unused(_sample(), count)
            every = [_once(project, environment) for _ in range(runs)]
            in_all = sum(len(catalog.offers) for catalog in project.catalogs)
            found.append({"offers": in_all, "median": medians(every), "runs": every})
    return found


def _once(project: Project, environment: dict[str, str]) -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "project.json"
        save(project, path)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.project_gaps", "--once", str(path)],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def _sample() -> Project:
    from ui.start.samples import read_sample

    return read_sample(SAMPLE)


def show(found: Sequence[dict[str, Any]]) -> None:
    """Print a table for each number of offers, and write all runs to a file."""
    for one in found:
        print(f"\nA project of {one['offers']:,} offers, longest gap between events of the window")
        print(f"(aim: under {AIM_MS} ms), and the most work of its own thread between two:")
        for span, figures in one["median"].items():
            gap, work, seconds = (figures[figure] for figure in FIGURES)
            print(f"  {span:10} {gap:6.0f} ms  {work:6.0f} ms  in {seconds:.1f} s")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(f"Written to {OUT}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offers", type=int, nargs="+", default=OFFERS)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once:
        print(json.dumps(measure(asked.once)))
    else:
        show(run(asked.offers, asked.runs))


if __name__ == "__main__":
    main()
