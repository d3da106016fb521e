"""Headings make room for other widgets, and mark the sorted column beside its text."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.trial import trial_project
from ui.document import Document
from ui.entry import Whole
from ui.tables.columns import Column, RowTitle
from ui.tables.headings import TitleHeader
from ui.tables.records import RecordTable
from ui.tables.view import RecordView

ROWS = 50_000


@pytest.fixture
def view(qtbot: QtBot) -> RecordView:
    """Give a table of numbers and words, shown."""
    columns: tuple[Column[int], ...] = (
        Column(heading="Number", get=lambda row: row, entry=Whole(), width=120),
        Column(heading="Word", get=lambda row: f"word {row}", width=120),
    )
    table = RecordTable(
        Document(trial_project()), lambda: columns, lambda: range(ROWS), key=lambda row: row
    )
    made = RecordView(table)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    QApplication.processEvents()
    return made


def marks(view: RecordView) -> list[int]:
    """Give the places across at which the mark of a sorted column is painted."""
    picture = view.headings.grab().toImage()
    accent = view.palette().color(QPalette.ColorRole.Accent)
    y = round(view.headings.height() / 2 * picture.devicePixelRatio())
    return [x for x in range(picture.width()) if picture.pixelColor(x, y) == accent]


def test_the_mark_stands_beside_the_heading(view: RecordView) -> None:
    """Left of a heading that stands at the right, right of one that stands at the left."""
    assert not marks(view)
    view.sort_by("Number")
    assert marks(view)
    assert max(marks(view)) < 20
    view.sort_by("Word", descending=True)
    assert 220 < min(marks(view)) <= max(marks(view)) < 240
    view.sort_by(None)
    assert not marks(view)


def test_room_is_made_and_given_back(view: RecordView) -> None:
    """The cells move down by what is asked for, and up again."""
    before = view.viewport().geometry().top()
    view.headings.make_room(above=40, below=30)
    assert view.viewport().geometry().top() == before + 70
    view.headings.make_room(above=0, below=0)
    assert view.viewport().geometry().top() == before


def test_selecting_all_asks_no_row_whether_it_is(
    view: RecordView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With fifty thousand rows selected the headings are painted as soon as with one."""
    asked: list[int] = []
    flags = RecordTable.flags

    def counted(table: RecordTable[int], index: object) -> Qt.ItemFlag:
        asked.append(1)
        return flags(table, index)  # type: ignore[arg-type]

    monkeypatch.setattr(RecordTable, "flags", counted)
    view.selectAll()
    view.grab()
    assert len(asked) < 1_000
    assert view.indexAt(QPoint(5, 5)).isValid()


def test_a_long_title_runs_over_the_lines_of_its_row(qtbot: QtBot) -> None:
    """In a table whose texts wrap, as long as its words fit; else its middle is left out."""
    titles = ("short", "a name of several words that is long", "Donaudampfschifffahrtsgesellschaft")
    columns: tuple[Column[int], ...] = (Column(heading="Number", get=lambda row: row),)
    table = RecordTable(
        Document(trial_project()),
        lambda: columns,
        lambda: range(3),
        key=lambda row: row,
        title=RowTitle(heading="Name", get=lambda row: titles[row]),
    )
    made = RecordView(table)
    qtbot.addWidget(made)
    made.widest_title = 120
    made.set_wrapping()
    made.resize(400, 300)
    made.show()
    header = made.verticalHeader()
    assert isinstance(header, TitleHeader)
    qtbot.waitUntil(lambda: made.rowHeight(1) > made.rowHeight(0))
    whole = [
        header.lines_fit(title, QRect(0, 0, header.width() - 16, made.rowHeight(row)))
        for row, title in enumerate(titles)
    ]
    assert whole == [True, True, False]
