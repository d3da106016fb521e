"""A better plan from a plan: the orders of some periods are free, all others stay.

Fix and optimise: Helber and Sahling, International Journal of Production Economics 123, 2010.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Final

import numpy as np

from solver.engine import Options
from solver.matrix import Floats
from solver.search.layout import Piece
from solver.search.relax_and_fix import Solver

_WINDOW: Final = 4
_STEP: Final = 2
_GAP: Final = Decimal("0.001")
_LEAST: Final = 1e-6
"""What counts as better, as a part of the objective."""


def improve(
    piece: Piece,
    values: Floats,
    remaining: Callable[[], Options],
    solver: Solver,
    *,
    is_enough: Callable[[Floats], bool],
) -> Floats:
    """Free one window of periods after another, and keep what is better.

    `values` are a solution of the piece; `is_enough` is asked before each window, with the
    best values so far.
    """
    program = piece.program
    best = values
    for first in range(0, max(piece.last - _WINDOW + _STEP, 0) + 1, _STEP):
        if is_enough(best):
            break
        low, high = program.low.copy(), program.high.copy()
        for order, period in zip(piece.decisions, piece.usable, strict=True):
            if not first <= period < first + _WINDOW:
                low[order] = high[order] = np.round(best[order])
        freed = replace(program, low=low, high=high)
        run = solver(freed, replace(remaining(), gap=_GAP), best)
        cost = float(program.cost @ best) + program.offset
        if run.objective is not None and run.objective < cost - _LEAST * abs(cost):
            best = np.array([run.values[name] for name in program.names])
    return best
