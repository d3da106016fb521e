"""The menus list what can be opened, and the sets of colours."""

import seeds
from ui.main_window import MainWindow
from ui.settings import Settings


def test_without_recent_projects_the_menu_says_so(window: MainWindow) -> None:
    """Nothing there can be chosen then."""
    window.recent_menu.aboutToShow.emit()
    (only,) = window.recent_menu.actions()
    assert only.text() == "No recent projects"
    assert not only.isEnabled()


def test_every_sample_can_be_opened(window: MainWindow) -> None:
    """Each has an entry of its own."""
    menus = [one for one in window.findChildren(type(window.recent_menu)) if one.actions()]
    (samples,) = (one for one in menus if one.title() == "Open sa&mple")
    assert len(samples.actions()) == len(seeds.sample_names())


def test_the_set_of_colours_in_use_is_ticked(window: MainWindow, settings: Settings) -> None:
    """One of four, the remembered one."""
    ticked = [
        action.text()
        for action in window.findChildren(type(window.commands["why"]))
        if action.isCheckable() and action.isChecked() and "olour" in action.text()
    ]
    assert settings.theme == "system"
    assert ticked == ["Colours of the &system"]
