"""Where a table stands and what its columns give."""

from collections.abc import Sequence

import pytest

from catalogs.grid import Row, Sheet
from catalogs.headers import Table
from catalogs.layout.tables import read_tables
from procure.offers import ColumnMapping, Mapping


def sheet(*lines: Sequence[str], hidden: frozenset[int] = frozenset()) -> Sheet:
    """Makes a sheet whose blank lines are left out, as readers do."""
    rows = tuple(Row(number=at, cells=tuple(line)) for at, line in enumerate(lines, start=1))
    return Sheet(name="", rows=tuple(row for row in rows if not row.blank), hidden_columns=hidden)


def table(*lines: Sequence[str], mapping: Mapping | None = None) -> Table:
    """Reads the table of a sheet."""
    return read_tables(sheet(*lines), mapping)[0]


def fields(found: Table) -> list[str]:
    """Lists the fields of a table's columns."""
    return [column.field for column in found.columns]


HEADINGS = ("SKU", "Description", "Price (USD)", "MOQ")
ROW = ("A-1", "H100", "30000", "1")


def test_title_rows_above_are_passed_over() -> None:
    """The headings are found below a title, a supplier, a date and blank rows."""
    found = table(
        ("Supplier:", "Northwind"),
        ("Price list as of 2023-12-01",),
        ("Currency", "USD"),
        (),
        HEADINGS,
        ROW,
    )
    assert found.header_row == 5
    assert fields(found) == ["sku", "description", "price", "moq"]


def test_numbers_are_no_headings() -> None:
    """A row of stored numbers is no row of headings."""
    header = Row(number=2, cells=HEADINGS)
    numbers = Row(number=1, cells=("1", "10", "100"), numbers=0b111)
    (found,) = read_tables(Sheet(name="", rows=(numbers, header)))
    assert found.header_row == 2


def test_two_headings_for_one_meaning() -> None:
    """The first of two columns with one meaning gives it; the other names its rival."""
    found = table(("SKU", "Description", "Price", "Product", "Part no"), ROW)
    assert fields(found) == ["sku", "description", "price", "", ""]
    assert [column.rival for column in found.columns][3:] == ["Description", "SKU"]


@pytest.mark.parametrize("loose", ["Item", "Artikel"])
def test_an_item_beside_a_description_is_its_number(loose: str) -> None:
    """Only where nothing else describes the goods does such a column."""
    assert fields(table((loose, "Description", "Price"), ROW)) == ["sku", "description", "price"]
    assert fields(table((loose, "Price", "MOQ"), ROW))[0] == "description"
    beside = table((loose, "SKU", "Description", "Price"), ROW)
    assert fields(beside) == ["", "sku", "description", "price"]
    assert beside.columns[0].rival == "Description"


def test_a_known_heading_goes_before_one_that_resembles() -> None:
    """A column called exactly right takes the meaning from one to its left that is only like it."""
    found = table(("Discription", "Description", "Price"), ROW)
    assert fields(found) == ["", "description", "price"]


def test_the_list_price_counts_only_alone() -> None:
    """A list price is the price where there is no other."""
    assert fields(table(("SKU", "List price", "Net price"), ROW)) == ["sku", "list_price", "price"]
    assert fields(table(("SKU", "List price"), ROW)) == ["sku", "price"]


def test_bare_numbers_as_break_headings() -> None:
    """1, 10, 100 head price breaks; a year among other headings does not."""
    found = table(("SKU", "Description", "1", "10", "100"), ROW)
    assert fields(found)[2:] == ["price_from_1", "price_from_10", "price_from_100"]
    assert fields(table(("SKU", "Price", "2024"), ROW)) == ["sku", "price", ""]


def test_hidden_columns_are_read_only_when_told() -> None:
    """A hidden column gets no meaning of its own accord."""
    hidden = sheet(HEADINGS, ROW, hidden=frozenset({2}))
    (found,) = read_tables(hidden)
    assert fields(found) == ["sku", "description", "", "moq"]
    answer = Mapping(columns=(ColumnMapping(heading="Price (USD)", field="price"),))
    (found,) = read_tables(hidden, answer)
    assert fields(found) == ["sku", "description", "price", "moq"]


def test_answers_come_first() -> None:
    """A person's meaning replaces the suggestion, and the suggestion goes nowhere else."""
    answers = (
        ColumnMapping(heading="price (usd)", field="ignore"),
        ColumnMapping(heading="Description", field="chip"),
    )
    found = table(HEADINGS, ROW, mapping=Mapping(columns=answers))
    assert fields(found) == ["sku", "chip", "ignore", "moq"]


def test_unnamed_and_repeated_headings_get_names_of_their_own() -> None:
    """Every column can be told apart: by its heading, or by its letter."""
    found = table(("SKU", "", "Price", "Price", "Note"), ROW)
    names = [column.heading for column in found.columns]
    assert names == ["SKU", "(column B)", "Price", "Price (column D)", "Note"]


def test_the_layout_is_known_again_under_other_title_rows() -> None:
    """The same headings give the same layout, and are found by it wherever they stand."""
    first = table(HEADINGS, ROW)
    mapping = Mapping(layout=first.layout, header_row=1)
    second = table(("Other title",), (), ("More",), HEADINGS, ROW, mapping=mapping)
    assert second.header_row == 4
    assert second.layout == first.layout
    assert table(("SKU", "Price"), ROW).layout != first.layout
