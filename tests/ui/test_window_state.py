"""The window comes back as it was left."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from procure import storage
from tests.ui.answers import Answers
from tests.ui.trial import trial_project
from ui import app
from ui.document import Document
from ui.main_window import MainWindow
from ui.page_numbers import CATALOGS, DEMAND
from ui.settings import Settings


def shown(qtbot: QtBot, settings: Settings) -> MainWindow:
    """Show the window as the settings have it."""
    window = MainWindow(Document(trial_project()), settings, questions=Answers())
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    return window


def sizes(window: MainWindow, page: int) -> list[list[int]]:
    """Give how wide and high the parts of a page are, and those around it."""
    return [splitter.sizes() for splitter in splitters(window, page)]


def splitters(window: MainWindow, page: int) -> list[QSplitter]:
    """Give the bars between the parts of a page, and around it."""
    window.show_page(page)
    QApplication.processEvents()
    return [found for found in window.findChildren(QSplitter) if found.isVisible()]


def test_bars_stand_where_they_were(qtbot: QtBot, settings: Settings) -> None:
    """What was made wider or higher on any page is so again."""
    first = shown(qtbot, settings)
    usual = [sizes(first, page) for page in (CATALOGS, DEMAND)]
    for page in (CATALOGS, DEMAND):
        for splitter in splitters(first, page):
            one, *others, last = splitter.sizes()
            splitter.setSizes([one + 30, *others, last - 30])
    left = [sizes(first, page) for page in (CATALOGS, DEMAND)]
    assert left != usual
    first.close()
    second = shown(qtbot, settings)
    assert [sizes(second, page) for page in (CATALOGS, DEMAND)] == left


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a saved project."""
    path = tmp_path / "p.json"
    storage.save(trial_project(), path)
    return path


def test_the_page_is_shown_again(
    qtbot: QtBot,
    qapp: QApplication,
    settings: Settings,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A project that is opened with the program shows the page looked at last."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back afterwards
    first = shown(qtbot, settings)
    first.show_page(DEMAND)
    first.close()
    window = app.open_window(qapp, str(path), settings)
    qtbot.addWidget(window)
    assert window.stack.currentIndex() == DEMAND


def test_what_was_kept_wrongly_is_passed_over(qtbot: QtBot, settings: Settings) -> None:
    """Sizes of another number of parts, or of none, change nothing."""
    usual = sizes(shown(qtbot, settings), 0)
    for name in ("CatalogPage0", "CatalogPage1", "window0"):
        settings.set_sizes(name, [1])
    assert sizes(shown(qtbot, settings), 0) == usual
    settings.set_sizes("CatalogPage0", [0, 0])
    settings._store.setValue("sizes/CatalogPage1", "many -1")
    assert sizes(shown(qtbot, settings), 0) == usual
