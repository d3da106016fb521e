"""Plain text in columns, for a font of equal widths."""

import textwrap
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from procure.text_width import pad, shorten, width
from procure.units import minor_digits

SPACE: Final = "  "
COLUMNS: Final = 100
LONGEST: Final = 24
WIDE: Final = 48
_LITTLE: Final = 12


def grid(
    headings: Sequence[str], rows: Sequence[Sequence[str]], right: str, most: int = LONGEST
) -> str:
    """Align cells in columns; `right` has an r for each column that stands to the right.

    Cells are cut to `most` columns, or to as many as it takes for different ones to differ.
    """
    clean = [[" ".join(cell.split()) for cell in row] for row in rows]
    wide_enough = [_apart([row[place] for row in clean], most) for place in range(len(headings))]
    cells = [
        [shorten(cell, wide_enough[place]) for place, cell in enumerate(row)]
        for row in ([*headings], *clean)
    ]
    wide = [max(width(row[place]) for row in cells) for place in range(len(headings))]
    lines = [
        SPACE.join(
            pad(cell, wide[place], right=right[place] == "r") for place, cell in enumerate(row)
        )
        for row in cells
    ]
    rule = SPACE.join("─" * columns for columns in wide)
    return "\n".join((lines[0], rule, *lines[1:]))


def _apart(cells: Sequence[str], most: int) -> int:
    """Give the width, `most` or more, to which cells can be cut and still be told apart.

    Where only a little more would show them whole, that is given.
    """
    known = set(cells)
    whole = max(map(width, known), default=most)
    for wide in range(most, whole):
        if len({shorten(cell, wide) for cell in known}) == len(known):
            return whole if most < wide and whole - wide <= _LITTLE else wide
    return max(most, whole)


def wrapped(text: str) -> str:
    """Break a sentence into lines; the further ones of a list's item are indented."""
    indent = SPACE if text.startswith("- ") else ""
    return "\n".join(textwrap.wrap(text, COLUMNS, subsequent_indent=indent))


def one_line_each(part: str) -> str:
    """Keep a supplier's control characters from a terminal, and spaces off line ends."""
    shown = "".join(one if one.isprintable() or one == "\n" else " " for one in part)
    return "\n".join(line.rstrip() for line in shown.split("\n"))


def money(amount: Decimal, currency: str) -> str:
    """Write an amount with all the digits in which its currency is paid."""
    return f"{amount:,.{minor_digits(currency)}f}"


def counted(count: int, one: str, many: str) -> str:
    """Count things: "1 chip", "2 chips"."""
    return f"{count:,} {one if count == 1 else many}"
