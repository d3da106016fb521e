"""A run of the engine ends with the one that waits for it."""

import random
import threading
from decimal import Decimal
from itertools import pairwise

import pulp
import pytest

from solver.engine import Options, Run, run, run_each


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


def _packing() -> tuple[pulp.LpProblem, list[dict[str, float]]]:
    """Make a problem with many solutions, each better than the last, and its rows (at most 500)."""
    pick = random.Random(2)
    problem = pulp.LpProblem("packing", pulp.LpMinimize)
    parts = [problem.add_variable(f"x{index}", 0, 1, pulp.LpInteger) for index in range(200)]
    rows = []
    for _ in range(10):
        weights = {part: float(pick.randint(5, 60)) for part in parts}
        problem.addConstraint(pulp.LpAffineExpression(weights) <= 500)
        rows.append({part.name: weight for part, weight in weights.items()})
    problem.setObjective(pulp.LpAffineExpression({part: -pick.uniform(9, 10) for part in parts}))
    return problem, rows


def test_solutions_are_told_on_the_way() -> None:
    """Each keeps the rows, costs what it says, and is no better than what is proven by then."""
    problem, rows = _packing()
    found: list[Run] = []

    def enough() -> bool:
        # The first may be told before anything is proven.
        return len(found) > 1 and found[-1].bound is not None

    last = run(problem, Options(gap=Decimal(0)), on_found=found.append, should_stop=enough)
    assert len(found) > 1
    assert found[-1].bound is not None
    assert last.stopped == "user"
    costs = problem.objective
    for one in found:
        assert one.outcome == "feasible"
        assert one.objective is not None
        spent = sum(costs[part] * one.values[part.name] for part in problem.variables())
        assert one.objective == pytest.approx(spent)
        assert one.bound is None or one.bound <= one.objective
        for row in rows:
            assert sum(row[name] * value for name, value in one.values.items()) <= 500 + 1e-6
    objectives = [one.objective for one in (*found, last)]
    assert all(before > after for before, after in pairwise(objectives[:-1]))  # type: ignore[operator]
    assert objectives[-2] >= objectives[-1]  # type: ignore[operator]


def test_what_is_found_at_the_end_is_not_told_twice() -> None:
    """The last solution is the run's own."""
    found: list[Run] = []
    assert run(_small(1.0), Options(), on_found=found.append).outcome == "optimal"
    assert found == []


def test_a_run_ends_where_enough_is_known_and_there_again() -> None:
    """It is nobody's stop: what was found and proven until then is given, each time the same."""
    problem, _ = _packing()
    ends = [
        run(
            problem,
            Options(gap=Decimal(0)),
            is_enough=lambda objective, bound: objective - bound < 0.2 * abs(objective),
        )
        for _ in range(2)
    ]
    first = ends[0]
    assert first == ends[1]
    assert (first.outcome, first.stopped) == ("feasible", "")
    assert first.objective is not None
    assert first.bound is not None
    assert 0 < first.objective - first.bound < 0.2 * abs(first.objective)


def test_enough_may_be_what_is_proven_alone() -> None:
    """A bound ends a run before anything is found: no solution has been seen by then."""
    problem, _ = _packing()
    last = run(problem, Options(), is_enough=lambda _, bound: bound > -1e6)
    assert last.outcome in {"feasible", "nothing_found"}
    assert last.bound is not None
    assert last.bound > -1e6
