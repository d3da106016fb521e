"""The square at the corner of a selection carries its cells on to where it is drawn."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.trial import trial_project
from ui.demand.grid import DemandGrid
from ui.document import Document
from ui.tables.view import RecordView


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[RecordView]:
    """Give the demand at a site, shown: a row with a column each period."""
    document = Document(trial_project())
    grid = DemandGrid(document, document.scenario.demand[0].site)
    qtbot.addWidget(grid)
    grid.resize(1000, 300)
    grid.show()
    grid.activateWindow()
    grid.view.setFocus()
    QApplication.processEvents()
    yield grid.view
    grid.hide()


def choose(view: RecordView, first: int, last: int) -> None:
    """Select periods of the first row."""
    table = view.table
    chosen = QItemSelection(table.index(0, first), table.index(0, last))
    flag = QItemSelectionModel.SelectionFlag
    view.selectionModel().setCurrentIndex(table.index(0, first), flag.NoUpdate)
    view.selectionModel().select(chosen, flag.ClearAndSelect)


def draw(view: RecordView, column: int) -> None:
    """Draw the square into another column."""
    area = view.viewport()
    start = view.handle.rect().center()
    end = QPoint(view.visualRect(view.table.index(0, column)).center().x(), start.y())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(area, left, none, start)
    QTest.mouseMove(area, (start + end) / 2)
    QTest.mouseMove(area, end)
    QTest.mouseRelease(area, left, none, end)


def amounts(view: RecordView) -> list[Decimal]:
    """Give the demand of the first row."""
    return list(view.table.rows[0].amounts)


def test_one_number_is_repeated(view: RecordView) -> None:
    """Drawn from one cell, its value is in all of them, as one undo step."""
    view.table.setData(view.table.index(0, 1), "70")
    choose(view, 1, 1)
    draw(view, 4)
    assert amounts(view)[:4] == [70] * 4
    assert view.block() == ([0], [1, 2, 3, 4])
    view.table.document.undo_stack.undo()
    assert amounts(view)[0] == 70
    assert amounts(view)[1:4] != [70] * 3


def test_two_numbers_go_on_in_steps(view: RecordView) -> None:
    """Drawn from two cells, the difference goes on."""
    for at, text in ((1, "70"), (2, "80")):
        view.table.setData(view.table.index(0, at), text)
    choose(view, 1, 2)
    draw(view, 5)
    assert amounts(view)[:5] == [70, 80, 90, 100, 110]


def test_drawn_back_or_only_clicked_it_changes_nothing(view: RecordView) -> None:
    """A square that is let go where it was leaves all as it is, the selection too."""
    before = view.table.document.project
    choose(view, 2, 3)
    draw(view, 3)
    draw(view, 1)
    assert view.table.document.project is before
    assert view.block() == ([0], [2, 3])


def test_there_is_no_square_where_nothing_can_be_entered(view: RecordView) -> None:
    """A read-only column has none, and neither has a selection of several blocks."""
    choose(view, 0, 0)
    assert view.handle.rect().isNull()
    choose(view, 1, 1)
    assert not view.handle.rect().isNull()
    flag = QItemSelectionModel.SelectionFlag.Select
    view.selectionModel().select(view.table.index(0, 5), flag)
    assert view.handle.rect().isNull()
