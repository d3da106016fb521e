"""What is compared in the benchmark of workbooks: the same cells, and a ratio turn by turn."""

from pathlib import Path

import openpyxl
import pytest

from benchmarks import many_orders
from benchmarks.workbook import cells_of, medians, write_bare
from procure.report import write_workbook


def test_bare_writing_writes_the_same_cells(tmp_path: Path) -> None:
    """Every text, number and formula of the product's workbook, on sheets of the same names."""
    project = many_orders.project("small", scenarios=1)
    (scenario,) = project.scenarios
    plan = many_orders.plan(project, scenario, 30)
    assert plan.trusted
    assert len(plan.orders) == 30
    ours, bare = tmp_path / "ours.xlsx", tmp_path / "bare.xlsx"
    sheets, formats = cells_of(lambda: write_workbook(project, scenario, plan, ours))
    write_bare(sheets, formats, bare)
    assert sum(len(cells) for _, cells in sheets) > 5000
    assert formats > 20
    books = [openpyxl.load_workbook(path) for path in (ours, bare)]
    for book in books:
        book.close()
    values = [
        {
            (sheet.title, cell.coordinate): (str(cell.value), cell.data_type)
            for sheet in book.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None and not cell.is_date
        }
        for book in books
    ]
    dates = {place for place in values[1] if place not in values[0]}
    assert {place: values[1][place] for place in values[0]} == values[0]
    # Days are the numbers that they are in a sheet.
    assert all(values[1][place][1] == "n" for place in dates)


def test_scenarios_have_plans_of_their_own() -> None:
    """Six scenarios differ in what energy costs, and each has its own plan."""
    project = many_orders.project("small")
    found = many_orders.comparison(project, 12)
    assert [side.state for side in found.sides] == ["planned"] * many_orders.SCENARIOS
    assert len({side.plan.total_cost for side in found.sides if side.plan}) == 6


def test_ratios_are_taken_turn_by_turn() -> None:
    """A turn in which the machine was slow for both moves no ratio."""

    def turn(slow: float, ours: float) -> dict[str, dict[str, float]]:
        names = ("seconds", "processor", "peak_mb")
        return {
            "product": dict.fromkeys(names, slow * ours),
            "bare": dict.fromkeys(names, slow),
        }

    found = medians([turn(1, 1.5), turn(9, 1.5), turn(2, 1.25)])
    assert found["seconds_ratio"] == pytest.approx(1.5)
    assert found["product_seconds"] == pytest.approx(2.5)
