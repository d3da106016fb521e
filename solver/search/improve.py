"""A better plan from a plan: the orders of some periods are free, all others stay.

Fix and optimise: Helber and Sahling, International Journal of Production Economics 123, 2010.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

import numpy as np

from solver.engine import Options
from solver.matrix import Floats, Matrix
from solver.search.layout import Layout, Places, cut_out
from solver.search.relax_and_fix import Solver

_WINDOW: Final = 4
_STEP: Final = 2
_GAP: Final = Decimal("0.001")
_LEAST: Final = 1e-6
"""What counts as better, as a part of the objective."""


def improve(
    program: Matrix,
    layout: Layout,
    orders: Sequence[int],
    kept: Places,
    values: Floats,
    remaining: Callable[[], Options],
    solver: Solver,
    *,
    is_enough: Callable[[Floats], bool],
) -> Floats:
    """Free one window of periods after another, and keep what is better.

    `kept` are the columns that take part; `is_enough` is asked before each window, with the
    best values so far.
    """
    part = cut_out(program, kept)
    place = np.full(layout.size, -1)
    place[kept] = np.arange(len(kept))
    decisions = [place[layout.decisions[order]] for order in orders]
    usable = layout.usable[list(orders)]
    best = values[kept]
    last = int(usable.max(initial=0))
    found = values
    for first in range(0, max(last - _WINDOW + _STEP, 0) + 1, _STEP):
        if is_enough(found):
            break
        low, high = part.low.copy(), part.high.copy()
        for order, period in zip(decisions, usable, strict=True):
            if not first <= period < first + _WINDOW:
                low[order] = high[order] = np.round(best[order])
        step = replace(part, low=low, high=high)
        run = solver(step, replace(remaining(), gap=_GAP), best)
        objective = float(part.cost @ best)
        if run.objective is None or run.objective - part.offset >= objective - _LEAST * abs(
            objective
        ):
            continue
        best = np.array([run.values[name] for name in part.names])
        found = np.zeros(layout.size)
        found[kept] = best
    return found
