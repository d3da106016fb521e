"""The guided tour leads to an exported plan, in any order, and leaves nothing behind."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

import seeds
from procure.storage import digest
from tests.ui.answers import Answers
from tests.ui.driving import LONG, plan, run
from tests.ui.touring import NAMES, around, begin, done, set_share, turn_to
from ui.app import open_window
from ui.main_window import MainWindow
from ui.page_numbers import COMPARE, DEMAND, LIMITS, PLAN
from ui.pictures.walk import press, tab_to, write
from ui.settings import Settings
from ui.start.tour_steps import SAMPLE


@pytest.fixture
def touring(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Give the window in the tour's first step, the sample planned."""
    return begin(qtbot, window)


# From end to end


@pytest.fixture
def started(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[MainWindow]:
    """Give the window as the program opens it without a name, with Qt's own file dialogs."""
    native = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    before, hook = QApplication.testAttribute(native), sys.excepthook
    QApplication.setAttribute(native)
    window = open_window(qapp, "", settings)
    qtbot.addWidget(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=LONG)
    yield window
    window.cancel()
    window.planning.wait(10)
    QApplication.setAttribute(native, before)
    sys.excepthook = hook


def active(kind: type[QWidget]) -> bool:
    """Tell whether a dialog has the keyboard."""
    return isinstance(QApplication.activeWindow(), kind) and QApplication.focusWidget() is not None


def go_on(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Wait until a step is done; then F6 and the space bar turn to the next."""
    if not window.isActiveWindow():
        window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: done(window, name), timeout=LONG)
    press(Qt.Key.Key_F6)
    assert window.tour.card.next.hasFocus()
    press(Qt.Key.Key_Space)


def read_and_ask(qtbot: QtBot, window: MainWindow) -> None:
    """Begin on the first screen, look at a picture, and ask why of an order."""
    document, tour = window.document, window.tour
    tab_to(window.starting.page.ways["tour"])
    press(Qt.Key.Key_Return)
    assert tour.running
    assert tour.card.isVisible()
    assert not tour.card.next.isEnabled()
    qtbot.waitUntil(document.plan_is_current, timeout=LONG)
    tab_to(window.plan_page.tabs.tabBar())
    press(Qt.Key.Key_Right)
    assert not done(window, "read")
    press(Qt.Key.Key_Right)
    go_on(qtbot, window, "read")

    tab_to(window.plan_page.tabs.tabBar())
    for _ in range(2):
        press(Qt.Key.Key_Left)
    tab_to(window.plan_page.orders.view)
    press(Qt.Key.Key_Down)
    go_on(qtbot, window, "why")


def try_another(qtbot: QtBot, window: MainWindow) -> None:
    """Copy the scenario, change a limit in the copy, and see the plan follow."""
    document = window.document
    press(Qt.Key.Key_D, control=True, shift=True)
    qtbot.waitUntil(lambda: active(QInputDialog))
    write("Less from one")
    press(Qt.Key.Key_Return)
    go_on(qtbot, window, "copy")
    assert document.scenario.name == "Less from one"

    press(Qt.Key.Key_3, control=True)
    tab_to(window.limits_page.view)
    press(Qt.Key.Key_Home, control=True)
    for _ in range(3):
        press(Qt.Key.Key_Down)
    for _ in range(2):
        press(Qt.Key.Key_Right)
    write("50 %")
    press(Qt.Key.Key_Return)
    go_on(qtbot, window, "limit")

    press(Qt.Key.Key_4, control=True)
    qtbot.waitUntil(document.plan_is_current, timeout=LONG)
    go_on(qtbot, window, "follow")


def hand_on(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Compare the two, and export the plan of the second."""
    document = window.document
    press(Qt.Key.Key_6, control=True)
    tab_to(window.compare_page.list)
    press(Qt.Key.Key_Home)
    chosen = window.compare_page.list.chosen
    for _ in document.project.scenarios:
        if document.scenario.name not in chosen():
            press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Down)
    go_on(qtbot, window, "compare")

    press(Qt.Key.Key_E, control=True)
    qtbot.waitUntil(lambda: active(QFileDialog), timeout=LONG)
    write(str(path))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(path.exists, timeout=LONG)
    go_on(qtbot, window, "export")


@pytest.mark.slow
def test_by_keyboard_from_the_first_screen_to_the_workbook(
    qtbot: QtBot, started: MainWindow, tmp_path: Path
) -> None:
    """Each step is done by keys alone, is seen to be done, and the workbook is that plan's."""
    window, document, tour = started, started.document, started.tour
    read_and_ask(qtbot, window)
    try_another(qtbot, window)
    path = tmp_path / "tour.xlsx"
    hand_on(qtbot, window, path)

    assert not tour.running
    assert not tour.card.isVisible()
    assert not tour.frame.isVisible()
    planned = document.planned()
    assert planned is not None
    assert planned.plan.trusted
    assert planned.plan.digest == digest(document.project, document.scenario)
    assert "Orders" in openpyxl.load_workbook(path).sheetnames
    assert not document.modified


# In other orders


def test_steps_done_before_their_turn_count(
    qtbot: QtBot, touring: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """Who exports first and copies later finds each step done when it comes."""
    window = touring
    answers.path = tmp_path / "early.xlsx"
    with qtbot.waitSignal(window.files.exported, timeout=LONG):
        run(window, "export")
    run(window, "duplicate_scenario")
    for name in ("copy", "export"):
        turn_to(window, name)
        assert done(window, name)
    turn_to(window, "limit")
    assert not done(window, "limit")


def test_a_step_says_what_it_lacks(qtbot: QtBot, touring: MainWindow) -> None:
    """A step for which something was left out begins with that; the frame shows where it is."""
    window = touring
    turn_to(window, "limit")
    copy = window.tour.card.what.text()
    assert "Duplicate" in copy
    assert around(window, window.toolbar.scenario_menu)
    run(window, "duplicate_scenario")
    window.tour.look()
    assert window.tour.card.what.text() != copy
    assert around(window, window.sidebar.viewport())
    window.show_page(LIMITS)
    window.tour.look()
    assert around(window, window.limits_page.view.viewport())


def test_any_limit_of_either_scenario_will_do(qtbot: QtBot, touring: MainWindow) -> None:
    """Changed in both alike there is nothing to compare; taken back, the step is not done."""
    window = touring
    run(window, "duplicate_scenario")
    turn_to(window, "limit")
    set_share(window, "0.5")
    window.document.undo_stack.undo()
    assert not done(window, "limit")
    scenario = window.document.scenario
    limits = tuple(replace(one, on=one.family != "lead_time") for one in scenario.limits)
    window.document.edit_scenario("Switch one off", replace(scenario, limits=limits))
    assert done(window, "limit")


def test_what_was_done_stays_done(qtbot: QtBot, touring: MainWindow) -> None:
    """Undo does not keep from going on, but the card no longer says that it stands."""
    window = touring
    run(window, "duplicate_scenario")
    turn_to(window, "copy")
    assert done(window, "copy")
    assert "✓" in window.tour.card.what.text()
    before = window.tour.card.what.text()
    window.document.undo_stack.undo()
    assert len(window.document.project.scenarios) == 1
    assert done(window, "copy")
    assert window.tour.card.what.text() != before


def test_a_limit_without_a_plan_is_told(qtbot: QtBot, touring: MainWindow) -> None:
    """Where the new limit leaves no plan, the step says so and asks for another value."""
    window = touring
    run(window, "duplicate_scenario")
    set_share(window, "0.01")
    plan(qtbot, window)
    found = window.document.plan()
    assert found is not None
    assert found.total_cost is None
    turn_to(window, "follow")
    window.show_page(PLAN)
    assert not done(window, "follow")
    assert "No plan is possible" in window.tour.card.what.text()
    set_share(window, "0.5")
    plan(qtbot, window)
    window.show_page(PLAN)
    assert done(window, "follow")
    costs = [window.document.planned_of(one.name)[0] for one in window.document.project.scenarios]
    assert all(one is not None and one.plan.total_cost is not None for one in costs)
    assert "US$3.98M" in window.tour.card.what.text()
    assert "US$3.38M" in window.tour.card.what.text()


def test_comparing_waits_for_the_plans(qtbot: QtBot, touring: MainWindow) -> None:
    """Two scenarios side by side are compared once both have a plan of their inputs."""
    window = touring
    window.files.questions = window.questions
    window.desk.view.live = False
    run(window, "duplicate_scenario")
    set_share(window, "0.5")
    turn_to(window, "compare")
    window.show_page(COMPARE)
    assert not done(window, "compare")
    window.compare_page.list.tick([one.name for one in window.document.project.scenarios])
    assert not done(window, "compare")
    assert around(window, window.compare_page.plan_button)
    window.compare_page.plan_button.click()
    qtbot.waitUntil(lambda: not window.queue.running, timeout=LONG)
    qtbot.waitUntil(lambda: done(window, "compare"), timeout=LONG)


def test_only_a_workbook_of_this_tour_counts(
    qtbot: QtBot, touring: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """A second tour begins anew, and what was exported before it is not its plan."""
    window = touring
    answers.path = tmp_path / "first.xlsx"
    with qtbot.waitSignal(window.files.exported, timeout=LONG):
        run(window, "export")
    window.tour.end()
    run(window, "tour")
    turn_to(window, "export")
    assert not done(window, "export")
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)


# What it leaves


def test_ending_leaves_nothing_behind(qtbot: QtBot, window: MainWindow, answers: Answers) -> None:
    """Card, frame and key are gone from wherever it ends, and nothing asks to be saved."""
    answers.unsaved_answer = "discard"
    for name in NAMES:
        begin(qtbot, window)
        shown = window.why.isVisible()
        run(window, "duplicate_scenario")
        turn_to(window, name)
        window.tour.card.end.click()
        assert not window.tour.running
        assert not window.tour.card.isVisible()
        assert not window.tour.frame.isVisible()
        assert not window.tour.shortcut.isEnabled()
        assert window.tour.frame._watched == []
        assert window.why.isVisible() == shown
        assert not window.document.modified
        window.show_page(DEMAND)
        assert not window.tour.frame.isVisible()
        # What comes after the tour is the person's own work, and is asked about.
        set_share(window, "0.6")
        assert window.document.modified
    assert answers.asked.count("unsaved") == len(NAMES) - 1


def test_nothing_asks_to_save_what_is_tried(
    touring: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """The sample has no file of its own; saved into a new one it is a project as any."""
    window = touring
    before = seeds.sample_path(SAMPLE).read_bytes()
    set_share(window, "0.6")
    assert not window.document.modified
    assert window.document.path is None
    assert "●" not in window.windowTitle()
    window.files.when_saved(lambda: answers.asked.append("went on"))
    assert answers.asked == ["went on"]
    answers.path = tmp_path / "mine.json"
    run(window, "save")
    assert window.document.path == answers.path
    set_share(window, "0.55")
    assert window.document.modified
    assert seeds.sample_path(SAMPLE).read_bytes() == before


def test_edits_before_the_tour_are_asked_about(window: MainWindow, answers: Answers) -> None:
    """The project that is open is not given up for the tour unasked."""
    window.document.edit_scenario("Change", replace(window.document.scenario, demand=()))
    answers.unsaved_answer = "cancel"
    run(window, "tour")
    assert answers.asked == ["unsaved"]
    assert not window.tour.running
    assert window.document.project.name == "Trial"


def test_another_project_ends_it(touring: MainWindow) -> None:
    """The steps are about the sample: they go with it, and the line at the bottom says so."""
    window = touring
    window.starting.open_sample("first-steps")
    assert not window.tour.running
    assert not window.tour.card.isVisible()
    assert not window.tour.frame.isVisible()
    assert "tour" in window.status.aside.text()
    set_share(window, "0.6")
    assert window.document.modified
    window.cancel()
