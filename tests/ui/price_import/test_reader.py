"""Of several requests the newest is answered, and how far it is stands in words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.price_import.opened import InlineJob
from ui.child_job import Beside
from ui.price_import.reader import Reader, progress_sentence


def twice(number: int, *, on_progress: Callable[[str, int, int], None]) -> int:
    """Tell of the row, and give the double."""
    on_progress("rows", number, 200_000)
    return 2 * number


def test_the_newest_request_is_answered(qtbot: QtBot) -> None:
    """Two requests in quick succession make one reading, with what is done beside it."""
    parent = QObject()
    reader = Reader(InlineJob, "list.csv", parent)
    found: list[object] = []
    told: list[str] = []
    reader.finished.connect(found.append)
    reader.progressed.connect(lambda text, _done, _total: told.append(text))
    beside = Beside(before=lambda number: (number + 1,), after=lambda number: f"<{number}>")
    reader.ask(twice, 3, beside, soon=True)
    reader.ask(twice, 40_999, beside, soon=True)
    assert reader.busy
    qtbot.waitUntil(lambda: not reader.busy)
    assert found == ["<82000>"]
    assert told == ["Reading row 41,000 of 200,000 of list.csv …"]


def test_nothing_follows_a_stop(qtbot: QtBot) -> None:
    """Neither a request that waits nor one that runs is answered after stop()."""
    parent = QObject()
    reader = Reader(InlineJob, "list.csv", parent)
    for soon in (True, False):
        reader.ask(twice, 1, soon=soon)
        with qtbot.assertNotEmitted(reader.finished, wait=200):
            reader.stop()
            assert not reader.busy


@pytest.mark.parametrize(
    ("stage", "done", "total", "words"),
    [
        ("open", 5, 10, "Reading a.csv …"),
        ("rows", 41_000, 200_000, "Reading row 41,000 of 200,000 of a.csv …"),
        ("rows", 0, 0, "Reading a.csv …"),
        ("look", 0, 0, "Looking at the offers of a.csv …"),
    ],
)
def test_progress_is_a_sentence(stage: str, done: int, total: int, words: str) -> None:
    """Rows are counted, the other stages named."""
    assert progress_sentence("a.csv", stage, done, total) == words
