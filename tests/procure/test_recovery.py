"""The journal: what was written down comes back, whatever was cut off, saved or undone."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procure import storage
from procure.errors import ProjectFileError, SaveError
from procure.journal import (
    Edit,
    Head,
    append,
    edit_line,
    file_digest,
    head_line,
    lines_after,
    now,
    save_noting,
)
from procure.project import Project
from procure.recovery import Recovered, look, recover, saved_as
from tests.builders import catalog, demand, offer, project, scenario

FIRST = project(
    [catalog("Acme", *(offer(f"o{row}", "h100", 5) for row in range(4)))], scenario(demand(5))
)
SHOWN = FIRST.scenarios[0].name


@dataclass
class Session:
    """A window's undo stack and the journal that is kept of it, done by the rules."""

    folder: Path
    file: Path | None = None
    seq: int = 0
    stack: list[tuple[str, Project, int]] = field(default_factory=list)
    index: int = 0

    def __post_init__(self) -> None:
        """Begin with the first project, in its file if there is one."""
        self.journal = self.folder / "x.journal"
        digest = ""
        if self.file is not None:
            storage.save(FIRST, self.file)
            digest = file_digest(self.file)
        head = Head(
            format=1,
            at=now(),
            file=str(self.file or ""),
            digest=digest,
            name="Project",
            selected=SHOWN,
        )
        self.journal.write_bytes(head_line(head, None if self.file else FIRST))
        self.stack = [("", FIRST, 0)]

    @property
    def shown(self) -> Project:
        """What is shown."""
        return self.stack[self.index][1]

    def _write(self, do: str, after: Project, name: str = "", state: int = 0) -> None:
        edit = Edit(
            seq=self.seq + 1,
            after=self.seq,
            at=now(),
            do=do,  # type: ignore[arg-type]
            name=name,
            selected=SHOWN,
            state=state,
        )
        append(self.journal, edit_line(edit, self.shown, after))
        self.seq += 1

    def edit(self, note: str, *, more: bool = False) -> None:
        """Change the note, as a step of its own or as more of the last one."""
        after = replace(self.shown, note=note)
        more = more and self.index > 0
        name = self.stack[self.index][0] if more else f"Note {note}"
        self._write("merge" if more else "edit", after, name)
        del self.stack[self.index + (0 if more else 1) :]
        self.stack.append((name, after, self.seq))
        self.index = len(self.stack) - 1

    def go(self, index: int) -> None:
        """Undo or redo up to a step."""
        name, project, state = self.stack[index]
        self._write("to", project, state=state)
        self.stack[index] = name, project, self.seq
        self.index = index

    def check(self, recovered: Recovered) -> None:
        """See that what comes back is what is here."""
        assert recovered.project == self.stack[0][1]
        steps = [(step.name, step.project) for step in recovered.steps]
        assert steps == [(name, project) for name, project, _ in self.stack[1:]]
        assert (recovered.index, recovered.seq, recovered.lost) == (self.index, self.seq, 0)
        assert recovered.good == self.journal.stat().st_size


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["edit", "more", "back", "on", "far"]), max_size=12), st.booleans())
def test_every_step_comes_back(
    tmp_path_factory: pytest.TempPathFactory, does: list[str], in_file: bool
) -> None:
    """Edits, keystrokes that go on, undo and redo in any order: the same stack is there again."""
    folder = tmp_path_factory.mktemp("journal")
    session = Session(folder, folder / "p.json" if in_file else None)
    for number, do in enumerate(does):
        if do in {"edit", "more"}:
            session.edit(str(number), more=do == "more")
        elif do == "far":
            session.go(0)
        else:
            session.go(max(0, min(len(session.stack) - 1, session.index + (-1, 1)[do == "on"])))
    session.check(recover(session.journal))
    found = look(session.journal)
    assert (found.edits, found.fits, found.file) == (session.index, True, session.file)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Give a session on a file, in which three edits were made and one undone."""
    made = Session(tmp_path, tmp_path / "p.json")
    for note in "abc":
        made.edit(note)
    made.go(2)
    return made


def test_a_torn_line_is_dropped(session: Session) -> None:
    """Wherever the last line was cut off, all before it is there."""
    whole = session.journal.read_bytes()
    before = recover(session.journal)
    session.edit("d")
    torn = session.journal.read_bytes()
    for length in range(len(whole), len(torn)):
        session.journal.write_bytes(torn[:length])
        recovered = recover(session.journal)
        assert (recovered.steps, recovered.index) == (before.steps, before.index)
    session.journal.write_bytes(torn)
    session.check(recover(session.journal))


def test_what_follows_a_torn_line_is_read(session: Session) -> None:
    """A line that a full disk cut short, and wrote again later, costs nothing."""
    whole = session.journal.read_bytes()
    session.journal.write_bytes(whole + b"0123456789abcdef {")
    session.edit("d")
    session.check(recover(session.journal))


def test_a_changed_line_stops_the_rest(session: Session) -> None:
    """No edit is done on a state other than the one it was made on."""
    data = session.journal.read_bytes()
    assert data.count(b"Note b") == 1
    session.journal.write_bytes(data.replace(b"Note b", b"Note x"))
    recovered = recover(session.journal)
    assert [step.name for step in recovered.steps] == ["Note a"]
    assert recovered.lost == 2


def test_saving_leaves_no_moment_between(session: Session) -> None:
    """Before and after the new file is in its place the same state comes back."""
    assert session.file is not None
    old = session.file.read_bytes()
    digest = save_noting(session.shown, session.file, session.journal, session.seq)
    assert digest == file_digest(session.file)
    assert look(session.journal).edits == 0
    new = session.file.read_bytes()
    saved = session.shown
    session.edit("later")
    assert recover(session.journal).steps[-1].project == session.shown
    session.go(session.index - 1)
    session.edit("last")
    after = recover(session.journal)
    assert after.project == saved
    assert [step.name for step in after.steps] == ["Note last"]
    session.file.write_bytes(old)
    session.check(recover(session.journal))
    session.file.write_bytes(new + b" ")
    assert not look(session.journal).fits
    with pytest.raises(ProjectFileError, match="was changed since"):
        recover(session.journal)


def test_saving_elsewhere(session: Session, tmp_path: Path) -> None:
    """A journal knows that its project was saved under another name, too."""
    save_noting(session.shown, tmp_path / "other.json", session.journal, session.seq)
    assert look(session.journal).edits == 0


def test_edits_of_what_was_saved_elsewhere_are_found(session: Session, tmp_path: Path) -> None:
    """From that file too, as long as it is what was saved, and only where there are any."""
    other = tmp_path / "other.json"
    torn = tmp_path / "a.journal"
    torn.write_bytes(b"other.json")
    journals = (torn, session.journal)
    save_noting(session.shown, other, session.journal, session.seq)
    assert saved_as(other, journals) is None
    session.edit("later")
    assert saved_as(other, journals) == session.journal
    assert session.file is not None
    assert saved_as(session.file, journals) is None
    recovered = recover(session.journal)
    assert (recovered.file, recovered.steps[-1].project) == (other, session.shown)
    other.write_bytes(other.read_bytes() + b" ")
    assert saved_as(other, journals) is None


def test_a_journal_begins_anew_with_what_came_after(session: Session) -> None:
    """Only edits after the saved state are taken along, as they stand."""
    seq = session.seq
    session.edit("d")
    rest = lines_after(session.journal.read_bytes(), seq)
    assert rest.count(b"\n") == 1
    head = Head(format=1, at=now(), name="P", selected=SHOWN, seq=seq)
    session.journal.write_bytes(head_line(head, session.stack[session.index - 1][1]) + rest)
    recovered = recover(session.journal)
    assert [step.name for step in recovered.steps] == ["Note d"]
    assert recovered.steps[-1].project == session.shown


def test_a_file_that_someone_changed_is_not_written_over(tmp_path: Path) -> None:
    """Saving says so, and both are left as they are."""
    path = tmp_path / "p.json"
    storage.save(FIRST, path)
    known = file_digest(path)
    other = replace(FIRST, note="theirs")
    storage.save(other, path)
    with pytest.raises(SaveError, match="another program"):
        save_noting(FIRST, path, None, 0, known)
    assert storage.read(path) == other
    path.unlink()
    save_noting(FIRST, path, None, 0, known)
    assert storage.read(path) == FIRST


@pytest.mark.parametrize(
    "spoil",
    [lambda _: b"", lambda _: b"\x00" * 50, lambda data: data[20:]],
    ids=["empty", "zeros", "no head"],
)
def test_what_is_no_journal(session: Session, spoil: Callable[[bytes], bytes]) -> None:
    """It is refused, and left as it is."""
    spoilt = spoil(session.journal.read_bytes())
    session.journal.write_bytes(spoilt)
    for read in (look, recover):
        with pytest.raises(ProjectFileError):
            read(session.journal)
    assert session.journal.read_bytes() == spoilt
