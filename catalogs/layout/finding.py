"""Finds the rows of headings in a sheet, with a person's answers or without."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from catalogs.cells import tidy
from catalogs.grid import Row, Sheet
from catalogs.headers import layout_digest
from catalogs.headings import Suggestion, fold, suggest, suggest_known
from catalogs.layout.heading_rows import (
    MOST_ROWS,
    NAMING,
    Headings,
    is_price,
    join,
    with_neighbours,
)
from procure.offers import Mapping

_SEARCHED: Final = 60
_FIELDS: Final = 2
_FARTHEST: Final = 20_000
has_digit: Final = re.compile(r"\d").search


def find_headings(sheet: Sheet, mapping: Mapping | None = None) -> Headings | None:
    """Find the rows that hold the first headings; nothing where no row looks like some."""
    if mapping and mapping.layout:
        found = layouts(sheet).get(mapping.layout)
        if found:
            return found
    elif mapping and mapping.header_row:
        told = _told(sheet, mapping.header_row, mapping.header_rows)
        return told if told and told.parts else None
    answers = {fold(column.heading) for column in mapping.columns} if mapping else set()
    at = _first(sheet, answers)
    return None if at is None else with_neighbours(sheet, at)


def layouts(sheet: Sheet) -> dict[str, Headings]:
    """Give the first rows of a sheet by the digest that they would have as headings."""
    found: dict[str, Headings] = {}
    rows = sheet.rows[:_SEARCHED]
    for row in rows:
        headings = join([row])
        found.setdefault(layout_digest(headings.names), headings)
    at = _first(sheet, set())
    if at is not None:
        for headings in _blocks(sheet, at):
            found.setdefault(layout_digest(headings.names), headings)
        natural = with_neighbours(sheet, at)
        found[layout_digest(natural.names)] = natural
    return found


def _blocks(sheet: Sheet, at: int) -> Iterator[Headings]:
    for first in range(max(at - MOST_ROWS + 1, 0), at + 1):
        for end in range(at + 1, first + MOST_ROWS + 1):
            rows = sheet.rows[first:end]
            if len(rows) > 1 and rows[-1].number - rows[0].number == len(rows) - 1:
                yield join(rows, sheet.merged)


def _told(sheet: Sheet, first: int, count: int | None) -> Headings | None:
    if count:
        rows = [row for row in sheet.rows if first <= row.number < first + count]
        return join(rows, sheet.merged) if rows and rows[0].number == first else None
    at = next((at for at, row in enumerate(sheet.rows) if row.number == first), None)
    return None if at is None else with_neighbours(sheet, at, above=False)


def _first(sheet: Sheet, answers: set[str]) -> int | None:
    """Find the row of headings, by its place among the sheet's rows."""
    rows = sheet.rows
    # Known headings first; what only resembles them is slow to compare, and a last resort.
    near = _best(rows[:_SEARCHED], answers, suggest_known)
    if near is not None:
        return near
    for at, row in enumerate(rows[_SEARCHED:_FARTHEST], start=_SEARCHED):
        if _wordy(row) and sum(fields_of(row, answers, suggest_known).values()) >= _FIELDS:
            return at
    near = _best(rows[:_SEARCHED], answers, suggest)
    return _first_text_row(rows) if near is None else near


def _wordy(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell]
    return len(filled) > 1 and not row.numbers and not any(map(has_digit, filled[:2]))


def _best(
    rows: Sequence[Row], answers: set[str], likely: Callable[[str], Suggestion | None]
) -> int | None:
    """Find the first row with headings of goods and prices, or that with the most known ones."""
    looked: dict[int, dict[str, float]] = {}

    def fields(at: int) -> dict[str, float]:
        if at not in looked:
            looked[at] = fields_of(rows[at], answers, likely)
        return looked[at]

    def score(at: int) -> float:
        return sum(fields(at).values()) if len(fields(at)) >= _FIELDS else 0.0

    for at in range(len(rows)):
        if score(at) and is_headed(fields(at)):
            # Groups may stand over the headings themselves.
            while (
                at + 1 < len(rows)
                and rows[at + 1].number == rows[at].number + 1
                and (score(at + 1) > score(at) or is_headed(fields(at + 1)))
            ):
                at += 1  # noqa: PLW2901 - goes on to the row of headings under this one
            return at
    best = max(range(len(rows)), key=score, default=0)
    return best if rows and score(best) else None


def is_headed(fields: Iterable[str]) -> bool:
    """Tell whether a row of headings names both goods and prices."""
    named = list(fields)
    return any(field in NAMING for field in named) and any(map(is_price, named))


def fields_of(
    row: Row, answers: set[str], likely: Callable[[str], Suggestion | None]
) -> dict[str, float]:
    """Give the fields that a row's texts would be headings of, each with its score."""
    fields: dict[str, float] = {}
    for index, text in enumerate(row.cells):
        if not text or row.stored_number(index):
            continue
        found = likely(text)
        if answers and fold(text) in answers:
            fields[f"answer {fold(text)}"] = 1.0
        elif found:
            fields[found.field] = max(found.score, fields.get(found.field, 0.0))
    return fields


def _first_text_row(rows: Iterable[Row]) -> int | None:
    # For the message that names the headings found: the first row with several texts.
    filled = None
    for at, row in enumerate(rows):
        texts = [text for text in row.cells if tidy(text)]
        if at < _SEARCHED and len(texts) > 1 and not any(text[:1].isdigit() for text in texts):
            return at
        if filled is None and texts:
            filled = at
        if at >= _SEARCHED and filled is not None:
            break
    return filled
