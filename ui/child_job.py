"""Work in a process of its own, so that the window never waits for it.

Reading price lists, opening and saving large projects and writing workbooks would hold
the interpreter for up to a second in a thread. A spawned child does them; a waiting
thread here hands its answer to the window's event loop. No child outlives its job, nor the
program, however that ends.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from procure.errors import InputError, ProcureError
from ui.child_pipe import Progress, Reporter, receive, send
from ui.thread_post import ThreadPost

_STOPPED: Final = object()
_ANSWER: Final = "answer"
_PROGRESS: Final = "progress"
_SECONDS_TO_END: Final = 5.0
_NOBODY_WAITS: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildLimits:
    """What a child may use: bytes of memory and seconds on the clock; empty is no limit.

    Memory is limited where the platform can (not on Windows and macOS); time always.
    """

    memory: int | None = None
    seconds: float | None = None


NO_LIMITS: Final = ChildLimits()
READER_LIMITS: Final = ChildLimits(memory=3 * 1024**3, seconds=120)
"""For files that come from others: a small one can be made to unpack to gigabytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is done in the thread that waits for a child, with what the window already has.

    `before` is given the arguments and gives those that travel; `after` is given the
    function's result and gives the one that `finished` brings. Both know frozen records only.
    """

    before: Callable[..., tuple[object, ...]] | None = None
    after: Callable[[Any], Any] | None = None


ALONE: Final = Beside()


class ChildJob(QObject):
    """Runs `function(*arguments)` once in a child process.

    The function has to be importable, its arguments and result picklable. Exactly one
    of `finished` and `failed` follows each start, in the window's thread; after cancel()
    none does. A job that `reports` hands the function `on_progress(stage, done, total)`.
    """

    finished = Signal(object)
    """The function's result."""
    failed = Signal(object)
    """A ProcureError: the function's own, or one that says how the child ended."""
    progressed = Signal(str, int, int)
    """The stage of the work, how much of it is done, and how much there is."""

    def __init__(
        self,
        function: Callable[..., Any],
        *arguments: object,
        limits: ChildLimits = NO_LIMITS,
        reports: bool = False,
        beside: Beside = ALONE,
        parent: QObject | None = None,
    ) -> None:
        """Prepare the job; start() begins it."""
        super().__init__(parent)
        self._task = (function, arguments, limits, reports)
        self._beside = beside
        self._run: _Run | None = None
        self._post = ThreadPost()
        self._post.told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._run is not None

    def start(self) -> None:
        """Begin; returns at once."""
        if self._run is not None:
            return
        self._run = _Run(self._task, self._beside, self._post.tell)
        # Taken away with what it is part of, nobody cancels it; its thread keeps the run.
        self.destroyed.connect(self._run.stop)
        self._run.start()

    def cancel(self) -> None:
        """End the child; no signal follows."""
        run, self._run = self._run, None
        if run is not None:
            run.stop()

    @Slot(object, str, object)
    def _hear(self, run: object, kind: str, news: Any) -> None:
        if run is not self._run:
            return
        if kind == _PROGRESS:
            self.progressed.emit(*news)
        elif news is not _STOPPED:
            self._run = None
            if isinstance(news, ProcureError):
                self.failed.emit(news)
            elif isinstance(news, _Result):
                self.finished.emit(news.value)


@dataclass(frozen=True, slots=True)
class _Result:
    value: object


_Task = tuple[Callable[..., Any], tuple[object, ...], ChildLimits, bool]


class _Run:
    """One child and the thread that waits for it."""

    def __init__(
        self,
        task: _Task,
        beside: Beside,
        tell: Callable[[object, str, object], None],
    ) -> None:
        self._task = task
        self._beside = beside
        self._tell = tell
        self._process: SpawnProcess | None = None
        self._stopped = threading.Event()

    def start(self) -> None:
        threading.Thread(target=self._wait, name="child job", daemon=True).start()

    def stop(self) -> None:
        self._stopped.set()
        if self._process is not None:
            self._process.terminate()

    def _wait(self) -> None:
        try:
            answer = self._ask()
            if self._beside.after is not None and isinstance(answer, _Result):
                answer = _Result(self._beside.after(answer.value))
        except Exception as error:  # noqa: BLE001 - whatever it was, the window has to hear of it
            answer = ProcureError("child-failed", details=_trace(error))
        self._tell(self, _ANSWER, answer)

    def _ask(self) -> object:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        function, arguments, limits, reports = self._task
        if self._beside.before is not None:
            arguments = self._beside.before(*arguments)
        # Started here, not in the window's thread: this pickles the arguments.
        process = context.Process(
            target=work,
            args=(theirs, function, arguments, limits, reports),
            name="procure worker",
            daemon=True,
        )
        process.start()
        self._process = process
        theirs.close()
        try:
            if self._stopped.is_set():
                return _STOPPED
            return receive(ours, limits.seconds, self._progressed)
        except TimeoutError:
            return InputError("child-too-slow", seconds=f"{limits.seconds:g}")
        except (EOFError, OSError):
            if self._stopped.is_set():
                return _STOPPED
            process.join(_SECONDS_TO_END)
            return ProcureError("child-died", details=f"Exit code {process.exitcode}.")
        finally:
            process.terminate()
            process.join(_SECONDS_TO_END)
            ours.close()

    def _progressed(self, progress: Progress) -> None:
        if self._stopped.is_set():
            raise EOFError
        self._tell(self, _PROGRESS, progress)


def work(
    pipe: Connection,
    function: Callable[..., Any],
    arguments: tuple[object, ...],
    limits: ChildLimits,
    reports: bool,  # noqa: FBT001 - multiprocessing passes arguments by place
) -> None:
    """Do the work in the child and send its result, or a ProcureError, up the pipe."""
    _end_with_the_window()
    told = {"on_progress": Reporter(pipe)} if reports else {}
    try:
        _limit_memory(limits.memory)
        answer: object = _Result(function(*arguments, **told))
    except ProcureError as error:
        answer = error
    except MemoryError:
        answer = InputError("child-too-large")
    except Exception as error:  # noqa: BLE001 - the traceback travels to the Details button
        answer = ProcureError("child-failed", details=_trace(error))
    send(pipe, answer)
    pipe.close()


def _end_with_the_window() -> None:
    """End this process as soon as the one that started it is gone, killed even."""
    window = multiprocessing.parent_process()
    if window is not None:
        threading.Thread(target=_wait_and_end, args=(window.sentinel,), daemon=True).start()


def _wait_and_end(window: int) -> None:
    connection.wait([window])
    os._exit(_NOBODY_WAITS)


def _limit_memory(memory: int | None) -> None:
    if memory is None:
        return
    try:
        import resource
    except ImportError:
        return  # Windows has no such limit
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    ceiling = memory if most == resource.RLIM_INFINITY else min(memory, most)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (ceiling, most))
    except (OSError, ValueError):
        return  # macOS refuses; the time limit still holds


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))
