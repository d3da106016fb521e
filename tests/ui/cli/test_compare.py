"""procure-cli compare: scenarios side by side, as text, JSON and workbook."""

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from procure import storage
from procure.scenario import Limit
from tests.builders import D
from tests.ui.commands import Run, small


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Save a project of a base case, one that asks for half, and one that nothing can serve."""
    made = small()
    (base,) = made.scenarios
    base = replace(base, name="Base")
    less = replace(
        base,
        name="Less",
        parent="Base",
        demand=tuple(
            replace(row, amounts=tuple(one / 2 for one in row.amounts)) for row in base.demand
        ),
    )
    none = replace(base, name="None", parent="Base", limits=(Limit(family="budget", value=D(1)),))
    path = tmp_path / "project.json"
    storage.save(replace(made, scenarios=(base, less, none)), path)
    return path


def _plan_of(run: Run, saved: Path, name: str) -> dict[str, object]:
    _, shown, _ = run("plan", saved, "--scenario", name, "--json", "-")
    tree: dict[str, object] = json.loads(shown)
    return tree


def test_plans_stand_side_by_side(run: Run, saved: Path, tmp_path: Path) -> None:
    """The figures are those of the plans that the same program makes one by one."""
    out, xlsx = tmp_path / "out.json", tmp_path / "out.xlsx"
    before = saved.read_bytes()
    code, shown, _ = run(
        "compare", saved, "--scenario", "Base", "--scenario", "Less", "--json", out, "--xlsx", xlsx
    )
    assert code == 0
    assert saved.read_bytes() == before
    tree = json.loads(out.read_text(encoding="utf-8"))
    (total,) = [row for row in tree["rows"] if row["key"] == ["total_cost"]]
    one, other = (_plan_of(run, saved, name)["total_cost"] for name in ("Base", "Less"))
    assert [D(value) for value in total["values"]] == [D(str(one)), D(str(other))]
    assert D(total["differences"][1]) == D(str(other)) - D(str(one))
    assert shown.startswith("Less costs least: ")
    assert "Less beside Base" in shown
    assert openpyxl.load_workbook(xlsx)["Plans"]["A6"].value == "Less"


def test_whole_plans_are_written_too(run: Run, saved: Path, tmp_path: Path) -> None:
    """With --full the workbook has all sheets of each plan, ending with its scenario's name."""
    xlsx = tmp_path / "out.xlsx"
    named = ("--scenario", "Base", "--scenario", "Less")
    code, _, _ = run("compare", saved, *named, "--xlsx", xlsx, "--full", "--json", tmp_path / "j")
    assert code == 0
    names = openpyxl.load_workbook(xlsx).sheetnames
    assert {"Comparison", "Summary (Base)", "Summary (Less)", "Cost lines (Less)"} <= set(names)


def test_all_scenarios_are_compared_unless_some_are_named(run: Run, saved: Path) -> None:
    """One without a plan has its column all the same; its exit code is the whole one's."""
    code, shown, _ = run("compare", saved, "--base", "Less", "--json", "-")
    assert code == 3
    tree = json.loads(shown)
    assert tree["base"] == "Less"
    states = {one["name"]: one["state"] for one in tree["scenarios"]}
    assert states == {"Base": "planned", "Less": "planned", "None": "no_plan"}


def test_a_base_that_is_not_named_is_compared_too(run: Run, saved: Path) -> None:
    """It stands first."""
    _, shown, _ = run("compare", saved, "--scenario", "Less", "--base", "Base", "--json", "-")
    assert [one["name"] for one in json.loads(shown)["scenarios"]] == ["Base", "Less"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--scenario", "Less"), "two to six scenarios, and 1 would be compared"),
        (("--scenario", "Less", "--scenario", "Nobody"), "There is no scenario “Nobody”"),
        (("--scenario", "Less", "--base", "Nobody"), "There is no scenario “Nobody”"),
    ],
)
def test_bad_input_is_said(run: Run, saved: Path, arguments: tuple[str, ...], said: str) -> None:
    """Too few scenarios, or one that is not there, before anything is planned."""
    code, shown, told = run("compare", saved, *arguments)
    assert (code, shown) == (2, "")
    assert said in told


def test_the_project_is_never_overwritten(run: Run, saved: Path) -> None:
    """An output that is the input is refused."""
    before = saved.read_bytes()
    code, _, _ = run("compare", saved, "--json", saved)
    assert code == 2
    assert saved.read_bytes() == before


def test_too_few_plans_are_no_workbook(run: Run, saved: Path, tmp_path: Path) -> None:
    """With one plan there is a table, and a sentence in place of the workbook."""
    xlsx = tmp_path / "out.xlsx"
    code, shown, told = run(
        "compare", saved, "--scenario", "Base", "--scenario", "None", "--xlsx", xlsx
    )
    assert code == 3
    assert "no plan" in shown
    assert "fewer than two" in told
    assert not xlsx.exists()


def test_it_plans_reproducibly(run: Run, saved: Path) -> None:
    """Twice the same input is twice the same answer."""
    first = run("compare", saved, "--json", "-")
    assert run("compare", saved, "--json", "-") == first
