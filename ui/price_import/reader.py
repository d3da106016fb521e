"""Has a file read elsewhere: the newest question only, with its progress in words."""

from collections.abc import Callable
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from procure.words import sentence
from ui.child_job import ALONE, READER_LIMITS, Beside, ChildJob

_WAIT_MS: Final = 150


class Job(Protocol):
    """Work elsewhere: exactly one of finished and failed follows start(), none after cancel()."""

    finished: SignalInstance
    failed: SignalInstance
    progressed: SignalInstance

    def start(self) -> None:
        """Begin; returns at once."""

    def cancel(self) -> None:
        """Stop; no signal follows."""


Task = Callable[..., Any]
"""What a child does with a request: it is given `on_progress` too."""
MakeJob = Callable[[Task, Any, Beside], Job]


def child_job(task: Task, request: Any, beside: Beside) -> Job:
    """Work in a child process with limits on its memory and time."""
    return ChildJob(task, request, limits=READER_LIMITS, reports=True, beside=beside)


class Reader(QObject):
    """Does one task at a time; a new request ends the one before it at once."""

    finished = Signal(object)
    """What the task gave."""
    failed = Signal(object)
    """The ProcureError that it ended with."""
    progressed = Signal(str, int, int)
    """How far it is: a sentence, how much is done and how much there is (0: not known)."""

    def __init__(self, make_job: MakeJob, file: str, parent: QObject) -> None:
        """Work with jobs that `make_job` gives; `file` is the name in sentences."""
        super().__init__(parent)
        self._make_job = make_job
        self._file = file
        self._job: Job | None = None
        self._next: tuple[Task, Any, Beside] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT_MS)
        self._later.timeout.connect(self._start)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None or self._next is not None

    def ask(self, task: Task, request: Any, beside: Beside = ALONE, *, soon: bool = False) -> None:
        """Have a task done now, or `soon`, so that several answers make one request."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._next = (task, request, beside)
        if soon:
            self._later.start()
        else:
            self._start()

    def stop(self) -> None:
        """End the task at once; no signal follows."""
        self._later.stop()
        self._next = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _start(self) -> None:
        asked, self._next = self._next, None
        if asked is None:
            return
        self._job = self._make_job(*asked)
        self._job.finished.connect(self._finished)
        self._job.failed.connect(self._failed)
        self._job.progressed.connect(self._told)
        self._job.start()

    def _finished(self, result: object) -> None:
        self._job = None
        self.finished.emit(result)

    def _failed(self, error: object) -> None:
        self._job = None
        self.failed.emit(error)

    def _told(self, stage: str, done: int, total: int) -> None:
        self.progressed.emit(progress_sentence(self._file, stage, done, total), done, total)


def progress_sentence(file: str, stage: str, done: int, total: int) -> str:
    """Say how far the reading of a file is."""
    if stage == "rows" and total:
        values = {"file": file, "row": f"{done:,}", "rows": f"{total:,}"}
        return sentence("import-progress-rows", values)
    if stage == "look":
        return sentence("import-progress-look", {"file": file})
    return sentence("import-reading", {"file": file})
