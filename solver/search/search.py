"""The search for a plan of a model: directly, or by way of a good plan that is there soon.

A small program goes to the engine as it is; in live mode CBC looks for plans of it beside
HiGHS, which alone proves. Of a large one a plan is looked for first (solver.search.large).
"""

from collections.abc import Callable, Mapping
from typing import Final

from solver import cbc
from solver.engine import OnFound, OnProgress, Options, Run, ShouldStop, ignore
from solver.matrix import matrix
from solver.model import Model
from solver.search.large import Large
from solver.search.whole import Whole

LARGE: Final = 600
"""From so many orders that could be placed on, a plan is looked for before the proof."""


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
    whole = Whole(matrix(model.problem), model.in_money, remaining, on_progress, should_stop)
    if _is_large(model):
        return Large(whole, model, on_found).run(start)
    return whole.race(start, None if on_found is ignore else on_found)
