"""The most different plans within a percent of the best, and the old plan changed the least."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from procure.explained import alternatives as records
from procure.explained.alternatives import (
    Alternative,
    Alternatives,
    LeastChange,
    NotReached,
    Reached,
)
from procure.explained.effect import Interval
from procure.plan import Order, Plan
from procure.plan_difference import order_differences
from procure.units import EXACT, minor_digits
from solver.candidates import screen
from solver.engine import ignore
from solver.explain.aiming import Aimed, Within, aim, proves
from solver.explain.asker import Asker
from solver.explain.goals import GOALS, Goal, change_from, measures
from solver.instance import make_instance

OnFound = Callable[[Alternative], None]


def alternatives(
    asker: Asker, within: Decimal, *, on_found: OnFound = ignore
) -> Alternatives | None:
    """Find, for each goal, the plan with the least of it at a cost of up to `within` more.

    `within` is a part of the best plan's cost (0.02: two percent). A plan that reaches
    several goals stands there once; `on_found` is told of each plan as it comes, and again
    (by its place) as it reaches more. None where there is no best plan. Once the asker is
    stopped, what was found until then is given.

    Raises ValueError for a percent below zero.
    """
    looked = _within(asker, within)
    if looked is None:
        return None
    goals = tuple(GOALS[key] for key in records.GOALS)
    table = _Table(asker, looked, goals, on_found)
    table.fill()
    return Alternatives(
        within=within,
        ceiling=looked.ceiling,
        plans=tuple(table.plans),
        missing=tuple(table.missing),
    )


def least_change(asker: Asker, before: Plan, tolerance: Decimal) -> LeastChange | None:
    """Find the plan that changes an earlier one the least, at up to `tolerance` above the best.

    `before` may be of other inputs and of another horizon; its orders are looked for by
    their offer and their day. None where the new inputs have no plan.

    Raises ValueError for a tolerance below zero.
    """
    looked = _within(asker, tolerance)
    if looked is None:
        return None
    kept, gone = _placeable(asker, before.orders)
    table = _Table(asker, looked, (change_from(asker.project, kept),), ignore)
    table.fill()
    found = next((plan for plan in table.plans if plan.reached), None)
    return LeastChange(
        tolerance=tolerance,
        ceiling=looked.ceiling,
        best=table.plans[0],
        alternative=found,
        changed=() if found is None else order_differences(kept, found.plan.orders),
        gone=gone,
    )


def _within(asker: Asker, within: Decimal) -> Within | None:
    """Say which plans are looked at; None where there is no best plan to begin with."""
    if within < 0:
        message = f"less than the best plan costs: {within}"
        raise ValueError(message)
    best = asker.plan
    if not best.trusted or best.objective is None:
        return None
    more = EXACT.multiply(abs(best.objective), within)
    minor = Decimal(1).scaleb(-minor_digits(best.currency))
    ceiling = EXACT.add(best.objective, more).quantize(minor, rounding=ROUND_FLOOR, context=EXACT)
    return Within(project=asker.project, scenario=asker.scenario, best=best, ceiling=ceiling)


def _placeable(
    asker: Asker, orders: Sequence[Order]
) -> tuple[tuple[Order, ...], tuple[Order, ...]]:
    """Part orders into those that can be placed, in their period of now, and the others."""
    horizon = asker.scenario.horizon
    screening = screen(asker.project, asker.scenario)
    room: dict[str, int] = {}
    for order in orders:
        room[order.offer] = max(order.units, room.get(order.offer, 0))
    instance = make_instance(asker.project, asker.scenario, screening, ordered=room)
    places = {(one.option.offer.id, one.candidate.period) for one in instance.columns}
    kept: list[Order] = []
    gone: list[Order] = []
    for order in orders:
        period = horizon.containing(order.placed)
        if order.placed >= horizon.start and (order.offer, period) in places:
            kept.append(replace(order, period=period))
        else:
            gone.append(order)
    return tuple(kept), tuple(gone)


class _Table:
    """Plans side by side, the best one first, as they are found."""

    def __init__(
        self, asker: Asker, within: Within, goals: tuple[Goal, ...], on_found: OnFound
    ) -> None:
        self._asker = asker
        self._within = within
        self._goals = goals
        self._on_found = on_found
        self.plans: list[Alternative] = [self._alternative(0, within.best)]
        self.missing: list[NotReached] = []

    def fill(self) -> None:
        """Look for the plans of all goals, two at a time."""

        def aimed(goal: Goal) -> Aimed:
            asker = self._asker
            return aim(self._within, goal, asker.options, should_stop=asker.should_stop)

        self._on_found(self.plans[0])
        for goal, found in zip(self._goals, self._asker.each(aimed, self._goals), strict=True):
            self._add(goal, found)

    def _add(self, goal: Goal, aimed: Aimed) -> None:
        """Let a goal be reached by the plan found for it, or by one that is there already.

        Of plans that are proven to have the least, the cheapest takes it: the best plan, if
        it is one of them.
        """
        known = [plan for plan in self.plans if _value(plan, goal) is not None]
        if aimed.plan is not None:
            found = self._alternative(len(self.plans), aimed.plan)
            known += [found] if _value(found, goal) is not None else []
        least = [plan for plan in known if self._reached(plan, goal, aimed.bound).least]
        if not least and aimed.plan is None:
            self.missing.append(NotReached(goal=goal.key, why=_why(aimed)))
            return
        if not least and not known:
            self.missing.append(NotReached(goal=goal.key, why="unknown"))
            return
        taken = min(least, key=_cost) if least else min(known, key=lambda one: _rank(one, goal))
        taken = replace(taken, reached=(*taken.reached, self._reached(taken, goal, aimed.bound)))
        self.plans[taken.place : taken.place + 1] = [taken]
        self._on_found(taken)

    def _alternative(self, place: int, plan: Plan) -> Alternative:
        best = self._within.best
        return Alternative(
            place=place,
            plan=plan,
            reached=(),
            extra=_extra(best, plan),
            measures=measures(self._goals, self._within.project, self._within.scenario, plan),
        )

    def _reached(self, plan: Alternative, goal: Goal, bound: Decimal | None) -> Reached:
        value = _value(plan, goal)
        if value is None:
            message = f"{goal.key} is not known of a plan"
            raise ValueError(message)
        return Reached(
            goal=goal.key,
            value=value,
            bound=None if bound is None else min(bound, value),
            least=bound is not None and proves(goal, bound, value, self._asker.options),
        )


def _extra(best: Plan, plan: Plan) -> Interval:
    """Give by how much a plan costs more than the least possible, which is at most the best's."""
    if best.objective is None or plan.objective is None:
        return Interval()
    return Interval(
        low=max(EXACT.subtract(plan.objective, best.objective), Decimal(0)),
        high=None if best.bound is None else EXACT.subtract(plan.objective, best.bound),
    )


def _value(plan: Alternative, goal: Goal) -> Decimal | None:
    return next((one.value for one in plan.measures if one.goal == goal.key), None)


def _cost(plan: Alternative) -> tuple[bool, Decimal, int]:
    # Within its gap, the best plan may be found dearer than another: it is the one to be signed.
    return plan.place > 0, plan.plan.objective or Decimal(0), plan.place


def _rank(plan: Alternative, goal: Goal) -> tuple[Decimal, bool, Decimal, int]:
    return _value(plan, goal) or Decimal(0), *_cost(plan)


def _why(aimed: Aimed) -> Literal["unknown", "stopped", "not_found"]:
    if aimed.none:
        return "unknown"
    return "stopped" if aimed.stopped else "not_found"
