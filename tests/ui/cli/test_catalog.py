"""What the command line says of a price list."""

import json
from datetime import date
from pathlib import Path

import pytest

from catalogs.ingest import read_price_list
from procure import storage
from procure.acceptance import with_acceptance
from procure.offers import Catalog, Issue
from tests.builders import START, catalog, demand, project, scenario
from tests.ui.commands import Run, price_list
from ui import cli
from ui.cli.catalog import tell_issues


def test_what_is_said_alike_of_several_rows_is_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Rows with the same reason are named together; each other reason has its line."""
    issues = [
        *(Issue(key="currency-unknown", severity="confirm", row=row) for row in (4, 5, 6, 9)),
        Issue(key="total-row", severity="warning", row=7, values=(("text", "Total"),)),
        Issue(key="integration-cost-nowhere", severity="warning"),
    ]
    tell_issues(
        Catalog(
            supplier="S",
            file_name="s.csv",
            sha256="",
            read_on=date(2024, 1, 1),
            issues=tuple(issues),
        )
    )
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition("]:")[0] for line in lines] == [
        "  s.csv, rows 4–6, 9 [confirm",
        "  s.csv, row 7 [warning",
        "  s.csv [warning",
    ]


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
