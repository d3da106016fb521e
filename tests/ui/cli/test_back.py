"""procure-cli back: an edited workbook is told, evaluated, and becomes a scenario."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from procure import storage
from procure.project import Project
from procure.scenario import Limit
from tests.builders import D
from tests.ui.commands import Run, small


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    """Give the file of a project with a budget."""
    path = tmp_path / "project.json"
    storage.save(small(limits=(Limit(family="budget", value=D(3500)),)), path)
    return path


@pytest.fixture
def exported(run: Run, project_file: Path, tmp_path: Path) -> Path:
    """Give the workbook of its plan: two nodes for 2,000."""
    path = tmp_path / "plan.xlsx"
    code, _, told = run("plan", project_file, "--xlsx", path)
    assert code == 0, told
    return path


def edited(path: Path, **values: float | str) -> Path:
    """Edit a workbook's inputs by their names in the record: units, price, budget."""
    book = openpyxl.load_workbook(path)
    _edit(book, values)
    other = path.with_name("edited.xlsx")
    book.save(other)
    return other


def _edit(book: Workbook, values: dict[str, float | str]) -> None:
    wanted: dict[str, Callable[[list[str]], bool]] = {
        "units": lambda key: key[0] == "units",
        "price": lambda key: key[-1] == "unit_price",
        "budget": lambda key: key[:2] == ["limit", "budget"],
    }
    for row in book["procure.record"].iter_rows(values_only=True):
        if row[0] != "entry":
            continue
        for name, value in values.items():
            if wanted[name](json.loads(str(row[1]))):
                book[str(row[2])][str(row[3])] = value


def project_of(path: Path) -> Project:
    """Read a project."""
    return storage.read(path)


def test_nothing_edited_is_said(run: Run, project_file: Path, exported: Path) -> None:
    """Exit code 0; nothing is evaluated and nothing written."""
    out = exported.with_name("new.json")
    code, shown, _ = run("back", project_file, exported, "--save", out)
    assert code == 0
    assert "every input is what was exported" in shown
    assert not out.exists()


def test_edits_are_told_evaluated_and_saved_beside(
    run: Run, project_file: Path, exported: Path, tmp_path: Path
) -> None:
    """A quantity and a price: the figures are those of the evaluation, the files read unchanged."""
    book = edited(exported, units=2, price=1100)
    before = project_file.read_bytes(), book.read_bytes()
    new, out = tmp_path / "new.json", tmp_path / "out.json"
    code, shown, _ = run("back", project_file, book, "--save", new, "--json", out, "--gap", 0)
    assert code == 0, shown
    assert "USD 1,000" in shown
    assert "USD 1,100" in shown
    assert "every scenario: the price list of Reseller" in shown
    tree = json.loads(out.read_text(encoding="utf-8"))
    assert tree["evaluation"]["plan"]["total_cost"] == "2200.00"
    assert [one["after"] for one in tree["edits"]] == ["1100"]
    assert (project_file.read_bytes(), book.read_bytes()) == before
    made = project_of(new)
    assert [one.name for one in made.scenarios] == ["Base case", "Base case – edited"]
    assert made.catalogs[0].offers[0].breaks[0].unit_price == 1100


def test_orders_that_break_a_limit_exit_with_3(
    run: Run, project_file: Path, exported: Path
) -> None:
    """The limit, with by how much; the quantity is given as it stands."""
    code, shown, _ = run("back", project_file, edited(exported, units=4), "--no-optimum")
    assert code == 3
    assert "2 units" in shown
    assert "4 units" in shown
    assert "USD 500.00  too much" in shown
    out = project_file.with_name("out.json")
    book = edited(exported, units=4, budget=4000)
    code, _, _ = run("back", project_file, book, "--no-optimum", "--json", out)
    assert code == 0
    tree = json.loads(out.read_text(encoding="utf-8"))
    assert tree["evaluation"]["limits_broken"] == []
    assert [one["key"] for one in tree["edits"] if one["key"][0] == "limit"] == [
        ["limit", "budget"]
    ]


def test_the_best_plan_beside_it_is_free_to_order_otherwise(
    run: Run, project_file: Path, exported: Path, tmp_path: Path
) -> None:
    """Three nodes cost one more than the best plan; the new scenario fixes them."""
    book, new = edited(exported, units=3), tmp_path / "new.json"
    code, shown, _ = run("back", project_file, book, "--save", new, "--name", "Three")
    assert code == 0
    assert "USD 1,000.00 more than the best plan" in shown
    code, shown, _ = run("plan", new, "--scenario", "Three")
    assert code == 0
    assert "3,000.00" in shown


def test_bad_cells_are_all_named(run: Run, project_file: Path, exported: Path) -> None:
    """Each on standard error with its cell; exit code 2, nothing is written."""
    book, new = edited(exported, units="three", price=-1), exported.with_name("new.json")
    code, shown, told = run("back", project_file, book, "--save", new)
    assert (code, shown) == (2, "")
    assert "Orders!" in told
    assert "“three” is no number" in told
    assert not new.exists()


def test_an_input_is_never_written_over(run: Run, project_file: Path, exported: Path) -> None:
    """The project that is read stays what it is."""
    code, _, told = run("back", project_file, exported, "--save", project_file)
    assert code == 2
    assert str(project_file) in told
