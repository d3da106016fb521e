"""The bar over a table finds what is shown, counts it, and goes from one to the next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.lone_table import lone_view
from ui.entry import Whole
from ui.tables.columns import Column
from ui.tables.lazy_rows import LazyRows
from ui.tables.view import RecordView

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
COUNT = 12_000


def make(qtbot: QtBot, rows: int) -> RecordView:
    """Give a long table in a window with the focus; every hundredth row is of a "maker"."""
    columns: tuple[Column[int], ...] = (
        Column(heading="Number", get=lambda row: row * 1000, entry=Whole()),
        Column(heading="Note", get=lambda row: "Maker" if row % 100 == 50 else "other"),
    )
    return lone_view(qtbot, columns, LazyRows(range(rows)))


@pytest.fixture
def view(qtbot: QtBot) -> RecordView:
    """Give a table of some hundred rows."""
    return make(qtbot, 300)


def find(qtbot: QtBot, view: RecordView, text: str) -> None:
    """Open the bar by its key and type a text."""
    QTest.keyClick(view, Qt.Key.Key_F, CONTROL)
    view.find_bar.field.clear()
    QTest.keyClicks(view.find_bar.field, text)
    qtbot.waitUntil(lambda: not view.find_bar.searching)


def at(view: RecordView) -> tuple[int, int]:
    """Give where one is."""
    return view.currentIndex().row(), view.currentIndex().column()


def test_next_and_previous_go_round(qtbot: QtBot, view: RecordView) -> None:
    """Enter goes on, Shift+Enter back, and from the last match to the first."""
    find(qtbot, view, "maker")
    field = view.find_bar.field
    seen = [(at(view), view.find_bar.count.text())]
    for modifiers in (CONTROL & SHIFT, CONTROL & SHIFT, CONTROL & SHIFT, SHIFT):
        QTest.keyClick(field, Qt.Key.Key_Return, modifiers)
        seen.append((at(view), view.find_bar.count.text()))
    assert seen == [
        ((50, 1), "1 of 3"),
        ((150, 1), "2 of 3"),
        ((250, 1), "3 of 3"),
        ((50, 1), "1 of 3"),
        ((250, 1), "3 of 3"),
    ]
    assert not view.has_many_selected()


def test_the_search_begins_where_one_is(qtbot: QtBot, view: RecordView) -> None:
    """The first match is the next one below, and its number that of the whole table."""
    view.setCurrentIndex(view.table.index(120, 0))
    find(qtbot, view, "maker")
    assert (at(view), view.find_bar.count.text()) == ((150, 1), "2 of 3")


def test_numbers_are_found_with_and_without_their_commas(qtbot: QtBot, view: RecordView) -> None:
    """What is typed may be what is shown or what is edited; titles are looked at, too."""
    for text in ("222,000", "222000", "row 222"):
        view.setCurrentIndex(view.table.index(0, 0))
        find(qtbot, view, text)
        assert (at(view)[0], view.find_bar.count.text()) == (222, "1 of 1")


def test_nothing_found_is_said(qtbot: QtBot, view: RecordView) -> None:
    """Where one stands stays; an empty field says nothing."""
    view.setCurrentIndex(view.table.index(7, 1))
    find(qtbot, view, "no such thing")
    assert (at(view), view.find_bar.count.text()) == ((7, 1), "Not found")
    find(qtbot, view, " ")
    assert view.find_bar.count.text() == ""


def test_escape_closes_the_bar_and_gives_its_room_back(qtbot: QtBot, view: RecordView) -> None:
    """The bar stands over the headings, never over a cell; then the table has the focus."""
    top = view.viewport().geometry().top()
    find(qtbot, view, "maker")
    QApplication.processEvents()
    assert view.viewport().geometry().top() > top
    bar = view.find_bar.geometry()
    assert bar.bottom() < view.viewport().geometry().top()
    QTest.keyClick(view.find_bar.field, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert view.find_bar.isHidden()
    assert view.viewport().geometry().top() == top
    assert view.hasFocus()


def test_hidden_columns_and_filtered_rows_are_not_found(qtbot: QtBot, view: RecordView) -> None:
    """Only what can be seen is found, and what changes is looked at again."""
    find(qtbot, view, "maker")
    view.table.set_filter("row 5")
    qtbot.waitUntil(lambda: not view.find_bar.searching)
    assert view.find_bar.count.text().endswith("1") or "1 found" in view.find_bar.count.text()
    view.layout_kept.hide("Note")
    find(qtbot, view, "maker")
    assert view.find_bar.count.text() == "Not found"


def test_a_long_table_is_searched_between_events(qtbot: QtBot) -> None:
    """The first match is gone to before the last is counted."""
    view = make(qtbot, COUNT)
    QTest.keyClick(view, Qt.Key.Key_F, CONTROL)
    view.find_bar.field.setText("maker")
    view.find_bar.search(step=1)
    assert view.find_bar.searching
    qtbot.waitUntil(lambda: at(view) == (50, 1))
    qtbot.waitUntil(lambda: not view.find_bar.searching)
    assert view.find_bar.count.text() == f"1 of {COUNT // 100}"


def test_the_tab_key_comes_from_the_table_to_the_bar(view: RecordView) -> None:
    """Though it is made when it is first wanted, long after the rest of the window."""
    beside = QLineEdit(view.window())
    view.open_find()
    bar = view.find_bar
    stops = (bar.field, bar.previous, bar.next, bar.closer, beside)
    found = []
    one: QWidget | None = view.nextInFocusChain()
    while one is not None and one is not view:
        if one in stops:
            found.append(one)
        one = one.nextInFocusChain()
    assert found == list(stops)
