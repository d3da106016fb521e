"""From the first screen to a project, and back to none."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import seeds
from procure import storage
from procure.words import sentence
from tests.ui.answers import Answers
from tests.ui.driving import LONG, drop, opened, plan, run
from tests.ui.trial import trial_project
from ui.app import open_window
from ui.edits import with_new_workload
from ui.main_window import MainWindow
from ui.page_numbers import CATALOGS, DEMAND
from ui.settings import Settings
from ui.start.next_step import next_step
from ui.tables.records import commit, inputs_of


@pytest.fixture
def hook() -> Iterator[None]:
    """Put the exception hook back."""
    before = sys.excepthook
    yield
    sys.excepthook = before


def export_as(window: MainWindow) -> QAction:
    """Give the entry that leads to the other forms of a plan."""
    (menu,) = window.commands["export_pdf"].associatedObjects()
    assert isinstance(menu, QMenu)
    return menu.menuAction()


@pytest.mark.usefixtures("hook")
def test_without_a_project_the_first_screen_is_shown(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    """Started without a name the program asks what to begin with, and plans nothing."""
    window = open_window(qapp, "", settings)
    qtbot.addWidget(window)
    assert window.starting.shown
    assert window.windowTitle() == "Procure"
    assert not window.planning.running
    assert not window.toolbar.isVisible()
    assert not window.document.modified


@pytest.fixture
def started(window: MainWindow) -> MainWindow:
    """Give the window with the first screen."""
    window.starting.show()
    return window


def test_no_command_reaches_the_project_that_is_none(started: MainWindow, qtbot: QtBot) -> None:
    """Shortcuts of what is hidden do nothing; those of what remains do."""
    started.activateWindow()
    before = started.document.project
    for key in (Qt.Key.Key_F5, Qt.Key.Key_Z):
        control = key != Qt.Key.Key_F5
        modifier = (
            Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        )
        QTest.keyClick(started, key, modifier)
    assert not started.planning.running
    assert started.document.project is before
    for name in ("save", "export", "import", "page_1"):
        assert not started.commands[name].isVisible()
    assert not export_as(started).isVisible()
    for name in ("new", "open", "quit", "help"):
        assert started.commands[name].isVisible()


def test_a_sample_is_opened_and_planned(started: MainWindow, qtbot: QtBot) -> None:
    """One click leads to a plan, and everything is there again."""
    started.starting.page.samples["first-steps"].click()
    assert not started.starting.shown
    assert started.toolbar.isVisible()
    assert started.commands["export"].isVisible()
    assert export_as(started).isVisible()
    assert started.windowTitle().endswith(started.document.project.name)
    qtbot.waitUntil(started.document.plan_is_current, timeout=LONG)


def test_a_new_project_is_empty(started: MainWindow, answers: Answers) -> None:
    """What is created has no file and nothing to save."""
    started.starting.page.ways["new"].click()
    assert answers.asked == ["new project"]
    assert not started.starting.shown
    assert started.document.project.catalogs == ()
    assert started.document.path is None
    assert not started.document.modified
    started.show_page(CATALOGS)
    assert sentence("next-lists") in started.why.text()
    started.show_page(DEMAND)
    throughputs = started.demand_page.throughputs
    assert not throughputs.view.isVisible()
    inputs, _ = with_new_workload(inputs_of(started.document), "Chat", "tokens/s")
    commit(started.document, "Add a workload", inputs)
    assert throughputs.view.isVisible()


def test_what_comes_next_ends_with_the_plan(window: MainWindow, qtbot: QtBot) -> None:
    """Where everything is entered, planning is next; once there is a plan, nothing is."""
    assert next_step(window.document) == (sentence("next-plan"),)
    plan(qtbot, window)
    assert next_step(window.document) == ()


def test_new_from_the_menu(window: MainWindow, answers: Answers) -> None:
    """With a project open, File, New asks about what is unsaved first."""
    window.document.edit_scenario("Change", replace(window.document.scenario, demand=()))
    answers.unsaved_answer = "cancel"
    run(window, "new")
    assert window.document.project.name == "Trial"
    answers.unsaved_answer = "discard"
    run(window, "new")
    assert window.document.project.name == "New project"


def sent() -> Path:
    """Give a sample price list."""
    return next(one for one in seeds.price_list_paths() if one.name == "first_steps_maple_row.csv")


def test_new_from_price_lists(started: MainWindow, answers: Answers, qtbot: QtBot) -> None:
    """A list that is chosen is imported into a new project, and its page says what comes next."""
    answers.path = sent()
    started.starting.page.ways["lists"].click()
    opened(qtbot, started).take()
    assert answers.asked == ["Import price list", "new project"]
    (catalog,) = started.document.project.catalogs
    assert catalog.supplier == "Maple Row Systems"
    assert started.stack.currentIndex() == CATALOGS
    assert next_step(started.document) == (sentence("next-demand"),)


def test_lists_are_dropped(started: MainWindow, answers: Answers, qtbot: QtBot) -> None:
    """Lists that fall on the first screen make a new project, too."""
    drop(started, sent())
    opened(qtbot, started).take()
    assert answers.asked == ["new project"]
    assert len(started.document.project.catalogs) == 1


def test_a_project_is_dropped(started: MainWindow, answers: Answers, tmp_path: Path) -> None:
    """A project file that falls on the first screen is opened as it is."""
    path = tmp_path / "mine.json"
    storage.save(trial_project(), path)
    drop(started, path)
    assert started.document.path == path
    assert answers.asked == []
    assert not started.starting.shown


def test_the_last_plan_is_remembered(
    window: MainWindow, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    """The figure of a plan that answers the file stands on the first screen; an edit's does not."""
    path = (tmp_path / "mine.json").resolve()
    storage.save(trial_project(), path)
    window.files.read_project(path)
    assert settings.seen(path)["name"] == "Trial"
    assert "cost" not in settings.seen(path)
    plan(qtbot, window)
    found = window.document.plan()
    assert found is not None
    assert settings.seen(path)["cost"].startswith("US$")
    assert settings.seen(path)["scenario"] == "Base case"
    window.files.write_project(path)
    assert settings.seen(path)["cost"].startswith("US$")
