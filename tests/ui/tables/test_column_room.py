"""Columns that may be narrower give way to those after them; without need they do not."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.lone_table import lone_view
from ui.entry import Whole
from ui.tables.column_room import shared
from ui.tables.columns import Column, halves
from ui.tables.layout import Layout
from ui.tables.view import RecordView

FIXED, SOFT, LAST = range(3)


def make(qtbot: QtBot) -> RecordView:
    """Give a table with a column that may be narrower, and one that takes the rest."""
    columns: tuple[Column[int], ...] = (
        Column(heading="Number", get=lambda row: row, entry=Whole(), width=100),
        Column(heading="Name", get=lambda row: f"name {row}", width=260, least=90),
        Column(heading="Note", get=lambda row: f"note {row}"),
    )
    view = lone_view(qtbot, columns, range(3))
    view.set_wrapping()
    return view


@pytest.mark.parametrize(
    ("room", "widths", "found"),
    [
        (400, [(100, 100), (200, 50)], [100, 200]),
        (300, [(100, 100), (200, 50)], [100, 200]),
        (240, [(100, 100), (200, 50)], [100, 140]),
        (240, [(100, 60), (200, 120)], [80, 160]),
        (180, [(100, 60), (200, 120)], [60, 120]),
        (179, [(100, 60), (200, 120)], [60, 120]),
        (50, [], []),
    ],
)
def test_what_is_lacking_is_taken_from_those_that_can_give(
    room: int, widths: list[tuple[int, int]], found: list[int]
) -> None:
    """In the measure of what each can give; where all of it is not enough, all of it."""
    assert shared(room, widths) == found


def test_what_is_shared_fills_the_room_to_the_pixel() -> None:
    """Widths that do not divide evenly leave nothing over, and nobody gets less than the least."""
    widths = [(101, 60), (77, 70), (133, 40)]
    for room in range(170, 312):
        found = shared(room, widths)
        assert sum(found) == min(room, 311)
        assert all(least <= got <= wide for got, (wide, least) in zip(found, widths, strict=True))


def test_a_column_gives_way_and_comes_back(qtbot: QtBot) -> None:
    """All columns are in sight while that is possible; with more room all are as they should be."""
    view = make(qtbot)
    beside = view.width() - view.viewport().width()
    for width, name in ((800, 260), (beside + 100 + 150 + 96, 150), (beside + 100 + 89 + 96, 90)):
        view.resize(width, 300)
        QApplication.processEvents()
        assert view.columnWidth(SOFT) == name
        assert view.columnWidth(FIXED) == 100
        whole = sum(view.columnWidth(at) for at in range(3)) <= view.viewport().width()
        assert whole == (name + 196 <= view.viewport().width())


def test_what_a_person_made_wide_stays_wide(qtbot: QtBot) -> None:
    """A column gives way as long as nobody has given it a width."""
    view = make(qtbot)
    view.layout_kept.take(Layout(widths={"Name": 300}))
    view.resize(400, 300)
    QApplication.processEvents()
    assert view.columnWidth(SOFT) == 300
    view.layout_kept.reset()
    assert view.columnWidth(SOFT) < 260


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Spend with the largest supplier", ("Spend with the", "largest supplier")),
        ("Take-or-pay remainder", ("Take-or-pay", "remainder")),
        ("Leistungsaufnahmegrenze", ("Leistungsaufnahmegrenze",)),
    ],
)
def test_a_long_heading_stands_on_two_lines(text: str, lines: tuple[str, ...]) -> None:
    """It breaks between words, where its lines are most alike; what is copied has no break."""
    assert halves(text) == lines
    column: Column[int] = Column(heading=text, get=lambda row: row)
    assert column.over == "\n".join(lines)
    assert column.title == text
