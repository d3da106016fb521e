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
    values, left = as_far_as_it_goes(
        piece, remaining, solver, window=window, should_stop=should_stop, most_back=piece.last + 1
    )
    return values if left is None else None


def as_far_as_it_goes(
    piece: Piece,
    remaining: Callable[[], Options],
    solver: Solver,
    *,
    window: int,
    should_stop: ShouldStop,
    most_back: int,
    begun: tuple[Floats, int] | None = None,
) -> tuple[Floats, int | None]:
    """Give the latest values, and the first period whose window has no solution with them.

    None stands for the end: then the values are a solution in whole numbers. No more than
    `most_back` periods before a window are freed. `begun` are values that are whole before
    a period, and that period: the search goes on there with `most_back` periods free.
    """
    program = piece.program
    step = min(STEP, window)
    values, first = begun or (np.zeros(len(program.cost)), 0)
    back = 0 if begun is None else most_back
    while not should_stop():
        begin = max(first - back, 0)
        low, high, whole = program.low.copy(), program.high.copy(), program.integer.copy()
        for order, period in zip(piece.decisions, piece.usable, strict=True):
            if period < begin:
                low[order] = high[order] = np.round(values[order])
            whole[order] &= period < first + window
        begun_program = replace(program, integer=whole, low=low, high=high)
        run = solver(begun_program, replace(remaining(), gap=_STEP_GAP), None)
        if not run.values:
            if begin == 0 or back >= most_back:
                return values, first
            back = min(max(2 * back, step), most_back)
            continue
        values = np.array([run.values[name] for name in program.names])
        if first + window > piece.last:
            return values, None
        first, back = first + step, 0
    return values, first
