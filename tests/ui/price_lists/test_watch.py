"""Watched price lists: a change is noticed once it is whole, told quietly, and gone when read."""

import os
import threading
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.answers import Answers
from tests.ui.driving import LONG, import_cheaper, opened
from tests.ui.trial import trial_project
from ui.document import Document
from ui.main_window import MainWindow
from ui.price_lists.watch import News, Watch, look_at
from ui.price_lists.watch_line import WatchLine
from ui.settings import Settings
from ui.start.samples import read_sample

SUPPLIER = "Reseller"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a file that was read as a price list."""
    path = tmp_path / "lists" / "reseller.csv"
    path.parent.mkdir()
    path.write_text("first")
    return path


@pytest.fixture
def document(qtbot: QtBot, path: Path) -> Document:
    """Give a project with a list that was read from the file."""
    made = trial_project()
    first = replace(made.catalogs[0], sha256=sha256(path.read_bytes()).hexdigest())
    return Document(replace(made, catalogs=(first, *made.catalogs[1:])))


@pytest.fixture
def watch(document: Document, settings: Settings, path: Path) -> Watch:
    """Give a quick watch on it."""
    made = Watch(document, settings, document, still_ms=20, poll_ms=50)
    made.remember(SUPPLIER, path)
    return made


def news(path: Path) -> tuple[News, ...]:
    """Give what is told once the file is read."""
    return (News(supplier=SUPPLIER, path=path, sha256=sha256(path.read_bytes()).hexdigest()),)


def test_a_change_is_noticed(qtbot: QtBot, watch: Watch, path: Path) -> None:
    """Written in place or replaced, as programs save; back as it was, it is no news."""
    qtbot.wait(100)
    assert watch.news() == ()
    path.write_text("second")
    qtbot.waitUntil(lambda: watch.news() == news(path))
    new = path.with_name("new")
    new.write_text("third")
    new.replace(path)
    qtbot.waitUntil(lambda: watch.news() == news(path))
    path.write_text("first")
    qtbot.waitUntil(lambda: watch.news() == ())


def test_put_off_until_the_next_change(qtbot: QtBot, watch: Watch, path: Path) -> None:
    """What was put off is not told again; another change is."""
    path.write_text("second")
    qtbot.waitUntil(lambda: watch.news() == news(path))
    watch.put_off()
    assert watch.news() == ()
    path.write_text("third one")
    qtbot.waitUntil(lambda: watch.news() == news(path))


def test_reading_it_settles_it(qtbot: QtBot, watch: Watch, path: Path, document: Document) -> None:
    """Once the new edition is in the project there is no news; undone, there is again."""
    path.write_text("second")
    qtbot.waitUntil(lambda: watch.news() == news(path))
    made = document.project
    first = replace(made.catalogs[0], sha256=news(path)[0].sha256)
    document.edit("Import", replace(made, catalogs=(first, *made.catalogs[1:])))
    watch.remember(SUPPLIER, path)
    assert watch.news() == ()
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: watch.news() == news(path))


def test_changed_while_the_program_was_closed(
    qtbot: QtBot, document: Document, settings: Settings, path: Path
) -> None:
    """It is noticed at the next start."""
    settings.remember_list(document.project.catalogs[0].sha256, path)
    path.write_text("second")
    watch = Watch(document, settings, document, still_ms=20)
    qtbot.waitUntil(lambda: watch.news() == news(path))


def test_files_that_are_gone(qtbot: QtBot, watch: Watch, path: Path) -> None:
    """They are no news; when they come back changed, they are."""
    path.unlink()
    qtbot.wait(100)
    assert watch.news() == ()
    path.write_text("second")
    qtbot.waitUntil(lambda: watch.news() == news(path))


def test_it_may_go_while_it_looks(
    qtbot: QtBot, document: Document, settings: Settings, path: Path
) -> None:
    """Each is taken away, many times over, while its thread looks at the file."""
    settings.remember_list(document.project.catalogs[0].sha256, path)
    for _ in range(100):
        watch = Watch(document, settings)
        watch.remember(SUPPLIER, path)
        watch.deleteLater()
        del watch
        qtbot.wait(1)
    qtbot.waitUntil(lambda: all(one.name != "watch" for one in threading.enumerate()))


def test_half_written_files_are_not_read(path: Path) -> None:
    """A file is read only if it was the same the last time; an empty one not at all."""
    files = (path,)
    first = look_at(files, {}, {})
    assert (first.unsettled, first.digests) == (True, ())
    path.write_text("more")
    again = look_at(files, dict(first.stamps), {})
    assert (again.unsettled, again.digests) == (True, ())
    still = look_at(files, dict(again.stamps), {})
    stamp = dict(again.stamps)[path]
    assert not still.unsettled
    assert still.digests == ((path, stamp, sha256(b"more").hexdigest()),)
    assert look_at(files, {path: stamp}, {path: stamp}).stamps == ()
    os.truncate(path, 0)
    empty = look_at(files, {path: stamp}, {path: stamp})
    assert (empty.stamps, empty.digests, empty.unsettled) == ((), (), False)


def test_the_line_opens_the_new_edition(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """An imported file that is changed brings the line; Look shows it, and reading it ends it."""
    line = window.catalog_page.findChildren(WatchLine)[0]
    window.document.open(read_sample("first-steps"), None)
    window.show_page(0)
    assert not line.isVisible()
    import_cheaper(qtbot, window, answers, tmp_path)
    assert answers.path is not None
    text = answers.path.read_text(encoding="utf-8")
    answers.path.write_text(text.replace(",270000,", ",260000,"), encoding="utf-8")
    qtbot.waitUntil(line.isVisible, timeout=LONG)
    assert answers.path.name in line.text.text()
    line.look_button.click()
    opened(qtbot, window).take()
    qtbot.waitUntil(lambda: not line.isVisible(), timeout=LONG)


def test_the_line_is_closed(qtbot: QtBot, watch: Watch, path: Path) -> None:
    """Closed, it says nothing more; several files are counted."""
    shown: list[Path] = []
    line = WatchLine(watch, shown.append)
    qtbot.addWidget(line)
    path.write_text("second")
    qtbot.waitUntil(lambda: bool(watch.news()))
    assert not line.isHidden()
    line.look_button.click()
    assert shown == [path]
    line.close_button.click()
    assert line.isHidden()


def test_only_the_latest_places_are_remembered(settings: Settings, tmp_path: Path) -> None:
    """The oldest are forgotten; one that is read again is the latest."""
    for number in range(200):
        settings.remember_list(f"{number}", tmp_path / f"{number}")
    settings.remember_list("0", tmp_path / "again")
    settings.remember_list("new", tmp_path / "new")
    places = settings.list_places()
    assert len(places) == 200
    assert places["0"] == (tmp_path / "again").resolve()
    assert "1" not in places
