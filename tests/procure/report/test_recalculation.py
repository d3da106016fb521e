"""Every formula of the workbook comes to the value that is stored beside it.

LibreOffice works the workbook out anew; a value planted wrong shows that it really does.
"""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from procure import storage
from procure.report import write_workbook
from procure.report.comparison import write_comparison
from tests.procure import example_plan
from tests.procure.report.hostile import hostile
from tests.procure.report.test_comparison import comparison

pytestmark = [
    pytest.mark.slow,
    # LibreOffice saves more than openpyxl reads, but no values.
    pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning"),
]

# Without "always recalculate" LibreOffice keeps the stored values, right or wrong.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
SAMPLES = Path(__file__).parents[3] / "seeds" / "projects"

Recalculate = Callable[[Path], Path]


@pytest.fixture(scope="module")
def recalculate(tmp_path_factory: pytest.TempPathFactory) -> Recalculate:
    """Gives a function that has LibreOffice work a workbook out and save it anew."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed: formulas are not worked out by another program")
    folder = tmp_path_factory.mktemp("office")
    (folder / "user").mkdir()
    (folder / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")

    def run(path: Path) -> Path:
        out = path.parent / "recalculated"
        profile = f"-env:UserInstallation={folder.as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
        command.append(str(path))
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return out / path.name

    return run


def values(path: Path) -> dict[tuple[str, str], object]:
    """Gives the value stored in each cell that has one."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def formulas(path: Path) -> list[tuple[str, str]]:
    """Lists the cells that hold formulas."""
    book = openpyxl.load_workbook(path)
    return [
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def same(one: object, other: object) -> bool:
    """Tells whether two values are the same, numbers to twelve digits."""
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return one == pytest.approx(other, rel=1e-12, abs=1e-9)
    return one == other


def compare(path: Path, recalculate: Recalculate) -> list[str]:
    """Lists the formulas whose value is not the one that LibreOffice comes to."""
    stored, found = values(path), values(recalculate(path))
    return [
        f"{sheet}!{cell}: stored {stored.get((sheet, cell))}, is {found.get((sheet, cell))}"
        for sheet, cell in formulas(path)
        if not same(stored.get((sheet, cell)), found.get((sheet, cell)))
    ]


def test_formulas_come_to_their_stored_values(recalculate: Recalculate, tmp_path: Path) -> None:
    """In the example no formula is wrong, or cannot be worked out."""
    path = tmp_path / "plan.xlsx"
    write_workbook(example_plan.project(), example_plan.scenario(), example_plan.plan(), path)
    assert len(formulas(path)) > 100
    assert compare(path, recalculate) == []


def test_a_false_value_is_found(recalculate: Recalculate, tmp_path: Path) -> None:
    """The comparison above can fail: one stored value made wrong is told."""
    path, planted = tmp_path / "plan.xlsx", tmp_path / "planted.xlsx"
    write_workbook(example_plan.project(), example_plan.scenario(), example_plan.plan(), path)
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(planted, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet2.xml":
                data, count = re.subn(rb"(<f>SUM\(Q5:Q10\)</f><v>)[^<]*", rb"\g<1>123", data)
                assert count == 1
            target.writestr(name, data)
    assert values(planted)["Orders", "Q11"] == 123
    (wrong,) = compare(planted, recalculate)
    assert wrong.startswith("Orders!Q11: stored 123, is 4535627.65")


@pytest.mark.parametrize("name", ["first-steps", "december-2023"])
def test_real_plans_come_to_their_stored_values(
    name: str, recalculate: Recalculate, tmp_path: Path
) -> None:
    """The same holds for the plans of the sample projects."""
    planner = pytest.importorskip("solver.planner")
    project = storage.read(SAMPLES / f"{name}.json")
    scenario = project.scenario()
    path = tmp_path / "plan.xlsx"
    write_workbook(project, scenario, planner.make_plan(project, scenario), path)
    assert compare(path, recalculate) == []


def test_a_comparison_comes_to_its_stored_values(recalculate: Recalculate, tmp_path: Path) -> None:
    """Differences and parts of plans side by side are worked out alike."""
    path = tmp_path / "comparison.xlsx"
    write_comparison(comparison(), path)
    assert len(formulas(path)) > 50
    assert compare(path, recalculate) == []


@pytest.mark.parametrize("text", [">1", "*", "=A1", "Acme!A1"])
def test_names_are_never_conditions(text: str, recalculate: Recalculate, tmp_path: Path) -> None:
    """A supplier or site that is called like a condition or pattern changes no sum."""
    path = tmp_path / "plan.xlsx"
    write_workbook(*hostile(text), path)
    assert compare(path, recalculate) == []
