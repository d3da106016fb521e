"""The page that compares: scenarios side by side, planned on demand, reset one by one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from procure.words import sentence
from tests.ui.answers import Answers, SwitchedPlanner
from tests.ui.driving import LONG, run
from tests.ui.family import family_project
from ui.compare.page import ComparePage
from ui.main_window import MainWindow
from ui.page_numbers import COMPARE


@pytest.fixture
def page(window: MainWindow) -> Iterator[ComparePage]:
    """Give the page of a base case and two variants of it, in sight."""
    window.document.open(family_project(), None)
    window.show_page(COMPARE)
    window.compare_page.refresh()
    yield window.compare_page
    window.queue.cancel()
    window.queue.wait(10)


def _headings(page: ComparePage) -> list[str]:
    return [column.heading for column in page.table.columns]


def _variant(page: ComparePage, at: int) -> QTreeWidgetItem:
    """Give a variant of the base case in the tree."""
    base = page.list.topLevelItem(0)
    assert base is not None
    found = base.child(at)
    assert found is not None
    return found


def test_the_family_stands_side_by_side(page: ComparePage) -> None:
    """All variants of the base case are ticked; the first one is the base of differences."""
    assert page.list.chosen() == ("Base case", "Small budget", "More")
    assert page.base.currentText() == "Base case"
    beside = sentence("compare-beside")
    assert _headings(page) == ["Base case", "Small budget", beside, "More", beside]
    assert page.said.text() == "3 scenarios are without a plan of the inputs as they are now."
    assert page.view.isHidden()
    assert not page.export_button.isEnabled()


def test_those_that_lack_a_plan_are_planned(
    qtbot: QtBot, window: MainWindow, page: ComparePage
) -> None:
    """One after the other, each kept; then figures, differences and the chart are there."""
    page.plan_button.click()
    assert "Base case, 1 of 3" in page.said.text()
    assert not page.plan_button.isEnabled()
    qtbot.waitUntil(lambda: not window.queue.running, timeout=LONG)
    qtbot.waitUntil(page.said.isHidden, timeout=LONG)
    found = page.comparison
    assert found is not None
    assert [side.state for side in found.sides] == ["planned"] * 3
    assert page.plan_button.isHidden()
    assert page.export_button.isEnabled()
    assert page.view.isVisible()
    (total,) = [row for row in found.rows if row.key == ("total_cost",)]
    for at, side in enumerate(found.sides):
        assert side.plan is not None
        assert side.plan.trusted
        assert total.values[at] == side.plan.total_cost
    # Nothing but the plans changed.
    assert not window.document.modified


def test_planning_several_can_be_stopped(
    qtbot: QtBot, window: MainWindow, page: ComparePage, planner: SwitchedPlanner
) -> None:
    """Esc stops what runs and what was to follow."""
    planner.waits = True
    page.plan_button.click()
    qtbot.waitUntil(lambda: window.queue.running, timeout=LONG)
    assert window.status.cancel.isVisible()
    run(window, "cancel")
    qtbot.waitUntil(lambda: not window.queue.running, timeout=LONG)
    assert window.document.planned_of("Base case") == (None, False)
    assert window.queue.busy == ""


def test_ticks_choose_what_stands_there(page: ComparePage) -> None:
    """Space on a scenario takes it out and in again; with fewer than two there is a sentence."""
    page.list.setFocus()
    page.list.setCurrentItem(_variant(page, 1))
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert page.list.chosen() == ("Base case", "Small budget")
    assert len(_headings(page)) == 3
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert page.list.chosen() == ("Base case", "Small budget", "More")
    page.list.tick(["More"])
    assert page.comparison is None
    assert page.said.text() == sentence("compare-choose")


def test_the_base_can_be_another(page: ComparePage) -> None:
    """Differences count from whichever scenario is chosen."""
    page.base.setCurrentText("More")
    page.base.activated.emit(page.base.currentIndex())
    assert page.comparison is not None
    assert page.comparison.sides[page.comparison.base].name == "More"
    beside = sentence("compare-beside")
    assert _headings(page) == ["Base case", beside, "Small budget", beside, "More"]


def test_the_list_chooses_the_scenario(window: MainWindow, page: ComparePage) -> None:
    """What is selected there is the scenario that all pages show, and the other way round."""
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert window.document.scenario.name == "Small budget"
    window.document.select_scenario("More")
    page.refresh()
    assert page.list.hasFocus()
    item = page.list.currentItem()
    assert item is not None
    assert item.text(0) == "More"


def test_notes_are_entered_below_the_list(window: MainWindow, page: ComparePage) -> None:
    """What is typed there is the selected scenario's note once one goes on."""
    window.document.select_scenario("More")
    page.refresh()
    page.note.setFocus()
    QTest.keyClicks(page.note, "For the board")
    QTest.keyClick(page.note, Qt.Key.Key_Tab)
    assert window.document.project.scenario("More").note == "For the board"
    assert window.document.undo_stack.undoText() == "Change note of More"
    window.document.select_scenario("Base case")
    page.refresh()
    assert page.note.toPlainText() == ""


def test_the_comparison_is_exported(
    qtbot: QtBot, window: MainWindow, page: ComparePage, answers: Answers, tmp_path: Path
) -> None:
    """The workbook is written beside the window, and the status line says where it is."""
    window.queue.start([one.name for one in window.document.project.scenarios])
    qtbot.waitUntil(lambda: not window.queue.running, timeout=LONG)
    qtbot.waitUntil(page.export_button.isEnabled, timeout=LONG)
    answers.path = tmp_path / "comparison.xlsx"
    with qtbot.waitSignal(window.files.compared, timeout=LONG):
        page.export_button.click()
    assert window.status.aside.text() == sentence("compared", {"path": str(answers.path)})
    book = openpyxl.load_workbook(answers.path)
    assert [cell.value for cell in book["Plans"]["A"]][4:] == ["Base case", "Small budget", "More"]


def test_whole_plans_are_exported(
    qtbot: QtBot, window: MainWindow, page: ComparePage, answers: Answers, tmp_path: Path
) -> None:
    """One workbook has the comparison and the sheets of each plan, and the status line says so."""
    window.queue.start([one.name for one in window.document.project.scenarios])
    qtbot.waitUntil(lambda: not window.queue.running, timeout=LONG)
    qtbot.waitUntil(page.whole_button.isEnabled, timeout=LONG)
    answers.path = tmp_path / "scenarios.xlsx"
    with qtbot.waitSignal(window.files.compared, timeout=LONG):
        page.whole_button.click()
    assert window.status.aside.text() == sentence("compared", {"path": str(answers.path)})
    names = openpyxl.load_workbook(answers.path).sheetnames
    assert {"Comparison", "Orders (Base case)", "Costs (Small budg)", "Limits (More)"} <= set(names)


def test_plans_found_live_are_made_again_before_export(
    qtbot: QtBot, window: MainWindow, page: ComparePage
) -> None:
    """What leaves the house can be found again: same input, options and versions, same plan."""
    page.list.tick(["Base case", "More"])
    page.plan_button.click()
    qtbot.waitUntil(lambda: not window.queue.running, timeout=LONG)
    planned, _ = window.document.planned_of("More")
    assert planned is not None
    live = replace(planned.plan, solve=replace(planned.plan.solve, reproducible=False))
    window.document.store_plan(live, (planned.project, planned.scenario))
    page.refresh()
    with qtbot.waitSignal(page.export_wanted, timeout=LONG) as told:
        page.export_button.click()
    assert told.args is not None
    (found,) = told.args
    plans = [side.plan for side in found.sides]
    assert all(plan.solve.reproducible for plan in plans)
    assert plans[1].orders == planned.plan.orders


def test_what_lacks_a_plan_is_planned_before_export(
    qtbot: QtBot, window: MainWindow, page: ComparePage
) -> None:
    """No workbook has a plan of earlier inputs or an empty column that could be filled."""
    window.queue.start([one.name for one in window.document.project.scenarios])
    qtbot.waitUntil(lambda: not window.queue.running, timeout=LONG)
    project = window.document.project
    more = project.scenario("More")
    window.document.edit_scenario(
        "Edit", replace(project.scenario("Base case"), headroom=more.headroom)
    )
    page.refresh()
    assert page.comparison is not None
    # "More" has a headroom of its own, so it alone is asked what it was asked before.
    assert [side.state for side in page.comparison.sides] == ["stale", "stale", "planned"]
    with qtbot.waitSignal(page.export_wanted, timeout=LONG) as told:
        page.export_button.click()
    assert told.args is not None
    assert [side.state for side in told.args[0].sides] == ["planned"] * 3


def test_a_cell_says_why(qtbot: QtBot, window: MainWindow, page: ComparePage) -> None:
    """The Why? panel tells the cell that is selected: value, difference, reason."""
    page.list.tick(["Base case", "Small budget"])
    page.plan_button.click()
    qtbot.waitUntil(lambda: not window.queue.running, timeout=LONG)
    qtbot.waitUntil(page.view.isVisible, timeout=LONG)
    row = page.table.row_of(("limits", ("budget", "value")))
    page.view.go_to(row, 1)
    said = window.why.text()
    assert "Budget, whole horizon, Small budget: 16,000,000.00 USD." in said
    assert "−29,000,000 (−64.4 %) beside “Base case”" in said
    assert "One input is different, so it is the reason: the limit" in said
    # The name of a section says nothing, and fails nothing.
    page.view.go_to(page.table.row_of(("limits", None)), 0)


def test_one_scenario_says_the_next_step(window: MainWindow) -> None:
    """Where there is nothing to compare the page says how there would be."""
    window.show_page(COMPARE)
    assert window.compare_page.said.text() == sentence("compare-alone")
    assert window.compare_page.said.isVisible()


def test_one_scenario_gets_another_by_a_button(window: MainWindow, answers: Answers) -> None:
    """The button makes a variant, and goes when there is one."""
    window.show_page(COMPARE)
    button = window.compare_page.vary_button
    assert button.isVisible()
    answers.name = "Another"
    button.click()
    scenarios = window.document.project.scenarios
    assert [one.parent for one in scenarios if one.name == "Another"] == [scenarios[0].name]
    window.compare_page.refresh()
    assert not button.isVisible()
