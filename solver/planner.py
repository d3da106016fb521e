"""From a scenario to an audited plan."""

import platform
import time
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from importlib.metadata import version
from typing import Final

from procure.audit import audit
from procure.check import problems
from procure.errors import InputError
from procure.plan import LeftOut, Plan, ServedStage, Solve, Status
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.storage import digest
from procure.units import EXACT, minor_digits
from procure.words import sentence
from solver import budgets
from solver.assign import assign
from solver.candidates import Screening, screen
from solver.clash import Verdict, confirm
from solver.contracts import prepaid
from solver.contracts.rebates import missed, tiers_of
from solver.engine import (
    ENGINE,
    OnProgress,
    Options,
    Progress,
    Run,
    ShouldStop,
    ignore,
    never,
    run,
)
from solver.extract import Draft, draft, whole_units
from solver.instance import Column, Instance, make_instance
from solver.left_out import left_out_by_limits
from solver.model import Model
from solver.money import least_gross
from solver.ports import started
from solver.rules import RULES, demand
from solver.usage import measure

__all__ = ["Options", "Progress", "make_plan"]

_VERSIONS: Final = (("Procure", "procure"), ("HiGHS", "highspy"), ("PuLP", "PuLP"))
_FOUND: Final = frozenset({"optimal", "feasible"})
_ROUNDS: Final = 6
_WIDER: Final = 64
_ARITHMETIC: Final = Decimal("1e-9")
_GAP_DIGITS: Final = Decimal("1e-9")
_STAGE_DIGITS: Final = Decimal("1e-12")
_HELD: Final = 1e-9
"""How far the second solve may fall behind the first, as a part of its value."""
_BOUND_DIGITS: Final = Decimal("1e-6")


def make_plan(
    project: Project,
    scenario: Scenario,
    options: Options | None = None,
    *,
    on_progress: OnProgress = ignore,
    should_stop: ShouldStop = never,
) -> Plan:
    """Find the best orders for a scenario and audit them.

    Raises InputError when the input has a problem that stops planning
    (procure.check). `should_stop` is polled about twenty times a second; what was
    found until then is the plan.
    """
    for problem in problems(project, scenario):
        if problem.severity == "stop":
            why = sentence(problem.key, problem.values)
            raise InputError("plan-input-stops", problem=why)
    return _Planner(project, scenario, options or Options(), on_progress, should_stop).plan()


@record
class _Sound:
    """What a round found within every limit: units placed and the plan made of them."""

    instance: Instance
    found: Draft
    placed: Mapping[int, Mapping[str, int]]


@record
class _Proof:
    """What is proven of all plans: the least cost, and the least unserved where that counts."""

    cost: Decimal | None = None
    unserved: float | None = None


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
        self._started = time.monotonic()
        self._screening: Screening = screen(project, scenario)

    def plan(self) -> Plan:
        self._on_progress(Progress(phase="building"))
        withheld: dict[str, Decimal] = {}
        widen = 1
        bound: Decimal | None = None
        first_bound: float | None = None
        sound: _Sound | None = None
        rounds = 0
        while True:
            rounds += 1
            instance = make_instance(
                self._project, self._scenario, self._screening, widen=widen, withheld=withheld
            )
            model, solved, stage = self._solve(instance)
            if stage is not None and first_bound is None:
                first_bound = stage.bound
            if sound is not None and solved.outcome not in _FOUND:
                return self._finished(instance, solved, sound, _Proof())
            if solved.outcome == "infeasible":
                verdict = self._confirm()
                if verdict.may_be_too_narrow and not instance.proven_most and rounds < _ROUNDS:
                    widen *= _WIDER
                    continue
                status: Status = "infeasible" if verdict.proven else "nothing_found"
                return self._ended(instance, solved, status, verdict)
            if solved.outcome not in _FOUND:
                return self._ended(instance, solved, solved.outcome)
            if bound is None and solved.bound is not None:
                # Money withheld later leaves plans out, so its bound would be none.
                bound = Decimal(solved.bound - model.overstated) * model.money_scale
            placed = whole_units(model, solved)
            ports = started(model, solved)
            uses = assign(instance, placed, ports, self._options)
            found = draft(instance, placed, uses, ports)
            over = budgets.over(instance, found.costs) | dict(missed(instance, found.orders))
            larger = self._larger_orders_pay(instance, found)
            latest = _Sound(instance=instance, found=found, placed=placed)
            if over and rounds < _ROUNDS:
                withheld = {
                    key: withheld.get(key, Decimal(0)) + over.get(key, Decimal(0))
                    for key in withheld.keys() | over.keys()
                }
            elif larger and rounds < _ROUNDS and not solved.stopped:
                # What was found is a plan, should the wider search end with none.
                sound, widen, bound, withheld = latest, widen * _WIDER, None, {}
                first_bound = None
            else:
                if sound is not None and sound.found.objective < found.objective:
                    latest = sound
                # A larger order could be cheaper: then the bound is not one of all plans.
                proof = _Proof() if larger else _Proof(cost=bound, unserved=first_bound)
                return self._finished(instance, solved, latest, proof)

    def _solve(self, instance: Instance) -> tuple[Model, Run, Run | None]:
        """Solve an instance; where how much is served comes first, that is a run of its own."""
        model = Model(instance)
        demand.constrain(model)
        for limit in instance.limits:
            RULES[limit.family](model, limit)
        model.charge()
        if self._scenario.objective == "min_cost":
            model.problem.setObjective(model.solver_objective())
            return model, self._run(model, None), None
        model.minimise(model.short)
        first = self._run(model, None)
        if first.outcome not in _FOUND or first.objective is None or first.stopped:
            # Without the first run's end there is nothing to hold, so no bound on cost.
            return model, replace(first, bound=None), first
        model.at_most(model.short, first.objective * (1 + _HELD) + _HELD)
        model.problem.setObjective(model.solver_objective())
        return model, self._run(model, first.values), first

    def _run(self, model: Model, start: Mapping[str, float] | None) -> Run:
        return run(
            model.problem,
            self._remaining(),
            scale=float(model.money_scale),
            start=start,
            on_progress=self._on_progress,
            should_stop=self._should_stop,
        )

    def _remaining(self) -> Options:
        limit = self._options.time_limit
        if limit is None:
            return self._options
        spent = Decimal(time.monotonic() - self._started)
        return Options(
            gap=self._options.gap,
            time_limit=max(limit - spent, Decimal(0)),
            threads=self._options.threads,
            seed=self._options.seed,
        )

    def _larger_orders_pay(self, instance: Instance, found: Draft) -> bool:
        """Tell whether an order larger than the model allowed could belong to a cheaper plan.

        It could not if it alone costs as much as the plan that was found.
        """
        if instance.proven_most:
            return False
        ceiling = self._ceiling(instance, found)
        if ceiling is None:
            return True
        covered = prepaid.total(instance)
        rate = self._scenario.discount_rate
        horizon = self._scenario.horizon
        for column in instance.columns:
            if _is_all_supply(instance, column):
                continue
            back = max(
                (
                    one.rate
                    for name, tiers in tiers_of(instance)
                    for _, one in tiers
                    if name == column.option.supplier
                ),
                default=Decimal(0),
            )
            kept = 1 - (column.option.offer.residual_value or Decimal(0)) - back
            price = kept * least_gross(instance, column)
            last = max(column.candidate.due, (column.candidate.until or 1) - 1)
            beyond = (column.most + 1) * column.multiple * price * horizon.discount(rate, last)
            if beyond - covered < ceiling:
                return True
        return False

    def _ceiling(self, instance: Instance, found: Draft) -> Decimal | None:
        """Give what a plan worth having costs at most; None where nothing says."""
        if self._scenario.objective == "min_cost":
            return found.objective
        budgets = [
            instance.limit_value(limit)
            for limit in instance.limits
            if limit.family == "budget"
            and limit.lines == "all"
            and limit.period is None
            and limit.year is None
        ]
        return min(budgets, default=None)

    def _finished(
        self,
        instance: Instance,
        solved: Run,
        sound: _Sound,
        proof: _Proof,
    ) -> Plan:
        found = sound.found
        bound = proof.cost
        stage = self._stage(sound, proof)
        self._on_progress(Progress(phase="checking"))
        gap: Decimal | None = None
        status: Status = "feasible"
        if bound is not None:
            bound = min(bound, found.objective)
            lost = found.objective - bound
            gap = EXACT.divide(lost, abs(found.objective)) if found.objective else Decimal(0)
            gap = gap.quantize(_GAP_DIGITS)
            bound = bound.quantize(_BOUND_DIGITS, context=EXACT)
            close = lost <= self._options.gap * abs(found.objective) + self._rounding(found)
            served = stage is None or (stage.gap is not None and stage.gap <= self._options.gap)
            if close and served:
                status = "optimal"
        left_out = self._left_out(instance)
        plan = Plan(
            scenario=self._scenario.name,
            digest=digest(self._project, self._scenario),
            status=status,
            currency=self._project.currency,
            objective=found.objective,
            bound=bound,
            gap=gap,
            total_cost=found.total_cost,
            shortfall_cost=found.shortfall_cost,
            stage=stage,
            orders=found.orders,
            placements=found.placements,
            assignments=found.assignments,
            ports=found.ports,
            shortfall=found.shortfall,
            costs=found.costs,
            limits=measure(
                sound.instance,
                found,
                sound.placed,
                left_out=left_out,
            ),
            left_out=left_out,
            solve=self._record(solved),
        )
        return _with_audit(self._project, self._scenario, plan)

    def _stage(self, sound: _Sound, proof: _Proof) -> ServedStage | None:
        """Say how much is served and how sure that is, where that comes before cost."""
        if self._scenario.objective == "min_cost":
            return None
        most = sum(
            (sound.instance.importance(*place) for place in sound.instance.total), Decimal(0)
        )
        value = sound.found.unserved.quantize(_STAGE_DIGITS)
        bound = None if proof.unserved is None else min(Decimal(proof.unserved), value)
        gap = None
        if bound is not None:
            bound = max(bound, Decimal(0)).quantize(_STAGE_DIGITS)
            gap = EXACT.divide(value - bound, most) if most else Decimal(0)
            gap = gap.quantize(_GAP_DIGITS)
        return ServedStage(value=value, most=most.quantize(_STAGE_DIGITS), bound=bound, gap=gap)

    def _rounding(self, found: Draft) -> Decimal:
        """Give how far rounding each cost line can put the plan above the bound."""
        lines = len(found.costs) + len(found.shortfall) + 1
        half = Decimal("0.5").scaleb(-minor_digits(self._project.currency))
        return lines * half + found.objective * _ARITHMETIC

    def _confirm(self) -> Verdict:
        return confirm(
            self._project,
            self._scenario,
            self._screening,
            self._remaining(),
            on_progress=self._on_progress,
            should_stop=self._should_stop,
        )

    def _ended(
        self, instance: Instance, solved: Run, status: Status, verdict: Verdict | None = None
    ) -> Plan:
        by_user = verdict is not None and verdict.stopped
        return Plan(
            scenario=self._scenario.name,
            digest=digest(self._project, self._scenario),
            status=status,
            currency=self._project.currency,
            clashes=verdict.clashes if verdict is not None else (),
            left_out=self._left_out(instance),
            solve=self._record(solved, stopped_by_user=by_user),
        )

    def _left_out(self, instance: Instance) -> tuple[LeftOut, ...]:
        return (*self._screening.left_out, *left_out_by_limits(instance, self._screening))

    def _record(self, solved: Run, *, stopped_by_user: bool = False) -> Solve:
        stopped = "user" if stopped_by_user else solved.stopped
        return Solve(
            engine=ENGINE,
            versions=(
                *((name, version(package)) for name, package in _VERSIONS),
                ("Python", platform.python_version()),
            ),
            gap_tolerance=self._options.gap,
            time_limit=self._options.time_limit,
            threads=self._options.threads,
            seed=self._options.seed,
            reproducible=self._options.time_limit is None and stopped != "user",
            stopped=stopped,
            variables=solved.variables,
            integers=solved.integers,
            constraints=solved.constraints,
            nodes=solved.nodes,
            seconds=Decimal(str(round(time.monotonic() - self._started, 3))),
        )


def _is_all_supply(instance: Instance, column: Column) -> bool:
    """Tell whether a column's largest order is all that its supplier can deliver."""
    if not any(limit.family == "supply" for limit in instance.limits):
        return False
    offer = column.option.offer
    return any(
        supply is not None and (column.most + 1) * column.multiple > supply
        for supply in (offer.supply_per_period, offer.supply_total)
    )


def _with_audit(project: Project, scenario: Scenario, plan: Plan) -> Plan:
    return replace(plan, audit=audit(project, scenario, plan))
