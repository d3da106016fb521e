"""A run of the engine ends with the one that waits for it."""

import random
import threading

import pulp
import pytest

from solver.engine import Options, run


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
