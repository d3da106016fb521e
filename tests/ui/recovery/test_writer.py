"""The thread that writes journals: in order, together where undo joins, again where it failed."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from procure.journal import Edit, Head, Kind, now
from procure.recovery import recover
from tests.ui.trial import trial_project
from ui.recovery.writer import Entry, JournalWriter, Target, Task, joined

FIRST = trial_project()


@pytest.fixture
def target(tmp_path: Path) -> Target:
    """Give a journal that holds its project."""
    head = Head(format=1, at=now(), name="Trial", selected=FIRST.scenarios[0].name)
    return Target(tmp_path / "deep" / "x.journal", head, FIRST)


def entries(target: Target, *does: Kind) -> list[Entry]:
    """Give edits that follow each other."""
    found, before = [], FIRST
    for number, do in enumerate(does, 1):
        after = replace(before, note=f"{number}")
        edit = Edit(
            seq=number,
            after=number - 1,
            at=now(),
            do=do,
            name=f"Note {number}",
            selected=FIRST.scenarios[0].name,
        )
        found.append(Entry(target, edit, before, after))
        before = after
    return found


def test_what_goes_on_is_joined(target: Target) -> None:
    """A step and what goes on with it are one line; the next step is another."""
    made = joined(entries(target, "edit", "merge", "merge", "edit", "merge"))
    assert [(one.edit.do, one.edit.after, one.edit.seq) for one in made] == [
        ("edit", 0, 3),
        ("edit", 3, 5),
    ]
    assert [one.after.note for one in made] == ["3", "5"]


def test_a_task_stands_between(target: Target) -> None:
    """What comes before and after a task is not joined, and the task comes in its turn."""
    writer = JournalWriter(lambda error: pytest.fail(str(error)))
    first, second = entries(target, "edit", "merge")
    seen: list[int] = []
    writer.put(first)
    writer.put(Task(lambda: seen.append(len(recover(target.path).steps))))
    writer.put(second)
    assert writer.settle()
    assert seen == [1]
    assert target.path.read_bytes().count(b'"seq":') == 2
    assert recover(target.path).steps[-1].project.note == "2"


def test_what_failed_is_written_later(target: Target) -> None:
    """As long as nothing can be written it is said; then all of it is there."""
    failed: list[Exception] = []
    writer = JournalWriter(failed.append)
    target.path.parent.write_text("in the way")
    first, second, third = entries(target, "edit", "edit", "edit")
    writer.put(first)
    assert writer.settle()
    writer.put(second)
    assert writer.settle()
    assert len(failed) >= 2
    target.path.parent.unlink()
    writer.put(third)
    assert writer.settle()
    assert [step.name for step in recover(target.path).steps] == ["Note 1", "Note 2", "Note 3"]


def test_a_disk_that_takes_its_time_holds_up_no_edit(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is edited meanwhile is written as soon as ever; only who settles waits."""
    go_on = threading.Event()
    real = os.fsync

    def fsync(descriptor: int) -> None:
        assert go_on.wait(60)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    writer = JournalWriter(lambda error: pytest.fail(str(error)))
    for number, edit in enumerate(entries(target, "edit", "edit", "edit"), 1):
        written = threading.Event()
        writer.put(edit)
        writer.put(Task(written.set))
        assert written.wait(60)
        assert len(recover(target.path).steps) == number
    assert not writer.settle(0.5)
    go_on.set()
    assert writer.settle()


def test_what_is_dropped_does_not_come_back(target: Target) -> None:
    """Not even what is still to be written again."""
    writer = JournalWriter(lambda _: None)
    target.path.parent.write_text("in the way")
    writer.put(entries(target, "edit")[0])
    assert writer.settle()
    target.path.parent.unlink()
    writer.put(Task(lambda: writer.drop(target)))
    writer.put(Task(lambda: None))
    assert writer.settle()
    assert not target.path.exists()


def test_a_new_journal_takes_along_what_could_not_be_written(
    target: Target, tmp_path: Path
) -> None:
    """Edits after the saved state are told in the journal that begins then."""
    writer = JournalWriter(lambda _: None)
    target.path.parent.write_text("in the way")
    first, second = entries(target, "edit", "edit")
    writer.put(first)
    writer.put(second)
    assert writer.settle()
    new = Target(tmp_path / "new.journal", replace(target.head, seq=1), first.after)
    writer.put(Task(lambda: writer.begin_anew(target, new, 1)))
    assert writer.settle()
    recovered = recover(new.path)
    assert recovered.project == first.after
    assert [step.name for step in recovered.steps] == ["Note 2"]


def test_without_edits_there_is_no_thread(target: Target) -> None:
    """Opening and closing projects starts nothing."""
    before = threading.active_count()
    writer = JournalWriter(lambda error: pytest.fail(str(error)))
    writer.put(Task(lambda: writer.drop(target)))
    assert writer.settle()
    assert threading.active_count() == before
