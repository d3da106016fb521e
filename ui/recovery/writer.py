"""Writes a journal in a thread of its own: the window never waits for a disk.

Nor does what is edited next: lines are written as soon as those before are, and brought to
the disk meanwhile (ui.recovery.disk).
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from procure import journal
from procure.journal import Edit, Head
from procure.project import Project
from procure.storage import write_bytes
from ui.recovery.disk import JournalDisk

_GATHER: Final = 0.2
"""Seconds in which edits are gathered before they are written: a slider makes sixty in one."""
_RETRY: Final = 5.0
"""Seconds until what could not be written is tried again."""
_PATIENCE: Final = 10.0
"""Seconds that settle() waits for the disk."""


@dataclass(slots=True)
class Target:
    """A journal's file and what it begins with; `held` is a project that has no file."""

    path: Path
    head: Head
    held: Project | None
    exists: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An edit on its way to a journal, with the projects before and after it."""

    target: Target
    edit: Edit
    before: Project
    after: Project


@dataclass(frozen=True, slots=True)
class Task:
    """Something else to do with the files, in its turn."""

    run: Callable[[], None]


class JournalWriter:
    """Does what it is given one after the other; what fails is told to `fail`, in its thread."""

    def __init__(self, fail: Callable[[Exception], None]) -> None:
        """Prepare the writer; its thread starts with the first edit."""
        self._fail = fail
        self._waiting: deque[Entry | Task] = deque()
        self._changed = threading.Condition()
        self._hurry = False
        self._thread: threading.Thread | None = None
        self._unwritten: list[Entry] = []
        self._disk = JournalDisk(fail)

    def put(self, item: Entry | Task) -> None:
        """Give it something to do; returns at once."""
        if self._thread is None and isinstance(item, Task):
            self._try(item.run)
            return
        with self._changed:
            self._waiting.append(item)
            self._changed.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
                self._thread.start()

    def settle(self, seconds: float = _PATIENCE) -> bool:
        """Wait until all that was put is on the disk; false if it took too long."""
        done = threading.Event()
        if self._thread is None:
            return True
        with self._changed:
            self._hurry = True
        self.put(Task(done.set))
        return done.wait(seconds) and self._disk.wait(seconds)

    def _work(self) -> None:
        while True:
            with self._changed:
                again = _RETRY if self._unwritten else None
                self._changed.wait_for(lambda: self._waiting, timeout=again)
                self._changed.wait_for(lambda: self._hurry, timeout=_GATHER)
                taken = list(self._waiting)
                self._waiting.clear()
                self._hurry = False
            self._do(taken)

    def _do(self, taken: list[Entry | Task]) -> None:
        together: list[Entry] = []
        for item in taken:
            if isinstance(item, Entry) and (not together or together[-1].target is item.target):
                together.append(item)
                continue
            self._write(together)
            together = []
            if isinstance(item, Entry):
                together = [item]
            else:
                self._try(item.run)
        self._write(together)

    def _write(self, entries: list[Entry]) -> None:
        """Write edits after those that could not be written before, or keep them for later."""
        new = entries[0].target if entries else None
        late = [late for late in self._unwritten if new is None or late.target is new]
        self._unwritten = [*late, *entries]
        if self._unwritten:
            self._try(self._write_late)

    def _write_late(self) -> None:
        target = self._unwritten[0].target
        self._unwritten = write(self._unwritten)
        self._disk.soon(target.path)

    def begin_anew(self, old: Target, new: Target | None, saved: int) -> None:
        """Let a journal apply to the file as just saved, in the state `saved`; a task.

        What was edited since is taken along; where nothing was there is no journal. At every
        moment the old journal or the new one is there, whole.
        """
        late = [] if new is None else [late for late in self._unwritten if late.edit.seq > saved]
        self._unwritten = [] if new is None else [replace(entry, target=new) for entry in late]
        if not old.exists:
            return
        rest = journal.lines_after(old.path.read_bytes(), saved)
        if rest and new is not None:
            lines = journal.head_line(new.head, new.held) + rest
            # The old one goes only once the new one is on the disk.
            write_bytes(new.path, lines, wait=new.path != old.path)
            self._disk.soon(new.path)
            new.exists = True
        if new is None or old.path != new.path or not rest:
            old.path.unlink(missing_ok=True)
        old.exists = False

    def drop(self, target: Target) -> None:
        """Remove a journal that is no longer needed; a task."""
        self._unwritten = [late for late in self._unwritten if late.target is not target]
        if target.exists:
            target.path.unlink(missing_ok=True)
            target.exists = False

    def _try(self, run: Callable[[], None]) -> None:
        try:
            run()
        except Exception as error:  # noqa: BLE001 - the thread goes on, and the window says it
            self._fail(error)


def write(entries: list[Entry]) -> list[Entry]:
    """Add edits to the end of their journal, which is begun with the first; raise OSError.

    They need not be on the disk then.
    Gives those that cannot be told before the next one comes, such as half a character.
    """
    target = entries[0].target
    lines = []
    held: list[Entry] = []
    for entry in joined(entries):
        told = entry
        if held:
            edit = replace(entry.edit, after=held[0].edit.after)
            told = replace(entry, edit=edit, before=held[0].before)
        try:
            lines.append(journal.edit_line(told.edit, told.before, told.after))
            held = []
        except ValueError:
            held = [told]
    if not lines:
        return held
    if target.exists:
        journal.append(target.path, b"".join(lines), wait=False)
        return held
    target.path.parent.mkdir(parents=True, exist_ok=True)
    head = journal.head_line(target.head, target.held)
    write_bytes(target.path, head + b"".join(lines), wait=False)
    target.exists = True
    return held


def joined(entries: list[Entry]) -> list[Entry]:
    """Take edits that go on with the one before them together with it."""
    found: list[Entry] = []
    for entry in entries:
        last = found[-1] if found else None
        if last is None or entry.edit.do != "merge" or last.edit.do == "to":
            found.append(entry)
            continue
        edit = replace(last.edit, seq=entry.edit.seq, selected=entry.edit.selected)
        found[-1] = replace(last, edit=edit, after=entry.after)
    return found


def cut(path: Path, length: int) -> None:
    """Take away what follows the last whole line of a journal that is to go on."""
    if path.stat().st_size > length:
        os.truncate(path, length)
