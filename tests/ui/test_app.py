"""Starting the program."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procure import storage
from procure.errors import NotFoundError, ProcureError
from tests.ui.trial import trial_project
from ui.app import Faults, load, open_window
from ui.error_dialog import ErrorDialog
from ui.main_window import MainWindow
from ui.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings of this test alone."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def hook() -> Iterator[None]:
    """Put the exception hook back."""
    before = sys.excepthook
    yield
    sys.excepthook = before


def start(qtbot: QtBot, qapp: QApplication, asked: str, settings: Settings) -> MainWindow:
    """Open the window as the program does."""
    window = open_window(qapp, asked, settings)
    qtbot.addWidget(window)
    return window


@pytest.mark.usefixtures("hook")
def test_a_sample_is_planned_at_once(qtbot: QtBot, qapp: QApplication, settings: Settings) -> None:
    """The first window shows a plan without a click."""
    window = start(qtbot, qapp, "sample:first-steps", settings)
    assert window.planning.running
    qtbot.waitUntil(window.document.plan_is_current, timeout=60_000)
    assert window.plan_page.headline.text().startswith("US$")
    assert not window.document.modified


@pytest.mark.usefixtures("hook")
def test_a_file_is_opened(
    qtbot: QtBot, qapp: QApplication, settings: Settings, tmp_path: Path
) -> None:
    """A project file is shown as it is, under its name, and remembered."""
    path = tmp_path / "mine.json"
    storage.save(trial_project(), path)
    window = start(qtbot, qapp, str(path), settings)
    assert window.document.path == path
    assert not window.planning.running
    assert settings.recent_files == (path,)


@pytest.mark.usefixtures("hook")
def test_what_cannot_be_opened_is_said(
    qtbot: QtBot, qapp: QApplication, settings: Settings, tmp_path: Path
) -> None:
    """A missing file gives a sentence over the sample, not a crash."""
    window = start(qtbot, qapp, str(tmp_path / "missing.json"), settings)
    (dialog,) = window.findChildren(ErrorDialog)
    assert "missing.json" in dialog.sentence.text()
    assert window.document.path is None
    assert not window.planning.running
    dialog.accept()


def test_unknown_samples_are_named() -> None:
    """The sentence lists the samples there are."""
    with pytest.raises(NotFoundError, match="december-2023"):
        load("sample:nothing")


def test_faults_are_shown_and_passed_on(qtbot: QtBot) -> None:
    """What nobody foresaw is shown as a sentence and still reaches the terminal."""
    shown: list[ProcureError] = []
    passed: list[type[BaseException]] = []
    faults = Faults(shown.append, lambda kind, *_: passed.append(kind))
    faults.hook(ValueError, ValueError("odd"), None)
    faults.hook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert [error.key for error in shown] == ["unexpected"]
    assert "odd" in shown[0].details
    assert passed == [ValueError, KeyboardInterrupt]
