"""What the duals of a program's rows say: the least that each order can bring, and a bound.

Rows of one order alone (its tiers, its delivery to sites) are kept as they are, all others
are given up for their prices (Lagrangian relaxation, Geoffrion, Mathematical Programming
Study 2, 1974). Whatever the prices are, no plan costs less than what is left comes to.
"""

from copy import copy
from typing import Final

import numpy as np

from procure.record import record
from solver.matrix import Floats, Matrix, Places
from solver.search.activity import left_by_others
from solver.search.layout import Layout
from solver.search.parts import NONE, parts

_ROUNDS: Final = 3
_SAFETY: Final = 1e-7
_ROUNDING: Final = 1e-12


@record
class Priced:
    """What prices of rows say: `bound` is one of all plans, `orders` the least each can bring."""

    bound: float
    orders: Floats


class Prices:
    """Prices the orders of a program by the duals of its rows."""

    def __init__(self, program: Matrix, layout: Layout) -> None:
        self.program = program
        self.column = program.column
        self.order = np.full(layout.size, NONE)
        for number, places in enumerate(layout.decisions):
            self.order[places] = number
        self.parts = parts(program, self.column, self.order, len(layout.decisions))
        self._low, self._high = _closed(program)
        self.uses, self.used_by = self._use_rows(layout)

    def within(self, program: Matrix) -> "Prices":
        """Give the prices of a program that differs in bounds alone, all of them closer."""
        closer = copy(self)
        closer.program = program
        closer._low = np.maximum(self._low, program.low)  # noqa: SLF001 - one of this class
        closer._high = np.minimum(self._high, program.high)  # noqa: SLF001 - one of this class
        return closer

    def _use_rows(self, layout: Layout) -> tuple[Places, Places]:
        """Find the entries of what chips do in the rows that set chips against orders."""
        program = self.program
        work = np.zeros(layout.size, np.bool_)
        for places in layout.uses.values():
            work[places] = True
        ordered = (self.order[self.column] != NONE) & (program.value < 0)
        has_orders = np.bincount(program.index[ordered], minlength=len(program.row_high)) > 0
        limits = has_orders & np.isneginf(program.row_low) & np.isfinite(program.row_high)
        entries = np.flatnonzero(limits[program.index] & work[self.column] & (program.value > 0))
        # A column in two such rows keeps the first: each has one price to settle it.
        _, first = np.unique(self.column[entries], return_index=True)
        entries = entries[first]
        return entries, self.column[entries]

    def settled(self, duals: Floats) -> Floats:
        """Give duals the signs that rows allow, and chips the value of the best they can do."""
        program = self.program
        duals = np.where(self.parts.is_own, 0.0, duals)
        rows = program.index[self.uses]
        duals[rows] = 0.0
        duals = np.where((duals > 0) & np.isneginf(program.row_low), 0.0, duals)
        duals = np.where((duals < 0) & np.isposinf(program.row_high), 0.0, duals)
        short = self.reduced(duals)[self.used_by]
        np.minimum.at(duals, rows, np.minimum(short / program.value[self.uses], 0.0))
        return duals

    def reduced(self, duals: Floats) -> Floats:
        """Give the reduced cost of every column."""
        program = self.program
        taken = np.bincount(
            self.column, program.value * duals[program.index], minlength=len(program.cost)
        )
        return program.cost - taken

    def __call__(self, duals: Floats) -> Priced:
        """Price all orders by the duals of the rows, of whatever signs they are."""
        program, own = self.program, self.parts
        duals = self.settled(duals)
        reduced = self.reduced(duals)
        with np.errstate(invalid="ignore"):
            rows = np.where(duals > 0, program.row_low * duals, program.row_high * duals)
            rest = reduced * np.where(reduced > 0, self._low, self._high)
        rows[duals == 0] = 0.0
        rest[reduced == 0] = 0.0
        loose = self.order[own.loose]
        alone = np.bincount(loose + 1, rest[own.loose], minlength=len(own.one_of) + 1)
        orders = self._least(reduced) + alone[1:]
        sums = np.concatenate([rows, rest[own.loose[loose == NONE]], orders])
        total = float(sums.sum()) + program.offset
        safety = _SAFETY * abs(total) + _ROUNDING * float(np.abs(sums).sum())
        return Priced(bound=total - safety, orders=orders)

    def least_unit_cost(self) -> Floats:
        """Give the least that a unit (where there are no sites, a multiple) of each order costs."""
        own, cost = self.parts, self.program.cost
        chosen = np.where(own.chosen == NONE, 0.0, cost[own.chosen])
        each = (cost[own.count] + chosen / np.maximum(own.most, 1.0)) / own.multiple
        least = np.full(len(own.one_of), np.inf)
        np.minimum.at(least, own.order, each)
        price = np.where(own.sites == NONE, np.inf, cost[own.sites]).min(axis=1)
        least = np.where(np.isfinite(least), least, 0.0)
        return least + np.where(np.isfinite(price), price, 0.0)

    def _least(self, reduced: Floats) -> Floats:
        """Give the least that each order can bring, nothing at most."""
        own = self.parts
        count = reduced[own.count]
        chosen = np.where(own.chosen == NONE, 0.0, reduced[own.chosen])
        there = own.sites != NONE
        price = np.where(there, reduced[own.sites], np.inf)
        most = np.where(there, self.program.high[own.sites], 0.0)
        placed = there.any(axis=1)
        # A price of a unit for the delivery to all sites: each one gives a true bound.
        with np.errstate(divide="ignore", invalid="ignore"):
            alone = -chosen / np.where(chosen > 0, own.most, own.least)
            alone = (np.where(np.isnan(alone), 0.0, alone) - count) / own.multiple
        worthless = np.full(len(placed), -np.inf)
        np.maximum.at(worthless, own.order, alone)
        best = np.full(len(placed), -np.inf)
        for unit in (*np.sort(price, axis=1).T, worthless):
            known = np.isfinite(unit) & placed
            each = np.where(known, unit, 0.0)
            per_count = count + np.where(placed[own.order], own.multiple, 0) * each[own.order]
            tier = own.part * (chosen + np.minimum(per_count * own.least, per_count * own.most))
            np.minimum(tier, 0.0, out=tier)
            least = np.zeros(len(placed))
            np.minimum.at(least, own.order, tier)
            several = np.bincount(own.order, tier, minlength=len(placed))
            value = np.where(own.one_of, least, several)
            at_sites = np.where(there, np.minimum(price - each[:, None], 0.0) * most, 0.0)
            value = value + np.where(placed, at_sites.sum(axis=1), 0.0)
            best = np.where(known | ~placed, np.maximum(best, value), best)
        return best


def _closed(program: Matrix) -> tuple[Floats, Floats]:
    """Give the bounds of all columns, those that are open as the rows imply them."""
    low, high = program.low.copy(), program.high.copy()
    column = program.column
    for _ in range(_ROUNDS):
        is_open = ~(np.isfinite(low) & np.isfinite(high))[column]
        if not is_open.any():
            break
        for value, left, known in left_by_others(program, low, high):
            use = is_open & known
            up, down = use & (value > 0), use & (value < 0)
            np.minimum.at(high, column[up], left[up] / value[up])
            np.maximum.at(low, column[down], left[down] / value[down])
    return low, high
