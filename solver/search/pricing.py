"""A relaxation and a bound where a program is too large to be relaxed as a whole.

The relaxation is solved over a few orders, those left out are priced by its duals, the ones
that would bring most join, and so on until none would bring anything (column generation,
Lübbecke and Desrosiers, Operations Research 53, 2005). What the duals prove of all orders
is a bound of all plans whenever one stops.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from procure.record import record
from solver.engine import Bounds, Options, Relaxation, Relaxing, ShouldStop
from solver.matrix import Flags, Floats, Matrix, Places
from solver.search.layout import Layout, cut_out
from solver.search.prices import Prices

GAP: Final = 1e-4
_PER_SERVICE: Final = 1
_JOINING: Final = 150
_LEAST: Final = 1e-9
_MISSING: Final = 1e-6
_FIRST_PENALTY: Final = 1e3
_LAST_PENALTY: Final = 1e9
_STEEPER: Final = 100.0


def priced_relaxation(
    program: Matrix,
    layout: Layout,
    remaining: Callable[[], Options],
    should_stop: ShouldStop,
    *,
    gap: float = GAP,
) -> tuple[Relaxation, float] | None:
    """Give a solution with fractions that is within `gap` of a bound of all plans, and it.

    Both are in the program's scaled money, the values over all its columns; `duals` price
    the rows that join orders, those of one order alone have none. Stopped before, both are
    as good as they are; None where there is no solution yet, or none at all.
    """
    found = Pricing(program, layout, remaining, should_stop, gap=gap).relaxed(program)
    return None if found.solution is None else (found.solution, found.bound)


@record
class Relaxed:
    """The best solution with fractions that is known, and a bound of all plans."""

    solution: Relaxation | None
    bound: float


class Pricing:
    """Relaxes a program, and such as differ from it in the bounds of `decided` columns alone.

    Orders that have joined stay, and each relaxation goes on from the last. `seconds` is
    what the engine took.
    """

    def __init__(
        self,
        program: Matrix,
        layout: Layout,
        remaining: Callable[[], Options],
        should_stop: ShouldStop,
        *,
        decided: Places | None = None,
        gap: float = GAP,
    ) -> None:
        self.program = program
        self._layout = layout
        self._remaining = remaining
        self._should_stop = should_stop
        self._gap = gap
        self._decided = np.empty(0, np.intp) if decided is None else decided
        self._prices = Prices(program, layout)
        self._wide = _with_missing(program, self._decided)
        self._missing = np.arange(layout.size, len(self._wide.cost))
        self._orders = np.zeros(len(layout.decisions), np.bool_)
        self._orders[_first_orders(program, self._prices)] = True
        self._is_tight = np.isin(np.arange(len(program.row_high)), self._decided_rows(program))
        self.seconds = 0.0
        self._grow()

    def relaxed(self, program: Matrix, gap: float | None = None) -> Relaxed:
        """Relax the program with other bounds of decided columns, and of rows of them alone.

        They have to be at least as close as those of the program that this was made with.
        """
        gap = self._gap if gap is None else gap
        prices = self._prices.within(program)
        found: Relaxation | None = None
        bound = -np.inf
        orders = self._orders
        self._close(program)
        while not self._should_stop():
            solved = self._solve()
            if solved is None:
                break
            self.seconds += solved.seconds
            duals = np.zeros(len(program.row_high))
            duals[self._rows] = solved.duals
            duals = prices.settled(duals)
            priced = prices(duals)
            bound = max(bound, priced.bound)
            missing = solved.values[len(self._kept) - len(self._missing) :]
            lacks = float(missing.sum()) > _MISSING
            if not lacks:
                found = _of_all(program, self._kept, solved, duals, prices)
            worth = (priced.orders < -_LEAST * abs(solved.objective)) & ~orders
            if not lacks and solved.objective - bound <= gap * abs(solved.objective):
                break
            if worth.any():
                orders[_best(priced.orders, worth)] = True
            elif lacks and self._wide.cost[-1] < _LAST_PENALTY:
                self._wide.cost[self._missing] *= _STEEPER
            else:
                break
            self._grow()
            self._close(program)
        return Relaxed(solution=found, bound=bound)

    def _decided_rows(self, program: Matrix) -> Places:
        """List the rows that hold decided columns alone."""
        rows = len(program.row_high)
        decided = np.isin(program.column, self._decided)
        of_them = np.bincount(program.index, decided, minlength=rows)
        size = np.bincount(program.index, minlength=rows)
        return np.flatnonzero((size > 0) & (of_them == size))

    def _grow(self) -> None:
        """Begin anew with the orders that there are by now, and the latest penalties."""
        wide = self._wide
        only = self._layout.with_only(np.flatnonzero(self._orders).tolist())
        self._kept = np.concatenate([only, self._missing])
        is_kept = np.zeros(len(wide.cost), np.bool_)
        is_kept[self._kept] = True
        self._rows = np.unique(wide.index[is_kept[wide.column]])
        self._relaxing = Relaxing(cut_out(wide, self._kept), self._remaining())

    def _close(self, program: Matrix) -> None:
        """Give the decided columns, and rows of them, their bounds."""
        if not len(self._decided):
            return
        place = np.searchsorted(self._kept, self._decided)
        rows = np.flatnonzero(self._is_tight[self._rows])
        of_rows = self._rows[rows]
        self._relaxing.within(
            Bounds(place=place, low=program.low[self._decided], high=program.high[self._decided]),
            Bounds(place=rows, low=program.row_low[of_rows], high=program.row_high[of_rows]),
        )

    def _solve(self) -> Relaxation | None:
        limit = self._remaining().time_limit
        return self._relaxing.solve(limit, should_stop=self._should_stop)


def _with_missing(program: Matrix, decided: Places) -> Matrix:
    """Add columns for what is still missing in rows, or too much, at a penalty.

    Rows that ask for something have one, and so have those of decided columns: these may
    be closed to a value that the few orders there are do not allow.
    """
    rows = len(program.row_high)
    touched = np.zeros(rows, np.bool_)
    touched[program.index[np.isin(program.column, decided)]] = True
    short = np.flatnonzero((program.row_low > 0) | (touched & np.isfinite(program.row_low)))
    over = np.flatnonzero((program.row_high < 0) | (touched & np.isfinite(program.row_high)))
    asking = np.concatenate([short, over])
    signs = np.concatenate([np.ones(len(short)), -np.ones(len(over))])
    count = len(asking)
    ends = program.starts[-1] + np.arange(1, count + 1)
    return replace(
        program,
        cost=np.concatenate([program.cost, np.full(count, _FIRST_PENALTY)]),
        low=np.concatenate([program.low, np.zeros(count)]),
        high=np.concatenate([program.high, np.full(count, np.inf)]),
        integer=np.concatenate([program.integer, np.zeros(count, np.bool_)]),
        starts=np.concatenate([program.starts, ends]).astype(np.int32),
        index=np.concatenate([program.index, asking]).astype(np.int32),
        value=np.concatenate([program.value, signs]),
        names=(*program.names, *(f"missing_{at}" for at in range(count))),
    )


def _first_orders(program: Matrix, prices: Prices) -> Places:
    """Choose orders to begin with: those that do what each row asks for at the least cost."""
    uses, used_by = prices.uses, prices.used_by
    rows = len(program.row_high)
    use_row, chips = np.full(len(program.cost), -1), np.ones(len(program.cost))
    use_row[used_by], chips[used_by] = program.index[uses], program.value[uses]
    # The cheapest order of each row of uses, by what it adds to it.
    order = prices.order[prices.column]
    is_use = np.zeros(rows, np.bool_)
    is_use[program.index[uses]] = True
    adds = np.flatnonzero(is_use[program.index] & (order >= 0) & (program.value < 0))
    cost = prices.least_unit_cost()[order[adds]] / -program.value[adds]
    by_row = adds[np.lexsort((cost, program.index[adds]))]
    _, first = np.unique(program.index[by_row], return_index=True)
    cheapest, least = np.full(rows, -1), np.full(rows, np.inf)
    at = by_row[first]
    cheapest[program.index[at]] = order[at]
    least[program.index[at]] = prices.least_unit_cost()[order[at]] / -program.value[at]
    # The cheapest of those for each row that asks for work.
    serves = (program.row_low > 0)[program.index] & (use_row[prices.column] >= 0)
    entries = np.flatnonzero(serves & (program.value > 0))
    of_row = use_row[prices.column[entries]]
    rate = least[of_row] * chips[prices.column[entries]] / program.value[entries]
    ranked = np.lexsort((rate, program.index[entries]))
    asked = program.index[entries][ranked]
    place = np.arange(len(ranked)) - np.searchsorted(asked, asked)
    best = cheapest[of_row[ranked[place < _PER_SERVICE]]]
    return np.unique(best[best >= 0])


def _best(brings: Floats, worth: Flags) -> Places:
    """Choose the orders that would bring most."""
    places = np.flatnonzero(worth)
    return places[np.argsort(brings[places], kind="stable")[:_JOINING]]


def _of_all(
    program: Matrix, kept: Places, solved: Relaxation, duals: Floats, prices: Prices
) -> Relaxation:
    """Give a solution over some columns as one over all of them."""
    inside = kept < len(program.cost)
    values = np.zeros(len(program.cost))
    values[kept[inside]] = solved.values[inside]
    return Relaxation(
        objective=solved.objective,
        values=values,
        reduced=prices.reduced(duals),
        duals=duals,
        seconds=solved.seconds,
    )
