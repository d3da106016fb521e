"""Whether there truly is no plan, and which limits take part in that.

"Infeasible" is said only when a second program, in which costs do not count and every
limit may give, proves that the least they must give in all is above tolerance. Where
already its relaxation, with parts of orders, proves that, the program itself is spared.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import Final

import numpy as np

from procure.plan import Clash
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from solver.candidates import Screening
from solver.engine import OnProgress, Options, Relaxation, Run, ShouldStop, Stopped, relax, run
from solver.instance import Instance, make_instance
from solver.matrix import Floats, Matrix, Places, matrix
from solver.model import Model
from solver.rules import RULES, demand

_TOLERANCE: Final = 1e-6
_NODES: Final = 20_000
"""Ends the search for one limit's part at the same point on every machine."""
_CLOSE: Final = Decimal("0.01")
_ABOUT: Final = Decimal("0.1")
_ANY: Final = Decimal(1)
"""Where it is only asked whether there is a solution, the first will do."""
_FREEING: Final = frozenset({"lead_time", "eligibility", "supply"})
"""Families that forbid whole orders, which the program has only where they may give."""


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
    strict = search.strict
    if should_stop() or strict.instance.orders_cut:
        # Orders too large for the engine could do what those tried cannot.
        return Verdict(proven=False, stopped=search.stopped())
    values: Mapping[str, float] = {}
    if not strict.is_proven:
        solved = search.solve(strict.program, _CLOSE)
        values = solved.values
        if should_stop() or not solved.values or solved.bound is None:
            return Verdict(proven=False, stopped=search.stopped())
        if solved.bound <= _TOLERANCE:
            # Stopped before it was through, nothing says that all limits can hold.
            narrow = not solved.stopped
            return Verdict(proven=False, stopped=solved.stopped, may_be_too_narrow=narrow)
    alone = [key for key in search.keys if not search.stopped() and search.gives_way(key)]
    if not alone and not values:
        # No single limit says it all: what whole orders leave to give is looked for.
        values = search.solve(strict.program, _ABOUT).values
    given = search.taking_part(values)
    clashes = [
        Clash(key=key, alone=key in alone) for key in search.keys if key in given or key in alone
    ]
    if not clashes or (demand.KEY in given and not any(map(search.frees, alone))):
        # Less demand always helps; it is named where it is what has to give. That it gives
        # says nothing where one limit alone keeps out the orders that would do.
        clashes.append(Clash(key=demand.KEY, alone=True))
    clashes.sort(key=lambda clash: (not clash.alone, clash.key == demand.KEY))
    return Verdict(proven=True, stopped=search.stopped(), clashes=tuple(clashes))


class _Elastic:
    """A program in which every limit may give, and what its relaxation says."""

    def __init__(self, instance: Instance, relaxed: Callable[[Matrix], Relaxation | None]) -> None:
        self.instance = instance
        model = Model(instance, elastic=True)
        demand.constrain(model)
        for limit in instance.limits:
            RULES[limit.family](model, limit)
        model.problem.setObjective(model.solver_objective())
        self.program = matrix(model.problem)
        place = {name: at for at, name in enumerate(self.program.names)}
        self._slacks: dict[str, Places] = {
            key: np.array([place[slack.name] for slack in slacks], np.intp)
            for key, slacks in model.slacks.items()
        }
        self._relaxed = relaxed

    @property
    def keys(self) -> Collection[str]:
        """Give the keys of what may give."""
        return self._slacks.keys()

    @cached_property
    def relaxation(self) -> Relaxation | None:
        """Give the least that everything must give if orders could be of parts of units."""
        return self._relaxed(self.program)

    @property
    def is_proven(self) -> bool:
        """Tell whether already the relaxation proves that something must give."""
        return self.relaxation is not None and self.relaxation.objective > _TOLERANCE

    def may_give_way(self, key: str) -> bool:
        """Tell whether the relaxation leaves open that the limit of a key alone would do.

        Where its prices are as good if the limit gives for nothing, they prove that all
        others together still have to give as much.
        """
        if not self.is_proven or self.relaxation is None:
            return True
        return bool((self.relaxation.reduced[self._slacks[key]] < 1).any())

    def giving(self, values: Mapping[str, float]) -> frozenset[str]:
        """List the keys of the limits that give in a solution."""
        return self._giving(np.array([values.get(name, 0.0) for name in self.program.names]))

    @property
    def giving_in_parts(self) -> frozenset[str]:
        """List the keys of the limits that give in the relaxation."""
        return frozenset() if self.relaxation is None else self._giving(self.relaxation.values)

    def _giving(self, values: Floats) -> frozenset[str]:
        return frozenset(
            key for key, slacks in self._slacks.items() if values[slacks].sum() > _TOLERANCE
        )

    @property
    def giving_for_demand(self) -> frozenset[str]:
        """List the keys of the limits that give in the relaxation if demand does not."""
        limits = [key for key in self.keys if key != demand.KEY]
        relaxed = self._relaxed(self.only(*limits))
        return frozenset() if relaxed is None else self._giving(relaxed.values)

    def only(self, *keys: str) -> Matrix:
        """Give the program in which nothing but the limits of some keys may give."""
        high = self.program.high.copy()
        for other, slacks in self._slacks.items():
            if other not in keys:
                high[slacks] = 0.0
        return replace(self.program, high=high)


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
        self._project = project
        self._scenario = scenario
        self._screening = screening
        self._remaining = remaining
        self._on_progress = on_progress
        self._should_stop = should_stop
        self._families = {limit.key: limit.family for limit in self.strict.instance.limits}
        self.keys = tuple(key for key in self._families if key in self._of(key).keys)
        """The limits that could give, in the scenario's order."""

    @cached_property
    def strict(self) -> _Elastic:
        """Give the program without orders that only the lead time or the supply forbid.

        No plan has such an order: of whether there is one, they say nothing.
        """
        return self._elastic(every_limit_gives=False)

    @cached_property
    def freed(self) -> _Elastic:
        """Give the program with those orders too: only by them do those limits give."""
        return self._elastic(every_limit_gives=True)

    def _elastic(self, *, every_limit_gives: bool) -> _Elastic:
        instance = make_instance(
            self._project,
            self._scenario,
            self._screening,
            widen=64,
            every_limit_gives=every_limit_gives,
        )
        return _Elastic(instance, self._relax)

    def _of(self, key: str) -> _Elastic:
        """Give the program in which the limit of a key can give all that it could."""
        return self.freed if self.frees(key) else self.strict

    def frees(self, key: str) -> bool:
        """Tell whether a limit forbids orders outright, so that it gives by allowing them."""
        return self._families[key] in _FREEING

    def stopped(self) -> Stopped:
        """Tell who or what ends the search before it is through."""
        if self._should_stop():
            return "user"
        return "time" if self._remaining().time_limit == 0 else ""

    def solve(self, program: Matrix, gap: Decimal) -> Run:
        """Find the least slack, to a part of itself."""
        return run(
            program,
            replace(self._remaining(), gap=gap),
            settings={"mip_max_nodes": _NODES},
            on_progress=self._on_progress,
            should_stop=self._should_stop,
            phase="confirming",
        )

    def _relax(self, program: Matrix) -> Relaxation | None:
        return relax(program, self._remaining(), should_stop=self._should_stop)

    def gives_way(self, key: str) -> bool:
        """Tell whether a plan exists when the limit of a key alone may give."""
        elastic = self._of(key)
        if not elastic.may_give_way(key):
            return False
        solved = self.solve(elastic.only(key), _ANY)
        return solved.outcome in {"optimal", "feasible"} and solved.bound is not None

    def taking_part(self, values: Mapping[str, float]) -> frozenset[str]:
        """List the keys of what gives in a solution; without one, in the relaxation.

        Where demand gives, orders that only the lead time or the supply forbid may do instead.
        """
        strict = self.strict
        given = strict.giving(values) if values else strict.giving_in_parts
        if demand.KEY in given and any(map(self.frees, self.keys)):
            given |= self.freed.giving_for_demand
        return given
