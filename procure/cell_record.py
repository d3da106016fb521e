"""What a workbook remembers of itself, so that an edited one finds its way back.

A very hidden sheet holds where each input stands and what was written there, which orders
the quantities belong to, and a short fingerprint of every other cell: whoever reads the
workbook again can tell what was changed, and where. The writer and the reader share this
description; neither library for workbooks is needed here.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final

from procure.record import record

RECORD_SHEET: Final = "procure.record"
"""The name of the sheet; no sheet of the plan is called so."""
FORMAT: Final = 1
"""Raised when older programs cannot read the record."""
INPUT: Final = "***"
"""The mark of a cell that a reader may change."""
EMPTY: Final = "---"
"""The mark of an empty cell."""
WIDTH: Final = 3
"""Characters of a mark."""

Key = tuple[str, ...]
"""What an input is: ("units", ORDER, SITE), ("offer", OFFER, "deposit"), ("limit", KEY), ...

The whole list stands in docs/workbook.md.
"""
CellValue = str | Decimal | int | float | bool | date | None

_MOST_OF_CELL: Final = 32767
LONGEST_NAME: Final = 500
"""The letters of a name that are remembered."""
_LETTERS: Final = f"{ascii_uppercase}{ascii_lowercase}{digits}+/"
_PAIRS: Final = tuple(one + other for one in _LETTERS for other in _LETTERS)
"""A mark is made of the first 18 bits of a sum, written as base 64 is."""
_EPOCH: Final = datetime.combine(date(1899, 12, 30), time())
_SECONDS_A_DAY: Final = 86400
_DECIMALS: Final = re.compile(r"(?<![A-Z0-9_.])[0-9]+\.[0-9]*(?:E[+-]?[0-9]+)?(?![A-Z0-9_.!])")


@record
class InputPlace:
    """Where an input stands ("Orders", "H5"), and the value that was written (None: empty)."""

    key: Key
    sheet: str
    cell: str
    value: Decimal | None


@record
class RecordedOrder:
    """An order of the plan that was written."""

    id: str
    offer: str
    period: int
    licence: bool


@record
class RecordedPort:
    """A port of software that the plan that was written starts, in which period."""

    stack: str
    workload: str
    period: int


@record
class MarkedRow:
    """A row of a sheet, counted from 1, and the marks of its cells from column A on."""

    sheet: str
    row: int
    marks: str


@record
class CellRecord:
    """All that a workbook remembers.

    `start` is the day on which the first period begins, `months` how long each is.
    """

    program: str
    project: str
    scenario: str
    digest: str
    currency: str
    start: str = ""
    months: str = ""
    inputs: tuple[InputPlace, ...]
    orders: tuple[RecordedOrder, ...]
    rows: tuple[MarkedRow, ...]
    ports: tuple[RecordedPort, ...] = ()


def mark(value: CellValue) -> str:
    """Give the mark of what stands in a cell that is no formula.

    Numbers count to twelve digits, days by their number in the sheet.
    """
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return _short(f"b{value}")
    if isinstance(value, str):
        return _short(f"s{value}")
    if isinstance(value, date):
        value = _serial(value)
    # Nothing below zero is nothing.
    return _short(f"n{float(value) or 0.0:.12g}")


def mark_of_formula(formula: str, sheet: str) -> str:
    """Give the mark of a formula on a sheet, however another program writes it."""
    return _short(f"f{normalised(formula, sheet)}")


def normalised(formula: str, sheet: str) -> str:
    """Give a formula without what programs add or leave out.

    That is `$`, quotes, spaces, the own sheet, and how a number with decimals is written.
    """
    bare = _bare(formula).removeprefix("=")
    if "." in bare:
        bare = _DECIMALS.sub(lambda found: format(float(found[0]), ".12g"), bare)
    own = _bare(sheet)
    return _own_sheet(own).sub("", bare) if f"{own}!" in bare else bare


def _bare(text: str) -> str:
    return "".join(text.replace("$", "").replace("'", "").split()).upper()


@cache
def _own_sheet(bare: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Z0-9_.]){re.escape(bare)}!")


def _serial(day: date) -> float:
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    return (moment - _EPOCH).total_seconds() / _SECONDS_A_DAY


def _short(text: str) -> str:
    sum_ = zlib.crc32(text.encode("utf-8", "replace"))
    return _PAIRS[sum_ >> 20] + _LETTERS[sum_ >> 14 & 63]


def rows_of(found: CellRecord) -> Iterator[tuple[str, ...]]:
    """Give the texts of the record's sheet, row by row, each short enough for a cell.

    Names at the head are cut; an input or order whose id is too long for a cell is left out.
    """
    head = {
        "format": FORMAT,
        "program": found.program,
        "project": found.project[:LONGEST_NAME],
        "scenario": found.scenario[:LONGEST_NAME],
        "digest": found.digest[:LONGEST_NAME],
        "currency": found.currency[:LONGEST_NAME],
        "start": found.start,
        "months": found.months,
    }
    yield (json.dumps(head, ensure_ascii=True),)
    yield from (row for row in _rows(found) if max(map(len, row)) <= _MOST_OF_CELL)


def _rows(found: CellRecord) -> Iterator[tuple[str, ...]]:
    for one in found.inputs:
        value = "" if one.value is None else format(one.value, "f")
        yield ("entry", json.dumps(one.key), one.sheet, one.cell, value)
    for order in found.orders:
        licence = "licence" if order.licence else ""
        yield ("order", json.dumps(order.id), json.dumps(order.offer), str(order.period), licence)
    for port in found.ports:
        yield ("port", json.dumps(port.stack), json.dumps(port.workload), str(port.period))
    for row in found.rows:
        yield ("cells", row.sheet, str(row.row), row.marks)


def read_rows(rows: Iterable[Sequence[str]]) -> CellRecord:
    """Read the texts of the record's sheet; raise ValueError where they are no such record.

    A record of a later format raises ValueError with "format" as its argument.
    """
    lines = iter(rows)
    head = _object(next(iter(next(lines, ())), ""))
    if head.get("format") != FORMAT:
        raise ValueError("format")
    inputs: list[InputPlace] = []
    orders: list[RecordedOrder] = []
    ports: list[RecordedPort] = []
    marked: list[MarkedRow] = []
    for kind, *cells in lines:
        if kind == "entry":
            key, sheet, cell, value = cells[:4]
            number = Decimal(value) if value else None
            inputs.append(InputPlace(key=_key(key), sheet=sheet, cell=cell, value=number))
        elif kind == "order":
            name, offer, period, licence = cells[:4]
            orders.append(
                RecordedOrder(
                    id=str(json.loads(name)),
                    offer=str(json.loads(offer)),
                    period=int(period),
                    licence=licence == "licence",
                )
            )
        elif kind == "port":
            stack, workload, period = cells[:3]
            ports.append(
                RecordedPort(
                    stack=str(json.loads(stack)),
                    workload=str(json.loads(workload)),
                    period=int(period),
                )
            )
        elif kind == "cells":
            sheet, row, marks = cells[:3]
            marked.append(MarkedRow(sheet=sheet, row=int(row), marks=marks))
        else:
            raise ValueError(kind)
    texts = {name: str(head.get(name, "")) for name in _TEXTS}
    return CellRecord(
        inputs=tuple(inputs),
        orders=tuple(orders),
        ports=tuple(ports),
        rows=tuple(marked),
        **texts,
    )


_TEXTS: Final = ("program", "project", "scenario", "digest", "currency", "start", "months")


def _object(text: str) -> dict[str, object]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("head")  # noqa: TRY004 - one kind of error for a file that is no record
    return found


def _key(text: str) -> Key:
    found = json.loads(text)
    if not isinstance(found, list):
        raise ValueError("key")  # noqa: TRY004 - as above
    return tuple(map(str, found))
