"""An exported workbook is read back: its inputs, and every change outside them by name."""

import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from catalogs.edited_workbook import read_edited
from procure.cell_record import CellRecord
from procure.edited.workbook import UnknownEdit
from procure.errors import InputError
from procure.report.book import Book
from procure.report.values import Entry
from tests.catalogs.exported import UNITS, edited, exported


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give an exported workbook."""
    return exported(tmp_path / "plan.xlsx")


def unknown(path: Path, edit: Callable[[Workbook], object]) -> list[tuple[str, str, str, int]]:
    """List what an edit changes outside the inputs."""
    found = read_edited(edited(path, edit)).unknown
    return [(one.kind, one.sheet, one.cell, one.count) for one in found]


def put(sheet: str, cell: str, value: Any) -> Callable[[Workbook], object]:
    """Give an edit of one cell."""

    def edit(book: Workbook) -> None:
        book[sheet][cell] = value

    return edit


def test_a_workbook_as_it_was_written_has_no_edit(path: Path) -> None:
    """All inputs are what was written, and no other cell differs."""
    found = read_edited(path)
    assert not found.edited
    assert not found.unknown
    assert found.record.scenario == "Base case"
    assert len(found.inputs) == 8
    assert [one.offer for one in found.record.orders] == ["o"] * 6


def test_a_workbook_saved_again_by_a_script_has_no_edit(path: Path) -> None:
    """Stored values are gone then, formulas are written with other quotes and dollars."""
    found = read_edited(edited(path, lambda _: None))
    assert not found.edited
    assert not found.unknown


def test_inputs_are_read_where_they_stand(path: Path) -> None:
    """A number, a cell that was emptied, and one that was empty."""

    def edit(book: Workbook) -> None:
        book["Orders"]["F6"] = 12
        book["Prices and terms"]["B1"] = None
        book["Prices and terms"]["B2"] = 4

    found = read_edited(edited(path, edit))
    assert found.unknown == ()
    assert {one.place.key: (one.cell, one.value) for one in found.edited} == {
        ("units", "2", "here"): ("F6", Decimal(12)),
        ("offer", "o", "deposit"): ("B1", None),
        ("offer", "o", "moq"): ("B2", Decimal(4)),
    }


@pytest.mark.parametrize(
    ("value", "trouble", "text"),
    [("12 units", "text", "12 units"), ("=2*3", "no-value", "2*3"), ("#N/A", "error", "#N/A")],
)
def test_what_is_no_number_is_told(path: Path, value: str, trouble: str, text: str) -> None:
    """A text, an error, and a formula that nobody has worked out."""
    (one,) = read_edited(edited(path, put("Orders", "F7", value))).edited
    assert (one.trouble, one.text, one.value) == (trouble, text, None)


def test_a_blank_in_an_input_is_nothing(path: Path) -> None:
    """Somebody who typed a space meant to empty the cell."""
    (one,) = read_edited(edited(path, put("Orders", "F7", "  "))).edited
    assert (one.trouble, one.value) == ("", None)


def test_every_other_cell_that_changed_is_named(path: Path) -> None:
    """A value over a formula, another formula, a text, an emptied and a filled cell."""

    def edit(book: Workbook) -> None:
        book["Orders"]["E6"] = 99
        book["Sums"]["B1"] = "=SUM(Orders!E5:E9)"
        book["Orders"]["B7"] = "Another"
        book["Orders"]["A2"] = None
        book["Sums"]["D4"] = "a note"

    assert unknown(path, edit) == [
        ("emptied", "Orders", "A2", 1),
        ("changed", "Orders", "E6", 1),
        ("changed", "Orders", "B7", 1),
        ("filled", "Sums", "D4", 1),
        ("formula", "Sums", "B1", 1),
    ]


def with_notes(path: Path) -> Path:
    """Give a workbook with a sheet of inputs that have a label before and a note behind them."""
    book = Book(path, "Plan", "Test", date(2024, 1, 1), locked=True)
    sheet = book.sheet("Inputs")
    for column, heading in enumerate(("Input", "Value", "Note")):
        sheet.text(0, column, heading)
    for row in range(1, 4):
        sheet.text(row, 0, f"Label {row}")
        entry = Entry(key=("offer", "o", f"field {row}"), value=Decimal(row), kind="whole")
        sheet.value(row, 1, entry, "whole")
        sheet.text(row, 2, f"Note {row}")
    head = CellRecord(
        program="1",
        project="Test",
        scenario="Base case",
        digest="d",
        currency="USD",
        inputs=(),
        orders=(),
        rows=(),
    )
    book.remember(head)
    book.close()
    return path


def test_rows_put_in_are_one_edit_and_inputs_are_found_below_them(path: Path) -> None:
    """Two rows above the fourth order: its units are read from where they stand now."""

    def edit(book: Workbook) -> None:
        book["Orders"].insert_rows(8, 2)
        book["Orders"]["F10"] = 44

    found = read_edited(edited(path, edit))
    (one,) = found.edited
    assert (one.place.key, one.cell, one.value) == (("units", "4", "here"), "F10", Decimal(44))
    assert found.unknown[0] == UnknownEdit(kind="rows-added", sheet="Orders", cell="8", count=2)
    assert {one.kind for one in found.unknown} <= {"rows-added", "not-compared"}


def test_rows_taken_out_are_one_edit_and_their_inputs_are_gone(path: Path) -> None:
    """The third order's row: its input has no cell, those below keep theirs."""
    found = read_edited(edited(path, lambda book: book["Orders"].delete_rows(7)))
    assert [(one.place.key[1], one.trouble) for one in found.edited] == [("3", "gone")]
    assert found.unknown[0] == UnknownEdit(kind="rows-gone", sheet="Orders", cell="7")
    assert {one.kind for one in found.unknown} <= {"rows-gone", "not-compared"}


@pytest.mark.parametrize("at", range(1, 7))
def test_a_column_put_in_is_one_edit(path: Path, at: int) -> None:
    """Inputs are found in the column in which they stand now."""

    def edit(book: Workbook) -> None:
        book["Orders"].insert_cols(at)
        book["Orders"]["G7"] = 33

    found = read_edited(edited(path, edit))
    assert [(one.place.key, one.cell, one.value) for one in found.edited] == [
        (("units", "3", "here"), "G7", Decimal(33))
    ]
    kinds = {(one.sheet, one.kind) for one in found.unknown}
    assert ("Orders", "columns-moved") in kinds
    assert kinds <= {("Orders", "columns-moved"), ("Orders", "not-compared")}


@pytest.mark.parametrize("column", range(1, 7))
@pytest.mark.parametrize("row", [1, 4, 5, 7, 10])
def test_inputs_are_found_where_a_row_and_a_column_were_put_in(
    path: Path, row: int, column: int
) -> None:
    """None of them is taken for empty."""

    def edit(book: Workbook) -> None:
        book["Orders"].insert_rows(row)
        book["Orders"].insert_cols(column)

    found = read_edited(edited(path, edit))
    assert not found.edited
    assert {one.cell for one in found.inputs if one.place.key[0] == "units"} == {
        f"G{at + (at >= row)}" for at in range(5, 11)
    }


def test_a_column_put_in_behind_the_inputs_is_one_edit(path: Path) -> None:
    """A sheet whose inputs stand where they stood, with a label typed over, too."""

    def edit(book: Workbook) -> None:
        book["Inputs"].insert_cols(3)
        book["Inputs"]["A2"] = "Another"
        book["Inputs"]["B3"] = 7

    found = read_edited(edited(with_notes(path), edit))
    assert [(one.cell, one.value) for one in found.edited] == [("B3", Decimal(7))]
    assert [(one.kind, one.cell) for one in found.unknown] == [
        ("columns-moved", "C"),
        ("changed", "A2"),
    ]


def test_inputs_that_nobody_can_find_are_refused(path: Path) -> None:
    """Rows far below where they stood, or a column whose heading went with another: a sentence."""

    def far(book: Workbook) -> None:
        book["Orders"].insert_rows(7, 90)

    def carried(book: Workbook) -> None:
        book["Orders"].move_range("F4:F10", cols=-4)

    for edit in (far, carried):
        with pytest.raises(
            InputError, match=r"sheet “Orders” in .* nobody can tell for sure where"
        ):
            read_edited(edited(path, edit))


def test_a_text_typed_over_others_moves_no_input(path: Path) -> None:
    """Headings and labels that were carried away, where the inputs stand as they stood."""

    def edit(book: Workbook) -> None:
        book["Orders"].move_range("B4:B5", cols=8)
        book["Orders"]["F6"] = 8

    (one,) = read_edited(edited(path, edit)).edited
    assert (one.cell, one.value) == ("F6", Decimal(8))


def test_a_day_in_an_input_is_no_number(path: Path) -> None:
    """Stored as the days since 1900, it would be taken for very many units."""
    (one,) = read_edited(edited(path, put("Orders", "F7", date(2024, 1, 1)))).edited
    assert (one.trouble, one.value, one.text) == ("day", None, "45292")


def test_an_input_that_is_only_shown_as_a_day_is_as_it_was(path: Path) -> None:
    """Formats are not looked at where nothing was typed."""

    def edit(book: Workbook) -> None:
        book["Orders"]["F7"].number_format = "yyyy-mm-dd"

    assert not read_edited(edited(path, edit)).edited


def test_a_table_with_inputs_in_another_order_is_refused(path: Path) -> None:
    """Formulas go on pointing at the old places."""

    def edit(book: Workbook) -> None:
        sheet = book["Orders"]
        first, last = ([cell.value for cell in sheet[row]] for row in (5, 9))
        for column in range(6):
            sheet.cell(5, column + 1).value = last[column]
            sheet.cell(9, column + 1).value = first[column]

    with pytest.raises(InputError, match="put in another order"):
        read_edited(edited(path, edit))


def test_sheets_that_came_went_or_were_renamed_are_named(path: Path) -> None:
    """Inputs of a sheet that was renamed are found; of one that is gone they are gone."""

    def edit(book: Workbook) -> None:
        book["Orders"].title = "Bob's orders"
        book["Bob's orders"]["F5"] = 7
        book["Sums"]["B1"] = "=SUM('Bob''s orders'!$E$5:$E$10)"
        book.remove(book["Prices and terms"])
        book.create_sheet("Mine")["A1"] = "x"

    found = read_edited(edited(path, edit))
    told = {(one.kind, one.sheet, one.text) for one in found.unknown}
    assert {
        ("sheet-renamed", "Orders", "Bob's orders"),
        ("sheet-gone", "Prices and terms", ""),
        ("sheet-added", "Mine", ""),
    } == told
    now = {one.place.key[1]: (one.value, one.trouble) for one in found.edited}
    assert now == {"1": (Decimal(7), ""), "o": (None, "gone")}


def test_a_formula_in_an_input_counts_as_its_value(path: Path, tmp_path: Path) -> None:
    """The value that the program stored is taken, and the formula is named."""
    changed = replaced_part(
        edited(path, put("Orders", "F7", "=2*3")),
        tmp_path / "worked.xlsx",
        lambda text: text.replace("<f>2*3</f><v></v>", "<f>2*3</f><v>6</v>").replace(
            "<f>2*3</f><v />", "<f>2*3</f><v>6</v>"
        ),
    )
    found = read_edited(changed)
    assert [one.value for one in found.edited] == [Decimal(6)]
    assert [(one.kind, one.cell, one.text) for one in found.unknown] == [
        ("input-formula", "F7", "=2*3")
    ]


def replaced_part(path: Path, other: Path, change: Callable[[str], str]) -> Path:
    """Change the text of a workbook's sheets."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename.startswith("xl/worksheets/sheet"):
                data = change(data.decode()).encode()
            new.writestr(info, data)
    return other


def with_part(path: Path, other: Path, name: str, data: bytes) -> Path:
    """Add a part to a workbook, or put another in its place."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, data)
    return other


def test_macros_are_refused(path: Path, tmp_path: Path) -> None:
    """Procure writes none."""
    with pytest.raises(InputError, match="macros"):
        read_edited(with_part(path, tmp_path / "m.xlsm", "xl/vbaProject.bin", b"x"))


def test_other_files_are_refused_in_a_sentence(path: Path, tmp_path: Path) -> None:
    """A text, a workbook of somebody else's, one behind a password, a damaged one."""
    text = tmp_path / "a.xlsx"
    text.write_text("Offer;Price")
    with pytest.raises(InputError, match="no Excel workbook"):
        read_edited(text)
    foreign = tmp_path / "b.xlsx"
    book = Workbook()
    book.save(foreign)
    with pytest.raises(InputError, match="does not remember which plan"):
        read_edited(foreign)
    locked = tmp_path / "c.xlsx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(InputError, match="password"):
        read_edited(locked)
    cut = tmp_path / "d.xlsx"
    cut.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(InputError, match="damaged"):
        read_edited(cut)


@pytest.mark.parametrize(
    ("head", "words"),
    [('{"format": 2}', "newer Procure"), ("not JSON", "damaged"), ("[]", "damaged")],
)
def test_a_record_of_another_kind_is_refused(path: Path, head: str, words: str) -> None:
    """A later format, or one that somebody wrote over."""
    with pytest.raises(InputError, match=words):
        read_edited(edited(path, put("procure.record", "A1", head)))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        *(("B2", "[]"), ("B2", "{}"), ("B2", '["units", "1"]'), ("D2", "H0"), ("D2", "")),
        *(("E2", "1E+300000000"), ("E2", "1E-300000000"), ("B2", '["units", "7", "here"]')),
        *(("E2", "NaN"), ("E2", "many"), ("A2", "strange"), ("B8", "[1"), ("D10", "first")),
    ],
)
def test_a_record_that_somebody_wrote_over_is_damaged(path: Path, cell: str, text: str) -> None:
    """Whatever stands there: never anything but a sentence."""
    with pytest.raises(InputError, match="damaged"):
        read_edited(edited(path, put("procure.record", cell, text)))


def test_entities_and_bombs_are_not_followed(path: Path, tmp_path: Path) -> None:
    """A sheet that declares entities is refused as damaged."""
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        b"<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>&b;</v></c></row></sheetData>"
        b"</worksheet>"
    )
    with pytest.raises(InputError, match="damaged"):
        read_edited(with_part(path, tmp_path / "e.xlsx", "xl/worksheets/sheet1.xml", bomb))


def test_a_cell_far_out_is_refused(path: Path) -> None:
    """No file takes the machine."""
    with pytest.raises(InputError, match="more than"):
        read_edited(edited(path, put("Sums", "A900000", 1)))


def test_units_stand_where_the_tests_say(path: Path) -> None:
    """The places that other tests write to are those of the units."""
    places = [one.place.cell for one in read_edited(path).inputs if one.place.key[0] == "units"]
    assert tuple(places) == UNITS
