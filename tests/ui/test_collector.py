"""Unused objects are cleared away in the window's thread, whatever runs beside it."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
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
