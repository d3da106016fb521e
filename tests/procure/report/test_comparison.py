"""The workbook of a comparison: figures and formulas as they stand on the screen, nothing else."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from procure.comparison import Compared, Comparison, compare
from procure.errors import InputError
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.report.comparison import write_comparison
from procure.scenario import Limit
from procure.storage import digest
from tests.builders import D
from tests.procure import example_plan
from tests.procure.example_plan import project, scenario
from tests.procure.report.workbooks import dump, read, stored

GOLDEN = Path(__file__).parents[2] / "golden" / "workbook" / "comparison.txt"


def asked(name: str, plan: Plan | None, *, current: bool = True, **fields: object) -> Compared:
    """Ask the example's question under another name; its plan is taken for one of that."""
    own = replace(scenario(), name=name, **fields)  # type: ignore[arg-type]
    if plan is None:
        return Compared(project=project(), scenario=own)
    fitting = replace(plan, digest=digest(project(), own))
    answer = Answer(project=project(), scenario=own, plan=fitting)
    return Compared(project=project(), scenario=own, answer=answer, current=current)


def comparison(name: str = "Cheaper") -> Comparison:
    """Give the example beside a cheaper variant of it, and one that is not planned."""
    plan = example_plan.plan()
    gone = plan.orders[-1].id
    costs = tuple(line for line in plan.costs if line.order != gone)
    cheaper = replace(
        plan,
        orders=plan.orders[:-1],
        placements=tuple(one for one in plan.placements if one.order != gone),
        costs=costs,
        total_cost=sum((line.amount for line in costs), D(0)),
        objective=D("4600000.00"),
        bound=D("4590000.00"),
        gap=D("0.0021739"),
    )
    limits = tuple(
        replace(one, value=D(5_500_000)) if one.key == "budget" else one
        for one in scenario().limits
    )
    more = (*limits, Limit(family="quantity", by="offer", subject="own-card", value=D(10)))
    return compare(
        [
            asked("Base case", plan, note="Agreed"),
            asked(name, cheaper, parent="Base case", limits=more),
            asked("Not planned", None),
        ]
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the workbook of a comparison."""
    made = tmp_path_factory.mktemp("comparison") / "comparison.xlsx"
    write_comparison(comparison(), made)
    return made


def test_golden(path: Path) -> None:
    """Every cell is as it was when a person last looked at it.

    After a wanted change, look at the workbook and set UPDATE_GOLDEN=1 for one run.
    """
    found = dump(path)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_figures_are_those_side_by_side(path: Path) -> None:
    """Each value of the comparison stands in its cell, and each difference beside it."""
    found = comparison()
    book = stored(path)["Comparison"]
    assert len(book.tables) == 1
    (table,) = book.tables.values()
    head, *lines = book[table.ref]
    headings = [str(cell.value) for cell in head]
    by_name = {str(line[1].value): line for line in lines}
    total = by_name["Cost in all, undiscounted"]
    (row,) = [one for one in found.rows if one.key == ("total_cost",)]
    for at, name in enumerate(("Base case", "Cheaper")):
        assert D(str(total[headings.index(name)].value)) == row.values[at]
    more = row.difference(1, 0)
    assert more is not None
    assert float(str(total[headings.index("Cheaper: more")].value)) == float(more)
    assert total[headings.index("Not planned")].value is None
    assert len(lines) == len(found.rows)


def test_it_holds_what_differs_and_how_sure_it_is(path: Path) -> None:
    """The inputs that differ, the orders of each plan, and gap, bound and interval of each."""
    book = stored(path)
    assert book.sheetnames == ["Comparison", "Costs", "What differs", "Orders", "Plans"]
    differs = [[cell.value for cell in row] for row in book["What differs"].iter_rows(min_row=5)]
    assert ["Cheaper", "Budget, whole horizon", "USD 6,000,000", "USD 5,500,000"] in differs
    orders = list(book["Orders"].iter_rows(min_row=5, values_only=True))
    plan = example_plan.plan()
    assert len(orders) == 2 * len(plan.orders) - 1
    plans = list(book["Plans"].iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in plans] == ["Base case", "Cheaper", "Not planned"]
    assert plans[2][2] == "not planned"
    assert "differ by" in str(plans[1][7])


def test_texts_stay_texts(tmp_path: Path) -> None:
    """A scenario that is called like a formula is a name, in headings and charts too."""
    path = tmp_path / "comparison.xlsx"
    write_comparison(comparison("=1+1"), path)
    book = read(path)
    assert book["Plans"]["A6"].value == "=1+1"
    assert book["Plans"]["A6"].data_type == "s"


def test_too_few_plans_are_no_workbook(tmp_path: Path) -> None:
    """Fewer than two plans, or one of earlier inputs, and no file is written."""
    path = tmp_path / "comparison.xlsx"
    plan = example_plan.plan()
    with pytest.raises(InputError) as few:
        write_comparison(compare([asked("A", plan), asked("B", None)]), path)
    assert few.value.key == "compare-no-workbook"
    three = [asked("A", plan), asked("B", plan), asked("C", plan, current=False)]
    with pytest.raises(InputError) as stale:
        write_comparison(compare(three), path)
    assert stale.value.key == "compare-stale"
    assert not path.exists()
