"""The list of pages: what is selected and has the keyboard is seen in every theme."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.pictures.photographer import THEMES
from ui.settings import ThemeName
from ui.sidebar import Sidebar
from ui.theme import apply_theme

_LEAST_CONTRAST = 3.0
"""Of thin strokes as they are drawn, which are paler than their colour."""


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    """Give a shown list of two pages, the second selected and with problems."""
    shown = Sidebar(("Demand", "Limits"))
    qtbot.addWidget(shown)
    shown.resize(168, 200)
    shown.setCurrentRow(1)
    shown.set_badge(1, "!3", "warn")
    shown.show()
    return shown


def selected_row(sidebar: Sidebar) -> QImage:
    """Give the picture of the selected row."""
    row = sidebar.visualItemRect(sidebar.item(1))
    return sidebar.viewport().grab(row).toImage()


@pytest.mark.parametrize("theme", THEMES)
def test_the_keyboard_is_seen(
    qapp: QApplication, qtbot: QtBot, sidebar: Sidebar, theme: ThemeName
) -> None:
    """The selected page looks otherwise where the keyboard is on it."""
    apply_theme(qapp, theme)
    sidebar.clearFocus()
    without = selected_row(sidebar)
    sidebar.activateWindow()
    sidebar.setFocus()
    qtbot.waitUntil(sidebar.hasFocus)
    assert selected_row(sidebar) != without


@pytest.mark.parametrize("theme", THEMES)
def test_what_there_is_to_look_at_can_be_read(
    qapp: QApplication, sidebar: Sidebar, theme: ThemeName
) -> None:
    """A selected page's badge stands out from its ground, also where its edges are smoothed."""
    apply_theme(qapp, theme)
    picture = selected_row(sidebar)
    wide, high = picture.width(), picture.height()
    ratio = wide / sidebar.viewport().width()
    right = range(round(wide - 40 * ratio), round(wide - 8 * ratio))
    inner = range(round(8 * ratio), high - round(8 * ratio))
    points = [luminance(picture.pixelColor(at, line)) for at in right for line in inner]
    assert (max(points) + 0.05) / (min(points) + 0.05) >= _LEAST_CONTRAST


def luminance(colour: QColor) -> float:
    """Give the relative luminance, from 0 to 1, as WCAG 2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
