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
_HALF: Final = 0.5


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
    """Give the values of a solution in whole numbers; None where a window has none.

    `kept` are the columns of the program that take part, those of the orders among them.
    """
    usable = layout.usable[list(orders)]
    last = int(layout.usable.max(initial=0))
    part = cut_out(program, kept)
    place = np.full(layout.size, -1)
    place[kept] = np.arange(len(kept))
    decisions = [place[layout.decisions[order]] for order in orders]
    low, high = part.low.copy(), part.high.copy()
    values: Floats | None = None
    step = min(STEP, window)
    for first in range(0, last + 1, step):
        at_end = first + window > last
        whole = part.integer.copy()
        for order, period in zip(decisions, usable, strict=True):
            if period >= first + window:
                whole[order] = False
        if should_stop():
            return None
        begun = replace(part, integer=whole, low=low, high=high)
        run = solver(begun, replace(remaining(), gap=_STEP_GAP), None)
        if not run.values:
            return None
        values = np.array([run.values[name] for name in part.names])
        if at_end:
            break
        for order, period in zip(decisions, usable, strict=True):
            if period < first + step:
                low[order] = high[order] = np.round(values[order])
    if values is None:
        return None
    found = np.zeros(layout.size)
    found[kept] = values
    return found
