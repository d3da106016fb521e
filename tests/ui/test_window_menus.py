"""The menus list what can be opened, and the sets of colours."""

import seeds
from ui.main_window import MainWindow
from ui.settings import Settings


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
