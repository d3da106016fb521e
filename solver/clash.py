"""Whether there truly is no plan, and which limits take part in that.

"Infeasible" is said only when a second program, in which costs do not count and every
limit may give, proves that the least they must give in all is above tolerance.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from procure.plan import Clash
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from solver.candidates import Screening
from solver.engine import OnProgress, Options, ShouldStop, run
from solver.instance import make_instance
from solver.model import Model
from solver.rules import RULES, demand

_TOLERANCE: Final = 1e-6
_NODES: Final = 20_000
"""Ends the search for one limit's part at the same point on every machine."""


@record
class Verdict:
    """Whether infeasibility is proven, and the limits that take part.

    `may_be_too_narrow`: with the larger orders tried here all limits can hold, so that
    the model left out plans.
    """

    proven: bool
    stopped: bool
    may_be_too_narrow: bool = False
    clashes: tuple[Clash, ...] = ()


def confirm(
    project: Project,
    scenario: Scenario,
    screening: Screening,
    options: Options,
    *,
    on_progress: OnProgress,
    should_stop: ShouldStop,
) -> Verdict:
    """Prove that the limits cannot hold together, and find those that take part."""
    search = _Search(project, scenario, screening, options, on_progress, should_stop)
    model = search.model()
    solved = search.solve(model, least=True)
    if should_stop() or solved is None:
        return Verdict(proven=False, stopped=should_stop())
    least, given = solved
    if least <= _TOLERANCE:
        return Verdict(proven=False, stopped=False, may_be_too_narrow=True)
    keys = [key for key in model.slacks if key != demand.KEY]
    clashes: list[Clash] = []
    for key in keys:
        alone = search.gives_way(key)
        if should_stop():
            break
        if alone or key in given:
            clashes.append(Clash(key=key, alone=alone))
    if not clashes or demand.KEY in given:
        # Less demand always helps; it is named where it is what has to give.
        clashes.append(Clash(key=demand.KEY, alone=True))
    clashes.sort(key=lambda clash: (not clash.alone, clash.key == demand.KEY))
    return Verdict(proven=True, stopped=False, clashes=tuple(clashes))


class _Search:
    def __init__(
        self,
        project: Project,
        scenario: Scenario,
        screening: Screening,
        options: Options,
        on_progress: OnProgress,
        should_stop: ShouldStop,
    ) -> None:
        self._instance = make_instance(
            project, scenario, screening, widen=64, every_limit_gives=True
        )
        self._options = options
        self._on_progress = on_progress
        self._should_stop = should_stop

    def model(self) -> Model:
        model = Model(self._instance, elastic=True)
        demand.constrain(model)
        for limit in self._instance.limits:
            RULES[limit.family](model, limit)
        model.problem.setObjective(model.solver_objective())
        return model

    def solve(self, model: Model, *, least: bool) -> tuple[float, Iterable[str]] | None:
        """Give the proven least slack and the keys that give, or None when nothing is known.

        Where not the `least` is asked, the first solution found will do.
        """
        solved = run(
            model.problem,
            Options(
                gap=Decimal("0.01") if least else Decimal(1),
                time_limit=self._options.time_limit,
                threads=self._options.threads,
                seed=self._options.seed,
            ),
            settings={"mip_max_nodes": _NODES},
            on_progress=self._on_progress,
            should_stop=self._should_stop,
            phase="confirming",
        )
        if solved.outcome not in {"optimal", "feasible"} or solved.bound is None:
            return None
        given = {
            key
            for key, slacks in model.slacks.items()
            if sum(solved.values.get(slack.name, 0.0) for slack in slacks) > _TOLERANCE
        }
        return solved.bound, given

    def gives_way(self, key: str) -> bool:
        """Tell whether a plan exists when the limit of a key alone may give."""
        model = self.model()
        for other, slacks in model.slacks.items():
            if other != key:
                for slack in slacks:
                    slack.upBound = 0
        return self.solve(model, least=False) is not None
