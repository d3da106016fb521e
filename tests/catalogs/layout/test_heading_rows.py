"""Headings of several rows are read as one, and goods never as headings."""

import pytest

from catalogs.grid import Row, Sheet
from catalogs.layout.tables import read_tables
from procure.offers import Mapping
from tests.catalogs.layout.sheets import GOODS, HEADINGS, across, down, fields, headings, sheet

GROUPS = ("Product", "", "Price (USD)", "", "Delivery")
LEAVES = ("SKU", "Description", "1-9", "10+", "Lead time")
ROW = ("A-1", "H100 SXM", "30000", "29000", "4 weeks")
BREAKS = ["sku", "description", "price_from_1", "price_from_10", "lead_time"]


@pytest.mark.parametrize("merged", [(), (across(1, 0, 1), across(1, 2, 3))])
def test_groups_above_headings(merged: tuple[object, ...]) -> None:
    """A group says of each column below it what its own heading leaves out."""
    (found,) = read_tables(sheet(GROUPS, LEAVES, ROW, merged=merged))  # type: ignore[arg-type]
    assert (found.header_row, found.header_rows) == (1, 2)
    assert fields(found) == BREAKS
    assert headings(found)[2:4] == ["Price (USD) 1-9", "Price (USD) 10+"]
    assert found.columns[3].currencies == ("USD",)
    assert [row.number for row in found.rows] == [3]


def test_subheadings_below_headings() -> None:
    """Breaks below one heading of a price are read with it, other columns being merged down."""
    top = ("SKU", "Description", "Price (USD)", "", "Lead time")
    below = ("", "", "1-9", "10+", "")
    for merged in ((), (across(1, 2, 3), down(0, 1, 2), down(1, 1, 2), down(4, 1, 2))):
        (found,) = read_tables(sheet(top, below, ROW, merged=merged))
        assert fields(found) == BREAKS
        assert found.header_rows == 2


def test_stored_quantities_below_a_price() -> None:
    """Numbers 1, 10 and 100 under the heading of a price are quantities."""
    rows = (
        Row(number=1, cells=("SKU", "Description", "Price (EUR)")),
        Row(number=2, cells=("", "", "1", "10", "100"), numbers=0b11100),
        Row(number=3, cells=("A-1", "H100 SXM", "9", "8", "7"), numbers=0b11100),
    )
    (found,) = read_tables(Sheet(name="", rows=rows, merged=(across(1, 2, 4),)))
    assert fields(found)[2:] == ["price_from_1", "price_from_10", "price_from_100"]


def test_three_rows() -> None:
    """A group, headings and a row of units are one heading."""
    units = ("", "", "", "", "weeks")
    (found,) = read_tables(sheet(("", "", "Price (USD)", "", ""), LEAVES, units, ROW))
    assert found.header_rows == 3
    assert fields(found) == [*BREAKS[:4], "lead_weeks"]
    assert found.columns[2].currencies == ("USD",)


def test_units_below_headings() -> None:
    """Units say what figures without them mean; a dash says nothing."""
    units = ("", "-", "USD", "weeks")
    (found,) = read_tables(sheet(("SKU", "Description", "Price", "Lead time"), units, GOODS))
    assert fields(found) == ["sku", "description", "price", "lead_weeks"]
    assert found.columns[2].currencies == ("USD",)


def test_a_price_under_words_of_time_is_no_price_to_buy() -> None:
    """Under "Rental" a price is not taken for one of a unit bought."""
    (found,) = read_tables(
        sheet(("", "", "Rental", ""), ("SKU", "Description", "Price", "MOQ"), GOODS)
    )
    assert "price" not in fields(found)


def test_a_title_over_all_columns_is_no_group() -> None:
    """A title merged over the whole table says nothing of single columns."""
    title = ("Monthly price list",)
    (found,) = read_tables(sheet(title, HEADINGS, GOODS, merged=(across(1, 0, 3),)))
    assert headings(found) == list(HEADINGS)


@pytest.mark.parametrize(
    "above",
    [
        ("Price list 2024",),
        ("Supplier", "Northwind"),
        ("Currency", "USD"),
        ("Date: 2024-01-02", "", "EUR"),
        ("Prices in USD",),
    ],
)
def test_what_only_stands_above_is_no_heading(above: tuple[str, ...]) -> None:
    """Titles, dates and terms right above the headings stay what they are."""
    (found,) = read_tables(sheet(above, HEADINGS, GOODS))
    assert (found.header_row, found.header_rows) == (2, 1)
    assert [row.number for row in found.above] == [1]


@pytest.mark.parametrize(
    "below", [("Servers",), ("", "", "29000", "3 weeks"), ("", "H200", "USD", ""), ("A-2", "each")]
)
def test_goods_are_no_headings(below: tuple[str, ...]) -> None:
    """A section, a row without a name and goods below the headings are not joined with them."""
    (found,) = read_tables(sheet(HEADINGS, below, GOODS))
    assert found.header_rows == 1


def test_a_person_says_how_many_rows() -> None:
    """An answer joins the rows that it names and no others."""
    lines = (("Offers", "", "Net", ""), ("Code", "Thing", "USD", "Weeks"), GOODS)
    (found,) = read_tables(sheet(*lines), Mapping(header_row=1, header_rows=2))
    assert (found.header_row, found.header_rows) == (1, 2)
    (alone,) = read_tables(sheet(GROUPS, LEAVES, ROW), Mapping(header_row=2, header_rows=1))
    assert headings(alone) == list(LEAVES)


def test_headings_far_down() -> None:
    """Headings below a long foreword are found."""
    foreword = [("Dear customer, these are words of our terms",)] * 100
    (found,) = read_tables(sheet(*foreword, HEADINGS, GOODS))
    assert found.header_row == 101
