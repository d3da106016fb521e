"""Solves the whole program, in live mode with CBC looking for plans beside HiGHS."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

import numpy as np

from solver import cbc, engine
from solver.engine import OnFound, OnProgress, Options, Progress, Run, ShouldStop
from solver.matrix import Floats, Matrix

_EARLIER: Final = Decimal("0.95")
_ARITHMETIC: Final = 1e-9


class Whole:
    """The program of a model, and how it is solved.

    `remaining` gives the options with the time that is left, `in_money` turns the model's
    objective into currency. `seconds` is what the engines have taken so far.
    """

    def __init__(
        self,
        program: Matrix,
        in_money: Callable[[float], float],
        remaining: Callable[[], Options],
        on_progress: OnProgress,
        should_stop: ShouldStop,
    ) -> None:
        self.program = program
        self.in_money = in_money
        self.remaining = remaining
        self.on_progress = on_progress
        self.should_stop = should_stop
        self.seconds = 0.0

    def solve(
        self,
        start: Mapping[str, float] | None,
        *,
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
        on_found: OnFound | None = None,
    ) -> Run:
        """Solve it with HiGHS; `on_found` is told of solutions on the way."""
        run = engine.run(
            self.program,
            self.remaining(),
            in_money=self.in_money,
            start=start,
            on_progress=on_progress or self.on_progress,
            should_stop=should_stop or self.should_stop,
            on_found=on_found,
        )
        self.seconds += run.seconds
        return replace(run, seconds=self.seconds)

    def race(self, start: Mapping[str, float] | None, on_found: OnFound | None = None) -> Run:
        """Solve it with HiGHS while CBC looks for plans beside it.

        `on_found` is told of the plans of HiGHS on the way.
        What is proven is what HiGHS has proven: CBC calls plans optimal that are not.
        """
        over = threading.Event()
        values = None if start is None else self._values(start)
        other: Run | None = None
        bound: float | None = None

        def run_other() -> None:
            nonlocal other
            options = self.remaining()
            if options.time_limit is not None:
                # It has to be through, with its plan written, when the time is over.
                options = replace(options, time_limit=_EARLIER * options.time_limit)
            other = cbc.solve(self.program, options, start=values, should_stop=over.is_set)

        def told(progress: Progress) -> None:
            nonlocal bound
            if progress.bound is not None:
                bound = progress.bound
            self.on_progress(progress)

        def is_enough() -> bool:
            if other is None or other.objective is None or bound is None:
                return False
            return self._is_close(self.in_money(other.objective), bound)

        thread = threading.Thread(target=run_other, name="CBC", daemon=True)
        thread.start()
        try:
            run = self.solve(
                start,
                on_progress=told,
                should_stop=lambda: self.should_stop() or is_enough(),
                on_found=on_found,
            )
        finally:
            over.set()
            thread.join()
        return run if other is None else self.better(run, other)

    def better(self, run: Run, other: Run) -> Run:
        """Keep the cheaper of two solutions, with what `run` has proven."""
        if other.objective is None:
            return run
        kept = run
        if run.objective is None or other.objective < run.objective:
            kept = replace(other, nodes=run.nodes, seconds=run.seconds)
        elif run.outcome == "optimal":
            return run
        # A run that the other's solution has ended was not stopped by anybody.
        closed = self.closes(kept.objective, run.bound)
        return replace(
            kept,
            outcome="optimal" if closed else "feasible",
            stopped="" if closed else run.stopped,
            bound=run.bound,
        )

    def closes(self, objective: float | None, bound: float | None) -> bool:
        """Tell whether a solution is as near to a bound as asked, in money."""
        if objective is None or bound is None:
            return False
        return self._is_close(self.in_money(objective), self.in_money(bound))

    def _is_close(self, cost: float, bound: float) -> bool:
        allowed = float(self.remaining().gap) * abs(cost)
        return cost - bound <= allowed * (1 + _ARITHMETIC)

    def _values(self, start: Mapping[str, float]) -> Floats:
        return np.array([start.get(name, 0.0) for name in self.program.names])
