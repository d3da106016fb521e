"""A note is entered when one leaves it, and not before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.note_field import NoteField


@pytest.fixture
def field(qtbot: QtBot) -> NoteField:
    """Give a field that shows a note."""
    made = NoteField()
    qtbot.addWidget(made)
    made.show_note("As agreed")
    return made


def test_a_changed_note_is_entered_once(qtbot: QtBot, field: NoteField) -> None:
    """Its spaces at the ends are left out."""
    field.setPlainText("  For the board \n")
    with qtbot.waitSignal(field.entered) as told:
        field.enter()
    assert told.args == ["For the board"]
    with qtbot.assertNotEmitted(field.entered):
        field.enter()


def test_the_same_note_is_no_entry(qtbot: QtBot, field: NoteField) -> None:
    """Looking at it changes nothing."""
    with qtbot.assertNotEmitted(field.entered):
        field.enter()


def test_escape_brings_back_what_was_there(qtbot: QtBot, field: NoteField) -> None:
    """And nothing is entered."""
    field.setPlainText("something else")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.toPlainText() == "As agreed"
    with qtbot.assertNotEmitted(field.entered):
        field.enter()


def test_another_note_is_shown(field: NoteField) -> None:
    """Where none is being written."""
    field.show_note("Of another scenario")
    assert field.toPlainText() == "Of another scenario"
