"""The command that plans: its table, JSON and workbook, and nothing written by mistake."""

import json
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from procure import storage
from procure.scenario import Limit
from procure.units import Horizon
from tests.builders import START, D, demand
from tests.ui.commands import Run, price_list, small


def test_plan_prints_a_table_and_writes_both_files(run: Run, saved: Path, tmp_path: Path) -> None:
    """A plan gives 0, a table, a workbook and JSON that agree; the project is not touched."""
    before = saved.read_bytes()
    xlsx, out = tmp_path / "plan.xlsx", tmp_path / "plan.json"
    code, shown, _ = run("plan", saved, "--xlsx", xlsx, "--json", out)
    assert code == 0
    assert "Optimal" in shown
    tree = json.loads(out.read_text(encoding="utf-8"))
    assert tree["status"] == "optimal"
    assert tree["total_cost"] == "2000.00"
    assert tree["audit"] == {"passed": True, "checks": tree["audit"]["checks"], "failures": []}
    book = openpyxl.load_workbook(xlsx, read_only=True)
    assert "Orders" in book.sheetnames
    assert saved.read_bytes() == before


def test_json_holds_what_scripts_rely_on(run: Run, saved: Path) -> None:
    """The keys of the contract are there, money as text with its currency beside it."""
    code, shown, _ = run("plan", saved, "--json", "-")
    assert code == 0
    tree = json.loads(shown)
    assert {
        "status",
        "objective",
        "bound",
        "gap",
        "seconds",
        "engine",
        "total_cost",
        "currency",
        "costs",
        "orders",
        "placements",
        "assignments",
        "shortfall",
        "limits",
        "left_out",
        "audit",
    } <= tree.keys()
    (order,) = tree["orders"]
    assert order["offer"] == "node"
    assert order["supplier"] == "Reseller"
    assert order["contents"] == [{"chip": "h100-sxm", "count": 8}]
    assert (order["units"], order["unit_price"], order["currency"]) == (2, "1000", "USD")
    assert order["arrives"] == order["placed"]
    assert tree["placements"] == [{"order": "o1", "site": "here", "units": 2, "chips": 16}]
    (use,) = tree["assignments"]
    assert Decimal(use["chips"]) == 10
    assert {line["line"] for line in tree["costs"]} == {"purchase"}
    keys = {limit["key"] for limit in tree["limits"]}
    assert keys == {"power.here", "supply"}


def test_the_same_input_gives_the_same_json_and_workbook(
    run: Run, saved: Path, tmp_path: Path
) -> None:
    """Only the elapsed seconds differ between two runs."""
    trees, books = [], []
    for name in ("first", "second"):
        run("plan", saved, "--json", tmp_path / f"{name}.json", "--xlsx", tmp_path / f"{name}.xlsx")
        tree = json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8"))
        tree.pop("seconds")
        trees.append(tree)
        with zipfile.ZipFile(tmp_path / f"{name}.xlsx") as book:
            books.append(
                {part: book.read(part) for part in book.namelist() if "orders" in part.lower()}
            )
    assert trees[0] == trees[1]
    assert books[0] == books[1]


@pytest.mark.parametrize("flag", ["--json", "--xlsx"])
def test_the_project_is_never_overwritten(run: Run, saved: Path, flag: str) -> None:
    """An output named like the project is refused before anything is planned."""
    before = saved.read_bytes()
    code, shown, said = run("plan", saved, flag, saved)
    assert (code, shown) == (2, "")
    assert "also read" in said
    assert saved.read_bytes() == before


def test_two_outputs_are_two_files(run: Run, saved: Path, tmp_path: Path) -> None:
    """One name for both outputs would lose one of them."""
    code, _, said = run("plan", saved, "--json", tmp_path / "out", "--xlsx", tmp_path / "out")
    assert code == 2
    assert "another output" in said


def test_printed_json_is_plain_ascii(run: Run, tmp_path: Path) -> None:
    """Names survive whatever the terminal's encoding is."""
    path = tmp_path / "project.json"
    storage.save(small(name="第一"), path)
    _, shown, _ = run("plan", path, "--json", "-")
    assert shown.isascii()
    assert json.loads(shown)["scenario"] == "第一"


def test_a_scenario_is_chosen_by_name(run: Run, saved: Path) -> None:
    """A name the project does not have is bad input, and the names it has are said."""
    assert run("plan", saved, "--scenario", "Base case")[0] == 0
    code, shown, said = run("plan", saved, "--scenario", "None")
    assert (code, shown) == (2, "")
    assert "“Base case”" in said


def test_a_new_price_list_replaces_the_suppliers_old_one(
    run: Run, saved: Path, tmp_path: Path
) -> None:
    """The plan follows the price of the list that is given, and the project stays."""
    before = saved.read_bytes()
    for price in (900, 950):
        file = price_list(tmp_path / "new.csv", price)
        code, shown, said = run("plan", saved, "--catalog", file, "--json", "-")
        assert code == 0, said
        tree = json.loads(shown)
        assert Decimal(tree["total_cost"]) == 2 * price
        assert [order["supplier"] for order in tree["orders"]] == ["Reseller"]
    assert saved.read_bytes() == before


def test_a_price_list_of_another_supplier_is_added(run: Run, saved: Path, tmp_path: Path) -> None:
    """Both suppliers' offers are planned; the cheaper one wins."""
    file = price_list(tmp_path / "new.csv", 10, supplier="Newcomer")
    code, shown, _ = run("plan", saved, "--catalog", file, "--json", "-")
    assert code == 0
    assert {order["supplier"] for order in json.loads(shown)["orders"]} == {"Newcomer"}
    dear = price_list(tmp_path / "dear.csv", 5000, supplier="Newcomer")
    code, shown, _ = run("plan", saved, "--catalog", dear, "--json", "-")
    assert {order["supplier"] for order in json.loads(shown)["orders"]} == {"Reseller"}


def test_supply_is_counted_in_the_periods_of_the_plan(run: Run, tmp_path: Path) -> None:
    """A supply of nine a quarter is three in each month of a monthly plan."""
    path, file = tmp_path / "project.json", tmp_path / "new.csv"
    storage.save(small(horizon=Horizon(start=START, months=1, periods=2)), path)
    file.write_text(
        "Supplier,Description,Unit price (USD),Lead time (weeks),Supply per quarter\n"
        'Reseller,"HGX H100 server, 8 x H100 SXM",10,2,9\n',
        encoding="utf-8",
    )
    code, shown, _ = run("plan", path, "--catalog", file, "--json", "-")
    assert code == 0
    assert [one["units"] for one in json.loads(shown)["orders"]] == [2]
    asked = small(horizon=Horizon(start=START, months=1, periods=2), demand=(demand(0, 320),))
    storage.save(asked, path)
    assert run("plan", path, "--catalog", file)[0] == 3


def test_answers_come_from_a_mapping(run: Run, saved: Path, tmp_path: Path) -> None:
    """A mapping names the supplier where the file does not."""
    file = price_list(tmp_path / "new.csv", 10, supplier="")
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"supplier": "Reseller"}', encoding="utf-8")
    code, shown, _ = run("plan", saved, "--catalog", file, "--mapping", mapping, "--json", "-")
    assert code == 0
    assert {order["supplier"] for order in json.loads(shown)["orders"]} == {"Reseller"}
    code, _, said = run("plan", saved, "--mapping", mapping)
    assert code == 2
    assert "more --mapping files" in said


def test_infeasible_names_the_limits_on_standard_output(run: Run, tmp_path: Path) -> None:
    """No plan within the budget: exit code 3, the budget named, no workbook."""
    path, xlsx = tmp_path / "project.json", tmp_path / "plan.xlsx"
    storage.save(small(limits=(Limit(family="budget", value=D(100)),)), path)
    code, shown, said = run("plan", path, "--xlsx", xlsx)
    assert code == 3
    assert "No workbook was written" in said
    assert "Budget, whole horizon" in shown
    assert not xlsx.exists()
    code, shown, _ = run("plan", path, "--json", "-")
    tree = json.loads(shown)
    assert (code, tree["status"], tree["audit"]["passed"]) == (3, "infeasible", None)
    assert tree["clashes"][0] == {"key": "budget", "alone": True}


def test_no_plan_in_the_time_given(run: Run, saved: Path) -> None:
    """A time limit of zero: exit code 4, and no claim that there is none."""
    code, shown, _ = run("plan", saved, "--time-limit", 0)
    assert code == 4
    assert "time" in shown
