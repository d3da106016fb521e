"""Every figure that a plan rests on, with its source or a mark that it has none."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from procure.acceptance import with_acceptance
from procure.offers import Issue
from procure.report import write_workbook
from procure.storage import digest
from tests.procure import example_plan
from tests.procure.report.workbooks import rows


def test_assumptions_mark_what_has_no_source(path: Path) -> None:
    """Figures without a source are marked, unknown ones stay empty, sourced ones are plain."""
    found = {(row["About"], row["Figure"]): row for row in rows(path, "Assumptions")}
    assert found["MI300X", "Power of a chip (TDP)"]["Mark"] == "assumption"
    assert found["Frankfurt", "PUE"]["Mark"] == "assumption"
    assert found["Ashburn", "PUE"]["Mark"] is None
    rate = found["1 EUR", "Exchange rate"]
    assert (rate["Value"], rate["Source"]) == (1.0837, "ECB")
    assert rate["Date"] == datetime(2023, 12, 29)  # noqa: DTZ001 - Excel has no time zones
    assert ("TPU v5e, four chips, half a year (Cloudia)", "Integration cost") not in found


def test_assumptions_name_what_was_promised(path: Path) -> None:
    """Ports, programs, promises, rebates, the fleet, pools and licences have their figures."""
    found = {(row["About"], row["Figure"]): row for row in rows(path, "Assumptions")}
    assert found["Port ROCm: Chat answers", "Efficiency"]["Value"] == 0.9
    assert found["Program Own-1 first silicon", "Take or pay"]["Value"] == 600000
    assert found["Prepayment for MI300X (Alpen Compute)", "Paid in advance"]["Unit"] == "EUR"
    assert found["Northwind Systems", "Rebate"]["Unit"] == "from USD 3,000,000 on"
    assert found["16 × MI300X at Ashburn", "Still to pay"]["Value"] == 100000
    assert found["Advanced packaging", "Shared supply"]["Source"] == "Analyst estimate"
    assert found["MI300X", "Export to DE since 2023-11-17"]["Value"] == "licence"
    racks = found["Purchase order 77: one node", "Racks"]
    assert (racks["Value"], racks["Mark"]) == (None, "unknown, not counted")
    assert ("Letter of intent for Rain NPUs (Northwind Systems)", "Still to pay") not in found


def test_unknown_figures_stay_empty(tmp_path: Path) -> None:
    """What nobody knows is empty and marked, never 0."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    catalog = project.catalogs[0]
    offer = replace(catalog.offers[0], integration_cost=None)
    catalogs = (replace(catalog, offers=(offer, *catalog.offers[1:])), *project.catalogs[1:])
    project = replace(project, catalogs=catalogs)
    path = tmp_path / "plan.xlsx"
    write_workbook(project, scenario, replace(plan, digest=digest(project, scenario)), path)
    found = {(row["About"], row["Figure"]): row for row in rows(path, "Assumptions")}
    unknown = found["HGX H100 8-GPU node (Northwind Systems)", "Integration cost"]
    assert (unknown["Value"], unknown["Mark"]) == (None, "unknown, not counted")


def test_what_was_accepted_is_an_assumption(tmp_path: Path) -> None:
    """A warning that may stand has its day and note, and stands with the offer's assumptions."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    catalog = project.catalogs[0]
    said = (("end", "2023-12-31"),)
    offer = catalog.offers[0].id
    warning = Issue(key="offer-expired", severity="warning", row=5, offer=offer, values=said)
    other = replace(warning, row=6, offer="other")
    first = with_acceptance(
        replace(catalog, issues=(warning, other)), warning, date(2024, 1, 2), "renewed by mail"
    )
    project = replace(project, catalogs=(first, *project.catalogs[1:]))
    path = tmp_path / "plan.xlsx"
    write_workbook(project, scenario, plan, path)
    accepted, still_open = rows(path, "Price list issues")
    assert (accepted["What follows"], accepted["Note"]) == ("accepted", "renewed by mail")
    assert accepted["Accepted on"] == datetime(2024, 1, 2)  # noqa: DTZ001 - cells have no zone
    assert (still_open["What follows"], still_open["Accepted on"]) == ("look at it", None)
    lines = [row for row in rows(path, "Assumptions") if row["Figure"] == "Warning accepted"]
    assert [(row["Source"], row["Mark"]) for row in lines] == [("renewed by mail", None)]
    assert "ended on 2023-12-31" in str(lines[0]["Value"])
