"""What is typed into a cell is entered, or goes on, whatever happens to the table meanwhile."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.live import plan_of
from tests.ui.trial import trial_project
from ui.demand.grid import DemandGrid
from ui.demand.place_tables import SiteTable
from ui.document import Document
from ui.limits.page import LimitsPage
from ui.tables.view import RecordView


@pytest.fixture
def document() -> Document:
    """Give a document with a plan."""
    made = Document(trial_project())
    made.store_plan(plan_of(made.project, made.scenario, 4_500_000))
    return made


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> RecordView:
    """Give the demand at Oslo, one row, with the focus on its third period."""
    grid = DemandGrid(document, "oslo")
    qtbot.addWidget(grid)
    grid.show()
    grid.activateWindow()
    grid.view.go_to(0, 3)
    QApplication.processEvents()
    return grid.view


def editor_of(view: RecordView) -> QLineEdit:
    """Give the editor that is open."""
    (found,) = [one for one in view.viewport().findChildren(QLineEdit) if one.isVisible()]
    return found


def type_in(view: RecordView, text: str) -> QLineEdit:
    """Type a text over the cell where one is, without ending the edit."""
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = editor_of(view)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    return editor


def add_row(document: Document) -> None:
    """Let another row of demand at Oslo come in, as from an undo: the table is made anew."""
    scenario = document.scenario
    row = replace(scenario.demand[1], site="oslo")
    document.edit_scenario("Add a row", replace(scenario, demand=(row, *scenario.demand)))


def amounts(document: Document) -> tuple[Decimal, ...]:
    """Give the demand for chat at Oslo."""
    (row,) = [
        one for one in document.scenario.demand if (one.workload, one.site) == ("chat", "oslo")
    ]
    return row.amounts


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_what_was_ended_is_entered_before_anything_else(
    qtbot: QtBot, view: RecordView, document: Document, key: Qt.Key
) -> None:
    """Also where the table is made anew before the event loop has had another turn."""
    QTest.keyClick(type_in(view, "77"), key)
    add_row(document)
    assert amounts(document)[2] == 77
    qtbot.wait(20)
    assert document.undo_stack.count() == 2


def test_typing_goes_on_where_the_table_is_made_anew(
    qtbot: QtBot, view: RecordView, document: Document
) -> None:
    """In the row that it is for, wherever that has gone, with the cursor where it was."""
    editor = type_in(view, "1234")
    QTest.keyClick(editor, Qt.Key.Key_Left)
    add_row(document)
    qtbot.wait(20)
    again = editor_of(view)
    assert again is not editor
    assert (again.text(), again.cursorPosition(), again.hasFocus()) == ("1234", 3, True)
    assert view.currentIndex().row() == 1
    QTest.keyClicks(again, "5")
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert amounts(document)[2] == 12354
    assert document.undo_stack.count() == 2


def test_an_editor_in_which_nothing_was_typed_shows_what_holds(
    qtbot: QtBot, view: RecordView, document: Document
) -> None:
    """It stays open, and leaving it is no edit."""
    QTest.keyClick(view, Qt.Key.Key_F2)
    scenario = document.scenario
    first, *others = scenario.demand
    changed = replace(first, amounts=(*first.amounts[:2], Decimal(5), *first.amounts[3:]))
    more = replace(others[0], site="oslo")
    document.edit_scenario("Change", replace(scenario, demand=(changed, *others, more)))
    qtbot.wait(20)
    assert editor_of(view).text() == "5"
    QTest.keyClick(editor_of(view), Qt.Key.Key_Return)
    assert document.undo_stack.count() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_an_entry_that_moves_its_own_row_is_over(
    qtbot: QtBot, document: Document, key: Qt.Key
) -> None:
    """In a sorted table the entry itself makes it anew: its editor does not come back."""
    table = SiteTable(document)
    qtbot.addWidget(table)
    table.show()
    table.activateWindow()
    view = table.view
    view.sort_by("Power", descending=True)
    at = [one.heading for one in view.table.columns].index("Power")
    view.go_to(0, at)
    QApplication.processEvents()
    QTest.keyClick(type_in(view, "1"), key)
    qtbot.wait(20)
    assert {site.id: site.power_kw for site in document.project.sites}["oslo"] == 1
    assert [site.id for site in view.table.rows][:2] == ["austin", "oslo"]
    open_ones = [one for one in view.viewport().findChildren(QLineEdit) if one.isVisible()]
    assert "1" not in [one.text() for one in open_ones]
    assert len(open_ones) == (key == Qt.Key.Key_Tab)
    assert document.undo_stack.count() == 1


def test_typing_ends_with_its_row(qtbot: QtBot, view: RecordView, document: Document) -> None:
    """What was meant for a row that is gone goes nowhere else."""
    add_row(document)
    view.go_to(0, 2)
    type_in(view, "77")
    before = amounts(document)
    document.undo_stack.undo()
    qtbot.wait(20)
    assert not [one for one in view.viewport().findChildren(QLineEdit) if one.isVisible()]
    assert amounts(document) == before
    assert document.undo_stack.index() == 0


@pytest.mark.parametrize("anew", [False, True])
def test_a_plan_that_is_finished_takes_nothing_away(
    qtbot: QtBot, document: Document, *, anew: bool
) -> None:
    """The limits with how full the plan makes them are shown again while one types a value."""
    page = LimitsPage(document)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    view = page.view
    at = [one.heading for one in view.table.columns].index("Value")
    view.go_to(0, at)
    QApplication.processEvents()
    type_in(view, "40M")
    document.store_plan(plan_of(document.project, document.scenario, 4_400_000))
    if anew:
        view.table.beginResetModel()
        view.table.endResetModel()
    qtbot.wait(20)
    assert editor_of(view).text() == "40M"
    QTest.keyClick(editor_of(view), Qt.Key.Key_Return)
    assert document.scenario.limits[0].value == 40_000_000
