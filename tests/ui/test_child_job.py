"""Work in a child process: results, errors, limits and cancelling."""

import os
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot

from procure.errors import PriceListError, ProcureError
from ui.child_job import ChildJob, ChildLimits


def double(number: int) -> tuple[int, int]:
    """Give twice the number and the process that worked it out."""
    return 2 * number, os.getpid()


def refuse(path: Path) -> NoReturn:
    """Fail as a reader of price lists does."""
    raise PriceListError("file-not-found", path=path, details="line 1")


def stumble() -> NoReturn:
    """Fail as nobody foresaw."""
    raise ZeroDivisionError


def vanish() -> NoReturn:
    """End the process at once."""
    os._exit(3)


def swell() -> int:
    """Ask for more memory than there is."""
    return len(bytearray(8 * 1024**3))


def mark(path: Path) -> None:
    """Wait, then leave a mark."""
    time.sleep(0.5)
    path.write_text("done")


def failure_of(qtbot: QtBot, job: ChildJob) -> ProcureError:
    """Run a job that must fail and give its error."""
    with qtbot.waitSignal(job.failed, timeout=30_000) as caught:
        job.start()
    assert caught.args is not None
    error = caught.args[0]
    assert isinstance(error, ProcureError)
    assert not job.running
    return error


def test_result(qtbot: QtBot) -> None:
    """The result comes from another process, into the window's thread."""
    job = ChildJob(double, 21)
    with qtbot.waitSignal(job.finished, timeout=30_000) as caught:
        job.start()
        assert job.running
    assert caught.args is not None
    result, process = caught.args[0]
    assert result == 42
    assert process != os.getpid()
    assert not job.running


def test_own_errors_arrive_whole(qtbot: QtBot) -> None:
    """An error that the function raised keeps its kind, sentence and details."""
    error = failure_of(qtbot, ChildJob(refuse, Path("a.csv")))
    assert isinstance(error, PriceListError)
    assert str(error) == str(PriceListError("file-not-found", path="a.csv"))
    assert error.details == "line 1"


def test_faults_carry_their_traceback(qtbot: QtBot) -> None:
    """What nobody foresaw is a sentence, with the traceback behind Details."""
    error = failure_of(qtbot, ChildJob(stumble))
    assert error.key == "child-failed"
    assert "ZeroDivisionError" in error.details


def test_a_child_that_dies_is_noticed(qtbot: QtBot) -> None:
    """A child that ends without an answer is an error, not a wait for ever."""
    error = failure_of(qtbot, ChildJob(vanish))
    assert error.key == "child-died"
    assert "3" in error.details


def test_time_limit(qtbot: QtBot) -> None:
    """A child past its time is ended."""
    error = failure_of(qtbot, ChildJob(time.sleep, 60, limits=ChildLimits(seconds=0.2)))
    assert error.key == "child-too-slow"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited on Linux only")
def test_memory_limit(qtbot: QtBot) -> None:
    """A child that asks for too much memory is an error, and the machine stays usable."""
    error = failure_of(qtbot, ChildJob(swell, limits=ChildLimits(memory=2 * 1024**3)))
    assert error.key == "child-too-large"


def test_cancel_ends_the_child(qtbot: QtBot, tmp_path: Path) -> None:
    """After cancel() no signal comes, and the work is not finished behind the back."""
    job = ChildJob(mark, tmp_path / "mark")
    with (
        qtbot.assertNotEmitted(job.finished, wait=1500),
        qtbot.assertNotEmitted(job.failed),
    ):
        job.start()
        job.cancel()
        assert not job.running
    assert not (tmp_path / "mark").exists()
