"""The frame: menus, toolbar, pages, the Why? panel and the status line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStatusBar,
    QWidget,
)

from procure.errors import InputError, ProcureError
from procure.limits import effective_limits
from procure.scenario_tree import branches
from procure.words import sentence
from ui import formats
from ui.actions import make_actions
from ui.compare.scenarios import Scenarios
from ui.document import Document
from ui.edited.coming_back import ComingBack
from ui.explain.explaining import Explaining
from ui.explain.telling import Telling
from ui.explain.why_panel import WhyPanel
from ui.files import Files
from ui.help.guide import Guide
from ui.page_numbers import CATALOGS, PAGES, PLAN, page_of
from ui.pages import Pages, PagesByName
from ui.plan.evaluating import Evaluating
from ui.plan.live_desk import LiveDesk
from ui.plan.planning import Planning
from ui.plan.queue import PlanQueue
from ui.plan.solve_job import SolveJob, plan_live
from ui.price_lists.arrivals import Arrivals
from ui.price_lists.watch import Watch
from ui.questions import Questions
from ui.settings import Settings, ThemeName
from ui.sidebar import Sidebar
from ui.start.starting import Starting
from ui.start.tour import Tour
from ui.status_line import StatusLine
from ui.tables.layout import TableKeeper
from ui.theme import style_window
from ui.toolbar import Toolbar
from ui.window_menus import ProjectMenus, add_themes, set_theme
from ui.window_state import keep_state, restore_sizes

if TYPE_CHECKING:
    from procure.check import Problem
    from procure.explained.explanation import Explanation
    from procure.plan_difference import Answer
    from ui.explain.why_about import WhyAbout

PRICE_LIST_KINDS: Final = (
    "Price lists (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.xlsb *.ods *.json);;All files (*)"
)

_FIRST_SIZE: Final = QSize(1280, 800)
_WHY_WIDTH: Final = 272


class MainWindow(PagesByName, QMainWindow):
    """The program's one window. What it asks and how it plans can be replaced for tests."""

    def __init__(
        self,
        document: Document,
        settings: Settings,
        *,
        job: SolveJob | None = None,
        questions: Questions | None = None,
    ) -> None:
        """Build the frame around a document."""
        super().__init__()
        document.setParent(self)
        self.document = document
        self.settings = settings
        self.questions = questions or Questions(self)
        self.files = Files(document, settings, self.questions, self)
        self.arrivals = Arrivals(document, self)
        self.arrivals.imported.connect(self._show_list)
        self.guide = Guide(self._in_sight, self)
        self.starting = Starting(
            document, self.files, self.arrivals, settings, self._ask_price_list, self
        )
        job = job or SolveJob(live=plan_live)
        self.planning = Planning(document, job, self)
        self.queue = PlanQueue(document, job.another(), self)
        self.desk = LiveDesk(document, self.planning, self.files, settings, self)
        self.explaining = Explaining(document, self.planning, self)
        self.evaluating = Evaluating(document, self.planning, self.questions, settings, self)
        self.coming_back = ComingBack(document, self.questions, settings, self)
        self.arrivals.came_back.connect(self._bring_back)
        self.scenarios = Scenarios(document, self.questions)
        self.tables = TableKeeper(settings, self)
        self.tour = Tour(self)
        self._leaving = False

        self.commands, menus = make_actions(self, self._handlers())
        self._menus = menus
        self.scenario_actions = menus["&Scenario"].actions()
        self.projects = ProjectMenus(
            self, settings, self.files.open_path, self.starting.open_sample
        )
        self.projects.insert(menus["&File"], self.commands["save"])
        add_themes(self, menus, settings)
        self.toolbar = Toolbar(self.commands)
        self.sidebar = Sidebar(PAGES)
        self.stack = Pages(self)
        self.why = WhyPanel()
        self.telling = Telling(document, self.why, self.explaining, self.stack, self._problems_on)
        self.status = StatusLine()
        self._place()
        self._connect()
        self.desk.place(self.status, self.commands)
        self.tour.connect_window()
        style_window(self)
        self._show_first()

    def _show_first(self) -> None:
        self.show_why(shown=self.settings.why_open)
        self.show_page(PLAN)
        self.sidebar.setFocus()
        self._show_file()
        self._show_document()
        self._show_state()

    # Building

    def _handlers(self) -> dict[str, Callable[[], object]]:
        pages = {
            f"page_{page + 1}": partial(self._turn_by_command, page) for page in range(len(PAGES))
        }
        return {
            "new": self.starting.new,
            "open": self.files.open,
            "save": self.files.save,
            "save_as": self.files.save_as,
            "import": self.ask_price_list,
            "import_edited": self.coming_back.ask,
            "export": self.desk.export,
            "export_pdf": partial(self.desk.export, "pdf"),
            "export_requests": partial(self.desk.export, "requests"),
            "export_csv": partial(self.desk.export, "csv"),
            "export_json": partial(self.desk.export, "json"),
            "house_style": self.files.styles.choose,
            "quit": self.close,
            "undo": self.document.undo_stack.undo,
            "redo": self.document.undo_stack.redo,
            "add_scenario": self.scenarios.add,
            "duplicate_scenario": self.scenarios.duplicate,
            "rename_scenario": self.scenarios.rename,
            "vary_scenario": self.scenarios.vary,
            "note_scenario": self.scenarios.note,
            "lock_scenario": self.scenarios.lock,
            "raise_scenario": partial(self.scenarios.move, -1),
            "lower_scenario": partial(self.scenarios.move, 1),
            "delete_scenario": self.scenarios.delete,
            "plan": self.planning.start,
            "cancel": self.cancel,
            "plan_as_i_edit": self.desk.choose_live,
            "steer": self.desk.choose_steer,
            "evaluate": self.evaluating.ask,
            "evaluate_none": self.evaluating.evaluate_none,
            "why": lambda: self.show_why(shown=self.commands["why"].isChecked()),
            "tour": self.tour.begin,
            "guide": self.guide.open_here,
            "help": self._show_help,
            "log": self.questions.log,
            "about": self.questions.about,
            **pages,
        }

    def _place(self) -> None:
        self.stack.setBackgroundRole(QPalette.ColorRole.Base)
        self.stack.setAutoFillBackground(True)
        split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        bar = QStatusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.status, 1)
        self.starting.place(split, (self.toolbar, bar), self._menus, self.commands)
        # The Tab key goes through the window in the order in which its parts get there. Pages
        # come last, one by one, and are to follow the list of pages.
        split.addWidget(self.tour.beside(self.why))
        self.setCentralWidget(self.starting.frame)
        self.addToolBar(self.toolbar)
        self.setStatusBar(bar)
        split.insertWidget(0, self.sidebar)
        split.insertWidget(1, self.stack)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setStretchFactor(2, 0)
        width = _FIRST_SIZE.width() - self.sidebar.width() - _WHY_WIDTH
        split.setSizes([self.sidebar.width(), width, _WHY_WIDTH])
        # A sample is planned at once, as when the program starts: there is something to see.
        self.starting.after_sample = self.planning.start
        self.setAcceptDrops(True)
        self.resize(_FIRST_SIZE)
        if not self.settings.geometry.isEmpty():
            self.restoreGeometry(self.settings.geometry)
        restore_sizes(self, self.stack, self.settings)

    def _connect(self) -> None:
        document = self.document
        document.file_changed.connect(self._show_file)
        self.starting.turned.connect(self._show_file)
        document.changed.connect(self._show_document)
        document.scenario_changed.connect(self._show_document)
        document.refused.connect(self._refuse)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.timeout.connect(self.telling.tell_again)
        for change in (document.changed, document.scenario_changed, document.plan_changed):
            change.connect(lambda: self._stale.start(0))
        stack = document.undo_stack
        stack.canUndoChanged.connect(self._show_undo)
        stack.canRedoChanged.connect(self._show_undo)
        stack.undoTextChanged.connect(self._show_undo)
        stack.redoTextChanged.connect(self._show_undo)
        self.toolbar.scenario_chosen.connect(document.select_scenario)
        self.sidebar.page_chosen.connect(self.telling.turn_to)
        self.watch = Watch(document, self.settings, self)
        self.arrivals.read_from.connect(self.watch.remember)
        self.why.close_requested.connect(lambda: self.show_why(shown=False))
        self.why.problem_chosen.connect(self.go_to)
        self.status.cancelled.connect(self.cancel)
        self.planning.changed.connect(self._show_state)
        self.planning.failed.connect(self.questions.error)
        self.planning.refused.connect(self._show_stops)
        self.files.explained = self._explained
        self.files.sheet_written.connect(
            lambda path: self.status.note(sentence("sheet-written", {"path": path}))
        )
        self.queue.changed.connect(self._show_state)
        self.queue.failed.connect(self.questions.error)
        self.explaining.changed.connect(self._show_state)
        self.explaining.failed.connect(self.questions.error)
        self.files.busy_changed.connect(self._show_state)
        self.files.saved.connect(lambda path: self.status.note(sentence("saved", {"path": path})))
        self.files.compared.connect(
            lambda path: self.status.note(sentence("compared", {"path": path}))
        )
        self.files.keeping.told.connect(self.status.note)
        self.coming_back.told.connect(self.status.note)
        self.coming_back.busy_changed.connect(self._show_state)
        self.files.exported.connect(
            lambda path: self.status.note(sentence("exported", {"path": path}))
        )

    @property
    def about(self) -> WhyAbout:
        """What the Why? panel tells of the selection beside its sentences."""
        return self.telling.about

    # What is shown

    def show_page(self, page: int) -> None:
        """Turn to a page."""
        self.sidebar.setCurrentRow(page)

    def _turn_by_command(self, page: int) -> None:
        """Turn to a page, into which the Tab key then leads: what had the focus is out of sight."""
        if page != self.stack.currentIndex():
            self.show_page(page)
            self.sidebar.setFocus()

    def _in_sight(self) -> QWidget:
        if self.starting.shown:
            return self.starting.page
        return self.stack.page(self.stack.currentIndex())

    def _problems_on(self, page: int) -> list[Problem]:
        return [p for p in self.document.problems() if page in (PLAN, page_of(p.where))]

    def _show_help(self) -> None:
        self.show_why(shown=True)
        self.telling.show_help()

    def _show_stops(self) -> None:
        self.show_why(shown=True)
        stops = [p for p in self.document.problems() if p.severity == "stop"]
        self.show_page(page_of(stops[0].where))
        self.telling.show_stops(stops)

    def _refuse(self, error: ProcureError) -> None:
        """Say why an edit was not made, beside what is shown again."""
        self.status.note(str(error))
        self.show_why(shown=True)
        self.telling.tell_next(str(error))

    def go_to(self, where: tuple[str, ...]) -> None:
        """Turn to the page and the field where a problem is put right."""
        page = page_of(where)
        self.show_page(page)
        if where and where[0] == "offers":
            self.catalog_page.select_offer(where[1])
        elif where and where[0] in ("programs", "commitments", "rebates"):
            self.catalog_page.select_agreed(where[0], where[1])
        from ui.ways import go_to_field

        go_to_field(self.stack.page(page), where)

    def show_why(self, *, shown: bool) -> None:
        """Show the Why? panel, or hide it."""
        self.why.setVisible(shown)
        self.commands["why"].setChecked(shown)
        self.settings.why_open = shown

    def _show_file(self) -> None:
        name, modified = self.document.project.name, self.document.modified
        if self.starting.shown:
            self.setWindowTitle("Procure")
            return
        if self.document.read_only:
            name = sentence("read-only-title", {"name": name})
        if sys.platform == "darwin":
            self.setWindowTitle(f"{name}[*]")
            self.setWindowModified(modified)
        else:
            self.setWindowTitle(f"Procure — {name}{' ●' if modified else ''}")
        self.setWindowFilePath(str(self.document.path or ""))

    def _show_document(self) -> None:
        project, scenario = self.document.project, self.document.scenario
        names = [branch.scenario.name for branch in branches(project)]
        locked = [one.name for one in project.scenarios if one.locked]
        self.toolbar.show_scenarios(names, scenario.name, locked)
        self.commands["lock_scenario"].setChecked(scenario.locked)
        self.commands["delete_scenario"].setEnabled(len(project.scenarios) > 1)
        limits = effective_limits(project, scenario)
        counts = (len(project.catalogs), len(scenario.demand), len(limits), None)
        found: dict[int, list[Problem]] = {}
        for problem in self.document.problems():
            found.setdefault(page_of(problem.where), []).append(problem)
        for page, count in enumerate(counts):
            self._show_badge(page, count, found.get(page, []))
        self._show_undo()
        self._show_file()
        self.telling.fill()

    def _show_badge(self, page: int, count: int | None, found: Sequence[Problem]) -> None:
        if not found:
            self.sidebar.set_badge(page, "" if count is None else f"{count:,}")
            return
        stops = any(problem.severity == "stop" for problem in found)
        tip = formats.counted(len(found), "thing to look at", "things to look at")
        self.sidebar.set_badge(page, f"!{len(found):,}", "stop" if stops else "warn", tip)

    def _show_undo(self) -> None:
        stack = self.document.undo_stack
        for name, able, text in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            action = self.commands[name]
            action.setEnabled(able)
            action.setText(f"&{name.capitalize()} {text}".strip())
            action.setToolTip(f"{name.capitalize()} {text}".strip())

    def _show_state(self) -> None:
        busy = self.files.busy or self.coming_back.busy or self.explaining.busy or self.queue.busy
        stoppable = (
            self.files.stoppable
            or bool(self.coming_back.busy)
            or self.explaining.running
            or self.queue.running
        )
        self.status.show_state(self.planning.state())
        self.status.show_running(self.planning.done, busy, stoppable=stoppable)
        running = self.planning.running
        self.commands["cancel"].setEnabled(running or (bool(busy) and stoppable))
        self.commands["plan"].setEnabled(not running or self.planning.live)

    # Doing

    def _explained(self, digest: str) -> tuple[Explanation | None, Answer | None]:
        from ui.explain.explanation_of import explanation_of

        return explanation_of(self.explaining, digest)

    def cancel(self) -> None:
        """Stop what runs."""
        self.planning.cancel()
        self.explaining.cancel()
        self.queue.cancel()
        self.files.cancel()
        self.coming_back.stop()

    def set_theme(self, name: ThemeName) -> None:
        """Change the colours, and remember it."""
        set_theme(self.settings, name)

    def ask_price_list(self) -> None:
        """Ask for a price list and show what it offers."""
        self._ask_price_list(self.import_price_list)

    def _ask_price_list(self, done: Callable[[Path], object]) -> None:
        folder = self.settings.folder
        self.questions.open_file("Import price list", folder, PRICE_LIST_KINDS, done)

    def import_price_list(self, path: Path) -> None:
        """Show what a price list offers, to be taken into the project."""
        self.settings.folder = path.parent
        self.arrivals.add(path)

    def _bring_back(self, path: Path) -> None:
        if self.starting.shown:
            self.questions.error(InputError("edited-no-project", file=path.name))
        else:
            self.coming_back.bring(path)

    def _show_list(self, supplier: str) -> None:
        self.show_page(CATALOGS)
        self.catalog_page.select_supplier(supplier)
        # What the list leaves to settle, such as a rate, comes before where it is from.
        self.telling.tell("")

    # Qt's events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        take = self.starting.take if self.starting.shown else self._take
        take(_dropped(event))
        event.acceptProposedAction()

    def _take(self, paths: Sequence[Path]) -> None:
        self.arrivals.sort(paths, self.files.open_path, self.questions.error)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "telling"):
            # Once the panel inside has the new colours, too.
            QTimer.singleShot(0, self, self.telling.fill)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving and self.document.modified:
            event.ignore()
            self.files.when_saved(self._leave)
            return
        if self.files.busy and not self.files.stoppable:
            # A file is being saved: it is on the disk before the window goes.
            event.ignore()
            self.files.saved.connect(self._leave)
            return
        self.cancel()
        self.evaluating.cancel()
        self.coming_back.cancel()
        self.files.keeping.close()
        self.settings.geometry = self.saveGeometry()
        keep_state(self, self.stack, self.settings)
        self.tables.write()
        self.guide.close()
        event.accept()

    def _leave(self) -> None:
        self._leaving = True
        # Not from within closeEvent, where Qt takes a second close for the first.
        QTimer.singleShot(0, self.close)


def _dropped(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
