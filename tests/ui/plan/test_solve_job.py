"""Planning in the background: progress, cancelling, and runs that replace each other."""

import threading
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from pytestqt.qtbot import QtBot

from procure.errors import InputError
from procure.plan import Plan, Solve
from procure.project import Project
from procure.scenario import Scenario
from procure.units import Horizon
from ui.document import Planned
from ui.plan.solve_job import SolveJob

SCENARIO = Scenario(
    name="Base",
    horizon=Horizon(start=date(2024, 1, 1), months=3, periods=1),
    discount_rate=Decimal(0),
)
PROJECT = Project(format=1, name="Trial", currency="USD", scenarios=(SCENARIO,))


def plan_of(scenario: Scenario, *, stopped: bool = False) -> Plan:
    """Give a plan without orders, as a solver that was stopped early gives it."""
    solve = Solve(
        engine="none",
        versions=(),
        gap_tolerance=Decimal("0.001"),
        threads=1,
        seed=0,
        reproducible=True,
        stopped="user" if stopped else "",
        seconds=Decimal(0),
    )
    return Plan(
        scenario=scenario.name, digest="x", status="nothing_found", currency="USD", solve=solve
    )


def patient(
    project: Project,
    scenario: Scenario,
    *,
    on_progress: Callable[[Any], None],
    should_stop: Callable[[], bool],
) -> Plan:
    """Plan until told to stop, like a model too hard to solve."""
    while not should_stop():
        on_progress(
            SimpleNamespace(phase="solve", seconds=0.0, objective=None, bound=None, gap=None)
        )
        time.sleep(0.01)
    return plan_of(scenario, stopped=True)


def quick(project: Project, scenario: Scenario, **_: object) -> Plan:
    """Plan at once."""
    return plan_of(scenario)


def test_a_plan_arrives_with_its_inputs(qtbot: QtBot) -> None:
    """The plan comes with the very records that were planned, in the window's thread."""
    threads: list[int] = []

    def note(project: Project, scenario: Scenario, **_: object) -> Plan:
        threads.append(threading.get_ident())
        return plan_of(scenario)

    job = SolveJob(note)
    job.finished.connect(lambda *_: threads.append(threading.get_ident()))
    with qtbot.waitSignal(job.finished, timeout=5000) as caught:
        job.start(PROJECT, SCENARIO)
        started = job.running
    assert started
    assert caught.args is not None
    plan, (project, scenario) = caught.args
    assert plan.scenario == "Base"
    assert project is PROJECT
    assert scenario is SCENARIO
    assert not job.running
    assert threads[0] != threads[1] == threading.get_ident()


def test_each_run_has_a_fresh_thread(qtbot: QtBot) -> None:
    """A thread that has run the engine once is never asked again."""
    seen: list[threading.Thread] = []

    def note(project: Project, scenario: Scenario, **_: object) -> Plan:
        seen.append(threading.current_thread())
        return plan_of(scenario)

    job = SolveJob(note)
    for _ in range(3):
        with qtbot.waitSignal(job.finished, timeout=5000):
            job.start(PROJECT, SCENARIO)
    assert len(set(map(id, seen))) == 3


def test_cancel_before_the_first_solution(qtbot: QtBot) -> None:
    """Cancelling ends the run soon, with a plan that says nothing was found."""
    job = SolveJob(patient)
    with qtbot.waitSignal(job.progress, timeout=5000):
        job.start(PROJECT, SCENARIO)
    with qtbot.waitSignal(job.finished, timeout=5000) as caught:
        job.cancel()
        assert job.stopping
    assert caught.args is not None
    assert caught.args[0].status == "nothing_found"
    assert caught.args[0].solve.stopped == "user"


def test_progress_does_not_flood_the_window(qtbot: QtBot) -> None:
    """However often the solver reports, about ten reports a second arrive."""
    job = SolveJob(patient)
    reports: list[object] = []
    job.progress.connect(reports.append)
    job.start(PROJECT, SCENARIO)
    qtbot.wait(500)
    with qtbot.waitSignal(job.finished, timeout=5000):
        job.cancel()
    assert 1 <= len(reports) <= 8


def test_a_new_start_replaces_the_run_before(qtbot: QtBot) -> None:
    """Only the last start's plan arrives; the earlier run is told to stop."""
    job = SolveJob(patient)
    plans: list[Plan] = []
    job.finished.connect(lambda plan, _: plans.append(plan))
    job.start(PROJECT, SCENARIO)
    job._planner = quick
    with qtbot.waitSignal(job.finished, timeout=5000):
        job.start(PROJECT, SCENARIO)
    qtbot.wait(200)
    assert len(plans) == 1
    assert plans[0].solve.stopped == ""


def test_errors_arrive_as_sentences(qtbot: QtBot) -> None:
    """The program's own errors pass through; any other becomes one with its traceback."""

    def refuse(project: Project, scenario: Scenario, **_: object) -> Plan:
        raise InputError("file-not-found", path="x")

    def stumble(project: Project, scenario: Scenario, **_: object) -> Plan:
        raise ZeroDivisionError

    for planner, key, details in (
        (refuse, "file-not-found", ""),
        (stumble, "planning-failed", "ZeroDivisionError"),
    ):
        job = SolveJob(planner)
        with qtbot.waitSignal(job.failed, timeout=5000) as caught:
            job.start(PROJECT, SCENARIO)
        assert caught.args is not None
        assert caught.args[0].key == key
        assert details in caught.args[0].details
        assert not job.running


def test_a_dropped_run_is_heard_of_no_more(qtbot: QtBot) -> None:
    """It is told to stop, nothing of it arrives, and the end of the program waits for it."""
    job = SolveJob(patient)
    plans: list[Plan] = []
    job.finished.connect(lambda plan, _: plans.append(plan))
    job.start(PROJECT, SCENARIO)
    assert not job.ending
    job.drop()
    assert not job.running
    job.wait(10)
    assert not job.ending
    qtbot.wait(100)
    assert plans == []


def test_a_live_run_begins_with_the_earlier_plan(qtbot: QtBot) -> None:
    """Its plans on the way arrive one by one, in the window's thread, with their inputs."""
    earlier = Planned(project=PROJECT, scenario=SCENARIO, plan=plan_of(SCENARIO))
    seen: list[object] = []

    def live(
        project: Project,
        scenario: Scenario,
        earlier: Planned | None,
        *,
        on_plan: Callable[[Plan], None],
        **_: object,
    ) -> Plan:
        seen.append(earlier)
        on_plan(plan_of(scenario, stopped=True))
        return plan_of(scenario)

    job = SolveJob(quick, live=live)
    job.found.connect(lambda plan, inputs: seen.append((plan.solve.stopped, inputs)))
    job.found.connect(lambda *_: seen.append(threading.get_ident()))
    with qtbot.waitSignal(job.finished, timeout=5000):
        job.start_live(PROJECT, SCENARIO, earlier)
    assert seen == [earlier, ("user", (PROJECT, SCENARIO)), threading.get_ident()]


def test_without_a_live_planner_it_plans_anew(qtbot: QtBot) -> None:
    """Where there is no other way, an edit is followed by a plan all the same."""
    job = SolveJob(quick)
    with qtbot.waitSignal(job.finished, timeout=5000):
        job.start_live(PROJECT, SCENARIO, None)
