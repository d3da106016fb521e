"""How long the window stands still while a table of 100,000 offers is worked with.

`python -m benchmarks --only tables` shows a project with one list of 100,000 offers and lets
a timer of 5 ms run while the table of offers is scrolled, sorted, filtered, searched and
edited, as a person does: the longest time between two of its beats is what one would feel.
Medians of several runs, each in a process of its own; JSON in build/bench-tables.json.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from procure.project import Project

if TYPE_CHECKING:
    from ui.tables.view import RecordView

OFFERS: Final = 100_000
RUNS: Final = 3
AIM_MS: Final = 50
OUT: Final = Path("build") / "bench-tables.json"
_LEAST: Final = 0.15
SPANS: Final = ("scroll", "sort", "filter", "find", "edit", "edit_sorted", "copy", "paste", "fill")


def with_many(project: Project, offers: int) -> Project:
    """Give a project whose longest price list has so many offers."""
    first = max(project.catalogs, key=lambda one: len(one.offers))
    repeated = tuple(
        replace(
            first.offers[at % len(first.offers)],
            id=f"offer-{at}",
            sku=f"SK-{at * 7919 % offers:06d}",
            lead_weeks=Decimal(at * 7919 % 100),
            note=f"note {at % 500}",
        )
        for at in range(offers)
    )
    rest = tuple(one for one in project.catalogs if one is not first)
    return replace(project, catalogs=(replace(first, offers=repeated), *rest))


def measure(offers: int, folder: Path) -> dict[str, float]:
    """Work with the table once; give each span's gap and work in ms (Beats), and its seconds."""
    # Qt is loaded in the process that is measured only.
    from PySide6.QtCore import QSettings

    from benchmarks.beats import Beats
    from ui.app import make_app
    from ui.document import Document
    from ui.main_window import MainWindow
    from ui.settings import Settings
    from ui.start.samples import FIRST_SAMPLE, read_sample

    def during(
        span: str, does: Callable[[], object], done: Callable[[], bool] = lambda: True
    ) -> None:
        """Do something as an event of its own, and let the window live until it is done."""
        seconds[span] = seconds.get(span, 0.0) + beats.doing(span, does, done, _LEAST)

    app = make_app(sys.argv[:1])
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Document(with_many(read_sample(FIRST_SAMPLE), offers)), Settings(store))
    window.resize(1280, 800)
    window.show_page(0)
    window.show()
    page = window.catalog_page
    big = max(window.document.project.catalogs, key=lambda one: len(one.offers))
    page.select_supplier(big.supplier)
    view, table = page.offers_view, page.offers
    seconds: dict[str, float] = {}
    beats = Beats()
    during("start", lambda: view.go_to(0, 1))
    during("start", lambda: None)
    bar = view.verticalScrollBar()
    for place in range(0, bar.maximum(), max(bar.maximum() // 20, 1)):
        during("scroll", lambda place=place: bar.setValue(place))  # type: ignore[misc]
    settled: Callable[[], bool] = lambda: not table.arranging  # noqa: E731 - asked for below
    headings = [column.heading for column in table.columns]
    lead = headings.index("Lead time")
    for heading in ("Lead time", "Price", "Contents", "Note"):
        during("sort", lambda one=heading: view.sort_by(one), settled)  # type: ignore[misc]
    during("edit_sorted", lambda: table.setData(table.index(5, lead), "7"), settled)
    during("sort", lambda: view.sort_by(None), settled)
    for text in ("> 90", "> 50"):
        during(
            "filter",
            lambda text=text: view.filters.filter_by("Lead time", text),  # type: ignore[misc]
            settled,
        )
    during("filter", view.filters.close, settled)
    for text in ("note 77", ""):
        during("filter", lambda text=text: page.filter.setText(text))  # type: ignore[misc]
        during("filter", lambda: None, settled)
    during("find", view.find_bar.open_bar)
    during("find", lambda: view.find_bar.field.setText("note 499"))
    during("find", lambda: None, lambda: not view.find_bar.searching)
    for _ in range(5):
        during("find", lambda: view.find_bar.go(1))
    during("find", view.find_bar.close_bar)
    _edit(during, view, lead)
    window.planning.cancel()
    window.planning.wait(10)
    app.quit()
    return {**beats.named(), **{f"{span}_s": round(seconds[span], 2) for span in SPANS}}


def _edit(during: Callable[..., None], view: "RecordView", column: int) -> None:
    """Edit a cell of a column, then copy, paste and fill a thousand of its cells."""
    from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt

    during("edit", lambda: view.go_to(len(view.table.rows) // 2, column))
    for text in ("11", "12", "13"):
        during(
            "edit",
            lambda text=text: view.table.setData(
                view.table.index(view.currentIndex().row(), column), text, Qt.ItemDataRole.EditRole
            ),
        )
    chosen = QItemSelection(view.table.index(0, column), view.table.index(999, column))
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    during("copy", lambda: view.selectionModel().select(chosen, flag))
    during("copy", view.copy, lambda: not view.edits.copying.busy)
    during("paste", view.paste)
    during("fill", view.edits.fill_down)


def medians(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    """Give the median of each figure of several runs."""
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def run(offers: int = OFFERS, runs: int = RUNS) -> dict[str, Any]:
    """Measure in processes of their own; give the medians and every run."""
    environment = {**os.environ}
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            asked = ["--offers", str(offers), "--once", folder]
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.table_gaps", *asked],
                env=environment,
                check=True,
                capture_output=True,
                text=True,
            )
        found.append(json.loads(done.stdout))
    return {"offers": offers, "median": medians(found), "runs": found}


def show(found: dict[str, Any]) -> None:
    """Print the longest gap of each span, and write all runs to a file."""
    middle = found["median"]
    print(f"\nA table of {found['offers']:,} offers, longest gap between events of the window")
    print(f"(aim: under {AIM_MS} ms), and the most work of its own thread between two:")
    for span in SPANS:
        gap, work = (middle[f"{span}_{figure}"] for figure in ("gap_ms", "work_ms"))
        print(f"  {span.replace('_', ' '):12} {gap:6.0f} ms  {work:6.0f} ms")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(f"Written to {OUT}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offers", type=int, default=OFFERS)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once:
        print(json.dumps(measure(asked.offers, asked.once)))
    else:
        show(run(asked.offers, asked.runs))


if __name__ == "__main__":
    main()
