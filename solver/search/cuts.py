"""A closer bound: rows that plans need not break added to the relaxation that breaks them.

The relaxation lets a small part of a tier's binary pay for a small part of its largest
order. The rows of solver.search.inequalities tell it what an order has to bring; they are
added round by round where the last solution breaks them, and those that are tight at the
end are kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from solver.engine import Options, Relaxation, Relaxing, ShouldStop
from solver.matrix import Floats, Matrix, Rows, with_rows
from solver.model import Model
from solver.search.inequalities import Row, broken
from solver.search.supply import Market, market

ROUNDS: Final = 25
_GAIN: Final = 5e-5
"""The part of the objective that a round has to bring for another one to follow."""
_TIGHT: Final = 1e-6


def strengthen(
    model: Model,
    program: Matrix,
    remaining: Callable[[], Options],
    *,
    should_stop: ShouldStop,
    rounds: int = ROUNDS,
) -> tuple[Matrix, Relaxation] | None:
    """Add such rows to a model's program, and give it with its relaxation.

    The relaxation's objective is a true bound of the program without them, too. None where
    it has no optimum, or was stopped before it had one. A model whose demand may give for
    its slack (`elastic`) gets no rows.
    """
    relaxing = Relaxing(program, remaining())
    best = relaxing.solve(remaining().time_limit, should_stop=should_stop)
    if best is None or model.elastic:
        return None if best is None else (program, best)
    places = market(model, program)
    prices = _Prices(program, places)
    added: list[Row] = []
    for _ in range(rounds):
        rows = list(broken(places, best.values, prices.of(best.duals)))
        if not rows or should_stop():
            break
        relaxing.add(together(rows))
        found = relaxing.solve(remaining().time_limit, should_stop=should_stop)
        if found is None:
            # Stopped: what was proven before is still true.
            break
        added += rows
        gain = found.objective - best.objective
        best = replace(found, seconds=best.seconds + found.seconds)
        if gain < _GAIN * max(abs(best.objective), 1.0):
            break
    # The others could go without the relaxation changing.
    tight = [row.left(best.values) < _TIGHT for row in added]
    kept = [row for row, is_tight in zip(added, tight, strict=True) if is_tight]
    own = len(program.row_low)
    duals = np.concatenate([best.duals[:own], best.duals[own:][np.array(tight, np.bool_)]])
    if kept:
        program = with_rows(program, together(kept))
    return program, replace(best, duals=duals)


def together(rows: Sequence[Row]) -> Rows:
    """Give rows as arrays."""
    sizes = np.array([len(row.place) for row in rows])
    return Rows(
        low=np.array([row.least for row in rows]),
        high=np.full(len(rows), np.inf),
        starts=(np.cumsum(sizes) - sizes).astype(np.int32),
        index=np.concatenate([row.place for row in rows]).astype(np.int32),
        value=np.concatenate([row.factor for row in rows]),
    )


class _Prices:
    """What throughput is worth in a relaxation: the duals of the rows that ask for it."""

    def __init__(self, program: Matrix, places: Market) -> None:
        self._work = places.supplies[0].work
        self._total = places.total
        self._size = len(program.cost)
        column = program.column
        serves = np.zeros(self._size, np.bool_)
        serves[self._work.place] = True
        asking = np.flatnonzero(serves[column] & (program.row_low[program.index] > 0))
        self._column = column[asking]
        self._row = program.index[asking]
        self._value = program.value[asking]

    def of(self, duals: Floats) -> Floats:
        """Give lines of weights of the workloads (N x W): by period, and each workload alone."""
        each = np.bincount(self._column, duals[self._row] * self._value, minlength=self._size)
        price = np.zeros(self._total.shape)
        work = self._work
        np.maximum.at(price, (work.workload, work.period), each[work.place])
        price /= np.where(self._total > 0, self._total, 1.0)
        lines = np.vstack([price.T, np.eye(len(price))])
        most = lines.max(axis=1, initial=0.0)
        return np.unique(lines[most > 0] / most[most > 0, None], axis=0)
