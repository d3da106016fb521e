"""Work in slices is done whole, lets events through, and gives way to newer work."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ui.tables.slices import Slices


def steps(into: list[int], count: int) -> Iterator[None]:
    """Put numbers into a list, with a pause after each."""
    for number in range(count):
        into.append(number)
        yield


def test_work_is_done_between_events(qtbot: QtBot) -> None:
    """All steps are taken and then told of; an event posted before them is not kept waiting."""
    slices = Slices()
    found: list[int] = []
    order: list[str] = []
    QTimer.singleShot(0, lambda: order.append("event"))
    slices.run(steps(found, 100), lambda: order.append("done"))
    assert slices.busy
    assert not found
    qtbot.waitUntil(lambda: not slices.busy)
    assert found == list(range(100))
    assert order == ["event", "done"]


def test_newer_work_takes_the_place_of_older(qtbot: QtBot) -> None:
    """What is no longer asked for is given up, and never told of."""
    slices = Slices()
    first: list[int] = []
    second: list[int] = []
    order: list[str] = []
    slices.run(steps(first, 10), lambda: order.append("first"))
    slices.run(steps(second, 10), lambda: order.append("second"))
    qtbot.waitUntil(lambda: not slices.busy)
    assert (len(first), len(second), order) == (0, 10, ["second"])


def test_work_can_be_stopped_or_finished_at_once(qtbot: QtBot) -> None:
    """Stopped work leaves nothing; finished work needs no further event."""
    slices = Slices()
    found: list[int] = []
    order: list[str] = []
    slices.run(steps(found, 5), lambda: order.append("stopped"))
    slices.stop()
    assert not slices.busy
    slices.run(steps(found, 5), lambda: order.append("finished"))
    slices.finish()
    assert (found, order) == ([0, 1, 2, 3, 4], ["finished"])
    slices.finish()
    assert order == ["finished"]
