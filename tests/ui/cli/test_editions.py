"""The command line says what a newer list changes, and what it does to a plan."""

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from procure import storage
from procure.offers import Catalog
from tests.builders import catalog, chip, demand, offer, project, scenario
from tests.ui.commands import Run

HEADINGS = (
    "Supplier",
    "SKU",
    "Description",
    "Unit price (USD)",
    "Lead time (weeks)",
    "Integration cost",
)


def known() -> Catalog:
    """Give the list that the project has."""
    node = replace(
        offer("reseller:n8", "h100-sxm", 1000, count=8),
        sku="N8",
        description="HGX H100 server, 8 x H100 SXM",
    )
    return replace(catalog("Reseller", node), as_of=date(2024, 3, 1), sha256="old")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Save a project that is planned at once."""
    path = tmp_path / "project.json"
    made = project([known()], scenario(demand(0, 100)), chips=[chip("H100-SXM")])
    storage.save(made, path)
    return path


def price_list(path: Path, price: object, sku: str = "N8", as_of: str = "") -> Path:
    """Write a price list of one line."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        if as_of:
            writer.writerow([f"As of {as_of}"])
        writer.writerow(HEADINGS)
        writer.writerow(["Reseller", sku, "HGX H100 server, 8 x H100 SXM", price, 0, 0])
    return path


def test_a_plan_is_compared_with_the_projects_own_lists(
    run: Run, saved: Path, tmp_path: Path
) -> None:
    """Both are planned; the difference stands below the plan and in its JSON."""
    newer = price_list(tmp_path / "newer.csv", 950, as_of="2024-04-01")
    code, shown, _ = run("plan", saved, "--catalog", newer, "--compare")
    assert code == 0
    assert (
        "Since the list of Reseller of 1 Apr 2024: total US$2k → US$1.9k (−5.0 %), the same orders."
    ) in " ".join(shown.split())
    assert "Purchase: US$2k → US$1.9k" in shown
    code, shown, _ = run("plan", saved, "--catalog", newer, "--compare", "--json", "-")
    assert code == 0
    found = json.loads(shown)["difference"]
    assert found["lists"] == [{"supplier": "Reseller", "on": "2024-04-01"}]
    assert (found["before"]["total_cost"], found["after"]["total_cost"]) == ("2000.00", "1900.00")
    assert (found["change"], found["fraction"], found["currency"]) == ("-100.00", -0.05, "USD")
    assert found["told_apart"] is True
    assert found["costs"] == [
        {"line": "purchase", "before": "2000.00", "after": "1900.00", "currency": "USD"}
    ]
    assert found["orders"] == []


def test_orders_that_differ_are_in_the_json(run: Run, saved: Path, tmp_path: Path) -> None:
    """An offer that is gone and one that is new are two orders that differ."""
    newer = price_list(tmp_path / "newer.csv", 1100, sku="N9")
    _, shown, told = run("plan", saved, "--catalog", newer, "--compare", "--json", "-")
    orders = json.loads(shown)["difference"]["orders"]
    assert {(one["change"], one["offer"], one["units_before"]) for one in orders} == {
        ("gone", "reseller:n8", 2),
        ("new", "reseller:n9", 0),
    }
    assert {one["label"] for one in orders} == {"2024 Q2"}
    assert "N9 HGX H100 server, 8 x H100 SXM: 1,100 USD is probably N8" in told


def test_without_compare_nothing_is_compared(run: Run, saved: Path, tmp_path: Path) -> None:
    """Comparing costs a second plan, so it is asked for; and it needs a list to compare."""
    newer = price_list(tmp_path / "newer.csv", 950)
    _, shown, _ = run("plan", saved, "--catalog", newer, "--json", "-")
    assert "difference" not in json.loads(shown)
    code, _, told = run("plan", saved, "--compare")
    assert code == 2
    assert "--catalog" in told


def test_a_list_is_set_beside_the_projects(run: Run, saved: Path, tmp_path: Path) -> None:
    """What is new, gone and changed is printed and in the JSON, with the offer's history."""
    newer = price_list(tmp_path / "newer.csv", 950, as_of="2024-04-01")
    code, shown, _ = run("catalog", newer, "--project", saved)
    assert code == 0
    assert "Beside the project's list of Reseller: one price changes." in shown
    assert "price: HGX H100 server, 8 x H100 SXM: 1,000 → 950 (−5.0 %)" in shown
    _, shown, _ = run("catalog", newer, "--project", saved, "--json", "-")
    found = json.loads(shown)["changes"]
    assert found["standing"] is None
    assert found["replaces"] == {
        "file": "reseller.csv",
        "as_of": "2024-03-01",
        "read_on": "2024-01-01",
    }
    (change,) = found["offers"]
    assert (change["change"], change["offer"]) == ("changed", "reseller:n8")
    assert change["prices"] == [
        {
            "quantity": 1,
            "before": "1000",
            "currency_before": "USD",
            "after": "950",
            "currency_after": "USD",
            "change": -0.05,
        }
    ]
    assert [one["field"] for one in change["fields"]] == ["breaks"]
    assert [(one["on"], one["price"]) for one in change["history"]] == [("2024-03-01", "1000")]


def test_an_older_list_is_named(run: Run, saved: Path, tmp_path: Path) -> None:
    """A file of an earlier day than the project's list is said to be one, by both commands."""
    older = price_list(tmp_path / "older.csv", 950, as_of="2024-01-15")
    _, shown, _ = run("catalog", older, "--project", saved)
    assert "it is older than the list of Reseller of 1 Mar 2024" in shown
    _, _, told = run("plan", saved, "--catalog", older)
    assert "it is older than the list of Reseller of 1 Mar 2024" in told
    _, shown, _ = run("catalog", older, "--project", saved, "--json", "-")
    assert json.loads(shown)["changes"]["standing"] == "older"


def test_a_supplier_that_is_new_is_said_to_be(run: Run, tmp_path: Path) -> None:
    """Where the project has no list of the supplier, every offer is new."""
    path = tmp_path / "project.json"
    storage.save(project([], scenario(demand(1)), chips=[chip("H100-SXM")]), path)
    newer = price_list(tmp_path / "newer.csv", 950)
    _, shown, _ = run("catalog", newer, "--project", path)
    assert "The project has no list of Reseller." in shown
    _, shown, _ = run("catalog", newer, "--project", path, "--json", "-")
    found = json.loads(shown)["changes"]
    assert found["replaces"] is None
    assert [one["change"] for one in found["offers"]] == ["new"]
