"""Values that a workbook stores, written as a person reads them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, islice
from math import isfinite
from typing import Any, Final

from catalogs.grid import Row
from catalogs.limits import MOST_CELL
from catalogs.number_formats import written
from catalogs.sheet_parts import NO_FORMS, RowForms, SheetPart
from catalogs.texts import BLOCK, Columns
from procure.errors import PriceListError

Value = int | float | str | bool | date | datetime | time | timedelta | None

_NUMBERS: Final = frozenset({int, float})


def value_rows(
    lines: Iterable[Sequence[Value]],
    first_column: int,
    part: SheetPart,
    name: str,
    on_rows: Callable[[int], None],
) -> Iterator[Row]:
    """Give the rows of a sheet that hold anything, from row 1 on, with its marks.

    All lines are of one length; `on_rows` is told how many of them are done.
    Raises PriceListError where a cell is too long.
    """
    columns: Columns[Value] = Columns()
    formats, formulas, faults, hidden = part.formats, part.formulas, part.faults, part.hidden_rows
    source = iter(lines)
    number = 1
    while block := list(islice(source, BLOCK)):
        across = list(zip(*block, strict=True))
        numbers = _numbers(across, first_column, len(block))
        texts = list(_texts(columns, across, len(block)))
        if max(map(len, chain.from_iterable(texts)), default=0) > MOST_CELL:
            long = number + next(
                at for at, cells in enumerate(texts) if any(len(cell) > MOST_CELL for cell in cells)
            )
            raise PriceListError("price-list-cell", file=name, row=long, most=MOST_CELL)
        for at, (cells, bits) in enumerate(zip(texts, numbers, strict=True)):
            forms = formats.get(number, NO_FORMS)
            shown = cells
            if first_column or forms.changes or number in part.faults:
                shown = _marked(cells, block[at], bits, first_column, forms, faults.get(number))
            if shown and not shown[-1]:
                shown = _trimmed(shown)
            formula = formulas.get(number, 0)
            if shown or formula:
                yield Row(number, shown, bits, formula, forms.signs, number in hidden)
            number += 1
        on_rows(number - 1)


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = len(cells)
    while last and not cells[last - 1]:
        last -= 1
    return cells[:last]


def _marked(
    cells: tuple[str, ...],
    line: Sequence[Value],
    numbers: int,
    first_column: int,
    forms: RowForms,
    faults: Mapping[int, str] | None,
) -> tuple[str, ...]:
    """Give a row's texts with the columns before them, and what formats and faults show."""
    shown = [*("",) * first_column, *cells]
    for column, form in forms.changes.items():
        if numbers >> column & 1:
            value = line[column - first_column]
            shown[column] = written(value, form) if isinstance(value, (int, float)) else ""
    # calamine gives an empty cell for #N/A, which would pass for one left blank.
    for column, text in (faults or {}).items():
        shown.extend([""] * (column + 1 - len(shown)))
        shown[column] = text
    return tuple(shown)


def _texts(
    columns: Columns[Value], across: Sequence[Sequence[Value]], length: int
) -> Iterator[tuple[str, ...]]:
    kinds = [set(map(type, cells)) for cells in across]
    if not across:
        return iter([()] * length)
    # 1 and True are equal, but not the same text.
    if any(bool in found and not _NUMBERS.isdisjoint(found) for found in kinds):
        return zip(*(list(map(text_of, cells)) for cells in across), strict=True)
    return columns.written(across, [_writer(found) for found in kinds])


def _writer(kinds: set[type]) -> Callable[[Value], str]:
    return _WRITERS[next(iter(kinds))] if len(kinds) == 1 else text_of


def _numbers(across: Sequence[Sequence[Value]], first_column: int, length: int) -> Sequence[int]:
    """Give the columns that hold numbers in each row, as bits."""
    everywhere = 0
    found: Sequence[int] = [0] * length
    for column, cells in enumerate(across, start=first_column):
        kinds = set(map(type, cells))
        if _NUMBERS.isdisjoint(kinds):
            continue
        bit = 1 << column
        if kinds <= _NUMBERS and all(map(isfinite, cells)):  # type: ignore[arg-type]
            everywhere |= bit
        else:
            found = [
                bits | bit if _is_number(value) else bits
                for bits, value in zip(found, cells, strict=True)
            ]
    return [bits | everywhere for bits in found]


def _is_number(value: Value) -> bool:
    # Excel stores neither infinity nor NaN, but other programs write them.
    return type(value) in _NUMBERS and isfinite(value)  # type: ignore[arg-type]


def text_of(value: Value) -> str:
    """Write a value that a workbook stores."""
    return _WRITERS[type(value)](value)


def _number(value: float) -> str:
    text = f"{value:.15g}"
    if "e" not in text and "n" not in text and text != "-0":
        return text
    return written(value) if isfinite(value) else str(value)


def _moment(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ")


# Any: each is called with values of its own type only.
_WRITERS: Final[dict[type, Callable[[Any], str]]] = {
    str: str.strip,
    float: _number,
    int: _number,
    bool: lambda value: "TRUE" if value else "FALSE",
    datetime: _moment,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: str,
    type(None): lambda _: "",
}
