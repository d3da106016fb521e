"""CSV that spreadsheets and scripts read alike, and in which no text is a formula."""

import csv
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from procure.record import record
from procure.report.values import Entry, Formula, Styled, Value, cleaned
from procure.units import plain

_SIGNS: Final = "=+@＝＋－＠﹦﹢﹣﹫\u2212\\-"
# What a program may skip before it looks for a formula: blanks, what is not seen, and quotes.
_SKIPPED: Final = (
    '"\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e'
    "\u2060-\u206f\u3164\ufeff\uffa0"
)
_BEGINS: Final = f"(?=[{_SKIPPED}]*['{_SIGNS}])"
_RISKY: Final = re.compile(f"(^|;){_BEGINS}")
_GUARDED: Final = re.compile(f"(^|;)'{_BEGINS}")


@record
class CsvTable:
    """One file of a folder: its name without ending, headings and rows."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def guarded(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula: an apostrophe stands before it.

    That goes for texts that begin with `=`, `+`, `-`, `@` or a like sign, also behind blanks,
    quotes and characters that are not seen, and behind a semicolon within the text: a program
    that takes it for the separator would begin a cell there. A text that has an apostrophe in
    such a place gets one more, so that taking one away gives what was there. Tabs and line ends
    become blanks, control characters are left out.
    """
    return _RISKY.sub(r"\1'", cleaned(text))


def unguarded(text: str) -> str:
    """Give the text that `guarded` was given, but for tabs, line ends and control characters."""
    return _GUARDED.sub(r"\1", text)


def csv_text(value: Value) -> str:
    """Write a value: plain digits, ISO days, shares as parts of one; empty where unknown."""
    if isinstance(value, Styled | Formula | Entry):
        return csv_text(value.value)
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else guarded(value)


def write_csv(table: CsvTable, path: Path) -> None:
    """Write a table as RFC 4180 says, in UTF-8 with the mark by which Excel knows it."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([guarded(heading) for heading in table.headings])
        writer.writerows(_line(row) for row in table.rows)


def _line(row: Sequence[Value]) -> list[str]:
    return [csv_text(value) for value in row]
