"""A good plan soon: whole numbers first for what works early, then period after period.

The orders of a few periods are whole numbers, those after them may be fractions; what was
found for the first of them is fixed, and the window moves on (relax and fix, Pochet and
Wolsey, Production Planning by Mixed Integer Programming, 2006, section 3.6). Only orders of
the offers that the relaxation uses take part: the outcome is a plan, and no bound.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Final

import numpy as np

from solver.engine import Options, Run, ShouldStop
from solver.matrix import Floats, Matrix
from solver.search.layout import Piece

Solver = Callable[[Matrix, Options, Floats | None], Run]

WINDOW: Final = 3
STEP: Final = 2
_STEP_GAP: Final = Decimal("0.005")


def relax_and_fix(
    piece: Piece,
    remaining: Callable[[], Options],
    solver: Solver,
    *,
    window: int = WINDOW,
    should_stop: ShouldStop,
) -> Floats | None:
    """Give the values of a solution in whole numbers; None where none was found.

    The values are those of the piece's columns. Where a window has no solution, more and
    more of the periods before it are freed.
    """
    program = piece.program
    step = min(STEP, window)
    values = np.zeros(len(program.cost))
    first = back = 0
    while not should_stop():
        begin = max(first - back, 0)
        low, high, whole = program.low.copy(), program.high.copy(), program.integer.copy()
        for order, period in zip(piece.decisions, piece.usable, strict=True):
            if period < begin:
                low[order] = high[order] = np.round(values[order])
            whole[order] &= period < first + window
        begun = replace(program, integer=whole, low=low, high=high)
        run = solver(begun, replace(remaining(), gap=_STEP_GAP), None)
        if not run.values:
            if begin == 0:
                return None
            back = max(2 * back, step)
            continue
        values = np.array([run.values[name] for name in program.names])
        if first + window > piece.last:
            return values
        first, back = first + step, 0
    return None
