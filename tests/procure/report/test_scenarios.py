"""The workbook of several scenarios: the comparison, then each plan, none mixed with another."""

import re
from pathlib import Path

import openpyxl
import pytest

from procure.cell_record import RECORD_SHEET
from procure.comparison import compare
from procure.errors import InputError
from procure.report import ORDER
from procure.report.scenarios import write_scenarios
from procure.report.solve_record import NAME as SOLVE
from tests.procure.report.sheet_parts import Parts
from tests.procure.report.test_comparison import comparison
from tests.procure.report.workbooks import formula_cells, read, sheet, stored

FIRST = ["Scenarios", "Comparison", "Costs", "What differs", "Orders", "Plans"]
SHORTS = ["Base case", "Cheaper po"]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the workbook of two plans, one of a name that no sheet may have, and of none."""
    made = tmp_path_factory.mktemp("scenarios") / "scenarios.xlsx"
    write_scenarios(comparison("[Cheaper] power: 'less'"), made)
    return made


def test_sheets(path: Path) -> None:
    """The comparison comes first, then all sheets of one plan after those of the other."""
    of_a_plan = (*ORDER, SOLVE)
    expected = [f"{name} ({short})" for short in SHORTS for name in of_a_plan]
    assert read(path).sheetnames == [*FIRST, *expected]


def test_a_plan_follows_its_own_sheets(path: Path) -> None:
    """No formula, name or chart of a plan asks a sheet of another plan or of the comparison."""
    parts = Parts(path)
    for (name, cell), formula in parts.formulas().items():
        asked = set(re.findall(r"'([^']+)'!", formula))
        if name in FIRST:
            continue
        suffix = name[name.index(" (") :]
        assert all(one.endswith(suffix) for one in asked), (name, cell, formula)
    for part, xml in parts.written.items():
        if part.startswith("xl/charts/chart"):
            asked = {one.decode() for one in re.findall(rb"<c:f>'?([^'!]+)'?!", xml)}
            assert len({one[one.find(" (") :] for one in asked}) == 1, (part, asked)


def test_names_and_tables_are_told_apart(path: Path) -> None:
    """No two tables or defined names of the book are called the same, whatever the case."""
    book = openpyxl.load_workbook(path)
    tables = [name.casefold() for one in book.worksheets for name in one.tables]
    names = [name.casefold() for name in book.defined_names]
    assert len(set(tables + names)) == len(tables) + len(names)
    assert {"orders", "orders_2", "orders_3"} <= set(tables)


def test_totals_stand_first(path: Path) -> None:
    """Each scenario says what its sheets end with, and its total follows from them."""
    first = sheet(path, "Scenarios")
    found = {row[0].value: [cell.value for cell in row[1:4]] for row in first["A5:E7"]}
    assert found == {
        "Base case": ["(Base case)", pytest.approx(4759011.88), pytest.approx(4759011.88)],
        "[Cheaper] power: 'less'": ["(Cheaper po)", *[pytest.approx(4629011.88)] * 2],
        "Not planned": [None, None, None],
    }
    assert read(path)["Scenarios"]["D5"].value == "='Costs (Base case)'!$G$16"
    assert "not read back" in str(first["A9"].value)


def test_every_formula_has_a_stored_value(path: Path) -> None:
    """Programs that do not calculate show a value for each formula."""
    values = stored(path)
    cells = list(formula_cells(read(path)))
    assert len(cells) > 500
    assert [one for one in cells if values[one[0]][one[1]].value is None] == []


def test_no_way_back(path: Path) -> None:
    """A workbook of several plans has no record, which is of one plan."""
    assert RECORD_SHEET not in read(path).sheetnames


def test_refuses_what_a_comparison_refuses(tmp_path: Path) -> None:
    """One plan alone is not a workbook of several."""
    found = comparison()
    alone = [one.asked for one in found.sides[::2]]
    with pytest.raises(InputError) as caught:
        write_scenarios(compare(alone), tmp_path / "none.xlsx")
    assert caught.value.key == "compare-no-workbook"
    assert not list(tmp_path.iterdir())
