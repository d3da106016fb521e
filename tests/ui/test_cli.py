"""The command line keeps its contract: exit codes, JSON, and nothing written by mistake."""

import csv
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

import seeds
from catalogs.ingest import read_price_list
from procure import storage
from procure.acceptance import with_acceptance
from procure.scenario import Limit
from procure.units import Horizon
from tests.builders import START, D, catalog, demand, project, scenario
from tests.ui.commands import Run, small
from ui import cli

BILLION = Decimal("1e9")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Save the small project."""
    path = tmp_path / "project.json"
    storage.save(small(), path)
    return path


def price_list(path: Path, price: object, supplier: str = "Reseller") -> Path:
    """Write a price list of one line."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(
            [
                "Supplier",
                "SKU",
                "Description",
                "Unit price (USD)",
                "Lead time (weeks)",
                "Integration cost",
            ]
        )
        writer.writerow([supplier, "N8", "HGX H100 server, 8 x H100 SXM", price, 2, 0])
    return path


# plan


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


@pytest.mark.slow
def test_the_sample_is_proven_uses_two_makers_and_passes_the_audit(run: Run) -> None:
    """December 2023 is proven within 0.1 %, buys of two makers, and is audited."""
    code, shown, _ = run("plan", "sample:december-2023", "--json", "-")
    assert code == 0
    tree = json.loads(shown)
    assert tree["status"] == "optimal"
    assert Decimal(tree["gap"]) <= Decimal("0.001")
    assert tree["audit"]["passed"]
    chips = {one["chip"] for order in tree["orders"] for one in order["contents"]}
    made = storage.read(seeds.sample_path("december-2023"))
    assert len({one.maker for one in made.chips if one.id in chips}) >= 2
    share = next(one for one in tree["limits"] if one["key"].startswith("share.maker"))
    assert Decimal(share["value"]) < 1
    assert share["binding"]
    ports = {line["subject"] for line in tree["costs"] if line["line"] == "porting"}
    assert "ROCm: chat" in ports
    out = {one["offer"]: one for one in tree["left_out"]}
    (a800,) = (one for offer, one in out.items() if offer.endswith("pl-a800-8"))
    assert "China" in a800["reason"] or "CN" in a800["reason"]
    assert "2023-10-17" in a800["reason"]
    (rain,) = (one for one in tree["left_out"] if one["supplier"] == "Rain AI")
    assert "letter of intent" in rain["reason"].casefold()
    assert not any(chip.startswith("Rain") for chip in chips)


@pytest.mark.parametrize(
    ("scenario", "entered"), [("Own chip pays off", True), ("Own chip does not pay off", False)]
)
def test_demand_alone_decides_on_the_own_chip(run: Run, scenario: str, entered: bool) -> None:
    """The one-time cost is among the costs of one scenario of the sample, not of the other."""
    code, shown, _ = run("plan", "sample:december-2023", "--scenario", scenario, "--json", "-")
    assert code == 0
    tree = json.loads(shown)
    assert Decimal(tree["gap"]) <= Decimal("0.001")
    assert tree["audit"]["passed"]
    assert any(line["line"] == "one_time" for line in tree["costs"]) is entered
    chips = {one["chip"] for order in tree["orders"] for one in order["contents"]}
    assert ("Own-chip" in chips) is entered


def test_a_tenth_of_google_search_is_the_press_figure(run: Run) -> None:
    """H100 alone takes 1.4 to 1.6 million chips and about US$48bn."""
    code, shown, _ = run(
        "plan", "sample:december-2023", "--scenario", "A tenth of Google Search", "--json", "-"
    )
    assert code == 0
    tree = json.loads(shown)
    chips = sum(one["chips"] for one in tree["placements"])
    assert 1_400_000 <= chips <= 1_600_000
    purchase = sum(Decimal(one["amount"]) for one in tree["costs"] if one["line"] == "purchase")
    assert abs(purchase / BILLION - 48) < Decimal("0.5")
    assert abs(Decimal(tree["total_cost"]) / BILLION - 48) < 1


def test_the_own_list_read_again_keeps_what_it_does_not_say(run: Run) -> None:
    """Ramp and take-or-pay stand in the project alone; the plan is the same with the list again."""
    own = next(path for path in seeds.price_list_paths() if path.stem.startswith("own_silicon"))
    asked = ("plan", "sample:december-2023", "--scenario", "Own chip pays off", "--json", "-")
    plans = []
    for arguments in (asked, (*asked, "--catalog", own)):
        code, shown, _ = run(*arguments)
        assert code == 0
        tree = json.loads(shown)
        tree.pop("seconds")
        plans.append({key: tree[key] for key in ("orders", "placements", "costs", "objective")})
    assert plans[0] == plans[1]


# Bad input: one sentence, exit code 2


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def _no_price(path: Path) -> None:
    path.write_text("SKU,Description,Lead time\nA,8x H100 SXM,4\n", encoding="utf-8")


def _locked(path: Path) -> None:
    # What Excel makes of a workbook with a password: an OLE container with this stream.
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    path.write_bytes(header + "EncryptedPackage".encode("utf-16-le") + bytes(1024))


FILES: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a price list without a price column": ("list.csv", _no_price),
    "an empty file": ("list.csv", _empty),
    "a binary file named .csv": ("list.csv", _binary),
    "a workbook with a password": ("list.xlsx", _locked),
}


@pytest.mark.parametrize("what", FILES)
def test_a_price_list_that_cannot_be_read(run: Run, saved: Path, tmp_path: Path, what: str) -> None:
    """One clear sentence on standard error, exit code 2, and nothing planned or written."""
    name, write = FILES[what]
    path = tmp_path / name
    write(path)
    before = saved.read_bytes()
    for arguments in (("catalog", path), ("plan", saved, "--catalog", path)):
        code, shown, said = run(*arguments)
        assert (code, shown) == (2, "")
        assert said.count("\n") == 1
        assert name in said
    assert saved.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\x00\x01\xff", b'{"format": 9}', b"[]", b'{"format": 1, "name": 7}']
)
def test_a_broken_project_file(run: Run, tmp_path: Path, content: bytes) -> None:
    """One clear sentence on standard error, exit code 2."""
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    code, shown, said = run("plan", path)
    assert (code, shown) == (2, "")
    assert said.count("\n") == 1
    assert "broken.json" in said


def test_a_sample_that_is_not_there(run: Run) -> None:
    """The samples that there are, are named."""
    code, _, said = run("plan", "sample:none")
    assert code == 2
    assert "december-2023" in said


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("plan",),
        ("fly",),
        ("plan", "x", "--gap", "2"),
        ("plan", "x", "--gap", "nan"),
        ("plan", "x", "--time-limit", "soon"),
    ],
)
def test_usage_is_exit_code_two(arguments: tuple[str, ...]) -> None:
    """Wrong words on the command line end with 2, as argparse does."""
    with pytest.raises(SystemExit) as caught:
        cli.main(list(arguments))
    assert caught.value.code == 2


def test_input_that_stops_planning_is_exit_code_two(run: Run, tmp_path: Path) -> None:
    """A project without demand is bad input, said in one sentence."""
    path = tmp_path / "project.json"
    made = project([], scenario(demand(0)))
    storage.save(made, path)
    code, shown, said = run("plan", path)
    assert (code, shown) == (2, "")
    assert "There is no demand to plan for" in said


# catalog and schema


def test_catalog_lists_offers_and_issues(run: Run, tmp_path: Path) -> None:
    """A price list that is read gives 0, with or without issues."""
    path = price_list(tmp_path / "list.csv", "Call")
    code, shown, _ = run("catalog", path)
    assert code == 0
    assert "offers 0" in shown
    assert "row 2" in shown
    code, shown, _ = run("catalog", path, "--json", "-")
    tree = json.loads(shown)
    assert tree["offers"] == []
    issue = next(one for one in tree["issues"] if one["text"] == "Call")
    assert issue.keys() >= {"row", "column", "text", "key", "reason", "severity"}
    assert (issue["row"], issue["severity"]) == (2, "refused")


def test_catalog_shows_breaks_and_lead_times(run: Run, tmp_path: Path) -> None:
    """Each offer's line names every price break and the lead time."""
    path = tmp_path / "list.csv"
    path.write_text(
        "A break's price holds for the whole order\n"
        "Supplier,Description,Price USD 1+,Price USD 16+,Lead time (weeks)\n"
        "Reseller,8 x H100 SXM5 80GB,288000,280000,36\n"
        "Reseller,H100 PCIe 80GB,31000,30000,\n",
        encoding="utf-8",
    )
    _, shown, _ = run("catalog", path)
    assert "USD 288000; from 16: USD 280000  36 weeks" in shown
    assert "USD 31000; from 16: USD 30000  lead time unknown" in shown


def test_catalog_writes_json_to_a_file(run: Run, tmp_path: Path) -> None:
    """The offers are in the file, money as text."""
    out = tmp_path / "list.json"
    code, shown, _ = run("catalog", price_list(tmp_path / "list.csv", 1000), "--json", out)
    assert code == 0
    assert "offers 1" in shown
    (one,) = json.loads(out.read_text(encoding="utf-8"))["offers"]
    assert one["breaks"] == [{"quantity": 1, "unit_price": "1000"}]
    assert one["currency"] == "USD"


ACCEPTED_LIST = (
    "Supplier,SKU,Description,Price USD,Lead time (weeks)\n"
    "Reseller,A-1,8 x H100 SXM5 80GB,31000,36\n"
)


def test_catalog_says_what_was_accepted_in_a_project(run: Run, tmp_path: Path) -> None:
    """A warning with its severity; accepted before, with the day, as text and as JSON."""
    file = tmp_path / "list.csv"
    file.write_text(ACCEPTED_LIST, encoding="utf-8")
    _, shown, _ = run("catalog", file)
    assert "row 2 [warning]: A unit of 8 chips costs USD 31,000" in shown
    _, shown, _ = run("catalog", file, "--json", "-")
    issue = next(one for one in json.loads(shown)["issues"] if one["key"] == "price-like-chip")
    assert (issue["offer"], issue["accepted"]) == ("reseller:a-1", None)
    read = read_price_list(file, chips=cli._chips(), today=START)
    found = next(one for one in read.issues if one.key == "price-like-chip")
    old = with_acceptance(catalog("Reseller"), found, START, "used cards")
    saved = tmp_path / "project.json"
    storage.save(project([old], scenario(demand(0)), chips=()), saved)
    before = saved.read_bytes()
    _, shown, _ = run("catalog", file, "--project", saved, "--json", "-")
    issue = next(one for one in json.loads(shown)["issues"] if one["key"] == "price-like-chip")
    assert (issue["accepted"], issue["note"]) == ("2024-01-01", "used cards")
    _, shown, _ = run("catalog", file, "--project", saved)
    assert "row 2 [accepted 2024-01-01]: A unit of 8 chips" in shown
    assert saved.read_bytes() == before


def test_catalog_never_writes_over_what_it_reads(run: Run, tmp_path: Path) -> None:
    """Neither the list nor the project."""
    file = tmp_path / "list.csv"
    file.write_text(ACCEPTED_LIST, encoding="utf-8")
    code, _, said = run("catalog", file, "--json", file)
    assert (code, file.read_text(encoding="utf-8")) == (2, ACCEPTED_LIST)
    assert "list.csv" in said


def test_schema_is_a_json_schema(run: Run) -> None:
    """The schema of the project file is printed."""
    code, shown, _ = run("schema")
    assert code == 0
    assert "Offer" in json.loads(shown)["$defs"]


@pytest.mark.slow
def test_the_command_line_never_loads_qt(tmp_path: Path) -> None:
    """Planning and writing a workbook in a new process leaves Qt unloaded."""
    code = (
        "import sys; from ui.cli import main;"
        f"main(['plan', 'sample:first-steps', '--xlsx', {str(tmp_path / 'p.xlsx')!r}]);"
        "sys.exit(any(name.startswith(('PySide6', 'pyqtgraph')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "p.xlsx").exists()
