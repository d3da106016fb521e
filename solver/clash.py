"""Whether there truly is no plan, and which limits take part in that.

"Infeasible" is said only when a second program, in which costs do not count and every
limit may give, proves that the least they must give in all is above tolerance.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from procure.plan import Clash
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from solver.candidates import Screening
from solver.engine import OnProgress, Options, Run, ShouldStop, Stopped, run
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
    the model left out plans. `stopped` says what ended the search before it was through.
    """

    proven: bool
    stopped: Stopped
    may_be_too_narrow: bool = False
    clashes: tuple[Clash, ...] = ()


def confirm(
    project: Project,
    scenario: Scenario,
    screening: Screening,
    remaining: Callable[[], Options],
    *,
    on_progress: OnProgress,
    should_stop: ShouldStop,
) -> Verdict:
    """Prove that the limits cannot hold together, and find those that take part.

    `remaining` gives the options with the time that is left.
    """
    search = _Search(project, scenario, screening, remaining, on_progress, should_stop)
    model = search.model()
    solved = search.solve(model, least=True)
    given = set(search.giving(model, solved))
    if should_stop() or not solved.values or solved.bound is None or search.orders_cut:
        return Verdict(proven=False, stopped=search.stopped())
    if solved.bound <= _TOLERANCE:
        # Stopped before it was through, nothing says that all limits can hold.
        narrow = not solved.stopped
        return Verdict(proven=False, stopped=solved.stopped, may_be_too_narrow=narrow)
    keys = [key for key in model.slacks if key != demand.KEY]
    clashes: list[Clash] = []
    for key in keys:
        alone = not search.stopped() and search.gives_way(key)
        if alone or key in given:
            clashes.append(Clash(key=key, alone=alone))
    if not clashes or demand.KEY in given:
        # Less demand always helps; it is named where it is what has to give.
        clashes.append(Clash(key=demand.KEY, alone=True))
    clashes.sort(key=lambda clash: (not clash.alone, clash.key == demand.KEY))
    return Verdict(proven=True, stopped=search.stopped(), clashes=tuple(clashes))


class _Search:
    def __init__(
        self,
        project: Project,
        scenario: Scenario,
        screening: Screening,
        remaining: Callable[[], Options],
        on_progress: OnProgress,
        should_stop: ShouldStop,
    ) -> None:
        self._instance = make_instance(
            project, scenario, screening, widen=64, every_limit_gives=True
        )
        self._remaining = remaining
        self._on_progress = on_progress
        self._should_stop = should_stop

    @property
    def orders_cut(self) -> bool:
        """Tell whether orders too large for the engine could do what those tried cannot."""
        return self._instance.orders_cut

    def model(self) -> Model:
        model = Model(self._instance, elastic=True)
        demand.constrain(model)
        for limit in self._instance.limits:
            RULES[limit.family](model, limit)
        model.problem.setObjective(model.solver_objective())
        return model

    def stopped(self) -> Stopped:
        """Tell who or what ends the search before it is through."""
        if self._should_stop():
            return "user"
        return "time" if self._remaining().time_limit == 0 else ""

    def solve(self, model: Model, *, least: bool) -> Run:
        """Find the least slack; where not the `least` is asked, any solution will do."""
        return run(
            model.problem,
            replace(self._remaining(), gap=Decimal("0.01") if least else Decimal(1)),
            settings={"mip_max_nodes": _NODES},
            on_progress=self._on_progress,
            should_stop=self._should_stop,
            phase="confirming",
        )

    def giving(self, model: Model, solved: Run) -> Iterator[str]:
        """List the keys of the limits that give in a solution."""
        for key, slacks in model.slacks.items():
            if sum(solved.values.get(slack.name, 0.0) for slack in slacks) > _TOLERANCE:
                yield key

    def gives_way(self, key: str) -> bool:
        """Tell whether a plan exists when the limit of a key alone may give."""
        model = self.model()
        for other, slacks in model.slacks.items():
            if other != key:
                for slack in slacks:
                    slack.upBound = 0
        solved = self.solve(model, least=False)
        return solved.outcome in {"optimal", "feasible"} and solved.bound is not None
