"""Finds what each limit costs: solved one step looser and one step tighter.

A looser limit allows every plan that the tighter one does, so it never costs more; and a
plan that keeps a tighter value is still the best under it. Export rules that add weeks are
neither: without them, chips arrive and are paid for on other days.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from typing import Final

from procure.explained.effect import Effect, Interval, effect
from procure.explained.limit_costs import LimitCost, Step
from procure.limits import FAMILIES, limit_by_key
from procure.scenario import Limit
from procure.units import EXACT
from procure.variations import with_limit_value, without_limit
from solver.candidates import lead_weeks
from solver.engine import ignore
from solver.explain.asker import Asker, Question
from solver.explain.limit_steps import Move, Steps, binding_steps

_ZERO: Final = Decimal(0)
_NOTHING: Final = Interval(low=_ZERO, high=_ZERO)

OnFound = Callable[[LimitCost], None]


def limit_costs(asker: Asker, on_found: OnFound = ignore) -> tuple[LimitCost, ...]:
    """Tell what one step of every limit that binds in the plan saves, and what it costs.

    Those of most effect come first; `on_found` is told of each as it is found. Where the
    asker's `should_stop` says so, those found until then are given.
    """
    if not asker.plan.trusted:
        return ()
    search = _Search(asker)
    found: list[LimitCost] = []
    steps = binding_steps(asker.project, asker.scenario, asker.plan)
    questions = [search.questions(one) for one in steps]
    with closing(asker.answers([each for asked in questions for each in asked])) as answers:
        for one, asked in zip(steps, questions, strict=True):
            effects = [effect(asker.plan, next(answers)) for _ in asked]
            if asker.should_stop():
                break
            found.append(search.cost(one, effects))
            on_found(found[-1])
    return tuple(sorted(found, key=_size, reverse=True))


class _Search:
    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._uses = {use.key: use for use in asker.plan.limits}
        self._carries_over = any(one.carry_over and one.on for one in asker.scenario.limits)

    def questions(self, steps: Steps) -> list[Question]:
        """Give what has to be solved for the steps of a limit, the looser one first."""
        return [
            self._question(steps.limit, move)
            for move, solved in self._moves(steps)
            if move is not None and solved
        ]

    def cost(self, steps: Steps, effects: list[Effect]) -> LimitCost:
        """Tell of a limit what its steps do, given the effects of those solved."""
        left = iter(effects)
        made = [
            None if move is None else self._step(move, next(left) if solved else None)
            for move, solved in self._moves(steps)
        ]
        looser, tighter = made
        is_ordered = steps.limit.family != "eligibility" or steps.value is None
        if looser is not None and is_ordered:
            looser = replace(looser, effect=_narrowed(looser.effect, high=_ZERO))
        if tighter is not None:
            tighter = replace(tighter, effect=_narrowed(tighter.effect, low=_ZERO))
        switch = FAMILIES[steps.limit.family].unit == "switch" or steps.looser == Move()
        return LimitCost(
            key=steps.limit.key,
            value=None if switch else steps.value,
            looser=looser,
            tighter=tighter,
        )

    def _moves(self, steps: Steps) -> list[tuple[Move | None, bool]]:
        """Give the looser and the tighter step, each with whether it has to be solved."""
        looser, tighter = steps.looser, steps.tighter
        kept = tighter is not None and self._keeps(steps.limit, tighter)
        return [(looser, looser is not None and not looser.idle), (tighter, not kept)]

    def _keeps(self, limit: Limit, tighter: Move) -> bool:
        """Tell whether the plan keeps a tighter value, as far as it can be told."""
        if tighter.value is None or tighter.by is None:
            return False
        if limit.family == "lead_time":
            return self._longest() <= tighter.value
        if limit.family == "budget" and self._carries_over:
            # What one budget leaves may be spent under another.
            return False
        use = self._uses[limit.key]
        spare = EXACT.subtract(use.value, use.used)
        return (spare if limit.bound == "maximum" else -spare) >= tighter.by

    def _longest(self) -> Decimal:
        """Give the longest lead time of the plan's orders, with a licence's weeks."""
        scenario = self._asker.scenario
        licence = limit_by_key(self._asker.project, scenario, "eligibility")
        added = (licence.value if licence is not None else None) or _ZERO
        offers = {offer.id: offer for _, offer in self._asker.project.offers()}
        return max(
            (
                EXACT.add(
                    lead_weeks(scenario, offers[order.offer]) or _ZERO,
                    added if order.licence else _ZERO,
                )
                for order in self._asker.plan.orders
            ),
            default=_ZERO,
        )

    def _question(self, limit: Limit, move: Move) -> Question:
        project, scenario = self._asker.project, self._asker.scenario
        if move.value is None:
            return self._asker.varied(scenario=without_limit(project, scenario, limit.key))
        varied = with_limit_value(project, scenario, limit.key, move.value)
        return self._asker.varied(scenario=varied)

    def _step(self, move: Move, found: Effect | None) -> Step:
        """Tell what a step does; without a solve the plan is the best after it too."""
        if found is None:
            found = effect(self._asker.plan, self._asker.plan)
            if move.idle:
                found = replace(found, cost=_NOTHING)
            return Step(
                value=move.value, by=move.by, to_next=move.to_next, effect=found, solved=False
            )
        return Step(value=move.value, by=move.by, to_next=move.to_next, effect=found)


def _narrowed(found: Effect, *, low: Decimal | None = None, high: Decimal | None = None) -> Effect:
    """Draw an effect closer by what is certain: where less is served, that; else the cost."""
    cost, unserved = found.cost, found.unserved
    return replace(
        found,
        cost=None if cost is None else cost.narrowed(low=low, high=high),
        unserved=None if unserved is None else unserved.narrowed(low=low, high=high),
    )


def _size(cost: LimitCost) -> tuple[Decimal, Decimal, bool]:
    """Say how much the steps of a limit do: to what is served, in money, and to there being one."""
    effects = [step.effect for step in (cost.looser, cost.tighter) if step is not None]
    return (
        max((_middle(one.unserved) for one in effects), default=_ZERO),
        max((_middle(one.cost) for one in effects), default=_ZERO),
        any(one.outcome == "no_plan" for one in effects),
    )


def _middle(found: Interval | None) -> Decimal:
    """Give the middle of what a change does to one side or the other."""
    if found is None:
        return _ZERO
    ends = [abs(one) for one in (found.low, found.high) if one is not None]
    return EXACT.divide(sum(ends, _ZERO), Decimal(len(ends) or 1))
