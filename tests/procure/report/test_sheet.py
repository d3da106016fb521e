"""Writing cells: formats, widths, and texts that stay texts."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.report.sheet import (
    MOST_CHARACTERS,
    Book,
    Column,
    Formula,
    Styled,
    cleaned,
    decimals_for,
    decimals_of,
    gap_digits,
    number_format,
)


@given(st.text())
def test_cleaned_text_fits_a_cell(text: str) -> None:
    """Whatever a supplier wrote, no control character is left; cleaned twice is the same."""
    shown = cleaned(text)
    assert not any(ord(one) < 32 or 0x7F <= ord(one) < 0xA0 for one in shown)
    assert "\ufffe" not in shown
    assert cleaned(shown) == shown


@pytest.mark.parametrize("piece", ["x", "八", "\U0001f600"])
def test_long_text_is_cut_where_excel_would_refuse_it(piece: str) -> None:
    """A text longer than a cell holds is cut, never in the middle of a character, and says so."""
    shown = cleaned(piece * 40000)
    assert len(shown.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert shown.endswith(f"{piece}…")


def test_number_formats() -> None:
    """Money carries its currency; what is no currency code never enters a format."""
    assert number_format("money", "EUR", 2) == "[$EUR] #,##0.00"
    assert number_format("money", "JPY", 0) == "[$JPY] #,##0"
    assert number_format("money", ']"x', 2) == "#,##0.00"
    assert number_format("percent", "", 0) == "0%"
    assert number_format("day", "", 0) == "yyyy-mm-dd"


def test_decimals() -> None:
    """As many decimals as the numbers have; beside large ones fewer."""
    assert decimals_of([Decimal("1.50"), None, Decimal(3)]) == 1
    assert decimals_of([Decimal("1E+3")]) == 0
    assert decimals_for([Decimal("0.1234"), Decimal("12345.6789")]) == 0
    assert decimals_for([Decimal("1.23456")]) == 3
    assert decimals_for([Decimal(2)]) == 0
    assert decimals_for([]) == 0


def test_gaps_show_two_digits_however_small() -> None:
    """A gap that is not zero is never shown as zero."""
    assert gap_digits(Decimal("0.000765")) == 3
    assert gap_digits(Decimal("0.00000032")) == 6
    assert gap_digits(Decimal("0.12")) == 2
    assert gap_digits(Decimal(0)) == 2


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
