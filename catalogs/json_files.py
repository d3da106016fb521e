"""JSON files: lists of records, records under a key, and records nested by name."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, DecimalException
from typing import Any, Final

from catalogs.grid import Book, Row, Sheet
from catalogs.limits import MOST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_RECORDS, MOST_ROWS
from catalogs.text_files import decode
from procure.errors import PriceListError

_DEPTH: Final = 12
_NAME: Final = "Name"
_REGION: Final = re.compile(r"[a-z]{2,}(?:-[a-z]+)+-?\d{1,2}[a-z]?")
_PLAIN: Final = re.compile(r"-?\d{1,24}(?:\.\d{1,24})?")
_FAR_EXPONENT: Final = 24
_ALIKE: Final = 0.5

Entry = tuple[tuple[str, ...], list[dict[str, str]]]
"""The names that lead to some records, and the records as columns and their texts."""


class _Digits(str):
    """A number as it is written in the file."""

    __slots__ = ()


def read_json_file(data: bytes, name: str, encoding: str = "") -> Book:
    """Open a JSON file as a book; raise PriceListError where it is no table.

    Each list of records is a sheet; records that are nested by name are one sheet, whose
    first columns hold the names. The keys are the headings. What stands beside the records
    ("currency": "EUR") comes above them, one fact a row.
    """
    text, used = decode(data, name, encoding)
    if text.count("{") + text.count("[") > MOST_RECORDS or text.count(",") > MOST_CELLS:
        raise PriceListError("price-list-cells", file=name, cells=MOST_CELLS)
    try:
        found = _parse(text.removeprefix("\ufeff"), name)
        sheets = tuple(_sheets(found, name))
    except json.JSONDecodeError as error:
        raise PriceListError(
            "price-list-json", file=name, line=error.lineno, details=str(error)
        ) from error
    except RecursionError as error:
        raise PriceListError("price-list-json-shape", file=name) from error
    if all(sheet.blank for sheet in sheets):
        raise PriceListError("price-list-json-shape", file=name)
    return Book(kind="workbook", sheets=sheets, encoding=used)


def _parse(text: str, name: str) -> Any:
    def record(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise PriceListError("price-list-json-twice", file=name, key=twice[:80])
        return made

    decoder = json.JSONDecoder(
        object_pairs_hook=record, parse_float=_Digits, parse_int=_Digits, parse_constant=str
    )
    start = len(text) - len(text.lstrip())
    value, end = decoder.raw_decode(text, start)
    lines = [value]
    while end < len(text.rstrip()):
        # One record a line, as databases write them.
        if not isinstance(value, dict):
            raise json.JSONDecodeError("Extra data", text, end)
        start = end + len(text[end : end + 100]) - len(text[end : end + 100].lstrip())
        value, end = decoder.raw_decode(text, start)
        lines.append(value)
    return lines if len(lines) > 1 else lines[0]


def _sheets(found: Any, name: str) -> Iterator[Sheet]:
    about: list[str] = []
    if isinstance(found, list) and found and all(isinstance(line, list) for line in found):
        yield _sheet("", [[_text(cell) for cell in line] for line in found], about, name)
        return
    entries = list(_entries(found, (), about))
    alike = [entry for entry in entries if _alike(entry, entries[0])]
    if len(entries) == 1 and isinstance(found, list):
        yield _table("", entries, about, name)
    elif len(alike) == len(entries) > 1 or (entries and not _is_list(found, entries[0][0])):
        yield _table("", entries, about, name, named=True)
    else:
        for path, records in entries:
            yield _table(" ".join(path), [(path, records)], about, name)


def _is_list(found: Any, path: Sequence[str]) -> bool:
    for key in path:
        found = found[key]
    return isinstance(found, list)


def _alike(one: Entry, other: Entry) -> bool:
    keys = [{key for record in records for key in record} for _, records in (one, other)]
    return len(keys[0] & keys[1]) >= _ALIKE * min(map(len, keys)) and all(keys)


def _entries(value: Any, path: tuple[str, ...], about: list[str]) -> Iterator[Entry]:
    """Give the records below a value, and note the facts beside them."""
    if len(path) > _DEPTH:
        return
    if isinstance(value, list):
        records = [flat for each in value if isinstance(each, dict) for flat in _flat(each)]
        if records:
            yield path, records
        return
    if not isinstance(value, dict):
        return
    inner = {key: each for key, each in value.items() if _holds_records(each)}
    facts = {key: each for key, each in value.items() if key not in inner}
    lists = any(isinstance(each, list) for each in inner.values())
    if facts and not lists:
        yield path, list(_flat(value))
        return
    about.extend(f"{key}: {_text(each)}" for key, each in facts.items())
    for key, each in inner.items():
        yield from _entries(each, (*path, key), about)


def _holds_records(value: Any) -> bool:
    if isinstance(value, list):
        return any(isinstance(each, dict) for each in value)
    return isinstance(value, dict) and bool(value)


def _flat(record: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Write a record's cells; a list of records within it (price breaks) makes rows of it."""
    cells: dict[str, str] = {}
    steps: list[tuple[str, list[Any]]] = []
    todo = [(key, record[key], 0) for key in reversed(list(record))]
    while todo:
        key, value, depth = todo.pop()
        if isinstance(value, dict) and depth < _DEPTH:
            todo.extend(
                (f"{key} {inner}", each, depth + 1) for inner, each in reversed(value.items())
            )
        elif isinstance(value, list) and any(isinstance(each, dict) for each in value):
            steps.append((key, value))
        else:
            cells[key] = _text(value)
    if len(steps) == 1:
        for step in steps[0][1]:
            if isinstance(step, dict):
                own = {key: _text(value) for key, value in step.items()}
                yield {**cells, **{_other(key, steps[0][0], cells): own[key] for key in own}}
        return
    for key, value in steps:
        cells[key] = _text(value)
    yield cells


def _other(key: str, parent: str, taken: Mapping[str, str]) -> str:
    return f"{parent} {key}" if key in taken else key


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value if isinstance(value, _Digits) else value.strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list) and not any(isinstance(each, (list, dict)) for each in value):
        return ", ".join(map(_text, value))
    return json.dumps(value, ensure_ascii=False)[:MOST_CELL]


def _table(
    title: str, entries: Sequence[Entry], about: Sequence[str], name: str, *, named: bool = False
) -> Sheet:
    levels = max((len(path) for path, _ in entries), default=0) if named else 0
    headings = dict.fromkeys(key for _, records in entries for each in records for key in each)
    if len(headings) + levels > MOST_COLUMNS:
        raise PriceListError(
            "price-list-columns", file=name, row=1, most=MOST_COLUMNS, cells=MOST_CELLS
        )
    names = [[path[at] for path, _ in entries if at < len(path)] for at in range(levels)]
    lines = [[*_name_headings(names, headings), *headings]]
    for path, records in entries:
        first = [*path, *[""] * (levels - len(path))] if named else []
        lines.extend([*first, *(each.get(key, "") for key in headings)] for each in records)
        if len(lines) * len(lines[0]) > MOST_CELLS:
            raise PriceListError("price-list-cells", file=name, cells=MOST_CELLS)
    return _sheet(title, lines, about, name)


def _name_headings(names: Sequence[Sequence[str]], taken: Mapping[str, None]) -> list[str]:
    found: list[str] = []
    for level in names:
        heading = "Region" if all(map(_REGION.fullmatch, level)) else _NAME
        number = 1
        used = {*found, *taken}
        while (own := heading if number == 1 else f"{heading} {number}") in used:
            number += 1
        found.append(own)
    return found


def _sheet(title: str, lines: Sequence[Sequence[str]], about: Sequence[str], name: str) -> Sheet:
    if len(lines) + len(about) > MOST_ROWS:
        raise PriceListError("price-list-rows", file=name, most=MOST_ROWS)
    rows = [Row(number, (fact.strip(),)) for number, fact in enumerate(about, start=1)]
    for number, line in enumerate(lines, start=len(about) + 1):
        numbers = 0
        cells = []
        for column, text in enumerate(line):
            shown = _shown(text) if isinstance(text, _Digits) else text
            if isinstance(text, _Digits) and _PLAIN.fullmatch(shown):
                numbers |= 1 << column
            if len(shown) > MOST_CELL:
                raise PriceListError("price-list-cell", file=name, row=number, most=MOST_CELL)
            cells.append(shown)
        if len(cells) > MOST_COLUMNS:
            raise PriceListError(
                "price-list-columns", file=name, row=number, most=MOST_COLUMNS, cells=MOST_CELLS
            )
        rows.append(Row(number, tuple(cells), numbers))
    return Sheet(name=title, rows=tuple(rows))


def _shown(digits: str) -> str:
    """Write a number without its exponent, where that is not endless."""
    if "e" not in digits and "E" not in digits:
        return digits
    try:
        number = Decimal(digits)
    except DecimalException:
        return digits
    return format(number, "f") if abs(number.adjusted()) < _FAR_EXPONENT else digits
