"""The card of the guided tour is whole in a small window, by keyboard and by ear."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.driving import run
from tests.ui.touring import NAMES, begin, done, turn_to
from ui.main_window import MainWindow
from ui.pictures.walk import press


@pytest.fixture
def touring(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Give the window in the tour's first step, the sample planned."""
    return begin(qtbot, window)


def test_it_fits_the_smallest_window(qtbot: QtBot, touring: MainWindow) -> None:
    """At 1280 × 800 each step's words and buttons are whole, with or without Why?."""
    window = touring
    card = window.tour.card
    for why in (True, False):
        window.show_why(shown=why)
        for name in NAMES:
            turn_to(window, name)
            window.resize(1280, 800)
            QApplication.processEvents()
            assert window.size().width() == 1280
            assert window.size().height() == 800
            assert card.isVisible()
            for label in (card.place, card.title, card.what, card.why):
                assert label.height() >= label.heightForWidth(label.width())
            for button in (card.end, card.back, card.next):
                assert button.width() >= button.sizeHint().width()
                assert card.rect().contains(button.geometry())
    window.show_why(shown=True)


def test_the_card_needs_no_panel_below(touring: MainWindow) -> None:
    """With Why? closed the card stays; with the card gone, too, so is their column."""
    window = touring
    column = window.tour.card.parentWidget()
    assert column is not None
    window.show_why(shown=False)
    assert window.tour.card.isVisible()
    window.tour.end()
    assert not column.isVisible()
    window.show_why(shown=True)
    assert column.isVisible()


def test_the_keyboard_stays_where_it_can_go_on(touring: MainWindow) -> None:
    """F6 leads to the card and never to End; with Next the keyboard goes where the step is."""
    window = touring
    window.activateWindow()
    card = window.tour.card
    run(window, "tour")
    assert card.hasFocus()
    seen = []
    for _ in range(2):
        press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert card.end in seen
    window.plan_page.tabs.setCurrentWidget(window.plan_page.charts["Capacity"])
    assert done(window, "read")
    run(window, "tour")
    assert card.next.hasFocus()
    QTest.keyClick(card.next, Qt.Key.Key_Space)
    assert window.tour.at == 1
    assert window.plan_page.tabs.tabBar().hasFocus()
    card.back.click()
    assert window.tour.at == 0


def test_end_gives_the_keyboard_back(touring: MainWindow) -> None:
    """It does not stay at what is no longer to be seen."""
    window = touring
    window.activateWindow()
    window.tour.card.end.setFocus()
    QTest.keyClick(window.tour.card.end, Qt.Key.Key_Space)
    focus = window.focusWidget()
    assert focus is not None
    assert focus.isVisible()


def test_no_key_stands_for_two_things(touring: MainWindow) -> None:
    """The tour's key is none of a command, nor of another shortcut of the window."""
    window = touring
    window.stack.make_all()
    keys = [action.shortcut().toString() for action in window.commands.values()]
    keys += [one.key().toString() for one in window.findChildren(QShortcut)]
    used = [key for key in keys if key]
    assert window.tour.shortcut.key().toString() in used
    assert len(used) == len(set(used))


def test_it_is_read_out(touring: MainWindow) -> None:
    """A screen reader hears the step, what to do and why; every button has a name."""
    card = touring.tour.card
    for name in NAMES:
        turn_to(touring, name)
        for part in (card.place, card.title, card.what):
            assert part.text()
            assert part.text() in card.accessibleName()
        assert card.accessibleDescription() == card.why.text()
        assert all(button.text() for button in (card.end, card.back, card.next))
