"""How work begins: the first screen, new projects, and what is remembered of those before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from procure.project import Project
from ui import formats
from ui.actions import EXPORT_AS
from ui.document import Document
from ui.files import Files
from ui.price_lists.arrivals import Arrivals, kind_of
from ui.settings import Settings
from ui.start.blank_project import blank_project
from ui.start.page import StartPage
from ui.start.samples import read_sample

_WITHOUT_PROJECT = ("&Edit", "&Scenario", "&Plan", EXPORT_AS)
"""Menus that are about a project."""
_COMMANDS = ("save", "save_as", "import", "import_edited", "export", "why", "steer")


class Starting(QObject):
    """Shows the first screen in place of the window's pages until there is a project."""

    turned = Signal()
    """`shown` is different."""

    def __init__(
        self,
        document: Document,
        files: Files,
        arrivals: Arrivals,
        settings: Settings,
        ask_lists: Callable[[Callable[[Path], object]], object],
        parent: QObject,
    ) -> None:
        """Work with the window's parts; `ask_lists` asks for price lists to read."""
        super().__init__(parent)
        self._document = document
        self._files = files
        self._arrivals = arrivals
        self._settings = settings
        self._ask_lists = ask_lists
        self.after_sample: Callable[[], object] = lambda: None
        """What is done once a sample is open: it is planned."""
        self.page = StartPage(settings)
        self.frame = QStackedWidget()
        self._bars: tuple[QWidget, ...] = ()
        self._hidden: tuple[QAction, ...] = ()
        self.page.new_wanted.connect(self.new)
        self.page.lists_wanted.connect(self.new_from_lists)
        self.page.open_wanted.connect(files.open)
        self.page.recent_chosen.connect(files.open_path)
        self.page.sample_chosen.connect(self.open_sample)
        document.opened.connect(self.leave)
        document.file_changed.connect(self._remember)
        document.plan_changed.connect(self._remember)

    def place(
        self,
        pages: QWidget,
        bars: Sequence[QWidget],
        menus: Mapping[str, QMenu],
        commands: Mapping[str, QAction],
    ) -> None:
        """Stand in the place of the window's pages and bars when there is no project."""
        self._pages = pages
        self.frame.addWidget(pages)
        self.frame.addWidget(self.page)
        self._bars = tuple(bars)
        about_pages = [name for name in commands if name.startswith("page_")]
        self._hidden = (
            *(menus[title].menuAction() for title in _WITHOUT_PROJECT),
            *(commands[name] for name in (*_COMMANDS, *about_pages)),
        )

    @property
    def shown(self) -> bool:
        """Whether the first screen is in sight."""
        return self.frame.currentWidget() is self.page

    def show(self) -> None:
        """Show the first screen over a project that nobody has touched."""
        self._turn(self.page)
        self.page.refresh()
        self.page.take_focus()

    def leave(self) -> None:
        """Show the window's pages: there is a project."""
        if self.shown:
            self._turn(self._pages)

    def _turn(self, widget: QWidget) -> None:
        self.frame.setCurrentWidget(widget)
        for bar in self._bars:
            bar.setVisible(not self.shown)
        for action in self._hidden:
            # An action that is not visible hears no shortcut either.
            action.setVisible(not self.shown)
        self.turned.emit()

    # What one does

    def new(self) -> None:
        """Ask what a new project needs, and open it."""
        self._ask_new(lambda: None)

    def new_from_lists(self) -> None:
        """Ask for price lists, and open a new project with them."""
        self._ask_lists(lambda path: self.take([path]))

    def take(self, paths: Sequence[Path]) -> None:
        """Open what was dropped or chosen: projects as they are, lists in a new project."""
        refuse = self._files.questions.error
        if any(kind_of(path) == "price list" for path in paths):
            again = partial(self._arrivals.sort, paths, self._files.open_path, refuse)
            self._ask_new(again)
        else:
            self._arrivals.sort(paths, self._files.open_path, refuse)

    def _ask_new(self, then: Callable[[], object]) -> None:
        def made(project: Project) -> None:
            self._files.open_loaded(lambda: project, then)

        today = datetime.now().astimezone().date()
        self._files.questions.new_project(blank_project(today), made)

    def open_sample(self, name: str) -> None:
        """Open a sample and plan it, so that there is something to see."""
        self._files.open_loaded(partial(read_sample, name), self.after_sample)

    # What is remembered

    def _remember(self) -> None:
        """Keep the name and the plan's figure of a project that is as its file is."""
        document = self._document
        path = document.path
        if path is None or document.modified or document.read_only:
            return
        try:
            stamp = str(path.stat().st_mtime_ns)
        except OSError:
            return
        seen = {"name": document.project.name, "stamp": stamp}
        plan = document.plan() if document.plan_is_current() else None
        known = self._settings.seen(path)
        if plan is not None and plan.trusted and plan.total_cost is not None:
            seen["cost"] = formats.money(plan.total_cost, plan.currency)
            seen["scenario"] = document.scenario.name
        elif known.get("stamp") == stamp:
            return
        if seen != known:
            self._settings.keep_seen(path, seen)
