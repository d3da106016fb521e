"""The Why? panel tells of what is selected in sight, and of the page where nothing is."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.page_numbers import COMPARE, DEMAND, LIMITS
from ui.tables.view import RecordView


def test_it_tells_of_the_page_where_nothing_is_selected(window: MainWindow) -> None:
    """Each page says what it is for."""
    window.show_page(LIMITS)
    assert window.why.text().startswith("Limits: ")


def test_what_is_selected_out_of_sight_is_not_told(window: MainWindow) -> None:
    """A page that follows an edit unseen leaves the panel alone."""
    window.show_page(LIMITS)
    before = window.why.text()
    window.telling.tell_of(window.demand_page, "Something of another page")
    assert window.why.text() == before
    window.show_page(DEMAND)
    window.telling.tell_of(window.demand_page, "Something of this page")
    assert "Something of this page" in window.why.text()


def test_turning_to_another_page_forgets_what_was_told(window: MainWindow) -> None:
    """What was selected on one page says nothing of the next."""
    window.show_page(DEMAND)
    window.telling.tell_of(window.demand_page, "Something of this page")
    window.show_page(LIMITS)
    assert "Something of this page" not in window.why.text()


def test_what_is_told_next_waits_for_the_panel_to_be_filled(window: MainWindow) -> None:
    """A refusal stands in the panel once the tables have followed."""
    window.show_page(LIMITS)
    window.telling.tell_next("The scenario is locked.")
    assert "The scenario is locked." not in window.why.text()
    window.telling.fill()
    assert window.why.text() == "The scenario is locked."


def _select_budget(window: MainWindow) -> RecordView:
    """Turn to the limits and select the budget."""
    window.show_page(LIMITS)
    page = window.limits_page
    page.view.go_to(page.table.row_of("budget"), 2)
    return page.view


def _middle(view: RecordView) -> QPoint:
    return view.visualRect(view.currentIndex()).center()


def test_back_on_a_page_it_tells_of_what_is_still_selected_there(window: MainWindow) -> None:
    """As it is now, and of nothing else that the pages between have told."""
    view = _select_budget(window)
    before = window.why.text()
    assert view.said in before
    window.show_page(COMPARE)
    assert window.why.text() != before
    window.show_page(LIMITS)
    assert window.why.text() == before
    window.show_page(COMPARE)
    first, *others = window.document.scenario.limits
    scenario = replace(
        window.document.scenario, limits=(replace(first, value=Decimal(47_000_000)), *others)
    )
    window.document.edit_scenario("Budget", scenario)
    assert "47,000,000" not in window.why.text()
    window.show_page(LIMITS)
    assert "47,000,000" in window.why.text()
    subject = window.limits_page.subject(view.said)
    assert subject is not None
    assert subject.of == "budget"


def test_back_on_a_page_of_which_something_else_was_told_last(window: MainWindow) -> None:
    """The page itself is told of where the selection was not."""
    view = _select_budget(window)
    window.telling.tell("")
    general = window.why.text()
    window.show_page(COMPARE)
    window.show_page(LIMITS)
    assert window.why.text() == general
    assert view.said not in general


def test_a_click_on_the_selected_cell_tells_of_it_again(qtbot: QtBot, window: MainWindow) -> None:
    """Whatever has been told since."""
    window.show()
    qtbot.waitExposed(window)
    view = _select_budget(window)
    told = window.why.text()
    window.telling.tell("")
    assert window.why.text() != told
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_middle(view))
    assert window.why.text() == told


def test_a_click_on_another_cell_is_told_once(qtbot: QtBot, window: MainWindow) -> None:
    """Selecting it is what tells of it."""
    window.show()
    qtbot.waitExposed(window)
    view = _select_budget(window)
    at = view.visualRect(view.currentIndex().siblingAtRow(view.currentIndex().row() + 1)).center()
    heard: list[str] = []
    view.told.connect(heard.append)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard == [view.said]
