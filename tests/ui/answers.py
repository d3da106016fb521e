"""Answers given in place of dialogs, and a planner that waits when it is told to."""

import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from procure.errors import ProcureError, SaveError
from procure.house_style import HouseStyle
from procure.plan import Plan, Solve
from procure.project import Project
from procure.recovery import Found
from procure.scenario import Scenario
from procure.storage import digest
from solver.planner import Options, make_plan
from ui.questions import LockedAnswer, Questions, RecoveryAnswer, StyleAnswer, UnsavedAnswer
from ui.recovery.lock import Holder


class Answers(Questions):
    """Answers every question at once with what the test has prepared; keeps the errors."""

    path: Path | None = None
    name = ""
    unsaved_answer: UnsavedAnswer = "cancel"
    locked_answer: LockedAnswer = "cancel"
    recovery_answer: RecoveryAnswer = "later"
    style_answer: StyleAnswer = "cancel"

    def __init__(self) -> None:
        """Belong to no window."""
        self.errors: list[ProcureError] = []
        self.asked: list[str] = []
        self.suggested: list[Path] = []

    def open_file(
        self, title: str, folder: Path, kinds: str, done: Callable[[Path], object]
    ) -> None:
        """Choose `path`, if there is one."""
        del folder, kinds
        self._choose(title, done)

    def save_file(
        self, title: str, suggested: Path, kinds: str, done: Callable[[Path], object]
    ) -> None:
        """Choose `path`, if there is one; keep what was suggested."""
        del kinds
        self.suggested.append(suggested)
        self._choose(title, done)

    def folder(self, title: str, start: Path, done: Callable[[Path], object]) -> None:
        """Choose `path`, if there is one."""
        self.suggested.append(start)
        self._choose(title, done)

    def elsewhere(self, error: SaveError, again: Callable[[], object]) -> None:
        """Keep the error, and ask again where to."""
        self.errors.append(error)
        again()

    def _choose(self, title: str, done: Callable[[Path], object]) -> None:
        self.asked.append(title)
        if self.path is not None:
            done(self.path)

    def unsaved(self, name: str, done: Callable[[UnsavedAnswer], object]) -> None:
        """Give `unsaved_answer`."""
        del name
        self.asked.append("unsaved")
        done(self.unsaved_answer)

    def locked(self, path: Path, holder: Holder, done: Callable[[LockedAnswer], object]) -> None:
        """Give `locked_answer`."""
        self.asked.append(f"locked {path.name} {holder.process}")
        done(self.locked_answer)

    def recover(self, found: Found, done: Callable[[RecoveryAnswer], object]) -> None:
        """Give `recovery_answer`."""
        self.asked.append(f"recover {found.edits}")
        done(self.recovery_answer)

    def new_project(self, suggested: Project, done: Callable[[Project], object]) -> None:
        """Take what is suggested."""
        self.asked.append("new project")
        done(suggested)

    def colour(self, title: str, first: str, done: Callable[[str], object]) -> None:
        """Choose `name`."""
        self.asked.append(f"{title} {first}")
        done(self.name)

    def house_style(
        self,
        style: HouseStyle,
        path: Path | None,
        folder: Path,
        done: Callable[[Path | None], object],
        told: str = "",
    ) -> None:
        """Use the style of `path`."""
        del style, path, folder
        self.asked.append(f"house style {told}".strip())
        done(self.path)

    def bad_style(self, error: ProcureError, done: Callable[[StyleAnswer], object]) -> None:
        """Keep the error, and give `style_answer`."""
        self.errors.append(error)
        done(self.style_answer)

    def text(self, title: str, label: str, initial: str, done: Callable[[str], object]) -> None:
        """Give `name`, or what was suggested."""
        del title, label
        self.asked.append(initial)
        done(self.name or initial)

    def error(self, error: ProcureError) -> None:
        """Keep the error."""
        self.errors.append(error)

    def about(self) -> None:
        """Note that it was asked for."""
        self.asked.append("about")


_WINDOW: Final = Options(gap=Decimal("0.003"))
"""Windows show the same of a plan however closely it is proven; the last of it takes longest."""

Made = tuple[Plan, tuple[Any, ...]]
"""A plan, and what was reported on the way to it."""
_made: Final[dict[tuple[str, str], Made]] = {}
"""By what a plan depends on: its inputs' digest, and the name that it carries."""


def planned_once(
    project: Project,
    scenario: Scenario,
    *,
    on_progress: Callable[[Any], object] = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Plan:
    """Plan with the program's solver; inputs seen before in this process get their plan again.

    The same inputs give the same plan, and plans cannot be changed: what a window does with one
    is the same, and so are the reports on the way, only quicker.
    """
    key = digest(project, scenario), scenario.name
    if key in _made:
        plan, reports = _made[key]
        for progress in reports:
            on_progress(progress)
        # Another plan, though it says the same: windows tell plans apart by which they are.
        return replace(plan)
    told: list[Any] = []

    def report(progress: Any) -> None:
        told.append(progress)
        on_progress(progress)

    plan = make_plan(project, scenario, _WINDOW, on_progress=report, should_stop=should_stop)
    if plan.solve.stopped != "user":
        _made[key] = plan, tuple(told)
    return plan


class SwitchedPlanner:
    """The program's own solver; while `waits`, one that never finds a first plan."""

    waits = False
    gives: Plan | None = None

    def __call__(
        self,
        project: Project,
        scenario: Scenario,
        *,
        on_progress: Callable[[Any], None],
        should_stop: Callable[[], bool],
    ) -> Plan:
        """Plan, give what is prepared, or wait to be stopped."""
        if self.gives is not None:
            return self.gives
        if not self.waits:
            return planned_once(project, scenario, on_progress=on_progress, should_stop=should_stop)
        while not should_stop():
            time.sleep(0.01)
        return nothing_found(project, scenario)


def nothing_found(project: Project, scenario: Scenario) -> Plan:
    """Give what the planner gives when it is stopped before its first plan."""
    return Plan(
        scenario=scenario.name,
        digest=digest(project, scenario),
        status="nothing_found",
        currency=project.currency,
        solve=Solve(
            engine="HiGHS",
            versions=(),
            gap_tolerance=Decimal("0.001"),
            threads=1,
            seed=0,
            reproducible=True,
            stopped="user",
            seconds=Decimal("0.3"),
        ),
    )
