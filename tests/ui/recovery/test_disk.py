"""A disk that takes its time holds up nothing, and is waited for where that is asked."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ui.recovery.disk import JournalDisk


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Give what lets a disk go on that has stopped."""
    go_on = threading.Event()
    real: Callable[[int], None] = os.fsync

    def fsync(descriptor: int) -> None:
        assert go_on.wait(60)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    yield go_on
    go_on.set()


def test_waiting_is_for_who_asks(slow: threading.Event, tmp_path: Path) -> None:
    """The disk is told of at once, and what waits for it hears that it took too long."""
    disk = JournalDisk(lambda error: pytest.fail(str(error)))
    assert disk.wait(0)
    path = tmp_path / "a.journal"
    path.write_bytes(b"a")
    disk.soon(path)
    disk.soon(path)
    assert not disk.wait(0)
    slow.set()
    assert disk.wait(60)


def test_what_is_gone_is_no_fault(slow: threading.Event, tmp_path: Path) -> None:
    """A journal that nobody needs any more may be removed before its turn comes."""
    slow.set()
    failed: list[Exception] = []
    disk = JournalDisk(failed.append)
    disk.soon(tmp_path / "gone.journal")
    assert disk.wait(60)
    assert failed == []


def test_a_disk_that_fails_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What it says is handed on, and the next file has its turn."""

    def fsync(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fsync)
    failed: list[Exception] = []
    disk = JournalDisk(failed.append)
    path = tmp_path / "a.journal"
    path.write_bytes(b"a")
    for count in (1, 2):
        disk.soon(path)
        assert disk.wait(60)
        assert len(failed) == count
