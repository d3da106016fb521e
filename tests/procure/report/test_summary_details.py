"""The summary's details: who gets what is spent, what the page has no room for, charts."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from procure.report import write_workbook
from procure.storage import digest
from tests.procure import example_plan
from tests.procure.report.workbooks import sheet


def test_spend_by_maker_and_stack(path: Path) -> None:
    """The details share spend out by maker and by stack; each adds up to all of it."""
    found: dict[object, float] = {}
    for row in sheet(path, "Summary details").iter_rows(values_only=True):
        if row[3] in {"maker", "software stack"}:
            assert isinstance(row[1], (int, float))
            found[row[3]] = found.get(row[3], 0) + row[1]
    assert found["maker"] == pytest.approx(4535627.65)
    assert found["software stack"] == pytest.approx(4535627.65)


def test_capacity_is_drawn_for_each_workload(path: Path) -> None:
    """Each workload of the demand has a chart on this sheet, beside that on the sheet Capacity."""
    scenario = example_plan.scenario()
    with zipfile.ZipFile(path) as book:
        charts = [book.read(name) for name in book.namelist() if "charts/chart" in name]
    drawn = [one for one in charts if b"'Capacity'!" in one or b"Capacity!" in one]
    assert len(drawn) == 2 * len({row.workload for row in scenario.demand})


def test_it_is_printed_upright(path: Path) -> None:
    """Upright a page holds tables and charts that would be cut on a page across."""
    assert sheet(path, "Summary details").page_setup.orientation == "portrait"


def test_what_the_page_has_no_room_for_stands_here(tmp_path: Path) -> None:
    """Of very many things to know the page names ten and says where all of them stand."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    ordered = {order.offer for order in plan.orders}
    catalogs = tuple(
        replace(
            catalog,
            offers=tuple(
                replace(one, related_party=f"Held by {one.id}") if one.id in ordered else one
                for one in catalog.offers
            ),
        )
        for catalog in project.catalogs
    )
    project = replace(project, catalogs=catalogs)
    path = tmp_path / "plan.xlsx"
    write_workbook(project, scenario, replace(plan, digest=digest(project, scenario)), path)
    page = [str(row[0].value) for row in sheet(path, "Summary").iter_rows()]
    details = [str(row[0].value) for row in sheet(path, "Summary details").iter_rows()]
    risks = details[details.index("Know before you sign") + 1 :]
    whole = [one for one in risks if one.startswith("•")]
    assert len(whole) > 10
    assert [one for one in page if one in whole] == whole[:10]
    assert f"And {len(whole) - 10} more: all of them stand on the sheet Summary details." in page
