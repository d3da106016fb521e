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

from solver.engine import Options, Relaxation, ShouldStop, relax
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
    prices = Prices(program, layout)
    wide = _with_missing(program)
    missing = np.arange(layout.size, len(wide.cost))
    entry_column = wide.column
    orders = np.zeros(len(layout.decisions), np.bool_)
    orders[_first_orders(program, prices)] = True
    found: Relaxation | None = None
    seconds = 0.0
    bound = -np.inf
    while not should_stop():
        kept = np.concatenate([layout.with_only(np.flatnonzero(orders).tolist()), missing])
        is_kept = np.zeros(len(wide.cost), np.bool_)
        is_kept[kept] = True
        rows = np.unique(wide.index[is_kept[entry_column]])
        solved = relax(cut_out(wide, kept), remaining(), should_stop=should_stop)
        if solved is None:
            break
        seconds += solved.seconds
        duals = np.zeros(len(program.row_high))
        duals[rows] = solved.duals
        duals = prices.settled(duals)
        priced = prices(duals)
        bound = max(bound, priced.bound)
        lacks = float(solved.values[len(kept) - len(missing) :].sum()) > _MISSING
        if not lacks:
            found = _of_all(program, kept, solved, duals, prices)
        worth = (priced.orders < -_LEAST * abs(solved.objective)) & ~orders
        if not lacks and solved.objective - bound <= gap * abs(solved.objective):
            break
        if worth.any():
            orders[_best(priced.orders, worth)] = True
        elif lacks and wide.cost[-1] < _LAST_PENALTY:
            wide.cost[missing] *= _STEEPER
        else:
            break
    return None if found is None else (replace(found, seconds=seconds), bound)


def _with_missing(program: Matrix) -> Matrix:
    """Add a column to each row that asks for something: what is still missing, at a penalty."""
    short = np.flatnonzero(program.row_low > 0)
    over = np.flatnonzero(program.row_high < 0)
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
        names=(*program.names, *(f"missing_{row}" for row in asking.tolist())),
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
