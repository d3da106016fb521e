"""The parts that an order consists of in a program: its tiers, and its delivery to sites.

They are told by the shapes of rows that hold columns of one order alone (solver.model):

    n - high z <= 0 and n - low z >= 0   a tier's count n, and the binary z that chooses it
    sum of z <= 1                        one of several tiers
    sum of p - multiple sum of n == 0    units p at each site
"""

from typing import Final

import numpy as np

from procure.record import record
from solver.matrix import Flags, Floats, Matrix, Places

NONE: Final = -1
_PAIR: Final = 2


@record
class Parts:
    """The parts of all orders, as arrays.

    Tier k is the count `count[k]` of order `order[k]`: from `least[k]` to `most[k]` where
    the binary `chosen[k]` (-1: none) is 1, which it can be up to `part[k]`, `multiple[k]`
    units each. `one_of` says of each order that only one of its tiers is used. `sites` are
    the columns of its deliveries, -1 where it has fewer (orders x sites). `is_own` tells of
    each row whether it is one of these, and `loose` lists the columns that are in none.
    """

    order: Places
    count: Places
    chosen: Places
    least: Floats
    most: Floats
    part: Floats
    multiple: Floats
    one_of: Flags
    sites: Places
    is_own: Flags
    loose: Places


def parts(program: Matrix, column: Places, order: Places, orders: int) -> Parts:
    """Find the parts of so many orders, with the column of each figure of the program.

    `order` gives the order of each column, or -1. Where the rows of an order do not fit
    together, it has no parts: its rows are like all others.
    """
    shapes = _Shapes(program, column, order, orders)
    held = (order != NONE) & ~shapes.odd[order]
    columns = len(order)
    most, least = program.high.copy(), np.zeros(columns)
    pair, first = shapes.pair, shapes.first
    ends, begins = pair & (program.row_high == 0), pair & (program.row_low == 0)
    ratio = shapes.below / shapes.above
    np.minimum.at(most, shapes.up[ends], ratio[ends])
    np.maximum.at(least, shapes.up[begins], ratio[begins])
    count = np.flatnonzero(shapes.counted & held)
    unit = np.ones(orders)
    unit[first[shapes.balance]] = shapes.below[shapes.balance]
    at = np.flatnonzero(shapes.delivered & held)
    at = at[np.argsort(order[at], kind="stable")]
    slot = np.arange(len(at)) - np.searchsorted(order[at], order[at])
    sites = np.full((orders, int(slot.max(initial=0)) + 1), NONE)
    sites[order[at], slot] = at
    own = pair | shapes.balance | shapes.choice
    one_of = np.zeros(orders, np.bool_)
    one_of[first[shapes.choice]] = True
    return Parts(
        order=order[count],
        count=count,
        chosen=shapes.partner[count],
        least=least[count],
        most=np.maximum(most, least)[count],
        part=np.where(most < least, most / np.where(least > 0, least, 1.0), 1.0)[count],
        multiple=unit[order[count]],
        one_of=one_of,
        sites=sites,
        is_own=own & ~shapes.odd[first],
        loose=np.flatnonzero(~(held & (shapes.counted | shapes.chosen | shapes.delivered))),
    )


class _Shapes:
    """Which rows have the shape of a part, and what each column is in them.

    `up` and `down` are the columns with a figure above and below zero of each row (the
    last ones), `above` and `below` their sizes, `first` the order of the rows that hold
    one. `partner` is the binary of a count. `odd` are the orders whose rows do not fit.
    """

    def __init__(self, program: Matrix, column: Places, order: Places, orders: int) -> None:
        row, value = program.index, program.value
        rows = len(program.row_high)
        self._order, self._orders, self._column, self._row = order, orders, column, row
        self._positive, self._negative = value > 0, value < 0
        self._value = value
        self.first = np.full(rows, NONE)
        self.first[row] = order[column]
        mixed = np.bincount(row, order[column] != self.first[row], minlength=rows)
        alone = (mixed == 0) & (self.first != NONE)
        size = np.bincount(row, minlength=rows)
        self.up, self.above = self._of_sign(self._positive, rows)
        self.down, self.below = self._of_sign(self._negative, rows)
        ends, begins = program.row_high == 0, program.row_low == 0
        about_zero = (ends | np.isposinf(program.row_high)) & (
            begins | np.isneginf(program.row_low)
        )
        binary = program.integer & (program.low >= 0) & (program.high <= 1)
        self.pair = alone & about_zero & (size == _PAIR) & (self.up != NONE) & (self.down != NONE)
        self.pair &= binary[self.down]
        self.balance = alone & ends & begins & (size > _PAIR)
        self._name_columns(len(order))
        is_one = self.chosen[column] & (value == 1)
        self.choice = alone & (program.row_high == 1) & np.isneginf(program.row_low)
        self.choice &= np.bincount(row, is_one, minlength=rows) == size
        self.odd = self._odd(size)

    def _of_sign(self, there: Flags, rows: int) -> tuple[Places, Floats]:
        """Give the last column with such a figure of each row, and the figure's size."""
        found, size = np.full(rows, NONE), np.ones(rows)
        found[self._row[there]] = self._column[there]
        size[self._row[there]] = np.abs(self._value[there])
        return found, size

    def _name_columns(self, columns: int) -> None:
        up, down = self.up[self.pair], self.down[self.pair]
        self.partner, self._holder = np.full(columns, NONE), np.full(columns, NONE)
        self.partner[up], self._holder[down] = down, up
        self.chosen = self._holder != NONE
        self.counted = self.partner != NONE
        self.delivered = np.zeros(columns, np.bool_)
        self._in_balance = self.balance[self._row]
        self.delivered[self._column[self._in_balance & self._positive]] = True
        self.counted[self._column[self._in_balance & self._negative]] = True

    def _odd(self, size: Places) -> Flags:
        """Find the orders of which a column is two things, or a row is there twice or in part."""
        order, column, first = self._order, self._column, self.first

        def number(places: Places) -> Places:
            return np.bincount(places, minlength=self._orders)

        odd = (number(first[self.balance]) > 1) | (number(first[self.choice]) > 1)
        up, down = self.up[self.pair], self.down[self.pair]
        odd[first[self.pair][(self.partner[up] != down) | (self._holder[down] != up)]] = True
        roles = self.counted.astype(np.int64) + self.chosen + self.delivered
        odd[order[roles > 1]] = True
        whole = np.where(self._positive, self._value == 1, -self._value == self.below[self._row])
        odd[order[column[self._in_balance & ~whole]]] = True
        balanced = number(order[column[self._in_balance & self._negative]])
        odd |= (balanced > 0) & (balanced != number(order[self.counted]))
        every = np.zeros(self._orders, np.int64)
        every[first[self.choice]] = size[self.choice]
        odd |= (every > 0) & (every != number(order[self.chosen]))
        # At -1 stands what holds for no order.
        return np.append(odd, np.False_)
