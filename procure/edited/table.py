"""An edited workbook as plain text and as a tree of plain values, for the command line."""

from collections.abc import Iterator
from typing import Any

from procure.edited.returned import Returned
from procure.edited.words import (
    MOST_TOLD,
    edit_rows,
    notices_told,
    told,
    unknown_place,
    unknown_told,
)
from procure.text_table import WIDE, grid, one_line_each, wrapped
from procure.units import plain
from procure.words import sentence

Tree = dict[str, Any]


def returned_table(found: Returned) -> str:
    """Write what an edited workbook changes, about 100 columns wide."""
    title = sentence(
        "edited-title",
        {"file": found.file, "scenario": found.parent, "project": found.before.name},
    )
    parts = ["\n".join((title, *map(wrapped, told(found))))]
    parts += _changes(found)
    parts += _list("edited-notices", notices_told(found))
    places = [f"{unknown_place(one)}: {unknown_told(one)}" for one in found.unknown[:MOST_TOLD]]
    if len(found.unknown) > MOST_TOLD:
        more = f"{len(found.unknown) - MOST_TOLD:,}"
        places.append(sentence("edited-more", {"count": more}))
    parts += _list("edited-unknown", places)
    return "\n\n".join(one_line_each(part) for part in parts)


def _changes(found: Returned) -> Iterator[str]:
    rows = [(row.name, row.before, row.after, row.place, row.holds) for row in edit_rows(found)]
    if rows:
        table = grid(("Input", "Was", "Is", "Cell", "Holds for"), rows, "lrrll", most=WIDE)
        yield f"{sentence('edited-changes')}\n{table}"


def _list(title: str, lines: tuple[str, ...] | list[str]) -> Iterator[str]:
    if lines:
        yield "\n".join((sentence(title), *(wrapped(f"- {line}") for line in lines)))


def returned_tree(found: Returned) -> Tree:
    """Give what an edited workbook changes as a tree of plain values."""
    return {
        "file": found.file,
        "project": found.before.name,
        "parent": found.parent,
        "scenario": found.name if found.edits else None,
        "project_changed": found.changed,
        "edits": [
            {
                "key": list(row.edit.key),
                "name": row.name,
                "sheet": row.edit.sheet,
                "cell": row.edit.cell,
                "before": None if row.edit.before is None else plain(row.edit.before),
                "after": None if row.edit.after is None else plain(row.edit.after),
                "holds_for": row.holds,
            }
            for row in edit_rows(found)
        ],
        "fixed": list(found.fixed),
        "notices": list(notices_told(found)),
        "unknown": [
            {
                "kind": one.kind,
                "sheet": one.sheet,
                "cell": one.cell,
                "count": one.count,
                "text": unknown_told(one),
            }
            for one in found.unknown
        ],
    }
