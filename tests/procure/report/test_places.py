"""Cells stand where the formulas of other sheets look for them."""

from pathlib import Path

import pytest

from procure.report.places import ARRIVES_ON, ORDERED_ON, SUPPLIER, Places, added, cell, span
from tests.procure import example_plan
from tests.procure.report.laid_out import places
from tests.procure.report.workbooks import sheet


def headings(path: Path, name: str) -> list[object]:
    """Gives the headings of a sheet's first table."""
    return [one.value for one in sheet(path, name)[4]]


def test_columns_of_orders_have_the_headings_asked_for(path: Path) -> None:
    """Units, chips, cost, supplier and days stand in the columns that formulas ask for."""
    found, heads = places(), headings(path, "Orders")
    assert heads[found.units_column] == "Units"
    assert heads[found.chips_column] == "Chips"
    assert heads[found.cost_column] == "Cost (USD)"
    assert heads[SUPPLIER] == "Supplier"
    assert (heads[ORDERED_ON], heads[ARRIVES_ON]) == ("Ordered", "Arrives")
    at = [heads[found.site_column(site)] for site in found.sites]
    assert at == ["Units at Ashburn", "Units at Frankfurt", "Units at Cloudia Belgium"]


@pytest.mark.parametrize(
    ("column", "heading"),
    [
        (Places.PERIOD, "Ordered in period"),
        (Places.ARRIVES, "Arrives in period"),
        (Places.USABLE, "Works from period"),
        (Places.UNTIL, "Works until before period"),
        (Places.WEEKS, "Weeks"),
        (Places.LICENCE, "Needs a licence"),
        (Places.KW, "Power of a unit (kW)"),
        (Places.RACKS, "Racks of a unit"),
    ],
)
def test_columns_of_facts_have_the_headings_asked_for(
    column: int, heading: str, path: Path
) -> None:
    """Each fact of an order stands in the column that formulas ask for."""
    assert headings(path, "Order facts")[column] == heading


def test_each_order_stands_in_its_row(path: Path) -> None:
    """The row of an order holds its id, and its units."""
    found = places()
    units = {order.id: order.units for order in example_plan.plan().orders}
    assert found.row_of.keys() == units.keys()
    for order, row in found.row_of.items():
        line = sheet(path, "Orders")[row + 1]
        assert (line[0].value, line[found.units_column].value) == (order, units[order])


def test_orders_of_one_offer_count_together_by_date() -> None:
    """Where breaks count all orders, those of the offer are listed, the first one first."""
    found = places()
    (row,) = (row for row in found.rows if row.order.id == "6")
    assert [one.order.id for one in found.together(row)] == ["5", "6"]
    assert found.is_credited(row)
    assert not found.is_credited(next(one for one in found.rows if one.order.id == "1"))


def test_references_say_their_sheet() -> None:
    """A reference can be used on any sheet, and nothing added up is nothing."""
    assert cell("Price lines", 4, 5) == "'Price lines'!$F$5"
    assert span("Orders", 4, 9, 2) == "'Orders'!$C$5:$C$10"
    assert added([]) == "0"
    assert added(["A1", "B2"]) == "A1+B2"
    down = [f"'It''s'!$C${row}" for row in (4, 5, 6, 8)]
    assert added(down) == "SUM('It''s'!$C$4:$C$6)+'It''s'!$C$8"
    assert added(["A1", "A2", "B3"]) == "A1+A2+B3"
    assert added(["MAX(A1)", "MAX(A2)", "MAX(A3)"]) == "MAX(A1)+MAX(A2)+MAX(A3)"
