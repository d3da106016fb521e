"""A column is written as its cells would be one by one, with what they share worked out once."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.report.book import Book
from procure.report.number_formats import shown_width
from procure.report.sheet import LINE, Sheet
from procure.report.table_column import TableColumn
from procure.report.values import Column, Entry, Formula, Kind, Styled, Value, decimals_of

D = Decimal
VALUES: tuple[Value, ...] = (
    D("1.25"),
    "Acme",
    "=1+1",
    None,
    7,
    Formula(text="=1+2", value=D(3)),
    Formula(text='="a"&"b"', value="ab"),
    Styled(value=D("0.5"), kind="percent"),
    Entry(key=("a",), value=D("2.5"), kind="number"),
    date(2024, 1, 1),
    "",
    D("1.25"),
    "Acme",
    D("1234567.125"),
)


def sheet(path: Path) -> tuple[Book, Sheet]:
    """Begin a workbook."""
    book = Book(path, "Title", "Subject", created=date(2024, 1, 1))
    return book, book.sheet("Sheet")


@pytest.mark.parametrize("kind", ["text", "number", "money", "whole", "day", "percent"])
def test_a_column_is_its_cells(kind: Kind, tmp_path: Path) -> None:
    """Values, formulas and formats are those of each cell written alone with the same digits."""
    column = Column(heading="Amount", kind=kind, currency="USD")
    one, together = sheet(tmp_path / "together.xlsx")
    TableColumn(together, 1, column, VALUES, LINE).write(0)
    other, apart = sheet(tmp_path / "apart.xlsx")
    style: dict[str, object] = {"bottom": 4, "bottom_color": LINE}
    if kind in {"text", "day"}:
        style.update(align="left", indent=1, **({"text_wrap": True} if kind == "text" else {}))
    digits = 3 if kind in {"number", "money"} else None
    for row, value in enumerate(VALUES):
        apart.value(row, 1, value, kind, currency="USD", digits=digits, **style)
    assert list(together.marked_rows()) == list(apart.marked_rows())
    one.close()
    other.close()
    books = [openpyxl.load_workbook(tmp_path / f"{name}.xlsx") for name in ("together", "apart")]
    cells = [[row[1] for row in book["Sheet"].iter_rows(max_col=2)] for book in books]
    for book in books:
        book.close()
    for mine, alone in zip(*cells, strict=True):
        assert (mine.value, mine.data_type) == (alone.value, alone.data_type)
        assert mine.number_format == alone.number_format
        assert repr(mine.alignment) == repr(alone.alignment)
        assert repr((mine.font, mine.fill)) == repr((alone.font, alone.fill))
        assert mine.quotePrefix == alone.quotePrefix


@given(st.lists(st.decimals(-(10**12), 10**12, places=4) | st.text(max_size=30), max_size=20))
def test_a_column_is_as_wide_as_its_widest_value(values: list[Decimal | str]) -> None:
    """The least and the most of the numbers stand for all of them."""
    column = Column(heading="A", kind="money", currency="USD")
    _, one = sheet(Path("never written.xlsx"))
    cells = TableColumn(one, 0, column, values, LINE)
    cells.write(0)
    digits = max(2, decimals_of([one for one in values if isinstance(one, Decimal)]))
    widest = [shown_width(value, column, digits) for value in values]
    assert cells.widest == max([4.0, *widest])
