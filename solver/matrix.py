"""A PuLP problem as arrays, and their hand-over to HiGHS in one call.

PuLP hands over row by row, which takes as long as solving a small problem does.
"""

from dataclasses import replace
from itertools import chain
from typing import Final

import highspy
import numpy as np
import pulp
from numpy.typing import NDArray

from procure.record import record
from solver.terms import numbered
from solver.uncollected import uncollected

Floats = NDArray[np.float64]
Integers = NDArray[np.int32]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]

_ROWS: Final = 1e-6
"""How far a solution may be beyond a row, as a part of the row's figures."""


@record
class Matrix:
    """What is to be minimised, and within which rows.

    With n columns, m rows and k coefficients: the n columns in the order of
    `problem.variables()` have `cost`, `low`, `high`, whether they are `integer`, and
    `names`; the m rows in the order of the problem's constraints have `row_low` and
    `row_high`. Open bounds are infinite. The coefficients are kept by columns: those of
    column j have the rows `index` and the values `value` at starts[j] to
    starts[j + 1] - 1, rows ascending, none of them zero (n + 1, k and k figures).
    `offset` is the objective's constant.
    """

    cost: Floats
    low: Floats
    high: Floats
    integer: Flags
    row_low: Floats
    row_high: Floats
    starts: Integers
    index: Integers
    value: Floats
    offset: float
    names: tuple[str, ...]

    @property
    def column(self) -> Places:
        """Give the column of each coefficient."""
        return np.repeat(np.arange(len(self.cost)), np.diff(self.starts))


@record
class Rows:
    """Rows to be added to a program, coefficients kept by rows.

    Row i has the columns `index` and the coefficients `value` at starts[i] to
    starts[i + 1] - 1 (the last row to the end), and the bounds low[i] and high[i].
    """

    low: Floats
    high: Floats
    starts: Integers
    index: Integers
    value: Floats


@uncollected()
def matrix(problem: pulp.LpProblem) -> Matrix:
    """Give a problem as arrays; one that maximises is turned into one that minimises."""
    rows = problem.constraints()
    objective = problem.objective or pulp.LpAffineExpression()
    used = list(chain(objective.keys(), chain.from_iterable(row.keys() for row in rows)))
    # `problem.variables()` takes as long as all the rest.
    found, place = numbered(used)
    names = [variable.name for variable in found]
    by_name = sorted(range(len(found)), key=names.__getitem__)
    variables = [found[at] for at in by_name]
    column = np.argsort(by_name).astype(np.int32)[place]
    sign = -1.0 if problem.sense == pulp.LpMaximize else 1.0
    cost = np.zeros(len(variables))
    costs, column = column[: len(objective)], column[len(objective) :]
    cost[costs] = [sign * each for each in objective.values()]
    sizes = np.fromiter((len(row.keys()) for row in rows), np.int32, len(rows))
    value = np.fromiter(chain.from_iterable(row.values() for row in rows), np.float64, len(column))
    row = np.repeat(np.arange(len(rows), dtype=np.int32), sizes)
    order = np.argsort(column, kind="stable")
    order = order[value[order] != 0]
    starts = np.zeros(len(variables) + 1, np.int32)
    np.cumsum(np.bincount(column[order], minlength=len(variables)), out=starts[1:])
    return Matrix(
        cost=cost,
        low=_bounds([one.lowBound for one in variables], -np.inf),
        high=_bounds([one.upBound for one in variables], np.inf),
        integer=np.array([one.cat == pulp.LpInteger for one in variables], np.bool_),
        row_low=_bounds([one.getLb() for one in rows], -np.inf),
        row_high=_bounds([one.getUb() for one in rows], np.inf),
        starts=starts,
        index=row[order],
        value=value[order],
        offset=sign * float(objective.constant),
        names=tuple(names[at] for at in by_name),
    )


def with_rows(program: Matrix, rows: Rows) -> Matrix:
    """Give a program with further rows at its end."""
    first = len(program.row_low)
    sizes = np.diff(np.append(rows.starts, len(rows.index)))
    added = np.repeat(np.arange(first, first + len(rows.low), dtype=np.int32), sizes)
    column = np.concatenate([program.column, rows.index])
    # What is added stands behind what is there already, so rows stay ascending.
    order = np.argsort(column, kind="stable")
    starts = np.zeros(len(program.cost) + 1, np.int32)
    np.cumsum(np.bincount(column, minlength=len(program.cost)), out=starts[1:])
    return replace(
        program,
        row_low=np.concatenate([program.row_low, rows.low]),
        row_high=np.concatenate([program.row_high, rows.high]),
        starts=starts,
        index=np.concatenate([program.index, added])[order],
        value=np.concatenate([program.value, rows.value])[order],
    )


def _bounds(bounds: list[float | None], infinite: float) -> Floats:
    known = np.array(bounds, np.float64)
    known[np.isnan(known)] = infinite
    return known


def hand_over(program: Matrix, engine: highspy.Highs) -> None:
    """Make a program the one that an engine solves."""
    # An array of each kind at once: `HighsLp` takes lists, figure by figure.
    engine.passModel(
        len(program.cost),
        len(program.row_low),
        len(program.value),
        int(highspy.MatrixFormat.kColwise),
        int(highspy.ObjSense.kMinimize),
        program.offset,
        program.cost,
        program.low,
        program.high,
        program.row_low,
        program.row_high,
        program.starts,
        program.index,
        program.value,
        program.integer.astype(np.int32),
    )


def keeps(program: Matrix, values: Floats) -> bool:
    """Tell whether values keep every row and bound, but for a millionth of their figures."""
    parts = program.value * values[program.column]
    rows = len(program.row_low)
    activity = np.bincount(program.index, parts, minlength=rows)
    margin = _ROWS * np.maximum(np.bincount(program.index, abs(parts), minlength=rows), 1.0)
    inside = (activity >= program.row_low - margin) & (activity <= program.row_high + margin)
    edge = _ROWS * np.maximum(abs(values), 1.0)
    return bool(
        inside.all()
        and (values >= program.low - edge).all()
        and (values <= program.high + edge).all()
    )
