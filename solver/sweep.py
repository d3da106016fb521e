"""Plans for many scenarios that differ in the value of one limit, with few solves.

Looser values allow all that tighter ones allow, so that

- what is proven of all plans of a scenario holds for every tighter one: its bound, or that
  there is no plan;
- a plan of a scenario is a plan of every looser one, and of every tighter one whose
  value it keeps: its orders and costs stay what they are.

The loosest is solved, then the tightest; then, as long as there are scenarios that no plan
known answers within the gap, the one in the middle of those.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from procure.limits import limit_value
from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario
from procure.storage import digest
from solver.engine import STOPPED, OnProgress, Options, ShouldStop, ignore, never
from solver.planner import make_plan, refuse_what_stops
from solver.remake import remade, taken_over
from solver.result import Proof, is_close, solve_record

OnPlan = Callable[[int, Plan], None]
"""Is given the place of a scenario among those asked for, and the plan that answers it."""

_PART_OF_GAP: Final = Decimal("0.5")
"""Solved to the whole gap, a bound would leave no room for any plan but its own."""


def plan_each(
    project: Project,
    scenarios: Sequence[Scenario],
    options: Options | None = None,
    *,
    on_progress: OnProgress = ignore,
    should_stop: ShouldStop = never,
    on_plan: OnPlan | None = None,
) -> tuple[Plan, ...]:
    """Plan scenarios that differ in nothing but the value of one limit, in their order.

    Each plan is audited, and optimal within the gap of the options, as if made alone; no
    plan costs more than that of a tighter scenario. Where how much is served comes before
    cost, only plans that keep a tighter value are used again. Export rules have no looser
    and no tighter value: those scenarios are solved one by one. The solve record is of the
    run that found the orders, the time limit one for each solve; in live mode a solve
    begins with the cheapest plan known. `on_plan` is told of each scenario as soon as it is
    answered; what is found later may better the plan, which is told once.

    Raises ValueError where scenarios differ in more than their names, notes and that
    value, InputError for input that stops planning. What `should_stop` leaves
    unsolved gets the best plan that is known.
    """
    for one in scenarios:
        refuse_what_stops(project, one)
    varied = _varied(scenarios)
    options = options or Options()
    if varied is not None and scenarios[0].limits[varied].family == "eligibility":
        plans = []
        for place, one in enumerate(scenarios):
            if should_stop():
                plans.append(_never_asked(project, one, options))
                continue
            plan = make_plan(
                project, one, options, on_progress=on_progress, should_stop=should_stop
            )
            plans.append(plan)
            if on_plan is not None:
                on_plan(place, plan)
        return tuple(plans)
    points = [
        _Point(place=place, scenario=one, room=_room(project, one, varied))
        for place, one in enumerate(scenarios)
    ]
    sweep = _Sweep(project, points, varied, options, on_progress, should_stop)
    return sweep.plans(on_plan)


def _varied(scenarios: Sequence[Scenario]) -> int | None:
    """Give the place of the one limit whose value varies; None where all are alike."""
    bare = {
        replace(
            one, name="", note="", limits=tuple(replace(each, value=None) for each in one.limits)
        )
        for one in scenarios
    }
    values = zip(*([each.value for each in one.limits] for one in scenarios), strict=False)
    places = [place for place, each in enumerate(values) if len(set(each)) > 1]
    if len(bare) > 1 or len(places) > 1:
        message = "scenarios differ in more than the value of one limit"
        raise ValueError(message)
    return places[0] if places else None


def _room(project: Project, scenario: Scenario, varied: int | None) -> Decimal:
    """Give a figure that is larger where the limit's value is looser."""
    if varied is None:
        return Decimal(0)
    limit = scenario.limits[varied]
    value = limit_value(project, limit)
    if value is None or not limit.on or limit.family == "supply":
        # A switch has no value, and one that is off says nothing.
        return Decimal(0)
    return value if limit.bound == "maximum" else -value


@record
class _Point:
    """A scenario, where it stands among those asked for, and how much room its limit leaves."""

    place: int
    scenario: Scenario
    room: Decimal


@record
class _Solved:
    """A plan that was solved for, and where."""

    point: _Point
    plan: Plan


@record
class _Answer:
    """What is known of a scenario: its best plan (or that there is none), and what is proven.

    `is_enough`: no run of its own could be asked for more.
    """

    source: _Solved
    proof: Proof
    is_enough: bool


class _Sweep:
    def __init__(
        self,
        project: Project,
        points: Sequence[_Point],
        varied: int | None,
        options: Options,
        on_progress: OnProgress,
        should_stop: ShouldStop,
    ) -> None:
        self._project = project
        self._points = sorted(points, key=lambda point: -point.room)
        self._varied = varied
        self._options = options
        self._on_progress = on_progress
        self._should_stop = should_stop
        self._solved: dict[int, _Solved] = {}
        self._told: set[int] = set()
        self._remades: dict[int, tuple[_Answer, Plan | None]] = {}

    def plans(self, on_plan: OnPlan | None = None) -> tuple[Plan, ...]:
        """Solve what has to be solved, and answer all."""
        for end in (*self._points[:1], *self._points[-1:]):
            if not self._is_answered(end) and not self._should_stop():
                self._solve(end)
                self._tell(on_plan)
        while not self._should_stop():
            waiting = [point for point in self._points if not self._is_answered(point)]
            if not waiting:
                break
            self._solve(waiting[len(waiting) // 2])
            self._tell(on_plan)
        made = {point.place: self._plan(point) for point in self._points}
        return tuple(made[place] for place in range(len(made)))

    def _tell(self, on_plan: OnPlan | None) -> None:
        """Tell of what is answered and was not told yet; nothing is solved for that."""
        if on_plan is None:
            return
        for point in self._points:
            if self._should_stop():
                return
            if point.place in self._told or not self._is_answered(point):
                continue
            plan = self._known(point)
            if plan is not None:
                self._told.add(point.place)
                on_plan(point.place, plan)

    def _solve(self, point: _Point) -> Plan:
        if point.place not in self._solved:
            known = self._answer(point)
            plan = make_plan(
                self._project,
                point.scenario,
                replace(self._options, gap=self._options.gap * _PART_OF_GAP),
                on_progress=self._on_progress,
                should_stop=self._should_stop,
                start=None if known is None else known.source.plan,
            )
            self._solved[point.place] = _Solved(point=point, plan=plan)
        return self._solved[point.place].plan

    def _is_answered(self, point: _Point) -> bool:
        if point.place in self._solved:
            return True
        answer = self._answer(point)
        return answer is not None and answer.is_enough

    def _plan(self, point: _Point) -> Plan:
        """Make the plan of a scenario from what is known, or solve it where that fails.

        After a stop nothing is begun any more: the model of each would take seconds to write.
        """
        known = self._known(point)
        if known is None and self._should_stop():
            return _never_asked(self._project, point.scenario, self._options)
        return known or self._solve(point)

    def _known(self, point: _Point) -> Plan | None:
        """Make the plan of a scenario from what is known; None where it has to be solved."""
        answer = self._answer(point)
        own = self._solved.get(point.place)
        if answer is not None and (own is None or self._is_better(answer, own)):
            made = self._remade(point, answer)
            if made is not None:
                if answer.source.point.room != point.room:
                    made = taken_over(made, self._options)
                stopped = not answer.is_enough and own is None
                return _marked_stopped(made) if stopped else made
        return None if own is None else own.plan

    def _remade(self, point: _Point, answer: _Answer) -> Plan | None:
        """Make the plan of a scenario from another's; what it was told of stays as it is."""
        known = self._remades.get(point.place)
        if known is None or known[0] != answer:
            source = answer.source.plan
            made = remade(self._project, point.scenario, source, answer.proof, self._options)
            self._remades[point.place] = known = answer, made
        return known[1]

    def _is_better(self, answer: _Answer, own: _Solved) -> bool:
        """Tell whether others have shown more of a scenario than its own run."""
        if answer.source is not own or answer.proof.cost != own.plan.bound:
            return True
        return answer.is_enough and own.plan.status == "feasible"

    def _answer(self, point: _Point) -> _Answer | None:
        looser = [one for one in self._solved.values() if one.point.room >= point.room]
        tighter = [one for one in self._solved.values() if one.point.room <= point.room]
        if any(one.plan.status == "infeasible" for one in looser):
            return self._clash(point, looser, tighter)
        if point.scenario.objective != "min_cost":
            return self._served(point, looser)
        return self._cheapest(point, looser, tighter)

    def _clash(
        self, point: _Point, looser: Iterable[_Solved], tighter: Iterable[_Solved]
    ) -> _Answer | None:
        """Take over that there is no plan, and the limits that take part.

        What clashes in a looser scenario does here too, and the limits without which alone
        there is a plan of a tighter one, here too: alike in both, they are those of this one.
        """
        above = min(
            (one for one in looser if one.plan.status == "infeasible"),
            key=lambda one: (one.point.room, one.point.place != point.place),
        )
        for one in tighter:
            if one.plan.status == "infeasible" and one.plan.clashes == above.plan.clashes:
                return _Answer(source=above, proof=Proof(), is_enough=True)
        return None

    def _served(self, point: _Point, looser: Iterable[_Solved]) -> _Answer | None:
        """Take over a looser scenario's plan: none here serves more, or as much for less."""
        keeping = [
            one for one in looser if one.plan.status == "optimal" and self._keeps(one, point)
        ]
        if not keeping:
            return None
        source = min(keeping, key=lambda one: (one.point.room, one.point.place != point.place))
        stage = source.plan.stage
        served = None if stage is None or stage.bound is None else float(stage.bound)
        proof = Proof(cost=source.plan.bound, unserved=served)
        return _Answer(source=source, proof=proof, is_enough=True)

    def _cheapest(
        self, point: _Point, looser: Iterable[_Solved], tighter: Iterable[_Solved]
    ) -> _Answer | None:
        """Take the cheapest plan known, the loosest of several, and the best bound proven."""
        plans = [
            (one.plan.objective, -one.point.room, one.point.place, one)
            for one in (*tighter, *(one for one in looser if self._allows(one, point)))
            if one.plan.objective is not None and one.plan.trusted
        ]
        if not plans:
            return None
        objective, *_, source = min(plans, key=lambda each: each[:3])
        bounds = [one.plan.bound for one in looser if one.plan.bound is not None]
        bound = max(bounds, default=None)
        lines = len(source.plan.costs) + len(source.plan.shortfall)
        close = bound is not None and is_close(
            objective, bound, lines, self._project.currency, self._options
        )
        return _Answer(source=source, proof=Proof(cost=bound), is_enough=close)

    def _allows(self, looser: _Solved, point: _Point) -> bool:
        """Tell whether a looser scenario has a plan, and that keeps this one's value.

        One that was stopped may have none, and measures no limit then.
        """
        return looser.plan.trusted and self._keeps(looser, point)

    def _keeps(self, looser: _Solved, point: _Point) -> bool:
        """Tell whether the plan of a looser scenario keeps this one's value, as far as it says."""
        if self._varied is None or looser.point.room == point.room:
            return True
        limit: Limit = point.scenario.limits[self._varied]
        use = next(one for one in looser.plan.limits if one.key == limit.key)
        # With what was carried over, more than the value may be used.
        spare = use.value - use.used if limit.bound == "maximum" else use.used - use.value
        return looser.point.room - point.room <= spare


def _never_asked(project: Project, scenario: Scenario, options: Options) -> Plan:
    """Give the plan of a scenario that a stop came before, of which nothing is known."""
    return Plan(
        scenario=scenario.name,
        digest=digest(project, scenario),
        status="nothing_found",
        currency=project.currency,
        solve=solve_record(options, STOPPED, 0.0),
    )


def _marked_stopped(plan: Plan) -> Plan:
    """Say of a plan taken over because the search was stopped that it was."""
    return replace(plan, solve=replace(plan.solve, stopped="user", reproducible=False))
