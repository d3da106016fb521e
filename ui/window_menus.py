"""What the menus list beside commands: recent projects, samples and the sets of colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

import seeds
from ui.help.field_tips import explain_command
from ui.settings import Settings, ThemeName
from ui.theme import apply_theme

_THEME_NAMES: Final[dict[ThemeName, str]] = {
    "system": "Colours of the &system",
    "light": "&Light colours",
    "dark": "Da&rk colours",
    "contrast": "&High contrast",
}


class ProjectMenus:
    """The menus of projects to open: the recent ones and the samples."""

    def __init__(
        self,
        parent: QWidget,
        settings: Settings,
        open_path: Callable[[Path], object],
        open_sample: Callable[[str], object],
    ) -> None:
        """Open a project by its path, or a sample by its name, when one is chosen."""
        self._settings = settings
        self._open_path = open_path
        self.recent = QMenu("Open &recent", parent)
        self.recent.aboutToShow.connect(self._fill_recent)
        self.samples = QMenu("Open sa&mple", parent)
        for name in seeds.sample_names():
            action = self.samples.addAction(name.replace("-", " ").capitalize())
            explain_command(action, "sample")
            load = partial(open_sample, name)
            action.triggered.connect(lambda _checked=False, run=load: run())

    def insert(self, menu: QMenu, before: QAction) -> None:
        """Put both into a menu."""
        menu.insertMenu(before, self.recent)
        menu.insertMenu(before, self.samples)
        menu.insertSeparator(before)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self._settings.recent_files:
            action = self.recent.addAction(path.name)
            action.setToolTip(str(path))
            explain_command(action, "recent", {"path": str(path)})
            action.triggered.connect(lambda _checked=False, path=path: self._open_path(path))
        if self.recent.isEmpty():
            none = self.recent.addAction("No recent projects")
            explain_command(none, "recent-none")
            none.setEnabled(False)


def add_themes(parent: QWidget, menus: Mapping[str, QMenu], settings: Settings) -> None:
    """Let the sets of colours be chosen in the menu View."""
    group = QActionGroup(parent)
    menus["&View"].addSeparator()
    for name, title in _THEME_NAMES.items():
        action = menus["&View"].addAction(title)
        explain_command(action, f"theme-{name}")
        action.setCheckable(True)
        action.setChecked(name == settings.theme)
        action.triggered.connect(lambda _checked=False, name=name: set_theme(settings, name))
        group.addAction(action)


def set_theme(settings: Settings, name: ThemeName) -> None:
    """Change the program's colours, and remember it."""
    settings.theme = name
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, name)
