"""What a workbook remembers of itself."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.cell_record import (
    EMPTY,
    CellRecord,
    InputPlace,
    MarkedRow,
    RecordedOrder,
    RecordedPort,
    mark,
    mark_of_formula,
    normalised,
    read_rows,
    rows_of,
)

_TEXT = st.text(max_size=8)


@given(
    key=st.lists(_TEXT, min_size=1, max_size=4).map(tuple),
    value=st.one_of(st.none(), st.decimals(allow_nan=False, allow_infinity=False, places=6)),
    order=_TEXT,
    marks=st.text("abc-*", max_size=9),
)
def test_a_record_is_read_as_it_was_written(
    key: tuple[str, ...], value: Decimal | None, order: str, marks: str
) -> None:
    """Reading the rows of a record gives the record."""
    found = CellRecord(
        program="1.2",
        project=order,
        scenario="Base",
        digest="d",
        currency="USD",
        inputs=(InputPlace(key=key, sheet="Orders", cell="H5", value=value),),
        start="2024-01-01",
        months="3",
        orders=(RecordedOrder(id=order, offer=order, period=3, licence=True),),
        ports=(RecordedPort(stack=order, workload=order, period=2),),
        rows=(MarkedRow(sheet="Orders", row=5, marks=marks),),
    )
    assert read_rows(rows_of(found)) == found


def test_marks_tell_values_apart() -> None:
    """A number, a text of its digits, a formula and nothing have marks of their own."""
    marks = [mark(1), mark("1"), mark(True), mark(None), mark_of_formula("=1", "A"), mark("a")]
    assert len(set(marks)) == len(marks)
    assert mark("") == mark(None) == EMPTY


def test_a_number_has_one_mark_however_it_is_held() -> None:
    """A cell read back as a float, or as a moment, is the cell that was written."""
    assert mark(Decimal("0.1")) == mark(0.1) == mark(0.1 + 1e-16)
    assert mark(date(2024, 1, 1)) == mark(datetime.combine(date(2024, 1, 1), time())) == mark(45292)


def test_a_formula_has_one_mark_however_it_is_written() -> None:
    """Programs add quotes and dollars, and name the sheet that a formula stands on."""
    ways = ("=SUM('Orders'!$A$1:A2)", "=SUM(Orders!A1:A2)", "SUM( $Orders!A1:A2 )", "=sum(A1:A2)")
    assert len({mark_of_formula(way, "Orders") for way in ways}) == 1
    assert mark_of_formula("=A1", "Orders") != mark_of_formula("=A2", "Orders")
    assert mark_of_formula("=Reorders!A1", "Orders") != mark_of_formula("=A1", "Orders")


def test_a_number_in_a_formula_has_one_mark_however_it_is_written() -> None:
    """8.0 is 8; a name or a cell with digits is none."""
    ways = ("=A1*8.0+0.5", "=A1*8+0.5", "=A1*8.00+0.50", "=A1*0.8E+1+5.0E-1")
    assert len({mark_of_formula(way, "A") for way in ways}) == 1
    assert mark_of_formula("=A1*8.5", "A") != mark_of_formula("=A1*8", "A")
    assert normalised("=Sheet1.0!A1+V2.50", "A") == "SHEET1.0!A1+V2.50"


@pytest.mark.parametrize("rows", [[], [("no",)], [("[]",)], [('{"format": 2}',)]])
def test_what_is_no_record_is_refused(rows: list[tuple[str, ...]]) -> None:
    """A sheet of somebody else's, or of a later format, is not read."""
    with pytest.raises(ValueError):  # noqa: PT011 - json says what is no JSON
        read_rows(rows)


def test_every_text_of_a_record_fits_into_a_cell() -> None:
    """Names of any length are cut; what has an id longer than a cell is not remembered."""
    name = "\U0001f600" * 40_000
    found = CellRecord(
        program="1.2",
        project=name,
        scenario=name,
        digest="d",
        currency=name,
        inputs=(
            InputPlace(key=("units", name, "a"), sheet="Orders", cell="H5", value=Decimal(1)),
            InputPlace(key=("units", "1", "a"), sheet="Orders", cell="H6", value=Decimal(2)),
        ),
        orders=(RecordedOrder(id=name, offer="a", period=3, licence=False),),
        rows=(),
    )
    rows = list(rows_of(found))
    assert max(len(text) for row in rows for text in row) <= 32767
    read = read_rows(rows)
    assert read.inputs == found.inputs[1:]
    assert read.orders == ()
    assert name.startswith(read.project)
    assert read.project
