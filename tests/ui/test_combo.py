"""Lists to choose from are seen, focused or not, in every set of colours."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.combo import ComboBox
from ui.theme import CONTRAST, DARK, LIGHT, Colours, palette_of


def edge(combo: ComboBox) -> QColor:
    """Give the colour in the middle of the left edge."""
    image = combo.grab().toImage()
    return image.pixelColor(0, image.height() // 2)


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST])
def test_the_focus_is_seen(qtbot: QtBot, colours: Colours) -> None:
    """A focused list has a ring in the accent's colour; in high contrast it has an edge always."""
    combo, other = ComboBox(), ComboBox()
    for one in (combo, other):
        one.setPalette(palette_of(colours))
        one.addItem("quarters")
        one.resize(120, 32)
        qtbot.addWidget(one)
        one.show()
    combo.activateWindow()
    combo.setFocus()
    qtbot.waitUntil(combo.hasFocus)
    QApplication.processEvents()
    assert edge(combo) == QColor(colours.accent)
    assert edge(other) != QColor(colours.accent)
    if colours is CONTRAST:
        assert edge(other) == QColor(colours.line)


def test_a_choice_without_room_ends_in_dots(qtbot: QtBot) -> None:
    """The style would cut through a letter; with room it is whole."""
    box = ComboBox()
    qtbot.addWidget(box)
    box.addItem("the whole order (as the file says)")
    box.resize(120, 28)
    box.show()
    assert box.fitting_text().endswith("…")
    assert box.fitting_text() != box.currentText()
    box.resize(400, 28)
    assert box.fitting_text() == box.currentText()
    box.grab()


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST])
def test_a_list_to_type_in_has_an_edge(qtbot: QtBot, colours: Colours) -> None:
    """Like the fields that it stands among, in every set of colours."""
    beside, combo = ComboBox(), ComboBox()
    combo.setEditable(True)
    combo.setPalette(palette_of(colours))
    for one in (combo, beside):
        one.resize(120, 32)
        qtbot.addWidget(one)
        one.show()
    beside.activateWindow()
    beside.setFocus()
    qtbot.waitUntil(beside.hasFocus)
    QApplication.processEvents()
    # Over what the style has drawn there before.
    assert abs(edge(combo).lightness() - QColor(colours.line).lightness()) < 24
