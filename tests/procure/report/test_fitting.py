"""Columns and rows fit what stands in them, and pages can be read."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from procure.house_style import USUAL, HouseStyle, Page
from procure.report.book import Book
from procure.report.fitting import lines_of
from procure.report.values import Column, Value


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 9, 1),
        ("Units", 9, 1),
        ("Take-or-pay remainder (USD)", 11, 3),
        ("Units at Ninth Cloud, United States", 9, 5),
        ("0123456789", 4, 3),
        ("a 0123456789 b", 4, 4),
    ],
)
def test_lines(text: str, room: float, lines: int) -> None:
    """A text is broken at its words, and a word that is too long within it."""
    assert lines_of(text, room) == lines


def written(
    folder: Path, columns: list[Column], row: tuple[Value, ...], style: HouseStyle = USUAL
) -> Worksheet:
    """Gives a sheet with one table of one row."""
    path = folder / "book.xlsx"
    book = Book(path, "Title", "Subject", date(2024, 1, 1), style=style)
    sheet = book.sheet("Sheet")
    sheet.title("Title")
    sheet.table("Things", columns, [row], empty="None.")
    book.close()
    made = openpyxl.load_workbook(path)["Sheet"]
    assert isinstance(made, Worksheet)
    return made


def test_a_heading_has_all_its_lines(tmp_path: Path) -> None:
    """A narrow column with a long heading has a row of headings that is high enough."""
    long = Column(heading="Units at Ninth Cloud, United States", kind="whole")
    few = written(tmp_path, [Column(heading="Units", kind="whole")], (1,))
    assert few.row_dimensions[4].height == pytest.approx(32, abs=1)
    many = written(tmp_path, [long], (1,))
    assert many.row_dimensions[4].height > 45


def test_a_wide_sheet_wraps_its_texts(tmp_path: Path) -> None:
    """Texts are wrapped more often before a page becomes too small to read; figures are not."""
    text = "a text that goes on and on " * 4
    one = [Column(heading="Text"), Column(heading="Units", kind="whole")]
    alone = written(tmp_path, one, (text, 123456))
    assert alone.column_dimensions["A"].width == pytest.approx(52, abs=1)
    many = [*(Column(heading=f"Text {at}") for at in range(6)), one[1]]
    wide = written(tmp_path, many, (*[text] * 6, 123456))
    assert 26 <= wide.column_dimensions["A"].width < 45
    assert wide.column_dimensions["G"].width == alone.column_dimensions["B"].width
    assert wide.row_dimensions[5].height > alone.row_dimensions[5].height
    assert wide.page_setup.fitToWidth in {None, 1}
    # A larger paper has room for more.
    large = written(tmp_path, many, (*[text] * 6, 123456), HouseStyle(page=Page(paper="A3")))
    assert large.column_dimensions["A"].width > wide.column_dimensions["A"].width


def abreast(folder: Path, columns: int, kept: int = 0) -> Worksheet:
    """Gives a sheet of many columns whose first is kept in sight, one of them beside another."""
    path = folder / "book.xlsx"
    book = Book(path, "Title", "Subject", date(2024, 1, 1))
    sheet = book.sheet("Sheet")
    many = [Column(heading=f"Column {at}", kind="whole", width=12) for at in range(columns)]
    sheet.table("Things", many, [tuple(range(columns))], empty="None.")
    sheet.freeze(4, 1)
    if kept:
        sheet.keep_beside(kept)
    book.close()
    made = openpyxl.load_workbook(path)["Sheet"]
    assert isinstance(made, Worksheet)
    return made


def breaks_of(sheet: Worksheet) -> list[int]:
    """Gives the columns that begin a page, counted from 0."""
    return [one.id for one in sheet.col_breaks.brk]


def test_what_does_not_fit_one_page_goes_onto_several(tmp_path: Path) -> None:
    """A sheet of many columns is printed on pages abreast that can be read, each with the first."""
    sheet = abreast(tmp_path, 24)
    assert sheet.page_setup.scale is not None
    assert 60 <= sheet.page_setup.scale <= 80
    (middle,) = breaks_of(sheet)
    assert 10 <= middle <= 15
    assert sheet.print_title_cols == "$A:$A"
    # What fits one page has neither.
    few = abreast(tmp_path, 12)
    assert not breaks_of(few)
    assert few.print_title_cols is None


def test_what_belongs_together_stays_on_a_page(tmp_path: Path) -> None:
    """A column that is kept beside another does not begin a page."""
    (middle,) = breaks_of(abreast(tmp_path, 24))
    assert middle not in breaks_of(abreast(tmp_path, 24, middle))


@pytest.mark.parametrize(("rows", "repeated"), [(31, "$4:$4"), (3, "$1:$1")])
def test_headings_stand_above_their_own_rows_only(tmp_path: Path, rows: int, repeated: str) -> None:
    """Where tables stand below one another, short ones' headings are not repeated for the next."""
    path = tmp_path / "book.xlsx"
    book = Book(path, "Title", "Subject", date(2024, 1, 1))
    sheet = book.sheet("Sheet")
    sheet.title("Title")
    area = sheet.table("First", [Column(heading="A")], [("a",)] * rows)
    sheet.table("Second", [Column(heading="B")], [("b",)], top=area.last + 3)
    sheet.freeze(4)
    book.close()
    assert openpyxl.load_workbook(path)["Sheet"].print_title_rows == repeated
