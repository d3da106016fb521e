"""The open project: what is shown, how it is edited and undone, and which plan answers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from procure.errors import InputError
from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.scenario_tree import following, locked_edit, renamed, with_scenario

if TYPE_CHECKING:
    from procure.check import Problem
    from ui.problems_at import ProblemsAt

Shown = tuple[Project, str]
"""A project and the name of the scenario selected in it."""

_MERGEABLE: Final = 1
_ALONE: Final = -1
_PLANS_KEPT: Final = 64
_NO_DAY: Final = date(1, 1, 1)


@record
class Planned:
    """A plan with the inputs that it answers."""

    project: Project
    scenario: Scenario
    plan: Plan


class ProjectEdit(QUndoCommand):
    """One step of undo: swaps the project before an edit for the one after it.

    Edits that follow each other with the same merge key (keystrokes in one field, say)
    are one step; an empty key is always a step of its own.
    """

    def __init__(
        self, name: str, show: Callable[[Project, str], None], before: Shown, after: Shown
    ) -> None:
        """Keep what was shown before and what is shown `after`; `show` shows either."""
        super().__init__(name)
        self._show = show
        self._before = before
        self.after = after
        self.merge = ""

    def id(self) -> int:
        """Tell Qt whether this step may be joined with the one before."""
        return _MERGEABLE if self.merge else _ALONE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over what a following step with the same key did."""
        if not isinstance(other, ProjectEdit) or other.merge != self.merge:
            return False
        self.after = other.after
        # A slider drawn back to where it was has changed nothing.
        self.setObsolete(self.after == self._before)
        return True

    def undo(self) -> None:
        """Bring back the project before the edit, and the scenario it was made in."""
        self._show(*self._before)

    def redo(self) -> None:
        """Show the project after the edit; also called when the edit is made."""
        self._show(*self.after)


class Document(QObject):
    """The open project, its file, its undo stack and the plans found for it.

    Everything held is a frozen record: an edit hands in a whole new project that shares
    what it did not change. Plans are results, not edits, so they live beside the undo
    stack, by the digest of what they answer: undoing to inputs that were planned before
    brings their plan back.
    """

    changed = Signal()
    """The project, or the selected scenario in it, has other content."""
    scenario_changed = Signal()
    """Another scenario is selected, or the selected one has another name."""
    plan_changed = Signal()
    """plan(), or whether it is current, may be different."""
    opened = Signal()
    """Another project is shown; nothing of the one before it holds any more."""
    stored = Signal(object)
    """A project (the one shown, or an earlier state of it) is in the file."""
    file_changed = Signal()
    """The path, or whether there is something to save, is different."""
    refused = Signal(object)
    """An edit was not made: the ProcureError that says why."""

    def __init__(
        self,
        project: Project,
        path: Path | None = None,
        parent: QObject | None = None,
        *,
        digest: str = "",
    ) -> None:
        """Show a project; `path` is its file, none while it was never saved.

        `digest` is the SHA-256 of the file's content, empty where it is not known.
        """
        super().__init__(parent)
        self._project = project
        self._path = path
        self._digest = digest
        self._read_only = False
        self._restoring = False
        self._practising = False
        self._selected = project.scenario().name
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self.file_changed)
        self._plans: dict[str, Planned] = {}
        self._latest: dict[str, Planned] = {}
        self._before: dict[str, Planned] = {}
        self._digests: list[tuple[tuple[object, Scenario], str]] = []
        self._sought: tuple[Project, str] | None = None
        self._answer: Planned | None = None
        self._problems: tuple[Project, Scenario, tuple[Problem, ...]] | None = None
        self._problems_at: tuple[tuple[Problem, ...], ProblemsAt] | None = None

    # What is shown

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self._project

    @property
    def scenario(self) -> Scenario:
        """The selected scenario."""
        return self._project.scenario(self._selected)

    @property
    def path(self) -> Path | None:
        """The project's file; none for a sample or one never saved."""
        return self._path

    @property
    def digest(self) -> str:
        """The SHA-256 of the file's content when it was read or written, empty if unknown."""
        return self._digest

    @property
    def read_only(self) -> bool:
        """Whether the file is someone else's to write: what is edited goes into another."""
        return self._read_only

    @property
    def restoring(self) -> bool:
        """Whether restore() is bringing steps back, which are no edits."""
        return self._restoring

    @property
    def modified(self) -> bool:
        """Tell whether there is something to save."""
        return not (self._practising or self.undo_stack.isClean())

    # Files

    def open(
        self, project: Project, path: Path | None, digest: str = "", *, read_only: bool = False
    ) -> None:
        """Show another project; its undo history and plans start empty.

        `digest` is the SHA-256 of the file's content, empty where it is not known.
        """
        self._project = project
        self._path = path
        self._digest = digest
        self._read_only = read_only
        self._practising = False
        self._selected = project.scenario().name
        self._plans.clear()
        self._latest.clear()
        self._before.clear()
        self._digests.clear()
        self._sought = None
        self.opened.emit()
        self.undo_stack.clear()
        self.scenario_changed.emit()
        self.changed.emit()
        self.plan_changed.emit()
        self.file_changed.emit()

    def mark_saved(self, project: Project, path: Path, digest: str = "") -> None:
        """Note that `project` is now in the file; later edits remain to be saved."""
        self._path = path
        self._digest = digest
        self._read_only = self._practising = False
        if project is self._project:
            self.undo_stack.setClean()
        self.stored.emit(project)
        self.file_changed.emit()

    def practise(self, *, over: bool = False) -> None:
        """Let edits from now on be nothing to save, until the project is saved or this is over.

        What was edited by then stays as it is, still with nothing to save.
        """
        if over and self._practising:
            self.undo_stack.setClean()
        self._practising = not over
        self.file_changed.emit()

    def restore(self, steps: Sequence[tuple[str, Project, str]], index: int) -> None:
        """Bring back steps of undo: the name, the project and the scenario after each.

        `index` counts those that stay done; the others can be redone.
        """
        self._restoring = True
        for name, project, selected in steps:
            before = (self._project, self._selected)
            self.undo_stack.push(ProjectEdit(name, self._show, before, (project, selected)))
        self.undo_stack.setIndex(index)
        self._restoring = False
        self.scenario_changed.emit()
        self.changed.emit()
        self.plan_changed.emit()

    # Edits

    def edit(self, name: str, project: Project, merge: str = "", *, select: str = "") -> None:
        """Replace the project as one step of undo called `name`.

        A project equal to the present one is no edit, and one of a locked scenario is
        refused. Variants of scenarios that changed follow them in the same step. `select`
        names the scenario to show afterwards; by default the selected one stays.
        """
        locked = locked_edit(self._project, project)
        if locked:
            self.refused.emit(InputError("scenario-locked", name=locked))
            # Whatever shows the entry already shows what holds again.
            self.changed.emit()
            return
        project = following(self._project, project)
        chosen = _available(project, (select, self._selected))
        if project == self._project and chosen == self._selected:
            return
        before = (self._project, self._selected)
        step = ProjectEdit(name, self._show, before, (project, chosen))
        step.merge = merge
        self.undo_stack.push(step)

    def edit_scenario(self, name: str, scenario: Scenario, merge: str = "") -> None:
        """Replace the selected scenario as one step of undo called `name`."""
        project = self._project
        if scenario.name != self._selected:
            project = renamed(project, self._selected, scenario.name)
            if self._selected in self._latest:
                self._latest[scenario.name] = self._latest[self._selected]
        project = with_scenario(project, scenario)
        self.edit(name, project, merge, select=scenario.name)

    def select_scenario(self, name: str) -> None:
        """Show another scenario of the project; raise NotFoundError."""
        self._project.scenario(name)
        if name != self._selected:
            self._selected = name
            self.scenario_changed.emit()
            self.plan_changed.emit()

    def _show(self, project: Project, selected: str) -> None:
        renamed = selected != self._selected
        shown = None if self._restoring else self._current()
        if shown is not None:
            # It stays in sight, out of date, also where it was found for another scenario.
            self._latest[self._selected] = shown
        self._project = project
        self._selected = _available(project, (selected, self._selected))
        if self._restoring:
            return
        if renamed:
            self.scenario_changed.emit()
        self.changed.emit()
        self.plan_changed.emit()

    # Plans

    def plan(self) -> Plan | None:
        """Give the plan of the inputs shown, or the scenario's last one, or none."""
        planned = self.planned()
        return None if planned is None else planned.plan

    def planned(self) -> Planned | None:
        """Give plan() with its inputs; its figures are to be worked out from these."""
        return self._current() or self._latest.get(self._selected)

    def planned_of(self, name: str) -> tuple[Planned | None, bool]:
        """Give planned() of any scenario, and whether that answers its inputs as they are."""
        return self.planned_of_each()[name]

    def planned_of_each(self) -> dict[str, tuple[Planned | None, bool]]:
        """Give planned_of() every scenario by name, at the price of one."""
        shared = _shared(self._project)
        known = [(asked[1], digest) for asked, digest in self._digests if asked[0] == shared]
        found: dict[str, tuple[Planned | None, bool]] = {}
        for scenario in self._project.scenarios:
            own = _own(scenario)
            digest = next((one for asked, one in reversed(known) if asked == own), "")
            current = self._plans.get(digest)
            found[scenario.name] = current or self._latest.get(scenario.name), current is not None
        return found

    def plan_is_current(self) -> bool:
        """Tell whether plan() answers the inputs exactly as they are shown."""
        return self._current() is not None

    def asks(self, project: Project, scenario: Scenario) -> bool:
        """Tell whether a plan of these inputs would answer what is shown."""
        return _asked(project, scenario) == _asked(self._project, self.scenario)

    def other_plans(self) -> tuple[Planned, ...]:
        """List the trusted plans that are kept, but for planned(): the latest first."""
        shown = self.planned()
        return tuple(
            known
            for known in reversed(self._plans.values())
            if known.plan.trusted and (shown is None or known.plan is not shown.plan)
        )

    def store_plan(self, plan: Plan, inputs: tuple[Project, Scenario] | None = None) -> None:
        """Keep a plan beside the edits.

        `inputs` are the records that were planned, the ones shown by default. The plan
        is current whenever the inputs shown are the same again.
        """
        project, scenario = inputs or (self._project, self.scenario)
        if inputs is None:
            # Only the digest can tell whether the plan answers what is shown.
            from procure.storage import digest

            known = digest(project, scenario)
        else:
            known = plan.digest
        self._digests = [entry for entry in self._digests if entry[1] != known]
        self._digests.append((_asked(project, scenario), known))
        planned = Planned(project=project, scenario=scenario, plan=plan)
        self._plans.pop(plan.digest, None)
        self._plans[plan.digest] = planned
        self._keep_before(planned)
        self._latest[scenario.name] = planned
        for digest_to_drop in list(self._plans)[:-_PLANS_KEPT]:
            del self._plans[digest_to_drop]
            self._before.pop(digest_to_drop, None)
        self._digests = self._digests[-_PLANS_KEPT:]
        self._sought = None
        self.plan_changed.emit()

    def before_new_lists(self) -> Planned | None:
        """Give the scenario's last plan before price lists of planned() were replaced."""
        planned = self.planned()
        return None if planned is None else self._before.get(planned.plan.digest)

    def forget_before(self) -> None:
        """Let planned() stand by itself: what newer lists did to it was read."""
        planned = self.planned()
        if planned is not None and self._before.pop(planned.plan.digest, None) is not None:
            self.plan_changed.emit()

    def _keep_before(self, planned: Planned) -> None:
        """Remember the plan that the scenario had before its price lists were replaced.

        As long as there is no plan since, it is the same one: the new lists may first have
        to be put right.
        """
        from procure.plan_difference import new_lists

        last = self._latest.get(planned.scenario.name)
        if last is None or last.plan.digest == planned.plan.digest:
            return
        earlier = self._before.get(last.plan.digest)
        if earlier is not None and last.plan.total_cost is None:
            last = earlier
        elif not new_lists(last.project, planned.project):
            return
        self._before[planned.plan.digest] = last

    def _current(self) -> Planned | None:
        # Records that share what they did not change compare in no time, where the
        # digest of a project with 100,000 offers would take a second at every keystroke.
        known = self._sought
        if known is None or known[0] is not self._project or known[1] != self._selected:
            # All that shows the plan asks, and asks again at every edit.
            self._sought = self._project, self._selected
            asked = _asked(self._project, self.scenario)
            found = (digest for known, digest in reversed(self._digests) if known == asked)
            self._answer = self._plans.get(next(found, ""))
        return self._answer

    # Problems

    def problems(self) -> tuple[Problem, ...]:
        """List what stands in the way of a plan, or should be looked at, worst first."""
        scenario = self.scenario
        known = self._problems
        if known is None or known[0] is not self._project or known[1] is not scenario:
            from procure.check import problems

            known = (self._project, scenario, tuple(problems(self._project, scenario)))
            self._problems = known
        return known[2]

    def problems_at(self) -> ProblemsAt:
        """Give problems() by their places."""
        problems = self.problems()
        known = self._problems_at
        if known is None or known[0] is not problems:
            from ui.problems_at import ProblemsAt

            known = problems, ProblemsAt(problems)
            self._problems_at = known
        return known[1]


def _asked(project: Project, scenario: Scenario) -> tuple[object, Scenario]:
    """Give what a plan depends on, as procure.storage.digest counts it."""
    return _shared(project), _own(scenario)


def _own(scenario: Scenario) -> Scenario:
    return replace(scenario, name="", note="", parent="", locked=False)


def _shared(project: Project) -> object:
    catalogs = tuple(
        replace(
            catalog,
            file_name="",
            sha256="",
            read_on=_NO_DAY,
            issues=(),
            accepted=(),
            editions=(),
            mapping=None,
            note="",
        )
        for catalog in project.catalogs
    )
    return replace(project, name="", note="", catalogs=(), scenarios=()), catalogs


def _available(project: Project, wanted: Sequence[str]) -> str:
    names = [scenario.name for scenario in project.scenarios]
    return next((name for name in wanted if name in names), names[0])
