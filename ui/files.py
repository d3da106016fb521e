"""Opening, saving and exporting: from a menu to the file and back, without a wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal, SignalInstance

from procure import storage
from procure.errors import InputError, ProcureError, SaveError, UntrustedPlanError
from procure.file_names import file_name
from procure.house_style import HouseStyle
from procure.journal import save_noting
from procure.plan import Plan
from procure.project import Project
from procure.words import sentence
from ui.child_job import ALONE, Beside, ChildJob
from ui.document import Document, Planned
from ui.error_dialog import as_error
from ui.exports import (
    FORMS,
    WORKBOOK_KINDS,
    Exported,
    Form,
    FormName,
    free,
    write_comparison,
    write_scenarios,
    write_sheet,
)
from ui.house_style.choice import StyleChoice
from ui.plan.plan_state import failures_told
from ui.price_lists.look_ahead import looked_ahead
from ui.recovery.journal import file_of
from ui.recovery.keeping import Keeping
from ui.settings import Settings

if TYPE_CHECKING:
    from procure.comparison import Comparison
    from procure.explained.explanation import Explanation
    from procure.explained.negotiation import Negotiation
    from procure.plan_difference import Answer
    from ui.questions import Questions, UnsavedAnswer

PROJECT_KINDS: Final = "Procure projects (*.json)"

_SHEET: Final = Form(
    title="Save sheet for a supplier", write=write_sheet, kinds=WORKBOOK_KINDS, ending=".xlsx"
)
_COMPARISON: Final = Form(
    title="Export comparison to Excel", write=write_comparison, kinds=WORKBOOK_KINDS, ending=".xlsx"
)
_SCENARIOS: Final = Form(
    title="Export whole plans to Excel", write=write_scenarios, kinds=WORKBOOK_KINDS, ending=".xlsx"
)

Explained = Callable[[str], "tuple[Explanation | None, Answer | None]"]

_SMALL_FILE: Final = 1_000_000
"""Bytes; a file up to this size is read faster here than a child process starts."""
_SMALL_PROJECT: Final = 5_000
"""Offers and issues; as above, for writing."""


def not_explained(_digest: str) -> tuple[Explanation | None, Answer | None]:
    """Know of nothing that explains a plan."""
    return None, None


class Files(QObject):
    """Carries out what the File menu asks, one thing at a time."""

    busy_changed = Signal()
    """`busy` is different."""
    exported = Signal(Path)
    """The plan has been written, to a file or into a folder."""
    sheet_written = Signal(Path)
    """The page for a supplier has been written."""
    compared = Signal(Path)
    """The workbook of a comparison has been written."""
    saved = Signal(Path)
    """The project has been written."""

    def __init__(
        self,
        document: Document,
        settings: Settings,
        questions: Questions,
        parent: QObject | None = None,
    ) -> None:
        """Work on a document; `questions` may be replaced, as tests do."""
        super().__init__(parent)
        self.keeping = Keeping(document, questions, settings.journals, self._examine, self)
        self.keeping.look_wanted.connect(partial(self._read_project, read_only=True))
        self.questions = questions
        self.styles = StyleChoice(settings, questions)
        self._document = document
        self._settings = settings
        self._job: ChildJob | None = None
        self.explained: Explained = not_explained
        """Gives what is known about the plan of a digest, to go into the workbook with it."""
        self.busy = ""
        """What is being read or written, as a sentence; empty when nothing is."""
        self.stoppable = False
        """Whether cancel() may end it. A file is never left half written either way."""

    # Opening

    def open(self) -> None:
        """Ask for a project file and open it."""
        self.when_saved(
            lambda: self.questions.open_file(
                "Open project", self._settings.folder, PROJECT_KINDS, self.read_project
            )
        )

    def open_path(self, path: Path) -> None:
        """Open a project file, once what is open has been saved or given up."""
        self.when_saved(lambda: self.read_project(path))

    def open_loaded(
        self, load: Callable[[], Project], then: Callable[[], object] | None = None
    ) -> None:
        """Open a project that has no file, such as a sample, and go on with `then`."""

        def show() -> None:
            try:
                project = load()
            except ProcureError as error:
                self.questions.error(error)
            else:
                self._document.open(project, None)
                if then is not None:
                    then()

        self.when_saved(show)

    def read_project(self, path: Path) -> None:
        """Read a project file and show it; the open one stays if it cannot be read."""

        def go(read_only: bool) -> None:  # noqa: FBT001 - as ui.recovery.keeping gives it
            self._read_project(path, read_only=read_only)

        self.keeping.before_opening(path, go)

    def _read_project(self, path: Path, *, read_only: bool) -> None:
        def show(read: tuple[Project, str]) -> None:
            self._settings.add_recent(path)
            self._settings.folder = path.parent
            self._document.open(read[0], path, read[1], read_only=read_only)

        def fail(error: ProcureError) -> None:
            self.keeping.give_up()
            self._settings.forget_recent(path)
            self.questions.error(error)

        text = sentence("busy-reading", {"name": path.name})
        read, aside = storage.read_with_digest, not _is_small(path)
        beside = Beside(after=looked_ahead)
        self._run(text, read, (path,), show, fail, aside=aside, stoppable=True, beside=beside)

    def _examine(
        self,
        function: Callable[[Path], Any],
        journal: Path,
        done: Callable[[Any], object],
        fail: Callable[[ProcureError], object],
    ) -> None:
        """Read a journal of unsaved edits, and the project file that it is beside."""
        text = sentence("busy-recovering")
        aside = not (_is_small(journal) and _is_small(file_of(journal)))
        beside = Beside(after=looked_ahead)
        self._run(text, function, (journal,), done, fail, aside=aside, beside=beside)

    # Saving

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save the project to its file, asking where the first time."""
        if self._document.path is None or self._document.read_only:
            self.save_as(then)
        else:
            self.write_project(self._document.path, then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Ask where to save the project, and save it there."""
        suggested = self._document.path or self._settings.folder / (
            f"{file_name(self._document.project.name, 'project')}.json"
        )
        if self._document.read_only:
            values = {"path": suggested.name}
            suggested = _beside(suggested)
            self.keeping.told.emit(sentence("save-beside", {**values, "other": suggested.name}))
        self.questions.save_file(
            "Save project", suggested, PROJECT_KINDS, lambda path: self.write_project(path, then)
        )

    def write_project(self, path: Path, then: Callable[[], object] | None = None) -> None:
        """Write the project to a file, whole or not at all."""
        project = self._document.project
        if self.busy:
            self.questions.error(InputError("still-busy", what=self.busy))
            return

        def note(digest: str) -> None:
            self._settings.add_recent(path)
            self._settings.folder = path.parent
            self._document.mark_saved(project, path, digest)
            self.saved.emit(path)
            if then is not None:
                then()

        size = sum(len(catalog.offers) + len(catalog.issues) for catalog in project.catalogs)
        text = sentence("busy-saving", {"name": path.name})

        def fail(error: ProcureError) -> None:
            self.keeping.give_up()
            self.questions.error(error)

        try:
            arguments, beside = self.keeping.saver(path)
        except ProcureError as error:
            fail(error)
            return
        aside = size > _SMALL_PROJECT
        self._run(text, save_noting, arguments, note, fail, aside=aside, beside=beside)

    def when_saved(self, then: Callable[[], object]) -> None:
        """Go on once there is nothing to lose: saved, given up, or never changed."""
        if not self._document.modified:
            then()
            return

        def answered(answer: UnsavedAnswer) -> None:
            if answer == "save":
                self.save(then)
            elif answer == "discard":
                then()

        self.questions.unsaved(self._document.project.name, answered)

    # Exporting

    def export(self, form: FormName = "xlsx") -> None:
        """Ask where to, and write the plan in a form."""
        try:
            plan = self._plan_to_export()
        except ProcureError as error:
            self.questions.error(error)
            return
        project, scenario = self._document.project, self._document.scenario

        def given(path: Path) -> tuple[object, ...]:
            explanation, before = self.explained(plan.digest)
            found = Exported(
                project=project,
                scenario=scenario,
                plan=plan,
                explanation=explanation,
                before=before,
            )
            return found, path

        self._ask(FORMS[form], f"{project.name} – {scenario.name}", given, self.exported)

    def _plan_to_export(self) -> Plan:
        scenario = self._document.scenario.name
        plan = self._document.plan()
        if plan is None or plan.total_cost is None:
            raise InputError("no-plan-to-export", scenario=scenario)
        if not plan.trusted:
            raise UntrustedPlanError("plan-not-trusted", rule=failures_told(plan))
        if not self._document.plan_is_current():
            raise InputError("stale-plan-to-export", scenario=scenario)
        return plan

    def save_sheet(
        self, planned: Planned, supplier: str, negotiations: tuple[Negotiation, ...]
    ) -> None:
        """Ask where to, and write the page for a supplier."""
        inputs = planned.project, planned.scenario, planned.plan
        self._ask(
            _SHEET,
            f"{planned.project.name} – {supplier}",
            lambda path: (*inputs, supplier, negotiations, path),
            self.sheet_written,
        )

    def export_comparison(self, found: Comparison) -> None:
        """Ask where to, and write the workbook of a comparison."""
        self._ask(
            _COMPARISON,
            f"{self._document.project.name} – comparison",
            lambda path: (found, path),
            self.compared,
        )

    def export_scenarios(self, found: Comparison) -> None:
        """Ask where to, and write a comparison with all sheets of each plan."""
        self._ask(
            _SCENARIOS,
            f"{self._document.project.name} – scenarios",
            lambda path: (found, path),
            self.compared,
        )

    def _ask(
        self,
        form: Form,
        name: str,
        arguments: Callable[[Path], tuple[object, ...]],
        written: SignalInstance,
    ) -> None:
        """Ask where to, have a file or folder written there in a child, and tell of it.

        What writes is given the house style behind its `arguments`. Where the place cannot be
        written, another name is proposed.
        """

        def write(style: HouseStyle, path: Path) -> None:
            def fail(error: ProcureError) -> None:
                if isinstance(error, SaveError):
                    self.questions.elsewhere(error, lambda: where(style, free(path, path.suffix)))
                else:
                    self.questions.error(error)

            self._run(
                sentence("busy-exporting", {"name": path.name}),
                form.write,
                (*arguments(path), style),
                lambda _: written.emit(path),
                fail,
                aside=True,
                stoppable=True,
            )

        def where(style: HouseStyle, suggested: Path) -> None:
            ask = self.questions.save_file if form.kinds else self._ask_folder
            ask(form.title, suggested, form.kinds, partial(write, style))

        start = self._document.path.parent if self._document.path else self._settings.folder
        suggested = start / f"{file_name(name, 'plan')}{form.adds}{form.ending}"
        self.styles.ready(lambda style: where(style, suggested))

    def _ask_folder(
        self, title: str, suggested: Path, _kinds: str, done: Callable[[Path], object]
    ) -> None:
        """Ask for a folder to make a new one in: never one that is there."""
        self.questions.folder(
            title, suggested.parent, lambda folder: done(free(folder / suggested.name))
        )

    # One thing at a time

    def cancel(self) -> None:
        """Stop what is being read or written, if it may be."""
        if self.stoppable and self._job is not None:
            self._job.cancel()
            self.keeping.give_up()
            self._end()

    def _run(
        self,
        text: str,
        function: Callable[..., Any],
        arguments: tuple[object, ...],
        done: Callable[[Any], object],
        fail: Callable[[ProcureError], object],
        *,
        aside: bool,
        stoppable: bool = False,
        beside: Beside = ALONE,
    ) -> None:
        if self.busy:
            fail(InputError("still-busy", what=self.busy))
            return
        if not aside:
            try:
                if beside.before is not None:
                    arguments = beside.before(*arguments)
                result = function(*arguments)
            except Exception as error:  # noqa: BLE001 - shown as a sentence, with its details
                fail(as_error(error))
            else:
                done(result)
            return
        self.busy, self.stoppable = text, stoppable
        job = ChildJob(function, *arguments, beside=beside, parent=self)
        self._job = job

        def finish(result: object) -> None:
            self._end()
            done(result)

        def stumble(error: ProcureError) -> None:
            self._end()
            fail(error)

        job.finished.connect(finish)
        job.failed.connect(stumble)
        self.busy_changed.emit()
        job.start()

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self.busy, self.stoppable = "", False
        self.busy_changed.emit()


def _is_small(path: Path) -> bool:
    try:
        return path.stat().st_size <= _SMALL_FILE
    except OSError:
        return True  # reading says what is wrong


def _beside(path: Path) -> Path:
    """Give a name in the same folder that no file has."""
    names = (f"{path.stem} copy{'' if at == 1 else f' {at}'}{path.suffix}" for at in count(1))
    return next(one for one in map(path.with_name, names) if not one.exists())
