"""What an edge of a table cuts is never read as another figure."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QFontMetrics, QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.lone_table import lone_view
from ui.entry import Whole
from ui.tables.cells import RecordDelegate
from ui.tables.columns import Column
from ui.tables.cut_cells import MARGIN, MORE, heading_in_sight, in_sight, whole_figure
from ui.tables.view import RecordView

FIGURES = (7_123_456, 9_123_999)
WIDE = 160


@pytest.fixture
def view(qtbot: QtBot) -> RecordView:
    """Give a table of eight columns of the same two figures, wider than its window."""
    columns: list[Column[int]] = [
        Column(heading=f"Figure {at}", get=lambda row: row, entry=Whole(), width=WIDE)
        for at in range(8)
    ]
    made = lone_view(qtbot, columns, FIGURES)
    made.clearSelection()
    made.clearFocus()
    return made


class Painted(QObject):
    """Notes which parts of a widget are painted."""

    def __init__(self, widget: QWidget) -> None:
        """Watch a widget."""
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def has(self, place: QRect) -> bool:
        """Tell whether all of a place was painted."""
        return QRegion(place).subtracted(self.region).isEmpty()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - as Qt has it
        """Note what is painted."""
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return super().eventFilter(watched, event)


def painted(view: RecordView, row: int, left: int, wide: int) -> QImage:
    """Give what is seen of a row between two places across."""
    place = view.visualRect(view.table.index(row, 0))
    return view.viewport().grab(QRect(left, place.top() + 2, wide, place.height() - 4)).toImage()


def seen(view: RecordView) -> Iterator[tuple[int, int]]:
    """Give left and width of what is in sight of each column."""
    for at in range(8):
        left, end = view.columnViewportPosition(at), view.columnViewportPosition(at) + WIDE
        left, end = max(left, 0), min(end, view.viewport().width())
        if end > left:
            yield left, end - left


@pytest.mark.parametrize("scrolled", [0, 40, 100, 130, 159])
def test_a_figure_is_shown_whole_or_not_at_all(view: RecordView, scrolled: int) -> None:
    """Two figures look different, or like nothing but an ellipsis: at both edges."""
    view.horizontalScrollBar().setValue(scrolled)
    QApplication.processEvents()
    metrics = view.fontMetrics()
    needed = metrics.horizontalAdvance(f"{FIGURES[0]:,}")
    for left, wide in seen(view):
        same = painted(view, 0, left, wide) == painted(view, 1, left, wide)
        if wide > needed + 20:
            assert not same
        if wide < needed - MARGIN:
            assert same


def cut(view: RecordView) -> set[int]:
    """Give the columns that an edge cuts."""
    ends = (0, view.viewport().width())
    lefts = {at: view.columnViewportPosition(at) for at in range(8)}
    return {at for at, left in lefts.items() if any(left < end < left + WIDE for end in ends)}


@pytest.mark.parametrize("values", [(30, 190), (190, 30), (30, 45), (600, 0), (0, 600)])
def test_scrolling_paints_the_cut_columns_anew(
    view: RecordView, qtbot: QtBot, values: tuple[int, int]
) -> None:
    """Cells and headings at the edges, as they are now and as they were before."""
    bar = view.horizontalScrollBar()
    bar.setValue(values[0])
    QApplication.processEvents()
    before = cut(view)
    for area in (view.viewport(), view.headings.viewport()):
        bar.setValue(values[0])
        QApplication.processEvents()
        notes = Painted(area)
        bar.setValue(values[1])
        for column in before | cut(view):
            place = QRect(view.columnViewportPosition(column), 0, WIDE, 20).intersected(area.rect())
            qtbot.waitUntil(partial(notes.has, place))


def test_the_part_of_a_cell_in_sight_lies_between_the_edges(view: RecordView) -> None:
    """But for a margin that is free anyway; what lies inside is as it is, and so is its height."""
    width = view.viewport().width()
    assert in_sight(QRect(-40, -9, 100, 20), view) == QRect(0, -9, 60, 20)
    cut = QRect(width - 30, 5, 30 + MARGIN, 20)
    assert in_sight(QRect(width - 30, 5, 100, 20), view) == cut
    assert in_sight(QRect(10, 5, 100, 20), view) == QRect(10, 5, 100, 20)
    assert in_sight(QRect(-10, 5, 100, 20), None) == QRect(-10, 5, 100, 20)


def test_a_width_is_asked_for_the_whole_figure(view: RecordView) -> None:
    """A cell without a place, as where a column is fitted, leaves nothing out."""
    delegate, option = view.itemDelegate(), QStyleOptionViewItem()
    assert isinstance(delegate, RecordDelegate)
    index = view.table.index(0, 0)
    delegate.initStyleOption(option, index)
    assert option.text == "7,123,456"
    option.rect = QRect(0, 0, 30, 28)
    delegate.initStyleOption(option, index)
    assert option.text == MORE
    assert delegate.sizeHint(QStyleOptionViewItem(), index) != QSize()


def test_texts_end_with_what_says_that_there_is_more(view: RecordView) -> None:
    """A figure has room or none; each line of a heading has its own end."""
    metrics: QFontMetrics = view.fontMetrics()
    wide = metrics.horizontalAdvance("1,234")
    assert whole_figure("1,234", wide, metrics) == "1,234"
    assert whole_figure("1,234", wide - 1, metrics) == MORE
    said = "+56,824,917 (+130.6 %)"
    short = metrics.horizontalAdvance("+56,824,917 …")
    assert whole_figure(said, short, metrics) == "+56,824,917 …"
    assert whole_figure(said, short - 1, metrics) == MORE
    room = metrics.horizontalAdvance("Spend with")
    assert heading_in_sight("Cost\nSpend with the largest", room, metrics).split("\n")[0] == "Cost"
    assert heading_in_sight("Cost\nSpend with the largest", room, metrics).endswith(MORE)
