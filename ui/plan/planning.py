"""Planning as the window sees it: when it may start, what runs, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from procure.errors import ProcureError
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.scenario_differences import INERT, differences
from procure.words import sentence
from ui.charts.ahead import load_soon
from ui.document import Document, Planned
from ui.plan.plan_state import (
    State,
    fraction_done,
    no_plan,
    nothing_new,
    plan_state,
    proving,
    running,
    settle_first,
)
from ui.plan.solve_job import SolveJob

if TYPE_CHECKING:
    from solver.planner import Progress

_LITTLE: Final = 12
"""So many differences, an amount of demand in a period each, leave most orders as they were."""


class Planning(QObject):
    """Plans the selected scenario in the background and keeps what is worth keeping.

    A run that ends without a plan (stopped before the first one, or out of time) leaves
    the earlier plan where it is, and a note says so until the inputs change.

    A live run follows an edit by itself: it begins with the plan before the edit, its plans
    on the way are kept and shown, and nothing of it is heard once it is dropped.
    """

    changed = Signal()
    """state(), running or done are different."""
    refused = Signal()
    """The input has to be settled first; document.problems() says where."""
    failed = Signal(object)
    """A ProcureError to show."""
    ended = Signal()
    """A run has ended, with or without a plan."""

    def __init__(self, document: Document, job: SolveJob, parent: QObject | None = None) -> None:
        """Plan what the document shows."""
        super().__init__(parent)
        self._document = document
        self._job = job
        self._progress: Progress | None = None
        self._note = ""
        self._live = False
        self._asked: tuple[Project, Scenario] | None = None
        self._on_the_way: set[str] = set()
        job.setParent(self)
        job.progress.connect(self._report)
        job.found.connect(self._show)
        job.finished.connect(self._keep)
        job.failed.connect(self._fail)
        document.changed.connect(self._forget_note)
        document.scenario_changed.connect(self._forget_note)
        document.plan_changed.connect(self.changed)

    @property
    def running(self) -> bool:
        """Tell whether a plan is being made."""
        return self._job.running

    @property
    def live(self) -> bool:
        """Tell whether a plan is being made that follows an edit by itself."""
        return self.running and self._live

    @property
    def ending(self) -> bool:
        """Tell whether what was dropped is still at work."""
        return self._job.ending

    @property
    def asked(self) -> tuple[Project, Scenario] | None:
        """Give what is being planned; none when nothing is."""
        return self._asked if self.running else None

    @property
    def last_asked(self) -> tuple[Project, Scenario] | None:
        """Give what was planned last, whether it still is or not."""
        return self._asked

    @property
    def done(self) -> float | None:
        """How far planning is, 0 to 1; none when nothing runs."""
        return fraction_done(self._progress) if self.running else None

    def start(self) -> None:
        """Plan the selected scenario reproducibly, unless its input stands in the way."""
        if self.stops():
            self.refused.emit()
            return
        self._job.start(*self._begin(live=False))
        self.changed.emit()

    def follow(self) -> None:
        """Plan the selected scenario live, from its earlier plan; its input must allow it."""
        self._job.start_live(*self._begin(live=True), self._earlier())
        self.changed.emit()

    def _begin(self, *, live: bool) -> tuple[Project, Scenario]:
        self._live = live
        self._note = ""
        self._progress = None
        self._asked = self._document.project, self._document.scenario
        # Once there is a plan, its charts are looked at.
        load_soon()
        return self._asked

    def cancel(self) -> None:
        """Stop planning; the best plan found so far is kept."""
        self._job.cancel()
        self.changed.emit()

    def drop(self) -> None:
        """Stop planning what is no longer asked; what it has shown by now stays kept."""
        self._job.drop()
        self.changed.emit()

    def wait(self, seconds: float) -> None:
        """Give a stopped run time to end; for the end of the program only."""
        self._job.wait(seconds)

    def stops(self) -> int:
        """Count what stands in the way of planning."""
        # They come first; behind them there may be a warning for each of 100,000 offers.
        stops = takewhile(lambda one: one.severity == "stop", self._document.problems())
        return sum(1 for _ in stops)

    @property
    def answered(self) -> bool:
        """Tell whether the inputs shown have a plan that no dropped run has left half proven."""
        planned = self._document.planned()
        current = planned is not None and self._document.plan_is_current()
        return current and planned is not None and planned.plan.digest not in self._on_the_way

    def state(self) -> State:
        """Give the line that tells where the plan stands."""
        if self._job.stopping:
            return State(tone="plain", text=sentence("state-stopping"))
        planned = self._document.planned()
        current = planned is not None and self._document.plan_is_current()
        if self.running:
            if self.live and planned is not None and current:
                return State(tone="plain", text=proving(self._progress, planned))
            text = running(self._progress, self._document.project.currency)
            return State(tone="plain", text=text)
        if self._note:
            return State(tone="warn", text=self._note)
        if planned is None:
            return no_plan(self.stops())
        if not current and self.stops():
            return settle_first(self.stops(), planned)
        return plan_state(planned, current=current)

    def _earlier(self) -> Planned | None:
        """Give the plan to begin with, which has orders to start from; none where none is near.

        That is the scenario's last one, which may be that of the scenario it was copied from;
        before it has one, that of the scenario from which it differs least.
        """
        document = self._document
        planned = document.planned()
        if planned is not None and planned.plan.trusted:
            return planned
        name = document.scenario.name
        own = (one for one in document.other_plans() if one.scenario.name == name)
        return next(own, None) or self._nearest()

    def _nearest(self) -> Planned | None:
        """Give the last plan of the scenario that differs least from the one shown, and little."""
        shown = self._document.scenario
        near: list[tuple[int, Planned]] = []
        for planned, _ in self._document.planned_of_each().values():
            if planned is None or not planned.plan.trusted:
                continue
            found = differences(shown, planned.scenario)
            telling = sum(one.kind not in INERT for one in found)
            if telling <= _LITTLE and planned.scenario.horizon == shown.horizon:
                near.append((telling, planned))
        return min(near, key=lambda one: one[0])[1] if near else None

    def _report(self, progress: Progress) -> None:
        self._progress = progress
        self.changed.emit()

    def _show(self, plan: Plan, inputs: tuple[Project, Scenario]) -> None:
        self._on_the_way.add(plan.digest)
        self._document.store_plan(plan, inputs)

    def _keep(self, plan: Plan, inputs: tuple[Project, Scenario]) -> None:
        if plan.status in ("nothing_found", "failed") or self._is_worse(plan):
            self._keep_what_is_shown(plan)
        else:
            self._on_the_way.discard(plan.digest)
            self._document.store_plan(plan, inputs)
        self.ended.emit()

    def _keep_what_is_shown(self, plan: Plan) -> None:
        known = self._document.planned()
        if (
            known is not None
            and plan.digest in self._on_the_way
            and known.plan.digest == plan.digest
        ):
            # The search ended after its last plan: that is the best one.
            self._on_the_way.discard(plan.digest)
            solve = replace(known.plan.solve, stopped=plan.solve.stopped)
            self._document.store_plan(
                replace(known.plan, solve=solve), (known.project, known.scenario)
            )
            return
        self._note = nothing_new(plan, kept=self._document.plan() is not None)
        self.changed.emit()

    def _is_worse(self, plan: Plan) -> bool:
        """Tell whether a plan was stopped short of one that is known for the same inputs."""
        known = self._document.plan()
        same = known is not None and known.digest == plan.digest
        return same and plan.status != "optimal" and known is not None and known.status == "optimal"

    def _fail(self, error: ProcureError) -> None:
        self._note = str(error)
        self.changed.emit()
        if not self._live:
            # Nobody asked for a live run: its fault is said in the line, over no dialog.
            self.failed.emit(error)
        self.ended.emit()

    def _forget_note(self) -> None:
        self._note = ""
        self.changed.emit()
