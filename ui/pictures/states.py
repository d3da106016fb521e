"""What the window looks like only for a while, for pictures: a drag, a refused entry, a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.callout import Callout
from ui.main_window import MainWindow
from ui.page_numbers import CATALOGS, PLAN
from ui.pictures.photographer import Shot
from ui.price_lists.watch_line import WatchLine
from ui.steer.row import SteerRow

_DRAGGED: Final = 4
"""Of the slider's positions, how far it is moved."""


def states(window: MainWindow) -> Iterator[Shot]:
    """Go through the sliders at work, help on what has the keyboard, and an open list."""
    steer = window.commands["steer"]
    shown = steer.isChecked()
    window.show_page(PLAN)
    if not shown:
        steer.trigger()
    panel = window.desk.steer
    yield Shot(name="steer-drag", prepare=partial(_drag, panel.rows[0]))
    panel.rows[0].slider.setSliderDown(False)
    window.document.undo_stack.setIndex(0)
    window.document.undo_stack.clear()
    yield Shot()
    yield Shot(name="steer-refused", prepare=partial(_refused, panel.rows[0]))
    for callout in window.findChildren(Callout):
        callout.hide()
    window.show_page(PLAN)
    pins = panel.pins()
    for key in pins:
        panel.unpin(key)
    yield Shot(name="steer-empty", prepare=window.sidebar.setFocus)
    for key in pins:
        panel.pin(key)
    yield Shot(name="why-help", prepare=window.commands["help"].trigger)
    window.telling.tell("")
    if not shown:
        steer.trigger()
    box = window.toolbar.scenario_box
    yield Shot(name="list-scenarios", prepare=box.showPopup, shown=lambda: box.view().window())
    box.hidePopup()


def _drag(row: SteerRow) -> None:
    row.slider.setSliderDown(True)
    row.slider.setSliderPosition(row.slider.value() - _DRAGGED)


def _refused(row: SteerRow) -> None:
    row.field.setFocus()
    row.field.setText("plenty")
    row.field.editingFinished.emit()


def changed_list(window: MainWindow, supplier: str, path: Path, text: str) -> Iterator[Shot]:
    """Change the file of a list that was taken in, and wait until that is noticed."""
    window.show_page(CATALOGS)
    window.arrivals.read_from.emit(supplier, path)
    lines: Callable[[], list[QWidget]] = partial(window.findChildren, WatchLine)
    yield Shot(
        name="price-lists-changed",
        prepare=partial(path.write_text, text, encoding="utf-8"),
        ready=lambda: any(not one.isHidden() for one in lines()),
    )
