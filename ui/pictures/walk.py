"""The user guide's walk, by keyboard alone: from nothing to a comparison of three scenarios.

A test does it: what docs/first-steps.md tells is what the program does. `walk` presses keys as a
person does, and says after each step what the person then waits for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QWidget

import seeds
from procure.errors import InputError
from procure.record import record
from ui.entry import read_number
from ui.main_window import MainWindow
from ui.price_import.dialog import ImportDialog
from ui.start.new_project import NewProjectDialog

LISTS: Final = ("first_steps_maple_row.csv", "first_steps_harbour_lane.csv")
COMPARISON: Final = "comparison.xlsx"
SCENARIOS: Final = ("Base case", "Less money", "More chat")
_AMOUNTS: Final = ("0", "60000", "140000", "260000")
_THROUGHPUTS: Final = {"H100 SXM 80GB": "2962.463", "Instinct MI300X": "2752.613"}
_VALUE: Final = 2
"""Columns from the first to the value of a limit."""
_LESS: Final = "6M"
_MORE: Final = "320000"
_MOST_TABS: Final = 80
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_Key = Qt.Key


@record
class Step:
    """What is waited for after some keys; `picture` names the guide's picture of it, if any."""

    done: Callable[[], bool]
    picture: str = ""


def press(key: Qt.Key, *, control: bool = False, shift: bool = False, alt: bool = False) -> None:
    """Press a key where the keyboard is."""
    held = Qt.KeyboardModifier.NoModifier
    for pressed, modifier in ((control, _CONTROL), (shift, _SHIFT), (alt, _ALT)):
        held = held | modifier if pressed else held
    QTest.keyClick(_focus(), key, held)


def write(text: str) -> None:
    """Type a text where the keyboard is, over what is selected."""
    for letter in text:
        # The first letter may open an editor, which then has the keyboard.
        QTest.keyClicks(_focus(), letter)


def tab_to(widget: QWidget) -> None:
    """Press Tab until the keyboard is at a widget; raise InputError where it never gets there."""
    for _ in range(_MOST_TABS):
        if widget.hasFocus():
            return
        press(_Key.Key_Tab)
    raise InputError("walk-not-reached", name=widget.accessibleName() or type(widget).__name__)


def _focus() -> QWidget:
    found = QApplication.focusWidget() or QApplication.activeWindow()
    if found is None:
        raise InputError("walk-not-reached", name="")
    return found


def _dialog(kind: type[QWidget]) -> Callable[[], bool]:
    """Tell whether a dialog is open and has the keyboard."""

    def open_now() -> bool:
        active = QApplication.activeWindow()
        return isinstance(active, kind) and QApplication.focusWidget() is not None

    return open_now


def _back(window: MainWindow) -> Step:
    """Wait until the window has the keyboard again, once a dialog over it is closed.

    A desktop gives it back; a screen without a window manager has to be told.
    """
    if not window.isActiveWindow():
        window.activateWindow()
    return Step(done=lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


def walk(window: MainWindow, folder: Path) -> Iterator[Step]:
    """Walk from the first screen to a comparison, which is written into a folder."""
    yield from _begin(window)
    yield from _ask(window)
    yield from _plan(window)
    yield from _compare(window, folder)


def _begin(window: MainWindow) -> Iterator[Step]:
    """Make a new project from the first price list, and bring in the second."""
    document = window.document
    lists = {path.name: path for path in seeds.price_list_paths()}
    yield Step(done=lambda: window.starting.shown, picture="start")
    tab_to(window.starting.page.ways["lists"])
    press(_Key.Key_Return)
    yield Step(done=_dialog(QFileDialog))
    write(str(lists[LISTS[0]]))
    press(_Key.Key_Return)
    yield Step(done=_dialog(NewProjectDialog))
    write("Spring order")
    press(_Key.Key_Tab)
    press(_Key.Key_Tab)
    write("2024 Q1")
    press(_Key.Key_Tab)
    write("4")
    yield Step(done=_dialog(NewProjectDialog), picture="new-project")
    press(_Key.Key_Return)
    for at, name in enumerate(LISTS, start=1):
        if at > 1:
            press(_Key.Key_I, control=True, shift=True)
            yield Step(done=_dialog(QFileDialog))
            write(str(lists[name]))
            press(_Key.Key_Return)
        yield Step(done=_dialog(ImportDialog))
        (dialog,) = window.findChildren(ImportDialog)
        picture = "import" if at == 1 else ""
        yield Step(done=lambda: not dialog.busy, picture=picture)  # noqa: B023 - before the next
        press(_Key.Key_I, alt=True)
        yield Step(done=lambda: len(document.project.catalogs) == at)  # noqa: B023 - as above
        yield _back(window)


def _ask(window: MainWindow) -> Iterator[Step]:
    """Enter a site, how much is needed when, and what the chips do of it."""
    page, document = window.demand_page, window.document
    press(_Key.Key_2, control=True)
    yield Step(done=page.isVisible)
    tab_to(page.below.tabBar())
    for _ in range(3):
        press(_Key.Key_Right)
    tab_to(page.sites.name)
    write("Dublin")
    press(_Key.Key_Tab)
    write("IE")
    press(_Key.Key_Return)
    yield Step(done=lambda: len(document.project.sites) == 1)
    grid = page.grid("")
    tab_to(grid.name)
    write("Chat")
    press(_Key.Key_Tab)
    write("tokens/s")
    press(_Key.Key_Return)
    yield Step(done=lambda: len(document.scenario.demand) == 1)
    tab_to(grid.view)
    for amount in _AMOUNTS:
        write(amount)
        press(_Key.Key_Tab)
    yield Step(done=lambda: document.scenario.demand[0].amounts[-1] == Decimal(_AMOUNTS[-1]))
    tab_to(page.below.tabBar())
    for _ in range(3):
        press(_Key.Key_Left)
    table = page.throughputs.table
    tab_to(page.throughputs.view)
    press(_Key.Key_Home, control=True)
    view = page.throughputs.view
    for name, value in _THROUGHPUTS.items():
        row = next(at for at, chip in enumerate(table.rows) if chip.name == name)
        for _ in range(row - view.currentIndex().row()):
            press(_Key.Key_Down)
        known = len(document.project.throughputs)
        write(value)
        press(_Key.Key_Return)
        # The cell below is the next one, as soon as the table has taken the value.
        yield Step(
            done=lambda: (
                len(document.project.throughputs) > known  # noqa: B023 - before the next turn
                and view.currentIndex().row() == row + 1  # noqa: B023 - as above
            )
        )
    yield Step(done=window.demand_page.isVisible, picture="demand")


def _plan(window: MainWindow) -> Iterator[Step]:
    """Set a budget, and plan."""
    document = window.document
    press(_Key.Key_3, control=True)
    builder = window.limits_page.builder
    tab_to(builder.value)
    write("8M")
    press(_Key.Key_Return)
    yield Step(done=lambda: len(document.scenario.limits) == 1, picture="limits")
    press(_Key.Key_4, control=True)
    press(_Key.Key_F5)
    yield Step(done=document.plan_is_current, picture="plan")


def _compare(window: MainWindow, folder: Path) -> Iterator[Step]:
    """Make two variants, plan them, and export the comparison."""
    document, page = window.document, window.compare_page
    yield from _vary(window, SCENARIOS[1])
    press(_Key.Key_3, control=True)
    limits = window.limits_page
    tab_to(limits.view)
    press(_Key.Key_Home, control=True)
    for _ in range(_VALUE):
        press(_Key.Key_Right)
    write(_LESS)
    press(_Key.Key_Return)
    yield Step(done=lambda: document.scenario.limits[0].value == read_number(_LESS))
    press(_Key.Key_6, control=True)
    tab_to(page.list)
    press(_Key.Key_Home)
    yield Step(done=lambda: document.scenario.name == SCENARIOS[0])
    yield from _vary(window, SCENARIOS[2])
    press(_Key.Key_2, control=True)
    tab_to(window.demand_page.grid("").view)
    press(_Key.Key_End)
    write(_MORE)
    press(_Key.Key_Return)
    yield Step(done=lambda: document.scenario.demand[0].amounts[-1] == read_number(_MORE))
    press(_Key.Key_6, control=True)
    tab_to(page.list)
    press(_Key.Key_Home)
    for name in SCENARIOS:
        if name not in page.list.chosen():
            press(_Key.Key_Space)
        press(_Key.Key_Down)
    yield Step(done=lambda: set(page.list.chosen()) == set(SCENARIOS))
    if page.comparison is not None and page.comparison.lacking:
        tab_to(page.plan_button)
        press(_Key.Key_Space)
    yield Step(
        done=lambda: page.comparison is not None and not page.comparison.lacking,
        picture="compare",
    )
    tab_to(page.export_button)
    press(_Key.Key_Space)
    yield Step(done=_dialog(QFileDialog))
    write(str(folder / COMPARISON))
    press(_Key.Key_Return)
    yield Step(done=lambda: (folder / COMPARISON).exists() and not window.files.busy)
    yield _back(window)


def _vary(window: MainWindow, name: str) -> Iterator[Step]:
    """Make a variant of the selected scenario."""
    press(_Key.Key_N, control=True, shift=True)
    yield Step(done=_dialog(QInputDialog))
    write(name)
    press(_Key.Key_Return)
    yield Step(done=lambda: window.document.scenario.name == name)
    yield _back(window)
