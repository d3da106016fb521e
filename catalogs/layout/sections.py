"""Rows that head a section of a table, carried down as a column; merged labels, filled."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from catalogs.cells import printable
from catalogs.grid import Row, Sheet
from catalogs.headers import Column, Table
from catalogs.headings import Suggestion, fold
from procure.offers import Mapping
from procure.record import record

SECTION: Final = "Section"

_LONGEST: Final = 60
_MOST_WORDS: Final = 8
# A remark is a sentence, or begins as one; a part number is an item without its price.
_REMARK: Final = re.compile(
    r"[*†(\[]|(?:note|hinweis|anm|bemerkung|nota|remarque|uwaga|примечание|注|備考|备注)\b|注[:：]"
    r"|https?:|www\.|.*@|.*[.。;；!！]$|.*[:：]\s*\S|[\W\d_]+$",
    re.IGNORECASE | re.DOTALL,
)
_PART_NUMBER: Final = re.compile(r"(?=\S*[0-9])[A-Za-z0-9]+(?:[-_/.][A-Za-z0-9]+)+")
_NUMBERED: Final = re.compile(r"((?:[0-9]{1,2}\.)*[0-9]{1,2})[.)]?\s+\S")


@record
class _Level:
    """How deep a section's row looks: its column, its number ("1.2"), its capitals."""

    column: int
    depth: int
    capitals: bool


def is_title(text: str) -> bool:
    """Tell whether a row's only text may head a section: short, and no sentence."""
    return (
        len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and not _REMARK.match(text)
        and not _PART_NUMBER.fullmatch(text)
    )


def with_labels(rows: tuple[Row, ...], sheet: Sheet, last_heading: int) -> tuple[Row, ...]:
    """Give every row the text of a cell that is merged over several rows and stands above it.

    Numbers are not carried down: a price merged over three rows may be that of all three.
    """
    tall = [
        span
        for span in sheet.merged
        if span.last_row > span.first_row > last_heading and span.first_column == span.last_column
    ]
    if not tall:
        return rows
    places = {row.number: at for at, row in enumerate(rows)}
    filled = list(rows)
    for span in tall:
        at = places.get(span.first_row)
        column = span.first_column
        text = rows[at].text(column) if at is not None else ""
        if at is None or not text or rows[at].stored_number(column):
            continue
        for number in range(span.first_row + 1, span.last_row + 1):
            below = places.get(number)
            if below is not None and not filled[below].text(column):
                filled[below] = with_cell(filled[below], column, text)
    return tuple(filled)


def with_cell(row: Row, column: int, text: str) -> Row:
    """Give a row with one more text in a column where it has none."""
    cells = row.cells
    if len(cells) <= column:
        cells = (*cells, *("",) * (column - len(cells)), text)
    else:
        cells = (*cells[:column], text, *cells[column + 1 :])
    return row._replace(cells=cells)


def with_sections(table: Table, title: Row | None, mapping: Mapping | None) -> Table:
    """Carry what heads a section down to its rows, as a column behind all others.

    Where the table has a column of sections itself, its cells are filled down where the
    author leaves the same text out, and what heads them is put before.
    """
    own = table.column("section")
    if own is not None:
        table = replace(table, rows=_filled_down(table, own.index))
    paths = _paths(table, title)
    if not paths:
        return table
    used: dict[int, str] = {}
    start = max(table.end, max((len(row.cells) for row in table.rows), default=0))
    column = own.index if own else start
    rows: list[Row] = []
    path: tuple[tuple[int, str], ...] = ()
    for row in table.rows:
        path = paths.get(row.number, path)
        if not path or row.number in table.texts or row.number in table.repeats:
            rows.append(row)
            continue
        used.update(path)
        text = " / ".join(text for _, text in path)
        if own and row.text(column):
            text = f"{text} / {row.text(column)}"
        rows.append(with_cell(row, column, text))
    return replace(
        table,
        rows=tuple(rows),
        columns=table.columns if own else (*table.columns, _column(table, column, mapping)),
        made=table.made if own else start,
        sections=tuple(sorted(used.items())),
    )


def _column(table: Table, index: int, mapping: Mapping | None) -> Column:
    heading = SECTION
    if any(fold(column.heading) == fold(SECTION) for column in table.columns):
        heading = f"{SECTION} (made up)"
    answers = {fold(each.heading): each.field for each in mapping.columns} if mapping else {}
    return Column(
        index=index,
        heading=heading,
        field=answers.get(fold(heading), "section"),
        suggestion=Suggestion(field="section", reason="heading-section"),
        answered=fold(heading) in answers,
        made=True,
    )


def _paths(table: Table, title: Row | None) -> dict[int, tuple[tuple[int, str], ...]]:
    """Give the path of sections from the rows on where it changes, by their numbers."""
    wide = {
        span.first_row
        for span in table.sheet.merged
        if span.first_row == span.last_row and span.last_column > span.first_column
    }
    found: dict[int, tuple[tuple[int, str], ...]] = {}
    stack: list[tuple[_Level, int, str]] = []
    together = [title] if title else []
    if title and table.rows:
        stack = _entered(stack, together)
        found[table.rows[0].number] = tuple((number, text) for _, number, text in stack)
    together = []
    for row in table.rows if table.texts else ():
        if row.number in table.texts:
            text = next(cell for cell in row.cells if cell)
            heads = is_title(text) or (row.number in wide and len(text) <= _LONGEST)
            if heads and not row.hidden:
                together.append(row)
            continue
        if together and row.number not in table.repeats:
            stack = _entered(stack, together)
            found[row.number] = tuple((number, text) for _, number, text in stack)
            together = []
    return found


def _entered(
    stack: Sequence[tuple[_Level, int, str]], rows: Iterable[Row]
) -> list[tuple[_Level, int, str]]:
    """Enter sections whose rows stand together: each is a part of the one before it.

    A later one takes the place of the highest that looks like it. Where the looks do not
    tell, the path starts anew: a section too few is asked about, a wrong one misleads.
    """
    found = list(stack)
    fresh: list[_Level] = []
    for row in rows:
        level = _level(row)
        known = [at for at, (each, _, _) in enumerate(found) if each == level]
        if known and level not in fresh:
            del found[known[0] :]
        elif not known and found and not fresh and not _deeper(level, found[-1][0]):
            found.clear()
        text = printable(next(cell for cell in row.cells if cell), _LONGEST)
        found.append((level, row.number, text))
        fresh.append(level)
    return found


def _level(row: Row) -> _Level:
    column, text = next((at, cell) for at, cell in enumerate(row.cells) if cell)
    number = _NUMBERED.match(text)
    depth = number[1].count(".") + 1 if number else 0
    return _Level(column=column, depth=depth, capitals=text.isupper())


def _deeper(one: _Level, other: _Level) -> bool:
    return (one.column, one.depth, not one.capitals) > (
        other.column,
        other.depth,
        not other.capitals,
    )


def _filled_down(table: Table, column: int) -> tuple[Row, ...]:
    """Fill a column of sections down where its author writes each one once."""
    texts = [row.text(column) for row in table.rows if row.number not in table.texts]
    written = [text for text in texts if text]
    if len(written) == len(texts) or len(set(written)) < len(written) or not texts or not texts[0]:
        return table.rows
    rows, current = [], ""
    for row in table.rows:
        if row.number in table.texts or row.number in table.repeats:
            rows.append(row)
            continue
        current = row.text(column) or current
        rows.append(row if row.text(column) else with_cell(row, column, current))
    return tuple(rows)
