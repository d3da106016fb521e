"""What the real main window explains: repairs by a click, what Esc stops, what is selected."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.driving import LONG, plan, run
from ui.main_window import MainWindow
from ui.page_numbers import DEMAND, LIMITS


def test_a_scenario_without_a_plan_is_repaired_by_one_click(
    qtbot: QtBot, window: MainWindow
) -> None:
    """What would help is found unasked; tried, it is a scenario of its own, planned at once."""
    scenario = window.document.scenario
    limits = tuple(
        replace(one, value=Decimal(1_000_000)) if one.family == "budget" else one
        for one in scenario.limits
    )
    window.document.edit_scenario("Little money", replace(scenario, limits=limits))
    plan(qtbot, window)
    assert window.explaining.running
    assert window.commands["cancel"].isEnabled()
    qtbot.waitUntil(lambda: not window.explaining.running, timeout=LONG)
    tries = [one for one in window.repairs.findChildren(QPushButton) if "Try" in one.text()]
    assert tries
    assert "raise the budget" in window.repairs.text()
    tries[0].click()
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    found = window.document.plan()
    assert found is not None
    assert found.trusted
    assert window.document.scenario.name == "Base case, more money"
    window.document.undo_stack.undo()
    assert [one.name for one in window.document.project.scenarios] == ["Base case"]


def test_explaining_is_stopped_by_esc_and_by_planning(qtbot: QtBot, window: MainWindow) -> None:
    """While it runs the plan stays in sight; what was found stays when it is stopped."""
    plan(qtbot, window)
    for stop in ("cancel", "plan"):
        window.show_page(LIMITS)
        window.limits_page.ask.button.click()
        assert window.explaining.running
        assert window.commands["cancel"].isEnabled()
        assert "limits cost" in window.status.aside.text()
        assert window.plan_page.body.currentWidget() is window.plan_page.tabs
        run(window, stop)
        qtbot.waitUntil(
            lambda: not window.explaining.running and not window.planning.running, timeout=LONG
        )
        assert window.status.aside.text() == ""


def test_the_panel_tells_more_of_a_selected_order(qtbot: QtBot, window: MainWindow) -> None:
    """What its offer costs for each workload stands below, and is gone on another page."""
    plan(qtbot, window)
    window.plan_page.orders.view.go_to(0)
    qtbot.waitUntil(lambda: "The plan orders" in window.about.text(), timeout=LONG)
    window.show_page(DEMAND)
    assert window.about.text() == ""
    run(window, "page_5")
    assert window.stack.currentWidget() is window.explain_page


def test_a_page_out_of_sight_says_nothing(qtbot: QtBot, window: MainWindow) -> None:
    """A table that follows an edit unseen does not speak over the page that is shown."""
    plan(qtbot, window)
    said = window.why.text()
    window.demand_page.selected.emit("Chat – 2024 Q1: 5.")
    assert window.why.text() == said
    window.show_page(DEMAND)
    window.demand_page.selected.emit("Chat – 2024 Q1: 5.")
    assert window.why.text() == "Chat – 2024 Q1: 5."


def test_what_is_asked_to_stop_says_so_until_it_has(qtbot: QtBot, window: MainWindow) -> None:
    """A stop takes a moment, as while the solver is loaded: the status line is honest on it."""
    plan(qtbot, window)
    window.show_page(LIMITS)
    window.limits_page.ask.button.click()
    run(window, "cancel")
    assert window.explaining.running
    assert window.status.aside.text() == "Stopping …"
    qtbot.waitUntil(lambda: not window.explaining.running, timeout=LONG)
    assert window.status.aside.text() == ""
    assert "Stopped before" in window.limits_page.ask.state.text()
    window.limits_page.ask.button.click()
    assert "limits cost" in window.status.aside.text()
    run(window, "cancel")
    qtbot.waitUntil(lambda: not window.explaining.running, timeout=LONG)


def test_the_button_that_stops_says_when_it_is_stopping(qtbot: QtBot, window: MainWindow) -> None:
    """It cannot be pressed again, and asks anew once all has stopped."""
    plan(qtbot, window)
    window.show_page(LIMITS)
    button = window.limits_page.ask.button
    asks = button.text()
    button.click()
    assert button.text() != asks
    button.click()
    assert window.explaining.stopping
    assert button.text() == "Stopping …"
    assert not button.isEnabled()
    qtbot.waitUntil(lambda: not window.explaining.running, timeout=LONG)
    assert button.text() == asks
    assert button.isEnabled()
