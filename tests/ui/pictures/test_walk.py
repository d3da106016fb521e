"""The user guide's walk on the real window, by keyboard alone."""

import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from procure.storage import digest
from tests.ui.driving import LONG
from ui.app import open_window
from ui.main_window import MainWindow
from ui.page_numbers import COMPARE
from ui.pictures.walk import COMPARISON, SCENARIOS, walk
from ui.settings import Settings


@pytest.fixture
def own_dialogs() -> Iterator[None]:
    """Let Qt draw its own file dialogs, which hear the keys of a test on every platform."""
    native = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    before, hook = QApplication.testAttribute(native), sys.excepthook
    QApplication.setAttribute(native)
    yield
    QApplication.setAttribute(native, before)
    sys.excepthook = hook


@pytest.fixture
def started(
    qtbot: QtBot, qapp: QApplication, settings: Settings, own_dialogs: None
) -> Iterator[MainWindow]:
    """Give the window as the program opens it without a name."""
    window = open_window(qapp, "", settings)
    qtbot.addWidget(window, before_close_func=lambda made: made.document.undo_stack.setClean())
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=LONG)
    yield window
    window.cancel()
    window.planning.wait(10)


@pytest.mark.slow
def test_from_an_empty_start_to_a_comparison_of_three_scenarios(
    qtbot: QtBot, started: MainWindow, tmp_path: Path
) -> None:
    """Every step is reached by keys; the workbook compares three audited plans of the project."""
    assert started.starting.shown
    steps = 0
    for step in walk(started, tmp_path):
        qtbot.waitUntil(step.done, timeout=LONG)
        steps += 1
    assert steps > 20

    document = started.document
    project = document.project
    assert [catalog.supplier for catalog in project.catalogs] == [
        "Maple Row Systems",
        "Harbour Lane Components",
    ]
    assert {(one.chip, one.value) for one in project.throughputs} == {
        ("H100-SXM", Decimal("2962.463")),
        ("MI300X", Decimal("2752.613")),
    }
    assert [scenario.name for scenario in project.scenarios] == list(SCENARIOS)
    base, less, more = project.scenarios
    assert (less.parent, more.parent) == (base.name, base.name)
    for scenario in project.scenarios:
        planned, current = document.planned_of(scenario.name)
        assert current
        assert planned is not None
        assert planned.plan.trusted
        assert planned.plan.digest == digest(project, scenario)
    assert started.stack.currentIndex() == COMPARE

    book = openpyxl.load_workbook(tmp_path / COMPARISON)
    assert [cell.value for cell in book["Plans"]["A"]][4:] == list(SCENARIOS)
