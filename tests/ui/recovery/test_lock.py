"""Locks beside files: held by one program at a time, and by none that is gone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo

from ui.recovery.lock import FileLock, is_held, lock_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a file."""
    path = tmp_path / "p.json"
    path.write_text("{}")
    return path


def test_one_holds_it(path: Path) -> None:
    """The second is told who has it, and gets it once it is let go."""
    first, second = FileLock(), FileLock()
    assert first.take(path) is None
    assert first.take(path) is None
    holder = second.take(path)
    assert holder is not None
    assert (holder.process, holder.host) == (os.getpid(), QSysInfo.machineHostName())
    assert holder.since is not None
    assert second.file is None
    assert is_held(path)
    first.release()
    assert not is_held(path)
    assert second.take(path) is None
    second.release()
    assert not lock_path(path).exists()


def test_taking_another_lets_the_first_go(path: Path) -> None:
    """Only one file is held; if the other one is taken, the first stays held."""
    other = path.with_name("other.json")
    first, second = FileLock(), FileLock()
    first.take(path)
    second.take(other)
    assert first.take(other) is not None
    assert first.file == path
    assert is_held(path)
    second.release()
    first.take(other)
    assert not is_held(path)
    assert is_held(other)
    first.release()


def test_a_program_that_was_killed(path: Path) -> None:
    """Its lock is there, and held by nobody."""
    code = (
        "import os, sys, pathlib\n"
        "from ui.recovery.lock import FileLock\n"
        "lock = FileLock()\n"
        "lock.take(pathlib.Path(sys.argv[1]))\n"
        "os._exit(9)\n"
    )
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", code, str(path)], cwd=root, check=False)
    assert lock_path(path).exists()
    assert not is_held(path)
    lock = FileLock()
    assert lock.take(path) is None
    lock.release()


def test_of_another_machine(path: Path) -> None:
    """It holds, as nobody here can know better; it can be taken all the same."""
    lock_path(path).write_text("12\nprocure\nfar-away\n\n\n")
    lock = FileLock()
    holder = lock.take(path)
    assert holder is not None
    assert (holder.process, holder.host) == (12, "far-away")
    assert lock.take(path, anyway=True) is None
    assert lock.file == path
    lock.release()


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """There is no lock, and it is known."""
    lock = FileLock()
    assert lock.take(tmp_path / "missing" / "p.json") is None
    assert not lock.writable
    lock.release()
