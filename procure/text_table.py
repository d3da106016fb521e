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


def grid(
    headings: Sequence[str], rows: Sequence[Sequence[str]], right: str, most: int = LONGEST
) -> str:
    """Align cells in columns; `right` has an r for each column that stands to the right."""
    clean = [[" ".join(cell.split()) for cell in row] for row in rows]
    cells = [[shorten(cell, most) for cell in row] for row in ([*headings], *clean)]
    wide = [max(width(row[place]) for row in cells) for place in range(len(headings))]
    lines = [
        SPACE.join(
            pad(cell, wide[place], right=right[place] == "r") for place, cell in enumerate(row)
        )
        for row in cells
    ]
    rule = SPACE.join("─" * columns for columns in wide)
    return "\n".join((lines[0], rule, *lines[1:]))


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
