"""A problem handed over as arrays is the problem that PuLP itself would hand over."""

import math

import highspy
import numpy as np
import pulp
from hypothesis import given
from hypothesis import strategies as st

from solver.matrix import Matrix, Rows, hand_over, matrix, with_rows

_FIGURES = st.sampled_from([-2.5, -1.0, 0.0, 0.0, 1e-3, 1.0, 3.0, 1e4]) | st.floats(-1e6, 1e6)
_NAMES = st.integers(0, 26_000 - 1).map(lambda one: f"{chr(ord('a') + one % 26)}_{one // 26}")
_BOUNDS = st.none() | st.floats(-1e6, 1e6)


@st.composite
def _problems(draw: st.DrawFn) -> pulp.LpProblem:
    """Make a problem: empty rows and columns, zeros, open and equal bounds are all in it."""
    sense = draw(st.sampled_from([pulp.LpMinimize, pulp.LpMaximize]))
    problem = pulp.LpProblem("random", sense)
    names = draw(st.lists(_NAMES, unique=True, max_size=12))
    columns = [
        problem.add_variable(
            name,
            draw(_BOUNDS),
            draw(_BOUNDS),
            draw(st.sampled_from([pulp.LpInteger, pulp.LpContinuous])),
        )
        for name in names
    ]
    for _ in range(draw(st.integers(0, 6))):
        terms = {column: draw(_FIGURES) for column in columns if draw(st.booleans())}
        row = pulp.LpAffineExpression(terms, constant=draw(_FIGURES))
        kind = draw(st.sampled_from([-1, 0, 1]))
        problem.addConstraint(pulp.LpConstraint(row, kind, rhs=draw(_FIGURES)))
    costs = {column: draw(_FIGURES) for column in columns if draw(st.booleans())}
    problem.setObjective(pulp.LpAffineExpression(costs))
    return problem


def _engine() -> highspy.Highs:
    engine = highspy.Highs()  # type: ignore[no-untyped-call]
    engine.setOptionValue("output_flag", False)
    return engine


def _held(engine: highspy.Highs) -> dict[str, object]:
    """Read what the engine holds, column by column."""
    lp = engine.getLp()
    start, index, value = (
        np.asarray(one).tolist()
        for one in (lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_)
    )
    by_column = lp.a_matrix_.format_ == highspy.MatrixFormat.kColwise
    entries = [
        (place, other) if by_column else (other, place)
        for place in range(len(start) - 1)
        for other in index[start[place] : start[place + 1]]
    ]
    whole = list(lp.integrality_) or [highspy.HighsVarType.kContinuous] * lp.num_col_
    return {
        "cost": list(lp.col_cost_),
        "bounds": list(zip(lp.col_lower_, lp.col_upper_, strict=True)),
        "whole": whole,
        "rows": list(zip(lp.row_lower_, lp.row_upper_, strict=True)),
        "entries": sorted(zip(entries, value, strict=True)),
        "sense": lp.sense_,
    }


@given(_problems())
def test_the_engine_holds_what_pulp_would_hand_over(problem: pulp.LpProblem) -> None:
    """Costs, bounds, whole columns, rows and coefficients are the same, figure by figure."""
    theirs = pulp.HiGHS(msg=False)
    theirs.createAndConfigureSolver(problem)
    theirs.buildSolverModel(problem)
    ours = _engine()
    hand_over(matrix(problem), ours)
    assert _held(ours) == _held(problem.solverModel)


def _small() -> Matrix:
    problem = pulp.LpProblem("small", pulp.LpMaximize)
    x = problem.add_variable("x", 0, None, pulp.LpInteger)
    y = problem.add_variable("y", None, 4)
    z = problem.add_variable("a", 1, 1)
    problem.addConstraint(pulp.LpAffineExpression({x: 2.0, y: 0.0}) <= 9)
    problem.addConstraint(pulp.LpAffineExpression({}, constant=-1.0) <= 0)
    problem.addConstraint(pulp.LpAffineExpression({z: 1.0, y: 3.0, x: 5.0}) == 7)
    problem.setObjective(pulp.LpAffineExpression({x: 3.0, y: -1.0}, constant=6.0))
    return matrix(problem)


def test_arrays_by_column() -> None:
    """Columns stand by name, what is maximised is turned round, zeros are not kept."""
    program = _small()
    assert program.names == ("a", "x", "y")
    assert program.cost.tolist() == [0.0, -3.0, 1.0]
    assert program.offset == -6.0
    assert program.low.tolist() == [1.0, 0.0, -math.inf]
    assert program.high.tolist() == [1.0, math.inf, 4.0]
    assert program.integer.tolist() == [False, True, False]
    assert program.row_low.tolist() == [-math.inf, -math.inf, 7.0]
    assert program.row_high.tolist() == [9.0, 1.0, 7.0]
    assert program.starts.tolist() == [0, 1, 3, 4]
    assert program.index.tolist() == [2, 0, 2, 2]
    assert program.value.tolist() == [1.0, 2.0, 5.0, 3.0]
    assert program.index.dtype == program.starts.dtype == np.int32


def test_the_constant_counts_in_the_objective() -> None:
    """What the engine calls the objective's value is that of the problem, turned round."""
    engine = _engine()
    hand_over(_small(), engine)
    engine.run()
    # x = 4 leaves y = (7 - 1 - 20) / 3.
    assert math.isclose(engine.getObjectiveValue(), -(3 * 4 + 14 / 3 + 6))


def test_rows_are_added_at_the_end() -> None:
    """What was there stays; further coefficients stand behind those of their column."""
    rows = Rows(
        low=np.array([2.0, -math.inf]),
        high=np.array([math.inf, 8.0]),
        starts=np.array([0, 2], np.int32),
        index=np.array([2, 0, 1], np.int32),
        value=np.array([6.0, 7.0, 8.0]),
    )
    program = with_rows(_small(), rows)
    assert program.row_low.tolist() == [-math.inf, -math.inf, 7.0, 2.0, -math.inf]
    assert program.row_high.tolist() == [9.0, 1.0, 7.0, math.inf, 8.0]
    assert program.starts.tolist() == [0, 2, 5, 7]
    assert program.index.tolist() == [2, 3, 0, 2, 4, 2, 3]
    assert program.value.tolist() == [1.0, 7.0, 2.0, 5.0, 8.0, 3.0, 6.0]
