"""A good plan soon: whole numbers first for what works early, then period after period.

The orders of a few periods are whole numbers, those after them may be fractions; what was
found for the first of them is fixed, and the window moves on (relax and fix, Pochet and
Wolsey, Production Planning by Mixed Integer Programming, 2006, section 3.6). Only orders of
the offers that the relaxation uses take part: the outcome is a plan, and no bound.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

import numpy as np

from solver.engine import Options, Run, ShouldStop
from solver.matrix import Floats, Matrix
from solver.search.layout import Layout, Places, cut_out

Solver = Callable[[Matrix, Options, Floats | None], Run]

WINDOW: Final = 3
STEP: Final = 2
_STEP_GAP: Final = Decimal("0.005")


def relax_and_fix(
    program: Matrix,
    layout: Layout,
    orders: Sequence[int],
    kept: Places,
    remaining: Callable[[], Options],
    solver: Solver,
    *,
    window: int = WINDOW,
    should_stop: ShouldStop,
) -> Floats | None:
    """Give the values of a solution in whole numbers; None where none was found.

    `kept` are the columns of the program that take part, those of the orders among them.
    Where a window has no solution, more and more of the periods before it are freed.
    """
    part = cut_out(program, kept)
    place = np.full(layout.size, -1)
    place[kept] = np.arange(len(kept))
    decisions = [place[layout.decisions[order]] for order in orders]
    usable = layout.usable[list(orders)]
    last = int(usable.max(initial=0))
    step = min(STEP, window)
    values = np.zeros(len(kept))
    first = back = 0
    while not should_stop():
        begin = max(first - back, 0)
        low, high, whole = part.low.copy(), part.high.copy(), part.integer.copy()
        for order, period in zip(decisions, usable, strict=True):
            if period < begin:
                low[order] = high[order] = np.round(values[order])
            whole[order] &= period < first + window
        begun = replace(part, integer=whole, low=low, high=high)
        run = solver(begun, replace(remaining(), gap=_STEP_GAP), None)
        if not run.values:
            if begin == 0:
                return None
            back = max(2 * back, step)
            continue
        values = np.array([run.values[name] for name in part.names])
        if first + window > last:
            found = np.zeros(layout.size)
            found[kept] = values
            return found
        first, back = first + step, 0
    return None
