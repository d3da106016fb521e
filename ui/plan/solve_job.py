"""Planning in the background: one fresh thread for each run, stopped when asked."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from procure.errors import ProcureError
from procure.evaluation import Evaluation
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from ui.document import Planned
from ui.thread_post import ThreadPost

if TYPE_CHECKING:
    from solver.planner import Progress

_SECONDS_BETWEEN_REPORTS: Final = 0.1


class Planner(Protocol):
    """What makes a plan or evaluates one: solver.planner.make_plan, or a stand-in."""

    def __call__(
        self,
        project: Project,
        scenario: Scenario,
        *,
        on_progress: Callable[[Progress], None],
        should_stop: Callable[[], bool],
    ) -> Plan | Evaluation:
        """Plan a scenario; ask should_stop() often and report progress."""
        ...


def make_plan(
    project: Project,
    scenario: Scenario,
    *,
    on_progress: Callable[[Progress], None],
    should_stop: Callable[[], bool],
) -> Plan:
    """Plan with the program's own solver, loaded at the first plan."""
    from solver import planner

    return planner.make_plan(project, scenario, on_progress=on_progress, should_stop=should_stop)


class LivePlanner(Protocol):
    """What plans while somebody waits, beginning with an earlier plan; or a stand-in."""

    def __call__(
        self,
        project: Project,
        scenario: Scenario,
        earlier: Planned | None,
        *,
        on_progress: Callable[[Progress], None],
        on_plan: Callable[[Plan], None],
        should_stop: Callable[[], bool],
    ) -> Plan:
        """Plan a scenario; tell of audited plans on the way."""
        ...


def plan_live(
    project: Project,
    scenario: Scenario,
    earlier: Planned | None,
    *,
    on_progress: Callable[[Progress], None],
    on_plan: Callable[[Plan], None],
    should_stop: Callable[[], bool],
) -> Plan:
    """Plan with the program's own solver in live mode, from the plan before an edit."""
    from solver import planner, replan

    options = planner.Options(mode="live")
    if earlier is None:
        return planner.make_plan(
            project,
            scenario,
            options,
            on_progress=on_progress,
            on_plan=on_plan,
            should_stop=should_stop,
        )
    return replan.replan(
        project,
        scenario,
        earlier.scenario,
        earlier.plan,
        options,
        on_progress=on_progress,
        on_plan=on_plan,
        should_stop=should_stop,
    )


class SolveJob(QObject):
    """Plans one scenario at a time; a new start stops the run before it.

    Signals come in the window's thread. Exactly one of `finished` and `failed` follows
    each start that neither another start nor drop() has ended, also after cancel().
    """

    progress = Signal(object)
    """A solver.planner.Progress, at most ten a second."""
    found = Signal(object, object)
    """A plan on the way of a live run, and the (Project, Scenario) that it answers."""
    finished = Signal(object, object)
    """What the planner gave, and the (Project, Scenario) that it answers."""
    failed = Signal(object)
    """A ProcureError."""

    def __init__(
        self,
        planner: Planner = make_plan,
        parent: QObject | None = None,
        *,
        live: LivePlanner | None = None,
    ) -> None:
        """Keep the functions that plan; without a `live` one, `planner` plans anew each time."""
        super().__init__(parent)
        self._planner = planner
        self._live = live
        self._run: _Run | None = None
        self._ending: list[_Run] = []
        self._post = ThreadPost()
        self._post.told.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def another(self) -> SolveJob:
        """Give a job of its own that plans alike, beside this one."""
        return SolveJob(self._planner)

    @property
    def running(self) -> bool:
        """Tell whether a plan is being made."""
        return self._run is not None

    @property
    def ending(self) -> bool:
        """Tell whether a run that was dropped, or replaced, has not ended yet."""
        return any(run.is_alive() for run in self._ending)

    @property
    def stopping(self) -> bool:
        """Tell whether a plan is being made that was asked to stop."""
        return self._run is not None and self._run.should_stop()

    def start(self, project: Project, scenario: Scenario) -> None:
        """Begin to plan; returns at once."""
        self._begin(project, scenario, partial(_anew, self._planner))

    def start_live(self, project: Project, scenario: Scenario, earlier: Planned | None) -> None:
        """Begin to plan after an edit, from the plan before it; returns at once."""
        if self._live is None:
            self.start(project, scenario)
        else:
            self._begin(project, scenario, partial(_again, self._live, earlier))

    def _begin(self, project: Project, scenario: Scenario, work: Callable[[_Run], Any]) -> None:
        self.drop()
        self._run = _Run(work, project, scenario, self._post.tell)
        self._run.start()

    def cancel(self) -> None:
        """Ask the run to stop; what it has found by then still arrives."""
        if self._run is not None:
            self._run.stop()

    def drop(self) -> None:
        """Stop the run and hear no more of it."""
        self.cancel()
        if self._run is not None:
            self._ending = [*(run for run in self._ending if run.is_alive()), self._run]
        self._run = None

    def wait(self, seconds: float) -> None:
        """Give stopped runs time to end; for the end of the program only."""
        until = time.monotonic() + seconds
        for run in (*self._ending, *(() if self._run is None else (self._run,))):
            run.join(max(until - time.monotonic(), 0.0))

    @Slot(object, str, object)
    def _deliver(self, run: object, what: str, value: Any) -> None:
        if self._run is None or run is not self._run:
            return
        if what == "progress":
            self.progress.emit(value)
            return
        inputs = self._run.inputs
        if what == "found":
            self.found.emit(value, inputs)
            return
        self._run = None
        if what == "plan":
            self.finished.emit(value, inputs)
        else:
            self.failed.emit(value)


def _anew(planner: Planner, run: _Run) -> Plan | Evaluation:
    return planner(*run.inputs, on_progress=run.progress, should_stop=run.should_stop)


def _again(planner: LivePlanner, earlier: Planned | None, run: _Run) -> Plan:
    return planner(
        *run.inputs,
        earlier,
        on_progress=run.progress,
        on_plan=run.found,
        should_stop=run.should_stop,
    )


class _Run:
    """One run: its inputs, its thread and whether it was asked to stop."""

    def __init__(
        self,
        work: Callable[[_Run], Any],
        project: Project,
        scenario: Scenario,
        report: Callable[[object, str, object], None],
    ) -> None:
        self.inputs = (project, scenario)
        self._work = work
        self._report = report
        self._stop = threading.Event()
        self._reported = 0.0
        # A thread of its own: HiGHS silently does not solve when a thread that ran it
        # before asks for another number of threads.
        self._thread = threading.Thread(target=self._plan, name="plan", daemon=True)
        self.start = self._thread.start
        self.join = self._thread.join
        self.is_alive = self._thread.is_alive
        self.stop = self._stop.set
        self.should_stop = self._stop.is_set

    def _plan(self) -> None:
        try:
            self._tell("plan", self._work(self))
        except ProcureError as error:
            self._tell("error", error)
        except Exception as error:  # noqa: BLE001 - whatever it was, the window has to hear of it
            trace = "".join(traceback.format_exception(error))
            self._tell("error", ProcureError("planning-failed", details=trace))

    def progress(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._reported >= _SECONDS_BETWEEN_REPORTS:
            self._reported = now
            self._tell("progress", progress)

    def found(self, plan: Plan) -> None:
        self._tell("found", plan)

    def _tell(self, what: str, value: object) -> None:
        self._report(self, what, value)
