"""The quick look through a sheet's bytes says the same as an XML parser, or nothing."""

import io
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.grid import Span
from catalogs.number_formats import PLAIN, NumberFormat
from catalogs.sheet_bytes import scan_quickly
from catalogs.sheet_parts import SheetPart, scan_carefully
from catalogs.workbooks import DAMAGED
from procure.errors import PriceListError
from tests.catalogs.mutations import markup_of

FORMATS = (PLAIN, NumberFormat(sign="$"), PLAIN, NumberFormat(percent=True))

SHEET = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5" width="9"/></cols>
<sheetData><row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c>
<c r="B1" t="inlineStr"><is><t>x</t></is></c>
</row>
<row r="2" hidden="1"><c r="A2" s="1"><v>5</v></c>
<c r="B2" t="e" s="2"><f>1/0</f><v>#DIV/0!</v></c></row>
<row r="5" hidden="false"><c r="B5" t="n" s="3"><v>0.5</v></c><c r="D5" s="1"/>
<c r="AB5" s="1"><f>A1</f><v>1</v></c></row>
</sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells></worksheet>"""


def quickly(data: bytes) -> SheetPart | None:
    """Looks through bytes."""
    return scan_quickly(io.BytesIO(data), FORMATS, "a.xlsx", lambda _: None)


def carefully(data: bytes) -> SheetPart:
    """Parses XML."""
    return scan_carefully(io.BytesIO(data), FORMATS, "a.xlsx")


def test_the_marks_of_a_sheet() -> None:
    """Formats, formulas, faults, hidden and merged cells are found."""
    part = quickly(SHEET)
    assert part is not None
    assert part.formats[2].signs == ((0, "$"),)
    assert part.formats[5].changes == {1: FORMATS[3]}
    assert part.formats[5].signs == ((27, "$"),)
    assert part.formulas == {2: 0b10, 5: 1 << 27}
    assert part.faults == {2: {1: "#DIV/0!"}}
    assert part.hidden_rows == {2}
    assert part.hidden_columns == {1, 2}
    assert part.merged == (Span(first_row=1, last_row=2, first_column=0, last_column=1),)
    assert replace(part, cells=0) == replace(carefully(SHEET), cells=0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<sheetData>", b"<x:sheetData>"),
        (b"<sheetData>", b"<sheetData><!-- note -->"),
        (b'<c r="A2" s="1">', b'<c s="1" r="A2">'),
        (b'<c r="A2" s="1">', b"<c r='A2' s='1'>"),
        (b'<c r="A2" s="1">', b'<c s="1">'),
        (b'<row r="2"', b'<row spans="1:4" r="2"'),
        (b'encoding="UTF-8"', b'encoding="ISO-8859-1"'),
        (b"</sheetData>", b"</sheetData><!-- note -->"),
    ],
)
def test_other_shapes_go_the_careful_way(old: bytes, new: bytes) -> None:
    """What is not of the plain shape is left to the parser."""
    assert quickly(SHEET.replace(old, new, 1)) is None


@pytest.mark.parametrize("size", [1, 100, 1 << 22])
def test_blocks_of_any_size(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Where the stream is cut into blocks makes no difference."""
    whole = quickly(SHEET)
    monkeypatch.setattr("catalogs.sheet_bytes._CHUNK", max(size, SHEET.index(b"<row")))
    assert quickly(SHEET) == whole


@given(st.randoms(use_true_random=False))
def test_damaged_sheets_say_the_same_both_ways(rng: random.Random) -> None:
    """Where both ways understand a damaged sheet, they understand the same."""
    data = markup_of(SHEET, rng)
    try:
        quick = quickly(data)
        careful = carefully(data)
    except (PriceListError, *DAMAGED):
        return
    if quick is not None:
        assert quick.formulas == careful.formulas
        assert quick.faults == careful.faults
        assert quick.hidden_rows == careful.hidden_rows
        assert quick.merged == careful.merged
        assert quick.hidden_columns == careful.hidden_columns
