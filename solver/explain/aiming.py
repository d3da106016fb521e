"""Finds the plan with the least of a goal among all that cost at most so much, and proves it.

Two runs on one model: the least of the goal (cost is a row), then the least cost of what
has no more of the goal. Whole units, uses, costs, audit go the way of every plan. As with
budgets, money is kept back for another round where rounded lines come out above the cost.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT
from solver.candidates import Screening, screen
from solver.clock import Clock
from solver.engine import Options, Run, ShouldStop, Stopped, StoppedError, run
from solver.explain.goals import Goal, Written
from solver.instance import Instance, make_instance
from solver.left_out import left_out_by_limits
from solver.matrix import matrix
from solver.model import Model
from solver.planner import drafted, written
from solver.result import Proof, finished, solve_record
from solver.search.earlier import decisions
from solver.terms import Terms
from solver.widening import least_with_larger

_FOUND: Final = frozenset({"optimal", "feasible"})
_ROUNDS: Final = 6
_WIDER: Final = 64
_HALF: Final = 0.5
_PART_OF_TIME: Final = Decimal("0.6")
"""For the goal; the rest is for the cheapest plan with as little of it."""
_ARITHMETIC: Final = Decimal("1e-6")
_SERVED: Final = 1e-7
"""How much more may be unserved than in the best plan, as a part of all that is asked for."""
_LARGE: Final = 1e4
"""The sum of the coefficients of the row that holds it; engines keep rows to about 1e-6."""
_LOOSER: Final = 5
"""How many times the gap of cost a goal may be above its least."""
_PATIENCE: Final = 5_000_000
"""The nodes that a run may take at most, times the variables of the program.

It begins with a plan, and a goal is no reason to go on for ever.
"""


@record
class Within:
    """Which plans are looked at: those of a scenario that cost no more than `ceiling`.

    That is discounted, in the project's currency. `best` is a plan of least cost; where how
    much is served comes before cost, no plan leaves more unserved than it.
    """

    project: Project
    scenario: Scenario
    best: Plan
    ceiling: Decimal


@record
class Aimed:
    """The plan with the least of a goal, and what no plan within the cost has less than.

    Without a plan, there is none in which all that counts is known (`none`), or none was found.
    """

    plan: Plan | None = None
    bound: Decimal | None = None
    none: bool = False
    stopped: Stopped = ""


def aim(within: Within, goal: Goal, options: Options, *, should_stop: ShouldStop) -> Aimed:
    """Find the plan with the least of a goal, and of those the cheapest.

    The least is looked for to five times the gap of the options, the cheapest to the gap
    itself. A run that is stopped, or that takes too long, gives the best it has with what is
    proven by then. No plan is looked for where the best plan is proven to have the least.
    """
    return _Aim(within, goal, options, should_stop).find()


def proves(goal: Goal, bound: Decimal, value: Decimal, options: Options) -> bool:
    """Tell whether a plan with so much of a goal has the least, to within five times the gap."""
    allowed = EXACT.multiply(_LOOSER * options.gap, abs(value))
    if not goal.whole:
        allowed += _ARITHMETIC * max(abs(value), Decimal(1))
    return value - bound <= allowed


class _Aim:
    def __init__(
        self, within: Within, goal: Goal, options: Options, should_stop: ShouldStop
    ) -> None:
        self._within = within
        self._goal = goal
        self._options = options
        self._should_stop = should_stop
        self._clock = Clock(options)
        self._screening: Screening = screen(within.project, within.scenario)

    def find(self) -> Aimed:
        withheld: dict[str, Decimal] = {}
        kept_back = Decimal(0)
        bound: Decimal | None = None
        is_first = True
        instance, larger = self._instance(withheld)
        for _ in range(_ROUNDS):
            try:
                model, goal = self._model(instance, kept_back)
            except StoppedError:
                return Aimed(stopped="user")
            first = self._run(
                model,
                goal.terms,
                decisions(model, self._within.best),
                gap=_LOOSER * self._options.gap,
                time=_PART_OF_TIME,
            )
            if first.outcome not in _FOUND:
                none = first.outcome == "infeasible" and is_first and not larger
                return Aimed(bound=bound, none=none, stopped=first.stopped)
            if is_first and not larger:
                # Money kept back later leaves plans out, so its bound would be none.
                bound = self._bound(first, goal)
            is_first = False
            if self._best_does(bound):
                return Aimed(bound=bound)
            last = self._cheapest(model, goal, first)
            sound, over = drafted(model, last, self._options)
            excess = sound.found.objective - self._within.ceiling
            if not over and excess <= 0:
                left_out = (
                    *self._screening.left_out,
                    *left_out_by_limits(instance, self._screening),
                )
                stopped: Stopped = last.stopped or first.stopped
                record = solve_record(self._options, last, self._clock.seconds, stopped=stopped)
                plan = finished(sound, self._proof(), left_out, self._options, record)
                return Aimed(plan=plan if plan.trusted else None, bound=bound, stopped=stopped)
            kept_back += max(excess, Decimal(0))
            withheld = {
                key: withheld.get(key, Decimal(0)) + over.get(key, Decimal(0))
                for key in withheld.keys() | over.keys()
            }
            instance, larger = self._instance(withheld)
        return Aimed(bound=bound)

    def _instance(self, withheld: Mapping[str, Decimal]) -> tuple[Instance, bool]:
        """Make an instance; tell whether a larger order than it allows could be within the cost."""
        widen = 1
        while True:
            instance = make_instance(
                self._within.project,
                self._within.scenario,
                self._screening,
                widen=widen,
                withheld=withheld,
                ordered=self._goal.room,
            )
            least = least_with_larger(instance)
            larger = least is not None and least < self._within.ceiling
            if not larger or not instance.widens or widen > _WIDER:
                return instance, larger
            widen *= _WIDER

    def _model(self, instance: Instance, kept_back: Decimal) -> tuple[Model, Written]:
        """Write the goal into a model in which cost is a row."""
        model = written(instance, self._should_stop)
        model.charge()
        ceiling = self._within.ceiling - kept_back - model.reach.cost
        model.at_most(model.objective, model.scaled(ceiling) + model.overstated)
        stage = self._within.best.stage
        if instance.serves_first and stage is not None and model.short:
            scale = _LARGE / (sum(model.short.values()) or 1.0)
            short = max(float(stage.value - model.reach.unserved), 0.0) + _SERVED * float(
                stage.most
            )
            model.at_most({part: each * scale for part, each in model.short.items()}, short * scale)
        return model, self._goal.write(model)

    def _cheapest(self, model: Model, goal: Written, first: Run) -> Run:
        """Find the cheapest plan that has no more of the goal than the first run's."""
        if first.stopped == "user":
            return first
        value = sum(first.values[part.name] * each for part, each in goal.terms.items())
        model.at_most(goal.terms, round(value) + _HALF if self._goal.whole else value)
        last = self._run(model, model.objective, first.values, gap=self._options.gap)
        return last if last.outcome in _FOUND else replace(first, stopped=last.stopped)

    def _best_does(self, bound: Decimal | None) -> bool:
        """Tell whether the best plan is proven to have the least."""
        within = self._within
        value = self._goal.measure(within.project, within.scenario, within.best)
        if bound is None or value is None:
            return False
        return proves(self._goal, bound, value, self._options)

    def _run(
        self,
        model: Model,
        terms: Terms,
        start: Mapping[str, float],
        *,
        gap: Decimal,
        time: Decimal = Decimal(1),
    ) -> Run:
        """Find the least of some terms, in so much of the time that is left."""
        model.minimise(terms)
        options = replace(self._clock.remaining(), gap=gap)
        if options.time_limit is not None:
            options = replace(options, time_limit=time * options.time_limit)
        program = matrix(model.problem)
        return run(
            program,
            options,
            settings={"mip_max_nodes": _PATIENCE // len(program.names)},
            start=start,
            should_stop=self._should_stop,
        )

    def _bound(self, first: Run, goal: Written) -> Decimal | None:
        """Give what the first run has proven, in the unit of the goal, rounded to what it can be.

        The engine's figure is true within its tolerances.
        """
        if first.bound is None:
            return None
        proven = max(EXACT.multiply(Decimal(first.bound), goal.unit), Decimal(0))
        if self._goal.whole:
            return (proven - _ARITHMETIC).to_integral_value(rounding=ROUND_CEILING) + Decimal(0)
        return proven.quantize(_ARITHMETIC, rounding=ROUND_FLOOR, context=EXACT)

    def _proof(self) -> Proof:
        """Give what is known of the least cost, and the least unserved: the best plan's bounds."""
        best = self._within.best
        unserved = None if best.stage is None or best.stage.bound is None else best.stage.bound
        return Proof(cost=best.bound, unserved=None if unserved is None else float(unserved))
