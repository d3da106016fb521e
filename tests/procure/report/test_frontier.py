"""The sheet Cost against limits: a table for each limit, figures as found, unknown ones empty."""

import os
from pathlib import Path

import pytest
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from procure.explained.explanation import Explanation
from procure.explained.flips import OrderedChips
from procure.explained.frontier import Frontier, FrontierPoint
from procure.explained.frontier_words import frontier_name
from procure.plan import ServedStage
from procure.report import write_workbook
from tests.builders import D
from tests.procure import example_plan
from tests.procure.report.workbooks import dump, sheet

GOLDEN = Path(__file__).parents[2] / "golden" / "workbook" / "frontier.txt"
NAME = "Cost against limits"
CHIPS = (OrderedChips(chip="h100", chips=1200), OrderedChips(chip="mi300x", chips=8))

BUDGET = Frontier(
    key="budget",
    currency="USD",
    low=D(4_000_000),
    high=D(8_000_000),
    here=D(6_000_000),
    points=(
        FrontierPoint(value=D(4_000_000), outcome="no_plan"),
        FrontierPoint(value=D(5_000_000), outcome="unknown"),
        FrontierPoint(
            value=D(6_000_000),
            outcome="plan",
            cost=D("4791314.54"),
            bound=D("4790000.01"),
            gap=D("0.000274"),
            orders=CHIPS,
        ),
        FrontierPoint(
            value=D(8_000_000),
            outcome="plan",
            cost=D("4600000.00"),
            bound=D("4599999.99"),
            gap=D(0),
            orders=CHIPS[:1],
        ),
    ),
    complete=False,
)


def _serving(value: str, unserved: str, cost: str) -> FrontierPoint:
    """Give a plan that leaves so much of 10 unserved, which is proven to be the least."""
    stage = ServedStage(value=D(unserved), most=D(10), bound=D(unserved), gap=D(0))
    return FrontierPoint(
        value=D(value), outcome="plan", cost=D(cost), bound=D(cost), gap=D(0), stage=stage
    )


SHARE = Frontier(
    key="share.chips.stack.CUDA.minimum",
    currency="USD",
    low=D("0.25"),
    high=D("0.755"),
    here=D("0.3"),
    points=(
        _serving("0.25", "0", "100.10"),
        _serving("0.3", "0.5", "90.00"),
        FrontierPoint(value=D("0.755"), outcome="no_plan"),
    ),
)
SUPPLIERS = Frontier(
    key="suppliers.maximum", currency="USD", low=D(1), high=D(2), here=D(4), complete=False
)
FOUND = (BUDGET, SHARE, SUPPLIERS)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the example's workbook with what three limits cost."""
    made = tmp_path_factory.mktemp("frontier") / "plan.xlsx"
    inputs = example_plan.project(), example_plan.scenario(), example_plan.plan()
    write_workbook(*inputs, made, Explanation(digest=inputs[2].digest, frontiers=FOUND))
    return made


def tables(one: Worksheet) -> list[list[dict[str, object]]]:
    """Give the rows of each table by heading, the tables from the top down."""
    found = []
    areas = [table.ref for table in one.tables.values()]
    for area in sorted(areas, key=lambda area: range_boundaries(area)[1] or 0):
        head, *body = one[area]
        headings = [str(cell.value) for cell in head]
        found.append(
            [dict(zip(headings, (cell.value for cell in row), strict=True)) for row in body]
        )
    return found


def test_golden(path: Path) -> None:
    """Every cell is as it was when a person last looked at it.

    After a wanted change, look at the workbook and set UPDATE_GOLDEN=1 for one run.
    """
    found = dump(path).split(f"## {NAME}\n")[1].partition("\n## ")[0].rstrip() + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_each_limit_stands_by_itself(path: Path) -> None:
    """They stand below each other in the order asked for, what belongs to one under its name."""
    one = sheet(path, NAME)
    names = [frontier_name(example_plan.project(), example_plan.scenario(), f.key) for f in FOUND]
    begins = [cell.row for (cell, *_) in one.iter_rows() if cell.value in names]
    assert [one.cell(row, 1).value for row in begins] == names
    areas = [one[table.ref] for table in one.tables.values()]
    places = sorted((area[0][0].row, area[-1][0].row) for area in areas)
    for (first, last), begin, following in zip(places, begins, begins[1:], strict=False):
        assert begin < first <= last < following - 1


def test_figures_are_those_found(path: Path) -> None:
    """Each value stands with its cost and what is proven; without a plan these are empty."""
    for found, rows in zip(FOUND[:2], tables(sheet(path, NAME)), strict=False):
        assert len(rows) == len(found.points)
        for point, row in zip(found.points, rows, strict=True):
            value, cost, bound, gap, *_ = row.values()
            assert D(str(value)) == point.value
            for shown, wanted in ((cost, point.cost), (bound, point.bound), (gap, point.gap)):
                assert (None if shown is None else D(str(shown))) == wanted


def test_what_is_not_known_is_said(path: Path) -> None:
    """That there is no plan is kept apart from that nobody knows, and a stop is told of."""
    rows, _ = tables(sheet(path, NAME))
    assert [row["Chips ordered"] for row in rows][:2] == ["No plan is possible", "Not found out"]
    assert rows[2]["Chips ordered"] == "1,200 × H100 SXM, 8 × MI300X"
    *_, last = sheet(path, NAME).iter_rows(values_only=True)
    assert [value for value in last if value is not None] == ["Nothing was found."]
    text = dump(path).split(f"## {NAME}\n")[1]
    assert text.count("Not all was found out") == sum(not one.complete for one in FOUND)


def test_how_much_is_served_stands_only_where_it_was_asked_for(path: Path) -> None:
    """Where cost alone counts there is no column of it; without a plan it is not known."""
    cost_only, serving = tables(sheet(path, NAME))
    assert "Served" not in cost_only[0]
    assert [row["Served"] for row in serving] == [1, pytest.approx(0.95), None]
