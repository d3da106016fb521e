"""Bounds of variables that rows alone imply, and the factors of binaries that follow.

An order beyond what a budget or a site's power lets through is in no plan. Told to the
relaxation, that brings it nearer to the plans: a binary that stands beside the largest
order is then nearer to 1 wherever something is ordered.
"""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from solver.matrix import Floats, Matrix

Places = NDArray[np.intp]

_ROUNDS: Final = 3
_PAIR: Final = 2
_SLACK: Final = 1e-6
"""Rounding is left to the engine: a bound is never drawn closer than this."""


def tighten(program: Matrix) -> Matrix:
    """Draw upper bounds of integers closer; no solution in whole numbers is lost."""
    column = np.repeat(np.arange(len(program.cost)), np.diff(program.starts))
    high = program.high.copy()
    for _ in range(_ROUNDS):
        closer = np.minimum(high, _implied(program, column, high))
        if np.array_equal(closer, high):
            break
        high = closer
    value = _smaller_factors(program, column, high)
    return replace(program, high=high, value=value)


def _implied(program: Matrix, column: Places, high: Floats) -> Floats:
    """Give the most that each integer can be, by each row with the others at their best."""
    row, value = program.index, program.value
    most = np.full(len(high), np.inf)
    for sense, limit in ((1.0, program.row_high), (-1.0, -program.row_low)):
        signed = sense * value
        best = np.where(signed > 0, program.low[column], high[column])
        known = np.isfinite(best)
        part = np.where(known, signed * np.where(known, best, 0.0), 0.0)
        total = np.bincount(row, part, minlength=len(limit))
        unknown = np.bincount(row, ~known, minlength=len(limit))
        # The entry's own part is left out of what the others take.
        others = total[row] - part
        open_others = unknown[row] - ~known
        use = (signed > 0) & (open_others == 0) & np.isfinite(limit[row])
        implied = (limit[row][use] - others[use]) / signed[use]
        np.minimum.at(most, column[use], implied)
    whole = np.floor(most + _SLACK)
    return np.where(program.integer & np.isfinite(whole), np.maximum(whole, program.low), np.inf)


def _smaller_factors(program: Matrix, column: Places, high: Floats) -> Floats:
    """Let a binary that must be 1 where a number is above 0 allow no more than the number can be.

    Those are the rows a n - b z <= 0 of two entries.
    """
    row, value = program.index, program.value.copy()
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
