"""What falls on the window is told apart, and price lists come one after another."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from procure import storage
from procure.errors import ProcureError
from tests.ui.price_import.opened import PLAIN, empty_document
from tests.ui.trial import trial_project
from ui.document import Document
from ui.price_import.dialog import ImportDialog
from ui.price_lists.arrivals import Arrivals, kind_of


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Give a window to drop on."""
    made = QWidget()
    made.resize(1280, 800)
    qtbot.addWidget(made)
    made.show()
    return made


def dialogs(window: QWidget) -> list[ImportDialog]:
    """Give the import dialogs that are open."""
    return [one for one in window.findChildren(ImportDialog) if one.isVisible()]


def test_kinds_are_told_by_what_a_file_holds(tmp_path: Path) -> None:
    """A project and a price list may both be .json; a folder is neither."""
    project = tmp_path / "project.json"
    storage.save(trial_project(), project)
    prices = tmp_path / "prices.json"
    prices.write_text('[{"sku": "A", "price": 1}]')
    assert kind_of(project) == "project"
    assert kind_of(prices) == "price list"
    assert kind_of(tmp_path / "list.csv") == "price list"
    assert kind_of(tmp_path) == "folder"
    assert kind_of(tmp_path / "gone.json") == "project"


def test_several_lists_come_one_after_another(
    qtbot: QtBot, window: QWidget, tmp_path: Path
) -> None:
    """One dialog at a time; what one took in, the next one knows."""
    document: Document = empty_document()
    arrivals = Arrivals(document, window)
    told: list[str] = []
    arrivals.imported.connect(told.append)
    paths = []
    for name in ("Quill", "Anchor"):
        path = tmp_path / f"{name}.csv"
        path.write_text(PLAIN.replace("Quill & Anchor", name))
        paths.append(path)
    arrivals.sort(paths, lambda _path: None, lambda _error: None)
    (first,) = dialogs(window)
    assert "1 more to come" in first.windowTitle()
    qtbot.waitUntil(lambda: not first.busy, timeout=60_000)
    first.take()
    (second,) = dialogs(window)
    assert second is not first
    assert [one.supplier for one in document.project.catalogs] == ["Quill"]
    qtbot.waitUntil(lambda: not second.busy, timeout=60_000)
    second.reject()
    assert not dialogs(window)
    assert told == ["Quill"]


def test_folders_are_refused_in_one_sentence(window: QWidget, tmp_path: Path) -> None:
    """Two folders are named together, and nothing is opened for them."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    refused: list[ProcureError] = []
    opened: list[Path] = []
    arrivals = Arrivals(empty_document(), window)
    arrivals.sort((tmp_path / "a", tmp_path / "b"), opened.append, refused.append)
    assert len(refused) == 1
    assert "a, b" in str(refused[0])
    assert not opened
    assert not dialogs(window)
