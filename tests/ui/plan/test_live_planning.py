"""A plan follows each edit by itself: the right inputs, once, and never a stale answer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.scenario_tree import added
from tests.ui.live import LiveStandIn, plan_of
from tests.ui.trial import trial_project, trial_scenario
from ui.document import Document
from ui.plan.live_planning import LivePlanning
from ui.plan.planning import Planning
from ui.plan.solve_job import SolveJob
from ui.project_view import ProjectView
from ui.settings import Settings

LONG = 20_000
QUIET = 500
"""Milliseconds after which a plan would have been asked for."""


@dataclass
class Desk:
    """The parts that a window has, without the window."""

    document: Document
    planning: Planning
    live: LivePlanning
    planner: LiveStandIn

    def budget(self, value: int) -> None:
        """Change the budget of the selected scenario."""
        scenario = self.document.scenario
        first, *others = scenario.limits
        limits = (replace(first, value=Decimal(value)), *others)
        self.document.edit_scenario("Budget", replace(scenario, limits=limits))

    @property
    def cost(self) -> Decimal | None:
        """What the plan costs that answers what is shown."""
        plan = self.document.plan()
        current = plan is not None and self.document.plan_is_current()
        return plan.total_cost if current and plan is not None else None


def anew(project: Project, scenario: Scenario, **_: object) -> Plan:
    """Plan as somebody asked for it, for a million more."""
    return plan_of(project, scenario, int((scenario.limits[0].value or 0) / 10) + 1_000_000)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a document whose first plan took little."""
    settings = Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    other = replace(trial_scenario("Other"), discount_rate=Decimal("0.09"))
    project = replace(trial_project(), scenarios=(trial_scenario(), other))
    document, planner = Document(project), LiveStandIn()
    planning = Planning(document, SolveJob(anew, live=planner), document)
    live = LivePlanning(document, planning, ProjectView(document, settings, document), document)
    document.store_plan(plan_of(project, document.scenario, 4_500_000))
    yield Desk(document=document, planning=planning, live=live, planner=planner)
    planner.go_on()
    planning.cancel()
    planning.wait(10)
    # Not left to a collection, which may happen in a planner's thread.
    delete(document)


def test_an_edit_is_followed_by_its_plan(qtbot: QtBot, desk: Desk) -> None:
    """The new inputs are planned from the plan before the edit, without being asked to."""
    before = desk.document.planned()
    desk.budget(40_000_000)
    assert desk.cost is None
    qtbot.waitUntil(lambda: desk.cost == 4_000_000, timeout=LONG)
    assert [(scenario.limits[0].value, earlier) for scenario, earlier in desk.planner.asked] == [
        (Decimal(40_000_000), before)
    ]
    assert desk.live.before is before


def test_edits_in_quick_succession_are_planned_once(qtbot: QtBot, desk: Desk) -> None:
    """Only where an edit is followed by none for a while a plan is asked for."""
    for value in (44_000_000, 43_000_000, 42_000_000):
        desk.budget(value)
    qtbot.waitUntil(lambda: desk.cost == 4_200_000, timeout=LONG)
    assert len(desk.planner.asked) == 1


def test_a_first_plan_is_shown_before_the_proven_one(qtbot: QtBot, desk: Desk) -> None:
    """What is found on the way stands, with the gap it has, until the last plan is there."""
    desk.planner.waits = True
    desk.budget(40_000_000)
    qtbot.waitUntil(lambda: desk.cost == 8_000_000, timeout=LONG)
    assert desk.planning.live
    assert desk.planning.state().text.startswith("Within 50.0 %, proving …")
    assert not desk.planning.answered
    desk.planner.go_on()
    qtbot.waitUntil(lambda: desk.cost == 4_000_000, timeout=LONG)
    assert desk.planning.answered
    assert desk.planning.state().text.startswith("Optimal within")


def test_the_run_before_is_dropped(qtbot: QtBot, desk: Desk) -> None:
    """An edit ends the search for the inputs before it, of which nothing is heard any more."""
    desk.planner.waits = True
    desk.planner.shows = False
    desk.budget(40_000_000)
    qtbot.waitUntil(lambda: desk.planning.running, timeout=LONG)
    desk.budget(30_000_000)
    assert not desk.planning.running
    desk.planner.waits = False
    qtbot.waitUntil(lambda: desk.cost == 3_000_000, timeout=LONG)
    costs = {planned.plan.total_cost for planned in desk.document.other_plans()}
    assert costs == {Decimal(4_500_000)}


def test_undo_brings_the_plan_back_without_planning(qtbot: QtBot, desk: Desk) -> None:
    """Inputs that were planned before have their plan at once."""
    first = desk.document.plan()
    desk.budget(40_000_000)
    qtbot.waitUntil(lambda: desk.cost == 4_000_000, timeout=LONG)
    desk.document.undo_stack.undo()
    assert desk.document.plan() is first
    assert desk.document.plan_is_current()
    qtbot.wait(QUIET)
    assert len(desk.planner.asked) == 1


def test_undo_while_planning_ends_it(qtbot: QtBot, desk: Desk) -> None:
    """Nobody waits for a plan of inputs that were taken back."""
    desk.planner.waits = True
    desk.budget(40_000_000)
    qtbot.waitUntil(lambda: desk.cost == 8_000_000, timeout=LONG)
    desk.document.undo_stack.undo()
    assert not desk.planning.running
    assert desk.cost == 4_500_000
    desk.planner.waits = False
    # Half proven, it is planned to its end when the edit is made again.
    desk.document.undo_stack.redo()
    assert desk.cost == 8_000_000
    qtbot.waitUntil(lambda: desk.cost == 4_000_000, timeout=LONG)


def test_another_scenario_is_planned_when_it_is_chosen(qtbot: QtBot, desk: Desk) -> None:
    """A scenario without a plan gets one; one with a plan shows it at once."""
    desk.document.select_scenario("Other")
    assert desk.cost is None
    qtbot.waitUntil(lambda: desk.cost == 4_500_000, timeout=LONG)
    assert len(desk.planner.asked) == 1
    assert desk.live.before is None
    desk.document.select_scenario("Base case")
    assert desk.cost == 4_500_000
    qtbot.wait(QUIET)
    assert len(desk.planner.asked) == 1


def test_a_copys_first_plan_begins_with_that_of_its_original(qtbot: QtBot, desk: Desk) -> None:
    """The copy has the original's plan; once it is edited, that is where the search begins."""
    document = desk.document
    first = document.planned()
    copy = replace(document.scenario, name="Copy")
    document.edit("Copy", added(document.project, copy, "Base case"), select="Copy")
    assert desk.cost == 4_500_000
    desk.budget(40_000_000)
    qtbot.waitUntil(lambda: desk.cost == 4_000_000, timeout=LONG)
    assert [earlier for _, earlier in desk.planner.asked] == [first]


@pytest.mark.parametrize("parent", ["Base case", ""])
def test_a_copy_of_what_has_no_plan_yet_begins_with_the_plan_before(
    qtbot: QtBot, desk: Desk, parent: str
) -> None:
    """Taken in the middle of edits, the copy begins with what its original began with."""
    document = desk.document
    first = document.planned()
    desk.live.choose(on=False)
    desk.budget(44_000_000)
    copy = replace(document.scenario, name="Copy", parent=parent)
    document.edit("Copy", added(document.project, copy, "Base case"), select="Copy")
    desk.budget(40_000_000)
    assert document.planned() is None
    desk.live.choose(on=True)
    qtbot.waitUntil(lambda: desk.cost == 4_000_000, timeout=LONG)
    assert [earlier for _, earlier in desk.planner.asked] == [first]


def test_of_several_plans_the_nearest_is_begun_with(qtbot: QtBot, desk: Desk) -> None:
    """The one whose scenario has least otherwise; none where all have much, or other periods."""
    document = desk.document
    base = document.scenario
    document.select_scenario("Other")
    qtbot.waitUntil(lambda: desk.cost is not None, timeout=LONG)
    near = document.planned()
    assert near is not None
    assert near.scenario.name == "Other"
    first, *others = base.limits
    tighter = (replace(first, value=Decimal(40_000_000)), *others)
    made = replace(base, discount_rate=Decimal("0.09"), limits=tighter)
    more = tuple(
        replace(row, amounts=tuple(amount + 1 for amount in row.amounts)) for row in base.demand
    )
    further = tuple(replace(row, amounts=(*row.amounts, Decimal(1))) for row in base.demand)
    longer = replace(base.horizon, periods=base.horizon.periods + 1)
    questions = {
        "near": made,
        "much": replace(made, demand=more),
        "longer": replace(made, horizon=longer, demand=further),
    }
    for question, contents in questions.items():
        asked = replace(contents, name=question)
        document.edit("Add", added(document.project, asked, "Other"), select=question)
        qtbot.waitUntil(lambda: desk.cost == 4_000_000, timeout=LONG)
        assert desk.planner.asked[-1] == (asked, near if question == "near" else None)
        document.undo_stack.undo()


def test_input_that_stops_is_not_planned(qtbot: QtBot, desk: Desk) -> None:
    """Where the input stands in the way nothing is planned, and the line says so."""
    scenario = desk.document.scenario
    horizon = replace(scenario.horizon, periods=0)
    desk.document.edit_scenario("Horizon", replace(scenario, horizon=horizon))
    assert desk.planning.stops()
    qtbot.wait(QUIET)
    assert desk.planner.asked == []
    state = desk.planning.state()
    assert state.tone == "stop"
    assert state.text.startswith("Not planned: ")
    desk.budget(40_000_000)
    desk.document.undo_stack.undo()
    desk.document.undo_stack.undo()
    assert desk.cost == 4_500_000


def test_stopping_keeps_what_was_found(qtbot: QtBot, desk: Desk) -> None:
    """Stopped by the person, the plan on the way stands as the best so far, and stays."""
    desk.planner.waits = True
    desk.budget(40_000_000)
    qtbot.waitUntil(lambda: desk.cost == 8_000_000, timeout=LONG)
    desk.planning.cancel()
    qtbot.waitUntil(lambda: not desk.planning.running, timeout=LONG)
    assert desk.cost == 8_000_000
    text = desk.planning.state().text
    assert text.startswith("Best so far, proven within 50.0 %, stopped by you")
    qtbot.wait(QUIET)
    assert len(desk.planner.asked) == 1


def test_what_ended_without_a_plan_is_not_tried_again(qtbot: QtBot, desk: Desk) -> None:
    """Stopped before its first plan, or failed, it waits for the next edit, or to be asked."""
    desk.planner.waits = True
    desk.planner.shows = False
    desk.budget(40_000_000)
    qtbot.waitUntil(lambda: desk.planning.running, timeout=LONG)
    desk.planning.cancel()
    qtbot.waitUntil(lambda: not desk.planning.running, timeout=LONG)
    assert desk.planning.state().text.startswith("Stopped by you before a first plan was found")
    errors: list[object] = []
    desk.planning.failed.connect(errors.append)
    desk.planner.fails = True
    desk.budget(39_000_000)
    qtbot.waitUntil(lambda: len(desk.planner.asked) == 2, timeout=LONG)
    qtbot.wait(QUIET)
    assert len(desk.planner.asked) == 2
    assert desk.planning.state().tone == "warn"
    assert errors == []
    desk.planner.fails = desk.planner.waits = False
    desk.budget(38_000_000)
    qtbot.waitUntil(lambda: desk.cost == 3_800_000, timeout=LONG)


def test_a_long_plan_is_not_repeated_by_itself(qtbot: QtBot, desk: Desk) -> None:
    """Where the last plan took long, following is offered; taken up, it begins at once."""
    document = desk.document
    document.store_plan(plan_of(document.project, document.scenario, 4_500_000, seconds="60"))
    assert not desk.live.on
    assert desk.live.offered is None
    desk.budget(40_000_000)
    assert desk.live.offered is not None
    qtbot.wait(QUIET)
    assert desk.planner.asked == []
    desk.live.choose(on=True)
    assert desk.live.offered is None
    qtbot.waitUntil(lambda: desk.cost == 4_000_000, timeout=LONG)


def test_it_can_be_switched_off(qtbot: QtBot, desk: Desk) -> None:
    """Switched off, edits leave the plan stale, and nothing is offered."""
    desk.live.choose(on=False)
    desk.budget(40_000_000)
    qtbot.wait(QUIET)
    assert desk.planner.asked == []
    assert desk.live.offered is None
    assert desk.planning.state().text.startswith("Inputs changed since this plan")


def test_what_was_asked_for_is_not_followed(qtbot: QtBot, desk: Desk) -> None:
    """A plan that somebody asked for is made anew, and is not planned a second time."""
    desk.budget(40_000_000)
    desk.planning.start()
    assert not desk.planning.live
    qtbot.waitUntil(lambda: desk.cost == 5_000_000, timeout=LONG)
    qtbot.wait(QUIET)
    assert desk.planner.asked == []


def test_in_a_drag_the_plan_of_its_start_is_compared(qtbot: QtBot, desk: Desk) -> None:
    """However often the plan follows the hand, it is set against that before the drag."""
    before = desk.document.planned()
    desk.live.begin_drag()
    for value in (40_000_000, 30_000_000):
        desk.budget(value)
        qtbot.waitUntil(lambda value=value: desk.cost == value / 10, timeout=LONG)  # type: ignore[misc]
        assert desk.live.before is before
    desk.live.end_drag()
    desk.budget(20_000_000)
    assert desk.live.before is not None
    assert desk.live.before.plan.total_cost == 3_000_000
