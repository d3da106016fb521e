"""A small exported workbook, and ways to edit it, for the tests of its reading."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from procure.cell_record import CellRecord, RecordedOrder
from procure.report.book import Book
from procure.report.values import Column, Entry, Formula, Value

UNITS = ("F5", "F6", "F7", "F8", "F9", "F10")
"""Where the units of the six orders stand on the sheet Orders."""


def exported(path: Path) -> Path:
    """Write a workbook with a table of six orders, a sheet of prices and one of sums."""
    book = Book(path, "Plan", "Test", date(2024, 1, 1), locked=True)
    orders = book.sheet("Orders")
    orders.title("Orders", "What is ordered")
    rows: list[list[Value]] = [
        [
            str(number),
            f"Offer {number}",
            date(2024, 1, number),
            Decimal(number) / 4,
            Formula(text=f"=F{number + 4}*D{number + 4}", value=Decimal(number) ** 2 / 4),
            Entry(key=("units", str(number), "here"), value=number, kind="whole"),
        ]
        for number in range(1, 7)
    ]
    columns = [
        Column(heading="Order"),
        Column(heading="Offer"),
        Column(heading="Placed", kind="day"),
        Column(heading="Price", kind="number"),
        Column(heading="Cost", kind="number", total=True),
        Column(heading="Units", kind="whole"),
    ]
    orders.table("Orders", columns, rows, top=3)
    prices = book.sheet("Prices and terms")
    entry = Entry(key=("offer", "o", "deposit"), value=Decimal("0.3"), kind="percent")
    prices.text(0, 0, "Deposit")
    prices.value(0, 1, entry, "percent")
    prices.value(1, 1, Entry(key=("offer", "o", "moq"), value=None, kind="whole"), "whole")
    sums = book.sheet("Sums")
    sums.text(0, 0, " leading and odd ")
    sums.value(0, 1, Formula(text="=SUM(Orders!$E$5:$E$10)", value=Decimal("22.75")), "number")
    sums.value(1, 1, Formula(text="='Prices and terms'!$B$1*2", value=Decimal("0.6")), "number")
    book.remember(
        CellRecord(
            program="1",
            project="Test",
            scenario="Base case",
            digest="d",
            currency="USD",
            inputs=(),
            orders=tuple(
                RecordedOrder(id=str(number), offer="o", period=0, licence=False)
                for number in range(1, 7)
            ),
            rows=(),
        )
    )
    book.close()
    return path


def edited(path: Path, edit: Callable[[Workbook], object]) -> Path:
    """Edit a workbook as a script does: formulas stay, the values stored beside them go."""
    book = openpyxl.load_workbook(path)
    edit(book)
    other = path.with_name(f"edited-{path.name}")
    book.save(other)
    return other
