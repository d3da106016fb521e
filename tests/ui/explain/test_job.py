"""Explaining in the background: bit by bit, one run after the other, stopped when asked."""

import threading
import time

from pytestqt.qtbot import QtBot

from procure.errors import InputError
from ui.explain.job import ExplainJob, Hooks


def patient(hooks: Hooks) -> tuple[object, ...]:
    """Find a record, then look until told to stop."""
    hooks.found("first")
    asked = 0
    while not hooks.should_stop():
        asked += 1
        hooks.asked(asked)
        time.sleep(0.01)
    return ("first",)


def test_all_that_is_found_arrives_in_order(qtbot: QtBot) -> None:
    """Records come in the window's thread, in their order, and before the end of the run."""
    job = ExplainJob()
    found: list[object] = []
    threads: list[int] = []

    def work(hooks: Hooks) -> tuple[object, ...]:
        threads.append(threading.get_ident())
        for number in range(1000):
            hooks.found(number)
        return tuple(range(1000))

    job.found.connect(found.extend)
    job.finished.connect(lambda *_: threads.append(threading.get_ident()))
    with qtbot.waitSignal(job.finished, timeout=5000) as caught:
        job.start(work)
        assert job.running
    assert caught.args == [tuple(range(1000)), False]
    assert found == list(range(1000))
    assert threads[0] != threads[1] == threading.get_ident()
    assert not job.running


def test_reports_do_not_flood_the_window(qtbot: QtBot) -> None:
    """However often plans are made, about ten reports a second arrive."""
    job = ExplainJob()
    reports: list[int] = []
    job.asked.connect(reports.append)
    job.start(patient)
    qtbot.wait(500)
    with qtbot.waitSignal(job.finished, timeout=5000):
        job.cancel()
    assert 1 <= len(reports) <= 8


def test_cancel_keeps_what_was_found(qtbot: QtBot) -> None:
    """A run that is stopped gives what it has, and says that it was stopped."""
    job = ExplainJob()
    with qtbot.waitSignal(job.found, timeout=5000):
        job.start(patient)
    with qtbot.waitSignal(job.finished, timeout=5000) as caught:
        job.cancel()
    assert caught.args == [("first",), True]


def test_a_new_start_waits_for_the_run_before(qtbot: QtBot) -> None:
    """The run before is told to stop, has ended when the next begins, and tells nothing more."""
    job = ExplainJob()
    at_work: list[str] = []
    ended: list[object] = []

    def slow(hooks: Hooks) -> tuple[object, ...]:
        at_work.append("begin")
        while not hooks.should_stop():
            time.sleep(0.01)
        time.sleep(0.2)
        at_work.append("end")
        return ("slow",)

    def next_one(_: Hooks) -> tuple[object, ...]:
        at_work.append("next")
        return ("next",)

    job.finished.connect(lambda value, _: ended.append(value))
    job.start(slow)
    qtbot.waitUntil(lambda: at_work == ["begin"], timeout=5000)
    with qtbot.waitSignal(job.finished, timeout=5000):
        job.start(next_one)
    assert at_work == ["begin", "end", "next"]
    assert ended == [("next",)]


def test_errors_arrive_as_sentences(qtbot: QtBot) -> None:
    """The program's own errors pass through; any other becomes one with its traceback."""

    def refuse(_: Hooks) -> object:
        raise InputError("file-not-found", path="x")

    def stumble(_: Hooks) -> object:
        raise ZeroDivisionError

    for work, key, details in (
        (refuse, "file-not-found", ""),
        (stumble, "explaining-failed", "ZeroDivisionError"),
    ):
        job = ExplainJob()
        with qtbot.waitSignal(job.failed, timeout=5000) as caught:
            job.start(work)
        assert caught.args is not None
        assert caught.args[0].key == key
        assert details in caught.args[0].details
        assert not job.running
