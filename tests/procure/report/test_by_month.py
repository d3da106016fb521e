"""Chips and cash by calendar month add up to those of the plan."""

from datetime import datetime
from pathlib import Path

import pytest

from procure import figures
from procure.report import write_workbook
from procure.words import sentence
from tests.procure import example_plan
from tests.procure.report.plans import planned
from tests.procure.report.workbooks import read, rows, sheet

ASKED = (example_plan.project(), example_plan.scenario(), example_plan.plan())


def blocks(path: Path) -> tuple[dict[datetime, float], dict[datetime, float]]:
    """Gives the last column of chips and of cash, by month."""
    found: list[dict[datetime, float]] = []
    for row in sheet(path, "By month").iter_rows(values_only=True):
        filled = [value for value in row if value is not None]
        if filled and filled[0] == "Month from":
            found.append({})
        elif filled and isinstance(filled[0], datetime):
            assert isinstance(filled[-1], (int, float))
            found[-1][filled[0]] = filled[-1]
    chips, cash = found
    return chips, cash


def test_chips_stand_in_the_month_in_which_they_arrive(path: Path) -> None:
    """Each month has the chips whose day of arrival is in it, and no month between is missing."""
    chips, _ = blocks(path)
    arriving: dict[tuple[int, int], int] = {}
    for one in figures.deliveries(*ASKED):
        month = one.arrives.year, one.arrives.month
        arriving[month] = arriving.get(month, 0) + one.chips
    assert {(at.year, at.month): count for at, count in chips.items() if count} == arriving
    months = [at.year * 12 + at.month for at in chips]
    assert months == list(range(months[0], months[-1] + 1))


def test_cash_adds_up_to_the_plan(path: Path) -> None:
    """All months together are all cash, those after the horizon too."""
    _, cash = blocks(path)
    lines = figures.cash(*ASKED)
    together = sum(line.total for line in lines if line.kind != "residual")
    assert sum(cash.values()) == pytest.approx(float(together))


def test_what_has_a_day_stands_in_its_month(tmp_path: Path) -> None:
    """A deposit is due on the day of the order, the rest on the day of delivery."""
    made = planned("breaks order_costs payment_terms support_and_residual")
    path = tmp_path / "plan.xlsx"
    write_workbook(*made, path)
    orders = {order.id: order for order in made.plan.orders}
    days = {"deposit": "placed", "on delivery": "arrives"}
    seen = set()
    for row in rows(path, "Cost lines"):
        part, day = str(row["Part"] or ""), row["Due on or from"]
        assert isinstance(day, datetime)
        if part in days:
            assert day.date() == getattr(orders[str(row["Order"])], days[part])
            seen.add(part)
        elif row["Kind"] == sentence("cost-rent"):
            assert day == row["Period starts"]
    assert seen == set(days)


def test_months_follow_the_orders(path: Path) -> None:
    """Chips ask the units of the orders, cash the lines of cost."""
    formulas = [
        str(cell.value)
        for row in read(path)["By month"].iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert any("'Orders'!" in one and "'Order facts'!" in one for one in formulas)
    assert any("'Cost lines'!" in one for one in formulas)


def test_a_month_of_nothing_shows_a_dash(path: Path) -> None:
    """In both tables a 0 stays one, and is shown as a dash."""
    month = sheet(path, "By month")
    rules = [rule for ranges in month.conditional_formatting for rule in ranges.rules]
    assert len(rules) == 2
    assert {(rule.operator, *rule.formula) for rule in rules} == {("equal", "0")}
    assert {rule.dxf.numFmt.formatCode for rule in rules} == {'"–"'}
