"""What writing a workbook takes, beside XlsxWriter writing the same cells and nothing else.

`python -m benchmarks --only workbook` has a plan of 5,000 order lines written as a workbook, and
six scenarios of such plans as one. Each writing is a process of its own; the product's and the
bare one take turns. The bare one makes as many sheets and formats and writes every cell of the
product's file into them, texts, numbers and formulas with their values, by XlsxWriter's own
methods; it draws no chart, makes no table and works nothing out. Then the window exports the plan
while a timer of 5 ms runs in it. Seconds count from when everything is in memory until the file
is written; memory is the peak of the process, which holds the project and plan, or the cells.
Medians; ratios are taken turn by turn. JSON in build/bench-workbook.json.
"""

import argparse
import json
import os
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from unittest import mock

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from benchmarks import many_orders
from benchmarks.event_gap import AIM_MS

LINES: Final = 5_000
RUNS: Final = 3
AIM: Final = 1.5
"""So many times the seconds of the bare writing, at most."""
OUT: Final = Path("build") / "bench-workbook.json"
CASES: Final = ("plan", "scenarios")
WAYS: Final = ("product", "bare")

Cell = tuple[int, int, str, Any, int]
"""Row, column, kind ("String", "Number", "Formula", "Blank"), what is written, and its format."""
Sheets = Sequence[tuple[str, Sequence[Cell]]]


def cells_of(write: Callable[[], object]) -> tuple[Sheets, int]:
    """Write a workbook, and give all cells of its sheets and how many formats they have."""
    found: list[tuple[str, list[Cell]]] = []
    formats: dict[int, int] = {}
    close = Workbook.close

    def kept(book: Workbook) -> None:
        texts = {number: text for text, number in book.str_table.string_table.items()}
        for sheet in book.worksheets():
            cells = [
                (
                    row,
                    column,
                    *_what(cell, texts),
                    formats.setdefault(id(cell.format), len(formats)),
                )
                for row, columns in sheet.table.items()
                for column, cell in columns.items()
            ]
            found.append((str(sheet.name), cells))
        close(book)

    with mock.patch.object(Workbook, "close", kept):
        write()
    return found, len(formats)


def _what(cell: Any, texts: Mapping[int, str]) -> tuple[str, Any]:
    kind = type(cell).__name__
    if kind == "String":
        return kind, texts[cell.string]
    if kind == "Formula":
        return kind, (cell.formula, cell.value)
    if kind in {"Number", "Datetime"}:
        return "Number", cell.number
    return "Blank", None


def write_bare(sheets: Sheets, formats: int, path: Path) -> None:
    """Write cells as anybody would with XlsxWriter."""
    book = Workbook(str(path))
    looks: list[Format] = [
        book.add_format({"font_name": "Arial", "font_size": 10, "num_format": f"0.{'0' * at}"})
        for at in range(1, formats + 1)
    ]
    for name, cells in sheets:
        sheet = book.add_worksheet(name)
        for row, column, kind, what, look in cells:
            match kind:
                case "String":
                    sheet.write_string(row, column, what, looks[look])
                case "Number":
                    sheet.write_number(row, column, what, looks[look])
                case "Formula":
                    sheet.write_formula(row, column, what[0], looks[look], what[1])
                case _:
                    sheet.write_blank(row, column, None, looks[look])
    book.close()


def writer(case: str, folder: Path) -> Callable[[Path], None]:
    """Give what writes a case's workbook, of what prepare() has put into a folder."""
    from procure.report import write_workbook
    from procure.report.scenarios import write_scenarios

    found = pickle.loads((folder / "comparison").read_bytes())  # noqa: S301 - our own bytes
    if case == "scenarios":
        return lambda path: write_scenarios(found, path)
    answer = found.sides[0].asked.answer
    return lambda path: write_workbook(answer.project, answer.scenario, answer.plan, path)


def prepare(folder: Path, size: str, lines: int) -> dict[str, int]:
    """Make the plans, write each case once, and keep its cells; give how many there are."""
    project = many_orders.project(size)
    found = many_orders.comparison(project, lines)
    (folder / "comparison").write_bytes(pickle.dumps(found))
    counts = {}
    for case in CASES:
        write = writer(case, folder)
        sheets, formats = cells_of(lambda write=write: write(folder / "first.xlsx"))  # type: ignore[misc]
        (folder / case).write_bytes(pickle.dumps((sheets, formats)))
        counts[case] = sum(len(cells) for _, cells in sheets)
    return counts


def measure(case: str, way: str, folder: Path) -> dict[str, float]:
    """Write a case once; give seconds, processor seconds, megabytes of memory and of the file."""
    out = folder / f"{case}-{way}.xlsx"
    if way == "bare":
        sheets, formats = pickle.loads((folder / case).read_bytes())  # noqa: S301 - our own bytes
        write: Callable[[Path], None] = lambda path: write_bare(sheets, formats, path)  # noqa: E731
    else:
        write = writer(case, folder)
    began, worked = time.perf_counter(), time.process_time()
    write(out)
    return {
        "seconds": round(time.perf_counter() - began, 3),
        "processor": round(time.process_time() - worked, 3),
        "peak_mb": round(_peak_mb(), 1),
        "megabytes": round(out.stat().st_size / 1e6, 1),
    }


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def gap(folder: Path) -> dict[str, float]:
    """Export the plan from the window; give its longest gap and most work, in ms, and seconds."""
    # Qt is loaded in the process that is measured only.
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget

    from benchmarks.beats import Beats
    from ui.app import make_app
    from ui.document import Document
    from ui.main_window import MainWindow
    from ui.questions import Questions
    from ui.settings import Settings

    class Answers(Questions):
        """Takes the name that is suggested."""

        def save_file(
            self, _title: str, suggested: Path, _kinds: str, done: Callable[[Path], object]
        ) -> None:
            done(suggested)

    found = pickle.loads((folder / "comparison").read_bytes())  # noqa: S301 - our own bytes
    answer = found.sides[0].asked.answer
    app = make_app(sys.argv[:1])
    store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    settings = Settings(store)
    settings.folder = folder
    window = MainWindow(Document(answer.project), settings, questions=Answers(QWidget()))
    window.resize(1280, 800)
    window.show()
    window.document.store_plan(answer.plan)
    beats = Beats()
    beats.during("start", lambda: True, 3.0)
    seconds = beats.doing("exporting", window.files.export, lambda: not window.files.busy, 0.5)
    beats.during("exporting", lambda: True, 1.0)
    app.quit()
    return {**beats.figures()["exporting"], "seconds": round(seconds, 2)}


def run(size: str = "huge", lines: int = LINES, runs: int = RUNS) -> dict[str, Any]:
    """Measure every case both ways, turn by turn, and the window's gap."""
    environment = {**os.environ}
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")

    def child(*asked: str) -> Any:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.workbook", *asked],
            env=environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return json.loads(done.stdout)

    with tempfile.TemporaryDirectory() as folder:
        cells = child("--prepare", folder, "--size", size, "--lines", str(lines))
        turns = {
            case: [{way: child("--once", case, way, folder) for way in WAYS} for _ in range(runs)]
            for case in CASES
        }
        gaps = [child("--gap", folder) for _ in range(runs)]
    return {"lines": lines, "cells": cells, "turns": turns, "gaps": gaps}


def medians(turns: Sequence[Mapping[str, Mapping[str, float]]]) -> dict[str, float]:
    """Give the medians of each way's figures, and of the ratios of seconds and memory."""
    found = {
        f"{way}_{figure}": statistics.median(turn[way][figure] for turn in turns)
        for way in WAYS
        for figure in turns[0][way]
    }
    for figure in ("seconds", "processor", "peak_mb"):
        ratios = [turn["product"][figure] / turn["bare"][figure] for turn in turns]
        found[f"{figure}_ratio"] = statistics.median(ratios)
    return found


def show(found: dict[str, Any]) -> None:
    """Print a line for each case and the gap, and write all runs to a file."""
    print(f"\nWorkbooks of plans of {found['lines']:,} order lines (aim: {AIM:g} × bare):")
    for case, turns in found["turns"].items():
        one = medians(turns)
        print(
            f"  {case}: {found['cells'][case]:,} cells in {one['product_seconds']:.1f} s, bare "
            f"{one['bare_seconds']:.1f} s ({one['seconds_ratio']:.2f} ×; processor "
            f"{one['processor_ratio']:.2f} ×); {one['product_peak_mb']:.0f} MB of memory, bare "
            f"{one['bare_peak_mb']:.0f} MB ({one['peak_mb_ratio']:.2f} ×)"
        )
    middle = {
        figure: statistics.median(one[figure] for one in found["gaps"])
        for figure in ("gap_ms", "work_ms", "seconds")
    }
    print(
        f"  exported from the window in {middle['seconds']:.1f} s: longest gap "
        f"{middle['gap_ms']:.0f} ms (aim: {AIM_MS} ms), most work of its own thread "
        f"{middle['work_ms']:.0f} ms"
    )
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(f"Written to {OUT}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="huge")
    parser.add_argument("--lines", type=int, default=LINES)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--prepare", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--once", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--gap", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.prepare:
        print(json.dumps(prepare(asked.prepare, asked.size, asked.lines)))
    elif asked.once:
        case, way, folder = asked.once
        print(json.dumps(measure(case, way, Path(folder))))
    elif asked.gap:
        print(json.dumps(gap(asked.gap)))
    else:
        show(run(asked.size, asked.lines, asked.runs))


if __name__ == "__main__":
    main()
