"""The real main window, driven through the buyer's work."""

import warnings
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import seeds
from procure.check import Problem
from procure.demand import FleetLine, Pool, Readiness
from procure.figures import OrderRow
from procure.offers import Commitment, Rebate
from procure.plan import LeftOut
from procure.project import Project
from procure.scenario import Limit
from tests.ui.answers import Answers, SwitchedPlanner
from tests.ui.driving import LONG, import_cheaper, plan, run, set_demand
from tests.ui.trial import trial_project, trial_scenario
from ui import formats
from ui.main_window import MainWindow
from ui.page_numbers import CATALOGS, DEMAND, LIMITS, PLAN, page_of
from ui.start.samples import read_sample
from ui.tables.view import RecordView
from ui.theme import DARK, LIGHT


def test_the_whole_way(
    qtbot: QtBot,
    real_children: None,
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
                int(Decimal(str(row[heads.index("Units")]))),
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
    assert len(titles) == 5
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
    window.desk.live.choose(on=False)  # or the edit would be planned, too, however soon
    run(window, "plan")
    set_demand(window, "oslo", "100000")
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    assert window.document.plan() is not None
    assert not window.document.plan_is_current()
    assert window.status.label.text().startswith("Inputs changed since this plan")
    run(window, "undo")
    assert window.status.label.text().startswith("Optimal")


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


def test_the_window_is_no_wider_than_it_opens(window: MainWindow) -> None:
    """No line of fields on any page, seen or not, makes it wider than 1,280 pixels."""
    assert window.minimumSizeHint().width() <= 1280


def test_what_there_is_to_look_at_follows_the_colours(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The panel gets its palette after the window: in dark, links were those of light."""
    window.set_theme("light")
    problem = Problem(key="report-no-demand", severity="stop", where=("demand",))

    def fill() -> None:
        window.why.show_problems("Things", [problem])

    monkeypatch.setattr(window.telling, "fill", fill)
    window.telling.fill()
    assert any(LIGHT.accent in one.text() for one in window.why.findChildren(QLabel))
    window.set_theme("dark")
    qtbot.waitUntil(
        lambda: any(DARK.accent in one.text() for one in window.why.findChildren(QLabel))
    )
