"""Tables with chips as headings: each price becomes a row of its own.

"date, H100, A100" over a date and two prices is taken for two rows, one of each chip.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from catalogs.grid import Row
from catalogs.headers import Column, Table
from catalogs.headings import Suggestion, fold, suggest_known
from catalogs.layout.finding import has_digit
from catalogs.layout.heading_rows import NAMING, is_price
from catalogs.money import no_price
from catalogs.times import read_date
from procure.offers import Mapping
from procure.record import record

ACROSS: Final = "price_across"
"""The field of a column whose heading says what its prices are of."""

_FEWEST: Final = 2
_SAMPLE: Final = 200
_MOSTLY: Final = 0.8
_TERM: Final = re.compile(
    r"on.?demand|[0-9]+\s*-?\s*(?:y|yrs?|years?|mo|months?|jahre?|monate?|ans?|mois|年|个月|лет|год|мес)\w*",
    re.IGNORECASE,
)


def unpivoted(
    table: Table, mapping: Mapping | None, names_chip: Callable[[str], bool] | None
) -> Table:
    """Give a table with chips across as one with a row for each price; any other as it is.

    It is taken so where no column is a price and at least two headings over numbers name
    chips, or where a person says so.
    """
    told = [column for column in table.columns if column.field == ACROSS]
    found = told or _chips_across(table, names_chip)
    if not found:
        return table
    start = max(table.end, table.made or 0, max((len(row.cells) for row in table.rows), default=0))
    if table.made is not None:
        start = max(start, max(column.index for column in table.columns) + 1)
    names, price = _made(table, found, start, mapping)
    stay = tuple(
        replace(c, field=ACROSS, suggestion=_SAID) if c in found else c for c in table.columns
    )
    days = _newest(table, stay)
    dated = tuple(
        replace(c, field="as_of", suggestion=_DAYS)
        if c.index == days.column and not (c.field or c.answered)
        else c
        for c in stay
    )
    return replace(
        table,
        columns=(*dated, names, price),
        rows=tuple(each for row in days.rows for each in _rows(table, row, found, start)),
        made=table.made if table.made is not None else start,
        across=True,
        superseded=days.older,
        unpriced=days.unpriced,
        newest=days.newest,
        marks={},
    )


_SAID: Final = Suggestion(field=ACROSS, reason="heading-across")
_DAYS: Final = Suggestion(field="as_of", reason="heading-days")


def _chips_across(table: Table, names_chip: Callable[[str], bool] | None) -> list[Column]:
    if names_chip is None or table.priced or table.column("commitment"):
        return []
    found = [
        column
        for column in table.columns
        if not column.made
        and not column.answered
        and column.index not in table.sheet.hidden_columns
        and names_chip(column.heading)
        and _over_numbers(table, column.index)
    ]
    return found if len(found) >= _FEWEST else []


def _over_numbers(table: Table, index: int) -> bool:
    cells = [
        text
        for row in table.rows[:_SAMPLE]
        if row.number not in table.texts and not no_price(text := row.text(index))
    ]
    numbers = [text for text in cells if has_digit(text) and not re.search(r"[^\W\d_]{4}", text)]
    return bool(cells) and len(numbers) >= _MOSTLY * len(cells)


def _made(
    table: Table, found: Sequence[Column], start: int, mapping: Mapping | None
) -> tuple[Column, Column]:
    """Make the columns of what the headings say and of the prices under them."""
    taken = {column.field for column in table.columns}
    if not taken & set(NAMING):
        field = "chip"
    elif all(_TERM.fullmatch(column.heading.strip()) for column in found):
        field = "term_months"
    else:
        field = "chip" if "chip" not in taken and "description" not in taken else "region"
    answers = {fold(each.heading): each.field for each in mapping.columns} if mapping else {}
    names = "Heading of the price"
    prices = "Price under the heading"
    said = {column.currencies for column in found}
    signs = {column.sign for column in found}
    return (
        Column(
            index=start,
            heading=names,
            field=answers.get(fold(names), field),
            suggestion=Suggestion(field=field, reason="heading-across"),
            answered=fold(names) in answers,
            made=True,
        ),
        Column(
            index=start + 1,
            heading=prices,
            field=answers.get(fold(prices), _price_field(found)),
            suggestion=Suggestion(field="price", reason="heading-across"),
            sign=signs.pop() if len(signs) == 1 else "",
            currencies=said.pop() if len(said) == 1 else (),
            answered=fold(prices) in answers,
            made=True,
        ),
    )


def _price_field(found: Sequence[Column]) -> str:
    """Give what the prices are for where all headings begin or end with the same words for it."""
    words = [fold(column.heading).split() for column in found]
    most = min(map(len, words)) - 1
    for count in range(most, 0, -1):
        for shared in (
            {tuple(each[:count]) for each in words},
            {tuple(each[-count:]) for each in words},
        ):
            known = suggest_known(" ".join(next(iter(shared)))) if len(shared) == 1 else None
            if known and is_price(known.field):
                return known.field
    return "price"


def _rows(table: Table, row: Row, found: Sequence[Column], start: int) -> list[Row]:
    if row.number in table.texts or row.number in table.repeats:
        return [row]
    across = {column.index for column in found}
    cells = ["" if at in across else text for at, text in enumerate(row.cells)]
    cells += [""] * (start - len(cells))
    bits = ~sum(1 << at for at in across)
    rows = []
    for column in found:
        at = column.index
        sign = row.sign(at)
        rows.append(
            Row(
                number=row.number,
                cells=(*cells, column.heading, row.text(at)),
                numbers=row.numbers & bits | row.stored_number(at) << start + 1,
                formulas=row.formulas & bits | row.formula(at) << start + 1,
                signs=((start + 1, sign),) if sign else (),
                hidden=row.hidden,
            )
        )
    return rows


@record
class _Days:
    """The rows of the newest day with prices, and those that do not count."""

    rows: tuple[Row, ...]
    column: int | None = None
    newest: str = ""
    older: tuple[int, ...] = ()
    unpriced: tuple[int, ...] = ()


def _newest(table: Table, columns: Sequence[Column]) -> _Days:
    """Keep the newest rows with prices where each row is of a day."""
    passed = table.texts | table.repeats
    goods = [row for row in table.rows if row.number not in passed and not row.hidden]
    for column in columns:
        if column.field == ACROSS or len(goods) < _FEWEST:
            continue
        days = [read_date(row.text(column.index)) for row in goods]
        known = [day for day in days if isinstance(day, date)]
        if len(known) < len(days) or len(set(known)) < _FEWEST:
            continue
        newest = max(known)
        older = {row.number for row, day in zip(goods, known, strict=True) if day < newest}
        bare = {
            row.number
            for row in table.rows
            if row.number in table.texts and isinstance(read_date(row.text(column.index)), date)
        }
        return _Days(
            rows=tuple(row for row in table.rows if row.number not in older | bare),
            column=column.index,
            newest=newest.isoformat(),
            older=tuple(sorted(older)),
            unpriced=tuple(sorted(bare)),
        )
    return _Days(rows=table.rows)
