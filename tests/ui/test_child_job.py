"""Work in a child process: results, errors, limits and cancelling."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from procure.errors import PriceListError, ProcureError
from procure.offers import PriceBreak
from ui.child_job import ChildJob, ChildLimits

pytestmark = pytest.mark.usefixtures("real_children")


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


def count_up(most: int, *, on_progress: Callable[[str, int, int], None]) -> int:
    """Tell of every step."""
    for done in range(most):
        on_progress("rows", done, most)
        time.sleep(0.01)
    on_progress("look", most, most)
    return most


def test_progress_is_told_before_the_result(qtbot: QtBot) -> None:
    """A job that reports passes on how far its work is, not oftener than can be read."""
    job = ChildJob(count_up, 50, reports=True)
    told: list[tuple[str, int, int]] = []
    job.progressed.connect(lambda *one: told.append(one))
    with qtbot.waitSignal(job.finished, timeout=30_000) as caught:
        job.start()
    assert caught.args == [50]
    assert told[0] == ("rows", 0, 50)
    assert told[-1] == ("look", 50, 50)
    assert told == sorted(told, key=lambda one: one[1])
    assert 3 <= len(told) < 30


def test_nothing_is_told_after_cancel(qtbot: QtBot) -> None:
    """A cancelled job is silent at once, and its child ends."""
    job = ChildJob(count_up, 10_000, reports=True)
    with qtbot.waitSignal(job.progressed, timeout=30_000):
        job.start()
    process = job._run._process  # type: ignore[union-attr]
    with qtbot.assertNotEmitted(job.progressed, wait=300):
        job.cancel()
    assert process is not None
    # Asked again: the job's thread waits for it, too, and the one of both that comes second to it
    # learns of its end a moment later.
    qtbot.waitUntil(lambda: bool(process.exitcode), timeout=5_000)


@pytest.mark.parametrize("parted", [True, False])
def test_a_child_ends_with_its_job(qtbot: QtBot, *, parted: bool) -> None:
    """A job that goes with its parent, or is let go of, leaves no child that tells nobody."""
    parent = QObject()
    job = ChildJob(count_up, 10_000, reports=True, parent=parent if parted else None)
    with qtbot.waitSignal(job.progressed, timeout=30_000):
        job.start()
    process = job._run._process  # type: ignore[union-attr]
    if parted:
        delete(parent)
    else:
        del job
    assert process is not None
    # Asked again: the job's thread waits for it, too, and the one of both that comes second to it
    # learns of its end a moment later.
    qtbot.waitUntil(lambda: bool(process.exitcode), timeout=5_000)


WINDOW = """
import os, sys, time
from PySide6.QtCore import QCoreApplication
from ui.child_job import ChildJob

def stay():
    os.write(1, b"at work\\n")
    time.sleep(60)

if __name__ == "__main__":
    app = QCoreApplication([])
    job = ChildJob(stay)
    job.start()
    app.exec()
"""
"""The child writes where the window does: that pipe is at its end when both are gone."""


@pytest.mark.skipif(os.name == "nt", reason="a child does not write where the window does there")
def test_a_child_ends_with_the_window(tmp_path: Path) -> None:
    """Of a program that is killed no process is left at work."""
    program = tmp_path / "window.py"
    program.write_text(WINDOW)
    with subprocess.Popen(
        [sys.executable, str(program)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent.parent)},
        stdout=subprocess.PIPE,
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == b"at work\n"
        window.kill()
        rest, _ = window.communicate(timeout=20)
    assert rest == b""


def many(count: int) -> tuple[PriceBreak, ...]:
    """Give so many records."""
    return tuple(PriceBreak(quantity=at, unit_price=Decimal(at)) for at in range(count))


def test_a_long_answer_arrives_whole(qtbot: QtBot) -> None:
    """An answer of many records, sent in pieces, is what the child gave."""
    job = ChildJob(many, 20_000)
    with qtbot.waitSignal(job.finished, timeout=30_000) as caught:
        job.start()
    assert caught.args == [many(20_000)]


def unpicklable() -> object:
    """Give what cannot be sent."""
    return lambda: None


def test_an_answer_that_cannot_be_sent_is_an_error(qtbot: QtBot) -> None:
    """A result that no pipe takes ends in an error, not in a wait for ever."""
    assert failure_of(qtbot, ChildJob(unpicklable)).key in ("child-died", "child-failed")
