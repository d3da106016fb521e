"""A block of cells as tab-separated text, as spreadsheets put it on the clipboard."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

# A quoted cell is one only where it also ends as one: "best" offer is a text like any other.
_CELL: Final = re.compile(r'"((?:[^"]|"")*)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_END: Final = re.compile(r"\t|\r\n|\r|\n")
_FORMULA_STARTS: Final = ("=", "+", "-", "@")
_NEGATIVE: Final = re.compile(r"-\d[\d,]*(\.\d+)?( ?%)?")


def write_text(block: Iterable[Sequence[str]]) -> str:
    """Write rows of texts; cells with tabs, quotes or line ends are quoted."""
    stream = io.StringIO()
    csv.writer(stream, dialect="excel-tab", lineterminator="\n").writerows(block)
    return stream.getvalue()


def read_text(text: str) -> list[list[str]]:
    """Read rows of texts; quoted ones may hold tabs and line ends."""
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell = _CELL.match(text, at)
        quoted, plain = (None, "") if cell is None else cell.groups()
        rows[-1].append(plain if quoted is None else quoted.replace('""', '"'))
        end = _END.match(text, at if cell is None else cell.end())
        # The line end that closes the last row starts no further one.
        if end is None or (end[0] != "\t" and end.end() == len(text)):
            return rows
        if end[0] != "\t":
            rows.append([])
        at = end.end()


def harmless(text: str) -> str:
    """Write a text so that a spreadsheet takes it for text, never for a formula."""
    if _NEGATIVE.fullmatch(text):
        return text  # a figure, which reads the same either way
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def unharmed(text: str) -> str:
    """Take the mark of a text off again, where it stands before what could be a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA_STARTS) else text
