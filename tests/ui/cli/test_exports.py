"""The command that plans writes the plan in other forms, and nothing where there is none."""

import csv
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from procure import storage
from procure.scenario import Limit
from tests.builders import D
from tests.ui.commands import Run, small

FLAGS = ("--csv", "--pdf", "--requests")


def test_the_plan_is_written_as_csv(run: Run, saved: Path, tmp_path: Path) -> None:
    """The order that the table shows stands in the file of orders."""
    code, _, _ = run("plan", saved, "--csv", tmp_path / "csv")
    assert code == 0
    with (tmp_path / "csv" / "orders.csv").open(encoding="utf-8-sig", newline="") as stream:
        (order,) = csv.DictReader(stream)
    assert (order["Supplier"], order["Units"], order["Cost (USD)"]) == ("Reseller", "2", "2000.00")


def test_the_summary_is_written_as_a_page(run: Run, saved: Path, tmp_path: Path) -> None:
    """It says by when the order has to be signed."""
    code, _, _ = run("plan", saved, "--pdf", tmp_path / "plan.pdf")
    assert code == 0
    (page,) = PdfReader(tmp_path / "plan.pdf").pages
    shown = " ".join(page.extract_text().split())
    assert "2,000" in shown
    assert (
        "Sign 2 units of " in shown
        or "can be signed" in shown
        or "No order has to be signed" in shown
    )


def test_the_summary_of_the_workbook_says_the_same(run: Run, saved: Path, tmp_path: Path) -> None:
    """It knows by when the order has to be signed, as the printed page does."""
    code, _, _ = run("plan", saved, "--xlsx", tmp_path / "plan.xlsx")
    assert code == 0
    rows = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Summary"].values
    shown = " ".join(str(row[0]) for row in rows)
    assert "has to be signed before" in shown
    assert "was not looked for" not in shown


def test_a_request_is_written_for_each_supplier(run: Run, saved: Path, tmp_path: Path) -> None:
    """A workbook by the supplier's name, in the house style that is asked for."""
    style = tmp_path / "style.json"
    style.write_text('{"format": 1, "company": "Acme"}', encoding="utf-8")
    code, _, _ = run("plan", saved, "--requests", tmp_path / "out", "--style", style)
    assert code == 0
    (path,) = (tmp_path / "out").glob("*.xlsx")
    assert path.stem == "Reseller"
    page = openpyxl.load_workbook(path).worksheets[0]
    shown = {cell.value for row in page for cell in row}
    assert {"Reseller", "Acme"} <= shown


def test_a_folder_of_ones_own_is_not_replaced(run: Run, saved: Path, tmp_path: Path) -> None:
    """The command says what it would have lost."""
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "mine.txt").write_text("mine", encoding="utf-8")
    code, _, told = run("plan", saved, "--csv", tmp_path / "csv")
    assert code == 1
    assert "mine.txt" in told
    assert [one.name for one in (tmp_path / "csv").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("flag", FLAGS)
def test_without_a_plan_nothing_is_written(run: Run, tmp_path: Path, flag: str) -> None:
    """It is said for the path, and the exit code is that of the plan."""
    limits = (Limit(family="budget", value=D(1)),)
    path = tmp_path / "p.json"
    storage.save(small(limits=limits), path)
    code, _, told = run("plan", path, flag, tmp_path / "out")
    assert code == 3
    assert str(tmp_path / "out") in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("flag", FLAGS)
def test_the_project_is_never_overwritten(run: Run, saved: Path, flag: str) -> None:
    """An output that is an input is refused before anything is planned."""
    before = saved.read_bytes()
    code, _, _ = run("plan", saved, flag, saved)
    assert code == 2
    assert saved.read_bytes() == before
