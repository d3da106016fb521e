"""How long the window stands still while a price list of 100,000 rows comes in.

`python -m benchmarks.event_gap` opens the import dialog on a generated list, as a person
does, and lets a timer of 5 ms run meanwhile: the longest time between two of its beats is
what a person would feel. It is told for four spans: while the dialog opens for the first
time, from then until the offers are shown, while the tables are scrolled and searched, and
from Import until the list is in the project. Beside them stands the most processor
time that the window's own thread took between two beats. Medians of several runs, each in a
process of its own; JSON in build/bench-event-gap.json.
"""

import argparse
import csv
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

ROWS: Final = 100_000
RUNS: Final = 3
AIM_MS: Final = 50
OUT: Final = Path("build") / "bench-event-gap.json"
SPANS: Final = ("opening", "reading", "looking", "taking")

_HEADINGS: Final = (
    "SKU",
    "Description",
    "Chips per unit",
    "Unit price (USD)",
    "10-49 (USD)",
    "≥50 (USD)",
    "Break kind",
    "MOQ",
    "Order multiple",
    "Lead time",
    "Supply per quarter",
    "Integration cost",
    "Remark",
)
_CHIPS: Final = (
    ("NVIDIA HGX H100 8-GPU 80GB SXM5", 8),
    ("H100 PCIe 80GB", 1),
    ("L40S 48GB", 1),
    ("L4 24GB", 1),
    ("Instinct MI300X OAM 192GB", 1),
    ("H200 SXM 141GB", 1),
)


def write_list(path: Path, rows: int, seed: int = 1) -> None:
    """Write a price list of 13 columns as .csv."""
    rng = random.Random(seed)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        for at in range(rows):
            chip, count = rng.choice(_CHIPS)
            price = rng.randint(20_000, 40_000) * count
            writer.writerow(
                (
                    f"SK-{at:06d}",
                    f"{chip} config {rng.randint(1, 400)}",
                    count,
                    f"${price:,}.00",
                    f"${price * 97 // 100:,}.00",
                    f"${price * 94 // 100:,}.00",
                    "all units",
                    rng.choice((1, 2, 4)),
                    1,
                    f"{rng.randint(4, 30)} weeks",
                    rng.randint(100, 400),
                    f"${rng.randint(100, 4000)}.00",
                    f"note {at % 50}",
                )
            )


def measure(path: Path) -> dict[str, float]:
    """Import a list once; give each span's gap and work in ms (Beats), and seconds of reading."""
    # Qt and the readers are loaded in the process that is measured only.
    from PySide6.QtCore import QSettings

    from benchmarks.beats import Beats
    from ui.app import make_app
    from ui.document import Document
    from ui.main_window import MainWindow
    from ui.price_import.dialog import ImportDialog
    from ui.settings import Settings
    from ui.start.samples import FIRST_SAMPLE, read_sample

    app = make_app(sys.argv[:1])
    store = QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat)
    window = MainWindow(Document(read_sample(FIRST_SAMPLE)), Settings(store))
    window.resize(1280, 800)
    window.show()
    beats = Beats()
    beats.during("start", lambda: True, 1.0)
    window.import_price_list(path)
    dialog = window.findChildren(ImportDialog)[-1]
    beats.during("opening", lambda: True, 0.1)
    seconds = beats.during("reading", lambda: not dialog.busy, 0.1)
    beats.during("reading", lambda: True, 1.0)
    if not dialog.panes.import_button.isEnabled():
        raise SystemExit(dialog.panes.said.text())
    bar = dialog.panes.offers_view.verticalScrollBar()
    for tab in range(dialog.panes.tabs.count()):
        dialog.panes.tabs.setCurrentIndex(tab)
        beats.during("looking", lambda: True, 0.2)
    dialog.panes.tabs.setCurrentIndex(0)
    for place in range(0, bar.maximum(), max(bar.maximum() // 20, 1)):
        bar.setValue(place)
        beats.during("looking", lambda: True, 0.05)
    before = window.document.project
    dialog.take()
    beats.during("taking", lambda: window.document.project is not before, 2.0)
    offers = sum(len(catalog.offers) for catalog in window.document.project.catalogs)
    app.quit()
    return {**beats.named(), "seconds": round(seconds, 2), "offers": offers}


def medians(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    """Give the median of each figure of several runs."""
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def run(rows: int = ROWS, runs: int = RUNS) -> dict[str, Any]:
    """Measure in processes of their own; give the medians and every run."""
    environment = {**os.environ}
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        write_list(path, rows)
        found = []
        for _ in range(runs):
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.event_gap", "--once", str(path)],
                env=environment,
                check=True,
                capture_output=True,
                text=True,
            )
            found.append(json.loads(done.stdout))
    return {"rows": rows, "columns": len(_HEADINGS), "median": medians(found), "runs": found}


def show(found: dict[str, Any]) -> None:
    """Print the longest gap of each span as a line, and write all runs to a file."""
    middle = found["median"]
    spans = ", ".join(f"{span} {middle[f'{span}_gap_ms']:.0f} ms" for span in SPANS)
    work = max(middle[f"{span}_work_ms"] for span in SPANS)
    print(f"\nLongest gap between events of the window, a list of {found['rows']:,} rows:")
    print(f"  {spans} (aim: under {AIM_MS} ms), read in {middle['seconds']:.1f} s,")
    print(f"  and the window's own thread worked {work:.0f} ms between two at most")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(f"Written to {OUT}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once:
        print(json.dumps(measure(asked.once)))
    else:
        show(run(asked.rows, asked.runs))


if __name__ == "__main__":
    main()
