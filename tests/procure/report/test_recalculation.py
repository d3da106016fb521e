"""Every formula of the workbook comes to the value that is stored beside it, and to the plan's.

LibreOffice works the workbook out anew; a value planted wrong shows that it really does.
"""

import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from math import isclose
from pathlib import Path

import pytest

from procure.comparison import Compared, compare
from procure.plan_difference import Answer
from procure.report import write_workbook
from procure.report.book import Book
from procure.report.comparison import write_comparison
from procure.report.scenarios import write_scenarios
from procure.report.sheet import HEAD_ROW
from procure.report.values import Column, Formula, rounded
from procure.units import minor_digits, round_money
from solver.planner import make_plan
from tests.procure import example_plan
from tests.procure.report import key_figures
from tests.procure.report.hostile import in_texts
from tests.procure.report.office import Office, OfficeError, Worked
from tests.procure.report.plans import KINDS, SAMPLES, planned
from tests.procure.report.sheet_parts import Parts
from tests.procure.report.test_comparison import comparison

pytestmark = pytest.mark.slow


def same(one: object, other: object) -> bool:
    """Tells whether two values are the same, numbers to twelve digits."""
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return isclose(one, other, rel_tol=1e-12, abs_tol=1e-9)
    return one == other


def differences(path: Path, worked: Worked) -> list[str]:
    """Lists the formulas whose value is not the one that LibreOffice comes to, or is none."""
    stored = Parts(path).stored()
    assert worked.formulas == stored.keys()
    faulty = [f"{sheet}!{cell}: {shown}" for (sheet, cell), shown in worked.faulty.items()]
    return faulty + [
        f"{sheet}!{cell}: stored {value}, is {worked.at(sheet, cell)}"
        for (sheet, cell), value in stored.items()
        if not same(value, worked.at(sheet, cell))
    ]


def test_formulas_come_to_their_stored_values(office: Office, tmp_path: Path) -> None:
    """In the example no formula is wrong, or cannot be worked out."""
    path = tmp_path / "plan.xlsx"
    write_workbook(example_plan.project(), example_plan.scenario(), example_plan.plan(), path)
    worked = office.work_out(path)
    assert len(worked.formulas) > 100
    assert differences(path, worked) == []


def total_of_cost_lines(path: Path) -> str:
    """Gives the cell of the total of all cost lines."""
    formulas = Parts(path).formulas()
    (found,) = (
        cell
        for (sheet, cell), formula in formulas.items()
        if sheet == "Cost lines" and re.fullmatch(r"SUM\(\w+:\w+\)", formula)
    )
    return found


def plant(path: Path, cell: str, before: bytes, after: bytes) -> Path:
    """Changes what is written in a cell of the sheet Cost lines, in a copy of the workbook."""
    parts = Parts(path)
    planted = path.with_name("planted.xlsx")
    with zipfile.ZipFile(planted, "w") as target:
        for name, data in parts.written.items():
            changed = data
            if name == parts.named["Cost lines"]:
                start = data.index(f'<c r="{cell}"'.encode())
                changed, count = re.subn(before, after, data[start:], count=1)
                assert count == 1
                changed = data[:start] + changed
            target.writestr(name, changed)
    return planted


def test_a_false_value_is_found(office: Office, tmp_path: Path) -> None:
    """The comparison above can fail: one stored value made wrong is told."""
    path = tmp_path / "plan.xlsx"
    write_workbook(example_plan.project(), example_plan.scenario(), example_plan.plan(), path)
    cell = total_of_cost_lines(path)
    planted = plant(path, cell, rb"<v>[^<]*</v>", b"<v>123</v>")
    assert Parts(planted).stored()["Cost lines", cell] == 123
    (wrong,) = differences(planted, office.work_out(planted))
    total = example_plan.plan().total_cost
    assert wrong == f"Cost lines!{cell}: stored 123.0, is {total}"


def test_a_formula_that_cannot_be_worked_out_is_found(office: Office, tmp_path: Path) -> None:
    """An unknown name in a formula is told as what LibreOffice shows."""
    path = tmp_path / "plan.xlsx"
    write_workbook(example_plan.project(), example_plan.scenario(), example_plan.plan(), path)
    cell = total_of_cost_lines(path)
    planted = plant(path, cell, rb"<f>SUM\(", b"<f>SOME(")
    assert office.work_out(planted).faulty["Cost lines", cell] == "#NAME?"


@pytest.mark.parametrize("kind", [*KINDS, *SAMPLES])
def test_plans_come_to_their_figures(kind: str, office: Office, tmp_path: Path) -> None:
    """Formulas come to their stored values and the plan's figures, whatever is in the plan."""
    made = planned(kind)
    assert made.plan.orders
    path = tmp_path / "plan.xlsx"
    write_workbook(*made, path)
    worked = office.work_out(path)
    assert differences(path, worked) == []
    assert key_figures.cost_differences(worked, *made) == []
    assert key_figures.limit_differences(worked, made.plan) == []
    assert key_figures.capacity_differences(worked, *made) == []


def test_a_comparison_comes_to_its_stored_values(office: Office, tmp_path: Path) -> None:
    """Differences and parts of plans side by side are worked out alike."""
    path = tmp_path / "comparison.xlsx"
    write_comparison(comparison(), path)
    worked = office.work_out(path)
    assert len(worked.formulas) > 50
    assert differences(path, worked) == []


def test_several_scenarios_come_to_their_stored_values(office: Office, tmp_path: Path) -> None:
    """Each plan of several in one workbook follows its own sheets."""
    made = planned(KINDS[0])
    scenarios = (made.scenario, replace(made.scenario, name="More", headroom=Decimal("0.2")))
    asked = []
    for scenario in scenarios:
        plan = make_plan(made.project, scenario)
        answer = Answer(project=made.project, scenario=scenario, plan=plan)
        asked.append(Compared(project=made.project, scenario=scenario, answer=answer, current=True))
    path = tmp_path / "scenarios.xlsx"
    write_scenarios(compare(asked), path)
    worked = office.work_out(path)
    assert len(worked.formulas) > 500
    assert differences(path, worked) == []


@pytest.mark.parametrize("text", [">1", "*", "=A1", "Acme!A1"])
def test_names_are_never_conditions(text: str, office: Office, tmp_path: Path) -> None:
    """A supplier or site that is called like a condition or pattern changes no sum."""
    path = tmp_path / "plan.xlsx"
    project, scenario = example_plan.project(), example_plan.scenario()
    answer = in_texts(Answer(project=project, scenario=scenario, plan=example_plan.plan()), [text])
    write_workbook(answer.project, answer.scenario, answer.plan, path)
    assert differences(path, office.work_out(path)) == []


def test_what_is_no_workbook_is_told(office: Office, tmp_path: Path) -> None:
    """A workbook that is not there is an error, and the next one is worked out all the same."""
    with pytest.raises(OfficeError, match="nowhere"):
        office.work_out(tmp_path / "nowhere.xlsx")
    path = tmp_path / "plan.xlsx"
    write_workbook(example_plan.project(), example_plan.scenario(), example_plan.plan(), path)
    assert office.work_out(path).formulas


HALVES = tuple(
    Decimal(sign) * Decimal(text)
    for sign in (1, -1)
    for text in (
        "0.005",
        "0.015",
        "0.025",
        "1.005",
        "2.675",
        "1234567.125",
        "1234567.135",
        "98765432109.125",
        "98765432109.135",
        "1234567890123.47",
        "23456789012345.67",
        "0.0149999",
        "0.0150001",
        "3.14159",
        "7",
    )
)


@pytest.mark.parametrize("currency", ["USD", "JPY", "KWD"])
def test_amounts_are_rounded_half_to_even(currency: str, office: Office, tmp_path: Path) -> None:
    """A formula rounds as the plan does, also where an amount is exactly half of the last digit."""
    digits = minor_digits(currency)
    path = tmp_path / "rounded.xlsx"
    book = Book(path, "Rounded", "", created=date(2024, 1, 1))
    amounts = [half.scaleb(2 - digits) for half in HALVES]
    rows = [
        (amount, Formula(text=f"={rounded(f'A{at}', digits)}", value=round_money(amount, currency)))
        for at, amount in enumerate(amounts, start=HEAD_ROW + 2)
    ]
    columns = [Column(heading="Exact", kind="number"), Column(heading="Rounded", kind="number")]
    book.sheet("Rounded").table("Rounded", columns, rows)
    book.close()
    worked = office.work_out(path)
    assert differences(path, worked) == []
    # Those may differ by a part of them, which is more than a cent of the largest.
    found = [row["Rounded"] for row in worked.rows("Rounded")]
    assert found == [float(round_money(amount, currency)) for amount in amounts]
