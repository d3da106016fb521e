"""The summary: what is served, what it costs, and who gets it."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from procure import figures
from procure.plan import ServedStage
from procure.report import summary as summary_sheet
from tests.procure import example_plan
from tests.procure.report.workbooks import read, rows, sheet, write


def test_it_says_what_is_decided(path: Path) -> None:
    """Decision, cost, schedule, what to know and what to sign stand one below another."""
    summary = sheet(path, "Summary")
    said = [row[0].value for row in summary.iter_rows()]
    headings = ["Decision", "Cost", "Schedule", "Know before you sign", "To be signed now"]
    found = [said.index(heading) for heading in headings]
    assert found == sorted(found)
    assert all(str(said[at + 1]).startswith("•") for at in found)
    assert said.index("Total") > found[-1]


def test_it_is_one_page_to_print(path: Path) -> None:
    """Upright, all of it within the print area, on one page, with two charts."""
    summary = read(path)["Summary"]
    assert summary.page_setup.orientation == "portrait"
    assert summary.sheet_properties.pageSetUpPr is not None
    assert summary.sheet_properties.pageSetUpPr.fitToPage
    # What is not said is 1.
    assert {summary.page_setup.fitToWidth, summary.page_setup.fitToHeight} == {None}
    left, right = str(summary.print_area).split("!")[-1].replace("$", "").split(":")
    assert left == "A1"
    assert summary[right].row >= summary.max_row


def test_small_suppliers_share_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Suppliers that the page has no room for are added up; the total is that of all."""
    monkeypatch.setattr(summary_sheet, "_MOST_SUPPLIERS", 1)
    path = write(tmp_path / "plan.xlsx")
    found: list[tuple[object, ...]] = list(
        sheet(path, "Summary").iter_rows(max_col=3, values_only=True)
    )
    (at,) = [place for place, row in enumerate(found) if str(row[0]).endswith(" others")]
    largest, others, total = (found[place] for place in (at - 1, at, at + 1))
    spends = figures.spend_by_supplier(
        example_plan.project(), example_plan.scenario(), example_plan.plan()
    )
    assert largest[:2] == (spends[0].name, pytest.approx(float(spends[0].amount)))
    assert others[0] == f"{len(spends) - 1} others"
    rest = float(sum(one.amount for one in spends[1:]))
    assert others[1:] == (pytest.approx(rest), pytest.approx(rest / 4535627.65))
    assert total[1] == pytest.approx(4535627.65)


def test_the_share_served_stands_before_the_cost(tmp_path: Path) -> None:
    """Where the most work served was asked for, it comes first, with what is proven."""
    stage = ServedStage(
        value=Decimal("0.04"), most=Decimal(2), bound=Decimal("0.03"), gap=Decimal("0.005")
    )
    path = write(tmp_path / "plan.xlsx", replace(example_plan.plan(), stage=stage))
    summary = sheet(path, "Summary")
    assert str(summary["A9"].value).startswith("•  Serves 98.00 % of the demand")
    assert (summary["A5"].value, summary["A6"].value) == ("Demand served", 0.98)
    record = {row["What"]: row["Value"] for row in rows(path, "Solve record")}
    assert record["Demand served"] == 0.98
    assert record["Demand that could be served at most"] == 0.985
    assert record["First solve: not served"] == 0.04
    assert record["First solve: bound"] == 0.03
    assert record["First solve: gap"] == 0.005


def test_almost_all_is_not_shown_as_all(tmp_path: Path) -> None:
    """However little is not served, the share shown is below 100 %."""
    plan = example_plan.plan()
    least = (replace(plan.shortfall[0], amount=Decimal("0.5")),)
    found = sheet(write(tmp_path / "plan.xlsx", replace(plan, shortfall=least)), "Summary")["C6"]
    assert found.number_format == "0.00000%"
    assert f"{found.value:.5%}" == "99.99998%"
