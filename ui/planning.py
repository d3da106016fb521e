"""Planning as the window sees it: when it may start, what runs, and what came of it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from procure.errors import ProcureError
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.words import sentence
from ui.document import Document
from ui.plan_state import State, fraction_done, no_plan, nothing_new, plan_state, running
from ui.solve_job import SolveJob

if TYPE_CHECKING:
    from solver.planner import Progress


class Planning(QObject):
    """Plans the selected scenario in the background and keeps what is worth keeping.

    A run that ends without a plan (stopped before the first one, or out of time) leaves
    the earlier plan where it is, and a note says so until the inputs change.
    """

    changed = Signal()
    """state(), running or done are different."""
    refused = Signal()
    """The input has to be settled first; document.problems() says where."""
    failed = Signal(object)
    """A ProcureError to show."""

    def __init__(self, document: Document, job: SolveJob, parent: QObject | None = None) -> None:
        """Plan what the document shows."""
        super().__init__(parent)
        self._document = document
        self._job = job
        self._progress: Progress | None = None
        self._note = ""
        job.setParent(self)
        job.progress.connect(self._report)
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
    def done(self) -> float | None:
        """How far planning is, 0 to 1; none when nothing runs."""
        return fraction_done(self._progress) if self.running else None

    def start(self) -> None:
        """Plan the selected scenario, unless its input stands in the way."""
        if self.stops():
            self.refused.emit()
            return
        self._note = ""
        self._progress = None
        self._job.start(self._document.project, self._document.scenario)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop planning; the best plan found so far is kept."""
        self._job.cancel()
        self.changed.emit()

    def wait(self, seconds: float) -> None:
        """Give a stopped run time to end; for the end of the program only."""
        self._job.wait(seconds)

    def stops(self) -> int:
        """Count what stands in the way of planning."""
        # They come first; behind them there may be a warning for each of 100,000 offers.
        stops = takewhile(lambda one: one.severity == "stop", self._document.problems())
        return sum(1 for _ in stops)

    def state(self) -> State:
        """Give the line that tells where the plan stands."""
        if self._job.stopping:
            return State(tone="plain", text=sentence("state-stopping"))
        if self.running:
            text = running(self._progress, self._document.project.currency)
            return State(tone="plain", text=text)
        if self._note:
            return State(tone="warn", text=self._note)
        planned = self._document.planned()
        if planned is None:
            return no_plan(self.stops())
        return plan_state(planned, current=self._document.plan_is_current())

    def _report(self, progress: Progress) -> None:
        self._progress = progress
        self.changed.emit()

    def _keep(self, plan: Plan, inputs: tuple[Project, Scenario]) -> None:
        if plan.status in ("nothing_found", "failed") or self._is_worse(plan):
            self._note = nothing_new(plan, kept=self._document.plan() is not None)
            self.changed.emit()
        else:
            self._document.store_plan(plan, inputs)

    def _is_worse(self, plan: Plan) -> bool:
        """Tell whether a plan was stopped short of one that is known for the same inputs."""
        known = self._document.plan()
        same = known is not None and known.digest == plan.digest
        return same and plan.status != "optimal" and known is not None and known.status == "optimal"

    def _fail(self, error: ProcureError) -> None:
        self._note = str(error)
        self.changed.emit()
        self.failed.emit(error)

    def _forget_note(self) -> None:
        self._note = ""
        self.changed.emit()
