"""The first screen lists what there is to begin with, and tells no figure that is out of date."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import seeds
from procure import storage
from procure.words import TEMPLATES
from tests.ui.trial import trial_project
from ui.settings import Settings
from ui.start.page import StartPage, recent


def saved(folder: Path, settings: Settings, name: str = "mine.json") -> Path:
    """Save the trial project as one that was opened before."""
    path = (folder / name).resolve()
    storage.save(trial_project(), path)
    settings.add_recent(path)
    return path


def test_every_sample_says_what_it_shows(qtbot: QtBot, settings: Settings) -> None:
    """Each sample of the program is offered with a sentence of its own."""
    page = StartPage(settings)
    qtbot.addWidget(page)
    assert set(page.samples) == set(seeds.sample_names())
    for name, way in page.samples.items():
        assert way.about.text() == TEMPLATES[f"sample-{name}-about"]


def test_recent_projects_are_listed(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    """The latest comes first; one whose file is gone cannot be chosen."""
    first, second = saved(tmp_path, settings), saved(tmp_path, settings, "yours.json")
    first.unlink()
    page = StartPage(settings)
    qtbot.addWidget(page)
    assert [one.path for one in recent(settings)] == [second, first]
    assert [way.isEnabled() for way in page.recent] == [True, False]
    with qtbot.waitSignal(page.recent_chosen) as chosen:
        page.recent[0].click()
    assert chosen.args == [second]


def test_the_last_plan_is_told_while_the_file_is_the_same(
    settings: Settings, tmp_path: Path
) -> None:
    """A file that somebody changed since has a plan that nobody knows."""
    path = saved(tmp_path, settings)
    stamp = path.stat().st_mtime_ns
    seen = {"name": "Mine", "cost": "US$41.2M", "scenario": "Base case", "stamp": str(stamp)}
    settings.keep_seen(path, seen)
    (told,) = recent(settings)
    assert told.name == "Mine"
    assert "US$41.2M" in told.about
    assert "Base case" in told.about
    os.utime(path, ns=(stamp, stamp + 1))
    (told,) = recent(settings)
    assert "US$41.2M" not in told.about


def test_nothing_recent_is_said(qtbot: QtBot, settings: Settings) -> None:
    """The first time there is a line in the place of projects, and the keyboard begins at the top.

    Every button has its name and what it does for a screen reader.
    """
    page = StartPage(settings)
    qtbot.addWidget(page)
    page.show()
    page.take_focus()
    assert page.recent == []
    assert page.focusWidget() is page.ways["lists"]
    for way in (*page.ways.values(), *page.samples.values()):
        assert way.accessibleName()
        assert way.accessibleDescription()


def test_the_keyboard_reaches_everything(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    """Tab goes through all ways in the order in which they stand; Enter takes one."""
    saved(tmp_path, settings)
    page = StartPage(settings)
    qtbot.addWidget(page)
    page.show()
    page.ways["lists"].setFocus()
    seen = [page.focusWidget()]
    for _ in range(len(page.ways) + len(page.samples)):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        QApplication.processEvents()
        seen.append(page.focusWidget())
    assert seen == [*page.ways.values(), *page.recent, *page.samples.values()]
    with qtbot.waitSignal(page.sample_chosen):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
