"""Files in the real main window: saved, opened, dropped, imported, exported, and nothing lost."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from procure import storage
from procure.errors import SaveError
from tests.ui.answers import Answers, SwitchedPlanner
from tests.ui.driving import LONG, drop, opened, plan, run, set_demand
from tests.ui.trial import trial_project
from ui.main_window import MainWindow
from ui.page_numbers import CATALOGS


def test_stale_plans_are_not_exported(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """Without a plan, or with one of earlier inputs, export says what to do and writes nothing."""
    answers.path = tmp_path / "plan.xlsx"
    run(window, "export")
    plan(qtbot, window)
    set_demand(window, "oslo", "100000")
    run(window, "export")
    assert [error.key for error in answers.errors] == ["no-plan-to-export", "stale-plan-to-export"]
    assert not answers.path.exists()


def test_save_and_open_again(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    """What was saved is what is opened; the title and the recent files follow."""
    set_demand(window, "oslo", "100000")
    edited = window.document.project
    answers.path = tmp_path / "mine.json"
    run(window, "save")
    assert answers.asked == ["Save project"]
    assert window.document.path == answers.path
    assert not window.document.modified
    assert storage.read(answers.path) == edited
    set_demand(window, "oslo", "90000")
    run(window, "save")
    assert answers.asked == ["Save project"]
    window.document.open(trial_project(), None)
    run(window, "open")
    assert window.document.path == answers.path
    assert window.settings.recent_files == (answers.path,)
    window.projects.recent.aboutToShow.emit()
    assert [action.text() for action in window.projects.recent.actions()] == ["mine.json"]


def test_save_as_keeps_the_first_file(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    """Saving under another name leaves the file before as it was."""
    answers.path = tmp_path / "one.json"
    run(window, "save_as")
    one = answers.path.read_bytes()
    set_demand(window, "oslo", "100000")
    answers.path = tmp_path / "two.json"
    run(window, "save_as")
    assert (tmp_path / "one.json").read_bytes() == one
    assert window.document.path == tmp_path / "two.json"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "not valid JSON"),
        (b"\x89PNG\r\n\xff\x00", "not a text file"),
        (b"", "not valid JSON"),
        (b'{"format": 1, "name": "x"}', "cannot be opened"),
        (b'{"format": 99}', "format 99"),
    ],
)
def test_a_broken_project_file(
    window: MainWindow, answers: Answers, tmp_path: Path, content: bytes, words: str
) -> None:
    """A sentence is shown, and the open project stays untouched."""
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    before = window.document.project
    window.files.open_path(path)
    assert len(answers.errors) == 1
    assert words in str(answers.errors[0])
    assert window.document.project is before
    assert window.document.path is None
    assert window.settings.recent_files == ()


def test_a_large_project_is_opened_aside(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """A large file is read in a child process, and the window says what it waits for."""
    path = tmp_path / "large.json"
    project = replace(trial_project(), note="x" * 2_000_000)
    storage.save(project, path)
    window.files.open_path(path)
    assert window.files.busy == "Reading large.json …"
    assert window.status.cancel.isVisible()
    qtbot.waitUntil(lambda: not window.files.busy, timeout=LONG)
    assert window.document.project == project


def test_cancelling_a_large_project(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    """Reading can be stopped; the open project stays."""
    path = tmp_path / "large.json"
    storage.save(replace(trial_project(), note="x" * 2_000_000), path)
    before = window.document.project
    window.files.open_path(path)
    run(window, "cancel")
    assert not window.files.busy
    qtbot.wait(300)
    assert window.document.project is before


@pytest.mark.parametrize(
    ("answer", "opened", "saved"),
    [("cancel", False, False), ("discard", True, False), ("save", True, True)],
)
def test_unsaved_changes_are_asked_about(
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
    answer: str,
    opened: bool,
    saved: bool,
) -> None:
    """Opening over unsaved changes asks: save, give up, or stay."""
    other = tmp_path / "other.json"
    storage.save(replace(trial_project(), name="Other"), other)
    set_demand(window, "oslo", "100000")
    answers.unsaved_answer = answer  # type: ignore[assignment]
    answers.path = tmp_path / "saved.json"
    window.files.open_path(other)
    assert answers.asked[0] == "unsaved"
    assert (window.document.project.name == "Other") == opened
    assert answers.path.exists() == saved


def test_closing_asks_once(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """Closing with unsaved changes stays open on Cancel, and closes once they are saved."""
    set_demand(window, "oslo", "100000")
    answers.unsaved_answer = "cancel"
    assert not window.close()
    assert window.isVisible()
    answers.unsaved_answer = "save"
    answers.path = tmp_path / "saved.json"
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert storage.read(answers.path) == window.document.project
    assert not window.settings.geometry.isEmpty()


def test_closing_stops_planning(qtbot: QtBot, window: MainWindow, planner: SwitchedPlanner) -> None:
    """A window that is closed leaves no solver running."""
    planner.waits = True
    run(window, "plan")
    assert window.close()
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)


def test_dropping_a_project_opens_it(window: MainWindow, tmp_path: Path) -> None:
    """A project file that falls on the window is opened."""
    path = tmp_path / "other.json"
    storage.save(replace(trial_project(), name="Other"), path)
    drop(window, path)
    assert window.document.project.name == "Other"
    assert window.document.path == path


PRICES = """Supplier: Distributor
SKU,Description,Unit price (USD),MOQ,Lead time (weeks)
D-1,"Server with 8 x H100",{price},1,20
"""


def test_importing_a_price_list_again_changes_the_plan(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """A list read, planned, changed by one price and dropped in again: the plan follows."""
    path = tmp_path / "distributor.csv"
    totals: list[Decimal] = []
    for price in ("150000", "190000"):
        path.write_text(PRICES.format(price=price), encoding="utf-8")
        answers.path = path
        if totals:
            drop(window, path)
        else:
            run(window, "import")
        dialog = opened(qtbot, window)
        dialog.take()
        catalog = window.document.project.catalogs[1]
        assert catalog.supplier == "Distributor"
        assert window.stack.currentIndex() == CATALOGS, "the new list is shown"
        assert window.catalog_page.catalog() == catalog
        assert [offer.breaks[0].unit_price for offer in catalog.offers] == [Decimal(price)]
        plan(qtbot, window)
        made = window.document.plan()
        assert made is not None
        assert made.total_cost is not None
        totals.append(made.total_cost)
    assert totals[0] < totals[1]
    run(window, "undo")
    assert window.document.plan_is_current(), "the plan of the earlier prices is back"
    assert window.document.project.catalogs[1].offers[0].breaks[0].unit_price == 150000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("binary.csv", bytes(range(256)) * 20),
        ("no_prices.csv", b"name,colour\nH100,green\nA100,blue\n"),
    ],
)
def test_a_price_list_that_cannot_be_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str, content: bytes
) -> None:
    """One sentence, and the open project stays untouched."""
    path = tmp_path / name
    path.write_bytes(content)
    before = window.document.project
    drop(window, path)
    dialog = opened(qtbot, window)
    assert dialog.catalog() is None
    assert not dialog.panes.import_button.isEnabled()
    assert name in dialog.panes.said.text()
    assert window.document.project is before
    dialog.reject()


@pytest.mark.parametrize(
    ("command", "name", "found"),
    [
        ("export_pdf", "plan.pdf", "plan.pdf"),
        ("export_json", "plan.json", "plan.json"),
        ("export_csv", "", "Trial – Base – CSV/orders.csv"),
        ("export_requests", "", "Trial – Base – purchase requests/manifest.json"),
    ],
)
def test_the_plan_is_exported_in_other_forms(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path, command: str, name: str,
    found: str,
) -> None:  # fmt: skip
    """Written in a child under the name that was chosen, or in a new folder of the one chosen."""
    plan(qtbot, window)
    answers.path = tmp_path / name
    project, scenario = window.document.project.name, window.document.scenario.name
    found = found.replace("Trial – Base", f"{project} – {scenario}")
    with qtbot.waitSignal(window.files.exported, timeout=LONG):
        run(window, command)
    assert answers.errors == []
    assert (tmp_path / found).exists()
    assert found.partition("/")[0] in window.status.aside.text()


def test_a_folder_that_is_there_is_never_written_into(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """The second export has a number."""
    plan(qtbot, window)
    answers.path = tmp_path
    for _ in range(2):
        with qtbot.waitSignal(window.files.exported, timeout=LONG):
            run(window, "export_csv")
    made = sorted(one.name for one in tmp_path.glob("*CSV*"))
    assert [name.partition(" – CSV")[2] for name in made] == ["", " (2)"]


def test_a_place_that_cannot_be_written_is_told_and_another_proposed(
    qtbot: QtBot,
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A folder of the file's name stands for a workbook that is open in another program."""
    plan(qtbot, window)
    answers.path = tmp_path / "plan.xlsx"
    answers.path.mkdir()
    again: list[Path] = []

    def elsewhere(error: SaveError, ask: Callable[[], object]) -> None:
        answers.errors.append(error)
        answers.path = tmp_path / "other.xlsx"
        ask()
        again.extend(answers.suggested[-1:])

    monkeypatch.setattr(answers, "elsewhere", elsewhere)
    with qtbot.waitSignal(window.files.exported, timeout=LONG):
        run(window, "export")
    (error,) = answers.errors
    assert "plan.xlsx could not be written" in str(error)
    assert again == [tmp_path / "plan (2).xlsx"]
    assert (tmp_path / "other.xlsx").exists()
