"""From a scenario to an audited plan."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Final

from procure.check import problems
from procure.errors import InputError
from procure.plan import LeftOut, Plan, Solve, Status
from procure.project import Project
from procure.scenario import Scenario
from procure.storage import digest
from procure.words import sentence
from solver import budgets
from solver.assign import assign
from solver.candidates import Screening, screen
from solver.clash import Verdict, confirm
from solver.clock import Clock
from solver.contracts.rebates import missed
from solver.engine import (
    STOPPED,
    OnProgress,
    Options,
    Progress,
    Run,
    ShouldStop,
    Stopped,
    StoppedError,
    ignore,
    never,
)
from solver.extract import Draft, draft, whole_units
from solver.instance import Instance, make_instance
from solver.left_out import left_out_by_limits
from solver.model import Model
from solver.ports import started
from solver.result import Proof, Sound, finished, solve_record
from solver.rules import RULES, demand
from solver.search.earlier import decisions
from solver.stages import Stages
from solver.widening import larger_orders_pay, least_with_larger, may_be_outgrown

__all__ = ["Options", "Progress", "make_plan", "refuse_what_stops"]

OnPlan = Callable[[Plan], None]

_FOUND: Final = frozenset({"optimal", "feasible"})
_ROUNDS: Final = 6
_WIDER: Final = 64
_MANY: Final = 200
"""From so many orders that could be placed on, a round is too long to begin with a narrow one."""
_SERVED: Final = Decimal("1e-6")
"""The difference of two amounts served, as a part of them, that is arithmetic."""


def make_plan(
    project: Project,
    scenario: Scenario,
    options: Options | None = None,
    *,
    on_progress: OnProgress = ignore,
    on_plan: OnPlan = ignore,
    should_stop: ShouldStop = never,
    start: Plan | None = None,
) -> Plan:
    """Find the best orders for a scenario and audit them.

    Raises InputError when the input has a problem that stops planning
    (procure.check). `should_stop` is polled about twenty times a second; what was
    found until then is the plan. `on_plan` is given audited plans that are there before
    the last one, each with what is proven by then. In live mode the search of a
    small model begins with the orders of `start`, a plan of the same project before an edit.
    """
    refuse_what_stops(project, scenario)
    planner = _Planner(project, scenario, options or Options(), on_progress, should_stop)
    return planner.plan(on_plan, start)


def refuse_what_stops(project: Project, scenario: Scenario) -> None:
    """Raise InputError, with its sentence, for the first problem that stops planning."""
    for problem in problems(project, scenario):
        if problem.severity == "stop":
            why = sentence(problem.key, problem.values)
            raise InputError("plan-input-stops", problem=why)


class _Planner:
    """One search for a plan."""

    def __init__(
        self,
        project: Project,
        scenario: Scenario,
        options: Options,
        on_progress: OnProgress,
        should_stop: ShouldStop,
    ) -> None:
        self._project = project
        self._scenario = scenario
        self._options = options
        self._on_progress = on_progress
        self._should_stop = should_stop
        self._clock = Clock(self._options)
        self._engine_seconds = 0.0
        self._screening: Screening = screen(project, scenario)

    def plan(self, on_plan: OnPlan, start: Plan | None) -> Plan:
        self._on_progress(Progress(phase="building"))
        self._on_plan = on_plan
        self._start = start if self._options.mode == "live" else None
        withheld: dict[str, Decimal] = {}
        widen = 1
        bound: Decimal | None = None
        first_bound: float | None = None
        sound: Sound | None = None
        rounds = 0
        while True:
            rounds += 1
            instance, widen = self._instance(widen, withheld)
            model, solved, stage = self._solve(instance)
            self._engine_seconds += solved.seconds
            if model and stage and stage.bound is not None and first_bound is None:
                # The engine may take a little less than nothing for unserved.
                first_bound = max(stage.bound, 0.0) + float(model.reach.unserved)
            if sound is not None and solved.outcome not in _FOUND:
                return self._finished(instance, solved, sound, Proof())
            if solved.outcome == "infeasible":
                verdict = self._confirm()
                if verdict.may_be_too_narrow and instance.widens and rounds < _ROUNDS:
                    widen *= _WIDER
                    continue
                status: Status = "infeasible" if verdict.proven else "nothing_found"
                return self._ended(instance, solved, status, verdict)
            if model is None or solved.outcome not in _FOUND:
                return self._ended(instance, solved, solved.outcome)
            if bound is None and solved.bound is not None:
                # Money withheld later leaves plans out, so its bound would be none.
                bound = _in_currency(model, solved.bound)
            latest, over = drafted(model, solved, self._options)
            larger = larger_orders_pay(
                instance,
                latest.found,
                self._least_with_larger,
                serves_most=partial(self._serves_most, latest.found),
            )
            if over and rounds < _ROUNDS:
                withheld = {
                    key: withheld.get(key, Decimal(0)) + over.get(key, Decimal(0))
                    for key in withheld.keys() | over.keys()
                }
            elif larger and instance.widens and rounds < _ROUNDS and not solved.stopped:
                # What was found is a plan, should the wider search end with none.
                sound, widen, bound, withheld = latest, widen * _WIDER, None, {}
                first_bound = None
            else:
                if sound is not None and (over or sound.rank < latest.rank):
                    latest = sound
                # A larger order could be cheaper: then the bound is not one of all plans.
                proof = Proof() if larger else Proof(cost=bound, unserved=first_bound)
                return self._finished(instance, solved, latest, proof)

    def _instance(self, widen: int, withheld: Mapping[str, Decimal]) -> tuple[Instance, int]:
        """Make the instance of a round, and give how far it is widened.

        One of many orders begins with those of the second round where the first's would not do:
        only then are its bounds those of all plans from the beginning.
        """
        make = partial(make_instance, self._project, self._scenario, self._screening)
        instance = make(widen=widen, withheld=withheld)
        least = least_with_larger(instance)
        is_first = widen == 1 and len(instance.columns) >= _MANY and not instance.serves_first
        if is_first and may_be_outgrown(instance, least):
            widen = _WIDER
            instance = make(widen=widen, withheld=withheld)
            least = least_with_larger(instance)
        self._least_with_larger = least
        return instance, widen

    def _solve(self, instance: Instance) -> tuple[Model | None, Run, Run | None]:
        """Solve an instance; where how much is served comes first, that is a run of its own."""
        try:
            model = written(instance, self._should_stop)
            model.charge()
        except StoppedError:
            return None, STOPPED, None
        stages = Stages(self._clock.remaining, self._on_progress, self._should_stop)
        if not instance.serves_first:
            first = None if self._start is None else decisions(model, self._start)
            found = ignore if self._on_plan is ignore else partial(self._tell, model)
            run = stages.cost(model, start=first, on_found=found)
            return model, run, None
        return model, *stages.served_then_cost(model)

    def _tell(self, model: Model, run: Run) -> None:
        """Hand on a plan found on the way, audited, if it is one to the cent."""
        sound, over = drafted(model, run, self._options)
        if over:
            return
        instance = model.instance
        least = self._least_with_larger
        # A plan with an order larger than the model allows costs as much as this one.
        of_all = least is None or sound.found.objective <= least
        bound = None
        if run.bound is not None and of_all and not instance.withheld:
            bound = _in_currency(model, run.bound)
        left_out = self._left_out(instance)
        plan = finished(sound, Proof(cost=bound), left_out, self._options, self._record(run))
        if plan.trusted:
            self._on_plan(plan)

    def _serves_most(self, found: Draft) -> bool:
        """Tell whether no plan serves more, even with orders larger than were allowed.

        Only shares make larger orders worth while; without them the bounds are enough.
        """
        if not found.unserved:
            return True
        freer = replace(
            self._scenario,
            limits=tuple(limit for limit in self._scenario.limits if limit.family != "share"),
        )
        instance = make_instance(self._project, freer, self._screening)
        stages = Stages(self._clock.remaining, self._on_progress, self._should_stop)
        model = written(instance)
        first = stages.served(model)
        least = Decimal(-1 if first.bound is None else first.bound) + model.reach.unserved
        return instance.proven_most and found.unserved <= least + _SERVED * found.unserved

    def _finished(self, instance: Instance, solved: Run, sound: Sound, proof: Proof) -> Plan:
        self._on_progress(Progress(phase="checking", engine_seconds=self._engine_seconds))
        left_out = self._left_out(instance)
        return finished(sound, proof, left_out, self._options, self._record(solved))

    def _record(self, solved: Run, *, stopped: Stopped = "") -> Solve:
        seconds = self._clock.seconds
        return solve_record(self._options, solved, seconds, stopped=stopped)

    def _confirm(self) -> Verdict:
        return confirm(
            self._project,
            self._scenario,
            self._screening,
            self._clock.remaining,
            on_progress=self._on_progress,
            should_stop=self._should_stop,
        )

    def _ended(
        self, instance: Instance, solved: Run, status: Status, verdict: Verdict | None = None
    ) -> Plan:
        return Plan(
            scenario=self._scenario.name,
            digest=digest(self._project, self._scenario),
            status=status,
            currency=self._project.currency,
            clashes=verdict.clashes if verdict is not None else (),
            left_out=self._left_out(instance),
            solve=self._record(solved, stopped=verdict.stopped if verdict is not None else ""),
        )

    def _left_out(self, instance: Instance) -> tuple[LeftOut, ...]:
        return (*self._screening.left_out, *left_out_by_limits(instance, self._screening))


def _in_currency(model: Model, bound: float) -> Decimal:
    """Give what a run has proven of the model's objective as a bound on the plan's cost."""
    return Decimal(bound - model.overstated) * model.money_scale + model.reach.cost


def written(instance: Instance, should_stop: ShouldStop = never) -> Model:
    """Write the rows of an instance; costs and objective are still to come.

    Raises StoppedError where the user has stopped.
    """
    model = Model(instance, should_stop=should_stop)
    demand.constrain(model)
    for limit in instance.limits:
        RULES[limit.family](model, limit)
    return model


def drafted(model: Model, run: Run, options: Options) -> tuple[Sound, dict[str, Decimal]]:
    """Give what a run has found in whole units, and what of it is over a limit by how much."""
    instance = model.instance
    placed = whole_units(model, run)
    ports = started(model, run)
    found = draft(instance, placed, assign(instance, placed, ports, options), ports)
    over = budgets.over(instance, found.costs) | missed(model, run, found.orders)
    return Sound(instance=instance, found=found, placed=placed), over
