"""Costs by kind and period, and line by line, and the charts that draw them."""

import re
import zipfile
from pathlib import Path

import pytest

from procure.report import write_workbook
from tests.procure.report.plans import planned
from tests.procure.report.workbooks import read, rows, sheet


def test_costs_by_kind_and_period(path: Path) -> None:
    """The costs' matrix holds each kind and period, and what falls due later."""
    costs = sheet(path, "Costs")
    rent = [cell.value for cell in costs[6]][:7]
    assert rent == ["Rent", 52416, 52416, 0, 169574.4, 165888, 440294.4]
    prepaid = [cell.value for cell in costs[13]][:7]
    assert prepaid == ["Covered by prepayments", 0, -325110, 0, 0, 0, -325110]
    running = [cell.value for cell in costs[17]]
    # The residual value is in the total and no cash: budgets do not count it.
    assert running[0] == "Running total of cash"
    assert running[5] == pytest.approx(4759011.88 + 1144000)
    assert [cell.value for cell in costs[18]][:2] == ["Budget, whole horizon", 6000000]


def test_a_kind_that_another_quantity_may_bring_has_its_row(tmp_path: Path) -> None:
    """A take-or-pay remainder of nothing stands in the costs: fewer units would make it due."""
    made = planned("breaks rent_from_supplier currency take_or_pay budget headroom")
    assert "take_or_pay" not in {line.kind for line in made.plan.costs}
    path = tmp_path / "plan.xlsx"
    write_workbook(*made, path)
    found = [cell.value for row in sheet(path, "Costs").iter_rows(max_col=1) for cell in row]
    assert found.count("Take-or-pay remainder") == 1


def test_cost_lines_say_what_they_pay_for(path: Path) -> None:
    """What no order pays for stands with its name and the supplier who gets or gives it."""
    found = {
        (row["Kind"], row["Supplier"], row["Pays for"]): row["Amount (USD)"]
        for row in rows(path, "Cost lines")
        if not row["Order"] and row["Amount (USD)"]
    }
    assert found["One-time cost of programs", "Own silicon", "Own-1 first silicon"] == 250000
    assert found["Take-or-pay remainder", "Own silicon", "Own-1 first silicon"] == 340000
    assert found["Take-or-pay remainder", "Cloudia", "Minimum spend of 2024"] == 59705.6
    assert found["Software ports", None, "ROCm: Chat answers"] == 400000
    assert found["Open orders, still to pay", None, "16 × MI300X at Ashburn"] == 108370
    assert found["Covered by prepayments", "Alpen Compute", "Prepayment for MI300X"] == -325110
    assert found["Rebates", "Northwind Systems", "Northwind Systems"] == -57200


def test_charts_of_costs_draw_the_rows_that_they_name(path: Path) -> None:
    """Each series takes its values from the row of its name, whichever kinds of cost there are."""
    with zipfile.ZipFile(path) as archive:
        charts = [
            archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("xl/charts/chart")
        ]
    found = re.findall(
        r"<c:ser>.*?<c:v>([^<]*)</c:v>.*?<c:val><c:numRef><c:f>Costs!\$B\$([0-9]+):",
        " ".join(charts),
    )
    costs = sheet(path, "Costs")
    kinds = {"Purchase", "Rent", "Integration", "Energy", "Rebates"}
    assert kinds <= {name for name, _ in found}
    assert [(name, costs[f"A{row}"].value) for name, row in found] == [(n, n) for n, _ in found]


def test_budgets_follow_the_limits(path: Path) -> None:
    """The rows of the budgets are what the sheet Limits allows, whatever is typed there."""
    formulas, limits = read(path), sheet(path, "Limits")
    found = formulas["Costs"]["B18"].value
    assert found == "='Limits'!$D$5"
    assert limits["M5"].value == "budget"
