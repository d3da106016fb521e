"""The frame of the guided tour is where what it points at is, and in nobody's way."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.driving import run
from tests.ui.touring import around, begin
from ui.main_window import MainWindow
from ui.page_numbers import DEMAND, PLAN


@pytest.fixture
def touring(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Give the window in the tour's first step, the sample planned."""
    return begin(qtbot, window)


def test_the_frame_follows(qtbot: QtBot, touring: MainWindow) -> None:
    """It stays around what it points at, whatever the window's size, and goes where that goes."""
    window = touring
    frame, tabs = window.tour.frame, window.plan_page.tabs
    bar = tabs.tabBar()

    def expected() -> bool:
        rect = bar.tabRect(tabs.indexOf(window.plan_page.charts["Capacity"]))
        centre = bar.mapTo(window, rect.center())
        return frame.isVisible() and (frame.geometry().center() - centre).manhattanLength() <= 2

    qtbot.waitUntil(expected)
    window.resize(1600, 1000)
    qtbot.waitUntil(expected)
    run(window, "steer")
    qtbot.waitUntil(expected)
    window.resize(1280, 800)
    qtbot.waitUntil(expected)
    window.show_page(DEMAND)
    qtbot.waitUntil(lambda: around(window, window.sidebar.viewport()))
    window.show_page(PLAN)
    qtbot.waitUntil(expected)


def test_the_frame_takes_no_clicks(qtbot: QtBot, touring: MainWindow) -> None:
    """What lies under it is clicked as ever."""
    window = touring
    qtbot.waitUntil(lambda: around(window, window.plan_page.tabs.tabBar()))
    at = window.tour.frame.geometry().center()
    assert not isinstance(window.childAt(at), type(window.tour.frame))
    assert window.tour.frame.focusPolicy() == Qt.FocusPolicy.NoFocus
