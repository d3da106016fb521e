"""Plans again after each edit, by itself and in the background."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from procure.project import Project
from procure.scenario import Scenario
from ui.document import Document, Planned
from ui.plan.planning import Planning
from ui.project_view import ProjectView

_AFTER_EDIT_MS: Final = 250
_IN_DRAG_MS: Final = 120
_ENDING_MS: Final = 30
_QUICK_SECONDS: Final = 10
"""A project whose last plan took less is planned after each edit unless somebody said not to."""


class LivePlanning(QObject):
    """Follows edits, undo and the choice of a scenario with a plan of what is then shown.

    It is on where the person chose so for the project, and otherwise where the last plan
    took little. Inputs that have a plan are not planned again.
    """

    changed = Signal()
    """on, offered or before may be different."""

    def __init__(
        self,
        document: Document,
        planning: Planning,
        view: ProjectView,
        parent: QObject | None = None,
    ) -> None:
        """Follow a document; `view` keeps what the person chose."""
        super().__init__(parent)
        self._document = document
        self._planning = planning
        self._view = view
        self._standing: Planned | None = None
        self._before: Planned | None = None
        self._tried: tuple[Project, Scenario] | None = None
        self._in_drag = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._plan)
        document.opened.connect(self._forget)
        document.changed.connect(self._follow_edit)
        document.scenario_changed.connect(self._follow_choice)
        document.plan_changed.connect(self._look)
        planning.ended.connect(self._note_end)
        view.changed.connect(self._consider)

    # Whether

    @property
    def on(self) -> bool:
        """Tell whether edits are followed by a plan."""
        return self._is_quick() if self._view.live is None else self._view.live

    @property
    def offered(self) -> Planned | None:
        """Give the last plan where it alone, for what it took, keeps planning from following.

        That is so only while the plan shown is of other inputs.
        """
        if self._view.live is not None or self.on or self._planning.running:
            return None
        planned = self._document.planned()
        stale = planned is not None and not self._document.plan_is_current()
        return planned if stale and not self._planning.stops() else None

    def choose(self, *, on: bool) -> None:
        """Follow edits of this project from now on, or do not."""
        self._tried = None
        self._view.live = on

    def _is_quick(self) -> bool:
        planned = self._document.planned()
        known = self._document.other_plans() if planned is None else (planned,)
        return bool(known) and known[0].plan.solve.seconds < _QUICK_SECONDS

    # What was there before

    @property
    def before(self) -> Planned | None:
        """Give the plan that stood before the last edit, to set the new one against."""
        return self._before

    def begin_drag(self) -> None:
        """Let the plan follow a hand: sooner, and set against the plan of the drag's start."""
        self._take_standing()
        self._in_drag = True

    def end_drag(self) -> None:
        """Go back to following single edits."""
        self._in_drag = False

    def _take_standing(self) -> None:
        if self._standing is not None:
            self._before = self._standing
            self.changed.emit()

    def _forget(self) -> None:
        self._standing = self._before = self._tried = None
        self._in_drag = False

    def _look(self) -> None:
        """Remember a plan that stands, to set the next one against."""
        planned = self._document.planned()
        if planned is not None and self._planning.answered and planned.plan.trusted:
            self._standing = planned
        self.changed.emit()

    # Following

    def _follow_edit(self) -> None:
        if not self._in_drag:
            self._take_standing()
        self._consider()

    def _follow_choice(self) -> None:
        self._standing = self._before = None
        self._look()
        self._consider()

    def _consider(self) -> None:
        """Plan soon, if there is something to plan; end what is no longer asked."""
        if self._is_outdated():
            self._planning.drop()
        if not self._is_wanted():
            self._timer.stop()
        elif not self._planning.running:
            self._timer.start(_IN_DRAG_MS if self._in_drag else _AFTER_EDIT_MS)
        self.changed.emit()

    def _is_wanted(self) -> bool:
        """Tell whether the inputs shown are to be planned by themselves.

        What was planned, and stopped or failed before there was a plan, is not tried again.
        """
        if not self.on or self._planning.answered or self._planning.stops():
            return False
        return self._tried is None or not self._document.asks(*self._tried)

    def _note_end(self) -> None:
        self._tried = self._planning.last_asked
        self._consider()

    def _is_outdated(self) -> bool:
        """Tell whether what runs is no longer asked.

        A run that somebody asked for goes on where another scenario is chosen, and where
        nothing would follow it.
        """
        asked = self._planning.asked
        if asked is None or self._document.asks(*asked):
            return False
        if self._planning.live:
            return True
        return self.on and asked[1].name == self._document.scenario.name

    def _plan(self) -> None:
        if self._planning.ending:
            # Two at once would keep each other, and the window, from working.
            self._timer.start(_ENDING_MS)
        elif not self._planning.running:
            self._planning.follow()
