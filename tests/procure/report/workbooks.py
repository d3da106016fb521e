"""The example's workbook, written, and workbooks read back."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from procure.cell_record import RECORD_SHEET
from procure.plan import Plan
from procure.report import write_workbook
from tests.procure import example_plan

SHEETS = [
    "Summary",
    "Orders",
    "Prices and terms",
    "Inputs",
    "Time line",
    "Deliveries",
    "By month",
    "By supplier",
    "Fleet",
    "Ports and programs",
    "Capacity",
    "Chips at work",
    "Chips in place",
    "Power and racks",
    "Costs",
    "Limits",
    "Assumptions",
    "Price list issues",
    "Left out",
    "Commitments",
    "Summary details",
    "Cost lines",
    "Price lines",
    "Order facts",
    "Solve record",
    RECORD_SHEET,
]


def write(path: Path, plan: Plan | None = None) -> Path:
    """Writes the example's workbook."""
    write_workbook(
        example_plan.project(), example_plan.scenario(), plan or example_plan.plan(), path
    )
    return path


def read(path: Path) -> Workbook:
    """Gives a workbook with its formulas; it is for all who ask: nothing in it is changed."""
    return _opened(path, path.stat().st_mtime_ns, values=False)


def stored(path: Path) -> Workbook:
    """Gives a workbook with the values stored beside its formulas; nothing in it is changed."""
    return _opened(path, path.stat().st_mtime_ns, values=True)


@lru_cache(maxsize=4)
def _opened(path: Path, written: int, *, values: bool) -> Workbook:
    """Read a file once, for as long as it is the same; reading takes longer than writing."""
    del written
    return openpyxl.load_workbook(path, data_only=values)


def sheet(path: Path, name: str) -> Worksheet:
    """Gives a sheet with the values stored beside its formulas."""
    found = stored(path)[name]
    assert isinstance(found, Worksheet)
    return found


def rows(path: Path, name: str) -> list[dict[str, object]]:
    """Gives the rows of a sheet's first table by heading."""
    found = sheet(path, name)
    table = next(iter(found.tables.values()))
    head, *body = found[table.ref]
    headings = [str(cell.value) for cell in head]
    return [dict(zip(headings, (cell.value for cell in row), strict=True)) for row in body]


def dump(path: Path) -> str:
    """Writes down every cell in sight: its stored value, its formula if any, its format."""
    formulas = read(path)
    lines = []
    for one in stored(path):
        if one.title == RECORD_SHEET:
            continue
        lines.append(f"## {one.title}")
        for row in one.iter_rows():
            for cell in row:
                formula = formulas[one.title][cell.coordinate].value
                if cell.value is None and formula is None:
                    continue
                value = cell.value
                if isinstance(value, float):
                    value = f"{value:.10g}"
                if isinstance(value, datetime):
                    value = str(value).removesuffix(" 00:00:00")
                how = f"   {formula}" if str(formula).startswith("=") else ""
                lines.append(f"{cell.coordinate}: {value}{how}   [{cell.number_format}]")
    return "\n".join(lines) + "\n"


def formula_cells(book: Workbook) -> Iterator[tuple[str, str]]:
    """Lists the cells that hold formulas."""
    for one in book.worksheets:
        for row in one.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield one.title, cell.coordinate
