"""The colours: enough contrast to read in every theme."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.settings import ThemeName
from ui.theme import (
    CONTRAST,
    DARK,
    LIGHT,
    STYLE,
    Colours,
    apply_theme,
    colours_of,
    faint_colour,
    good_colour,
    is_dark,
    palette_of,
    stop_colour,
    style_window,
    warning_colour,
)


def luminance(colour: QColor) -> float:
    """Give the relative luminance as WCAG 2 defines it."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: QColor | str, two: QColor | str) -> float:
    """Give the contrast ratio of two colours as WCAG 2 defines it, 1 to 21."""
    first, second = sorted((luminance(QColor(one)), luminance(QColor(two))))
    return (second + 0.05) / (first + 0.05)


@pytest.mark.parametrize(
    ("colours", "least"),
    [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST, 7.0)],
    ids=["light", "dark", "high"],
)
def test_text_can_be_read(colours: Colours, least: float) -> None:
    """Text, muted text, selections, the accent and the signs meet WCAG AA, high contrast AAA."""
    palette = palette_of(colours)
    for ground in (colours.window, colours.base):
        assert contrast(colours.text, ground) >= max(least, 7)
        assert contrast(colours.muted, ground) >= least
        assert contrast(colours.accent, ground) >= least
        for sign in (warning_colour, stop_colour, good_colour):
            assert contrast(sign(palette), ground) >= least
    assert contrast(colours.on_selection, colours.selection) >= least
    assert contrast(colours.text, colours.pressed) >= least
    assert contrast(colours.on_accent, colours.accent) >= least


def test_the_system_decides_only_when_asked() -> None:
    """Only the theme called "system" follows the desktop."""
    assert colours_of("system", system_dark=True) is DARK
    assert colours_of("system", system_dark=False) is LIGHT
    assert colours_of("light", system_dark=True) is LIGHT
    assert is_dark(palette_of(DARK))
    assert not is_dark(palette_of(LIGHT))


def test_disabled_text_is_paler() -> None:
    """What cannot be used looks it."""
    palette = palette_of(LIGHT)
    role = QPalette.ColorRole.ButtonText
    disabled = palette.color(QPalette.ColorGroup.Disabled, role)
    assert disabled.lightness() > palette.color(QPalette.ColorGroup.Active, role).lightness()


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "high"])
def test_a_button_that_cannot_be_used_looks_it(colours: Colours) -> None:
    """In each set of colours its text can be read, and is another than that of the others."""
    assert contrast(colours.off, colours.button) >= 4.5
    assert contrast(colours.off, colours.text) >= 2
    palette = palette_of(colours)
    assert palette.color(QPalette.ColorRole.Shadow) == QColor(colours.off)
    assert "QPushButton:disabled, QToolButton:disabled { color: palette(shadow); }" in STYLE


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "high"])
def test_a_picture_that_cannot_be_used_looks_it(colours: Colours) -> None:
    """Its thin lines can be seen, and are far paler than those of one that can."""
    faint = contrast(faint_colour(palette_of(colours)), colours.window)
    assert faint >= 2.7
    assert contrast(colours.text, colours.window) >= 3 * faint


@pytest.mark.parametrize(
    ("name", "colours", "least"),
    [("light", LIGHT, 4.5), ("dark", DARK, 4.5), ("contrast", CONTRAST, 7.0)],
)
def test_what_an_empty_field_says_can_be_read(
    qtbot: QtBot, qapp: QApplication, name: ThemeName, colours: Colours, least: float
) -> None:
    """It is paler than an entry, and still as easy to read as other text."""
    apply_theme(qapp, name)
    field = QLineEdit()
    qtbot.addWidget(field)
    style_window(field)
    field.ensurePolished()
    shown = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert contrast(shown, colours.base) >= least
    assert contrast(shown, colours.text) >= 2


def test_a_window_and_its_dialogs_have_the_measures(qtbot: QtBot, qapp: QApplication) -> None:
    """Rules hold in a window and in what lies over it, and follow the colours; not elsewhere."""
    window = QWidget()
    qtbot.addWidget(window)
    usual = QPushButton("Plan", window)
    before = usual.sizeHint()
    style_window(window)
    inside, over = QPushButton("Plan", window), QPushButton("Plan", QDialog(window))
    for one in (usual, inside, over):
        one.ensurePolished()
    assert usual.sizeHint() == inside.sizeHint() == over.sizeHint() != before
    grounds = []
    for name in ("light", "dark"):
        apply_theme(qapp, name)
        inside.resize(inside.sizeHint())
        grounds.append(inside.grab().toImage().pixelColor(inside.rect().center()).lightness())
    assert grounds[0] > grounds[1]
    assert not qapp.styleSheet()
