"""Live planning in the window: its menu, its offer, and what is exported of it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from procure.errors import ProcureError
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from tests.ui.answers import Answers
from tests.ui.driving import give_up, run
from tests.ui.live import LiveStandIn, plan_of
from tests.ui.trial import trial_project
from ui.document import Document
from ui.main_window import MainWindow
from ui.plan.solve_job import SolveJob
from ui.settings import Settings
from ui.theme import CONTRAST, DARK, LIGHT, palette_of, warning_colour

LONG = 20_000


class Anew:
    """Plans as somebody asked for it: reproducibly, for a tenth of the budget."""

    def __init__(self) -> None:
        """Find a plan."""
        self.fails = False

    def __call__(self, project: Project, scenario: Scenario, **_: object) -> Plan:
        """Plan, or fail."""
        if self.fails:
            raise ProcureError("planning-failed")
        plan = plan_of(project, scenario, int((scenario.limits[0].value or 0) / 10))
        return replace(plan, solve=replace(plan.solve, reproducible=True))


@pytest.fixture
def anew() -> Anew:
    """Give the planner that is asked for."""
    return Anew()


@pytest.fixture
def window(qtbot: QtBot, answers: Answers, settings: Settings, anew: Anew) -> Iterator[MainWindow]:
    """Give the main window, its plan of a moment ago found live."""
    project = trial_project()
    job = SolveJob(anew, live=LiveStandIn())
    made = MainWindow(Document(project), settings, job=job, questions=answers)
    qtbot.addWidget(made, before_close_func=give_up)
    made.document.store_plan(plan_of(project, project.scenarios[0], 4_600_000))
    made.show()
    yield made
    made.planning.cancel()
    made.planning.wait(10)


def lower_budget(window: MainWindow, value: int = 40_000_000) -> None:
    """Change an input."""
    first, *others = window.document.scenario.limits
    limits = (replace(first, value=Decimal(value)), *others)
    window.document.edit_scenario("Budget", replace(window.document.scenario, limits=limits))


def test_the_menu_follows_what_is_so(qtbot: QtBot, window: MainWindow) -> None:
    """Ticked where the last plan took little; chosen otherwise, edits are not followed."""
    action = window.commands["plan_as_i_edit"]
    assert action.isChecked()
    run(window, "plan_as_i_edit")
    assert not action.isChecked()
    lower_budget(window)
    qtbot.wait(400)
    assert not window.planning.running
    assert "Press F5" in window.plan_page.notice.text()
    run(window, "plan_as_i_edit")
    qtbot.waitUntil(window.document.plan_is_current, timeout=LONG)
    lower_budget(window, 39_000_000)
    assert "Press F5" not in window.plan_page.notice.text()


def test_what_is_said_of_a_stale_plan_has_the_colours_around_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    """In another set of colours it is written in another one, also while it stands there."""
    run(window, "plan_as_i_edit")
    lower_budget(window)
    for colours in (DARK, LIGHT, CONTRAST):
        palette = palette_of(colours)
        window.plan_page.setPalette(palette)
        assert warning_colour(palette).name() in window.plan_page.notice.text()


def test_a_long_plan_is_offered_to_be_followed(qtbot: QtBot, window: MainWindow) -> None:
    """Beside the stale plan stands a button with the reason; pressed, it plans and goes."""
    document = window.document
    long = plan_of(document.project, document.scenario, 4_600_000, seconds="75")
    document.store_plan(long)
    assert not window.status.offer.isVisible()
    lower_budget(window)
    assert window.status.offer.isVisible()
    assert "1 min 15 s" in window.status.offer.toolTip()
    window.status.offer.click()
    assert not window.status.offer.isVisible()
    qtbot.waitUntil(document.plan_is_current, timeout=LONG)


def test_a_plan_found_live_is_made_once_more_to_be_exported(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """What is written is reproducible, and is then what is shown."""
    answers.path = tmp_path / "plan.xlsx"
    run(window, "export")
    assert not answers.asked
    qtbot.waitUntil(lambda: not window.planning.running and not window.files.busy, timeout=LONG)
    assert answers.errors == []
    assert answers.path.exists()
    plan = window.document.plan()
    assert plan is not None
    assert plan.solve.reproducible
    asked = len(answers.asked)
    run(window, "export")
    assert not window.planning.running
    assert len(answers.asked) == asked + 1
    qtbot.waitUntil(lambda: not window.files.busy, timeout=LONG)


def test_without_that_plan_nothing_is_exported(
    qtbot: QtBot, window: MainWindow, answers: Answers, anew: Anew, tmp_path: Path
) -> None:
    """Where it cannot be made once more, that is said, and no file is written."""
    anew.fails = True
    answers.path = tmp_path / "plan.xlsx"
    run(window, "export")
    qtbot.waitUntil(lambda: bool(answers.errors), timeout=LONG)
    assert answers.asked == []
    assert not answers.path.exists()
    anew.fails = False
    run(window, "plan")
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    assert answers.asked == []


def test_an_edit_before_that_plan_forgets_the_export(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """What was to be written is no longer what is shown, and nothing else is written for it."""
    answers.path = tmp_path / "plan.xlsx"
    run(window, "export")
    lower_budget(window)
    qtbot.waitUntil(window.document.plan_is_current, timeout=LONG)
    run(window, "plan")
    qtbot.waitUntil(lambda: not window.planning.running, timeout=LONG)
    assert answers.asked == []
