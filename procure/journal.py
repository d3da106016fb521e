"""The journal of a project's edits since it was last saved, and what it brings back.

A file of lines that is only ever added to. Each line begins with a checksum of the rest, so
a line that was being written when the program ended is known, and dropped. The first line
says what the journal applies to: a project file, by the SHA-256 of its content, or a project
that has no file, which it then holds. The others are the edits in their order:

    edit    a step of undo: its name, and what it changed of the state before
    merge   more of the last step, such as the next keystroke in its field
    to      undo or redo: back to the state of an earlier line
    saving  the state of a line is about to be in a file of this content

States are numbered by the lines that make them. With a line `saving` the journal applies to
the file as it was before saving and as it is after, so there is no moment between the two.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

from procure import storage
from procure.errors import SaveError
from procure.patch import patch
from procure.project import Project
from procure.record import record

Kind = Literal["edit", "merge", "to"]

_CHECK: Final = 16
"""Hexadecimal digits of SHA-256 before each line."""


@record
class Head:
    """What a journal applies to: a file of a digest, or (without a file) a project it holds.

    `seq` is the number of the state that it is in; `at` when the journal began, in UTC.
    """

    format: Literal[1]
    at: datetime
    file: str = ""
    digest: str = ""
    seq: int = 0
    name: str = ""
    selected: str = ""


@record
class Edit:
    """One line: what was done, when (UTC), and which state it led to.

    `after` is the number of the line before: an edit that does not follow the last one read
    cannot be done. `do` is "to" with `state` the number of the state gone back or on to.
    """

    seq: int
    after: int
    at: datetime
    do: Kind
    name: str = ""
    selected: str = ""
    state: int = 0


@record
class Saving:
    """One line: the state `seq` is about to be in `file`, whose content has this digest."""

    saving: int
    at: datetime
    file: str
    digest: str


def head_line(head: Head, project: Project | None) -> bytes:
    """Give a journal's first line; `project` is the one that has no file."""
    held = "" if project is None else patch(nothing(), project)
    return _line(storage.dump_json(Head, head), held)


def edit_line(edit: Edit, before: Project, after: Project) -> bytes:
    """Give the line of an edit or of more of it."""
    return _line(storage.dump_json(Edit, edit), "" if edit.do == "to" else patch(before, after))


def save_noting(
    project: Project, path: Path, journal: Path | None, state: int, known: str = ""
) -> str:
    """Save a project, of which a journal learns before; give the digest of the file.

    Raises SaveError as procure.storage.save does, and when the file there is no longer the
    one of digest `known`, so that nobody's work is written over.
    """
    if known and path.exists() and file_digest(path) != known:
        raise SaveError("save-changed", path=path)
    data = storage.dump(project)
    digest = hashlib.sha256(data).hexdigest()
    if journal is not None and journal.exists():
        note = Saving(saving=state, at=now(), file=str(path.resolve()), digest=digest)
        # Saving matters more than noting it.
        with suppress(OSError):
            append(journal, _line(storage.dump_json(Saving, note), ""))
    storage.write_bytes(path, data)
    return digest


def append(journal: Path, lines: bytes, *, wait: bool = True) -> None:
    """Add lines to a journal that is there, and `wait` until they are on the disk.

    Raises OSError. What another process adds at the same time stands before or after.
    """
    # Not after a line that a full disk cut short: it would take these with it.
    rest = memoryview(b"\n" + lines)
    descriptor = os.open(journal, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if wait:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def file_digest(path: Path) -> str:
    """Give the SHA-256 of a file's content, empty if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def now() -> datetime:
    """Give the time as journals tell it: UTC, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def _line(told: bytes, changes: str) -> bytes:
    body = told + b"\t" + changes.encode()
    return _check(body) + b" " + body + b"\n"


def _check(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest()[:_CHECK].encode()


@record
class Line:
    """A whole line: what it tells, what it changes, and where it ends in the file."""

    told: bytes
    changes: str
    end: int


def whole_lines(data: bytes) -> Iterator[Line]:
    """Give the lines of a journal that are as they were written; others are passed over."""
    end = 0
    for raw in data.splitlines(keepends=True):
        end += len(raw)
        check, _, body = raw.rstrip(b"\n").partition(b" ")
        told, tab, changes = body.partition(b"\t")
        if raw.endswith(b"\n") and tab and check == _check(body):
            yield Line(told=told, changes=changes.decode(), end=end)


def told(line: Line) -> Edit | Saving:
    """Read what a line after the first one tells; raise ValueError."""
    kind: Any = Saving if line.told.startswith(b'{"saving"') else Edit
    found: Edit | Saving = storage.read_json(kind, line.told)
    return found


def lines_after(data: bytes, seq: int) -> bytes:
    """Give those lines of a journal that tell of edits after a state, as they stand."""
    lines = whole_lines(data)
    next(lines, None)
    return b"".join(
        _line(line.told, line.changes)
        for line in lines
        if isinstance(edit := told(line), Edit) and edit.seq > seq
    )


def nothing() -> Project:
    """Give the empty project from which one that has no file is told."""
    return Project(format=1, name="", currency="", scenarios=())
