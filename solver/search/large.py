"""A plan of a large program before the whole of it is solved, and what is proven by then.

The relaxation is solved first; what it proves is a true bound, the offers that it uses lead
to a plan (relax and fix, then fix and optimise), and the engine goes on from there with the
whole program, unless plan and bound are already as near as asked. Nothing is left out of the
whole program, so that every bound is one of all plans.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

import numpy as np

from solver import cbc, engine
from solver.clock import Clock
from solver.engine import OnFound, Options, Progress, Run
from solver.matrix import Floats, Matrix, keeps
from solver.model import Model
from solver.search.contracts import Decided, Deciding
from solver.search.cuts import strengthen
from solver.search.improve import improve
from solver.search.layout import Layout, Piece, layout, piece
from solver.search.relax_and_fix import as_far_as_it_goes, relax_and_fix
from solver.search.tighten import tighten
from solver.search.whole import Whole

HUGE: Final = 10_000
"""From so many orders on, steps are as small as they can be, and have more time each."""
_STEP_SECONDS: Final = Decimal(5)
_HUGE_STEP_SECONDS: Final = Decimal(20)
_DECIDING_SECONDS: Final = 8.0
_DECIDING_PART: Final = 0.25
"""Of the time that is left."""
_STEP_NODES: Final = 500
_USED: Final = 1e-7
_ROUNDING: Final = 1e-7
_BACK: Final = 3
"""So many periods are freed where a piece turns out to be too narrow."""
_DEAR: Final = 1e-4
"""What a use costs more than it is worth, as a part of the objective, to be left out."""
_PATIENCE: Final[Mapping[str, engine.Setting]] = {
    "mip_allow_restart": False,
    "mip_detect_symmetry": False,
    "mip_max_nodes": _STEP_NODES,
}


class Large:
    """Finds a plan before the whole program is solved; `on_found` is told of plans."""

    def __init__(self, whole: Whole, model: Model, on_found: OnFound) -> None:
        self._whole = whole
        self._on_found = on_found
        self._program = tighten(whole.program)
        self._layout: Layout = layout(model, self._program)
        self._model = model
        self._bound: float | None = None
        self._told: Floats | None = None
        self._is_huge = len(model.instance.columns) >= HUGE
        self._is_live = whole.remaining().mode == "live"
        self._by_cbc = self._is_live and cbc.is_there() and not self._is_huge

    def run(self, start: Mapping[str, float] | None) -> Run:
        """Find a plan, then solve the whole program unless that is enough."""
        whole = self._whole
        deciding = Deciding(self._program, self._layout, whole.remaining, whole.should_stop)
        decided = deciding.first(self._until())
        if decided is None:
            # Without a plan even in fractions, or stopped: the engine says which.
            return whole.solve(start)
        self._bound = decided.bound
        whole.seconds += deciding.seconds
        self._tell(None)
        best = self._best(decided, deciding)
        if best is None:
            return self._with_bound(whole.solve(start))
        found = self._as_run(best)
        if whole.closes(found.objective, found.bound) or whole.should_stop():
            return found
        return whole.better(self._with_bound(whole.solve(found.values)), found)

    def _until(self) -> Callable[[], bool]:
        """Tell when contracts have been looked at for long enough: in live mode, by the clock."""
        if not self._is_live:
            return lambda: False
        options = self._whole.remaining()
        clock, limit = Clock(options), options.time_limit
        seconds = _DECIDING_SECONDS
        if limit is not None:
            seconds = min(seconds, _DECIDING_PART * float(limit))
        return lambda: clock.seconds > seconds

    def _best(self, decided: Decided, deciding: Deciding) -> Floats | None:
        """Give the best solution that the offers of the relaxation lead to."""
        planned = self._planned(decided)
        if planned is None and deciding.has_choices:
            # These contracts may not do in whole orders: they are decided with the orders.
            planned = self._planned(replace(decided, program=self._program))
        if planned is None:
            return None
        part, values = planned
        self._tell(part.whole(values))
        if not self._is_enough(part.whole(values)):
            if deciding.has_choices:
                part, values = self._decided_again(deciding, decided, part, values)
            elif not self._is_huge:
                self._raise_bound()
        better = improve(
            part,
            values,
            self._whole.remaining,
            self._step,
            is_enough=lambda latest: self._is_enough(part.whole(latest)),
        )
        return part.whole(better)

    def _planned(self, decided: Decided) -> tuple[Piece, Floats] | None:
        """Give a piece, and a solution of it that is one of the whole program, too."""
        if self._is_huge:
            part, values = self._narrowly_planned(decided)
        else:
            part = self._piece(decided)
            values = relax_and_fix(
                part, self._whole.remaining, self._step, should_stop=self._whole.should_stop
            )
        if values is None or not keeps(self._program, part.whole(values)):
            return None
        return part, values

    def _narrowly_planned(self, decided: Decided) -> tuple[Piece, Floats | None]:
        """Look for a solution of very few columns, and where they do not do, of more."""
        whole = self._whole
        part = self._narrow_piece(decided)
        values, left = as_far_as_it_goes(
            part,
            whole.remaining,
            self._step,
            window=1,
            should_stop=whole.should_stop,
            most_back=0,
        )
        if left is None:
            return part, values
        wide = self._piece(decided)
        values, left = as_far_as_it_goes(
            wide,
            whole.remaining,
            self._step,
            window=1,
            should_stop=whole.should_stop,
            most_back=_BACK,
            begun=(part.whole(values)[wide.kept], left),
        )
        return wide, values if left is None else None

    def _decided_again(
        self, deciding: Deciding, decided: Decided, part: Piece, values: Floats
    ) -> tuple[Piece, Floats]:
        """Prove more by other contracts, and plan with those that look better, if any do."""
        before = deciding.seconds
        again = deciding.go_on(self._until())
        self._whole.seconds += deciding.seconds - before
        if again is None:
            return part, values
        self._bound = max(again.bound, decided.bound)
        if not decided.is_whole or again.relaxed.objective < decided.relaxed.objective:
            other = self._planned(again)
            if other is not None and self._cost(other[0].whole(other[1])) < self._cost(
                part.whole(values)
            ):
                return other
        return part, values

    def _piece(self, decided: Decided) -> Piece:
        """Cut the program to the offers that the relaxation uses."""
        orders = self._layout.of_offers(_used(decided))
        return piece(decided.program, self._layout, orders, self._layout.with_only(orders))

    def _narrow_piece(self, decided: Decided) -> Piece:
        """Cut the program to the orders of the relaxation, and near the end to their offers.

        Uses that are dear by the relaxation are many, and slow every step down: they are
        left out, too.
        """
        found, relaxed = self._layout, decided.relaxed
        values = _used(decided)
        late = found.usable > found.usable.max(initial=0) - _BACK
        orders = [
            order
            for order in found.of_offers(values)
            if late[order] or values[found.decisions[order]].any()
        ]
        uses = np.concatenate([*found.uses.values(), np.empty(0, np.intp)])
        is_dear = (relaxed.reduced[uses] > _DEAR * abs(relaxed.objective)) & (values[uses] == 0)
        kept = np.setdiff1d(found.with_only(orders), uses[is_dear])
        return piece(decided.program, found, orders, kept)

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
        if self._is_live:
            left = options.time_limit
            most = _HUGE_STEP_SECONDS if self._is_huge else _STEP_SECONDS
            limit = most if left is None else min(left, most)
            options = replace(options, time_limit=limit)
        stop = self._whole.should_stop
        if self._by_cbc:
            run = cbc.solve(part, options, start=start, should_stop=stop)
        else:
            names = None if start is None else dict(zip(part.names, start.tolist(), strict=True))
            run = engine.run(part, options, settings=_PATIENCE, start=names, should_stop=stop)
        self._whole.seconds += run.seconds
        return run

    def _is_enough(self, values: Floats) -> bool:
        if self._told is None or not np.array_equal(values, self._told):
            self._tell(values)
        return self._whole.should_stop() or self._whole.closes(self._cost(values), self._bound)

    def _cost(self, values: Floats) -> float:
        return float(self._program.cost @ values) + self._program.offset

    def _tell(self, values: Floats | None) -> None:
        """Tell what is known so far."""
        self._told = values
        if values is not None:
            self._on_found(self._as_run(values))
        in_money = self._whole.in_money
        bound = None if self._bound is None else in_money(self._bound)
        objective = None if values is None else in_money(self._cost(values))
        gap = None
        if objective and bound is not None:
            gap = max((objective - bound) / abs(objective), 0.0)
        self._whole.on_progress(
            Progress(phase="solving", objective=objective, bound=bound, gap=gap)
        )

    def _as_run(self, values: Floats) -> Run:
        program = self._program
        objective = self._cost(values)
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
            engine=cbc.ENGINE if self._by_cbc else engine.ENGINE,
            seconds=self._whole.seconds,
        )

    def _with_bound(self, run: Run) -> Run:
        if self._bound is None or run.outcome not in {"optimal", "feasible", "nothing_found"}:
            return run
        return replace(run, bound=max(self._bound, run.bound or self._bound))


def _used(decided: Decided) -> Floats:
    """Give the values of a relaxation without what is arithmetic."""
    values = decided.relaxed.values
    return np.where(abs(values) > _USED, values, 0.0)
