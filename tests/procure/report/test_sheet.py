"""Writing tables: real values, totals, and texts that stay texts."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from procure.report.book import Book
from procure.report.values import (
    Column,
    Formula,
    Styled,
)


def test_table(tmp_path: Path) -> None:
    """A table is one of Excel's own, empty cells stay empty, and totals store their value."""
    path = tmp_path / "book.xlsx"
    book = Book(path, "Title", "Subject", date(2024, 1, 1))
    sheet = book.sheet("Sheet")
    area = sheet.table(
        "Things",
        [
            Column(heading="Name"),
            Column(heading="name"),
            Column(heading="Day", kind="day"),
            Column(heading="Cost", kind="money", currency="USD", total=True),
        ],
        [
            ("=1+1", "", date(2024, 2, 29), Decimal("1.10")),
            ("b", None, None, None),
            ("c", "x", date(2024, 3, 1), Styled(value=Decimal("2.2"), kind="money")),
            ("d", "x", None, Formula(text="=1+2", value=3)),
        ],
    )
    assert area.reference(3) == "'Sheet'!$D$5:$D$8"
    assert area.total(3) == "'Sheet'!$D$9"
    book.close()
    stored = openpyxl.load_workbook(path, data_only=True)["Sheet"]
    assert stored.tables["Things"].ref == "A4:D8"
    assert [cell.value for cell in stored[4]] == ["Name", "name (2)", "Day", "Cost"]
    assert stored["A5"].data_type == "s"
    assert stored["A5"].quotePrefix
    assert stored["C5"].is_date
    assert stored["D6"].value is None
    assert stored["D9"].value == pytest.approx(6.3)
    assert openpyxl.load_workbook(path)["Sheet"]["D9"].value == "=SUM(D5:D8)"


def test_table_without_rows(tmp_path: Path) -> None:
    """A table without rows says so in words, under its headings."""
    path = tmp_path / "book.xlsx"
    book = Book(path, "Title", "Subject", date(2024, 1, 1))
    book.sheet("Sheet").table("None", [Column(heading="Name")], [], empty="Nothing here.")
    book.close()
    sheet = openpyxl.load_workbook(path)["Sheet"]
    assert sheet["A5"].value == "Nothing here."
    assert not sheet.tables
