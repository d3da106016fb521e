"""Blocks of cells on their way between a table of records and other programs."""

import json
from collections.abc import Sequence
from typing import Any, Final

from ui.tables.columns import Column
from ui.tables.html import Copied, Pasted, ValueKind
from ui.tables.numbers import Target, value_of
from ui.tables.text import read_text, unharmed

Block = list[list[Pasted]]

_TEXTS: Final = "texts"


def copied(columns: Sequence[Column[Any]], rows: Sequence[Any]) -> list[list[Copied]]:
    """Give what the cells of some rows hold, as it would be typed."""
    return [[_copied(column, row) for column in columns] for row in rows]


def _copied(column: Column[Any], row: Any) -> Copied:
    if column.picture:
        return Copied(text="")
    entry, value = column.entry_at(row), column.get(row)
    text, kind = entry.write(value), entry.copies_as
    if kind == "day":
        # A value that is written like a number is a date to a spreadsheet only by its value.
        return Copied(text=text, kind=kind, day=value) if value else Copied(text=text)
    number = value_of(value, kind)
    return Copied(text=text, kind=kind if number is not None else "text", number=number)


def headed(
    columns: Sequence[Column[Any]], rows: Sequence[Sequence[Copied]], titles: Sequence[str]
) -> list[list[Copied]]:
    """Put the headings over copied rows, and the titles of the rows, if any, before them."""
    corner = [Copied(text=titles[0])] if titles else []
    names = [Copied(text=column.title.replace("\n", ", ")) for column in columns]
    before = [[Copied(text=title)] for title in titles[1:]] if titles else [[] for _ in rows]
    return [[*corner, *names], *([*first, *row] for first, row in zip(before, rows, strict=True))]


def of_text(text: str) -> Block:
    """Read a block of tab-separated text; nothing where there is no text at all."""
    if not text.strip():
        return []
    return [[Pasted(text=unharmed(cell)) for cell in row] for row in read_text(text)]


def joined(text: Block, rich: Block) -> Block:
    """Give the cells of a text with the values that rich text of the same shape knows."""
    if [len(row) for row in text] != [len(row) for row in rich]:
        return text
    return [
        [
            known if known.kind != "text" or known.formatted or "\n" in known.text else plainly
            for plainly, known in zip(row, rich_row, strict=True)
        ]
        for row, rich_row in zip(text, rich, strict=True)
    ]


def write_own(block: Sequence[Sequence[Copied]]) -> bytes:
    """Write a block for tables of this program, with every digit as it is edited."""
    return json.dumps({_TEXTS: [[cell.text for cell in row] for row in block]}).encode()


def read_own(data: bytes) -> Block:
    """Read a block that a table of this program wrote; nothing where it is none."""
    try:
        found: Any = json.loads(data)
        return [[Pasted(text=str(text)) for text in row] for row in found[_TEXTS]]
    except (ValueError, TypeError, KeyError):
        return []


def laid_out(block: Block, rows: int, columns: int) -> Block:
    """Repeat a block over a selection that is a whole number of it high and wide."""
    high, wide = len(block), max(map(len, block))
    down = rows // high if rows % high == 0 else 1
    across = columns // wide if columns % wide == 0 else 1
    empty = Pasted(text="")
    return [(row + [empty] * (wide - len(row))) * across for row in block] * down


def target_of(column: Column[Any], row: Any, currency: str) -> Target:
    """Tell what a cell takes; `currency` is that of the project."""
    entry = column.entry_at(row)
    kind: ValueKind = entry.copies_as
    if kind != "number" and not entry.is_money:
        return Target(kind=kind)
    own = column.currency(row)
    return Target(kind=kind, currency=own or (currency if entry.is_money else ""))
