"""A plan leaves the window in several forms, each written by what a child can load alone."""

import json
import pickle
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from procure.explained.explanation import Explanation
from procure.explained.signing import Signings
from procure.house_style import USUAL
from tests.procure import example_plan
from ui.exports import FORMS, Exported, FormName, free

PLAN = (example_plan.project(), example_plan.scenario(), example_plan.plan())


def write(form: FormName, path: Path, explanation: Explanation | None = None) -> Path:
    """Write the example in a form."""
    project, scenario, plan = PLAN
    given = Exported(project=project, scenario=scenario, plan=plan, explanation=explanation)
    FORMS[form].write(given, path, USUAL)
    return path


def test_a_workbook_is_written(tmp_path: Path) -> None:
    """With the orders, and by when each has to be signed."""
    book = openpyxl.load_workbook(write("xlsx", tmp_path / "p.xlsx"), read_only=True)
    assert "Orders" in book.sheetnames
    page = " ".join(str(row[0]) for row in book["Summary"].iter_rows(max_col=1, values_only=True))
    assert "Sign 10 units of HGX H100 8-GPU node" in page
    assert "was not looked for" not in page


def test_the_summary_says_by_when_to_sign(tmp_path: Path) -> None:
    """As it was explained, or as the dates of the orders say."""
    (page,) = PdfReader(write("pdf", tmp_path / "p.pdf")).pages
    shown = " ".join(page.extract_text().split())
    assert "Sign 10 units of HGX H100 8-GPU node" in shown
    assert "Purchase or rent: USD 2,860,000." in shown
    known = Explanation(
        digest=PLAN[2].digest, signing=Signings(next_period=example_plan.plan().orders[0].placed)
    )
    (page,) = PdfReader(write("pdf", tmp_path / "p.pdf", known)).pages
    assert "No order has to be signed" in " ".join(page.extract_text().split())


def test_the_json_is_that_of_the_command_line(tmp_path: Path) -> None:
    """The same keys; whole."""
    tree = json.loads(write("json", tmp_path / "p.json").read_text(encoding="utf-8"))
    assert tree["digest"] == PLAN[2].digest
    assert len(tree["orders"]) == len(PLAN[2].orders)


def test_folders_are_written(tmp_path: Path) -> None:
    """Of CSV files, and of purchase requests."""
    assert (write("csv", tmp_path / "csv") / "orders.csv").exists()
    assert (write("requests", tmp_path / "requests") / "Cloudia.xlsx").exists()


@pytest.mark.parametrize("form", FORMS)
def test_each_form_goes_to_a_child_without_qt(form: FormName) -> None:
    """What writes it is found by its name there, and no window is loaded for it."""
    writer = pickle.dumps(FORMS[form].write)
    code = (
        f"import pickle, sys; pickle.loads({writer!r}); "
        "sys.exit('PySide6' in sys.modules or 'reportlab' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert done.returncode == 0


def test_a_free_name_is_one_that_nothing_has(tmp_path: Path) -> None:
    """Numbers go up; a name that is free stays."""
    wanted = tmp_path / "plan.pdf"
    assert free(wanted, ".pdf") == wanted
    wanted.write_bytes(b"")
    (tmp_path / "plan (2).pdf").mkdir()
    assert free(wanted, ".pdf") == tmp_path / "plan (3).pdf"
    (tmp_path / "Plan 1.5 of us").mkdir()
    assert free(tmp_path / "Plan 1.5 of us") == tmp_path / "Plan 1.5 of us (2)"
