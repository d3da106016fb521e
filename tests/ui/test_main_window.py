"""The real main window, driven through the buyer's work."""

import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import seeds
from procure import storage
from procure.demand import FleetLine, Pool, Readiness
from procure.figures import OrderRow
from procure.offers import Commitment, Rebate
from procure.plan import LeftOut
from procure.project import Project
from procure.scenario import Limit
from tests.ui.answers import Answers, SwitchedPlanner
from tests.ui.trial import trial_project, trial_scenario
from ui import formats
from ui.document import Document
from ui.main_window import CATALOGS, DEMAND, LIMITS, PLAN, MainWindow, page_of
from ui.price_import.dialog import ImportDialog
from ui.samples import read_sample
from ui.settings import Settings, ThemeName
from ui.solve_job import SolveJob
from ui.table_view import RecordView

LONG = 60_000


@pytest.fixture
def answers() -> Answers:
    """Give what is answered in place of dialogs."""
    return Answers()


@pytest.fixture
def planner() -> SwitchedPlanner:
    """Give the planner."""
    return SwitchedPlanner()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings of this test alone."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def window(
    qtbot: QtBot, answers: Answers, planner: SwitchedPlanner, settings: Settings
) -> Iterator[MainWindow]:
    """Give the main window on the trial project, shown."""
    made = MainWindow(Document(trial_project()), settings, job=SolveJob(planner), questions=answers)
    qtbot.addWidget(made, before_close_func=give_up)
    made.show()
    yield made
    made.planning.cancel()
    made.planning.wait(10)


def give_up(window: MainWindow) -> None:
    """Let the window close without a question."""
    window.questions.unsaved_answer = "discard"  # type: ignore[attr-defined]


def run(window: MainWindow, name: str) -> None:
    """Choose a command, as its menu or shortcut does."""
    action = window.commands[name]
    assert action.isEnabled()
    action.trigger()


def plan(qtbot: QtBot, window: MainWindow) -> None:
    """Plan and wait for the result."""
    run(window, "plan")
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)


def set_demand(window: MainWindow, site: str, text: str, period: int = 7) -> None:
    """Type a demand into the grid of a site, in its first row."""
    table = window.demand_page.grid(site).table
    index = table.index(0, period + 1)
    assert table.setData(index, text, Qt.ItemDataRole.EditRole)


def drop(window: MainWindow, *paths: Path) -> None:
    """Let files fall on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def opened(qtbot: QtBot, window: MainWindow) -> ImportDialog:
    """Give the import dialog that is open, once it has read its file."""
    dialog = window.findChildren(ImportDialog)[-1]
    qtbot.waitUntil(lambda: not dialog.busy, timeout=LONG)
    return dialog


def import_cheaper(qtbot: QtBot, window: MainWindow, answers: Answers, folder: Path) -> None:
    """Import a sample price list again, in which a server has become cheaper."""
    answers.path = folder / "first_steps_maple_row.csv"
    sent = next(path for path in seeds.price_list_paths() if path.name == answers.path.name)
    text = sent.read_text(encoding="utf-8")
    assert ",276000," in text
    answers.path.write_text(text.replace(",276000,", ",270000,"), encoding="utf-8")
    run(window, "import")
    opened(qtbot, window).take()
    document = window.document
    assert document.undo_stack.undoText() == "Import first_steps_maple_row.csv"
    prices = {price.unit_price for _, offer in document.project.offers() for price in offer.breaks}
    assert Decimal(270000) in prices
    assert Decimal(276000) not in prices


def test_the_whole_way(
    qtbot: QtBot,
    window: MainWindow,
    answers: Answers,
    planner: SwitchedPlanner,
    tmp_path: Path,
) -> None:
    """Open a sample, edit, undo, plan, cancel, plan again, export; the workbook has the orders."""
    window.files.open_loaded(lambda: read_sample("first-steps"))
    document = window.document
    assert "●" not in window.windowTitle()
    untouched = document.project

    row = next(row for row in document.scenario.demand if row.site)
    last, half = len(row.amounts) - 1, str(row.amounts[-1] // 2)
    before = document.scenario
    set_demand(window, row.site, half, last)
    assert document.scenario != before
    assert window.windowTitle().endswith("●")
    run(window, "undo")
    assert document.project is untouched
    assert not window.windowTitle().endswith("●")

    import_cheaper(qtbot, window, answers, tmp_path)
    plan(qtbot, window)
    first = document.plan()
    assert first is not None
    assert first.status == "optimal"
    assert window.status.label.text().startswith("Optimal within")
    assert "checked ✓" in window.status.label.text()

    set_demand(window, row.site, half, last)
    assert window.status.label.text().startswith("Inputs changed since this plan")
    planner.waits = True
    run(window, "plan")
    assert window.status.label.text().startswith("Planning")
    run(window, "cancel")
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    assert window.status.label.text().startswith("Stopped by you before a first plan was found")
    assert document.plan() is first

    planner.waits = False
    plan(qtbot, window)
    second = document.plan()
    assert second is not None
    assert second.digest != first.digest
    assert document.plan_is_current()

    answers.path = tmp_path / "plan.xlsx"
    run(window, "export")
    qtbot.waitUntil(lambda: not window.files.busy, timeout=LONG)
    assert [str(error) + error.details for error in answers.errors] == []
    assert read_orders(answers.path) == {
        (order.id, order.supplier, order.units, order.placed, order.cost) for order in second.orders
    }


def read_orders(path: Path) -> set[tuple[str, str, int, date, Decimal]]:
    """Read the orders back from a workbook."""
    with warnings.catch_warnings():
        # openpyxl says that it leaves out bars in cells and the like when it reads.
        warnings.simplefilter("ignore", UserWarning)
        sheet = openpyxl.load_workbook(path, data_only=True)["Orders"]
    rows = list(sheet.iter_rows(values_only=True))
    start = next(at for at, row in enumerate(rows) if row[0] == "Order")
    heads = list(rows[start])
    cost = next(at for at, head in enumerate(heads) if str(head).startswith("Cost"))
    found = set()
    for row in rows[start + 1 :]:
        # A row of totals has no supplier.
        if row[heads.index("Supplier")] is None:
            continue
        placed = row[heads.index("Ordered")]
        assert isinstance(placed, datetime)
        found.add(
            (
                str(row[0]),
                str(row[heads.index("Supplier")]),
                int(str(row[heads.index("Units")])),
                placed.date(),
                Decimal(str(row[cost])).quantize(Decimal("0.01")),
            )
        )
    return found


def test_starts_with_what_comes_next(window: MainWindow) -> None:
    """Without a plan the window says so in the page and in the status line."""
    assert window.stack.currentIndex() == PLAN
    assert window.plan_page.body.currentWidget() is window.plan_page.message
    assert "F5" in window.plan_page.message.body.text()
    assert window.status.label.text() == "No plan yet. Press F5 to plan."
    assert [window.sidebar.badge(page) for page in range(4)] == ["4", "2", "6", ""]


def test_every_page_shows(qtbot: QtBot, window: MainWindow) -> None:
    """Each page and each tab of the plan can be turned to, and Qt has nothing to warn of."""
    plan(qtbot, window)
    for page in range(4):
        run(window, f"page_{page + 1}")
        assert window.stack.currentIndex() == page
    for tab in range(window.plan_page.tabs.count()):
        window.plan_page.tabs.setCurrentIndex(tab)
        window.grab()
    titles = [chart.chart.title.text() for chart in window.plan_page.charts.values() if chart.chart]
    assert len(titles) == 4
    assert all(titles)


def test_an_order_is_told_in_the_panel(qtbot: QtBot, window: MainWindow) -> None:
    """Selecting an order says what, from whom, where to and at what price."""
    plan(qtbot, window)
    planned = window.document.planned()
    assert planned is not None
    table = window.plan_page.orders
    table.view.go_to(0)
    row = table.table.rows[0]
    assert isinstance(row, OrderRow)
    order = row.order
    text = window.why.text()
    assert order.supplier in text
    assert f"{order.units:,} ×" in text
    assert formats.day(order.arrives) in text


def test_what_was_left_out_has_its_reason(qtbot: QtBot, window: MainWindow) -> None:
    """An offer that cannot be planned is listed with its sentence, and said in the panel."""
    plan(qtbot, window)
    left = window.plan_page.left_out
    assert [row.offer for row in left.table.rows if isinstance(row, LeftOut)] == ["own-card"]
    left.view.go_to(0)
    assert "Own-1 card" in window.why.text()
    assert "No throughput of Own-1 is known" in window.why.text()


def test_an_impossible_limit_is_named(qtbot: QtBot, window: MainWindow) -> None:
    """An infeasible scenario says so, and names the limits that take part."""
    scenario = window.document.scenario
    budget = Limit(family="budget", value=Decimal(1000))
    others = tuple(limit for limit in scenario.limits if limit.family != "budget")
    window.document.edit_scenario("Budget", replace(scenario, limits=(budget, *others)))
    plan(qtbot, window)
    page = window.plan_page
    assert page.body.currentWidget() is page.message
    assert "No plan is possible" in page.message.heading.text()
    assert "Budget" in page.message.body.text()
    assert window.status.label.text().startswith("No plan is possible")


def test_problems_are_shown_before_planning(qtbot: QtBot, window: MainWindow) -> None:
    """Input that stands in the way is counted beside its page, and F5 leads to it."""
    scenario = replace(window.document.scenario, discount_rate=Decimal(2))
    window.document.edit_scenario("Break", scenario)
    problems = [p for p in window.document.problems() if p.severity == "stop"]
    assert problems
    assert {page_of(problem.where) for problem in problems} == {DEMAND}
    assert window.sidebar.badge(DEMAND) == f"!{len(problems)}"
    assert "to settle first" in window.status.label.text()
    run(window, "plan")
    assert not window.planning.running
    assert window.stack.currentIndex() == DEMAND
    assert window.why.text().startswith(f"{len(problems)} thing")


def test_cancelling_without_an_earlier_plan(
    qtbot: QtBot, window: MainWindow, planner: SwitchedPlanner
) -> None:
    """Stopped before the first plan, the window says just that and shows no plan."""
    planner.waits = True
    run(window, "plan")
    assert window.status.cancel.isVisible()
    window.status.cancel.click()
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    assert window.document.plan() is None
    text = window.status.label.text()
    assert text == "Stopped by you before a first plan was found"
    assert not window.status.cancel.isVisible()
    assert not window.commands["cancel"].isEnabled()


def test_a_stopped_run_does_not_replace_a_proven_plan(
    qtbot: QtBot, window: MainWindow, planner: SwitchedPlanner
) -> None:
    """Planning the same inputs again and stopping early keeps what is already proven."""
    plan(qtbot, window)
    proven = window.document.plan()
    assert proven is not None
    solve = replace(proven.solve, stopped="user")
    planner.gives = replace(proven, status="feasible", gap=Decimal("0.2"), solve=solve)
    plan(qtbot, window)
    assert window.document.plan() is proven
    assert "stopped by you. The plan shown is the earlier one." in window.status.label.text()


def test_editing_while_planning(qtbot: QtBot, window: MainWindow, planner: SwitchedPlanner) -> None:
    """A plan that arrives after an edit is shown as that of earlier inputs."""
    run(window, "plan")
    set_demand(window, "oslo", "100000")
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    assert window.document.plan() is not None
    assert not window.document.plan_is_current()
    assert window.status.label.text().startswith("Inputs changed since this plan")
    run(window, "undo")
    assert window.status.label.text().startswith("Optimal")


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
    window.recent_menu.aboutToShow.emit()
    assert [action.text() for action in window.recent_menu.actions()] == ["mine.json"]


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


def test_scenarios(window: MainWindow, answers: Answers) -> None:
    """New, duplicate, rename, delete and switch, each undone in one step."""
    document, box = window.document, window.toolbar.scenario_box
    run(window, "duplicate_scenario")
    assert document.scenario == trial_scenario("Base case 2")
    answers.name = "Empty"
    run(window, "add_scenario")
    assert document.scenario.demand == ()
    assert document.scenario.horizon == trial_scenario().horizon
    answers.name = "Base case"
    run(window, "rename_scenario")
    assert [error.key for error in answers.errors] == ["scenario-name-taken"]
    answers.name = "Renamed"
    run(window, "rename_scenario")
    names = ["Base case", "Base case 2", "Renamed"]
    assert [box.itemText(row) for row in range(box.count())] == names
    assert box.currentText() == "Renamed"
    run(window, "delete_scenario")
    assert document.scenario.name == "Base case 2"
    box.textActivated.emit("Base case")
    assert document.scenario.name == "Base case"
    for _ in range(4):
        run(window, "undo")
    assert document.project == trial_project()
    assert not window.commands["delete_scenario"].isEnabled()


def test_the_panel_can_be_closed(window: MainWindow) -> None:
    """Why? closes and opens, and stays as it was left."""
    assert window.why.isVisible()
    window.why.close_button.click()
    assert not window.why.isVisible()
    assert window.settings.why_open is False
    run(window, "why")
    assert window.why.isVisible()
    assert window.settings.why_open is True


def test_help_explains_the_page(window: MainWindow) -> None:
    """F1 says where one stands."""
    window.show_page(CATALOGS)
    run(window, "help")
    assert window.why.text().startswith("Price lists:")


def test_themes_switch(window: MainWindow) -> None:
    """Each set of colours is put on and remembered; text keeps its distance from the ground."""
    names: tuple[ThemeName, ...] = ("dark", "contrast", "light")
    for name in names:
        window.set_theme(name)
        assert window.settings.theme == name
        palette = window.palette()
        distance = palette.windowText().color().lightness() - palette.window().color().lightness()
        assert abs(distance) > 150


def test_every_sample_opens(window: MainWindow) -> None:
    """The menu's samples are read and shown, without anything that stops planning."""
    for name in seeds.sample_names():
        window.files.open_loaded(partial(read_sample, name))
        assert not [p for p in window.document.problems() if p.severity == "stop"]


def test_a_sample_of_the_menu_is_planned(qtbot: QtBot, window: MainWindow) -> None:
    """As when the program starts, so that there is something to see."""
    window.files.open_loaded(partial(read_sample, "first-steps"), window.planning.start)
    assert window.planning.running
    qtbot.waitUntil(window.document.plan_is_current, timeout=LONG)


def test_the_panel_follows_the_cell_that_it_is_about(qtbot: QtBot, window: MainWindow) -> None:
    """After an edit or its undo the panel says what the selected cell says now."""
    window.show_page(LIMITS)
    table, view = window.limits_page.table, window.limits_page.view
    view.setCurrentIndex(table.index(0, 0))
    assert "On: on." in window.why.text()
    table.setData(table.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    qtbot.waitUntil(lambda: "On: off." in window.why.text())
    run(window, "undo")
    qtbot.waitUntil(lambda: "On: on." in window.why.text())
    window.show_page(CATALOGS)
    offers = window.catalog_page.offers
    at = [one.heading for one in offers.columns].index("Integration")
    window.catalog_page.offers_view.setCurrentIndex(offers.index(0, at))
    assert offers.setData(offers.index(0, at), "1250.5")
    qtbot.waitUntil(lambda: "Integration: 1,250.50" in window.why.text())


def test_the_panel_drops_a_refusal_once_an_entry_is_taken(qtbot: QtBot, window: MainWindow) -> None:
    """What could not be taken is not said of the figure that stands there now."""
    window.show_page(LIMITS)
    table, view = window.limits_page.table, window.limits_page.view
    cell = table.index(table.row_of("budget"), 2)
    view.setCurrentIndex(cell)
    assert not table.setData(cell, "lots")
    assert "“lots” is not a number" in window.why.text()
    assert table.setData(cell, "44M")
    qtbot.waitUntil(lambda: "44,000,000" in window.why.text())
    assert "lots" not in window.why.text()


def test_what_a_plan_claims_stands_above_what_is_to_look_at(
    qtbot: QtBot, window: MainWindow
) -> None:
    """Warnings do not take the place of how sure the plan is."""
    project = window.document.project
    first = project.catalogs[0]
    unknown = replace(first, offers=(replace(first.offers[0], lead_weeks=None), *first.offers[1:]))
    catalogs = (unknown, *project.catalogs[1:])
    window.document.edit("Empty a lead time", replace(project, catalogs=catalogs))
    assert window.document.problems()
    plan(qtbot, window)
    window.show_page(PLAN)
    text = window.why.text()
    assert text.startswith("Optimal")
    assert text.index("discounted") < text.index("to look at")


def test_a_problem_leads_to_its_field(qtbot: QtBot, window: MainWindow) -> None:
    """A click on a problem in the panel opens the page, list or tab and selects the cell."""
    document = window.document
    project = document.project
    last = project.catalogs[1]
    dearer = replace(last, offers=(replace(last.offers[0], breaks=()),))
    catalogs = (project.catalogs[0], dearer, *project.catalogs[2:])
    document.edit("Empty a price", replace(project, catalogs=catalogs))
    document.edit_scenario(
        "Empty a budget",
        replace(document.scenario, limits=(replace(document.scenario.limits[0], value=None),)),
    )
    window.show_page(PLAN)
    assert "has no price" in window.why.text()
    for problem in document.problems():
        window.why.problem_chosen.emit(problem.where)
        assert window.stack.currentIndex() == page_of(problem.where)
        if problem.where[0] == "offers":
            assert window.catalog_page.catalog() == dearer
            at = window.catalog_page.offers_view.currentIndex()
            assert window.catalog_page.offers.columns[at.column()].heading == "Price"
        if problem.where[0] == "limits":
            assert window.limits_page.view.currentIndex().row() == 0


def test_a_problem_of_what_is_agreed_leads_to_its_field(window: MainWindow) -> None:
    """Each field of the tables below the offers and the demand is found by its problem."""
    document = window.document
    project = document.project
    cloud, foundry = project.catalogs[2:]
    program = replace(foundry.programs[0], one_time_cost=None)
    rebate = Rebate(threshold=Decimal(5), rate=Decimal(2), currency="USD")
    order = Commitment(
        id="order", kind="order", description="Chips", signed=True, currency="USD", chip="h100"
    )
    foundry = replace(foundry, programs=(program,), rebates=(rebate,), commitments=(order,))
    lists = (*project.catalogs[:2], cloud, foundry)
    line = FleetLine(id="line", chip="h100", chips=8, site="oslo", retires=date(2000, 1, 1))
    line = replace(line, arrives=date(2024, 9, 1), to_pay=Decimal(-1), currency="USD")
    chips = (replace(project.chips[0], stack="CUDA"), *project.chips[1:])
    port = Readiness(stack="CUDA", workload="images", status="port")
    pool = Pool(id="wafers", name="Foundry", unit="wafers", per_period=Decimal(-1), members=())
    whole = replace(project, catalogs=lists, fleet=(line,), chips=chips, readiness=(port,))
    document.edit("Spoil", replace(whole, pools=(pool,)))
    window.catalog_page.select_supplier("Reseller")
    seen = set()
    for problem in document.problems():
        kind = problem.where[0]
        if kind in {"programs", "commitments", "rebates", "fleet", "readiness", "pools"}:
            window.why.problem_chosen.emit(problem.where)
            assert window.stack.currentIndex() == page_of(problem.where)
            view = window.focusWidget()
            assert isinstance(view, RecordView), problem
            at = view.currentIndex()
            row, column = view.table.rows[at.row()], view.table.columns[at.column()]
            assert column.where(row) == problem.where
            assert view.isVisible()
            seen.add(kind)
    assert seen == {"programs", "commitments", "rebates", "fleet", "readiness", "pools"}


def test_samples_are_projects() -> None:
    """What the first start shows is there."""
    assert isinstance(read_sample("december-2023"), Project)


def test_a_scenario_without_a_plan_is_repaired_by_one_click(
    qtbot: QtBot, window: MainWindow
) -> None:
    """What would help is found unasked; tried, it is a scenario of its own, planned at once."""
    scenario = window.document.scenario
    limits = tuple(
        replace(one, value=Decimal(1_000_000)) if one.family == "budget" else one
        for one in scenario.limits
    )
    window.document.edit_scenario("Little money", replace(scenario, limits=limits))
    plan(qtbot, window)
    assert window.explaining.running
    assert window.commands["cancel"].isEnabled()
    qtbot.waitUntil(lambda: not window.explaining.running, timeout=LONG)
    tries = [one for one in window.repairs.findChildren(QPushButton) if "Try" in one.text()]
    assert tries
    assert "raise the budget" in window.repairs.text()
    tries[0].click()
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    found = window.document.plan()
    assert found is not None
    assert found.trusted
    assert window.document.scenario.name == "Base case, more money"
    window.document.undo_stack.undo()
    assert [one.name for one in window.document.project.scenarios] == ["Base case"]


def test_explaining_is_stopped_by_esc_and_by_planning(qtbot: QtBot, window: MainWindow) -> None:
    """While it runs the plan stays in sight; what was found stays when it is stopped."""
    plan(qtbot, window)
    for stop in ("cancel", "plan"):
        window.show_page(LIMITS)
        window.limits_page.ask.button.click()
        assert window.explaining.running
        assert window.commands["cancel"].isEnabled()
        assert "limits cost" in window.status.aside.text()
        assert window.plan_page.body.currentWidget() is window.plan_page.tabs
        run(window, stop)
        qtbot.waitUntil(
            lambda: not window.explaining.running and not window.planning.running, timeout=LONG
        )
        assert window.status.aside.text() == ""


def test_the_panel_tells_more_of_a_selected_order(qtbot: QtBot, window: MainWindow) -> None:
    """What its offer costs for each workload stands below, and is gone on another page."""
    plan(qtbot, window)
    window.plan_page.orders.view.go_to(0)
    qtbot.waitUntil(lambda: "The plan orders" in window.about.text(), timeout=LONG)
    window.show_page(DEMAND)
    assert window.about.text() == ""
    run(window, "page_5")
    assert window.stack.currentWidget() is window.explain_page


def test_a_page_out_of_sight_says_nothing(qtbot: QtBot, window: MainWindow) -> None:
    """A table that follows an edit unseen does not speak over the page that is shown."""
    plan(qtbot, window)
    said = window.why.text()
    window.demand_page.selected.emit("Chat – 2024 Q1: 5.")
    assert window.why.text() == said
    window.show_page(DEMAND)
    window.demand_page.selected.emit("Chat – 2024 Q1: 5.")
    assert window.why.text() == "Chat – 2024 Q1: 5."
