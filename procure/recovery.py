"""What a journal of unsaved edits brings back after the program ended without saving."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from procure import storage
from procure.errors import ProjectFileError
from procure.journal import Edit, Head, Line, Saving, file_digest, nothing, told, whole_lines
from procure.patch import apply
from procure.project import Project
from procure.record import record


@record
class Step:
    """A recovered step of undo: its name and what was shown after it."""

    name: str
    state: int
    project: Project
    selected: str


@record
class Found:
    """What a journal holds, without the projects: enough to ask whether it is wanted.

    `edits` are those not in the file; `fits` is false when the file is no longer the one
    that the journal applies to, so that they cannot be brought back. `onto` is the file that
    they are brought back onto: another than `file` where that was being saved as `onto`.
    """

    journal: Path
    file: Path | None
    name: str
    edits: int
    first: datetime | None
    last: datetime | None
    fits: bool
    onto: Path | None = None


@record
class Recovered:
    """What a journal brings back: the project as saved, and the steps since.

    `base` is the number of the state as saved; `index` counts the steps that were not undone,
    `lost` the edits that could not be brought back; `seq` is the number of the last one that
    was, and `good` the length in bytes of the journal up to it.
    """

    project: Project
    selected: str
    digest: str
    file: Path | None
    base: int
    steps: tuple[Step, ...]
    index: int
    seq: int
    good: int
    lost: int


def look(journal: Path) -> Found:
    """Tell what a journal holds, without reading any project.

    Raises ProjectFileError if it is none.
    """
    head, _, lines = _read(journal)
    said = [told(line) for line in lines]
    base = _base(head, said)
    stack = _Stack((base or head).seq)
    times = []
    for edit in said:
        if isinstance(edit, Edit) and stack.follows(edit):
            stack.take(edit)
            times.append(edit.at)
    return Found(
        journal=journal,
        file=Path(head.file) if head.file else None,
        name=head.name,
        edits=stack.index,
        first=min(times, default=None),
        last=max(times, default=None),
        fits=base is not None,
        onto=Path(base.file) if base is not None and base.file else None,
    )


def saved_as(path: Path, journals: Iterable[Path]) -> Path | None:
    """Find a journal of another file whose edits apply to `path`.

    There is one where the program ended after it had saved under another name, and before
    the journal of that one had begun. What is no journal is passed over.
    """
    path = path.resolve()
    name = storage.dump_json(str, str(path))
    for journal in journals:
        try:
            # Most tell of no other file: those are not looked at any further.
            if name not in storage.read_bytes(journal):
                continue
            found = look(journal)
        except ProjectFileError:
            continue
        if found.edits and found.onto == path and found.file != path:
            return journal
    return None


def recover(journal: Path) -> Recovered:
    """Bring back what a journal holds.

    Raises ProjectFileError if it is none, or no longer fits its file.
    """
    head, first, lines = _read(journal)
    base = _base(head, [told(line) for line in lines])
    if base is None:
        raise ProjectFileError("journal-stale", path=head.file)
    if base.file:
        project = storage.parse(storage.read_bytes(Path(base.file)), base.file)
    else:
        project = apply(first.changes, nothing())
    selected = base.selected or project.scenario().name
    replay = _Replay(base.seq, project)
    good, lost = first.end, 0
    for line in lines:
        edit = told(line)
        # A disk that was full for a while may have made the writer tell an edit twice.
        if isinstance(edit, Edit) and edit.seq > replay.stack.seq and not replay.take(edit, line):
            lost += 1
        elif not lost:
            good = line.end
    return Recovered(
        project=project,
        selected=selected,
        digest=base.digest,
        file=Path(base.file) if base.file else None,
        base=replay.stack.states[0],
        steps=replay.steps(),
        index=replay.stack.index,
        seq=replay.stack.seq,
        good=good,
        lost=lost,
    )


class _Stack:
    """The undo stack that a journal tells of, by the numbers of its states."""

    def __init__(self, base: int) -> None:
        self.states = [base]
        self.index = 0
        self.seq = base

    @property
    def state(self) -> int:
        """The number of the state that is shown."""
        return self.states[self.index]

    def follows(self, edit: Edit) -> bool:
        """Tell whether an edit is the next one; after one that is missing none is."""
        return edit.after == self.seq and (edit.do != "to" or edit.state in self.states)

    def take(self, edit: Edit) -> None:
        self.seq = edit.seq
        if edit.do == "to":
            self.index = self.states.index(edit.state)
            self.states[self.index] = edit.seq
            return
        more = edit.do == "merge" and self.index > 0
        del self.states[self.index + (0 if more else 1) :]
        self.states.append(edit.seq)
        self.index = len(self.states) - 1


class _Replay:
    """Does again what the edits of a journal did, as far as they can be read."""

    def __init__(self, base: int, project: Project) -> None:
        self.stack = _Stack(base)
        self._made: dict[int, Step] = {}
        self._shown = {base: project}

    def take(self, edit: Edit, line: Line) -> bool:
        """Do one edit; false if it cannot be."""
        if not self.stack.follows(edit):
            return False
        if edit.do == "to":
            # The state has the number of the latest line that led to it.
            self._shown[edit.seq] = self._shown[edit.state]
            if edit.state in self._made:
                self._made[edit.seq] = replace(self._made[edit.state], state=edit.seq)
        else:
            at = self.stack.state
            try:
                project = apply(line.changes, self._shown[at])
            except ProjectFileError:
                return False
            more = edit.do == "merge" and at in self._made
            name = self._made[at].name if more else edit.name
            self._shown[edit.seq] = project
            self._made[edit.seq] = Step(
                name=name, state=edit.seq, project=project, selected=edit.selected
            )
        self.stack.take(edit)
        return True

    def steps(self) -> tuple[Step, ...]:
        """List the steps of undo and, after the present one, of redo."""
        return tuple(self._made[state] for state in self.stack.states[1:])


def _base(head: Head, said: Iterable[Edit | Saving]) -> Head | None:
    """Find what the edits apply to as it is now, the latest first; none if all are gone."""
    candidates = [head]
    for line in said:
        if isinstance(line, Saving):
            after = Head(format=1, at=line.at, file=line.file, digest=line.digest, seq=line.saving)
            candidates.append(after)
    digests: dict[str, str] = {}
    for candidate in reversed(candidates):
        if not candidate.file:
            return candidate
        if candidate.file not in digests:
            digests[candidate.file] = file_digest(Path(candidate.file))
        if digests[candidate.file] == candidate.digest:
            return candidate
    return None


def _read(journal: Path) -> tuple[Head, Line, list[Line]]:
    """Give a journal's head, its line (with the project that it holds), and the other lines."""
    lines = list(whole_lines(storage.read_bytes(journal)))
    first = lines[0] if lines else Line(told=b"", changes="", end=0)
    try:
        head: Head = storage.read_json(Head, first.told)
    except ValueError as error:
        raise ProjectFileError("journal-unfit", reason=error) from error
    return head, first, lines[1:]
