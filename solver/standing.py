"""What stands somewhere in each period: the variables of all orders whose chips work then."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

import pulp

from solver.columns import Column

Value = TypeVar("Value")


class Standing(Generic[Value]):
    """Variables of columns with a value each, by the periods in which the columns are at work.

    No two columns have a variable in common. What is bought stays, so that a period begins
    as a copy of the one before: most coefficients of a large program are made this way.
    """

    def __init__(self, periods: int) -> None:
        self._bought: list[dict[pulp.LpVariable, Value]] = [{} for _ in range(periods)]
        self._rented: list[dict[pulp.LpVariable, Value]] = [{} for _ in range(periods)]
        self._held_from = periods
        self._begun: set[int] = set()

    def add(self, column: Column, parts: Mapping[pulp.LpVariable, Value]) -> list[int]:
        """Add the variables of a column; give the periods in which nothing stood before."""
        every = len(self._bought)
        periods = column.at_work(every)
        stays = bool(periods) and periods.stop == every
        if stays:
            self._bought[periods.start].update(parts)
        else:
            for period in periods:
                self._rented[period].update(parts)
        if periods.start >= self._held_from:
            return []
        new = [period for period in periods if period not in self._begun]
        self._begun.update(new)
        if stays:
            self._held_from = periods.start
        return new

    def rows(self) -> Iterator[dict[pulp.LpVariable, Value]]:
        """Give what stands in each period, in their order; each may be changed."""
        held: dict[pulp.LpVariable, Value] = {}
        for bought, rented in zip(self._bought, self._rented, strict=True):
            held.update(bought)
            row = held.copy()
            row.update(rented)
            yield row
