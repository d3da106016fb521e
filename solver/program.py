"""Variables and rows of a program, added with PuLP."""

from collections.abc import Mapping
from typing import Final

import pulp

from solver.engine import ShouldStop, StoppedError

_ROWS_BETWEEN_POLLS: Final = 500


class Program:
    """A program to be minimised that is being written.

    While rows are added, `should_stop` is polled: StoppedError ends the writing.
    """

    def __init__(self, name: str, should_stop: ShouldStop) -> None:
        self.problem = pulp.LpProblem(name, pulp.LpMinimize)
        self._should_stop = should_stop
        self._variables = 0
        self._rows = 0
        # What is there whatever is ordered; it also keeps a program without any offer a
        # program: engines refuse an empty one.
        self.one = self.variable("one", low=1, high=1)

    def variable(
        self, name: str, *, low: float = 0, high: float | None = None, integer: bool = False
    ) -> pulp.LpVariable:
        """Add a variable from `low` to `high`; `name` is for readers of the program only."""
        kind = pulp.LpInteger if integer else pulp.LpContinuous
        self._variables += 1
        # PuLP tells variables apart by name and rewrites characters of it, so that
        # names made of the project's own words could fall together.
        return self.problem.add_variable(f"{name}_{self._variables}", low, high, kind)

    def at_most(self, terms: Mapping[pulp.LpVariable, float], most: float) -> None:
        """Add the row terms <= most."""
        self._row(terms, pulp.LpConstraintLE, most)

    def at_least(self, terms: Mapping[pulp.LpVariable, float], least: float) -> None:
        """Add the row terms >= least."""
        self._row(terms, pulp.LpConstraintGE, least)

    def equal(self, terms: Mapping[pulp.LpVariable, float], value: float) -> None:
        """Add the row terms == value."""
        self._row(terms, pulp.LpConstraintEQ, value)

    def in_range(
        self, count: pulp.LpVariable, low: float, high: float, chosen: pulp.LpVariable
    ) -> None:
        """Keep a count from low to high where it is chosen, and at zero where it is not."""
        if low == high:
            # One equation: given as two rows, the presolve of HiGHS 1.15.1 can lose the best plan.
            self.equal({count: 1.0, chosen: -low}, 0)
            return
        self.at_most({count: 1.0, chosen: -high}, 0)
        self.at_least({count: 1.0, chosen: -low}, 0)

    def _row(self, terms: Mapping[pulp.LpVariable, float], sense: int, value: float) -> None:
        # Rows are most of what building takes. PuLP reckons the hash of every variable
        # that an expression is made of, an update takes those of the dictionary; and
        # `addConstraint` looks at every variable once more, `extend` does not.
        expression = pulp.LpAffineExpression()
        expression.update(terms or {self.one: 0.0})
        self.problem.extend([pulp.LpConstraint(expression, sense, rhs=value)])
        self._rows += 1
        if self._rows % _ROWS_BETWEEN_POLLS == 0:
            self.go_on()

    def go_on(self) -> None:
        """Raise StoppedError where the user has stopped."""
        if self._should_stop():
            raise StoppedError
