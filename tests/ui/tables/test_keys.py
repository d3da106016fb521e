"""A table is worked with from end to end without a pointer."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.lone_table import lone_view
from ui.entry import Number
from ui.main_window import MainWindow
from ui.tables.columns import Column
from ui.tables.keys import KEYS
from ui.tables.menu import cell_menu, heading_menu
from ui.tables.view import RecordView

_Flag = QItemSelectionModel.SelectionFlag
_Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
HIGH, WIDE = 8, 4
EMPTY = {(2, 0), (3, 0), (0, 2)}


@pytest.fixture
def view(qtbot: QtBot) -> RecordView:
    """Give a table of eight rows and four columns, of which three cells are empty."""

    def shown(at: int) -> Column[int]:
        return Column(
            heading=f"C{at}",
            get=lambda row: None if (row, at) in EMPTY else Decimal(10 * row + at),
            entry=Number(),
        )

    return lone_view(qtbot, tuple(map(shown, range(WIDE))), tuple(range(HIGH)), height=400)


def at(view: RecordView) -> tuple[int, int]:
    """Give where one is."""
    return view.currentIndex().row(), view.currentIndex().column()


def choose(view: RecordView, *corners: int) -> None:
    """Select a block from top, left, bottom and right."""
    top, left, bottom, right = corners
    table = view.table
    view.setCurrentIndex(table.index(top, left))
    block = QItemSelection(table.index(top, left), table.index(bottom, right))
    view.selectionModel().select(block, _Flag.ClearAndSelect)


def test_ctrl_and_arrows_lead_to_the_end_of_what_is_filled(view: RecordView) -> None:
    """To the last filled cell before a gap, over the gap to the next, and to the edge."""
    places = []
    for key in (_Key.Key_Down, _Key.Key_Down, _Key.Key_Down, _Key.Key_Down, _Key.Key_Up):
        QTest.keyClick(view, key, CONTROL)
        places.append(at(view))
    assert places == [(1, 0), (4, 0), (7, 0), (7, 0), (4, 0)]
    view.setCurrentIndex(view.table.index(0, 0))
    places = []
    for key in (_Key.Key_Right, _Key.Key_Right, _Key.Key_Left, _Key.Key_Left):
        QTest.keyClick(view, key, CONTROL)
        places.append(at(view))
    assert places == [(0, 1), (0, 3), (0, 1), (0, 0)]


def test_shift_extends_the_selection(view: RecordView) -> None:
    """With Shift each of these keys selects what it passes."""
    QTest.keyClick(view, _Key.Key_Down, CONTROL | SHIFT)
    assert view.block() == ([0, 1], [0])
    QTest.keyClick(view, _Key.Key_End, CONTROL | SHIFT)
    assert view.block() == (list(range(HIGH)), list(range(WIDE)))
    QTest.keyClick(view, _Key.Key_Left)
    QTest.keyClick(view, _Key.Key_Left, SHIFT)
    assert view.block() == ([HIGH - 1], [WIDE - 3, WIDE - 2])


def test_home_and_end(view: RecordView) -> None:
    """To the ends of the row; with Ctrl to those of the table, with one cell selected."""
    for key, modifiers, place in (
        (_Key.Key_End, Qt.KeyboardModifier.NoModifier, (0, WIDE - 1)),
        (_Key.Key_Home, Qt.KeyboardModifier.NoModifier, (0, 0)),
        (_Key.Key_End, CONTROL, (HIGH - 1, WIDE - 1)),
        (_Key.Key_Home, CONTROL, (0, 0)),
    ):
        QTest.keyClick(view, key, modifiers)
        assert at(view) == place
        assert not view.has_many_selected()


def test_rows_and_columns_are_selected(view: RecordView) -> None:
    """Shift and Ctrl with the space bar."""
    view.setCurrentIndex(view.table.index(2, 1))
    QTest.keyClick(view, _Key.Key_Space, SHIFT)
    assert view.block() == ([2], list(range(WIDE)))
    view.setCurrentIndex(view.table.index(2, 1))
    QTest.keyClick(view, _Key.Key_Space, CONTROL)
    assert view.block() == (list(range(HIGH)), [1])


def test_tab_and_enter_walk_within_the_selection(view: RecordView) -> None:
    """Tab along the rows, Enter down the columns, with Shift back, round the ends."""
    choose(view, 1, 1, 2, 2)
    walked = []
    for key in (_Key.Key_Tab, _Key.Key_Tab, _Key.Key_Tab, _Key.Key_Tab):
        QTest.keyClick(view, key)
        walked.append(at(view))
    assert walked == [(1, 2), (2, 1), (2, 2), (1, 1)]
    QTest.keyClick(view, _Key.Key_Backtab)
    assert at(view) == (2, 2)
    QTest.keyClick(view, _Key.Key_Return)
    assert at(view) == (1, 1)
    QTest.keyClick(view, _Key.Key_Return)
    assert at(view) == (2, 1)
    QTest.keyClick(view, _Key.Key_Return, SHIFT)
    assert at(view) == (1, 1)
    assert view.block() == ([1, 2], [1, 2])
    QTest.keyClick(view, _Key.Key_Escape)
    assert view.block() == ([1], [1])


def test_a_tables_keys_come_before_the_windows(window: MainWindow) -> None:
    """Ctrl+Shift+Down selects in a table that has the focus, and moves scenarios elsewhere."""
    window.show_page(0)
    view = window.catalog_page.offers_view
    view.setFocus()
    view.setCurrentIndex(view.table.index(0, 2))
    before = window.document.project
    QTest.keyClick(view, _Key.Key_Down, CONTROL | SHIFT)
    assert len(view.block()[0]) == len(view.table.rows)
    assert window.document.project is before


def test_no_key_is_given_twice() -> None:
    """Each key does one thing."""
    keys = [QKeySequence(text) for text in KEYS.values()]
    assert all(not key.isEmpty() for key in keys)
    assert len({key.toString() for key in keys}) == len(keys)


def test_the_menu_opens_at_the_cell_and_says_the_keys(view: RecordView) -> None:
    """Shift+F10 opens it; what has a key shows it; it sorts, filters and hides."""
    QTest.keyClick(view, _Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    place = view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).bottomLeft())
    assert menu.geometry().topLeft() == place
    menu.close()
    texts = [action.text() for action in cell_menu(view).actions()]
    assert "&Copy\tCtrl+C" in texts
    assert "Fill &down\tCtrl+D" in texts
    actions = {action.text(): action for action in heading_menu(view, 3).actions()}
    actions["Sort do&wn"].trigger()
    assert view.table.rows[0] == 7
    assert not actions["Not sorte&d"].isEnabled()
    actions = {action.text(): action for action in heading_menu(view, 3).actions()}
    actions["Not sorte&d"].trigger()
    assert view.table.rows[0] == 0
    actions["Hide C3"].trigger()
    assert view.isColumnHidden(3)
    ticks = {action.text(): action for action in heading_menu(view, 0).actions()}
    assert not ticks["C3"].isChecked()
    ticks["C3"].trigger()
    assert not view.isColumnHidden(3)


def test_rows_are_filtered_by_the_value_where_one_is(view: RecordView) -> None:
    """One entry of the menu shows the rows that are alike."""
    view.setCurrentIndex(view.table.index(4, 1))
    actions = {action.text(): action for action in cell_menu(view).actions()}
    actions["Filter by this &value"].trigger()
    assert list(view.table.rows) == [4]
    view.filters.close()
    view.setCurrentIndex(view.table.index(2, 0))
    actions = {action.text(): action for action in cell_menu(view).actions()}
    actions["Filter by this &value"].trigger()
    assert list(view.table.rows) == [2, 3]


def test_titles_sort_too(view: RecordView) -> None:
    """The names before the rows are sorted as a column is."""
    view.sort_by("", descending=True)
    assert list(view.table.rows) == list(range(HIGH))[::-1]
    view.sort_by("", descending=False)
    assert list(view.table.rows) == list(range(HIGH))
