"""What a buyer does with the main window, for the tests that drive it."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

import seeds
from tests.ui.answers import Answers
from ui.main_window import MainWindow
from ui.price_import.dialog import ImportDialog

LONG = 60_000


def give_up(window: MainWindow) -> None:
    """Let the window close without a question."""
    window.questions.unsaved_answer = "discard"  # type: ignore[attr-defined]


def run(window: MainWindow, name: str) -> None:
    """Choose a command, as its menu or shortcut does."""
    action = window.commands[name]
    assert action.isEnabled()
    action.trigger()


def plan(qtbot: QtBot, window: MainWindow) -> None:
    """Plan and wait for the result."""
    run(window, "plan")
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)


def set_demand(window: MainWindow, site: str, text: str, period: int = 7) -> None:
    """Type a demand into the grid of a site, in its first row."""
    table = window.demand_page.grid(site).table
    index = table.index(0, period + 1)
    assert table.setData(index, text, Qt.ItemDataRole.EditRole)


def drop(window: MainWindow, *paths: Path) -> None:
    """Let files fall on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def opened(qtbot: QtBot, window: MainWindow) -> ImportDialog:
    """Give the import dialog that is open, once it has read its file."""
    dialog = window.findChildren(ImportDialog)[-1]
    qtbot.waitUntil(lambda: not dialog.busy, timeout=LONG)
    return dialog


def import_cheaper(qtbot: QtBot, window: MainWindow, answers: Answers, folder: Path) -> None:
    """Import a sample price list again, in which a server has become cheaper."""
    answers.path = folder / "first_steps_maple_row.csv"
    sent = next(path for path in seeds.price_list_paths() if path.name == answers.path.name)
    text = sent.read_text(encoding="utf-8")
    assert ",276000," in text
    answers.path.write_text(text.replace(",276000,", ",270000,"), encoding="utf-8")
    run(window, "import")
    opened(qtbot, window).take()
    document = window.document
    assert document.undo_stack.undoText() == "Import first_steps_maple_row.csv"
    prices = {price.unit_price for _, offer in document.project.offers() for price in offer.breaks}
    assert Decimal(270000) in prices
    assert Decimal(276000) not in prices
