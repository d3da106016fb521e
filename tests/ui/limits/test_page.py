from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from procure.demand import Pool
from procure.limits import effective_limits
from procure.plan import LimitUse, Plan, Solve
from procure.scenario import Limit
from procure.storage import digest
from tests.ui.trial import trial_project
from ui.document import Document
from ui.limits.page import LimitsPage
from ui.tables.cells import RecordDelegate
from ui.tables.records import PICTURE, SEVERITY

ON, NAME, VALUE, UNIT, USED, NOTE = range(6)


@pytest.fixture
def document() -> Document:
    """Give a document with a budget, a lead time and a share limit, and two sites."""
    return Document(trial_project())


@pytest.fixture
def page(qtbot: QtBot, document: Document) -> LimitsPage:
    """Give the page, shown at the size it has in the window."""
    shown = LimitsPage(document)
    qtbot.addWidget(shown)
    shown.resize(856, 640)
    shown.show()
    QApplication.processEvents()
    return shown


def enter(page: LimitsPage, key: str, column: int, text: str) -> None:
    """Enter a text into a cell of a limit."""
    page.table.setData(page.table.index(page.table.row_of(key), column), text)


def value(document: Document, key: str) -> Decimal | None:
    """Give the value of a limit in force."""
    found = effective_limits(document.project, document.scenario)
    return next(limit.value for limit in found if limit.key == key)


def test_every_limit_in_force_is_listed_by_group(page: LimitsPage) -> None:
    """The scenario's own limits and those that always hold, under the name of their group."""
    groups = [page.table.headerData(at, Qt.Orientation.Vertical) for at in range(6)]
    assert groups == ["Money", "Time", "Suppliers", "Sites", "", "Rules"]
    names = [page.table.index(at, NAME).data() for at in range(6)]
    assert names[0] == "Budget, whole horizon"
    assert names[3:5] == ["Power at Oslo", "Power at Austin"]
    shown = [
        (page.table.index(at, VALUE).data(), page.table.index(at, UNIT).data()) for at in range(6)
    ]
    assert shown == [
        ("45,000,000", "USD"),
        ("52", "weeks"),
        ("60 %", ""),
        ("2,000", "kW"),
        ("800", "kW"),
        ("", ""),
    ]


def test_values_are_typed_in_their_unit(page: LimitsPage, document: Document) -> None:
    """Money may be 45M, shares are percentages, and each is one step of undo."""
    enter(page, "budget", VALUE, "30.5M")
    assert value(document, "budget") == 30_500_000
    enter(page, "share.maker.AMD.maximum", VALUE, "45 %")
    assert value(document, "share.maker.AMD.maximum") == Decimal("0.45")
    enter(page, "share.maker.AMD.maximum", VALUE, "50")
    assert value(document, "share.maker.AMD.maximum") == Decimal("0.5")
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert value(document, "share.maker.AMD.maximum") == Decimal("0.6")


@pytest.mark.parametrize("text", ["0.5", "120 %", "-3 %", "half"])
def test_shares_that_cannot_be_taken(page: LimitsPage, document: Document, text: str) -> None:
    """A share that is unclear or out of range is refused with a sentence."""
    before = document.project
    enter(page, "share.maker.AMD.maximum", VALUE, text)
    assert document.project is before
    assert page.view.callout.isVisible()


def test_a_switch(page: LimitsPage, document: Document) -> None:
    """Space switches a limit off; it stays in the list with its value."""
    page.view.setCurrentIndex(page.table.index(page.table.row_of("budget"), ON))
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert not document.scenario.limits[0].on
    assert document.scenario.limits[0].value == 45_000_000
    document.undo_stack.undo()
    assert document.scenario.limits[0].on


def test_a_limit_that_always_holds_can_be_switched_off(
    page: LimitsPage, document: Document
) -> None:
    """Switching off the stated supply, or a site's power, makes it a choice of the scenario."""
    cell = page.table.index(page.table.row_of("supply"), ON)
    page.table.setData(cell, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert document.scenario.limits[-1].key == "supply"
    assert not document.scenario.limits[-1].on
    enter(page, "power.oslo", VALUE, "1,500")
    assert value(document, "power.oslo") == 1500
    assert document.project.sites[0].power_kw == 2000
    enter(page, "power.oslo", VALUE, "")
    assert page.table.index(page.table.row_of("power.oslo"), VALUE).data() == "2,000"
    supply = page.table.index(page.table.row_of("supply"), VALUE)
    assert not page.table.flags(supply) & Qt.ItemFlag.ItemIsEditable


def test_a_limit_without_a_value_is_a_problem(page: LimitsPage, document: Document) -> None:
    """An emptied budget is not zero: its cell says that it needs a value."""
    enter(page, "budget", VALUE, "")
    assert value(document, "budget") is None
    cell = page.table.index(page.table.row_of("budget"), VALUE)
    assert cell.data(SEVERITY) == "stop"
    assert "has no value" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_a_note(page: LimitsPage, document: Document) -> None:
    """A note is free; a priority that the file holds stays as it is and is not shown."""
    limits = (replace(document.scenario.limits[0], priority="nice"), *document.scenario.limits[1:])
    document.edit_scenario("Set", replace(document.scenario, limits=limits))
    enter(page, "budget", NOTE, "asked by finance")
    limit = document.scenario.limits[0]
    assert (limit.priority, limit.note) == ("nice", "asked by finance")
    assert not [one for one in page.table.columns if "riority" in one.heading]


def _plan(document: Document) -> Plan:
    return Plan(
        scenario="Base case",
        digest=digest(document.project, document.scenario),
        status="optimal",
        currency="USD",
        limits=(
            LimitUse(
                key="budget", value=Decimal(45_000_000), used=Decimal(36_000_000), binding=False
            ),
            LimitUse(
                key="share.maker.AMD.maximum",
                value=Decimal("0.6"),
                used=Decimal("0.5998"),
                binding=True,
            ),
        ),
        solve=Solve(
            engine="none",
            versions=(),
            gap_tolerance=Decimal(0),
            threads=1,
            seed=0,
            reproducible=True,
            seconds=Decimal(0),
        ),
    )


def test_how_full_a_limit_is(page: LimitsPage, document: Document) -> None:
    """The bar shows what the plan uses; it greys when the inputs have changed since."""
    bar = page.table.index(page.table.row_of("budget"), USED)
    assert bar.data(PICTURE) == ("bar", None)
    document.store_plan(_plan(document))
    assert bar.data(PICTURE) == ("bar", (0.8, "US$36M", True))
    share = page.table.index(page.table.row_of("share.maker.AMD.maximum"), USED)
    tip = share.data(Qt.ItemDataRole.ToolTipRole)
    assert "59.98 % of at most 60 %." in tip
    assert "held by this limit" in tip
    enter(page, "lead_time", VALUE, "40")
    assert bar.data(PICTURE) == ("bar", (0.8, "US$36M", False))
    assert "changed since" in bar.data(Qt.ItemDataRole.ToolTipRole)
    enter(page, "budget", VALUE, "72M")
    assert bar.data(PICTURE) == ("bar", (0.5, "US$36M", False)), "against the value set now"


def _add(document: Document, *limits: Limit) -> None:
    scenario = document.scenario
    document.edit_scenario("Add", replace(scenario, limits=(*scenario.limits, *limits)))


def test_each_value_has_its_unit(page: LimitsPage, document: Document) -> None:
    """Counts say of what, racks and pools are named, and each stands in its group."""
    pool = Pool(id="wafers", name="Foundry", unit="wafers", per_period=Decimal(900), members=())
    document.edit("Add", replace(document.project, pools=(pool,)))
    _add(
        document,
        Limit(family="suppliers", bound="minimum", value=Decimal(2)),
        Limit(family="racks", subject="oslo", value=Decimal(40)),
        Limit(family="quantity", by="chip", subject="h100", value=Decimal(800)),
        Limit(family="quantity", by="offer", subject="own-card", value=Decimal(50)),
    )
    shown = {
        row.limit.key: (page.table.index(at, VALUE).data(), page.table.index(at, UNIT).data())
        for at, row in enumerate(page.table.rows)
    }
    assert shown["suppliers.minimum"] == ("2", "suppliers")
    assert shown["racks.oslo"] == ("40", "racks")
    assert shown["quantity.chip.h100.maximum"] == ("800", "chips")
    assert shown["quantity.offer.own-card.maximum"] == ("50", "units")
    assert shown["pool.wafers"] == ("900", "wafers")
    groups = {
        row.limit.key: page.table.headerData(at, Qt.Orientation.Vertical)
        for at, row in enumerate(page.table.rows)
    }
    assert groups["quantity.chip.h100.maximum"] == "Chips"
    enter(page, "suppliers.minimum", VALUE, "2.5")
    assert value(document, "suppliers.minimum") == 2
    assert "whole number" in page.view.callout.text()


def test_a_pool_without_a_figure_of_its_own_has_the_pools(
    page: LimitsPage, document: Document
) -> None:
    """Less of a pool can be planned with than there is; emptied, what there is holds again."""
    pool = Pool(id="wafers", name="Foundry", unit="wafers", per_period=Decimal(900), members=())
    document.edit("Add", replace(document.project, pools=(pool,)))
    enter(page, "pool.wafers", VALUE, "700")
    assert value(document, "pool.wafers") == 700
    assert document.project.pools[0].per_period == 900
    enter(page, "pool.wafers", VALUE, "")
    assert page.table.index(page.table.row_of("pool.wafers"), VALUE).data() == "900"


def test_export_rules_without_a_value_plan_no_licences(
    page: LimitsPage, document: Document
) -> None:
    """Empty is not zero weeks: what needs a licence is then not planned, and the cell says so."""
    _add(document, Limit(family="eligibility", value=Decimal(12)))
    at = page.table.row_of("eligibility")
    assert page.table.index(at, NAME).data() == "Export rules, licence adds weeks"
    enter(page, "eligibility", VALUE, "")
    assert value(document, "eligibility") is None
    cell = page.table.index(at, VALUE)
    assert cell.data() == "no licences"
    assert "not planned" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert not cell.data(SEVERITY)
    assert page.table.index(at, UNIT).data() == ""
    enter(page, "eligibility", VALUE, "no licences")
    assert value(document, "eligibility") is None
    enter(page, "eligibility", VALUE, "0")
    assert value(document, "eligibility") == 0


def test_what_is_left_can_be_carried_over(page: LimitsPage, document: Document) -> None:
    """Only budgets of a period or fiscal year carry over; other rows have no box to tick."""
    assert "Carry over" not in [one.heading for one in page.table.columns]
    _add(document, Limit(family="budget", year=2024, value=Decimal(5)))
    column = [one.heading for one in page.table.columns].index("Carry over")
    tick = Qt.ItemDataRole.CheckStateRole
    year = page.table.index(page.table.row_of("budget.FY2024"), column)
    assert year.data(tick) == Qt.CheckState.Unchecked
    assert page.table.index(page.table.row_of("budget"), column).data(tick) is None
    assert page.table.setData(year, Qt.CheckState.Checked, tick)
    assert document.scenario.limits[-1].carry_over
    document.undo_stack.undo()
    assert not document.scenario.limits[-1].carry_over


def test_the_end_of_a_long_name_stays(page: LimitsPage, document: Document) -> None:
    """Whether it is the most or the least stands at the end, so the middle is left out."""
    _add(document, Limit(family="share", by="supplier", subject="S" * 80, value=Decimal("0.2")))
    found = page.table.columns[NAME]
    assert found.keeps_end
    index = page.table.index(page.table.row_of(f"share.supplier.{'S' * 80}.maximum"), NAME)
    option = QStyleOptionViewItem()
    delegate = page.view.itemDelegate()
    assert isinstance(delegate, RecordDelegate)
    modes = []
    for cell in (index, page.table.index(0, NOTE)):
        delegate.initStyleOption(option, cell)
        modes.append(option.textElideMode)
    assert modes == [Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight]


def test_removing_a_limit(page: LimitsPage, document: Document) -> None:
    """The scenario's own limits can be removed; those that always hold only switched off."""
    page.view.setCurrentIndex(page.table.index(page.table.row_of("lead_time"), NAME))
    page.remove_button.click()
    assert "lead_time" not in {limit.key for limit in document.scenario.limits}
    page.view.setCurrentIndex(page.table.index(page.table.row_of("supply"), NAME))
    assert not page.remove_button.isEnabled()
    assert "Switch it off" in page.remove_button.toolTip()


def test_another_scenario_shows_its_own_limits(page: LimitsPage, document: Document) -> None:
    """Switching the scenario switches the limits."""
    other = replace(document.scenario, name="Free", limits=())
    document.edit("Add", replace(document.project, scenarios=(*document.project.scenarios, other)))
    document.select_scenario("Free")
    assert [row.limit.key for row in page.table.rows] == ["power.oslo", "power.austin", "supply"]
