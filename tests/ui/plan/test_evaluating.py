"""Orders are evaluated beside the window, in the background, from the real menu."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from procure.errors import ProcureError
from procure.evaluation import Evaluation
from procure.exchange import plan_tree
from procure.project import Project
from procure.scenario import Limit, Scenario
from tests.builders import D, catalog, demand, offer, project, scenario
from tests.ui.answers import Answers
from ui.document import Document
from ui.main_window import MainWindow
from ui.plan import evaluating
from ui.plan.evaluation_dialog import EvaluationDialog
from ui.plan.solve_job import SolveJob
from ui.settings import Settings
from ui.tables.view import RecordView

LONG = 60_000


def small() -> Project:
    """Give a project in which five chips at 100 serve the demand, within a budget of 650."""
    return project(
        [catalog("Maple", offer("o", "h100", 100))],
        scenario(demand(50, 50), limits=(Limit(family="budget", value=D(650)),)),
    )


@pytest.fixture
def answers() -> Answers:
    """Give what is answered in place of dialogs."""
    return Answers()


@pytest.fixture
def window(qtbot: QtBot, answers: Answers, tmp_path: Path) -> Iterator[MainWindow]:
    """Give the main window on the small project, shown."""
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(Document(small()), Settings(store), questions=answers)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.evaluating.cancel()
    made.planning.wait(10)


def orders(folder: Path, *lines: str) -> Path:
    """Write a file of orders."""
    path = folder / "orders.csv"
    path.write_text("\n".join(("offer,period,units", *lines)), encoding="utf-8")
    return path


def dialog_of(window: MainWindow) -> EvaluationDialog:
    """Give the dialog opened last."""
    return window.findChildren(EvaluationDialog)[-1]


def evaluated(qtbot: QtBot, window: MainWindow) -> EvaluationDialog:
    """Wait for the evaluation that was started last."""
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: dialog.evaluation is not None, timeout=LONG)
    return dialog


def tab(dialog: EvaluationDialog, title: str) -> RecordView:
    """Give the table of a tab that is shown."""
    for at in range(dialog.tabs.count()):
        if dialog.tabs.tabText(at).replace("&", "").startswith(title):
            assert dialog.tabs.isTabVisible(at), title
            view = dialog.tabs.widget(at)
            assert isinstance(view, RecordView)
            return view
    raise AssertionError(title)


def cells(view: RecordView) -> list[list[str]]:
    """Give what a table shows, the row's title first."""
    table = view.table
    return [
        [
            str(table.headerData(row, Qt.Orientation.Vertical) or ""),
            *(str(table.index(row, at).data() or "") for at in range(len(table.columns))),
        ]
        for row in range(len(table.rows))
    ]


def test_a_file_of_orders_is_evaluated_beside_the_best_plan(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """From the menu: costs with differences; nothing is broken, the document is untouched."""
    answers.path = orders(tmp_path, "o,2024 Q1,6")
    before = window.document.project
    window.commands["evaluate"].trigger()
    dialog = evaluated(qtbot, window)
    assert answers.asked == ["Evaluate orders"]
    assert not dialog.isModal()
    assert "break no limit" in dialog.heading.text()
    assert "USD 100.00 more than the best plan" in dialog.told.text()
    assert cells(tab(dialog, "Cost"))[0] == ["Purchase", "600.00", "500.00", "+100.00"]
    assert cells(tab(dialog, "Orders"))[0] == [
        "Offer o",
        "Maple",
        "2024 Q1",
        "2024-01-01",
        "6 Here",
        "600.00",
    ]
    visible = [dialog.tabs.isTabVisible(at) for at in range(dialog.tabs.count())]
    assert visible == [True, False, False, False, True]
    assert window.document.project is before
    assert window.document.plan() is None
    assert not window.document.modified


def test_what_is_broken_is_shown_first(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """Two more than the budget allows are 150 too much."""
    answers.path = orders(tmp_path, "o,2024 Q1,8")
    window.commands["evaluate"].trigger()
    dialog = evaluated(qtbot, window)
    assert "break 1 limit, so they are no plan" in dialog.heading.text()
    assert dialog.tabs.currentWidget() is tab(dialog, "Limits broken")
    assert cells(tab(dialog, "Limits broken")) == [
        ["Budget, whole horizon", "USD 650.00", "USD 800.00", "USD 150.00", "too much"]
    ]


def test_no_orders_at_all_are_evaluated(qtbot: QtBot, window: MainWindow) -> None:
    """What is not served is listed, and why that is no plan."""
    window.commands["evaluate_none"].trigger()
    dialog = evaluated(qtbot, window)
    assert "less than the best plan" in dialog.told.text()
    assert cells(tab(dialog, "Other rules broken")) == [
        ["", "Chat falls short, though it must be served in full."]
    ]
    assert [row[:3] for row in cells(tab(dialog, "Not served"))] == [
        ["Chat", "2024 Q1", "50"],
        ["Chat", "2024 Q2", "50"],
    ]
    assert cells(tab(dialog, "Orders")) == []


def test_the_whole_evaluation_and_its_cells_are_copied(qtbot: QtBot, window: MainWindow) -> None:
    """As text by the button, as cells by the keyboard."""
    window.commands["evaluate_none"].trigger()
    dialog = evaluated(qtbot, window)
    dialog.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Test — Base case: 0 given orders")
    assert "Not served:" in text
    view = tab(dialog, "Cost")
    dialog.tabs.setCurrentWidget(view)
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[0].split("\t") == [
        "0",
        "500.00",
        "-500.00",
    ]


class Evaluator:
    """The program's own evaluation, which notes what is asked of it and may wait or fail."""

    def __init__(self) -> None:
        """Neither wait nor fail."""
        self.searched: list[bool] = []
        self.waits = False
        self.fails = False
        self.stopped = threading.Event()

    def __call__(
        self,
        project: Project,
        scenario: Scenario,
        *,
        optimum: bool,
        should_stop: Callable[[], bool],
        **asked: Any,
    ) -> Evaluation:
        """Evaluate, after being stopped if that is to be waited for."""
        self.searched.append(optimum)
        if self.fails:
            raise ZeroDivisionError
        while self.waits and not should_stop():
            time.sleep(0.01)
        if self.waits:
            self.stopped.set()
        return evaluating.evaluate(
            project, scenario, optimum=optimum, should_stop=should_stop, **asked
        )


@pytest.fixture
def evaluator(window: MainWindow) -> Evaluator:
    """Put an evaluator of the test's own in place."""
    made = Evaluator()
    window.evaluating.evaluator = made
    return made


def test_a_proven_plan_is_not_looked_for_again(
    qtbot: QtBot,
    window: MainWindow,
    answers: Answers,
    evaluator: Evaluator,
    tmp_path: Path,
) -> None:
    """The plan that is shown is the best one, until the inputs change."""
    window.commands["plan"].trigger()
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    document = window.document
    plan = document.plan()
    assert plan is not None
    answers.path = tmp_path / "plan.json"
    tree = plan_tree(document.project, document.scenario, plan)
    answers.path.write_text(json.dumps(tree), encoding="utf-8")
    window.commands["evaluate"].trigger()
    dialog = evaluated(qtbot, window)
    assert evaluator.searched == [False]
    assert dialog.evaluation is not None
    assert dialog.evaluation.optimum is plan
    assert dialog.evaluation.difference == (D(0), D(0))
    assert "They cost what the best plan costs" in dialog.told.text()
    dearer = replace(document.scenario, discount_rate=D("0.1"))
    document.edit_scenario("Change the rate", dearer)
    window.commands["evaluate"].trigger()
    evaluated(qtbot, window)
    assert evaluator.searched == [False, True]
    document.undo_stack.setClean()


def test_cancel_keeps_what_is_known(qtbot: QtBot, window: MainWindow, evaluator: Evaluator) -> None:
    """Esc stops the search, then closes; meanwhile the window goes on."""
    evaluator.waits = True
    window.commands["evaluate_none"].trigger()
    dialog = dialog_of(window)
    assert dialog.cancel_button.isVisible()
    assert not dialog.tabs.isVisible()
    assert window.commands["plan"].isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    evaluated(qtbot, window)
    assert "not looked for" in dialog.told.text()
    assert not dialog.cancel_button.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(EvaluationDialog), timeout=LONG)


def test_a_dialog_that_is_closed_stops_its_run(
    qtbot: QtBot, window: MainWindow, evaluator: Evaluator
) -> None:
    """Nobody waits for the result."""
    evaluator.waits = True
    window.commands["evaluate_none"].trigger()
    dialog_of(window).close()
    qtbot.waitUntil(evaluator.stopped.is_set, timeout=LONG)
    qtbot.waitUntil(lambda: not window.evaluating.findChildren(SolveJob), timeout=LONG)
    assert not window.findChildren(EvaluationDialog)


def test_a_fault_is_told_and_the_dialog_goes(
    qtbot: QtBot, window: MainWindow, answers: Answers, evaluator: Evaluator
) -> None:
    """With its details, in the one dialog for what went wrong."""
    evaluator.fails = True
    window.commands["evaluate_none"].trigger()
    qtbot.waitUntil(lambda: bool(answers.errors), timeout=LONG)
    assert "ZeroDivisionError" in answers.errors[0].details
    qtbot.waitUntil(lambda: not window.findChildren(EvaluationDialog), timeout=LONG)


@pytest.mark.parametrize("aside", [False, True])
def test_a_bad_file_is_told_and_nothing_is_evaluated(
    qtbot: QtBot,
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    aside: bool,
) -> None:
    """Each bad line in the details, also of a file that is read in a process of its own."""
    if aside:
        monkeypatch.setattr(evaluating, "_SMALL_FILE", 0)
    answers.path = orders(tmp_path, "none,2024 Q1,6", "o,soon,6")
    window.commands["evaluate"].trigger()
    qtbot.waitUntil(lambda: bool(answers.errors), timeout=LONG)
    (error,) = answers.errors
    assert isinstance(error, ProcureError)
    assert str(error).startswith("2 lines of orders.csv cannot be used")
    assert len(error.details.splitlines()) == 2
    assert not window.findChildren(EvaluationDialog)


def test_a_large_file_is_read_aside(
    qtbot: QtBot,
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And evaluated like any other; a second one has to wait."""
    monkeypatch.setattr(evaluating, "_SMALL_FILE", 0)
    answers.path = orders(tmp_path, "o,2024 Q1,6")
    window.commands["evaluate"].trigger()
    window.commands["evaluate"].trigger()
    assert [error.key for error in answers.errors] == ["still-busy"]
    qtbot.waitUntil(lambda: bool(window.findChildren(EvaluationDialog)), timeout=LONG)
    dialog = evaluated(qtbot, window)
    assert "USD 600.00" in dialog.told.text()


def test_input_that_stops_planning_stops_evaluating(window: MainWindow, answers: Answers) -> None:
    """What to settle is shown, as when planning."""
    document = window.document
    document.edit_scenario("No demand", replace(document.scenario, demand=()))
    window.commands["evaluate_none"].trigger()
    assert not window.findChildren(EvaluationDialog)
    assert "no demand" in window.why.text()
    assert not answers.errors
    document.undo_stack.setClean()


def test_the_orders_of_another_plan_are_evaluated(qtbot: QtBot, window: MainWindow) -> None:
    """As one chosen among the alternatives: they come to what that plan costs, nothing broken."""
    window.planning.start()
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    planned = window.document.planned()
    assert planned is not None
    tab = window.explain_page.alternatives
    tab.orders_wanted.emit("Fewest chips", planned, planned.plan)
    dialog = evaluated(qtbot, window)
    assert "Fewest chips" in dialog.windowTitle()
    assert dialog.evaluation is not None
    assert dialog.evaluation.plan.total_cost == planned.plan.total_cost
    assert dialog.evaluation.plan.trusted
