"""Read price lists of 100,000 rows and 13 columns: from file to validated offers and issues.

The same seeded list is written as .csv and as .xlsx. The bare readers, pandas for .csv and
calamine for .xlsx, and the product read it in turn, each in a child process of its own,
which tells its time and its peak of memory. Prints medians and ratios and writes
build/bench-price-lists.json. The aims: 10 times pandas, 3 times calamine.
"""

import argparse
import csv
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

ROWS: Final = 100_000
SEED: Final = 20231201
DAY: Final = date(2023, 12, 15)
HEADINGS: Final = (
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
UNITS: Final = (
    ("NVIDIA HGX H100 8-GPU 80GB SXM5", 8),
    ("H100 PCIe 80GB", 1),
    ("L40S 48GB", 1),
    ("L4 24GB", 1),
    ("Instinct MI300X OAM 192GB", 1),
    ("Gaudi 2 OAM 96GB", 1),
    ("A100 80GB PCIe", 1),
    ("8 x H200 SXM 141GB server", 8),
)


@dataclass(frozen=True)
class Measure:
    """One reader on one file: seconds and peak megabytes of each run, and what came of it."""

    file: str
    reader: str
    seconds: list[float]
    megabytes: list[float]
    found: str


def lines(rows: int) -> list[list[str]]:
    """Make a list: one row in a hundred other goods or a doubtful chip, one "Call", one empty."""
    chance = random.Random(SEED)
    made = [list(HEADINGS)]
    for number in range(rows):
        name, chips = chance.choice(UNITS)
        price = chance.randint(2_000, 40_000) * chips
        odd = chance.choices(("goods", "call", "late", ""), (1, 1, 1, 97))[0]
        words = f"{name} config {chance.randint(1, 400)}"
        if odd == "goods":
            words = chance.choice(("InfiniBand switch, 64 ports", "H100 card", "Rail kit 2U"))
        made.append(
            [
                f"SK-{number:06d}",
                words,
                str(chips),
                "Call" if odd == "call" else f"${price:,}.00",
                f"${price * 97 // 100:,}.00",
                f"${price * 94 // 100:,}.00",
                "all units",
                str(chance.choice((1, 2, 4))),
                "1",
                "" if odd == "late" else f"{chance.randint(4, 30)} weeks",
                str(chance.randint(10, 400)),
                f"${chance.randint(100, 4000)}.00",
                f"note {number % 50}",
            ]
        )
    return made


def write_csv(path: Path, made: list[list[str]]) -> None:
    """Write the list as text."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(made)


def write_xlsx(path: Path, made: list[list[str]]) -> None:
    """Write the list as a workbook, with numbers as numbers."""
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Prices")
        for number, row in enumerate(made):
            for column, cell in enumerate(row):
                digits = cell.removeprefix("$").replace(",", "")
                if number and digits.replace(".", "").isdigit():
                    sheet.write_number(number, column, float(digits))
                else:
                    sheet.write_string(number, column, cell)


def with_pandas(path: Path) -> str:
    """Read a .csv barely."""
    import pandas as pd

    return f"{len(pd.read_csv(path, dtype=str, keep_default_na=False)):,} rows"


def with_calamine(path: Path) -> str:
    """Read an .xlsx barely."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    return f"{len(book.get_sheet_by_index(0).to_python()):,} rows"


def with_procure(path: Path) -> str:
    """Read a price list as the program does."""
    from benchmarks.chip_match import library
    from catalogs.ingest import read_price_list

    found = read_price_list(path, chips=library(), today=DAY)
    return f"{len(found.offers):,} offers, {len(found.issues):,} issues"


READERS: Final[dict[str, Callable[[Path], str]]] = {
    "pandas": with_pandas,
    "calamine": with_calamine,
    "Procure": with_procure,
}


def _alone(reader: str, path: Path) -> int:
    """Run one reader here, and print its figures: the imports of its libraries do not count."""
    warm = path.with_name(f"warm{path.suffix}")
    READERS[reader](warm)
    started = time.perf_counter()
    found = READERS[reader](path)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, peak, found]))
    return 0


def _measure(path: Path, reader: str, repeats: int) -> Measure:
    seconds, megabytes, found = [], [], ""
    for _ in range(repeats):
        command = [sys.executable, "-m", "benchmarks.price_lists", "--alone", reader, str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        took, peak, found = json.loads(done.stdout.splitlines()[-1])
        seconds.append(took)
        megabytes.append(peak)
    return Measure(path.name, reader, seconds, megabytes, found)


def measure(rows: int = ROWS, repeats: int = 3) -> list[Measure]:
    """Write the two files and read them in every way, and show the medians."""
    folder = Path("build") / "price-lists"
    folder.mkdir(parents=True, exist_ok=True)
    made = lines(rows)
    measures: list[Measure] = []
    for suffix, write, peer, aim in (
        (".csv", write_csv, "pandas", 10),
        (".xlsx", write_xlsx, "calamine", 3),
    ):
        write(folder / f"prices{suffix}", made)
        write(folder / f"warm{suffix}", made[:20])
        path = folder / f"prices{suffix}"
        found = [_measure(path, reader, repeats) for reader in (peer, "Procure")]
        measures += found
        bare = statistics.median(found[0].seconds)
        print(f"\n{path.name}: {rows:,} rows, aim {aim} x {peer}")
        for one in found:
            took, peak = statistics.median(one.seconds), max(one.megabytes)
            ratio = f"{took / bare:5.1f} x {peer}"
            print(f"  {one.reader:10} {took:7.2f} s, {ratio}, {peak:6.0f} MB, {one.found}")
    out = Path("build") / "bench-price-lists.json"
    tree = {"rows": rows, "columns": len(HEADINGS), "measures": [asdict(one) for one in measures]}
    out.write_text(json.dumps(tree, indent=2) + "\n", encoding="utf-8")
    print(f"\nWritten to {out}")
    return measures


def main() -> int:
    """Measure, or run one reader alone for it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.price_lists", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--alone", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        return _alone(options.alone[0], Path(options.alone[1]))
    measure(options.rows, options.repeats)
    return 0


if __name__ == "__main__":
    sys.exit(main())
