"""Planning several scenarios in the background, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from procure.check import problems
from procure.errors import NotFoundError, ProcureError
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.words import sentence
from ui.document import Document
from ui.plan.solve_job import SolveJob


class PlanQueue(QObject):
    """Plans the scenarios that it is given; each plan is kept in the document as it comes.

    A scenario whose input stands in the way is passed over, and `notes` says why.
    """

    changed = Signal()
    """busy or notes are different."""
    failed = Signal(object)
    """A ProcureError to show; what was to follow is given up."""

    def __init__(self, document: Document, job: SolveJob, parent: QObject | None = None) -> None:
        """Plan scenarios of a document with a job of its own."""
        super().__init__(parent)
        self._document = document
        self._job = job
        self._waiting: list[str] = []
        self._count = 0
        self.stopped = False
        """Whether what was started last was stopped, or ended by a fault."""
        self.notes: tuple[str, ...] = ()
        """Sentences about the scenarios that were passed over."""
        self.busy = ""
        """What is being planned, as a sentence; empty when nothing is."""
        job.setParent(self)
        job.finished.connect(self._keep)
        job.failed.connect(self._fail)

    @property
    def running(self) -> bool:
        """Tell whether there is something left to plan."""
        return self._job.running or bool(self._waiting)

    def start(self, names: Sequence[str]) -> None:
        """Plan scenarios by their names; those that are waiting are given up."""
        self._waiting = list(names)
        self._count = len(self._waiting)
        self.stopped = False
        self.notes = ()
        if self._job.running:
            # Its plan comes all the same, and then the first of these follows.
            self._job.cancel()
            return
        self._next()

    def cancel(self) -> None:
        """Stop planning; the plans found so far are kept."""
        self.stopped = self.running or self.stopped
        self._waiting = []
        self._job.cancel()

    def wait(self, seconds: float) -> None:
        """Give a stopped run time to end; for the end of the program only."""
        self._job.wait(seconds)

    def _next(self) -> None:
        while self._waiting:
            name = self._waiting.pop(0)
            try:
                project = self._document.project
                scenario = project.scenario(name)
            except NotFoundError:
                # Renamed or deleted while others were planned.
                continue
            stop = next(
                (one for one in problems(project, scenario) if one.severity == "stop"), None
            )
            if stop is not None:
                values = {"name": name, "problem": sentence(stop.key, stop.values)}
                self.notes = (*self.notes, sentence("compare-stops", values))
                continue
            place = f"{self._count - len(self._waiting):,}"
            values = {"name": name, "place": place, "count": f"{self._count:,}"}
            self.busy = sentence("compare-planning", values)
            self._job.start(project, scenario)
            self.changed.emit()
            return
        self.busy = ""
        self.changed.emit()

    def _keep(self, plan: Plan, inputs: tuple[Project, Scenario]) -> None:
        if plan.status not in ("nothing_found", "failed"):
            self._document.store_plan(plan, inputs)
        self._next()

    def _fail(self, error: ProcureError) -> None:
        self.stopped = True
        self._waiting = []
        self._next()
        self.failed.emit(error)
