"""Two families of rows that no plan needs to break, and why.

Below, j is an order at one tier's price (n[j] multiples,
binary z[j], where there is one), or what an order brings to one site; s[j] is the first
period in which it works.

**Use.** A workload needs no more than all that is asked for, so that chips of a model that
serve some workloads in a period t are no more than U, the chips that would do all of these.
With k[j] chips of the model in a multiple, and those of the fleet, f:

    chips of the model at that work <= f + sum over j at work in t of min(U z[j], k[j] n[j])

Each j stands with one of the two. If a z that stands there is 1, the right side is at least
U. If all are 0, so are their n, and the right side counts all chips. A solution may have
chips serve more than is asked for; as that costs and earns nothing, it can serve less, and
every plan (orders, sites, ports, shortfall, cost) stays.

**Lot sizing** (the (l, S) inequalities of Barany, Van Roy and Wolsey, Strong formulations
for multi-item capacitated lot sizing, Management Science 30 (1984) 1255-1261), for all
workloads and chips together. With weights pi[w] >= 0 for a unit of throughput, a chip c is
worth at most b[c] = max over w of pi[w] rate[c, w], whatever it does, before a port and
after it; a multiple v[j] = sum over its chips of b[c]; and the fleet leaves

    theta[t] = sum over w of pi[w] demand[w, t] - sum over c of b[c] fleet[c, t]

to be done by orders at work in t; demand counts where it must be served in full. Choose a
period l with theta[l] > 0, a set P of earlier periods, and any set S of orders with all
those in it that have no binary. J are the orders at work in l or in a period of P, and
M[s] is the largest theta[t] (0 if there is none above) of the t < s in P:

    sum over S of v[j] n[j] + sum over J without S of max(theta[l] - M[s[j]], 0) z[j] >= theta[l]

If no z outside S is 1, orders of S alone are at work in l: sum over S >= theta[l]. Otherwise
let j be one of those with z[j] = 1 that works first. In each t < s[j] of P only orders of S
were at work, and they did theta[t]: sum over S >= M[s[j]], and z[j] brings the rest. Rents
that have ended by l only add to the left side, a fleet that retires changes theta alone.
P is once all earlier periods and once none, which leaves ended rents out.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from procure.record import record
from solver.matrix import Flags, Floats, Places
from solver.search.supply import Market, Supply

_BROKEN: Final = 1e-4
"""By how much of its right side a row is broken where it is given."""
_MOST: Final = 3
"""Rows of lot sizing given at once for one place and last period."""
_LEFT: Final = 1e-6
"""The part of what is asked for that the fleet has to leave: less would be arithmetic."""
_BIT: Final = 1e-7
"""The part of its largest order that tells which of two equal terms an order gets."""


@record
class Row:
    """The row sum of `factor` times the columns at `place` >= `least`."""

    place: Places
    factor: Floats
    least: float

    def left(self, values: Floats) -> float:
        """Give by how much a solution is on the right side of the row; below 0 it is not."""
        return float(self.factor @ values[self.place]) - self.least


def broken(places: Market, values: Floats, weights: Floats) -> Iterator[Row]:
    """Give rows of both families that a solution breaks, with weights of workloads (N x W)."""
    for supply in places.supplies:
        state = _State(
            supply=supply,
            count=values[supply.count],
            gate=supply.gates(values),
            bit=_BIT * np.where(np.isfinite(supply.most), supply.most, 0.0),
        )
        yield from _of_use(state, values, places.rate.shape[1])
        yield from _of_lots(state, places.rate, weights)


@record
class _State:
    """The counts and sums of binaries of a supply's parts in a solution."""

    supply: Supply
    count: Floats
    gate: Floats
    bit: Floats

    def by_gate(self, each: Floats, gate: Floats) -> Flags:
        """Tell where the binary's term is smaller; of equal ones, where more is ordered next."""
        return gate * (self.gate + _BIT) < each * (self.count + self.bit)


def _of_use(state: _State, values: Floats, workloads: int) -> Iterator[Row]:
    supply, work = state.supply, state.supply.work
    periods = np.arange(supply.fleet.shape[1])
    for chip in np.unique(work.chip):
        own = np.flatnonzero(work.chip == chip)
        parts = np.flatnonzero((supply.chips[:, chip] > 0) & (state.count > 0))
        there = parts[:, None]
        chips = supply.chips[there, chip] * state.count[there]
        at_work = (supply.usable[there] <= periods) & (periods < supply.until[there])
        for workload in (None, *range(workloads)):
            uses = own if workload is None else own[work.workload[own] == workload]
            busy = np.bincount(
                work.period[uses],
                work.takes[uses] * values[work.place[uses]],
                minlength=len(periods),
            )
            enough = _enough(state, uses)
            chosen = enough * np.where(supply.gated, state.gate, 0.0)[there]
            most = np.where(supply.gated[there], np.minimum(chosen, chips), chips)
            most = np.where(at_work, most, 0.0)
            beyond = busy - supply.fleet[chip] - most.sum(axis=0)
            for period in np.flatnonzero(beyond > _BROKEN * enough):
                now = uses[work.period[uses] == period]
                yield _row_of_use(state, int(period), int(chip), now, float(enough[period]))


def _enough(state: _State, uses: Places) -> Floats:
    """Count, by period, the chips that would do all that is asked for of their workloads."""
    work = state.supply.work
    periods = state.supply.fleet.shape[1]
    # At each site it takes the same.
    _, first = np.unique(work.workload[uses] * periods + work.period[uses], return_index=True)
    once = uses[first]
    return np.bincount(work.period[once], work.takes[once], minlength=periods).astype(np.float64)


def _row_of_use(state: _State, period: int, chip: int, uses: Places, enough: float) -> Row:
    supply = state.supply
    at_work = (supply.usable <= period) & (period < supply.until)
    each = np.where(at_work, supply.chips[:, chip], 0.0) / enough
    by_gate = state.by_gate(each, np.where(supply.gated, 1.0, np.inf))
    place, factor = supply.terms(np.where(by_gate, 1.0, 0.0), np.where(by_gate, 0.0, each))
    return Row(
        place=np.concatenate([supply.work.place[uses], place]),
        factor=np.concatenate([-supply.work.takes[uses] / enough, factor]),
        least=-float(supply.fleet[chip, period]) / enough,
    )


def _of_lots(state: _State, rate: Floats, weights: Floats) -> Iterator[Row]:
    """Give, for each last period, the rows that are broken most."""
    lots = [_Lots(state, rate, line) for line in weights]
    for last in range(state.supply.need.shape[1]):
        # Without rents that have ended, a row of no earlier period is never the stronger one.
        choices = (True, False) if (state.supply.until <= last).any() else (True,)
        found = [
            (lot.missing(last, earlier=earlier), lot, earlier)
            for lot in lots
            for earlier in choices
        ]
        found.sort(key=lambda one: -one[0])
        for missing, lot, earlier in found[:_MOST]:
            if missing > _BROKEN:
                yield lot.row(last, earlier=earlier)


class _Lots:
    """Lot sizing with some weights; P is all periods that are `earlier`, or none."""

    def __init__(self, state: _State, rate: Floats, weights: Floats) -> None:
        self._state = state
        supply = state.supply
        of_chip = (rate * weights).max(axis=1, initial=0.0)
        self._each = supply.chips @ of_chip
        asked = weights @ supply.need
        left = asked - of_chip @ supply.fleet
        self._left = np.where(left > _LEFT * asked, left, 0.0)
        # What had to be done before each period.
        self._before = np.maximum.accumulate(np.concatenate([[0.0], self._left]))
        self._used = np.flatnonzero(state.count > 0)

    def missing(self, last: int, *, earlier: bool) -> float:
        """Give the part of what is left that the left side of the smallest row does not reach."""
        left = self._left[last]
        if left <= 0:
            return 0.0
        used = self._used
        gate, there = self._gate(last, used, earlier=earlier)
        each = self._each[used] * self._state.count[used]
        reached = np.minimum(each, gate * self._state.gate[used])[there].sum()
        return 1.0 - float(reached / left)

    def row(self, last: int, *, earlier: bool) -> Row:
        """Give that row, divided by what is left."""
        supply = self._state.supply
        gate, there = self._gate(last, np.arange(len(self._each)), earlier=earlier)
        by_gate = self._state.by_gate(self._each, gate)
        left = self._left[last]
        place, factor = supply.terms(
            np.where(by_gate & there, gate, 0.0) / left,
            np.where(~by_gate & there, self._each, 0.0) / left,
        )
        return Row(place=place, factor=factor, least=1.0)

    def _gate(self, last: int, parts: Places, *, earlier: bool) -> tuple[Floats, Flags]:
        """Give what the binary of each part stands with, and whether the part counts at all."""
        supply = self._state.supply
        usable = supply.usable[parts]
        there = usable <= last
        done: Floats | float = self._before[usable]
        if not earlier:
            done = 0.0
            there &= last < supply.until[parts]
        gate = np.maximum(self._left[last] - done, 0.0)
        return np.where(supply.gated[parts], gate, np.inf), there
