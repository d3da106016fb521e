"""The main window on the trial project, and the command line, for the tests that drive them."""

import gc
import multiprocessing
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import shiboken6
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procure import storage
from tests.ui.answers import Answers, SwitchedPlanner
from tests.ui.children import quick_start
from tests.ui.commands import Run, small
from tests.ui.driving import give_up
from tests.ui.trial import trial_project
from ui import child_job, cli
from ui.document import Document
from ui.main_window import MainWindow
from ui.plan.solve_job import SolveJob
from ui.settings import Settings


@pytest.fixture(autouse=True, scope="module")
def collected_in_this_thread() -> Iterator[None]:
    """Collect garbage between tests, and at no other time.

    Python collects in whichever thread asks for memory next. A document or a window that a test
    has left would go in a thread that reads or plans for the next test: its timers stay with
    this thread, and call what is gone.
    """
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Take out of sight what a test leaves open, and the colours of the program off again.

    A dialog whose window was closed lies over the windows of the tests that follow and takes
    what is meant for them: the pointer goes to the one that it is over, and one that is modal
    keeps it from all others.
    """
    yield
    gc.collect(1)
    if not isinstance(app := QApplication.instance(), QApplication):
        return
    for one in app.topLevelWidgets():
        one.hide()
    if app.palette().resolveMask():
        app.setPalette(QPalette())


@pytest.fixture(scope="session")
def fork_server() -> Iterator[SimpleNamespace]:
    """Give what makes children quickly."""
    with quick_start() as made:
        yield made


@pytest.fixture(autouse=True)
def quick_children(fork_server: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what works aside do so in children that start quickly."""
    monkeypatch.setattr(child_job, "multiprocessing", fork_server)


@pytest.fixture
def real_children(quick_children: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what works aside do so in children as the program makes them."""
    monkeypatch.setattr(child_job, "multiprocessing", multiprocessing)


@pytest.fixture
def answers() -> Answers:
    """Give what is answered in place of dialogs."""
    return Answers()


@pytest.fixture
def planner() -> SwitchedPlanner:
    """Give the planner."""
    return SwitchedPlanner()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings of this test alone."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def window(
    qtbot: QtBot, answers: Answers, planner: SwitchedPlanner, settings: Settings
) -> Iterator[MainWindow]:
    """Give the main window on the trial project, shown."""
    made = MainWindow(Document(trial_project()), settings, job=SolveJob(planner), questions=answers)
    qtbot.addWidget(made, before_close_func=give_up)
    made.show()
    yield made
    made.cancel()
    made.planning.wait(10)
    shiboken6.delete(made)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs a command: (exit code, standard output, standard error)."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = cli.main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return call


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Save a project in which two nodes at 1,000 serve the demand."""
    path = tmp_path / "project.json"
    storage.save(small(), path)
    return path
