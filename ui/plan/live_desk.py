"""What the window does with plans that follow edits: menu, status line, sliders and export."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from procure.words import sentence
from ui import formats
from ui.document import Document
from ui.exports import FormName
from ui.files import Files
from ui.plan.live_planning import LivePlanning
from ui.plan.planning import Planning
from ui.project_view import ProjectView
from ui.settings import Settings
from ui.status_line import StatusLine

if TYPE_CHECKING:
    from ui.plan.page import PlanPage
    from ui.steer.panel import SteerPanel


class LiveDesk(QObject):
    """Connects live planning and the panel that steers it to the parts of the window."""

    def __init__(
        self,
        document: Document,
        planning: Planning,
        files: Files,
        settings: Settings,
        window: QWidget,
    ) -> None:
        """Follow a document's edits."""
        super().__init__(window)
        self._document = document
        self._planning = planning
        self._files = files
        self._settings = settings
        self._to_export: FormName | None = None
        self.view = ProjectView(document, settings, self)
        self.live = LivePlanning(document, planning, self.view, self)
        self._page: PlanPage | None = None
        planning.ended.connect(self._export_planned)
        # What was to be exported is no longer what is shown.
        document.changed.connect(self._forget_export)
        document.scenario_changed.connect(self._forget_export)

    @cached_property
    def steer(self) -> SteerPanel:
        """The panel with the sliders, made when a page first has a use for it."""
        from ui.steer.panel import SteerPanel

        panel = SteerPanel(self._document, self.view, self.live)
        panel.close_requested.connect(lambda: self._show_steer(shown=False))
        if not self._settings.steer_open:
            panel.hide()
        return panel

    def place(self, status: StatusLine, commands: Mapping[str, QAction]) -> None:
        """Take the places in the window that are meant for it."""
        self._status, self._commands = status, commands
        status.offer_taken.connect(lambda: self.live.choose(on=True))
        self.live.changed.connect(self._show)
        self._planning.changed.connect(self._show)
        commands["steer"].setChecked(self._settings.steer_open)
        self._show()

    def take_plan_page(self, page: PlanPage) -> None:
        """Put the panel on the page of the plan, and let that follow too."""
        self._page = page
        page.steer_with(self.steer)
        # The menu may have been asked for it before there was this page.
        self.steer.setVisible(self._settings.steer_open)
        self._show()

    # What the menus ask

    def choose_live(self) -> None:
        """Plan after each edit from now on, or no more, as the menu says."""
        self.live.choose(on=self._commands["plan_as_i_edit"].isChecked())

    def choose_steer(self) -> None:
        """Show the panel, or hide it, as the menu says."""
        self._show_steer(shown=self._commands["steer"].isChecked())

    def export(self, form: FormName = "xlsx") -> None:
        """Export the plan; one that was found live is made once more, reproducibly, before."""
        planned = self._document.planned()
        live = planned is not None and not planned.plan.solve.reproducible
        stopped = planned is not None and planned.plan.solve.stopped
        if not live or stopped or not self._document.plan_is_current():
            self._files.export(form)
            return
        self._planning.start()
        self._to_export = form if self._planning.running else None
        if self._to_export is not None:
            self._status.note(sentence("state-export-first"))

    def _export_planned(self) -> None:
        planned, form = self._document.planned(), self._to_export
        if form is not None and planned is not None and planned.plan.solve.reproducible:
            self._files.export(form)
        self._to_export = None

    def _forget_export(self) -> None:
        self._to_export = None

    # What is shown

    def _show_steer(self, *, shown: bool) -> None:
        if self._page is not None:
            self.steer.setVisible(shown)
        self._commands["steer"].setChecked(shown)
        self._settings.steer_open = shown

    def _show(self) -> None:
        self._commands["plan_as_i_edit"].setChecked(self.live.on)
        following = self.live.on and not self._planning.stops()
        if self._page is not None:
            self._page.follow(following=following, before=self.live.before)
        offered = self.live.offered
        why = ""
        if offered is not None:
            took = formats.seconds(offered.plan.solve.seconds)
            why = sentence("live-offer-tip", {"seconds": took})
        self._status.show_offer(why)
