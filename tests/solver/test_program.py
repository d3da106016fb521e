"""Whoever stops while a program is being written waits for no more of it."""

import threading

import pytest

from benchmarks import instances
from solver.candidates import screen
from solver.engine import Options, StoppedError
from solver.instance import make_instance
from solver.model import Model
from solver.planner import make_plan
from solver.program import Program


def test_a_program_without_rows_is_one() -> None:
    """Engines refuse an empty program; this one is asked about stopping only where rows are."""
    asked: list[int] = []

    def should_stop() -> bool:
        asked.append(1)
        return False

    program = Program("none", should_stop)
    program.at_least({}, -1)
    assert [row.keys() for row in program.problem.constraints()] == [{program.one: 0.0}.keys()]
    assert not asked


def test_writing_stops_half_way() -> None:
    """A large program is polled while its rows are written, and ends at once."""
    made = instances.project("plain", "medium", 1)
    asked = made.scenarios[0]
    instance = make_instance(made, asked, screen(made, asked))
    polls: list[int] = []

    def should_stop() -> bool:
        polls.append(1)
        return len(polls) == 2

    with pytest.raises(StoppedError):
        Model(instance, should_stop=should_stop)
    assert len(polls) == 2


def test_a_plan_stopped_while_it_is_written_is_none() -> None:
    """Nothing was found, the user stopped it, and no engine was started."""
    made = instances.project("plain", "medium", 1)

    def should_stop() -> bool:
        assert not [thread for thread in threading.enumerate() if thread.name == "HiGHS"]
        return True

    found = make_plan(made, made.scenarios[0], Options(), should_stop=should_stop)
    assert found.status == "nothing_found"
    assert found.solve is not None
    assert found.solve.stopped == "user"
    assert not found.orders
