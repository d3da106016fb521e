"""The search for a plan of a model: directly, or by way of a good plan that is there soon.

A small program goes to the engine as it is. Of a large one the relaxation is solved first;
what it proves is a true bound, the offers that it uses lead to a plan (relax and fix, then
fix and optimise), and the engine goes on from there with the whole program, unless plan and
bound are already as near as asked. Nothing is left out of the whole program, so that every
bound is one of all plans.

In live mode CBC looks for plans of a small program beside HiGHS, which alone proves.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

import numpy as np

from solver import cbc, engine
from solver.engine import OnProgress, Options, Progress, Relaxation, Run, ShouldStop
from solver.matrix import Floats, Matrix, keeps, matrix
from solver.model import Model
from solver.search.cuts import strengthen
from solver.search.improve import improve
from solver.search.layout import Layout, layout
from solver.search.pricing import priced_relaxation
from solver.search.relax_and_fix import WINDOW, relax_and_fix
from solver.search.tighten import tighten

OnFound = Callable[[Run], None]

LARGE: Final = 600
"""From so many orders that could be placed on, a plan is looked for before the proof."""
_STEP_SECONDS: Final = Decimal(5)
_HUGE_STEP_SECONDS: Final = Decimal(20)
_STEP_NODES: Final = 500
_EARLIER: Final = Decimal("0.95")
_USED: Final = 1e-7
_ROUNDING: Final = 1e-7
_ARITHMETIC: Final = 1e-9
HUGE: Final = 10_000
"""From so many orders on, steps are as small as they can be, and have more time each."""
_DEAR: Final = 5e-4
"""What a use costs more than it is worth, as a part of the objective, to be left out."""
_PATIENCE: Final[Mapping[str, engine.Setting]] = {
    "mip_allow_restart": False,
    "mip_detect_symmetry": False,
    "mip_max_nodes": _STEP_NODES,
}


def unheard(_: Run) -> None:
    """Take no notice of what is found on the way."""


def pays(model: Model, options: Options) -> bool:
    """Tell whether there is more to do than to give the model to the engine."""
    return _is_large(model) or (options.mode == "live" and cbc.is_there())


def _is_large(model: Model) -> bool:
    return len(model.instance.columns) >= LARGE


def search(
    model: Model,
    remaining: Callable[[], Options],
    *,
    start: Mapping[str, float] | None = None,
    on_progress: OnProgress,
    should_stop: ShouldStop,
    on_found: OnFound,
) -> Run:
    """Find the least of a model's objective, which has to be set.

    `remaining` gives the options with the time that is left; `start` are the values of a
    solution to begin with; `on_found` is told of plans on the way.
    """
    program = matrix(model.problem)
    whole = _Whole(model, program, remaining, on_progress, should_stop)
    if _is_large(model):
        return _Large(whole, model, on_found).run(start)
    return whole.race(start)


class _Whole:
    """Solves the whole program."""

    def __init__(
        self,
        model: Model,
        program: Matrix,
        remaining: Callable[[], Options],
        on_progress: OnProgress,
        should_stop: ShouldStop,
    ) -> None:
        self.program = program
        self.remaining = remaining
        self.on_progress = on_progress
        self.should_stop = should_stop
        self.in_money = model.in_money
        self.seconds = 0.0

    def solve(
        self,
        start: Mapping[str, float] | None,
        *,
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
    ) -> Run:
        """Solve it with HiGHS."""
        run = engine.solve(
            self.program,
            self.remaining(),
            in_money=self.in_money,
            start=start,
            on_progress=on_progress or self.on_progress,
            should_stop=should_stop or self.should_stop,
        )
        self.seconds += run.seconds
        return replace(run, seconds=self.seconds)

    def race(self, start: Mapping[str, float] | None) -> Run:
        """Solve it with HiGHS while CBC looks for plans beside it.

        What is proven is what HiGHS has proven: CBC calls plans optimal that are not.
        """
        over = threading.Event()
        values = None if start is None else self._values(start)
        others: list[Run] = []
        bounds: list[float] = []

        def run_other() -> None:
            options = self.remaining()
            if options.time_limit is not None:
                # It has to be through, with its plan written, when the time is over.
                options = replace(options, time_limit=_EARLIER * options.time_limit)
            others.append(cbc.solve(self.program, options, start=values, should_stop=over.is_set))

        def told(progress: Progress) -> None:
            if progress.bound is not None:
                bounds.append(progress.bound)
            self.on_progress(progress)

        def is_enough() -> bool:
            found = others[0].objective if others else None
            money = None if found is None else self.in_money(found)
            return self.closes(money, bounds[-1] if bounds else None)

        thread = threading.Thread(target=run_other, name="CBC", daemon=True)
        thread.start()
        try:
            run = self.solve(
                start,
                on_progress=told,
                should_stop=lambda: self.should_stop() or is_enough(),
            )
        finally:
            over.set()
            thread.join()
        return self._better(run, others[0]) if others else run

    def _better(self, run: Run, other: Run) -> Run:
        """Keep the cheaper of two plans, with what HiGHS (`run`) has proven."""
        if run.outcome not in {"feasible", "nothing_found"} or other.objective is None:
            return run
        bound, stopped = run.bound, run.stopped
        if run.objective is None or other.objective < run.objective:
            run = replace(other, nodes=run.nodes, seconds=run.seconds)
        closed = self.closes(run.objective, bound)
        return replace(
            run,
            outcome="optimal" if closed else "feasible",
            stopped="" if closed else stopped,
            bound=bound,
        )

    def closes(self, objective: float | None, bound: float | None) -> bool:
        """Tell whether a solution is as near to a bound as asked."""
        if objective is None or bound is None:
            return False
        allowed = float(self.remaining().gap) * abs(objective)
        return objective - bound <= allowed * (1 + _ARITHMETIC)

    def _values(self, start: Mapping[str, float]) -> Floats:
        return np.array([start.get(name, 0.0) for name in self.program.names])


class _Large:
    """Finds a plan before the whole program is solved."""

    def __init__(self, whole: _Whole, model: Model, on_found: OnFound) -> None:
        self._whole = whole
        self._on_found = on_found
        self._program = tighten(whole.program)
        self._layout: Layout = layout(model, self._program)
        self._model = model
        self._bound: float | None = None
        self._told: Floats | None = None
        self._is_huge = len(model.instance.columns) >= HUGE

    def run(self, start: Mapping[str, float] | None) -> Run:
        whole = self._whole
        priced = priced_relaxation(self._program, self._layout, whole.remaining, whole.should_stop)
        if priced is None:
            # Without a plan even in fractions, or stopped: the engine says which.
            return whole.solve(start)
        relaxed, self._bound = priced
        whole.seconds += relaxed.seconds
        self._tell(None)
        best = self._best(relaxed)
        if best is None:
            return self._with_bound(whole.solve(start))
        found = self._as_run(best)
        if whole.closes(found.objective, found.bound) or whole.should_stop():
            return found
        return self._better(self._with_bound(whole.solve(found.values)), found)

    def _best(self, relaxed: Relaxation) -> Floats | None:
        """Give the best solution that the offers of the relaxation lead to."""
        whole = self._whole
        used = np.where(abs(relaxed.values) > _USED, relaxed.values, 0.0)
        orders = self._layout.of_offers(used)
        kept = self._layout.with_only(orders)
        if self._is_huge:
            # Uses that are dear by the relaxation are many, and slow every step down.
            uses = np.concatenate([*self._layout.uses.values(), np.empty(0, np.intp)])
            dear = uses[relaxed.reduced[uses] > _DEAR * abs(relaxed.objective)]
            kept = np.setdiff1d(kept, dear)
        values = relax_and_fix(
            self._program,
            self._layout,
            orders,
            kept,
            whole.remaining,
            self._step,
            window=1 if self._is_huge else WINDOW,
            should_stop=whole.should_stop,
        )
        if values is None or not keeps(self._program, values):
            return None
        self._tell(values)
        if not self._is_enough(values) and not self._is_huge:
            self._raise_bound()
        return improve(
            self._program,
            self._layout,
            orders,
            kept,
            values,
            whole.remaining,
            self._step,
            is_enough=self._is_enough,
        )

    def _raise_bound(self) -> None:
        """Prove more of all plans, by rows that none of them has to break."""
        whole = self._whole
        closer = strengthen(
            self._model, self._program, whole.remaining, should_stop=whole.should_stop
        )
        if closer is not None:
            whole.seconds += closer[1].seconds
            # The engine's figure is true within its tolerances.
            least = closer[1].objective - _ROUNDING * abs(closer[1].objective)
            self._bound = least if self._bound is None else max(self._bound, least)

    def _step(self, part: Matrix, options: Options, start: Floats | None) -> Run:
        """Solve a part of the program, as far as is worth while."""
        if options.mode == "live":
            left = options.time_limit
            most = _HUGE_STEP_SECONDS if self._is_huge else _STEP_SECONDS
            limit = most if left is None else min(left, most)
            options = replace(options, time_limit=limit)
        stop = self._whole.should_stop
        if options.mode == "live" and cbc.is_there() and not self._is_huge:
            run = cbc.solve(part, options, start=start, should_stop=stop)
        else:
            names = None if start is None else dict(zip(part.names, start.tolist(), strict=True))
            run = engine.solve(part, options, settings=_PATIENCE, start=names, should_stop=stop)
        self._whole.seconds += run.seconds
        return run

    def _is_enough(self, values: Floats) -> bool:
        if values is not self._told:
            self._tell(values)
        objective = float(self._program.cost @ values) + self._program.offset
        return self._whole.should_stop() or self._whole.closes(objective, self._bound)

    def _tell(self, values: Floats | None) -> None:
        """Tell what is known so far."""
        self._told = values
        if values is not None:
            self._on_found(self._as_run(values))
        bound = None if self._bound is None else self._whole.in_money(self._bound)
        objective = gap = None
        if values is not None:
            objective = self._whole.in_money(float(self._program.cost @ values))
        if objective and bound is not None:
            gap = max((objective - bound) / abs(objective), 0.0)
        self._whole.on_progress(
            Progress(phase="solving", objective=objective, bound=bound, gap=gap)
        )

    def _as_run(self, values: Floats) -> Run:
        program = self._program
        objective = float(program.cost @ values) + program.offset
        closed = self._whole.closes(objective, self._bound)
        return Run(
            outcome="optimal" if closed else "feasible",
            stopped="user" if self._whole.should_stop() else "",
            values=dict(zip(program.names, values.tolist(), strict=True)),
            objective=objective,
            bound=self._bound,
            nodes=0,
            variables=len(program.names),
            integers=int(program.integer.sum()),
            constraints=len(program.row_low),
            seconds=self._whole.seconds,
        )

    def _with_bound(self, run: Run) -> Run:
        if self._bound is None or run.outcome not in {"optimal", "feasible", "nothing_found"}:
            return run
        return replace(run, bound=max(self._bound, run.bound or self._bound))

    def _better(self, run: Run, found: Run) -> Run:
        """Keep the plan found first where the whole program gave none, or a dearer one."""
        if run.objective is not None and run.objective <= (found.objective or 0.0):
            return run
        closed = self._whole.closes(found.objective, run.bound)
        return replace(
            found,
            outcome="optimal" if closed else "feasible",
            bound=run.bound,
            stopped=run.stopped,
            nodes=run.nodes,
            seconds=run.seconds,
        )
