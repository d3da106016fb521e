"""Workbooks of other kinds say the same as .xlsx does, and none can take the memory.

The files in `kinds` are one workbook of ours, saved by LibreOffice in three formats.
"""

import struct
from pathlib import Path

import pytest

from catalogs.files import open_book, read_source
from catalogs.grid import Book, Row, Span
from procure.errors import PriceListError
from tests.catalogs.containers import at_row, binary, document, number_cell, record, wide

KINDS = Path(__file__).parent / "kinds"


def opened(path: Path) -> Book:
    """Opens a file."""
    return open_book(read_source(path))


def refused(path: Path, data: bytes) -> str:
    """Gives the key of the error that a file ends in."""
    path.write_bytes(data)
    with pytest.raises(PriceListError) as caught:
        opened(path)
    assert str(caught.value)
    return caught.value.key


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_the_same_workbook_in_every_kind(kind: str) -> None:
    """Values, formats, formulas, faults, hidden and merged cells come alike from each kind."""
    book = opened(KINDS / f"kinds.{kind}")
    assert book.kind == "workbook"
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [
        ("Prices", False),
        ("Notes", True),
    ]
    sheet = book.sheets[0]
    rows = {row.number: row for row in sheet.rows}
    assert list(rows) == [1, 3, 4, 5, 6, 7, 9]
    assert rows[4].cells == (
        *("", "HG-1", "L40S 48GB", "9000", "8500.5", "4 weeks", "15%", "00007"),
        *("2024-03-31", "#N/A"),
    )
    assert rows[5].cells[8:] == ("2024-03-31 12:30:00", "padded")
    assert rows[6].cells[3:5] == ("27000", "0.3")
    assert rows[9].cells[3] == "Call"
    assert rows[9].cells[9] == "two\nlines"
    assert [rows[4].stored_number(at) for at in (1, 3, 4, 8)] == [False, True, True, False]
    assert rows[4].sign(3) == "$"
    assert rows[4].sign(4) in {"€", "EUR"}
    assert rows[6].formula(3)
    assert not rows[6].formula(4)
    assert [number for number, row in rows.items() if row.hidden] == [7]
    assert sheet.hidden_columns == {9}
    assert sheet.merged == (Span(first_row=1, last_row=1, first_column=1, last_column=3),)


def cell(text: str, attributes: str = "") -> str:
    """Makes a cell of an .ods."""
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        (
            "<table:table-row table:number-rows-repeated='1048576'>"
            + cell("x", "table:number-columns-repeated='1024'")
            + "</table:table-row>",
            "price-list-columns",
        ),
        (
            "<table:table-row table:number-rows-repeated='1048576'>"
            + cell("x")
            + "</table:table-row>",
            "price-list-rows",
        ),
        (
            "<table:table-row table:number-rows-repeated='200000'>"
            + cell("x", "table:number-columns-repeated='900'")
            + "</table:table-row>",
            "price-list-cells",
        ),
        (
            "<table:table-row table:number-rows-repeated='no'>" + cell("x") + "</table:table-row>",
            "price-list-damaged",
        ),
    ],
)
def test_repeated_rows_do_not_take_the_memory(tmp_path: Path, rows: str, key: str) -> None:
    """A few hundred bytes that stand for a billion cells are refused before they are made."""
    data = document(rows)
    assert len(data) < 1000
    assert refused(tmp_path / "a.ods", data) == key


def test_repeated_blank_rows_and_columns_are_free(tmp_path: Path) -> None:
    """What programs write to fill a sheet up to its last row and column is nothing."""
    path = tmp_path / "a.ods"
    path.write_bytes(
        document(
            "<table:table-row><table:table-cell table:number-columns-repeated='2'/>"
            + cell("SKU")
            + "<table:table-cell table:number-columns-repeated='16380'/></table:table-row>"
            "<table:table-row table:number-rows-repeated='3'>" + cell("A") + "</table:table-row>"
            "<table:table-row table:number-rows-repeated='1048570'><table:table-cell "
            "table:number-columns-repeated='16384'/></table:table-row>"
        )
    )
    rows = opened(path).sheets[0].rows
    assert [(row.number, row.cells) for row in rows] == [
        (1, ("", "", "SKU")),
        *((number, ("A",)) for number in (2, 3, 4)),
    ]


def test_what_is_beside_the_cells_is_not_in_them(tmp_path: Path) -> None:
    """Comments of a cell, and covered cells, are no part of its text."""
    path = tmp_path / "a.ods"
    comment = "<office:annotation><text:p>secret</text:p></office:annotation>"
    path.write_bytes(
        document(
            "<table:table-row><table:table-cell table:number-columns-spanned='2'>"
            f"{comment}<text:p>a<text:s text:c='2'/>b</text:p></table:table-cell>"
            "<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>"
            "</table:table-row>"
        )
    )
    sheet = opened(path).sheets[0]
    assert sheet.rows[0].cells == ("a  b",)
    assert sheet.merged[0].last_column == 1


def test_entities_in_an_open_document(tmp_path: Path) -> None:
    """A document that defines entities is refused."""
    data = document("", before="<!DOCTYPE a [<!ENTITY b 'c'>]>")
    assert refused(tmp_path / "a.ods", data) == "price-list-damaged"


def test_binary_workbooks(tmp_path: Path) -> None:
    """An .xlsb gives its numbers, currency signs, formulas, faults, hidden and merged cells."""
    path = tmp_path / "a.xlsb"
    path.write_bytes(
        binary(
            [
                at_row(0),
                record(6, struct.pack("<II", 0, 0) + wide("Price")),
                at_row(1, 0x10),
                number_cell(0, 2900.5, 1),
                record(3, struct.pack("<IIB", 1, 0, 0x2A)),
                record(9, struct.pack("<IIdH", 2, 0, 7.0, 0) + struct.pack("<II", 0, 0)),
            ]
        )
    )
    sheet = opened(path).sheets[0]
    assert sheet.rows == (
        Row(1, ("Price",)),
        Row(2, ("2900.5", "#N/A", "7"), 0b101, 0b100, ((0, "$"),), hidden=True),
    )
    assert sheet.hidden_columns == {2}
    assert sheet.merged == (Span(first_row=1, last_row=1, first_column=0, last_column=1),)


@pytest.mark.parametrize(
    ("row", "column", "key"),
    [(1_048_575, 0, "price-list-rows"), (0, 16_383, "price-list-columns")],
)
def test_a_lone_cell_far_out_of_a_binary_workbook(
    tmp_path: Path, row: int, column: int, key: str
) -> None:
    """A cell in the last row or column is refused before a rectangle is made of it."""
    data = binary([at_row(row), number_cell(column, 1)])
    assert refused(tmp_path / "a.xlsb", data) == key
