"""Each supplier has its orders, what falls due to it, and a page of its own."""

from pathlib import Path

import pytest

from procure import figures
from tests.procure import example_plan
from tests.procure.report.workbooks import read, sheet

ASKED = (example_plan.project(), example_plan.scenario(), example_plan.plan())


def totals(path: Path, heading: str) -> dict[str, object]:
    """Gives by supplier the total of a table that has a heading."""
    found: dict[str, object] = {}
    suppliers = {order.supplier for order in example_plan.plan().orders}
    supplier, at = "", None
    for row in sheet(path, "By supplier").iter_rows(values_only=True):
        if row[0] in suppliers:
            supplier = str(row[0])
        if heading in row:
            at = row.index(heading)
        elif row[0] == "Total" and at is not None:
            found[supplier], at = row[at], None
    return found


def test_orders_add_up_to_the_spend(path: Path) -> None:
    """Purchase and rent of each supplier are those of the plan."""
    spends = figures.spend_by_supplier(*ASKED)
    assert totals(path, "Purchase and rent (USD)") == {
        one.name: pytest.approx(float(one.amount)) for one in spends
    }


def test_what_falls_due_is_all_that_is_paid_to_a_supplier(path: Path) -> None:
    """All suppliers together get what the lines of cost say."""
    due = totals(path, "Due (USD)")
    named = {order.supplier for order in example_plan.plan().orders}
    paid = 0.0
    for row in sheet(path, "Cost lines").iter_rows(min_row=5, values_only=True):
        if row[4] in named and row[0] != "Residual value":
            assert isinstance(row[9], (int, float))
            paid += row[9]
    assert due.keys() == named
    together = sum(value for value in due.values() if isinstance(value, (int, float)))
    assert together == pytest.approx(paid)


def test_each_supplier_has_a_page(path: Path) -> None:
    """A page ends before every supplier but the first."""
    breaks = read(path)["By supplier"].row_breaks.brk
    count = len({order.supplier for order in example_plan.plan().orders})
    assert len(breaks) == count - 1 > 0
    named = [sheet(path, "By supplier").cell(one.id + 1, 1).value for one in breaks]
    assert set(named) < {order.supplier for order in example_plan.plan().orders}
