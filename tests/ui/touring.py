"""The guided tour on its sample, for the tests of its parts."""

from decimal import Decimal

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.driving import LONG, run
from ui.edits import with_limit
from ui.main_window import MainWindow
from ui.start.tour_steps import LIMIT, STEPS
from ui.tables.records import commit, inputs_of

NAMES = [step.name for step in STEPS]


def begin(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """Give the window in the tour's first step, the sample planned."""
    run(window, "tour")
    assert window.tour.running
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    assert window.document.plan_is_current()
    return window


def done(window: MainWindow, name: str) -> bool:
    """Tell whether the card is at a step and says that it is done."""
    tour = window.tour
    tour.look()
    return NAMES[tour.at] == name and tour.card.next.isEnabled()


def turn_to(window: MainWindow, name: str) -> None:
    """Show a step, whatever is done."""
    window.tour._show(NAMES.index(name))


def set_share(window: MainWindow, share: str) -> None:
    """Change the limit that the tour proposes."""
    inputs = inputs_of(window.document)
    limit = next(one for one in inputs.scenario.limits if one.key == LIMIT)
    commit(window.document, "Change a share", with_limit(inputs, limit, value=Decimal(share)))


def around(window: MainWindow, widget: QWidget) -> bool:
    """Tell whether the frame is shown around a part of a widget, inside the window."""
    frame = window.tour.frame
    whole = widget.rect().translated(widget.mapTo(window, QPoint(0, 0)))
    inside = window.rect().contains(frame.geometry())
    return frame.isVisible() and inside and whole.intersects(frame.geometry())
