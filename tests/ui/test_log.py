"""The log file: it says what happened, in a file that does not grow without end."""

import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl, qWarning
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from procure.errors import ProcureError
from tests.ui.answers import Answers
from tests.ui.driving import run
from tests.ui.trial import trial_project
from ui.app import Faults
from ui.error_dialog import ErrorDialog, as_error
from ui.log import LOG, log_file, log_files, start_log
from ui.main_window import MainWindow
from ui.questions import Questions


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """Keep a log for one test."""
    stop = start_log(tmp_path / "data")
    path = log_file()
    assert path is not None
    yield path
    stop()
    assert log_file() is None


def test_what_nobody_foresaw_is_logged(log: Path) -> None:
    """A fault stands there with its traceback, also one of a thread."""
    passed: list[BaseException] = []
    faults = Faults(lambda _: None, lambda _kind, error, _trace: passed.append(error))
    before, sys.excepthook = sys.excepthook, faults.hook
    try:
        thread = threading.Thread(target=lambda: int("odd"))
        thread.start()
        thread.join()
    finally:
        sys.excepthook = before
    assert [type(error) for error in passed] == [ValueError]
    text = log.read_text("utf-8")
    assert "CRITICAL unforeseen" in text
    assert "ValueError: invalid literal for int() with base 10: 'odd'" in text
    assert text.startswith("20")
    assert " INFO Procure " in text.splitlines()[0]


def test_files_are_logged(log: Path, window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    """What was opened and saved is there, and nothing of its content."""
    log_files(window.document, window.files)
    secret = replace(trial_project(), note="a secret price")
    window.document.open(secret, None)
    answers.path = tmp_path / "mine.json"
    run(window, "save")
    run(window, "open")
    text = log.read_text("utf-8")
    assert "opened: a project without a file" in text
    assert f"saved: {answers.path}" in text
    assert f"opened: {answers.path}" in text
    assert "secret" not in text


def test_what_was_said_is_logged(
    qtbot: QtBot, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sentences about what went wrong are there, and what Qt complains of."""
    qWarning("odd screen")
    assert "WARNING Qt: odd screen" in log.read_text("utf-8")
    assert "odd screen" in capsys.readouterr().err


def test_the_dialog_names_the_log(qtbot: QtBot, log: Path) -> None:
    """Copy says where there is more, and so do the details."""
    dialog = ErrorDialog(as_error(ValueError("odd")))
    qtbot.addWidget(dialog)
    assert dialog.report().endswith(f"Log file: {log}")
    assert dialog.details.toPlainText().endswith(f"Log file: {log}")


def test_without_a_log_the_dialog_names_none(qtbot: QtBot) -> None:
    """Where none is kept nothing is said of it."""
    dialog = ErrorDialog(ProcureError("file-not-found", path="x"))
    qtbot.addWidget(dialog)
    assert "Log file" not in dialog.report()


def test_the_menu_shows_it(
    log: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    """Help ▸ Show log file opens it as the desktop does; where that fails it is said."""
    shown: list[QUrl] = []
    works = [True, False]

    def show(url: QUrl) -> bool:
        shown.append(url)
        return works.pop(0)

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    run(window, "log")
    run(window, "log")
    assert [Path(url.toLocalFile()) for url in shown] == [log, log]
    assert [error.key for error in answers.errors] == ["log-not-shown"]


def test_there_may_be_none(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    """Where nothing can be written the program goes on, and says so when asked."""
    (tmp_path / "data").write_text("in the way")
    start_log(tmp_path / "data")
    assert log_file() is None
    run(window, "log")
    assert [error.key for error in answers.errors] == ["no-log"]


def test_it_does_not_grow(log: Path) -> None:
    """Old lines go."""
    for number in range(9000):
        LOG.info("%d %s", number, "x" * 200)
    kept = sorted(log.parent.iterdir())
    assert [path.name for path in kept if "crash" not in path.name] == [
        "procure.log",
        "procure.log.1",
        "procure.log.2",
        "procure.log.3",
    ]
    assert sum(path.stat().st_size for path in kept) < 2_100_000


def test_questions_log(qtbot: QtBot, log: Path) -> None:
    """An error that is shown is logged with its sentence."""
    parent = QWidget()
    qtbot.addWidget(parent)
    Questions(parent).error(ProcureError("file-not-found", path="gone.json"))
    assert "gone.json" in log.read_text("utf-8")
    for dialog in parent.findChildren(ErrorDialog):
        dialog.accept()
