"""A value outside tables: undo and redo are the window's, but for what is being typed in it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.driving import LONG
from ui.fields import EntryField
from ui.main_window import MainWindow
from ui.page_numbers import DEMAND, PLAN

_CONTROL = Qt.KeyboardModifier.ControlModifier
_BOTH = _CONTROL | Qt.KeyboardModifier.ShiftModifier


def _steered(window: MainWindow) -> EntryField:
    window.show_page(PLAN)
    return next(one.field for one in window.desk.steer.rows if one.key == "budget")


def _headroom(window: MainWindow) -> EntryField:
    window.show_page(DEMAND)
    return window.demand_page.headroom


@pytest.fixture(params=[_steered, _headroom])
def field(request: pytest.FixtureRequest, qtbot: QtBot, window: MainWindow) -> EntryField:
    """Give a field that has the keyboard."""
    find: Callable[[MainWindow], EntryField] = request.param
    window.show()
    window.activateWindow()
    found = find(window)
    found.setFocus()
    qtbot.waitUntil(found.hasFocus, timeout=LONG)
    return found


def _enter(field: EntryField, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def _undo(field: EntryField) -> None:
    QTest.keyClick(field, Qt.Key.Key_Z, _CONTROL)


def _redo(field: EntryField) -> None:
    QTest.keyClick(field, Qt.Key.Key_Z, _BOTH)


def test_what_was_entered_is_undone_in_the_window(window: MainWindow, field: EntryField) -> None:
    """The keyboard stays in the field, which shows what there was before, and again after redo."""
    before, shown = window.document.project, field.text()
    _enter(field, "47")
    after, taken = window.document.project, field.text()
    assert after != before
    assert field.hasFocus()
    _undo(field)
    assert window.document.project is before
    assert field.text() == shown
    _redo(field)
    assert window.document.project is after
    assert field.text() == taken


def test_what_is_being_typed_is_undone_in_the_field(window: MainWindow, field: EntryField) -> None:
    """The document stays as it is until there is nothing typed to take back."""
    before, shown = window.document.project, field.text()
    _enter(field, "47")
    after, taken = window.document.project, field.text()
    QTest.keyClicks(field, "1")
    typed = field.text()
    assert typed != taken
    _redo(field)
    assert field.text() == typed
    _undo(field)
    assert field.text() == taken
    _redo(field)
    assert field.text() == typed
    _undo(field)
    assert window.document.project is after
    _undo(field)
    assert window.document.project is before
    assert field.text() == shown


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_what_was_typed_for_nothing_is_forgotten(
    window: MainWindow, field: EntryField, end: Qt.Key
) -> None:
    """Whether it came to the same value or was given up, undo then takes back the last entry."""
    before = window.document.project
    _enter(field, "47")
    QTest.keyClicks(field, "1")
    if end == Qt.Key.Key_Return:
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, end)
    _undo(field)
    assert window.document.project is before
