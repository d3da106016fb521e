"""Sees to it that nothing is lost: the lock, the journal and what a crash left behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from procure import recovery
from procure.errors import InputError, ProcureError
from procure.words import sentence
from ui.child_job import Beside
from ui.formats import counted
from ui.recovery.journal import ENDING, Journal, file_of, journal_path
from ui.recovery.lock import FileLock, Holder, holder_told, is_held

if TYPE_CHECKING:
    from procure.recovery import Found, Recovered
    from ui.document import Document
    from ui.questions import LockedAnswer, Questions, RecoveryAnswer

Go = Callable[[bool], object]
"""Opens a file, read-only or not."""

Run = Callable[
    [Callable[[Path], Any], Path, Callable[[Any], object], Callable[[ProcureError], object]], object
]
"""Calls a function with a journal, beside the window where that is large, and hands on what it
gives or the error that it raises."""


def _nothing() -> None:
    """Leave everything as it is."""


class Keeping(QObject):
    """Stands between the File menu and the files: who may write, and what is unsaved."""

    told = Signal(str)
    """A sentence for the status line."""

    look_wanted = Signal(Path)
    """A file is to be opened read-only, with what a crash left of it kept for later."""

    def __init__(
        self,
        document: Document,
        questions: Questions,
        folder: Path | None,
        run: Run,
        parent: QObject | None = None,
    ) -> None:
        """Keep a document; `folder` is for journals of projects that have no file."""
        super().__init__(parent)
        self._document = document
        self._questions = questions
        self._folder = folder
        self._run = run
        self._lock = FileLock()
        self._next = FileLock()
        self._unlocked_told = False
        self.journal = Journal(document, folder, self)
        self.journal.failed.connect(self._questions.error)
        document.opened.connect(self._settle_lock)
        document.stored.connect(self._settle_lock)

    # Opening

    def before_opening(
        self, path: Path, go: Go, otherwise: Callable[[], object] = _nothing
    ) -> None:
        """Lock a file and bring back what a crash left of it, or else let `go` open it.

        Where the person wants neither, `otherwise` hears of it.
        """
        holder = self._take(path)
        if holder is None:
            self._look(path, go, otherwise)
            return

        def answered(answer: LockedAnswer) -> None:
            if answer == "anyway":
                self._next.take(path, anyway=True)
                self._look(path, go, otherwise)
            elif answer == "read":
                go(True)
            else:
                otherwise()

        self._questions.locked(path, holder, answered)

    def give_up(self) -> None:
        """Let go of a file that was not opened or written after all."""
        self._next.release()

    def _take(self, path: Path) -> Holder | None:
        """Lock a file beside the one that is open; nothing if that is the same."""
        if path.resolve() == self._lock.file:
            return None
        holder = self._next.take(path)
        if holder is None and not self._next.writable and not self._unlocked_told:
            self._unlocked_told = True
            self.told.emit(sentence("unlocked", {"folder": str(path.resolve().parent)}))
        return holder

    def _settle_lock(self) -> None:
        """Keep the lock of the file that is open now, and no other."""
        document = self._document
        path = None if document.path is None or document.read_only else document.path.resolve()
        if path is not None and path == self._next.file:
            self._lock.release()
            self._lock, self._next = self._next, FileLock()
        elif path != self._lock.file:
            self._lock.release()
        self._next.release()

    def _look(self, path: Path, go: Go, otherwise: Callable[[], object]) -> None:
        journal = journal_path(path.resolve())
        if journal == self.journal.path:
            go(False)
            return
        if not journal.exists():
            others = sorted(journal.parent.glob(f".*{ENDING}"))
            ended = [one for one in others if not is_held(file_of(one))]
            elsewhere = recovery.saved_as(path, ended)
            if elsewhere is None:
                go(False)
                return
            journal = elsewhere

        def done(found: Found | None) -> None:
            if found is None or found.edits == 0:
                go(False)
            else:
                self._ask(found, go, otherwise)

        self._examine(journal, done, otherwise)

    def _examine(
        self, journal: Path, done: Callable[[Found | None], object], otherwise: Callable[[], object]
    ) -> None:
        """Give what a journal holds; none if it is damaged from its first line on."""

        def fail(error: ProcureError) -> None:
            if error.key == "journal-unfit":
                # Never written over: somebody may still make sense of it.
                journal.replace(journal.with_name(f"{journal.name}.unread"))
                done(None)
                return
            self.give_up()
            self._questions.error(error)
            otherwise()

        self._run(recovery.look, journal, done, fail)

    def _ask(self, found: Found, go: Go, otherwise: Callable[[], object]) -> None:
        def answered(answer: RecoveryAnswer) -> None:
            if answer == "recover":
                self._recover(found)
            elif answer == "saved":
                go(True)  # the journal stays for the next time
            elif answer == "drop":
                found.journal.unlink(missing_ok=True)
                go(False)
            else:
                self.give_up()
                otherwise()

        self._questions.recover(found, answered)

    def _recover(self, found: Found) -> None:
        def fail(error: ProcureError) -> None:
            self.give_up()
            self._questions.error(error)

        self._run(
            recovery.recover, found.journal, partial(self.show_recovered, found.journal), fail
        )

    def show_recovered(self, journal: Path, recovered: Recovered) -> None:
        """Show what was brought back, as steps that can be undone."""
        document = self._document
        file = recovered.file
        taken = file is not None and self._take(file) is not None
        self.journal.adopt(journal, recovered)
        document.open(recovered.project, file, recovered.digest, read_only=taken)
        document.restore(
            [(step.name, step.project, step.selected) for step in recovered.steps],
            recovered.index,
        )
        key = "recovered-part" if recovered.lost else "recovered"
        edits = counted(recovered.index, "unsaved edit", "unsaved edits")
        values = {"edits": edits, "lost": f"{recovered.lost:,}"}
        self.told.emit(sentence(key, values))

    # At the start of the program

    def at_start(self, recent: Sequence[Path] = ()) -> None:
        """Lock what was opened, and ask about what a crash left of it and of `recent` files."""
        document = self._document
        path = document.path
        if path is not None:
            opened = document.project, path, document.digest

            def go(read_only: bool) -> None:  # noqa: FBT001 - as Go says
                if read_only:
                    document.open(*opened, read_only=True)
                else:
                    self._settle_lock()

            self.before_opening(path, go, partial(go, True))
            return
        places = [(journal_path(file), file) for file in recent]
        if self._folder is not None and self._folder.is_dir():
            places += [(journal, journal) for journal in sorted(self._folder.glob(f"*{ENDING}"))]
            for lock in self._folder.glob(f".*{ENDING}.lock"):
                # Asking takes away the lock of a program that ended before it wrote a journal.
                is_held(lock.with_name(lock.name.removeprefix(".").removesuffix(".lock")))
        self._ask_next([at for at, holds in places if at.exists() and not is_held(holds)])

    def _ask_next(self, journals: list[Path]) -> None:
        """Ask about one journal after the other, until one is recovered."""
        if not journals:
            return
        journal, *others = journals
        following = partial(self._ask_next, others)

        def done(found: Found | None) -> None:
            if found is None or found.edits == 0:
                journal.unlink(missing_ok=True)
                following()
            else:
                self._ask(found, partial(self._decide, found, others), following)

        self._examine(journal, done, following)

    def _decide(self, found: Found, others: list[Path], read_only: bool) -> None:  # noqa: FBT001
        if read_only and found.file is not None:
            self.look_wanted.emit(found.file)
        else:
            self._ask_next(others)

    # Saving

    def saver(self, path: Path) -> tuple[tuple[object, ...], Beside]:
        """Give what save_noting() takes to write the project to a file, once `before` is done.

        Raises InputError when someone else has the file open.
        """
        document = self._document
        holder = self._take(path)
        if holder is not None:
            raise InputError("save-locked", path=path, holder=holder_told(holder))
        journal, state = self.journal.mark()
        same = document.path is not None and path.resolve() == document.path.resolve()
        known = document.digest if same else ""
        arguments = (document.project, path, journal, state, known)
        return arguments, Beside(before=partial(_after_wait, self.journal))

    # The end

    def close(self) -> None:
        """Let go of everything: what there was to save was saved or given up."""
        self.journal.close()
        self._lock.release()
        self._next.release()


def _after_wait(journal: Journal, *arguments: object) -> tuple[object, ...]:
    journal.wait()
    return arguments
