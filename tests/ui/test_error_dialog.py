"""The dialog for what went wrong."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from procure import __version__
from procure.errors import InputError, ProcureError
from ui.error_dialog import ErrorDialog, as_error


def test_sentence_details_and_copy(qtbot: QtBot) -> None:
    """The sentence is shown, details behind a button, and Copy takes all of it."""
    error = InputError("file-not-found", path="a.json", details="at line 1")
    dialog = ErrorDialog(error)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.sentence.text() == str(error)
    assert not dialog.details.isVisible()
    dialog.details_button.click()
    assert dialog.details.isVisible()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == f"Procure {__version__}\n\n{error}\n\nat line 1"


def test_no_details_no_button(qtbot: QtBot) -> None:
    """Without details there is nothing to unfold."""
    dialog = ErrorDialog(InputError("file-not-found", path="a.json"))
    qtbot.addWidget(dialog)
    dialog.open()
    assert not dialog.details_button.isVisible()


def test_any_error_becomes_a_sentence() -> None:
    """The program's own errors stay; others keep their traceback as details."""
    own = InputError("file-not-found", path="a.json")
    assert as_error(own) is own
    with pytest.raises(ZeroDivisionError) as caught:
        _ = 1 // 0
    made = as_error(caught.value)
    assert isinstance(made, ProcureError)
    assert made.key == "unexpected"
    assert "ZeroDivisionError" in made.details
