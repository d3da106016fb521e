"""Pages are made when they are first shown or asked for, and are then as if always there."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.answers import Answers
from tests.ui.driving import give_up
from tests.ui.trial import trial_project
from ui.document import Document
from ui.main_window import MainWindow
from ui.page_numbers import COMPARE, DEMAND, LIMITS, PAGES, PLAN
from ui.settings import Settings


@pytest.fixture
def window(qtbot: QtBot, answers: Answers, settings: Settings) -> MainWindow:
    """Give the main window, not shown yet."""
    made = MainWindow(Document(trial_project()), settings, questions=answers)
    qtbot.addWidget(made, before_close_func=give_up)
    return made


def made(window: MainWindow) -> list[int]:
    """Give the numbers of the pages there are."""
    pages = [window.stack.widget(at) for at in range(window.stack.count())]
    return [at for at, page in enumerate(pages) if type(page) is not QWidget]


class Windows(QObject):
    """Notes each window that comes into sight."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102, N802 - Qt's
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    """Note the windows that come into sight."""
    found = Windows()
    qapp.installEventFilter(found)
    yield found
    qapp.removeEventFilter(found)


def test_only_what_is_shown_is_made(window: MainWindow) -> None:
    """None before the window is shown, then the plan's, and each other one when turned to."""
    assert made(window) == []
    window.show()
    assert made(window) == [PLAN]
    window.show_page(DEMAND)
    assert made(window) == [DEMAND, PLAN]
    assert window.stack.currentWidget() is window.demand_page


def test_the_first_screen_needs_none(window: MainWindow) -> None:
    """They are made once there is a project."""
    window.starting.show()
    window.show()
    assert made(window) == []
    window.starting.leave()
    assert made(window) == [PLAN]
    assert window.plan_page.isVisible()


def test_one_that_is_asked_for_is_there(window: MainWindow) -> None:
    """It is made once, stands in its place, and does not come into sight for that."""
    window.show()
    page = window.compare_page
    assert page is window.compare_page is window.stack.widget(COMPARE)
    assert window.stack.currentWidget() is window.plan_page
    assert not page.isVisible()
    window.stack.make_all()
    assert made(window) == list(range(len(PAGES)))
    assert window.compare_page is page


def test_it_shows_what_was_done_before(window: MainWindow) -> None:
    """A page that is made late shows the project as it then is, and follows it from there."""
    window.show()
    document = window.document
    document.edit_scenario("One", replace(document.scenario, demand=()))
    grids = window.demand_page.grids
    assert [grids.tabText(at) for at in range(grids.count())][-1] == "Any site"
    document.undo_stack.undo()
    counts = [window.demand_page.grid_at(at).table.rows for at in range(grids.count())]
    assert sum(map(len, counts)) == len(document.scenario.demand) > 0


@pytest.mark.parametrize("open_before", [True, False])
def test_the_sliders_are_as_the_menu_says(
    window: MainWindow, settings: Settings, *, open_before: bool
) -> None:
    """Also where they were asked for, or put away, on another page before there was the plan's."""
    settings.steer_open = open_before
    window.show_page(LIMITS)
    window.show()
    steer = window.commands["steer"]
    steer.setChecked(open_before)
    steer.trigger()
    window.show_page(PLAN)
    assert steer.isChecked() is not open_before
    assert window.desk.steer.isVisible() is not open_before
    steer.trigger()
    assert steer.isChecked() is window.desk.steer.isVisible() is open_before


def test_what_is_told_stays_when_a_page_is_made_out_of_sight(window: MainWindow) -> None:
    """Only the page that is turned to has something to tell."""
    window.show()
    window.show_why(shown=True)
    window.why.show_sentences("Budget", ["Said before."])
    said = window.why.text()
    assert "Said before." in said
    window.stack.page(COMPARE)
    QApplication.processEvents()
    assert window.why.text() == said


def test_the_tab_key_leads_into_a_page_that_was_turned_to_by_its_command(
    window: MainWindow,
) -> None:
    """Not to the toolbar, where the focus would go by itself; who is on the page stays there."""
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    window.plan_page.tabs.setFocus()
    window.commands[f"page_{LIMITS + 1}"].trigger()
    assert QApplication.focusWidget() is window.sidebar
    QTest.keyClick(window.sidebar, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.limits_page.isAncestorOf(focus)
    window.commands[f"page_{LIMITS + 1}"].trigger()
    assert QApplication.focusWidget() is focus


def test_no_other_window_comes_into_sight(window: MainWindow, windows: Windows) -> None:
    """A part that is shown before it has its place would be a window of its own."""
    window.show()
    window.stack.make_all()
    for page in range(len(PAGES)):
        window.show_page(page)
        QApplication.processEvents()
    assert windows.shown == ["MainWindow"]


def test_the_tab_key_comes_to_it_after_the_list_of_pages(window: MainWindow) -> None:
    """Whenever it was made, and before what the panel at the right says."""
    window.show()
    window.activateWindow()
    for page in (DEMAND, PLAN, COMPARE):
        window.show_page(page)
        QApplication.processEvents()
        window.sidebar.setFocus()
        QTest.keyClick(window.sidebar, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert window.stack.page(page).isAncestorOf(focus)
