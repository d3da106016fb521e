"""Texts of cells break where they can be read on, and what is selected can be read at all."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.ui.lone_table import lone_view
from ui.entry import Choice, Switch
from ui.tables.cells import TICK_INSET, unbroken
from ui.tables.columns import Column
from ui.theme import CONTRAST, palette_of


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("not ordered from +83.9 %", "+83.9\N{NO-BREAK SPACE}%"),
        ("160 × L4 24GB, 56 × MI300X", "56\N{NO-BREAK SPACE}× MI300X"),
        ("US$29.2k–34.3k", "k–\N{WORD JOINER}34.3k"),
    ],
)
def test_a_number_keeps_its_sign(text: str, kept: str) -> None:
    """Neither a sign after a number nor the end of a range begins a line."""
    assert kept in unbroken(text)


SWITCH, QUIET, PICKED = range(3)


def test_what_is_selected_can_be_read_in_high_contrast(qtbot: QtBot) -> None:
    """Marks, muted texts and ticks have the colour of selected text, not that of the others."""
    columns: tuple[Column[int], ...] = (
        Column(
            heading="On",
            get=lambda _row: True,
            entry=Switch("on", "off"),
            put=lambda inputs, _row, _value: inputs,
        ),
        Column(heading="Quiet", get=str, muted=lambda _row: True, assumed=lambda _row: True),
        Column(
            heading="Picked",
            get=lambda _row: "a",
            entry=Choice(("a", "this"), ("b", "that"), ("c", "other")),
            put=lambda inputs, _row, _value: inputs,
        ),
    )
    view = lone_view(qtbot, columns, [1, 2])
    view.setPalette(palette_of(CONTRAST))
    view.selectAll()
    view.clearFocus()
    ground, ink = QColor(CONTRAST.selection), QColor(CONTRAST.on_selection)
    for column in (SWITCH, QUIET, PICKED):
        # Not the cell where one is.
        place = view.visualRect(view.table.index(1, column))
        picture = view.viewport().grab(place).toImage()
        wide, high = picture.width(), picture.height()
        seen = [picture.pixelColor(x, y) for x in range(wide) for y in range(high)]
        assert all(one.blue() <= max(ground.blue(), ink.blue()) for one in seen)
        assert any(one.green() < ground.green() // 3 for one in seen)
    box = view.visualRect(view.table.index(1, SWITCH))
    picture = view.viewport().grab(box).toImage()
    edge = [picture.pixelColor(TICK_INSET + at, picture.height() // 2) for at in range(-1, 2)]
    assert any(one.green() < ground.green() * 0.7 for one in edge)
