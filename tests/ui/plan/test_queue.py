"""Several scenarios planned in the background: in order, each kept, stopped when asked."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from procure.errors import ProcureError
from procure.project import Project
from procure.scenario import Scenario
from tests.ui.answers import SwitchedPlanner
from tests.ui.driving import LONG
from tests.ui.family import family_project
from ui.document import Document
from ui.plan.queue import PlanQueue
from ui.plan.solve_job import SolveJob


class Recording(SwitchedPlanner):
    """Notes which scenarios are planned, one after the other; fails for one if told to."""

    def __init__(self) -> None:
        """Begin with none."""
        self.asked: list[str] = []
        self.at_once = 0
        self.fails = ""

    def __call__(self, project: Project, scenario: Scenario, **more):  # type: ignore[no-untyped-def]  # noqa: ANN003, ANN204
        """Plan and note it."""
        self.asked.append(scenario.name)
        self.at_once += 1
        assert self.at_once == 1
        try:
            if scenario.name == self.fails:
                raise ProcureError("planning-failed", details="on purpose")
            return super().__call__(project, scenario, **more)
        finally:
            self.at_once -= 1


@pytest.fixture
def planner() -> Recording:
    """Give a planner that notes what it plans."""
    return Recording()


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    """Give a document of three scenarios."""
    return Document(family_project())


@pytest.fixture
def queue(document: Document, planner: Recording) -> PlanQueue:
    """Give the queue of the document."""
    return PlanQueue(document, SolveJob(planner), document)


def test_each_is_planned_and_kept(
    qtbot: QtBot, document: Document, queue: PlanQueue, planner: Recording
) -> None:
    """In the order given, one at a time; every plan answers its scenario as it is."""
    queue.start(["More", "Base case"])
    assert queue.running
    assert queue.busy == "Planning More, 1 of 2 …"
    qtbot.waitUntil(lambda: not queue.running, timeout=LONG)
    assert planner.asked == ["More", "Base case"]
    for name in planner.asked:
        planned, current = document.planned_of(name)
        assert current
        assert planned is not None
        assert planned.plan.trusted
        assert planned.scenario.name == name
    assert document.planned_of("Small budget") == (None, False)
    assert queue.busy == ""


def test_an_edit_meanwhile_is_planned_as_it_then_is(
    qtbot: QtBot, document: Document, queue: PlanQueue
) -> None:
    """What waits is planned with the inputs of its turn; what has been planned is then stale."""
    queue.start(["Base case", "More"])
    document.edit_scenario(
        "Edit", replace(document.scenario, headroom=document.scenario.utilisation)
    )
    qtbot.waitUntil(lambda: not queue.running, timeout=LONG)
    assert not document.planned_of("Base case")[1]
    assert document.planned_of("More")[1]


def test_stopping_gives_up_what_waits(
    qtbot: QtBot, document: Document, queue: PlanQueue, planner: Recording
) -> None:
    """The run ends, and none follows."""
    planner.waits = True
    queue.start(["Base case", "More"])
    queue.cancel()
    qtbot.waitUntil(lambda: not queue.running, timeout=LONG)
    assert planner.asked == ["Base case"]
    assert document.planned_of("Base case") == (None, False)


def test_starting_again_takes_the_place_of_what_waits(
    qtbot: QtBot, document: Document, queue: PlanQueue, planner: Recording
) -> None:
    """The run that goes on is stopped, and the new ones follow."""
    planner.waits = True
    queue.start(["Base case", "Small budget"])
    qtbot.waitUntil(lambda: planner.asked == ["Base case"], timeout=LONG)
    planner.waits = False
    queue.start(["More"])
    qtbot.waitUntil(lambda: not queue.running, timeout=LONG)
    assert planner.asked == ["Base case", "More"]
    assert document.planned_of("More")[1]


def test_what_cannot_be_planned_is_passed_over(
    qtbot: QtBot, document: Document, queue: PlanQueue, planner: Recording
) -> None:
    """A scenario whose input stands in the way is named with the reason; the others follow."""
    project = document.project
    bare = replace(project.scenario("More"), demand=())
    document.edit("Empty", replace(project, scenarios=(*project.scenarios[:2], bare)))
    queue.start(["More", "gone", "Base case"])
    qtbot.waitUntil(lambda: not queue.running, timeout=LONG)
    assert planner.asked == ["Base case"]
    (note,) = queue.notes
    assert note.startswith("“More” was not planned: ")


def test_a_fault_ends_it(qtbot: QtBot, queue: PlanQueue, planner: Recording) -> None:
    """The error is told once, and nothing more is planned."""
    planner.fails = "Base case"
    with qtbot.waitSignal(queue.failed, timeout=LONG) as told:
        queue.start(["Base case", "More"])
    assert told.args is not None
    assert told.args[0].key == "planning-failed"
    assert not queue.running
    assert planner.asked == ["Base case"]
