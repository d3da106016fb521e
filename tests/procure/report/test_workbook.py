"""The whole workbook, read back the way its readers will."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from procure.errors import InputError, SaveError, UntrustedPlanError
from procure.plan import Audit, Failure
from procure.report import write_workbook
from procure.storage import digest
from tests.procure import example_plan
from tests.procure.report.workbooks import (
    SHEETS,
    dump,
    formula_cells,
    read,
    rows,
    sheet,
    stored,
    write,
)

GOLDEN = Path(__file__).parents[2] / "golden" / "workbook" / "example.txt"


def test_golden(path: Path) -> None:
    """Every cell of the example's workbook is as it was when a person last looked at it.

    After a wanted change, look at the workbook and set UPDATE_GOLDEN=1 for one run.
    """
    # The digest changes with every field that the records gain.
    found = dump(path).replace(example_plan.plan().digest, "(digest)")
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_sheets(path: Path) -> None:
    """All sheets are there, in reading order, each with frozen headings and page set-up."""
    book = read(path)
    assert book.sheetnames == SHEETS
    for name in SHEETS[1:-1]:
        one = book[name]
        assert one.protection.sheet, name
        assert one.freeze_panes is not None, name
        # Where pages are broken by hand, nothing is fitted: all is printed at a scale.
        by_hand = name == "By supplier" or bool(one.col_breaks.brk)
        assert one.page_setup.fitToHeight == (None if by_hand else 0), name
        assert (one.page_setup.scale or 100) >= 60 if by_hand else one.page_setup.scale is None, (
            name
        )
        assert one.print_title_rows, name


def test_totals_are_formulas_with_their_value(path: Path) -> None:
    """Each total is a formula, and its stored value is the plan's."""
    formulas = read(path)
    assert formulas["Orders"]["T11"].value == "=SUM(T5:T10)"
    assert sheet(path, "Orders")["T11"].value == pytest.approx(4535627.65)
    assert str(formulas["Summary"]["A6"].value).startswith("='Costs'!")
    assert sheet(path, "Summary")["A6"].value == pytest.approx(4759011.88)
    assert sheet(path, "Costs")["G16"].value == pytest.approx(4759011.88)


def test_every_formula_has_a_stored_value(path: Path) -> None:
    """Programs that do not calculate (previews, pandas) show a value for each formula."""
    values = stored(path)
    count = 0
    for name, cell in formula_cells(read(path)):
        count += 1
        assert values[name][cell].value is not None, (name, cell)
    assert count > 100


def test_pandas_reads_the_orders(path: Path) -> None:
    """A data frame of the orders has their numbers, dates and total."""
    # Every process that gathers tests would load it otherwise.
    import pandas as pd

    frame = pd.read_excel(path, sheet_name="Orders", header=3, engine="openpyxl")
    assert list(frame["Units"][:6]) == [10, 6, 5, 10, 10, 16]
    assert frame["Cost (USD)"][:6].sum() == pytest.approx(4535627.65)
    assert frame["Cost (USD)"][6] == pytest.approx(4535627.65)
    assert pd.Timestamp(frame["Arrives"][1]) == pd.Timestamp("2024-06-17")


def test_properties_hold_no_clock(path: Path) -> None:
    """The file's properties name the plan and a fixed date."""
    properties = read(path).properties
    assert properties.title == "Order plan: Example"
    assert properties.created == properties.modified
    assert properties.created.date() == date(2024, 1, 1)


def test_same_plan_same_bytes(path: Path, tmp_path: Path) -> None:
    """The same plan gives the same file in another process, whatever its hash seed."""
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from procure.report import write_workbook; from tests.procure import example_plan as e;"
        "write_workbook(e.project(), e.scenario(), e.plan(), Path(sys.argv[2]))"
    )
    root = Path(__file__).parents[3]
    for seed in ("1", "2"):
        again = tmp_path / f"{seed}.xlsx"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, root, again], check=True, env=environment)
        assert again.read_bytes() == path.read_bytes()


def test_only_the_seconds_differ_from_run_to_run(path: Path, tmp_path: Path) -> None:
    """A slower run of the same plan changes the solve record and nothing else."""
    plan = example_plan.plan()
    slower = replace(plan, solve=replace(plan.solve, seconds=Decimal("7.25")))
    again = write(tmp_path / "again.xlsx", slower)
    with zipfile.ZipFile(path) as one, zipfile.ZipFile(again) as other:
        differing = [name for name in one.namelist() if one.read(name) != other.read(name)]
    # The record has a mark of each cell, that of the seconds too.
    solve = f"xl/worksheets/sheet{SHEETS.index('Solve record') + 1}.xml"
    assert differing == [solve, "xl/sharedStrings.xml"]


def test_two_sites_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Formulas that look a name up never mix two sites, or count one twice."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    sites = tuple(replace(site, name="Frankfurt") for site in project.sites)
    project = replace(project, sites=sites)
    found = tmp_path / "plan.xlsx"
    write_workbook(project, scenario, replace(plan, digest=digest(project, scenario)), found)
    assert {row["Site"] for row in rows(found, "Deliveries")} == {
        "Frankfurt (ash)",
        "Frankfurt (fra)",
        "Frankfurt (bel)",
    }


def test_a_plan_without_orders(tmp_path: Path) -> None:
    """A plan that needs nothing still makes a whole workbook."""
    plan = replace(
        example_plan.plan(),
        orders=(),
        placements=(),
        assignments=(),
        shortfall=(),
        costs=(),
        total_cost=Decimal(0),
        limits=(),
        left_out=(),
    )
    found = write(tmp_path / "empty.xlsx", plan)
    assert read(found).sheetnames == [
        name for name in SHEETS if name not in {"Price lines", "Order facts"}
    ]


def test_refuses_a_plan_that_failed_its_audit(tmp_path: Path) -> None:
    """A plan that broke a rule is not exported; the sentence names the rule."""
    failure = Failure(rule="audit-units", values=(("order", "1"), ("units", "0")))
    failed = Audit(passed=False, checks=1, failures=(failure,))
    for audit in (failed, None):
        with pytest.raises(UntrustedPlanError) as caught:
            write(tmp_path / "plan.xlsx", replace(example_plan.plan(), audit=audit))
        assert caught.value.key == "plan-not-trusted"
    assert not list(tmp_path.iterdir())
    with pytest.raises(UntrustedPlanError, match="Order 1 has a quantity of 0"):
        write(tmp_path / "plan.xlsx", replace(example_plan.plan(), audit=failed))


def test_refuses_where_there_is_no_plan(tmp_path: Path) -> None:
    """There is no workbook of a plan that was not found."""
    with pytest.raises(InputError) as caught:
        write(tmp_path / "plan.xlsx", example_plan.infeasible())
    assert caught.value.key == "no-plan-to-export"
    assert not list(tmp_path.iterdir())


def test_refuses_a_plan_of_another_input(tmp_path: Path) -> None:
    """Orders are never written beside prices that they were not planned with."""
    changed = replace(example_plan.scenario(), discount_rate=Decimal("0.5"))
    with pytest.raises(InputError) as caught:
        write_workbook(example_plan.project(), changed, example_plan.plan(), tmp_path / "plan.xlsx")
    assert caught.value.key == "stale-plan-to-export"


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    """Where the file cannot be put in its place, what was there stays, and nothing else."""
    target = tmp_path / "plan.xlsx"
    target.mkdir()
    (target / "kept").touch()
    with pytest.raises(SaveError):
        write(target)
    assert [one.name for one in tmp_path.iterdir()] == ["plan.xlsx"]
    assert (target / "kept").exists()
