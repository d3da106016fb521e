"""Which contracts a plan enters, before what it orders: programs, ports, rebates.

They are few, and weigh most: a relaxation that enters an eighth of a program pays an eighth
of its cost. So a tree of relaxations is searched in which they are whole numbers, and orders
may be fractions (branch and bound, Land and Doig, Econometrica 28, 1960; with orders priced,
Barnhart et al., Operations Research 46, 1998; the choice of the branch after Achterberg, Koch
and Martin, Operations Research Letters 33, 2005). Every plan is in one of the leaves, so that
the least of their bounds is a bound of all plans whenever one stops.
"""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from typing import Final

import numpy as np

from procure.record import record
from solver.engine import Options, Relaxation, ShouldStop
from solver.matrix import Matrix, Places
from solver.search.layout import Layout
from solver.search.pricing import Pricing, Relaxed

NODES: Final = 200
"""So many relaxations are solved at most, but for those of the last way down."""
CLOSE: Final = 0.001
"""Contracts within this part of the bound are good enough."""
_GAP: Final = 5e-4
"""How near a relaxation is priced to its bound, but for the first one."""
_WHOLE: Final = 1e-9
_NEAR_ONE: Final = 1e-6
_ALONE: Final = 2
"""So many binaries that stand alone are tried at a node, the dearest first."""
_LEAST_GAIN: Final = 1e-4


Score = Callable[[float, float], float]


@record
class Decided:
    """A program closed to the contracts that look best, its relaxation, and what is proven.

    `bound` is one of all plans of the program that was asked about, with whatever contracts.
    `is_whole`: none is left in between.
    """

    program: Matrix
    relaxed: Relaxation
    bound: float
    is_whole: bool


@record
class Choice:
    """Binaries of which one may be 1: those of the row `row`, or one alone (row -1)."""

    columns: Places
    row: int


@record
class _Node:
    """A program closed in some of its choices, and its relaxation."""

    bound: float
    number: int
    program: Matrix = field(compare=False)
    solution: Relaxation = field(compare=False)

    def __lt__(self, other: "_Node") -> bool:
        return (self.bound, self.number) < (other.bound, other.number)


def choices(program: Matrix, layout: Layout) -> tuple[Choice, ...]:
    """List the choices between binaries that are of no order, rows of them first."""
    free = program.integer & (program.low == 0) & (program.high == 1)
    free[layout.of_orders(range(len(layout.decisions)))] = False
    rows = len(program.row_high)
    is_one = free[program.column] & (program.value == 1)
    ones = np.bincount(program.index, is_one, minlength=rows)
    size = np.bincount(program.index, minlength=rows)
    limits = (program.row_high == 1) & np.isneginf(program.row_low)
    order = np.argsort(program.index, kind="stable")
    ends = np.cumsum(size)
    found = [
        Choice(columns=program.column[order[ends[row] - size[row] : ends[row]]], row=row)
        for row in np.flatnonzero((size == ones) & (size > 1) & limits).tolist()
    ]
    alone = [Choice(columns=np.array([place]), row=-1) for place in np.flatnonzero(free).tolist()]
    return (*found, *alone)


class Deciding:
    """Decides on the contracts of a program, and relaxes the rest.

    `seconds` is what the engine took so far.
    """

    def __init__(
        self,
        program: Matrix,
        layout: Layout,
        remaining: Callable[[], Options],
        should_stop: ShouldStop,
    ) -> None:
        self._choices = choices(program, layout)
        none = np.empty(0, np.intp)
        self._columns = np.unique(np.concatenate([none, *(one.columns for one in self._choices)]))
        self._pricing = Pricing(program, layout, remaining, should_stop, decided=self._columns)
        self._should_stop = should_stop
        self._solved = 0
        self._gains: dict[int, tuple[float, float]] = {}
        self._best: Decided | None = None
        self._closed = np.inf
        self._open: list[_Node] = []

    @property
    def seconds(self) -> float:
        """Give what the engine took."""
        return self._pricing.seconds

    @property
    def has_choices(self) -> bool:
        """Tell whether there is anything to decide."""
        return bool(self._choices)

    def first(self, is_over: Callable[[], bool] = lambda: False) -> Decided | None:
        """Decide one thing after the other; None where there is no solution, or not yet.

        When that `is_over`, the rest stays open.
        """
        program = self._pricing.program
        root = self._pricing.relaxed(program)
        if root.solution is None:
            return None
        self._add(program, root, -np.inf)
        last = self._go_down(is_over)
        if self._best is not None:
            return replace(self._best, bound=self._bound)
        if last is None:
            last = _Node(bound=self._bound, number=0, program=program, solution=root.solution)
        return Decided(
            program=last.program, relaxed=last.solution, bound=self._bound, is_whole=False
        )

    def go_on(self, is_over: Callable[[], bool]) -> Decided | None:
        """Look for better decisions and prove more, until that `is_over`, or close enough."""
        while self._is_worth_while() and self._solved < NODES and not is_over():
            self._branch(heapq.heappop(self._open), _both)
        if self._is_worth_while():
            self._go_down(lambda: False)
        return None if self._best is None else replace(self._best, bound=self._bound)

    @property
    def _bound(self) -> float:
        return min(self._closed, self._open[0].bound if self._open else np.inf)

    def _is_worth_while(self) -> bool:
        if not self._open or self._should_stop():
            return False
        return self._could_be_better(self._open[0].bound)

    def _could_be_better(self, bound: float) -> bool:
        if self._best is None:
            return True
        least = self._best.relaxed.objective
        return bound < least - CLOSE * abs(least)

    def _go_down(self, is_over: Callable[[], bool]) -> _Node | None:
        """Follow the better half of the best node to the end; give the last one left open."""
        if not self._open:
            return None
        node = heapq.heappop(self._open)
        while not self._should_stop() and not is_over() and self._could_be_better(node.bound):
            half = self._branch(node, _clear)
            if half is None:
                return None
            self._open.remove(half)
            heapq.heapify(self._open)
            node = half
        heapq.heappush(self._open, node)
        return node

    def _branch(self, node: _Node, score: Score) -> _Node | None:
        """Split a node in two, and give the half with the lower bound if it can be split."""
        fractional = list(self._fractional(node.solution))
        tried: dict[int, tuple[tuple[Matrix, Relaxed], ...]] = {}
        for choice in fractional:
            if choice not in self._gains:
                tried[choice] = self._split(node, choice)
        chosen = max(fractional, key=lambda choice: (score(*self._gains[choice]), -choice))
        halves = tried[chosen] if chosen in tried else self._split(node, chosen)
        none, some = (self._add(program, half, node.bound) for program, half in halves)
        return none if halves[0][1].bound <= halves[1][1].bound else some

    def _split(self, node: _Node, choice: int) -> tuple[tuple[Matrix, Relaxed], ...]:
        """Relax a node with none of a choice, and with one."""
        one = self._choices[choice]
        programs = (_without(node.program, one), _with(node.program, one))
        halves = [self._pricing.relaxed(program, _GAP) for program in programs]
        self._solved += len(halves)
        none, some = (max(half.bound - node.bound, 0.0) for half in halves)
        before = self._gains.get(choice)
        # The latest node says most of those to come.
        mean = (none, some) if before is None else ((none + before[0]) / 2, (some + before[1]) / 2)
        self._gains[choice] = mean
        return tuple(zip(programs, halves, strict=True))

    def _add(self, program: Matrix, half: Relaxed, least: float) -> _Node | None:
        """Keep what is known of a part of all plans; give it where it can be split."""
        bound = max(half.bound, least)
        if half.solution is None:
            self._closed = min(self._closed, bound)
            return None
        if not any(True for _ in self._fractional(half.solution)):
            self._closed = min(self._closed, bound)
            best = self._best
            if best is None or half.solution.objective < best.relaxed.objective:
                self._best = Decided(
                    program=self._closed_to(half.solution),
                    relaxed=half.solution,
                    bound=bound,
                    is_whole=True,
                )
            return None
        node = _Node(bound=bound, number=self._solved, program=program, solution=half.solution)
        heapq.heappush(self._open, node)
        return node

    def _closed_to(self, solution: Relaxation) -> Matrix:
        """Give the program with the contracts of a solution, and no others."""
        program = self._pricing.program
        columns = self._columns
        low, high = program.low.copy(), program.high.copy()
        low[columns] = high[columns] = np.round(solution.values[columns])
        return replace(program, low=low, high=high)

    def _fractional(self, solution: Relaxation) -> Iterator[int]:
        """List the choices in between: rows first, then the dearest alone."""
        values, cost = solution.values, self._pricing.program.cost
        inside: set[int] = set()
        alone: list[tuple[float, int]] = []
        for number, choice in enumerate(self._choices):
            part = float(values[choice.columns].sum())
            if not _WHOLE < part < 1 - _NEAR_ONE:
                continue
            if choice.row >= 0:
                inside.update(choice.columns.tolist())
                yield number
            elif int(choice.columns[0]) not in inside:
                alone.append((-abs(float(cost[choice.columns[0]])), number))
        yield from (number for _, number in sorted(alone)[:_ALONE])


def _both(none: float, some: float) -> float:
    """Score by what both halves gain: that lifts the bound."""
    return max(none, _LEAST_GAIN) * max(some, _LEAST_GAIN)


def _clear(none: float, some: float) -> float:
    """Score by how much worse one half is: that leads to good decisions."""
    return abs(none - some)


def _without(program: Matrix, choice: Choice) -> Matrix:
    high = program.high.copy()
    high[choice.columns] = 0.0
    return replace(program, high=high)


def _with(program: Matrix, choice: Choice) -> Matrix:
    if choice.row < 0:
        low = program.low.copy()
        low[choice.columns] = 1.0
        return replace(program, low=low)
    row_low = program.row_low.copy()
    row_low[choice.row] = 1.0
    return replace(program, row_low=row_low)
