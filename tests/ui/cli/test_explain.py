"""procure-cli explain: every part runs, says what it found, and gives the plan's exit code."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from procure import storage
from procure.project import Project
from procure.scenario import Limit
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from ui import cli

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs a command: (exit code, standard output, standard error)."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = cli.main(["explain", *(str(argument) for argument in arguments)])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return call


def small(**fields: Any) -> Project:
    """Make a project of two suppliers, with a budget, that is planned at once."""
    offers = (
        catalog("Reseller", offer("node", "h100-sxm", 1000, count=8)),
        catalog("Other", offer("dear", "h100-sxm", 1400, count=8)),
    )
    asked = scenario(demand(0, 100), limits=(Limit(family="budget", value=D(2000)),))
    return project(offers, replace(asked, **fields), chips=[chip("H100-SXM")])


def saved(made: Project, path: Path) -> Path:
    """Save a project."""
    storage.save(made, path)
    return path


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    """Save a project that has a plan."""
    return saved(small(), tmp_path / "project.json")


@pytest.fixture
def impossible(tmp_path: Path) -> Path:
    """Save a project whose budget is too small."""
    limits = (Limit(family="budget", value=D(500)),)
    return saved(small(limits=limits), tmp_path / "impossible.json")


def tree_of(shown: str) -> dict[str, Any]:
    """Read what --json - printed."""
    tree: dict[str, Any] = json.loads(shown)
    return tree


def test_without_a_part_a_plan_tells_limits_signing_and_offers(run: Run, planned: Path) -> None:
    """What is quick, in sentences; the project is not touched."""
    before = planned.read_bytes()
    code, shown, said = run(planned)
    assert code == 0
    assert [line for line in said.splitlines() if line.endswith("…")] == [
        "Plan …",
        "Offers …",
        "What to sign now …",
        "Limits …",
    ]
    assert shown.index("Why these offers") < shown.index("What must be signed now")
    for title in (
        "What each limit costs",
        "What must be signed now",
        "Why these offers, and not the others",
    ):
        assert title in shown
    assert "Budget" in shown
    assert "The plan orders 2 units of it." in shown
    assert "No plan needs it" in shown
    assert planned.read_bytes() == before


def test_without_a_part_a_scenario_without_a_plan_tells_the_repairs(
    run: Run, impossible: Path
) -> None:
    """With the exit code of plan."""
    code, shown, _ = run(impossible)
    assert code == 3
    assert "The smallest repairs" in shown
    code, shown, _ = run(impossible, "--json", "-")
    assert code == 3
    tree = tree_of(shown)
    assert tree["status"] == "infeasible"
    kinds = {one["kind"]: one for one in tree["repairs"]["repairs"]}
    money = kinds["money"]
    assert (money["outcome"], money["changes"][0]["unit"]) == ("plan", "USD")
    assert "USD" in money["told"]
    assert tree["limits"] is None


def test_json_holds_the_records_with_their_sentences(run: Run, planned: Path) -> None:
    """Money is text with the currency beside it; what was not asked for is null."""
    code, shown, _ = run(planned, "--part", "limits", "--part", "offers", "--json", "-")
    assert code == 0
    tree = tree_of(shown)
    (limit,) = tree["limits"]
    assert (limit["key"], limit["value"], limit["unit"]) == ("budget", "2000", "USD")
    assert limit["told"].startswith("Budget")
    assert limit["tighter"]["effect"]["outcome"] == "no_plan"
    node, dear = tree["offers"]
    assert (node["offer"], node["units"]) == ("node", 2)
    (work,) = node["cost"]["works"]
    assert work["currency"] == "USD"
    assert Decimal(work["cost"]) > 0
    assert dear["why_not"][0]["kind"] == "dominated"
    assert dear["why_not"][0]["certainty"] == "certain"
    assert "No plan needs it" in dear["told"]
    assert tree["sign"] is tree["flips"] is tree["alternatives"] is tree["changes"] is None
    assert (tree["currency"], tree["objective"]) == ("USD", "2000.00")


def test_only_the_offers_asked_for(run: Run, planned: Path) -> None:
    """By id, and by supplier; what there is not is said."""
    _, shown, _ = run(planned, "--part", "offers", "--offer", "dear", "--json", "-")
    assert [one["offer"] for one in tree_of(shown)["offers"]] == ["dear"]
    _, shown, _ = run(planned, "--part", "offers", "--supplier", "Reseller", "--json", "-")
    assert [one["offer"] for one in tree_of(shown)["offers"]] == ["node"]
    code, _, said = run(planned, "--offer", "nope")
    assert code == 2
    assert "“nope”" in said
    code, _, said = run(planned, "--supplier", "Nobody")
    assert code == 2
    assert "“Nobody”" in said


def test_each_part_is_printed_before_the_next_is_looked_for(
    run: Run, planned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that what takes long does not hold back what is known."""
    from solver.explain import signing

    seen: list[str] = []

    def look(asker: Any) -> Any:
        seen.append(capsys.readouterr().out)
        return original(asker)

    original = signing.signing
    monkeypatch.setattr(signing, "signing", look)
    run(planned)
    assert "Why these offers, and not the others" in seen[0]
    assert "What must be signed now" not in seen[0]


def test_only_the_offers_that_hold_a_chip(run: Run, planned: Path) -> None:
    """A chip that the project has not is said with those that it has."""
    _, shown, _ = run(planned, "--part", "offers", "--chip", "h100-sxm", "--json", "-")
    assert [one["offer"] for one in tree_of(shown)["offers"]] == ["node", "dear"]
    code, _, said = run(planned, "--chip", "mi300x")
    assert code == 2
    assert "“mi300x”" in said
    assert "h100-sxm" in said


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("demand", ""),
        ("demand@chat=0.8..1", ""),
        ("price:chip:h100-sxm=0.9..1.1", "h100-sxm"),
        ("price:supplier:Reseller=1..1.5", "Reseller"),
        ("lead_time:offer:node=0..2", "node"),
    ],
)
def test_an_axis_is_read_from_one_word(run: Run, planned: Path, text: str, subject: str) -> None:
    """Kind, whose, workload and range."""
    code, shown, _ = run(planned, "--part", "flips", "--axis", text, "--json", "-")
    assert code == 0
    (flips,) = tree_of(shown)["flips"]
    assert flips["axis"]["kind"] == text.partition(":")[0].partition("@")[0]
    assert flips["axis"]["subject"] == subject
    assert flips["points"]
    if "=" in text:
        low, high = text.partition("=")[2].split("..")
        assert (flips["low"], flips["high"]) == (low, high)


@pytest.mark.parametrize("text", ["price", "colour", "demand=1", "demand=a..b", "price:chip:nope"])
def test_what_is_no_axis_is_bad_input(run: Run, planned: Path, text: str) -> None:
    """With the way to write it, or what is wrong with it."""
    code, _, said = run(planned, "--part", "flips", "--axis", text)
    assert code == 2
    assert said


def test_changes_need_what_was_before(run: Run, planned: Path, tmp_path: Path) -> None:
    """An earlier project file, or newer price lists."""
    code, _, said = run(planned, "--part", "changes")
    assert code == 2
    assert "--before" in said
    earlier = small(demand=(demand(0, 50),))
    before = saved(earlier, tmp_path / "before.json")
    code, shown, _ = run(planned, "--part", "changes", "--before", before)
    assert code == 0
    assert "What changed, and because of which input" in shown
    assert "The old plan changed as little as possible" in shown
    code, shown, _ = run(planned, "--part", "changes", "--before", before, "--json", "-")
    tree = tree_of(shown)
    assert tree["changes"]["told"]
    assert tree["least_change"]["best"]["plan"]["status"] == "optimal"


def test_newer_price_lists_are_what_changed(run: Run, planned: Path, tmp_path: Path) -> None:
    """Without --before, the project's own lists are what was before."""
    newer = tmp_path / "newer.csv"
    newer.write_text(
        "Supplier,SKU,Description,Unit price (USD),Lead time (weeks),Integration cost\n"
        'Other,dear,"HGX H100 server, 8 x H100 SXM",700,0,0\n',
        encoding="utf-8",
    )
    arguments = (planned, "--part", "changes", "--catalog", newer, "--json", "-")
    code, shown, _ = run(*arguments)
    assert code == 0
    assert tree_of(shown)["changes"]["difference"]["orders"]


def test_a_part_that_does_not_fit_is_left_out_with_the_reason(
    run: Run, planned: Path, impossible: Path
) -> None:
    """Repairs of a plan, and alternatives to none."""
    code, shown, said = run(planned, "--part", "repairs")
    assert code == 0
    assert "“repairs” was left out" in said
    assert "repairs" not in shown
    code, _, said = run(impossible, "--part", "alternatives", "--part", "offers")
    assert code == 3
    assert "“alternatives” was left out" in said


def test_alternatives_stand_side_by_side(run: Run, planned: Path) -> None:
    """Each with its plan as plan --json writes it."""
    code, shown, _ = run(planned, "--part", "alternatives", "--within", "0.5", "--json", "-")
    assert code == 0
    found = tree_of(shown)["alternatives"]
    assert found["plans"][0]["plan"]["orders"]
    assert {one["goal"]: one["unit"] for one in found["plans"][0]["measures"]} == {
        "suppliers": "suppliers",
        "largest": "USD",
        "earliest": "days",
        "power": "kW",
        "chips": "chips",
    }
    _, shown, _ = run(planned, "--part", "alternatives")
    assert "Other plans" in shown


def test_what_to_negotiate_is_of_what_is_ordered_or_asked_about(run: Run, tmp_path: Path) -> None:
    """Prices have the currency of their quote beside them."""
    planned = saved(small(limits=()), tmp_path / "free.json")
    code, shown, _ = run(planned, "--part", "negotiate", "--json", "-")
    assert code == 0
    (node,) = tree_of(shown)["negotiate"]
    assert (node["offer"], node["units"]) == ("node", 2)
    assert node["told"]
    points = [turn["after"] for turn in node["prices"] if turn["after"] is not None]
    assert {price["currency"] for point in points for price in point["prices"]} == {"USD"}
    code, shown, _ = run(planned, "--part", "negotiate", "--offer", "dear")
    assert code == 0
    assert "Offer dear (Other):" in shown
    assert "Offer node (Reseller):" not in shown


def test_files_are_written(run: Run, planned: Path, tmp_path: Path) -> None:
    """JSON and a workbook; neither where it would replace an input."""
    out, book = tmp_path / "out.json", tmp_path / "plan.xlsx"
    code, shown, _ = run(planned, "--part", "limits", "--json", out, "--xlsx", book)
    assert code == 0
    assert "What each limit costs" in shown
    assert tree_of(out.read_text(encoding="utf-8"))["limits"]
    assert book.exists()
    code, _, _ = run(planned, "--json", planned)
    assert code == 2


def test_the_workbook_says_what_changed(run: Run, planned: Path, tmp_path: Path) -> None:
    """The causes stand there too, and not only how close to the old plan one can stay."""
    before = saved(small(demand=(demand(0, 50),)), tmp_path / "before.json")
    book = tmp_path / "plan.xlsx"
    code, _, _ = run(planned, "--part", "changes", "--before", before, "--xlsx", book)
    assert code == 0
    told = openpyxl.load_workbook(book)["What changed"]
    assert any("demand" in str(cell.value) for cell in told["A"])


def test_no_workbook_without_a_plan(run: Run, impossible: Path, tmp_path: Path) -> None:
    """It is said, and nothing is written."""
    book = tmp_path / "plan.xlsx"
    code, _, said = run(impossible, "--xlsx", book)
    assert code == 3
    assert "No workbook was written" in said
    assert not book.exists()


def test_where_nothing_was_found_nothing_is_explained(run: Run, planned: Path) -> None:
    """With no time at all there is neither a plan nor a proof."""
    code, shown, _ = run(planned, "--time-limit", "0")
    assert code == 4
    assert "What each limit costs" not in shown


def test_qt_is_never_loaded(planned: Path) -> None:
    """Nor does explaining need a screen."""
    code = (
        "import sys; from ui.cli import main;"
        f"main(['explain', {str(planned)!r}, '--json', '-']);"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize(
    "part",
    [
        "limits",
        "sign",
        "offers",
        "flips",
        "frontier",
        "alternatives",
        pytest.param("negotiate", marks=pytest.mark.slow),
    ],
)
def test_every_part_runs_with_the_first_sample(run: Run, part: str) -> None:
    """Each gives a plan's exit code, and something to read."""
    few = {"flips": ("--axis", "utilisation=0.5..0.6"), "frontier": ("--points", "4")}
    asked = ("--part", part, "--gap", "0.01", *few.get(part, ()))
    code, shown, _ = run("sample:first-steps", *asked)
    assert code == 0
    assert shown.count("\n") > 4


def test_the_first_sample_beside_itself_has_changed_in_nothing(run: Run) -> None:
    """No input differs, so nothing is looked at, and the old orders stay."""
    sample = "sample:first-steps"
    code, shown, _ = run(sample, "--part", "changes", "--before", sample, "--gap", "0.01")
    assert code == 0
    assert "What changed, and because of which input" in shown


@pytest.mark.slow
def test_the_sample_without_a_plan_names_its_cause_and_its_repairs(run: Run) -> None:
    """The lead time that is allowed keeps out the one chip that is left."""
    code, shown, _ = run("sample:december-2023", "--scenario", "Without NVIDIA, in a hurry")
    assert code == 3
    causes, _, repairs = shown.partition("The smallest repairs")
    assert "20 weeks" in causes
    assert "MI300X" in causes
    assert "26 weeks" in repairs
