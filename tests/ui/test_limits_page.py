from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procure.limits import effective_limits
from procure.plan import LimitUse, Plan, Solve
from procure.storage import digest
from tests.ui.trial import trial_project
from ui.document import Document
from ui.limits_page import LimitsPage
from ui.records import PICTURE, SEVERITY

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
    assert "59.9 % of at most 60 %." in tip
    assert "held by this limit" in tip
    enter(page, "lead_time", VALUE, "40")
    assert bar.data(PICTURE) == ("bar", (0.8, "US$36M", False))
    assert "changed since" in bar.data(Qt.ItemDataRole.ToolTipRole)
    enter(page, "budget", VALUE, "72M")
    assert bar.data(PICTURE) == ("bar", (0.5, "US$36M", False)), "against the value set now"


@pytest.mark.parametrize(
    ("kind", "subject", "bound", "text", "key", "expected"),
    [
        ("budget.period", "2024 Q3", "", "5M", "budget.2", "5000000"),
        ("share.maker", "NVIDIA", "at least", "20 %", "share.maker.NVIDIA.minimum", "0.2"),
        ("share.supplier", "Cloud", "at most", "30", "share.supplier.Cloud.maximum", "0.3"),
        ("power", "Austin", "", "650", "power.austin", "650"),
    ],
)
def test_adding_a_limit(
    page: LimitsPage,
    document: Document,
    kind: str,
    subject: str,
    bound: str,
    text: str,
    key: str,
    expected: str,
) -> None:
    """Each kind of limit is added with its subject and value, selected, and undoable."""
    builder = page.builder
    builder.kind.setCurrentIndex(builder.kind.findData(kind))
    builder.subject.setCurrentText(subject)
    assert builder.bound.isVisibleTo(builder) == bool(bound)
    if bound:
        builder.bound.setCurrentText(bound)
    builder.value.setText(text)
    builder.button.click()
    assert value(document, key) == Decimal(expected)
    assert page.view.currentIndex().row() == page.table.row_of(key)
    document.undo_stack.undo()
    assert key not in {limit.key for limit in document.scenario.limits}


def test_adding_what_is_there_already_or_has_no_value(page: LimitsPage, document: Document) -> None:
    """A second limit of the same key, or one without a figure, is answered and not added."""
    builder = page.builder
    builder.value.setText("1M")
    builder.button.click()
    assert "there already" in builder.callout.text()
    assert page.view.currentIndex().row() == page.table.row_of("budget")
    builder.kind.setCurrentIndex(builder.kind.findData("share.maker"))
    builder.subject.setCurrentText("NVIDIA")
    builder.value.setText("")
    builder.button.click()
    assert "Enter the value" in builder.callout.text()
    builder.value.setText("0.5")
    builder.button.click()
    assert "% sign" in builder.callout.text()
    assert not document.undo_stack.count()


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
