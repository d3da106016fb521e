"""The window's colours and measures: light, dark and high contrast, by palette roles.

Qt's own switch of the colour scheme changes nothing on some platforms, so the palettes
are our own. Widgets and charts take every colour from the palette they are shown with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.settings import ThemeName

SPACE: Final = 8
"""Distances on the screen are multiples of this, in logical pixels."""

_FAINT: Final = 0.7
_STYLED: Final = "styled"
_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One set of colours, as #rrggbb."""

    window: str
    base: str
    alternate: str
    text: str
    muted: str
    off: str
    line: str
    pressed: str
    accent: str
    on_accent: str
    selection: str
    on_selection: str
    button: str


LIGHT: Final = Colours(
    window="#f5f6f8",
    base="#ffffff",
    alternate="#f8f9fb",
    text="#1c2024",
    muted="#5c6570",
    off="#5c6570",
    line="#dde1e6",
    pressed="#dde1e6",
    accent="#1f5fbf",
    on_accent="#ffffff",
    selection="#d9e6f9",
    on_selection="#10243f",
    button="#ffffff",
)
DARK: Final = Colours(
    window="#1d2025",
    base="#15171b",
    alternate="#191c21",
    text="#e7e9ec",
    muted="#9aa3ad",
    off="#9aa3ad",
    line="#343941",
    pressed="#343941",
    accent="#7fb0f5",
    on_accent="#0d1b2e",
    selection="#274163",
    on_selection="#f2f6fc",
    button="#2a2e35",
)
CONTRAST: Final = Colours(
    window="#000000",
    base="#000000",
    alternate="#000000",
    text="#ffffff",
    muted="#ffffff",
    off="#9a9a9a",
    line="#ffffff",
    pressed="#4d4d4d",
    accent="#ffd60a",
    on_accent="#000000",
    selection="#ffd60a",
    on_selection="#000000",
    button="#000000",
)


def colours_of(name: ThemeName, *, system_dark: bool) -> Colours:
    """Give the colours of a theme; `system_dark` is what the desktop is set to."""
    if name == "system":
        return DARK if system_dark else LIGHT
    return {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}[name]


def palette_of(colours: Colours) -> QPalette:
    """Give the palette of a set of colours.

    Beside the usual roles: `PlaceholderText` is for what matters less, `Mid` for
    lines, `Accent` for the one accent, `Shadow` for buttons that cannot be used: a style
    sheet knows the palette's colours of what is enabled only.
    """
    palette = QPalette()
    roles = {
        _Role.Window: colours.window,
        _Role.WindowText: colours.text,
        _Role.Base: colours.base,
        _Role.AlternateBase: colours.alternate,
        _Role.ToolTipBase: colours.base,
        _Role.ToolTipText: colours.text,
        _Role.PlaceholderText: colours.muted,
        _Role.Text: colours.text,
        _Role.Button: colours.button,
        _Role.ButtonText: colours.text,
        _Role.BrightText: colours.on_accent,
        _Role.Light: colours.base,
        _Role.Midlight: colours.pressed,
        _Role.Mid: colours.line,
        _Role.Dark: colours.muted,
        _Role.Shadow: colours.off,
        _Role.Highlight: colours.selection,
        _Role.HighlightedText: colours.on_selection,
        _Role.Accent: colours.accent,
        _Role.Link: colours.accent,
        _Role.LinkVisited: colours.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(_Group.Disabled, role, QColor(colours.off))
    palette.setColor(_Group.Disabled, _Role.Highlight, QColor(colours.line))
    return palette


def apply_theme(app: QApplication, name: ThemeName) -> None:
    """Give the whole program the colours of a theme."""
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    app.setPalette(palette_of(colours_of(name, system_dark=dark)))
    for window in app.topLevelWidgets():
        if window.property(_STYLED):
            # Set again, because rules that name palette roles are worked out when they are set.
            window.setStyleSheet(STYLE)


def style_window(window: QWidget) -> None:
    """Give a window, and the dialogs over it, the measures of the program.

    Not the application: all that is put into anything would be styled anew, with all inside,
    which is most of the time that a page takes to be made.
    """
    window.setProperty(_STYLED, True)
    window.setStyleSheet(STYLE)


def faint_colour(palette: QPalette) -> QColor:
    """Give the colour of lines that cannot be used: thin ones in that of words look as if."""
    off, ground = palette.color(_Role.Shadow), palette.color(_Role.Window)
    pairs = (
        (off.red(), ground.red()),
        (off.green(), ground.green()),
        (off.blue(), ground.blue()),
    )
    return QColor(*(round(_FAINT * one + (1 - _FAINT) * other) for one, other in pairs))


def is_dark(palette: QPalette) -> bool:
    """Tell whether text is lighter than what it stands on."""
    return palette.color(_Role.Window).lightness() < palette.color(_Role.WindowText).lightness()


def warning_colour(palette: QPalette) -> QColor:
    """Give the colour of what should be looked at."""
    return QColor("#f0b429" if is_dark(palette) else "#8f5400")


def stop_colour(palette: QPalette) -> QColor:
    """Give the colour of what stands in the way of a plan."""
    return QColor("#ff8a75" if is_dark(palette) else "#b3261e")


def good_colour(palette: QPalette) -> QColor:
    """Give the colour of what is proven and checked."""
    return QColor("#5ccfa0" if is_dark(palette) else "#00704a")


# Only what the style cannot be told otherwise: flat bars, quiet tabs and headings.
STYLE: Final = """
QMainWindow::separator { background: palette(mid); width: 1px; height: 1px; }
QToolBar { border: none; border-bottom: 1px solid palette(mid); padding: 8px; spacing: 8px; }
QStatusBar { border-top: 1px solid palette(mid); }
QStatusBar::item { border: none; }
QToolTip { color: palette(tool-tip-text); background: palette(tool-tip-base);
    border: 1px solid palette(mid); padding: 4px; }

QPushButton, QToolButton { border: 1px solid palette(mid); border-radius: 4px;
    padding: 4px 12px; min-height: 20px; background: palette(button); color: palette(button-text); }
QToolButton { padding: 4px 6px; }
QTabBar QToolButton { min-height: 0; padding: 0; }
QLineEdit > QToolButton { min-height: 0; padding: 0; border: none; background: transparent; }
QToolBar QToolButton, QToolButton[flat="true"] { border-color: transparent;
    background: transparent; }
QPushButton:hover, QToolButton:hover { background: palette(alternate-base);
    border-color: palette(dark); }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: palette(midlight); }
QPushButton:focus, QToolButton:focus { border: 1px solid palette(accent); }
QPushButton:disabled, QToolButton:disabled { color: palette(shadow); }
QPushButton[primary="true"], QToolButton[primary="true"] { background: palette(accent);
    color: palette(bright-text); border-color: palette(accent); }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus {
    border: 2px solid palette(window-text); }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled {
    background: palette(midlight); color: palette(dark); border-color: palette(midlight); }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit { border: 1px solid palette(mid);
    border-radius: 4px; padding: 4px 6px; background: palette(base); color: palette(text);
    placeholder-text-color: palette(shadow); }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus {
    border: 1px solid palette(accent); }

QTabWidget::pane { border: none; border-top: 1px solid palette(mid); }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { border: none; padding: 8px 12px; color: palette(placeholder-text);
    border-bottom: 2px solid transparent; background: transparent; }
QTabBar::tab:selected { color: palette(window-text); border-bottom: 2px solid palette(accent); }
QTabBar::tab:hover { color: palette(window-text); }
QTabBar::tab:focus { color: palette(accent); }

QTableView, QTreeView, QListView { border: none; background: palette(base);
    alternate-background-color: palette(alternate-base); gridline-color: palette(mid); }
QTableView QLineEdit { border-radius: 0; padding: 0 4px; }
QHeaderView { background: palette(base); }
QHeaderView::section { border: none; border-bottom: 1px solid palette(mid); padding: 6px 8px;
    background: palette(base); color: palette(placeholder-text); }
QTableCornerButton::section { border: none; border-bottom: 1px solid palette(mid);
    background: palette(base); }
QFrame[edged="true"] { border: 1px solid palette(dark); border-radius: 4px; }
QSplitter::handle { background: palette(mid); }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: palette(mid); border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover { background: palette(dark); }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { border: none; border-radius: 3px; background: palette(midlight);
    max-height: 6px; min-height: 6px; }
QProgressBar::chunk { border-radius: 3px; background: palette(accent); }
QMenu { border: 1px solid palette(mid); }
QMenu::separator { height: 1px; background: palette(mid); margin: 4px; }
QScrollArea { border: 1px solid transparent; background: transparent; }
QScrollArea:focus { border: 1px solid palette(accent); }
QGraphicsView { border: 1px solid transparent; }
QGraphicsView:focus { border: 1px solid palette(accent); }
"""
