"""What is explained stays with the plan it is about; edits and planning end what runs."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from procure.errors import InputError, ProcureError
from tests.ui.answers import SwitchedPlanner
from tests.ui.trial import trial_project
from ui.document import Document
from ui.explain.explaining import Explaining, Topic
from ui.plan.planning import Planning
from ui.plan.solve_job import SolveJob

LONG = 60_000
LIMITS = Topic(part="limits")


def quick(asker: Any, of: tuple[Any, ...], found: Callable[[object], None]) -> list[object]:
    """Find what is asked for, and the asker it was found with."""
    found("first")
    return ["first", asker, *of]


def patient(asker: Any, of: tuple[Any, ...], found: Callable[[object], None]) -> list[object]:
    """Find one thing, then look until told to stop."""
    found("first")
    while not asker.should_stop():
        time.sleep(0.01)
    return ["first"]


def refuse(asker: Any, of: tuple[Any, ...], found: Callable[[object], None]) -> list[object]:
    """Find that it cannot be done."""
    raise InputError("file-not-found", path="x")


ANSWERS = {"limits": quick, "offers": quick, "repairs": patient, "signing": refuse}
PATIENT = Topic(part="repairs")


@pytest.fixture
def planner() -> SwitchedPlanner:
    """Give the planner."""
    return SwitchedPlanner()


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    """Give the trial project."""
    return Document(trial_project())


@pytest.fixture
def planning(qtbot: QtBot, document: Document, planner: SwitchedPlanner) -> Iterator[Planning]:
    """Give planning, done once."""
    made = Planning(document, SolveJob(planner), document)
    made.start()
    qtbot.waitUntil(lambda: not made.running, timeout=LONG)
    yield made
    made.cancel()
    made.wait(10)


@pytest.fixture
def explaining(document: Document, planning: Planning) -> Iterator[Explaining]:
    """Give explaining."""
    made = Explaining(document, planning, document, answers=ANSWERS)
    yield made
    made.cancel()
    made.wait(10)


def done(qtbot: QtBot, explaining: Explaining) -> None:
    """Wait until nothing runs."""
    qtbot.waitUntil(lambda: not explaining.running, timeout=LONG)


def edit(document: Document, rate: str) -> None:
    """Change the inputs."""
    scenario = replace(document.scenario, discount_rate=Decimal(rate))
    document.edit_scenario("Change the rate", scenario)


def test_topics_are_answered_one_after_the_other(
    qtbot: QtBot, document: Document, explaining: Explaining
) -> None:
    """All are of the plan shown, share what they ask, and a topic asked twice is one."""
    supplier = Topic(part="offers", of=("Reseller",))
    explaining.ask(LIMITS)
    explaining.ask(supplier)
    explaining.ask(supplier)
    assert explaining.is_asked(LIMITS)
    assert explaining.is_asked(supplier)
    done(qtbot, explaining)
    first, asker = explaining.current(LIMITS)
    assert first == "first"
    assert asker.plan is document.plan()
    assert explaining.current(supplier) == ("first", asker, "Reseller")
    known = explaining.explained(LIMITS)
    assert known is not None
    assert known.whole
    assert not explaining.busy


def test_what_is_found_is_there_before_the_end(qtbot: QtBot, explaining: Explaining) -> None:
    """Stopped, it stays, and is known not to be all."""
    explaining.ask(PATIENT)
    qtbot.waitUntil(lambda: explaining.current(PATIENT) == ("first",), timeout=LONG)
    assert explaining.running
    assert explaining.busy == "Looking for the smallest repairs …"
    explaining.cancel()
    done(qtbot, explaining)
    known = explaining.explained(PATIENT)
    assert known is not None
    assert known.records == ("first",)
    assert not known.whole


def test_an_edit_ends_it_and_undo_brings_it_back(
    qtbot: QtBot, document: Document, explaining: Explaining
) -> None:
    """After an edit what was found is of an earlier plan; nothing new can be asked for."""
    explaining.ask(LIMITS)
    done(qtbot, explaining)
    explaining.ask(PATIENT)
    edit(document, "0.2")
    done(qtbot, explaining)
    known = explaining.explained(LIMITS)
    assert known is not None
    assert not explaining.is_current(known)
    assert explaining.current(LIMITS) == ()
    assert not explaining.ready
    explaining.ask(LIMITS)
    assert not explaining.running
    document.undo_stack.undo()
    assert explaining.is_current(known)
    assert explaining.current(LIMITS) == known.records
    assert explaining.topics("limits") == (known,)


def test_planning_goes_first(
    qtbot: QtBot, planner: SwitchedPlanner, planning: Planning, explaining: Explaining
) -> None:
    """F5 ends an explanation, and while a plan is made none begins."""
    explaining.ask(PATIENT)
    planner.waits = True
    planning.start()
    done(qtbot, explaining)
    assert not explaining.ready
    planning.cancel()
    qtbot.waitUntil(lambda: not planning.running, timeout=LONG)
    assert explaining.ready


def test_another_project_knows_nothing_of_the_one_before(
    qtbot: QtBot, document: Document, planning: Planning, explaining: Explaining
) -> None:
    """What was found belongs to its project, even where scenarios have the same name."""
    explaining.ask(LIMITS)
    done(qtbot, explaining)
    document.open(replace(trial_project(), name="Another"), None)
    planning.start()
    qtbot.waitUntil(lambda: not planning.running, timeout=LONG)
    assert explaining.explained(LIMITS) is None


def test_faults_are_shown(qtbot: QtBot, explaining: Explaining) -> None:
    """What goes wrong arrives as an error, and the next topic can be asked for."""
    with qtbot.waitSignal(explaining.failed, timeout=5000) as caught:
        explaining.ask(Topic(part="signing"))
    assert caught.args is not None
    assert isinstance(caught.args[0], ProcureError)
    explaining.ask(LIMITS)
    done(qtbot, explaining)
    assert explaining.current(LIMITS)
