"""Excel workbooks: cells as a person reads them, with what only the file's XML knows."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest

from catalogs.files import open_book, read_source
from catalogs.grid import Book, Row
from catalogs.number_formats import NumberFormat, read_format, written
from procure.errors import PriceListError
from tests.catalogs.shelf import Cell, keys, read, workbook


def opened(path: Path) -> Book:
    """Opens a workbook."""
    return open_book(read_source(path))


def rows(path: Path) -> dict[int, Row]:
    """Gives the rows of the first sheet by number."""
    return {row.number: row for row in opened(path).sheets[0].rows}


def test_cells_are_text_as_a_person_reads_them(tmp_path: Path) -> None:
    """Numbers keep their digits without noise, dates are ISO, formats add what they show."""
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["SKU", "Price"],
            [28750.5, 0.1 + 0.2, date(2024, 3, 31), 0.15, 7, 12, 8, True, "#N/A", 1e-7],
            [28750, 10**15 + 1, datetime(2024, 3, 31, 12, 30), " padded ", None, "x"],  # noqa: DTZ001
        ],
        formats={"D2": "0%", "E2": "00000", "F2": '0" weeks"', "G2": "0.00"},
    )
    found = rows(path)
    assert found[2].cells == (
        *("28750.5", "0.3", "2024-03-31", "15%", "00007", "12 weeks", "8", "TRUE", "#N/A"),
        "0.0000001",
    )
    assert found[3].cells == (
        *("28750", "1000000000000001", "2024-03-31 12:30:00", "padded", "", "x"),
    )
    assert [found[2].stored_number(at) for at in (0, 1, 2, 8)] == [True, True, False, False]


def test_rows_keep_their_numbers(tmp_path: Path) -> None:
    """Leading and inner blank rows do not shift what a row is called."""
    path = workbook(tmp_path / "a.xlsx", [[], [], ["SKU", "Price"], [], ["A", 5]])
    assert sorted(rows(path)) == [3, 5]


def test_currency_signs_of_formats(tmp_path: Path) -> None:
    """A sign that only the cell's format shows is kept beside the number."""
    path = workbook(
        tmp_path / "a.xlsx",
        [["A", "B", "C", "D", "E"], [1, 2, 3, 4, 5]],
        formats={
            "A2": '"$"#,##0.00',
            "B2": "[$€-407] #,##0.00",
            "C2": '#,##0\\ "CHF"',
            "D2": "#,##0.00",
            "E2": "[$¥-804]#,##0",
        },
    )
    assert [rows(path)[2].sign(at) for at in range(5)] == ["$", "€", "chf", "", "¥"]


def test_formulas_hidden_rows_columns_and_sheets(tmp_path: Path) -> None:
    """Formulas are marked, and what is hidden is known to be."""
    path = workbook(
        tmp_path / "a.xlsx",
        [["SKU", "Price", "Cost"], ["A", "=1+1", 3], ["B", 5, 4]],
        hidden_rows=[3],
        hidden_columns=["C"],
        more={"Notes": [["hello"]]},
    )
    sheet = opened(path).sheets[0]
    found = {row.number: row for row in sheet.rows}
    assert found[2].formula(1)
    assert not found[3].formula(1)
    assert found[2].text(1) == ""
    assert found[3].hidden
    assert not found[2].hidden
    assert sheet.hidden_columns == {2}
    assert [each.name for each in opened(path).sheets] == ["Prices", "Notes"]


def edit(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """Changes the text of one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'),
        (b"<worksheet", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///b">]><worksheet'),
        (b"</worksheet>", b""),
        (b'r="2"', b'r="x"'),
    ],
)
def test_hostile_or_damaged_sheets(tmp_path: Path, old: bytes, new: bytes) -> None:
    """Entities, document types and broken XML end in one sentence."""
    path = workbook(tmp_path / "a.xlsx", [["SKU", "Price"], ["A", 5]])
    with pytest.raises(PriceListError) as caught:
        opened(edit(path, "xl/worksheets/sheet1.xml", old, new))
    assert caught.value.key == "price-list-damaged"


def test_a_lone_cell_far_out_does_not_take_the_memory(tmp_path: Path) -> None:
    """One cell at the end of the sheet is refused before a million rows are made."""
    path = workbook(tmp_path / "a.xlsx", [["SKU", "Price"], ["A", 5]])
    edit(path, "xl/worksheets/sheet1.xml", b'<row r="2">', b'<row r="1048576">')
    edit(path, "xl/worksheets/sheet1.xml", b'r="A2"', b'r="A1048576"')
    edit(path, "xl/worksheets/sheet1.xml", b'r="B2"', b'r="B1048576"')
    with pytest.raises(PriceListError) as caught:
        opened(path)
    assert caught.value.key == "price-list-rows"


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("General", NumberFormat()),
        ("#,##0.00", NumberFormat()),
        ('"$"#,##0.00;[Red]\\-"$"#,##0.00', NumberFormat(sign="$")),
        ('_("$"* #,##0.00_);_("$"* (#,##0.00)', NumberFormat(sign="$")),
        ("[$USD] #,##0", NumberFormat(sign="USD")),
        ("[$€-2]\\ #,##0.00", NumberFormat(sign="€")),
        ('#,##0.00\\ "kr."', NumberFormat(sign="kr.")),
        ('0" weeks"', NumberFormat(after="weeks")),
        ('#,##0.00" €/month"', NumberFormat(sign="€", after="€/month")),
        ('"from "$#,##0', NumberFormat(sign="$", before="from $")),
        ('$#,##0"/10pcs"', NumberFormat(sign="$", after="/10pcs")),
        ("0.0%", NumberFormat(percent=True)),
        ("0000", NumberFormat(zeros=4)),
    ],
)
def test_number_formats(code: str, form: NumberFormat) -> None:
    """A format gives its sign, its words, its percent and its leading zeros."""
    assert read_format(code) == form


def test_formats_that_show_thousands_leave_the_stored_number(tmp_path: Path) -> None:
    """28000 shown as 28k is 28000: only a format without scaling lets its k multiply."""
    forms = {"A1": '#,##0,"k"', "A2": '0.0,,"M USD"', "A3": '0"k"', "A4": '[$€-407]0.0,,"Mio."'}
    numbers = [[28000], [1200000], [9], [3500000]]
    found = rows(workbook(tmp_path / "k.xlsx", numbers, formats=forms)).values()
    assert [row.text(0) for row in found] == ["28000", "1200000", "9 k", "3500000"]
    assert [row.sign(0) for row in found] == ["", "usd", "", "€"]


def test_numbers_that_are_none(tmp_path: Path) -> None:
    """What other programs write for infinity is text, and no price."""
    path = workbook(tmp_path / "inf.xlsx", [["SKU", "Chip", "Price (USD)"], ["A", "L4", 77]])
    edit(path, "xl/worksheets/sheet1.xml", b"<v>77</v>", b"<v>inf</v>")
    assert rows(path)[2].text(2) == "inf"
    assert "price-not-understood" in keys(read(path))


def test_written_numbers() -> None:
    """A number is written in full, without exponent and without noise."""
    assert written(1.1 * 3) == "3.3"
    assert written(1e21) == "1000000000000000000000"
    assert written(28750.0) == "28750"
    assert written(0.335, NumberFormat(percent=True)) == "33.5%"


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    """Opening tells how far it is, and never goes back."""
    rows: list[list[Cell]] = [["SKU", at] for at in range(9000)]
    told: list[tuple[int, int]] = []
    source = read_source(workbook(tmp_path / "a.xlsx", rows, more={"Notes": [["x"]]}))
    open_book(source, on_progress=lambda _stage, done, total: told.append((done, total)))
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert len(shares) > 2
    assert shares[-1] == 1
