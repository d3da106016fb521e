"""Two editors, and what a crash left: nobody's work is written over, and nothing is lost."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSysInfo
from pytestqt.qtbot import QtBot

from procure import storage
from procure.journal import save_noting
from tests.ui.answers import Answers
from tests.ui.driving import LONG, run, set_demand
from tests.ui.trial import trial_project
from ui import files
from ui.document import Document
from ui.files import Files
from ui.main_window import MainWindow
from ui.recovery.journal import journal_path
from ui.recovery.lock import lock_path
from ui.settings import Settings


class Desk:
    """A program as far as files go."""

    def __init__(self, folder: Path) -> None:
        """Begin with a project that has no file."""
        self.answers = Answers()
        self.document = Document(trial_project())
        store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.settings = Settings(store, folder / "data")
        self.files = Files(self.document, self.settings, self.answers, self.document)
        self.told: list[str] = []
        self.files.keeping.told.connect(self.told.append)

    def note(self, text: str) -> None:
        """Make an edit, and see it written down."""
        self.document.edit(f"Note {text}", replace(self.document.project, note=text))
        assert self.files.keeping.journal.wait()

    def crash(self) -> None:
        """End as a killed program does: its locks are there, and nobody's."""
        keeping = self.files.keeping
        for lock in (keeping._lock, keeping.journal._session):
            if lock.file is not None:
                lock._lock.unlock()  # type: ignore[union-attr]
                host = QSysInfo.machineHostName()
                lock_path(lock.file).write_text(f"999999999\nprocure\n{host}\n\n\n")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """Give a maker of programs that share their folders."""
    made: list[Desk] = []

    def make() -> Desk:
        made.append(Desk(tmp_path))
        return made[-1]

    yield make
    for one in made:
        one.files.keeping.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a saved project in a folder of its own."""
    path = tmp_path / "work" / "p.json"
    path.parent.mkdir()
    storage.save(trial_project(), path)
    return path


def test_the_second_one_reads_only(desk: Callable[[], Desk], path: Path) -> None:
    """The second program is told who has the file; what it changes goes under another name."""
    first, second = desk(), desk()
    first.files.open_path(path)
    assert not first.document.read_only
    second.answers.locked_answer = "cancel"
    second.files.open_path(path)
    assert second.document.path is None
    assert second.answers.asked[0].startswith("locked p.json ")
    second.answers.locked_answer = "read"
    second.files.open_path(path)
    assert second.document.read_only
    second.note("mine")
    assert not journal_path(path).exists()
    second.answers.path = path
    second.files.save()
    assert [error.key for error in second.answers.errors] == ["save-locked"]
    second.answers.path = path.with_name("q.json")
    second.files.save()
    assert not second.document.read_only
    assert storage.read(path).note == ""
    assert storage.read(second.answers.path).note == "mine"
    first.files.keeping.close()
    second.files.open_path(path)
    assert (second.document.path, second.document.read_only) == (path, False)


def test_what_reads_only_proposes_another_name(desk: Callable[[], Desk], path: Path) -> None:
    """Beside the file that it may not write, a name that no file has; it says why."""
    first, second = desk(), desk()
    first.files.open_path(path)
    second.answers.locked_answer = "read"
    second.files.open_path(path)
    second.note("mine")
    second.files.save()
    other = path.with_name("p copy.json")
    assert second.answers.suggested == [other]
    assert second.told[-1] == (
        "p.json was opened read-only, so it is not written over: p copy.json is proposed beside it."
    )
    other.write_text("of somebody else")
    path.with_name("p copy 2.json").write_text("of somebody else")
    second.files.save_as()
    assert second.answers.suggested[-1] == path.with_name("p copy 3.json")
    second.answers.path = second.answers.suggested[-1]
    second.files.save()
    assert not second.document.read_only
    assert second.answers.errors == []
    told = len(second.told)
    second.files.save_as()
    assert second.answers.suggested[-1] == path.with_name("p copy 3.json")
    assert len(second.told) == told


def test_a_crash_between_saving_elsewhere_and_saying_so(
    desk: Callable[[], Desk], path: Path
) -> None:
    """What was edited meanwhile, in the journal of the file before, is found from the new one."""
    first, second = desk(), desk()
    first.files.open_path(path)
    first.note("saved")
    journal = first.files.keeping.journal
    where, state = journal.mark()
    assert journal.wait()
    other = path.with_name("q.json")
    save_noting(first.document.project, other, where, state)
    first.note("later")
    first.crash()
    second.answers.recovery_answer = "recover"
    second.files.open_path(other)
    assert second.document.project.note == "later"
    assert second.document.path == other
    second.files.save()
    assert storage.read(other).note == "later"
    assert not journal_path(path).exists()


def test_opening_anyway(desk: Callable[[], Desk], path: Path) -> None:
    """Of two who save, the second is refused."""
    first, second = desk(), desk()
    first.files.open_path(path)
    second.answers.locked_answer = "anyway"
    second.files.open_path(path)
    assert not second.document.read_only
    second.note("second")
    second.files.save()
    first.note("first")
    first.files.save()
    assert [error.key for error in first.answers.errors] == ["save-changed"]
    assert storage.read(path).note == "second"
    assert first.document.modified


def test_a_lock_of_a_dead_program_is_nobodys(desk: Callable[[], Desk], path: Path) -> None:
    """After a crash nobody is asked about locks."""
    first, second = desk(), desk()
    first.files.open_path(path)
    first.crash()
    second.files.open_path(path)
    assert second.document.path == path
    assert second.answers.asked == []


def test_locks_follow_the_file(desk: Callable[[], Desk], path: Path) -> None:
    """Only the file that is open is locked, also when another one could not be opened."""
    one = desk()
    one.files.open_path(path)
    assert lock_path(path).exists()
    broken = path.with_name("broken.json")
    broken.write_text("{")
    one.files.open_path(broken)
    assert not lock_path(broken).exists()
    assert lock_path(path).exists()
    other = path.with_name("other.json")
    one.files.write_project(other)
    assert (lock_path(path).exists(), lock_path(other).exists()) == (False, True)
    one.document.open(trial_project(), None)
    assert not lock_path(other).exists()
    one.files.keeping.close()
    assert sorted(found.name for found in path.parent.iterdir()) == [
        "broken.json",
        "other.json",
        "p.json",
    ]


def test_recovered_when_opened(desk: Callable[[], Desk], path: Path) -> None:
    """What was not saved comes back as steps of undo, and is saved as ever."""
    first, second = desk(), desk()
    first.files.open_path(path)
    first.note("a")
    first.note("b")
    first.crash()
    second.answers.recovery_answer = "recover"
    second.files.open_path(path)
    assert second.answers.asked == ["recover 2"]
    assert second.document.project == first.document.project
    assert second.document.modified
    assert second.document.undo_stack.undoText() == "Note b"
    second.document.undo_stack.undo()
    assert second.document.project.note == "a"
    second.files.save()
    assert storage.read(path).note == "a"
    assert second.files.keeping.journal.wait()
    assert not journal_path(path).exists()
    assert second.told[0].startswith("Brought back: 2 unsaved edits.")


def test_large_ones_are_read_beside_the_window(
    qtbot: QtBot, desk: Callable[[], Desk], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window goes on while a child looks what there is, and while it brings it back."""
    first, second = desk(), desk()
    first.files.open_path(path)
    first.note("a")
    first.crash()
    monkeypatch.setattr(files, "_SMALL_FILE", -1)
    second.answers.recovery_answer = "recover"
    second.files.open_path(path)
    assert second.files.busy
    assert second.answers.asked == []
    qtbot.waitUntil(lambda: second.document.modified, timeout=LONG)
    assert second.document.project == first.document.project
    assert second.document.undo_stack.undoText() == "Note a"


def test_a_damaged_journal_is_put_aside(desk: Callable[[], Desk], path: Path) -> None:
    """The project opens as it was saved; what is left of the journal is not written over."""
    journal_path(path).write_bytes(b"damaged")
    one = desk()
    one.files.open_path(path)
    assert one.document.path == path
    one.note("a")
    assert journal_path(path).read_bytes() != b"damaged"
    assert path.with_name(".p.json.journal.unread").read_bytes() == b"damaged"


def test_edits_of_a_file_that_was_changed(desk: Callable[[], Desk], path: Path) -> None:
    """They are not forced upon it; asked to recover them all the same, it says why not."""
    first, second = desk(), desk()
    first.files.open_path(path)
    first.note("a")
    first.crash()
    storage.save(replace(trial_project(), note="theirs"), path)
    second.answers.recovery_answer = "recover"
    second.files.open_path(path)
    assert [error.key for error in second.answers.errors] == ["journal-stale"]
    assert second.document.path is None
    assert journal_path(path).exists()
    assert not lock_path(path).exists()


def test_deciding_later(desk: Callable[[], Desk], path: Path) -> None:
    """The saved one can be looked at, and the edits wait; thrown away, they are gone."""
    first, second = desk(), desk()
    first.files.open_path(path)
    first.note("a")
    first.crash()
    second.answers.recovery_answer = "later"
    second.files.open_path(path)
    assert second.document.path is None
    second.answers.recovery_answer = "saved"
    second.files.open_path(path)
    assert (second.document.project.note, second.document.read_only) == ("", True)
    assert journal_path(path).exists()
    second.answers.recovery_answer = "drop"
    second.files.open_path(path)
    assert (second.document.project.note, second.document.read_only) == ("", False)
    assert not journal_path(path).exists()
    assert second.answers.asked == ["recover 1"] * 3


def test_recovered_at_the_start(desk: Callable[[], Desk]) -> None:
    """A project that was never saved is asked about when the program starts."""
    first = desk()
    first.note("a")
    second = desk()
    second.answers.recovery_answer = "recover"
    second.files.keeping.at_start()
    assert second.answers.asked == []
    first.crash()
    second.files.keeping.at_start()
    assert second.answers.asked == ["recover 1"]
    assert second.document.project == first.document.project
    assert second.document.path is None
    third = desk()
    third.files.keeping.at_start()
    assert third.answers.asked == []
    second.files.keeping.close()
    assert list((second.settings.journals or Path()).iterdir()) == []


def test_locks_without_a_journal_are_swept(desk: Callable[[], Desk], tmp_path: Path) -> None:
    """A program that was killed before it wrote anything leaves nothing for good."""
    first = desk()
    first.note("a")
    first.crash()
    for journal in (tmp_path / "data" / "journals").glob("*.journal"):
        journal.unlink()
    assert list((tmp_path / "data" / "journals").iterdir())
    second = desk()
    second.files.keeping.at_start()
    assert list((tmp_path / "data" / "journals").iterdir()) == []
    assert second.answers.asked == []


def test_giving_up_and_opening_again(desk: Callable[[], Desk], path: Path) -> None:
    """What was just given up is not asked about."""
    one = desk()
    one.files.open_path(path)
    one.note("a")
    one.answers.unsaved_answer = "discard"
    one.files.open_path(path)
    assert one.answers.asked == ["unsaved"]
    assert one.document.project.note == ""
    assert not one.document.modified


def test_the_window_leaves_nothing(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """A window that is closed takes its lock and its journal with it."""
    answers.path = tmp_path / "mine.json"
    run(window, "save")
    set_demand(window, "oslo", "100000")
    assert window.files.keeping.journal.wait()
    assert journal_path(answers.path).exists()
    assert lock_path(answers.path).exists()
    answers.unsaved_answer = "discard"
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    left = [found.name for found in tmp_path.iterdir() if found.name.startswith(".")]
    assert left == []


def test_read_only_shows_in_the_title(window: MainWindow, tmp_path: Path) -> None:
    """One sees that a file is only looked at."""
    window.document.open(trial_project(), tmp_path / "p.json", read_only=True)
    assert "(read-only)" in window.windowTitle()
    assert window.files.keeping.journal.path is None
