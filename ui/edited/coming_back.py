"""Importing an edited workbook as the window sees it: read aside, evaluated, shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from procure.errors import InputError, ProcureError
from procure.words import sentence
from ui.child_job import READER_LIMITS, Beside, ChildJob
from ui.document import Document
from ui.plan.evaluating import evaluate
from ui.plan.solve_job import SolveJob
from ui.settings import Settings

if TYPE_CHECKING:
    from procure.edited.returned import Returned
    from procure.edited.workbook import EditedWorkbook
    from procure.evaluation import Evaluation
    from procure.project import Project
    from ui.questions import Questions

EDITED_KINDS: Final = "Excel workbooks (*.xlsx)"


def read(path: Path) -> EditedWorkbook:
    """Read an edited workbook; runs in a child with limits, as it comes from others."""
    from catalogs.edited_workbook import read_edited

    return read_edited(path)


def brought_back(project: Project, workbook: EditedWorkbook) -> Returned | ProcureError:
    """Turn a workbook into a scenario, or say why not; runs in the thread that waits."""
    from procure.edited.back import returned

    try:
        return returned(project, workbook)
    except ProcureError as error:
        return error


class ComingBack(QObject):
    """Imports edited workbooks, each in a dialog of its own, one at a time."""

    told = Signal(str)
    """What was done, as a sentence."""
    busy_changed = Signal()
    """`busy` is different."""

    def __init__(
        self, document: Document, questions: Questions, settings: Settings, window: QWidget
    ) -> None:
        """Import into a document; dialogs stand over `window`.

        `evaluator` can be replaced, as for a test.
        """
        super().__init__(window)
        self.questions = questions
        self.evaluator: Callable[..., Evaluation] = evaluate
        self._document = document
        self._settings = settings
        self._window = window
        self._job: ChildJob | None = None
        self.busy = ""
        """What is being read, as a sentence; empty when nothing is. stop() ends it."""

    def ask(self) -> None:
        """Ask for a workbook, and show what was changed in it."""
        self.questions.open_file(
            "Import edited workbook", self._settings.folder, EDITED_KINDS, self.bring
        )

    def bring(self, path: Path) -> None:
        """Read a workbook aside, and show what was changed in it."""
        if self.busy:
            self.questions.error(InputError("still-busy", what=self.busy))
            return
        self._settings.folder = path.parent
        after = partial(brought_back, self._document.project)
        job = ChildJob(read, path, limits=READER_LIMITS, beside=Beside(after=after), parent=self)
        job.finished.connect(self._come)
        job.failed.connect(self._fail)
        self._job = job
        self.busy = sentence("busy-reading", {"name": path.name})
        self.busy_changed.emit()
        job.start()

    def stop(self) -> None:
        """Stop reading; no dialog follows."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def cancel(self) -> None:
        """Stop everything that runs; for the end of the program."""
        self.stop()
        for job in self.findChildren(SolveJob):
            job.cancel()

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self.busy = ""
        self.busy_changed.emit()

    def _fail(self, error: ProcureError) -> None:
        self._end()
        self.questions.error(error)

    def _come(self, found: Returned | ProcureError) -> None:
        self._end()
        if isinstance(found, ProcureError):
            self.questions.error(found)
        else:
            self.show_returned(found)

    def show_returned(self, found: Returned) -> None:
        """Show what was changed in a workbook, and evaluate it where anything was."""
        from ui.edited.dialog import EditedDialog

        # It outlives a dialog that is closed early, until its thread has answered.
        job = SolveJob(partial(self.evaluator, given=found.given), self)
        job.finished.connect(job.deleteLater)
        job.failed.connect(job.deleteLater)
        dialog = EditedDialog(self._document, found, job, self._window)
        dialog.failed.connect(self.questions.error)
        dialog.accepted_edits.connect(
            lambda name: self.told.emit(
                sentence("edited-imported", {"file": found.file, "name": name})
            )
        )
        dialog.show()
        if found.edits:
            job.start(found.project, found.free)
