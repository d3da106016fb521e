"""Keeps a journal of what is edited, so that no more than a moment is lost in a crash."""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from procure.errors import ProcureError
from procure.journal import Edit, Head, Kind, now
from procure.words import sentence
from ui.error_dialog import as_error
from ui.recovery.lock import FileLock
from ui.recovery.writer import Entry, JournalWriter, Target, Task, cut

if TYPE_CHECKING:
    from procure.project import Project
    from procure.recovery import Recovered
    from ui.document import Document

ENDING: Final = ".journal"


@dataclass(frozen=True, slots=True)
class _State:
    """What was shown, and the number of the line that led to it."""

    project: Project
    selected: str
    seq: int


class Journal(QObject):
    """Writes down each step of a document's undo stack.

    The journal stands beside the project's file, or in `folder` where there is no file or
    nothing can be written beside it (without a folder: nowhere). It is there only while
    there is something to save.
    """

    failed = Signal(object)
    """A ProcureError: edits are not being written down. Told once, until it works again."""

    _stumbled = Signal(object)

    def __init__(
        self, document: Document, folder: Path | None, parent: QObject | None = None
    ) -> None:
        """Follow a document from now on."""
        super().__init__(parent)
        self._document = document
        self._folder = folder
        self._writer = JournalWriter(self._stumble)
        self._told = self._closed = False
        self._target: Target | None = None
        self._adopted: tuple[Path, Recovered] | None = None
        self._session = FileLock()
        self._base = _State(document.project, document.scenario.name, 0)
        self._states = [self._base]
        self._marked: _State | None = None
        self._index = self._seq = self._at = 0
        self._stumbled.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        document.opened.connect(self._begin)
        document.stored.connect(self._begin_anew)
        document.undo_stack.indexChanged.connect(self._follow)

    @property
    def path(self) -> Path | None:
        """Where edits are written down; none before the first."""
        return None if self._target is None else self._target.path

    # For saving

    def mark(self) -> tuple[Path | None, int]:
        """Give the journal, if there is one, and the number of the state shown.

        That state is about to be written to a file: what is edited from now on is told as
        done on it. wait() before the file is replaced.
        """
        shown = self._marked = self._states[self._index]
        self._states, self._index = [shown], 0
        # Edits before and after are not told as one.
        self._writer.put(Task(lambda: None))
        return self.path, shown.seq

    def wait(self) -> bool:
        """Wait until what was edited is on the disk; false if the disk takes too long."""
        return self._writer.settle()

    def close(self) -> None:
        """Remove the journal: what it holds was saved or given up. Nothing is followed any more."""
        if not self._closed:
            self._closed = True
            # An undo stack that goes away says so as if everything was undone.
            self._document.undo_stack.indexChanged.disconnect(self._follow)
        self._drop()
        self.wait()
        self._session.release()

    # For recovery

    def adopt(self, path: Path, recovered: Recovered) -> None:
        """Go on with the journal of a project that is about to be opened again."""
        self._adopted = path, recovered

    # Following

    def _begin(self) -> None:
        """Follow the project that was opened; nothing is written before the first edit."""
        self._drop()
        document = self._document
        self._at, self._marked = 0, None
        adopted, self._adopted = self._adopted, None
        if adopted is not None:
            self._go_on(*adopted)
            return
        self._base = _State(document.project, document.scenario.name, 0)
        self._states, self._index, self._seq = [self._base], 0, 0

    def _go_on(self, path: Path, recovered: Recovered) -> None:
        self._base = _State(recovered.project, recovered.selected, recovered.base)
        steps = (_State(step.project, step.selected, step.state) for step in recovered.steps)
        self._states = [self._base, *steps]
        self._index = self._at = recovered.index
        self._seq = recovered.seq
        head = Head(format=1, at=now())  # the one in the file counts
        self._target = Target(path, head, None, exists=True)
        if path.parent == self._folder:
            self._session.take(path)
        self._writer.put(Task(lambda: cut(path, recovered.good)))

    def _new_target(self) -> Target | None:
        """Begin a journal on the base; none if there is no place for it."""
        document = self._document
        path = self._place(document.path)
        if path is None:
            return None
        file = document.path.resolve() if document.path and document.digest else None
        head = Head(
            format=1,
            at=now(),
            file="" if file is None else str(file),
            digest="" if file is None else document.digest,
            seq=self._base.seq,
            name=document.project.name,
            selected=self._base.selected,
        )
        return Target(path, head, self._base.project if file is None else None)

    def _place(self, file: Path | None) -> Path | None:
        if file is not None and not self._document.read_only:
            file = file.resolve()
            if os.access(file.parent, os.W_OK):
                self._session.release()
                return journal_path(file)
        if self._folder is None:
            return None
        if self._session.file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._session.take(self._folder / f"{uuid.uuid4().hex}{ENDING}")
        return self._session.file

    def _follow(self, at: int) -> None:
        """Write down what the undo stack did last."""
        document = self._document
        if document.restoring:
            return
        moved, self._at = at - self._at, at
        shown = self._states[self._index]
        made = _State(document.project, document.scenario.name, self._seq + 1)
        if made.project is shown.project:
            return
        there = self._index + moved
        known = self._states[there] if moved and 0 <= there < len(self._states) else shown
        if known.project is made.project:
            self._put("to", shown, made, state=known.seq)
            self._states[there] = made
            self._index = there
            return
        stack = document.undo_stack
        if moved < 0:
            # Back beyond where this journal began.
            name = sentence("undone-step", {"name": stack.redoText()})
        else:
            name = stack.undoText()
        self._put("edit" if moved else "merge", shown, made, name=name)
        keep = self._index if not moved and self._index else self._index + 1
        self._states[keep:] = [made]
        self._index = keep

    def _put(
        self, do: Kind, before: _State, after: _State, *, name: str = "", state: int = 0
    ) -> None:
        edit = Edit(
            seq=after.seq,
            after=self._seq,
            at=now(),
            do=do,
            name=name,
            selected=after.selected,
            state=state,
        )
        self._seq = after.seq
        if self._target is None:
            self._target = self._new_target()
        if self._target is not None:
            self._writer.put(Entry(self._target, edit, before.project, after.project))

    def _begin_anew(self, project: object) -> None:
        """Let the journal apply to the file that was just written."""
        old = self._target
        shown = self._states[self._index]
        if self._marked is not None and self._marked.project is project:
            saved = self._marked
        else:
            saved = shown
            self._states, self._index = [shown], 0
        self._base, self._marked = saved, None
        self._clear(old)
        if old is not None:
            new = self._target = self._new_target()
            self._writer.put(Task(lambda: self._writer.begin_anew(old, new, saved.seq)))

    def _clear(self, old: Target | None) -> None:
        """Remove what a crash left beside the file that was just written over.

        It applies to what that file held before, and could only be asked about in vain.
        """
        file = self._document.path
        if file is None:
            return
        left = journal_path(file.resolve())
        if old is None or old.path != left:
            self._writer.put(Task(lambda: left.unlink(missing_ok=True)))

    def _drop(self) -> None:
        target, self._target = self._target, None
        if target is not None:
            self._writer.put(Task(lambda: self._writer.drop(target)))

    # What goes wrong

    def _stumble(self, error: Exception) -> None:
        try:
            self._stumbled.emit(error)
        except RuntimeError:
            return  # the window was closed

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        if not self._told:
            self._told = True
            reason = as_error(error)
            self.failed.emit(
                ProcureError("journal-failed", details=reason.details, reason=str(reason))
            )


def journal_path(file: Path) -> Path:
    """Give the place of the journal beside a project's file."""
    return file.with_name(f".{file.name}{ENDING}")


def file_of(journal: Path) -> Path:
    """Give the project's file beside which a journal stands."""
    return journal.with_name(journal.name.removeprefix(".").removesuffix(ENDING))
