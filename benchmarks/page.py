"""The tables of docs/performance.md, made from runs and put between their marks."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks import chart
from benchmarks.instances import FAMILIES, SIZES
from benchmarks.runs import Run, contradictions
from benchmarks.summary import Row, memory, outside, rows
from benchmarks.ways import OURS, WAYS

PAGE: Final = Path("docs") / "performance.md"
_MARK: Final = "<!-- {edge} of the measured tables -->"


def put(text: str, page: Path = PAGE) -> None:
    """Put text between the marks of a page.

    Raises ValueError where the page has no marks.
    """
    first, last = _MARK.format(edge="start"), _MARK.format(edge="end")
    old = page.read_text(encoding="utf-8")
    pattern = re.compile(f"({re.escape(first)}\n).*?({re.escape(last)})", re.DOTALL)
    if not pattern.search(old):
        message = f"{page} has no marks for the tables"
        raise ValueError(message)
    page.write_text(pattern.sub(lambda m: f"{m[1]}\n{text}\n{m[2]}", old), encoding="utf-8")


def tables(machines: Sequence[Any], runs: Sequence[Run]) -> str:
    """Write all tables as Markdown."""
    parts = [
        f"![Seconds of each way at each aim](pictures/{chart.OUT.name})\n",
        *(_machine(one) for one in machines),
        _aims(rows(runs)),
        *_details(rows(runs)),
        _outside(runs),
        _memory(runs),
        _contradictions(runs),
    ]
    return "\n".join(part for part in parts if part)


def _machine(machine: Any) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in machine["versions"].items())
    return (
        f"Measured on {machine['day']}: {machine['processor']}, {machine['cores']} cores, "
        f"{machine['system']}; {versions}.\n"
    )


def _table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    width = ["---"] * len(head)
    written = [" | ".join(line) for line in (head, width, *lines)]
    return "".join(f"| {line} |\n" for line in written)


def _aims(found: list[Row]) -> str:
    lines = [
        (
            row.family,
            row.aim.size,
            row.aim.title,
            row.way,
            "tuned" if row.tuned else "untuned",
            "" if row.share is None else f"{row.share:.2f}",
            _ratio(row),
            f"{row.reached} of {len(row.seconds)}",
        )
        for row in found
        if row.way in OURS
    ]
    head = ("family", "size", "aim", "way", "seeds", "aimed at", "× best textbook", "reached")
    return "### Aims\n\n" + _table(head, lines) if lines else ""


def _ratio(row: Row) -> str:
    """Say the ratio, and on which side of it the truth lies where runs counted at the limit."""
    if row.ratio is None:
        return "–"
    every = len(row.seconds)
    if row.best_reached < every and row.reached < every:
        sign = "about "
    elif row.best_reached < every:
        sign = "≤ "
    else:
        sign = "≥ " if row.reached < every else ""
    return f"{sign}{row.ratio:.2f}"


def _details(found: list[Row]) -> Iterable[str]:
    for family in FAMILIES:
        for size in SIZES:
            own = [row for row in found if (row.family, row.aim.size) == (family, size)]
            if not own:
                continue
            lines = [
                (
                    row.aim.title,
                    "tuned" if row.tuned else "untuned",
                    row.way,
                    f"{row.median:.2f}",
                    f"{min(row.seconds):.2f} – {max(row.seconds):.2f}",
                    f"{row.reached} of {len(row.seconds)}",
                    _ratio(row),
                )
                for row in own
            ]
            head = (
                "aim",
                "seeds",
                "way",
                "median, s",
                "from – to, s",
                "reached",
                "× best textbook",
            )
            yield f"### {size.capitalize()}, {family}\n\n" + _table(head, lines)


def _outside(runs: Sequence[Run]) -> str:
    lines = [
        (one.family, one.size, one.way, f"{one.seconds * 1000:.0f} ms", f"{one.part:.1%}")
        for one in outside(runs)
    ]
    head = ("family", "size", "way", "outside the engine", "of the run")
    return "### Outside the engine\n\n" + _table(head, lines) if lines else ""


def _memory(runs: Sequence[Run]) -> str:
    most = memory(runs)
    sizes = [size for size in SIZES if any(place[0] == size for place in most)]
    lines = [
        (way, *(f"{most[size, way]:.0f}" if (size, way) in most else "–" for size in sizes))
        for way in WAYS
        if any(place[1] == way for place in most)
    ]
    return "### Memory, most, MB\n\n" + _table(("way", *sizes), lines) if lines else ""


def _contradictions(runs: Sequence[Run]) -> str:
    found = contradictions(runs)
    if not found:
        return f"No bound of {len(runs)} runs lies above a plan that another way has found.\n"
    return "### Bounds above a plan\n\n" + "".join(f"- {one}\n" for one in found)
