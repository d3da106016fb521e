"""Solves a model: for cost, or first for what is served and then for cost."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, Literal

import pulp

from solver.engine import OnFound, OnProgress, Options, Run, ShouldStop, ignore, run
from solver.model import Model
from solver.search.search import pays, search

_FOUND: Final = frozenset({"optimal", "feasible"})
_HELD: Final = 1e-9
"""How far the second solve may fall behind the first, as a part of its value."""
_LOOSE: Final = 1e-7
"""The same as a part of all that is asked for, where nothing is found otherwise."""
_LARGE: Final = 1e4
"""The sum of the coefficients of the row that holds it; engines keep rows to about 1e-6."""


class Stages:
    """Solves models; `remaining` gives the options with the time that is left."""

    def __init__(
        self, remaining: Callable[[], Options], on_progress: OnProgress, should_stop: ShouldStop
    ) -> None:
        self._remaining = remaining
        self._on_progress = on_progress
        self._should_stop = should_stop

    def cost(
        self,
        model: Model,
        *,
        start: Mapping[str, float] | None = None,
        on_found: OnFound = ignore,
    ) -> Run:
        """Find the least cost; the rows and the costs have to be there.

        `start` holds decisions to begin with, `on_found` is told of plans on the way.
        """
        model.problem.setObjective(model.solver_objective())
        if not pays(model, self._remaining()):
            return self._run(model, start)
        return search(
            model,
            self._remaining,
            start=start,
            on_progress=self._on_progress,
            should_stop=self._should_stop,
            on_found=on_found,
        )

    def served(self, model: Model) -> Run:
        """Find the least unserved (`model.short`), whatever it costs."""
        model.minimise(model.short)
        return self._run(model, None, phase="serving")

    def served_then_cost(self, model: Model) -> tuple[Run, Run]:
        """Find the least unserved (`model.short`), then the least cost that keeps to it.

        Gives the last run that found a plan, and the first. Where the first one was
        stopped, or the second found nothing, the first is the last.
        """
        first = self.served(model)
        if first.outcome not in _FOUND or first.objective is None or first.stopped:
            # Without the first run's end there is nothing to hold, so no bound on cost.
            return replace(first, bound=None), first
        give = self._hold(model, first)
        model.problem.setObjective(model.solver_objective())
        second = self._run(model, first.values)
        if second.bound is None and not second.stopped:
            # The engine takes its own tolerances for the first run's, and finds nothing else.
            give.upBound = _LOOSE * _LARGE
            second = self._run(model, first.values)
        if second.outcome not in _FOUND:
            # Stopped before it began: what the first run found is a plan all the same.
            kept = replace(first, outcome="feasible", bound=None, stopped=second.stopped)
            return kept, first
        return second, first

    def _hold(self, model: Model, first: Run) -> pulp.LpVariable:
        """Keep what is unserved, in a row so large that the engine's tolerance is below ours.

        Gives the variable by which the row gives where its upper bound, 0, is raised.
        """
        scale = _LARGE / (sum(model.short.values()) or 1.0)
        row = {part: each * scale for part, each in model.short.items()}
        # The engine may take a part for a little less than nothing.
        unserved = sum(each * max(first.values[part.name], 0.0) for part, each in row.items())
        give = model.variable("give", high=0)
        model.at_most(row | {give: -1.0}, unserved * (1 + _HELD))
        return give

    def _run(
        self,
        model: Model,
        start: Mapping[str, float] | None,
        *,
        phase: Literal["serving", "solving"] = "solving",
    ) -> Run:
        return run(
            model.problem,
            self._remaining(),
            in_money=model.in_money,
            start=start,
            on_progress=self._on_progress,
            should_stop=self._should_stop,
            phase=phase,
        )
