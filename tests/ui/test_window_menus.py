"""The menus list what can be opened, and the sets of colours."""

from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

import seeds
from procure.words import sentence
from ui.main_window import MainWindow
from ui.settings import Settings, ThemeName
from ui.window_menus import set_theme


def test_without_recent_projects_the_menu_says_so(window: MainWindow) -> None:
    """Nothing there can be chosen then."""
    window.projects.recent.aboutToShow.emit()
    (only,) = window.projects.recent.actions()
    assert only.text() == "No recent projects"
    assert not only.isEnabled()


def test_every_sample_can_be_opened(window: MainWindow) -> None:
    """Each has an entry of its own."""
    assert len(window.projects.samples.actions()) == len(seeds.sample_names())


def test_the_set_of_colours_in_use_is_ticked(window: MainWindow, settings: Settings) -> None:
    """One of four, the remembered one."""
    ticked = [
        action.text()
        for action in window.findChildren(type(window.commands["why"]))
        if action.isCheckable() and action.isChecked() and "olour" in action.text()
    ]
    assert settings.theme == "system"
    assert ticked == ["Colours of the &system"]


def test_themes_switch(qtbot: QtBot, settings: Settings) -> None:
    """Each set of colours is put on and remembered; text keeps its distance from the ground."""
    shown = QMainWindow()
    qtbot.addWidget(shown)
    shown.show()
    names: tuple[ThemeName, ...] = ("dark", "contrast", "light")
    for name in names:
        set_theme(settings, name)
        assert settings.theme == name
        palette = shown.palette()
        distance = palette.windowText().color().lightness() - palette.window().color().lightness()
        assert abs(distance) > 150


def test_a_command_is_told_of_while_its_entry_is_looked_at(
    qtbot: QtBot, window: MainWindow
) -> None:
    """In the line of the plan's state, which is back when the menu is closed."""
    menu, bar = window.commands["import"].associatedObjects()[0], window.statusBar()
    assert isinstance(menu, QMenu)
    assert window.status.isVisible()
    with qtbot.waitExposed(menu):
        menu.popup(window.mapToGlobal(window.rect().center()))
    menu.setActiveAction(window.commands["import"])
    assert bar.currentMessage() == sentence("menu-import")
    menu.close()
    qtbot.waitUntil(window.status.isVisible)
    assert bar.currentMessage() == ""


def test_a_button_does_not_hide_the_plans_state(window: MainWindow) -> None:
    """The pointer rests on Plan while planning tells how far it is."""
    button = window.toolbar.widgetForAction(window.toolbar.actions()[-1])
    assert button is not None
    assert button.statusTip() == sentence("menu-why")
    QApplication.sendEvent(button, QStatusTipEvent(button.statusTip()))
    assert window.statusBar().currentMessage() == ""
    assert window.status.isVisible()
