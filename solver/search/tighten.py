"""Bounds of variables that rows alone imply, and the factors of binaries that follow.

An order beyond what a budget or a site's power lets through is in no plan. Told to the
relaxation, that brings it nearer to the plans: a binary that stands beside the largest
order is then nearer to 1 wherever something is ordered.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from solver.matrix import Floats, Matrix
from solver.search.activity import left_by_others

_ROUNDS: Final = 3
_PAIR: Final = 2
_SLACK: Final = 1e-6
"""Rounding is left to the engine: a bound is never drawn closer than this."""


def tighten(program: Matrix) -> Matrix:
    """Draw upper bounds of integers closer; no solution in whole numbers is lost."""
    high = program.high.copy()
    for _ in range(_ROUNDS):
        closer = np.minimum(high, _implied(program, high))
        if np.array_equal(closer, high):
            break
        high = closer
    value = _smaller_factors(program, high)
    return replace(program, high=high, value=value)


def _implied(program: Matrix, high: Floats) -> Floats:
    """Give the most that each integer can be, by each row with the others at their best."""
    most = np.full(len(high), np.inf)
    column = program.column
    for value, left, known in left_by_others(program, program.low, high):
        use = known & (value > 0)
        np.minimum.at(most, column[use], left[use] / value[use])
    whole = np.floor(most + _SLACK)
    return np.where(program.integer & np.isfinite(whole), np.maximum(whole, program.low), np.inf)


def _smaller_factors(program: Matrix, high: Floats) -> Floats:
    """Let a binary that must be 1 where a number is above 0 allow no more than the number can be.

    Those are the rows a n - b z <= 0 of two entries.
    """
    row, column, value = program.index, program.column, program.value.copy()
    rows = len(program.row_high)
    binary = program.integer & (program.low == 0) & (high == 1)
    pairs = (np.bincount(row, minlength=rows) == _PAIR) & (program.row_high == 0)
    pairs &= np.isneginf(program.row_low)
    chosen = np.flatnonzero(pairs[row] & binary[column] & (value < 0))
    counted = np.flatnonzero(pairs[row] & ~binary[column] & (value > 0))
    most = np.full(rows, np.inf)
    most[row[counted]] = value[counted] * high[column[counted]]
    value[chosen] = np.maximum(value[chosen], -most[row[chosen]])
    return value
