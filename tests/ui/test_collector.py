"""Unused objects are cleared away in the window's thread, whatever runs beside it."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.collector import Collector


class Ring:
    """Something that only the collector of cycles can clear away."""

    def __init__(self) -> None:
        """Hold on to itself."""
        self.me = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    """Give a collector in the place of Python's own."""
    del qtbot
    made = Collector()
    yield made
    made.stop()
    assert gc.isenabled()


def test_cycles_go_in_this_thread_only(qtbot: QtBot, collector: Collector) -> None:
    """Another thread that makes much to clear clears nothing; the event loop does."""
    cleared: list[int] = []
    ring = Ring()
    weakref.finalize(ring, lambda: cleared.append(threading.get_ident()))
    del ring
    kept: list[list[int]] = []
    other = threading.Thread(target=lambda: kept.extend([at] for at in range(50_000)))
    other.start()
    other.join()
    assert not cleared
    qtbot.waitUntil(lambda: bool(cleared))
    assert cleared == [threading.get_ident()]
    assert collector.parent() is None


def test_a_flood_of_records_is_set_aside_until_the_window_is_not_in_use(
    qtbot: QtBot, collector: Collector
) -> None:
    """Cycles among them stay until all is looked at, and go then."""
    cleared: list[bool] = []
    ring = Ring()
    weakref.finalize(ring, lambda: cleared.append(True))
    records = [[at] for at in range(100_000)]
    collector.look()
    assert gc.get_freeze_count() >= len(records)
    del ring
    gc.collect()
    assert not cleared
    collector.look_at_all()
    assert cleared
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    later = Ring()
    weakref.finalize(later, lambda: cleared.append(True))
    gc.freeze()
    del later
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert collector.waiting
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert not collector.waiting
    collector.look_at_all()
    assert len(cleared) == 2
    qtbot.wait(1)


def test_stopping_leaves_nothing_set_aside(qtbot: QtBot) -> None:
    """Python's own collector goes through everything again."""
    del qtbot
    made = Collector()
    gc.freeze()
    made.stop()
    assert not gc.get_freeze_count()
    assert gc.isenabled()
