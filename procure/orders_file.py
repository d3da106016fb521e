"""Reads orders that somebody gives: a table in a text file, or a plan written as JSON.

Nothing is taken of a file in which one line cannot be used: each bad line has a sentence.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from procure.errors import OrdersFileError, ProjectFileError
from procure.evaluation import GivenOrder, GivenOrders
from procure.order_cells import CellError, OrderCells, listed, shown
from procure.orders_json import read_tree
from procure.orders_taken import MOST_FAULTS, Taken
from procure.project import Project
from procure.scenario import Scenario
from procure.words import sentence

MOST_BYTES: Final = 50 * 1024 * 1024
"""The largest file that is opened."""

_DELIMITERS: Final = (",", ";", "\t")
_OFFER_COLUMNS: Final = frozenset({"offer", "sku", "description"})
_HEADINGS: Final = {
    "offer": "offer",
    "offer id": "offer",
    "sku": "sku",
    "description": "description",
    "supplier": "supplier",
    "period": "period",
    "ordered": "period",
    "order date": "period",
    "placed": "period",
    "site": "site",
    "units": "units",
    "quantity": "units",
    "qty": "units",
}


def read_orders(path: Path, project: Project, scenario: Scenario) -> GivenOrders:
    """Read a file of orders for a scenario; an empty one holds no orders at all.

    Raises OrdersFileError with a sentence about the first bad line; `details` has one
    for each, a line each.
    """
    text = _text(path)
    taken = Taken(path.name)
    cells = OrderCells(project, scenario)
    if text.lstrip()[:1] in {"{", "["}:
        given = read_tree(text, project, scenario, cells, taken)
    else:
        given = GivenOrders(orders=tuple(_orders_of_table(text, path.name, cells, taken)))
    taken.refuse_faults()
    return given


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise ProjectFileError("file-not-found", path=path) from error
    except IsADirectoryError as error:
        raise ProjectFileError("file-is-folder", path=path) from error
    except OSError as error:
        raise ProjectFileError("file-unreadable", path=path, reason=error.strerror) from error
    if len(data) > MOST_BYTES:
        raise OrdersFileError("orders-too-large", path=path, most=MOST_BYTES // 1024**2)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OrdersFileError("orders-not-text", path=path) from error
    if "\0" in text:
        raise OrdersFileError("orders-not-text", path=path)
    return text


def _orders_of_table(text: str, name: str, cells: OrderCells, taken: Taken) -> Iterator[GivenOrder]:
    """Read a table, a line an order; what cannot be used is noted in `taken`."""
    rows = _rows(text, name)
    if not rows:
        return
    columns = _columns(rows[0][1], name)
    for line, row in rows[1:]:
        if len(taken.faults) > MOST_FAULTS:
            return
        where = sentence("orders-at-line", {"line": str(line)})
        try:
            order = _order(line, columns, row, cells)
            taken.once(order, where)
        except CellError as error:
            taken.fault(where, error)
        else:
            yield order


def _order(line: int, columns: Sequence[str], row: Sequence[str], cells: OrderCells) -> GivenOrder:
    if any(cell.strip() for cell in row[len(columns) :]):
        raise CellError("orders-cells-over", count=len(columns))
    known = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if column}
    offer = cells.offer(known)
    return GivenOrder(
        offer=offer,
        period=cells.period(known.get("period", "")),
        site=cells.site(known.get("site", ""), offer),
        units=cells.units(known.get("units", "")),
        line=line,
    )


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """Split a text into rows that hold anything, each with the line on which it begins."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(
        _DELIMITERS, key=lambda one: len(set(_known(next(csv.reader([first], delimiter=one), []))))
    )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error as error:
        where = sentence("orders-at-line", {"line": str(line)})
        reason = sentence("orders-quotes")
        raise OrdersFileError("orders-fault", file=name, where=where, reason=reason) from error
    return rows


def _known(headings: Sequence[str]) -> list[str]:
    """Give the column that each heading names, empty for one that is not read."""
    plain = (" ".join(one.replace("_", " ").split()).casefold() for one in headings)
    return [_HEADINGS.get(one, "") for one in plain]


def _columns(headings: Sequence[str], name: str) -> list[str]:
    columns = _known(headings)
    missing = [one for one in ("period", "units") if one not in columns]
    if not _OFFER_COLUMNS & set(columns):
        missing.insert(0, "offer")
    if missing:
        raise OrdersFileError(
            "orders-headings",
            file=name,
            missing=listed(missing),
            found=listed([shown(one) for one in headings]),
        )
    twice = [one for at, one in enumerate(columns) if one and one in columns[:at]]
    if twice:
        raise OrdersFileError("orders-heading-twice", file=name, column=twice[0])
    return columns
