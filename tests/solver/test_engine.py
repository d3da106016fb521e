"""A run of the engine ends with the one that waits for it."""

import random
import threading

import pulp
import pytest

from solver.engine import Options, run, run_each


def _hard() -> pulp.LpProblem:
    """Make a problem that takes the engine far longer than this test."""
    pick = random.Random(1)
    problem = pulp.LpProblem("hard", pulp.LpMinimize)
    parts = [problem.add_variable(f"x{index}", 0, 1, pulp.LpInteger) for index in range(60)]
    for _ in range(8):
        weights = {part: float(pick.randint(1, 99)) for part in parts}
        half = sum(weights.values()) // 2
        problem.addConstraint(pulp.LpAffineExpression(weights) == half)
    problem.setObjective(pulp.LpAffineExpression({part: pick.random() for part in parts}))
    return problem


def test_an_interrupted_wait_leaves_no_engine_running() -> None:
    """Ctrl-C while waiting stops the engine first: Python would abort over its thread."""
    polled: list[int] = []

    def interrupt() -> bool:
        polled.append(1)
        if len(polled) > 2:
            raise KeyboardInterrupt
        return False

    with pytest.raises(KeyboardInterrupt):
        run(_hard(), Options(), should_stop=interrupt)
    assert not [thread for thread in threading.enumerate() if thread.name == "HiGHS"]


def _small(need: float) -> pulp.LpProblem:
    problem = pulp.LpProblem("small", pulp.LpMinimize)
    x = problem.add_variable("x", 0)
    y = problem.add_variable("y", 0, 2)
    problem.addConstraint(pulp.LpAffineExpression({x: 1.0, y: 1.0}) >= need)
    problem.setObjective(pulp.LpAffineExpression({x: 3.0, y: 1.0}))
    return problem


def test_problems_solved_together_end_as_each_alone() -> None:
    """Every problem has its own end, in the order given, and no run is left over."""
    needs = [1.0, 5.0, -4.0]
    impossible = _small(1.0)
    for row in impossible.constraints():
        row.changeRHS(-1.0)
        row.sense = pulp.LpConstraintLE
    together = run_each([*map(_small, needs), impossible], Options())
    assert together == tuple(run(one, Options()) for one in [*map(_small, needs), impossible])
    assert [one.outcome for one in together] == ["optimal", "optimal", "optimal", "infeasible"]
    assert [one.values for one in together[:3]] == [
        {"x": 0.0, "y": 1.0},
        {"x": 3.0, "y": 2.0},
        {"x": 0.0, "y": 0.0},
    ]
    assert run_each([], Options()) == ()
