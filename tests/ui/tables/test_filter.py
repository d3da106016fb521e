"""The fields under the headings show the rows that meet all conditions typed there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.lone_table import lone_view
from ui.entry import Whole
from ui.tables.columns import Column
from ui.tables.filter import FilterField
from ui.tables.lazy_rows import LazyRows
from ui.tables.view import RecordView

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def make(qtbot: QtBot, rows: int) -> RecordView:
    """Give a table in a window with the focus."""
    columns: tuple[Column[int], ...] = (
        Column(heading="Number", get=lambda row: row, entry=Whole()),
        Column(heading="Note", get=lambda row: "odd" if row % 2 else "even"),
    )
    return lone_view(qtbot, columns, LazyRows(range(rows)))


@pytest.fixture
def view(qtbot: QtBot) -> RecordView:
    """Give a table of ten rows with its fields open."""
    made = make(qtbot, 10)
    QTest.keyClick(made, Qt.Key.Key_L, KEYS)
    return made


def field(view: RecordView, heading: str) -> FilterField:
    """Give the field of a column."""
    found = view.filters.field(heading)
    assert found is not None
    return found


def shown(view: RecordView) -> list[int]:
    """Give the rows that are shown."""
    return list(view.table.rows)


def test_conditions_are_typed_and_hold_together(qtbot: QtBot, view: RecordView) -> None:
    """The key opens the field of the column where one is; each further one narrows."""
    told: list[str] = []
    view.told.connect(told.append)
    QTest.keyClicks(field(view, "Number"), "> 4")
    qtbot.waitUntil(lambda: shown(view) == [5, 6, 7, 8, 9])
    QTest.keyClicks(field(view, "Note"), "odd")
    qtbot.waitUntil(lambda: shown(view) == [5, 7, 9])
    QTest.keyClicks(field(view, ""), "row 7")
    qtbot.waitUntil(lambda: shown(view) == [7])
    assert told[-1] == "1 of 10 rows are shown."


def test_what_is_no_condition_is_marked_and_holds_nothing_back(
    qtbot: QtBot, view: RecordView
) -> None:
    """A comparison with a word shows all rows, and says what is wrong."""
    number = field(view, "Number")
    number.setText("> lots")
    view.filters.apply()
    assert shown(view) == list(range(10))
    assert "lots" in number.toolTip()
    assert number.bad
    number.setText("> 8")
    view.filters.apply()
    assert shown(view) == [9]
    assert not number.bad


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, None])
def test_closing_shows_all_rows(view: RecordView, key: Qt.Key | None) -> None:
    """Escape in a field, or the key again in the table, closes the fields; one stays in place."""
    top = view.viewport().geometry().top()
    number = field(view, "Number")
    number.setText("3")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert view.hasFocus()
    assert shown(view) == [3]
    view.setCurrentIndex(view.table.index(0, 0))
    if key is None:
        QTest.keyClick(view, Qt.Key.Key_L, KEYS)
    else:
        QTest.keyClick(number, key)
    QApplication.processEvents()
    assert not view.filters.open
    assert shown(view) == list(range(10))
    assert view.currentIndex().row() == 3
    assert view.viewport().geometry().top() < top


def test_fields_stand_under_their_headings(view: RecordView) -> None:
    """They follow widths and order, and hidden columns have none."""
    header = view.headings
    view.headings.resizeSection(0, 150)
    header.moveSection(1, 0)
    QApplication.processEvents()
    for at, heading in enumerate(("Number", "Note")):
        left = header.sectionViewportPosition(at)
        assert field(view, heading).geometry().left() == left + 2
        assert field(view, heading).width() == header.sectionSize(at) - 4
        assert field(view, heading).geometry().bottom() < header.height()
    view.layout_kept.hide("Note")
    assert field(view, "Note").isHidden()


def test_a_long_table_is_filtered_between_events(qtbot: QtBot) -> None:
    """It shows what it showed until the rows are found, then says how many there are."""
    view = make(qtbot, 20_000)
    told: list[str] = []
    view.told.connect(told.append)
    view.filters.filter_by("Note", "odd")
    assert view.table.arranging
    assert len(view.table.rows) == 20_000
    qtbot.waitUntil(lambda: not view.table.arranging)
    assert len(view.table.rows) == 10_000
    assert told[-1] == "10,000 of 20,000 rows are shown."
    view.sort_by("Number", descending=True)
    qtbot.waitUntil(lambda: not view.table.arranging)
    assert [view.table.rows[at] for at in (0, -1)] == [19_999, 1]
