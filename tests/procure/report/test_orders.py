"""Orders and their prices: real dates, counts and money that add up."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.procure import example_plan
from tests.procure.report.workbooks import dump, rows, sheet


def test_orders_are_real_numbers_and_dates(path: Path) -> None:
    """Orders hold dates, counts and money that another program can use as they are."""
    first = rows(path, "Orders")[0]
    assert first["Offer"] == "HGX H100 8-GPU node"
    assert first["Chips in a unit"] == "8 × H100 SXM"
    assert first["Ordered"] == datetime(2024, 1, 1)  # noqa: DTZ001 - Excel has no time zones
    assert first["Arrives"] == datetime(2024, 3, 25)  # noqa: DTZ001 - as above
    assert (first["Units"], first["Chips"]) == (10, 80)
    assert first["Unit price"] == 286000
    assert first["Cost (USD)"] == 2860000
    assert (first["Units at Ashburn"], first["Units at Frankfurt"]) == (6, 4)
    assert first["Units at Cloudia Belgium"] is None
    formats = {cell.number_format for cell in sheet(path, "Orders")["Q"][4:8]}
    assert formats == {"[$USD] #,##0.00", "[$EUR] #,##0.00"}


def test_price_lines_add_up(path: Path) -> None:
    """Units × price, line by line, comes to the cost of each order."""
    costs: dict[object, float] = {}
    for row in rows(path, "Price lines"):
        amount = row["Amount (USD)"]
        assert isinstance(amount, (int, float))
        costs[row["Order"]] = costs.get(row["Order"], 0) + amount
    for order in example_plan.plan().orders:
        assert costs[order.id] == pytest.approx(float(order.cost), abs=0.005)


def test_licence_orders_are_marked(path: Path) -> None:
    """An order that needs an export licence says so, and the summary names it."""
    marks = {row["Order"]: row["Export licence"] for row in rows(path, "Orders")}
    assert [order for order, mark in marks.items() if mark] == ["2"]
    assert "needed for these orders: 2." in dump(path).split("## Orders")[0]
