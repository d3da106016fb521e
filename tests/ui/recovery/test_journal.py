"""The journal beside a project: there while there is something to save, and never behind."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from procure import storage
from procure.errors import ProcureError
from procure.journal import file_digest, save_noting
from procure.recovery import Recovered, recover
from tests.ui.trial import trial_project
from ui.document import Document
from ui.recovery.journal import Journal, journal_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a saved project."""
    path = tmp_path / "p.json"
    storage.save(trial_project(), path)
    return path


@pytest.fixture
def document(qtbot: QtBot, path: Path) -> Document:
    """Give the saved project, opened."""
    return Document(storage.read(path), path, digest=file_digest(path))


@pytest.fixture
def journal(document: Document, tmp_path: Path) -> Iterator[Journal]:
    """Give the journal that is kept of it."""
    made = Journal(document, tmp_path / "data", document)
    yield made
    made.close()


def note(document: Document, text: str, merge: str = "") -> None:
    """Make an edit."""
    document.edit(f"Note {text}", replace(document.project, note=text), merge)


def kept(journal: Journal) -> Recovered:
    """Read what is written down by now."""
    assert journal.wait()
    assert journal.path is not None
    return recover(journal.path)


def save(document: Document, journal: Journal, path: Path) -> None:
    """Save as the File menu does."""
    where, state = journal.mark()
    assert journal.wait()
    digest = save_noting(document.project, path, where, state)
    document.mark_saved(document.project, path, digest)
    assert journal.wait()


def shows(document: Document, recovered: Recovered) -> bool:
    """Tell whether what comes back is what is shown, with the steps to undo and redo it."""
    stack = document.undo_stack
    projects = [recovered.project, *(step.project for step in recovered.steps)]
    names = [step.name for step in recovered.steps]
    return (
        projects[recovered.index] == document.project
        and names == [stack.text(at) for at in range(stack.count())]
        and recovered.index == stack.index()
    )


def test_nothing_is_written_before_the_first_edit(journal: Journal, path: Path) -> None:
    """A project that is only looked at leaves nothing beside it."""
    assert journal.wait()
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_edits_undo_and_redo(document: Document, journal: Journal, path: Path) -> None:
    """After each step the journal has what is shown, and the steps around it."""
    note(document, "a")
    assert journal_path(path) == journal.path
    assert shows(document, kept(journal))
    for letter in "bcd":
        note(document, letter, "typing")
    assert shows(document, kept(journal))
    document.undo_stack.undo()
    assert shows(document, kept(journal))
    document.undo_stack.undo()
    assert shows(document, kept(journal))
    document.undo_stack.setIndex(2)
    assert shows(document, kept(journal))
    document.undo_stack.undo()
    note(document, "e")
    document.select_scenario(document.scenario.name)
    assert shows(document, kept(journal))


def test_many_edits_at_once(document: Document, journal: Journal) -> None:
    """What is typed faster than it is written is joined where undo joins it, and only there."""
    for number in range(40):
        note(document, f"{number}", "slider" if number % 10 else "")
    assert document.undo_stack.count() == 8
    assert shows(document, kept(journal))


def test_saved_projects_have_no_journal(document: Document, journal: Journal, path: Path) -> None:
    """Once saved there is none; what is edited next stands on the file as it is then."""
    note(document, "a")
    note(document, "b")
    save(document, journal, path)
    assert not journal_path(path).exists()
    note(document, "c")
    recovered = kept(journal)
    assert recovered.project.note == "b"
    assert [step.name for step in recovered.steps] == ["Note c"]
    document.undo_stack.undo()
    document.undo_stack.undo()
    recovered = kept(journal)
    assert [step.name for step in recovered.steps] == ["Undo Note b"]
    assert recovered.steps[recovered.index - 1].project == document.project


def test_edits_while_it_is_saved(document: Document, journal: Journal, path: Path) -> None:
    """What is edited, undone or typed on meanwhile stands in the journal that begins anew."""
    note(document, "a", "typing")
    project = document.project
    where, state = journal.mark()
    note(document, "ab", "typing")
    note(document, "c")
    document.undo_stack.undo()
    note(document, "d")
    assert journal.wait()
    digest = save_noting(project, path, where, state)
    before = kept(journal)
    assert before.project == project
    document.mark_saved(project, path, digest)
    after = kept(journal)
    assert after.project == project
    for recovered in (before, after):
        assert [step.name for step in recovered.steps][-1] == "Note d"
        assert recovered.steps[recovered.index - 1].project == document.project
    document.undo_stack.undo()
    document.undo_stack.redo()
    recovered = kept(journal)
    assert recovered.steps[recovered.index - 1].project == document.project
    assert recovered.lost == 0


def test_a_save_that_fails(document: Document, journal: Journal, path: Path) -> None:
    """The journal goes on as it was; what is undone then is still told."""
    note(document, "a")
    note(document, "b")
    journal.mark()
    note(document, "c")
    document.undo_stack.undo()
    document.undo_stack.undo()
    recovered = kept(journal)
    assert recovered.lost == 0
    assert recovered.steps[recovered.index - 1].project == document.project
    document.undo_stack.redo()
    recovered = kept(journal)
    assert recovered.steps[recovered.index - 1].project == document.project


def test_saved_under_another_name(
    document: Document, journal: Journal, path: Path, tmp_path: Path
) -> None:
    """The journal goes where the file is."""
    note(document, "a")
    other = tmp_path / "other.json"
    save(document, journal, other)
    assert not journal_path(path).exists()
    note(document, "b")
    assert kept(journal).file == other
    assert journal_path(other).exists()
    assert not journal_path(path).exists()


def test_saving_over_what_a_crash_left(
    document: Document, journal: Journal, path: Path, tmp_path: Path
) -> None:
    """What was edited of the file written over goes with it; what is edited next is kept."""
    other = tmp_path / "other.json"
    storage.save(document.project, other)
    crashed = Document(storage.read(other), other, digest=file_digest(other))
    before = Journal(crashed, tmp_path / "data", crashed)
    note(crashed, "unsaved")
    assert before.wait()
    left = journal_path(other)
    assert left.exists()
    save(document, journal, other)
    assert not left.exists()
    note(document, "later")
    assert shows(document, kept(journal))
    assert journal.path == left
    note(document, "saved")
    save(document, journal, path)
    assert not left.exists()


def test_projects_without_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    """They are kept whole in the program's own folder, and no longer once they have a file."""
    document = Document(trial_project())
    journal = Journal(document, tmp_path / "data", document)
    note(document, "a")
    recovered = kept(journal)
    assert journal.path is not None
    assert journal.path.parent == tmp_path / "data"
    assert (recovered.project, recovered.file) == (trial_project(), None)
    assert shows(document, recovered)
    save(document, journal, tmp_path / "p.json")
    assert not list((tmp_path / "data").iterdir())
    note(document, "b")
    assert kept(journal).file == tmp_path / "p.json"
    journal.close()


def test_closing_leaves_nothing(document: Document, journal: Journal, path: Path) -> None:
    """What was given up is gone."""
    note(document, "a")
    assert journal.wait()
    journal.close()
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_opening_another_project(document: Document, journal: Journal, path: Path) -> None:
    """The journal of the one before is gone, and the next edit is of the new one."""
    note(document, "a")
    document.open(trial_project(), None)
    assert journal.wait()
    assert not journal_path(path).exists()
    note(document, "b")
    assert shows(document, kept(journal))


def test_going_on_after_a_crash(
    qtbot: QtBot, document: Document, journal: Journal, path: Path
) -> None:
    """Recovered steps can be undone; the same journal goes on, its torn end cut off."""
    for letter in "abc":
        note(document, letter)
    document.undo_stack.undo()
    recovered = kept(journal)
    place = journal_path(path)
    with place.open("ab") as file:
        file.write(b"0123456789abcdef {torn")
    again = Document(trial_project())
    goes_on = Journal(again, None, again)
    goes_on.adopt(place, recovered)
    again.open(recovered.project, path, recovered.digest)
    again.restore([(s.name, s.project, s.selected) for s in recovered.steps], recovered.index)
    assert again.project == document.project
    assert again.modified
    assert shows(again, kept(goes_on))
    again.undo_stack.redo()
    again.undo_stack.undo()
    again.undo_stack.undo()
    note(again, "d")
    assert shows(again, kept(goes_on))
    assert goes_on.path == place
    save(again, goes_on, path)
    assert not place.exists()
    goes_on.close()


def test_a_disk_that_fails_is_told_once(
    qtbot: QtBot, document: Document, journal: Journal, path: Path
) -> None:
    """The window hears of it, and the edits go on."""
    told: list[ProcureError] = []
    journal.failed.connect(told.append)
    journal_path(path).mkdir()
    note(document, "a")
    note(document, "b")
    journal.wait()
    qtbot.waitUntil(lambda: bool(told))
    note(document, "c")
    journal.wait()
    qtbot.wait(50)
    assert [error.key for error in told] == ["journal-failed"]
    journal_path(path).rmdir()
    note(document, "d")
    assert shows(document, kept(journal))


def test_half_a_character(document: Document, journal: Journal) -> None:
    """What no file can hold is told with the edit that puts it right."""
    note(document, "a")
    note(document, "b\ud83d")
    assert journal.wait()
    note(document, "c")
    recovered = kept(journal)
    assert [step.name for step in recovered.steps] == ["Note a", "Note c"]
    assert recovered.steps[-1].project == document.project
