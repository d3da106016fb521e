"""Cells are read as the file stores them: values, and formulas beside them."""

import zipfile
from decimal import Decimal
from pathlib import Path

from catalogs.workbook_cells import Cell, cells_of, number, shared_texts

_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TAIL = "</sheetData></worksheet>"


def read(folder: Path, rows: str, texts: str = "") -> dict[tuple[int, int], Cell]:
    """Read a sheet of these rows."""
    path = folder / "book.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("sheet.xml", f"{_HEAD}{rows}{_TAIL}")
        if texts:
            archive.writestr("xl/sharedStrings.xml", f"<sst>{texts}</sst>")
    with zipfile.ZipFile(path) as archive:
        found = cells_of(archive, "sheet.xml", shared_texts(archive), "book")
    return {(row, at): cell for row, cells in found.items() for at, cell in cells.items()}


def test_each_kind_of_cell(tmp_path: Path) -> None:
    """Numbers, shared and inline texts, truths, errors, results of formulas; blanks are none."""
    found = read(
        tmp_path,
        '<row r="2"><c r="A2"><v>0.30000000000000004</v></c><c r="B2" t="s"><v>1</v></c>'
        '<c r="C2" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>'
        '<c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c><c r="F2" s="3"/>'
        '<c r="G2" t="str"><f>A2&amp;"x"</f><v>0.3x</v></c><c t="s"><v>9</v></c></row>',
        "<si><t>one</t></si><si><t>a_x000D_b</t><rPh><t>aloud</t></rPh></si>",
    )
    assert found == {
        (2, 0): Cell(Decimal("0.3")),
        (2, 1): Cell("a\rb"),
        (2, 2): Cell("inline"),
        (2, 3): Cell(True),
        (2, 4): Cell(None, "", "#N/A"),
        (2, 6): Cell("0.3x", 'A2&"x"'),
    }


def test_a_formula_that_cells_share_is_given_in_full(tmp_path: Path) -> None:
    """As programs write a column that was filled down."""
    found = read(
        tmp_path,
        '<row r="1"><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*$C$1</f><v>1</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>',
    )
    assert found[1, 1].formula == "A1*$C$1"
    assert found[2, 1].formula == "A2*$C$1"


def test_numbers_are_finite_and_of_fifteen_digits() -> None:
    """What is no number is none."""
    assert number("1e3") == 1000
    assert number("0.1") == number("0.10000000000000001") == Decimal("0.1")
    assert [number(text) for text in ("", "x", "NaN", "1e999")] == [None] * 4
