"""Measure, side by side with what a buyer could use instead.

Planning: generated projects of four sizes and two families (benchmarks.instances), planned
by the product and by plain programs, each run in a process of its own; all runs go to
build/bench-planning.json, the tables to docs/performance.md and the chart beside it.
Whole runs take hours: --family, --size, --seeds and --ways choose a part, --out names the
part's file, and --merge makes tables and chart from several. Then a hundred scenarios of
each small project (of the sizes asked for with --only scenarios), what explaining medium
projects takes (of the sizes asked for with --only explaining), the samples, the reading of
price lists, the match of chips, how long the window stands still meanwhile and while a table
or project of 100,000 offers is worked with, how long it takes from an edit to its plan, how long
the program takes to start, and what writing a large workbook takes.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import (
    chart,
    chip_match,
    desk,
    event_gap,
    explaining,
    page,
    planning,
    price_lists,
    project_gaps,
    repairing,
    samples,
    scenarios,
    start_time,
    table_gaps,
    workbook,
)
from benchmarks.instances import FAMILIES, SIZES, TUNED, UNTUNED
from benchmarks.runs import read
from benchmarks.summary import rows
from benchmarks.ways import SHORT

PARTS = (
    "planning",
    "scenarios",
    "explaining",
    "samples",
    "lists",
    "tables",
    "project",
    "desk",
    "start",
    "workbook",
)


def main(given: Sequence[str] | None = None) -> int:
    """Measure what the arguments ask for."""
    options = _options(given)
    if options.merge:
        _publish(options.merge)
        return 0
    parts = PARTS if options.only is None else (options.only,)
    if "planning" in parts:
        planning.measure(
            options.family,
            options.size,
            options.seeds,
            [SHORT[name] for name in options.ways],
            limit=options.limit,
            out=options.out,
        )
        if options.out == planning.OUT:
            _publish([options.out])
    if "scenarios" in parts:
        # A hundred plans of a large project take hours.
        sizes = [size for size in options.size if options.only or size == "small"]
        scenarios.measure(options.family, sizes, options.seeds, options.limit or 60.0)
    if "explaining" in parts:
        medium = [size for size in options.size if options.only or size == "medium"]
        explaining.measure_limits(options.family, medium, options.seeds, options.limit or 60.0)
        repairing.measure(options.family, medium, options.seeds, options.limit or 60.0)
    if "samples" in parts:
        samples.measure(options.repeats, options.limit or 60.0)
    if "lists" in parts:
        price_lists.measure(repeats=options.repeats)
        chip_match.main()
        event_gap.show(event_gap.run(runs=options.repeats))
    _measure_window(parts, options.repeats)
    return 0


def _measure_window(parts: Sequence[str], repeats: int) -> None:
    """Measure what is felt at the window, and what is written from it."""
    if "tables" in parts:
        table_gaps.show(table_gaps.run(runs=repeats))
    if "project" in parts:
        project_gaps.show(project_gaps.run(runs=repeats))
    if "desk" in parts:
        desk.show(desk.run())
    if "start" in parts:
        start_time.show(start_time.run())
    if "workbook" in parts:
        workbook.show(workbook.run(runs=repeats))


def _options(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", choices=PARTS, help="measure this part alone")
    parser.add_argument("--family", type=_some_of(FAMILIES), default=FAMILIES)
    parser.add_argument("--size", type=_some_of(tuple(SIZES)), default=tuple(SIZES))
    parser.add_argument("--seeds", type=_numbers, default=(*TUNED, *UNTUNED))
    parser.add_argument("--ways", type=_some_of(tuple(SHORT)), default=tuple(SHORT))
    parser.add_argument("--limit", type=float, help="seconds for one run (by size)")
    parser.add_argument("--out", type=Path, default=planning.OUT)
    parser.add_argument("--repeats", type=int, default=3, help="runs of samples and lists")
    parser.add_argument("--merge", type=Path, nargs="+", metavar="FILE", help="measure nothing")
    return parser.parse_args(given)


def _some_of(names: Sequence[str]) -> Callable[[str], tuple[str, ...]]:
    """Give a reader of some names, with commas between them."""

    def read_names(text: str) -> tuple[str, ...]:
        found = tuple(text.split(","))
        unknown = [name for name in found if name not in names]
        if unknown:
            message = f"{', '.join(unknown)}: known are {', '.join(names)}"
            raise argparse.ArgumentTypeError(message)
        return found

    return read_names


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _publish(paths: Sequence[Path]) -> None:
    """Show the tables of some runs, and put them and the chart into the documentation."""
    machines, runs = read(paths)
    tables = page.tables(machines, runs)
    print(tables)
    page.put(tables)
    chart.draw(rows(runs))


if __name__ == "__main__":
    sys.exit(main())
