"""The checks on the summary tell what an edit breaks, and that there was one."""

from pathlib import Path

import pytest

from tests.procure.report.office import Office, Worked
from tests.procure.report.test_meters import checks, place_of
from tests.procure.report.workbooks import read, sheet

PLANNED = {
    "Limits broken": "holds",
    "Orders of a quantity that is not sold": "holds",
    "Periods with more shortfall": "holds",
    "Units ordered": "as planned",
    "Total cost (USD)": "as planned",
    "Discounted cost (USD)": "as planned",
    "This workbook": "units, limits, demand, totals as exported",
}


def changed(worked: Worked) -> set[str]:
    """Gives the checks that say otherwise than for the plan."""
    found = checks(worked)
    return {what for what, said in PLANNED.items() if found[what] != said}


def test_a_plan_holds(path: Path) -> None:
    """A workbook as exported has all checks fulfilled, with the plan's figures beside."""
    lines = {row[0]: row for row in sheet(path, "Summary").iter_rows(values_only=True) if row[0]}
    assert {what: lines[what][1] for what in PLANNED} == PLANNED
    assert lines["Total cost (USD)"][2:4] == (4759011.88, 4759011.88)
    assert lines["Units ordered"][2:4] == (57, 57)
    # All lines discounted; the shortfall's price is in the plan's objective beside.
    assert lines["Discounted cost (USD)"][2] == pytest.approx(4760867.0627)


def test_figures_have_names(path: Path) -> None:
    """The figures that people refer to can be asked for by name."""
    names = read(path).defined_names
    wanted = {
        "Total_cost": "C",
        "Discounted_cost": "C",
        "Units_ordered": "C",
        "Limits_broken": "C",
        "Orders_not_sold": "C",
        "Demand_no_longer_served": "C",
        "Workbook_state": "B",
    }
    for name, column in wanted.items():
        assert names[name].value.startswith(f"'Summary'!${column}$"), name
    assert "Limit_budget" in names


@pytest.mark.slow
def test_each_edit_turns_its_checks(path: Path, office: Office) -> None:
    """An edit turns the checks that it breaks, and that of the workbook itself; no other."""
    edited = "This workbook"
    units, costs = "Units ordered", {"Total cost (USD)", "Discounted cost (USD)"}
    cases: list[tuple[tuple[str, ...], float, set[str]]] = [
        # A fifth of the demand more than planned in a period that was served in full.
        (("demand", "0", "0", "chat", ""), 150000.0, {edited, "Periods with more shortfall"}),
        (("demand", "0", "0", "chat", ""), 100000.0, {edited}),
        (("scenario", "discount_rate"), 0.1, {edited, "Discounted cost (USD)"}),
        (("limit", "budget"), 7000000.0, {edited}),
        (("limit", "budget"), 5000000.0, {edited, "Limits broken"}),
        # Fewer units than the minimum order.
        (
            ("offer", "nw-hgx", "moq"),
            11.0,
            {edited, "Orders of a quantity that is not sold"},
        ),
        # A unit less costs less, does less, and breaks nothing.
        (
            ("units", "1", "ash"),
            5.0,
            {edited, units, *costs, "Periods with more shortfall"},
        ),
    ]
    edits = [{place_of(path, *key): value} for key, value, _ in cases]
    every = office.work_out_each(path, edits, ("Summary",))
    for (key, value, expected), worked in zip(cases, every, strict=True):
        assert changed(worked) == expected, (key, value)


@pytest.mark.slow
def test_units_moved_between_sites_are_an_edit(path: Path, office: Office) -> None:
    """Also where as many units are ordered as before: they stand elsewhere than in the plan."""
    edits = {place_of(path, "units", "1", "ash"): 5.0, place_of(path, "units", "1", "fra"): 5.0}
    found = checks(office.work_out(path, edits))
    assert found["Units ordered"] == "as planned"
    assert str(found["This workbook"]).startswith("EDITED")
