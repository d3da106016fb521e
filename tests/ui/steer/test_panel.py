"""The sliders in the real window: a drag is one step of undo, and the plan follows the hand."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.answers import Answers
from tests.ui.driving import give_up
from tests.ui.live import LiveStandIn, plan_of
from tests.ui.trial import trial_project
from ui.document import Document
from ui.main_window import MainWindow
from ui.page_numbers import LIMITS, PLAN
from ui.plan.solve_job import SolveJob
from ui.settings import Settings
from ui.steer.panel import SteerPanel
from ui.steer.row import SteerRow
from ui.steer.subject import GROWTH

LONG = 20_000


@pytest.fixture
def planner() -> LiveStandIn:
    """Give the planner that follows edits."""
    return LiveStandIn()


@pytest.fixture
def larger(qapp: QApplication) -> Iterator[None]:
    """Set letters 1.4 times as large as usual."""
    usual, large = qapp.font(), qapp.font()
    large.setPointSizeF(usual.pointSizeF() * 1.4)
    qapp.setFont(large)
    yield
    qapp.setFont(usual)


@pytest.fixture
def window(
    qtbot: QtBot, answers: Answers, settings: Settings, planner: LiveStandIn
) -> Iterator[MainWindow]:
    """Give the main window on the trial project, planned."""
    project = trial_project()
    job = SolveJob(live=planner)
    made = MainWindow(Document(project), settings, job=job, questions=answers)
    qtbot.addWidget(made, before_close_func=give_up)
    made.document.store_plan(plan_of(project, project.scenarios[0], 4_500_000))
    made.resize(1280, 800)
    made.show()
    yield made
    planner.go_on()
    made.planning.cancel()
    made.planning.wait(10)


def row(window: MainWindow, key: str) -> SteerRow:
    """Give the row of a key."""
    return next(one for one in window.desk.steer.rows if one.key == key)


def budget(window: MainWindow) -> Decimal | None:
    """Give the budget as it stands."""
    return window.document.scenario.limits[0].value


def keys(panel: SteerPanel) -> list[str]:
    """List what has a slider."""
    return [one.key for one in panel.rows]


def test_a_drag_is_one_step_of_undo(qtbot: QtBot, window: MainWindow) -> None:
    """The plan follows at each rest of the hand; undone at once, all is as it was."""
    slider = row(window, "budget").slider
    before = window.document.project
    slider.setSliderDown(True)
    start = slider.sliderPosition()
    for to in (start - 3, start - 6):
        slider.setSliderPosition(to)
        qtbot.waitUntil(window.document.plan_is_current, timeout=LONG)
    assert slider.mark == start
    assert row(window, "budget").was.text() == "was 45,000,000 USD"
    assert budget(window) == 39_000_000
    assert "was US$4.5M, −13.3 %" in window.plan_page.headline.text()
    slider.setSliderDown(False)
    assert slider.mark is None
    assert window.document.undo_stack.count() == 1
    assert window.document.undo_stack.undoText() == "Move Budget, whole horizon"
    window.document.undo_stack.undo()
    assert window.document.project is before
    assert window.document.plan_is_current()


def test_two_drags_are_two_steps(window: MainWindow) -> None:
    """What was let go is done."""
    slider = row(window, "budget").slider
    for _ in range(2):
        slider.setSliderDown(True)
        slider.setSliderPosition(slider.sliderPosition() - 2)
        slider.setSliderDown(False)
    assert window.document.undo_stack.count() == 2


def test_a_drag_back_is_no_edit(window: MainWindow) -> None:
    """Where the drag began is the very value from there, though no step falls on it."""
    first, *others = window.document.scenario.limits
    odd = replace(first, value=Decimal("45123456.78"))
    scenario = replace(window.document.scenario, limits=(odd, *others))
    window.document.edit_scenario("Odd", scenario)
    before = window.document.project
    for key in ("budget", "power.oslo", GROWTH):
        slider = row(window, key).slider
        start = slider.sliderPosition()
        slider.setSliderDown(True)
        slider.setSliderPosition(start + 4)
        assert window.document.project != before
        slider.setSliderPosition(start)
        assert window.document.project == before
        slider.setSliderDown(False)
        assert window.document.undo_stack.undoText() == "Odd"


def test_keys_move_it(qtbot: QtBot, window: MainWindow) -> None:
    """Arrows by a step, a page by ten, in one go one step of undo."""
    slider = row(window, "lead_time").slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    QTest.keyClick(slider, Qt.Key.Key_PageDown)
    assert window.document.scenario.limits[1].value == 52 - 1 - 10
    assert window.document.undo_stack.count() == 1
    assert slider.dragging
    qtbot.waitUntil(lambda: not slider.dragging, timeout=LONG)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert window.document.undo_stack.count() == 2


def test_a_value_is_typed(window: MainWindow) -> None:
    """As on the page of limits; the slider goes there, and its range with it."""
    one = row(window, "budget")
    one.field.setFocus()
    one.field.selectAll()
    QTest.keyClicks(one.field, "200M")
    QTest.keyClick(one.field, Qt.Key.Key_Return)
    assert budget(window) == 200_000_000
    assert one.field.text() == "200,000,000"
    assert 0 < one.slider.value() < one.slider.maximum()
    one.field.selectAll()
    QTest.keyClicks(one.field, "much")
    QTest.keyClick(one.field, Qt.Key.Key_Return)
    assert budget(window) == 200_000_000


def test_its_range_moves_on_once_it_is_let_go(window: MainWindow) -> None:
    """At the end of the range there is room again."""
    slider = row(window, "budget").slider
    slider.setSliderDown(True)
    slider.setSliderPosition(slider.maximum())
    assert budget(window) == 90_000_000
    assert slider.value() == slider.maximum()
    slider.setSliderDown(False)
    assert slider.value() < slider.maximum()
    assert budget(window) == 90_000_000


def test_a_limit_is_pinned_and_taken_off(window: MainWindow) -> None:
    """From the menu of the panel and from the page of limits; the limit itself stays."""
    panel = window.desk.steer
    before = window.document.project
    panel.unpin("budget")
    assert "budget" not in keys(panel)
    panel.pin_menu.aboutToShow.emit()
    menu = {action.text(): action for action in panel.pin_menu.actions()}
    assert "Power at Austin" in menu
    assert "Lead time at most" not in menu
    menu["Power at Austin"].trigger()
    assert keys(panel)[-1] == "power.austin"
    page = window.limits_page
    window.show_page(LIMITS)
    page.view.go_to(page.table.row_of("power.austin"), 2)
    assert page.pin_button.text() == "Un&pin"
    page.pin_button.click()
    assert "power.austin" not in keys(panel)
    assert page.pin_button.text() == "&Pin to plan"
    page.view.go_to(page.table.row_of("supply"), 2)
    assert not page.pin_button.isEnabled()
    assert window.document.project is before


def test_a_limit_that_the_scenario_lacks_has_no_slider(window: MainWindow) -> None:
    """It stays pinned, and comes back with the limit."""
    scenario = window.document.scenario
    window.desk.steer.pin("power.austin")
    window.document.edit_scenario("No budget", replace(scenario, limits=scenario.limits[1:]))
    assert "budget" not in keys(window.desk.steer)
    window.document.undo_stack.undo()
    assert "budget" in keys(window.desk.steer)


def test_a_locked_scenario_is_not_moved(window: MainWindow) -> None:
    """Its sliders say why they do not move."""
    scenario = replace(window.document.scenario, locked=True)
    window.document.edit_scenario("Lock", scenario)
    one = row(window, "budget")
    assert not one.slider.isEnabled()
    assert not one.field.isEnabled()
    assert "is locked" in one.slider.toolTip()


def test_the_panel_is_closed_and_opened(window: MainWindow) -> None:
    """By its cross and from the menu, and remembered."""
    panel = window.desk.steer
    assert panel.isVisible()
    panel.close_button.click()
    assert not panel.isVisible()
    assert not window.settings.steer_open
    window.commands["steer"].trigger()
    assert panel.isVisible()
    assert window.settings.steer_open


def test_it_fits_beside_the_plan(window: MainWindow) -> None:
    """With the panels at both sides open the page is no wider than a small window has room for."""
    window.show_page(PLAN)
    beside = window.sidebar.width() + window.why.minimumWidth()
    assert window.plan_page.minimumSizeHint().width() <= 1280 - beside
    for one in window.desk.steer.rows:
        assert one.width() >= one.minimumSizeHint().width()


def test_the_old_plan_is_greyed_until_the_new_one_stands(
    qtbot: QtBot, window: MainWindow, planner: LiveStandIn
) -> None:
    """In sight and readable, without a line that asks for a key."""
    planner.waits = True
    slider = row(window, "budget").slider
    slider.setSliderDown(True)
    slider.setSliderPosition(slider.sliderPosition() - 5)
    assert window.plan_page.veil.isVisible()
    assert not window.plan_page.notice.isVisible()
    assert window.status.label.text().startswith("Inputs changed since this plan")
    qtbot.waitUntil(window.document.plan_is_current, timeout=LONG)
    assert not window.plan_page.veil.isVisible()
    assert window.status.label.text().startswith("Within 50.0 %, proving …")
    assert window.commands["cancel"].isEnabled()
    assert window.commands["plan"].isEnabled()
    window.commands["cancel"].trigger()
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    assert window.status.label.text().startswith("Best so far, proven within 50.0 %, stopped by")
    slider.setSliderDown(False)


def test_that_nothing_changed_is_said_of_the_present_inputs_alone(
    qtbot: QtBot, window: MainWindow, planner: LiveStandIn
) -> None:
    """It goes with the next edit and comes with its plan; the figures beside it stay in place."""
    window.show_page(PLAN)
    headline = window.plan_page.headline
    slider = row(window, "lead_time").slider
    slider.setSliderDown(True)
    slider.setSliderPosition(slider.sliderPosition() - 1)
    qtbot.waitUntil(window.document.plan_is_current, timeout=LONG)
    assert "US$4.5M  in all, unchanged" in headline.text()
    planner.waits, planner.shows = True, False
    slider.setSliderPosition(slider.sliderPosition() - 1)
    qtbot.waitUntil(lambda: window.planning.running, timeout=LONG)
    assert window.plan_page.veil.isVisible()
    assert "US$4.5M  in all, undiscounted" in headline.text()
    planner.go_on()
    qtbot.waitUntil(window.document.plan_is_current, timeout=LONG)
    assert "US$4.5M  in all, unchanged" in headline.text()
    slider.setSliderDown(False)


@pytest.mark.usefixtures("larger")
def test_larger_letters_are_not_cut(window: MainWindow) -> None:
    """Names, figures and units have the room that they need within the panel."""
    window.show_page(PLAN)
    panel = window.desk.steer
    assert panel.rows
    for one in panel.rows:
        for label in (one.name, one.unit):
            assert label.height() >= label.heightForWidth(label.width())
            assert label.mapTo(panel, label.rect().topRight()).x() < panel.width()
        assert one.unit.width() >= one.unit.sizeHint().width()
        room = one.field.contentsRect().width()
        assert one.field.fontMetrics().horizontalAdvance(one.field.text()) < room
    assert panel.pin_button.width() >= panel.pin_button.sizeHint().width()
