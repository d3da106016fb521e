"""procure-cli evaluate: given orders beside the best plan, with what they break."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from procure import storage
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit, Scenario
from tests.builders import D
from tests.ui.answers import nothing_found
from tests.ui.commands import Run, small


def orders(folder: Path, *lines: str) -> Path:
    """Write a file of orders."""
    path = folder / "orders.csv"
    path.write_text("\n".join(("offer,period,site,units", *lines)) + "\n", encoding="utf-8")
    return path


def test_the_plans_own_json_evaluates_to_no_difference(
    run: Run, saved: Path, tmp_path: Path
) -> None:
    """Exit code 0, a table, JSON with both plans and a workbook; nothing read is written."""
    own, out, xlsx = (tmp_path / name for name in ("plan.json", "out.json", "out.xlsx"))
    run("plan", saved, "--json", own, "--gap", 0)
    before = saved.read_bytes(), own.read_bytes()
    code, shown, _ = run(
        "evaluate", saved, "--orders", own, "--json", out, "--xlsx", xlsx, "--gap", 0
    )
    assert code == 0
    assert "These orders break no limit and no other rule." in shown
    assert "They cost what the best plan costs" in shown
    tree = json.loads(out.read_text(encoding="utf-8"))
    assert tree["passed"] is True
    assert Decimal(tree["difference"]["at_least"]) == Decimal(tree["difference"]["at_most"]) == 0
    assert tree["limits_broken"] == tree["rules_broken"] == []
    assert tree["plan"]["total_cost"] == tree["optimum"]["total_cost"] == "2000.00"
    assert {
        "line": "total",
        "amount": "2000.00",
        "best": "2000.00",
        "difference": "0.00",
        "currency": "USD",
    } in tree["costs"]
    assert "Orders" in openpyxl.load_workbook(xlsx, read_only=True).sheetnames
    assert before == (saved.read_bytes(), own.read_bytes())


def test_orders_that_break_a_limit_exit_with_3_and_make_no_workbook(
    run: Run, tmp_path: Path
) -> None:
    """What is broken stands on standard output, by how much in the JSON."""
    path, xlsx, out = (tmp_path / name for name in ("project.json", "out.xlsx", "out.json"))
    storage.save(small(limits=(Limit(family="budget", value=D(2500)),)), path)
    given = orders(tmp_path, "node,2024 Q1,here,3")
    code, shown, told = run("evaluate", path, "--orders", given, "--xlsx", xlsx, "--json", out)
    assert code == 3
    assert "Budget, whole horizon" in shown
    assert "USD 500.00  too much" in shown
    assert not xlsx.exists()
    assert "they are no plan" in told
    tree = json.loads(out.read_text(encoding="utf-8"))
    assert tree["passed"] is False
    (broken,) = tree["limits_broken"]
    assert (broken["key"], broken["used"], broken["over"]) == ("budget", "3000.00", "500.00")
    assert Decimal(tree["difference"]["at_least"]) == 1000


def test_no_orders_at_all_can_be_evaluated(run: Run, saved: Path, tmp_path: Path) -> None:
    """They leave the demand unserved, which is a rule broken; the best plan need not be sought."""
    code, shown, _ = run("evaluate", saved, "--orders", orders(tmp_path), "--no-optimum")
    assert code == 3
    assert "0 given orders" in shown
    assert "Served: 0.0 % of the demand." in shown
    assert "The best plan was not looked for" in shown
    _, shown, _ = run(
        "evaluate", saved, "--orders", orders(tmp_path), "--no-optimum", "--json", "-"
    )
    tree = json.loads(shown)
    assert tree["optimum"] is tree["difference"] is None


def test_every_bad_line_of_orders_is_told(run: Run, saved: Path, tmp_path: Path) -> None:
    """On standard error, a line each, with exit code 2."""
    given = orders(tmp_path, "none,2024 Q1,here,3", "node,2024 Q1,here,3", "node,2031 Q1,here,x")
    code, shown, told = run("evaluate", saved, "--orders", given)
    assert (code, shown) == (2, "")
    assert [line.split(":")[0] for line in told.splitlines()] == [
        "orders.csv, line 2",
        "orders.csv, line 4",
    ]
    code, _, told = run("evaluate", saved, "--orders", orders(tmp_path, "none,2024 Q1,here,3"))
    assert code == 2
    assert told.count("\n") == 1


def test_an_offer_that_cannot_be_priced_is_bad_input(run: Run, tmp_path: Path) -> None:
    """No cost is made up for an unknown lead time."""
    made = small()
    (known,) = made.catalogs[0].offers
    path = tmp_path / "project.json"
    storage.save(_with(made, known.id, lead_weeks=None), path)
    given = orders(tmp_path, "node,2024 Q1,here,3")
    code, shown, told = run("evaluate", path, "--orders", given, "--no-optimum")
    assert (code, shown) == (2, "")
    assert "cannot be evaluated" in told


def _with(made: Project, name: str, **fields: object) -> Project:
    catalogs = tuple(
        replace(
            one,
            offers=tuple(
                replace(each, **fields) if each.id == name else each  # type: ignore[arg-type]
                for each in one.offers
            ),
        )
        for one in made.catalogs
    )
    return replace(made, catalogs=catalogs)


def test_an_evaluation_overwrites_no_input(run: Run, saved: Path, tmp_path: Path) -> None:
    """Neither the project nor the orders."""
    given = orders(tmp_path)
    for target in (saved, given):
        before = target.read_bytes()
        assert run("evaluate", saved, "--orders", given, "--json", target)[0] == 2
        assert target.read_bytes() == before


def test_without_a_best_plan_in_the_time_given_the_code_is_4(
    run: Run, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only where the orders themselves break nothing."""

    def late(project: Project, scenario: Scenario, *_: object, **__: object) -> Plan:
        return nothing_found(project, scenario)

    monkeypatch.setattr("solver.evaluate.make_plan", late)
    found = run("evaluate", saved, "--orders", orders(tmp_path, "node,2024 Q1,here,2"))
    assert found[0] == 4
    assert "No plan was found before the search ended" in found[1]
    assert run("evaluate", saved, "--orders", orders(tmp_path))[0] == 3
