"""The same questions at a plan's own gap and at gap 0: what the one tells must hold of the other.

At its own gap an explanation tells intervals. At gap 0 every plan is the best there is, so that
what sets two of them apart is a figure, and must stand within the interval that was told.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from procure.explained.alternatives import Alternative, GoalKey
from procure.explained.effect import Effect, Interval, effect
from procure.explained.flip_axes import varied
from procure.explained.flips import FlipAxis, FlipPoint
from procure.offers import Offer
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.project import Project
from procure.scenario import Scenario
from procure.variations import (
    with_limit_value,
    with_offer,
    with_offers_from,
    without_limit,
    without_offer,
)
from solver.engine import never
from solver.explain.aiming import Within, aim
from solver.explain.alternatives import alternatives, least_change
from solver.explain.asker import Asker
from solver.explain.causes import causes
from solver.explain.flips import flips, work_shares
from solver.explain.goals import GOALS, Goal, change_from
from solver.explain.limit_costs import limit_costs
from solver.explain.negotiation import negotiation
from solver.explain.negotiation_contest import units_of
from solver.explain.negotiation_worth import breaks_reached
from solver.explain.offer_cases import offer_cases
from solver.explain.signing import signing
from solver.planner import Options, make_plan
from tests.solver.explain.terms_at import as_said, better_offer, sides

EXACT: Final = Options(gap=Decimal(0))
CENTS: Final = Decimal("0.10")
"""What the rounding of every line of a plan's costs can come to."""
SMALL: Final = Decimal("1e-6")
"""The engine's arithmetic, where a goal is no whole number."""


class Beside:
    """A scenario planned at the gap of the program, and to the cent beside it.

    `told` explains the one, `sure` the other; `seen` counts what was compared.
    """

    def __init__(self, project: Project, scenario: Scenario) -> None:
        self.project = project
        self.scenario = scenario
        self.told = Asker(project, scenario, make_plan(project, scenario), Options())
        self.sure = Asker(project, scenario, make_plan(project, scenario, EXACT), EXACT)
        self.seen: Counter[str] = Counter()
        assert self.told.plan.status == self.sure.plan.status == "optimal"

    def answer(self, asker: Asker) -> Answer:
        """Give one of the two plans, as it is compared with another."""
        return Answer(project=self.project, scenario=self.scenario, plan=asker.plan)

    def exactly(self, project: Project | None = None, scenario: Scenario | None = None) -> Plan:
        """Plan with other inputs, to the cent."""
        plan = self.sure.ask(self.sure.varied(project=project, scenario=scenario))
        assert plan is not None
        return plan

    def holds(
        self, name: str, told: Effect | None, after: Plan, before: Plan | None = None
    ) -> None:
        """Check that what was told of a change is so of two exact plans."""
        start = self.sure.plan if before is None else before
        really = effect(start, after)
        assert told is not None, name
        if told.outcome == "unknown":
            self.seen[f"{name}: not known"] += 1
            return
        assert told.outcome == really.outcome, name
        if told.cost is not None:
            assert start.objective is not None
            assert after.objective is not None
            self.within(name, told.cost, after.objective - start.objective)
        elif told.unserved is not None:
            assert start.stage is not None
            assert after.stage is not None
            self.within(name, told.unserved, after.stage.value - start.stage.value)
        self.seen[f"{name}: {told.outcome}"] += 1

    def within(self, name: str, told: Interval, figure: Decimal) -> None:
        """Check that an interval holds a figure, and says something."""
        assert told.low is not None or told.high is not None, name
        assert told.holds(figure), f"{name}: {figure} is not within {told.low} to {told.high}"
        self.seen[name] += 1


def check_limits(beside: Beside) -> None:
    """Check what a step of each limit that binds costs."""
    for cost in limit_costs(beside.told):
        for side, step in (("looser", cost.looser), ("tighter", cost.tighter)):
            if step is None:
                continue
            inputs = (beside.project, beside.scenario, cost.key)
            if step.value is None:
                there = without_limit(*inputs)
            else:
                there = with_limit_value(*inputs, step.value)
            beside.holds(f"limit {side}", step.effect, beside.exactly(scenario=there))


def check_signing(beside: Beside) -> None:
    """Check what waiting with each urgent offer costs, and with all of them at once."""
    found = signing(beside.told)
    urgent = {one.offer: one.waiting for one in found.orders if one.now}
    for offer, waiting in urgent.items():
        later = with_offers_from(beside.project, {offer}, found.next_period)
        beside.holds("waiting", waiting, beside.exactly(later))
    if len(urgent) > 1:
        later = with_offers_from(beside.project, set(urgent), found.next_period)
        beside.holds("waiting with all", found.together, beside.exactly(later))


def check_negotiation(beside: Beside, offer: Offer) -> None:
    """Check what can be said of an offer: where it turns, what a term and a break are worth.

    What is ordered of it is compared with what is ordered in the exact plan, which it has to be
    told of as well.
    """
    found = negotiation(beside.told, offer.id)
    quoted = units_of(beside.sure.plan, offer.id)
    for change, side, there in sides(offer, found):
        plan = beside.exactly(with_offer(beside.project, there))
        said = f"{offer.id} {change} {side}: {there}"
        assert as_said(change, side, quoted, units_of(plan, offer.id)), said
        beside.seen[f"{change} {side}"] += 1
    for worth in found.worths:
        better = with_offer(beside.project, better_offer(offer, worth))
        beside.holds(f"worth of {worth.term}", worth.effect, beside.exactly(better))
    reached = {(one.period, one.quantity): one for one in breaks_reached(beside.sure, offer)}
    for reach in found.breaks:
        exact = reached.get((reach.period, reach.quantity))
        if exact is not None and exact.paid is not None:
            assert reach.effect.cost is not None
            beside.within("break", reach.effect.cost, max(exact.paid, Decimal(0)))


def check_causes(beside: Beside, before: Beside) -> None:
    """Check what each change alone, and the last of all, does to the best plan."""
    found = causes(beside.told, before.answer(before.told))
    sure = causes(beside.sure, before.answer(before.sure))
    assert [one.change for one in found.effects] == [one.change for one in sure.effects]
    for told, so in zip(found.effects, sure.effects, strict=True):
        for name, wide, narrow in (("alone", told.alone, so.alone), ("last", told.last, so.last)):
            assert wide is not None
            assert narrow is not None
            assert wide.outcome == narrow.outcome
            if wide.cost is None:
                continue
            assert narrow.cost is not None
            for end in (narrow.cost.low, narrow.cost.high):
                assert end is not None
                beside.within(f"change {name}", wide.cost, end)


def check_alternatives(beside: Beside, within: Decimal) -> None:
    """Check what each plan costs above the least possible, and the least there is of a goal."""
    found = alternatives(beside.told, within)
    assert found is not None
    for one in found.plans:
        _check_extra(beside, one)
        _check_reached(beside, one, found.ceiling, GOALS)


def check_least_change(beside: Beside, before: Beside, tolerance: Decimal) -> None:
    """Check the plan that changes an earlier one the least."""
    orders = before.told.plan
    found = least_change(beside.told, orders, tolerance)
    assert found is not None
    assert not found.gone
    assert found.alternative is not None
    _check_extra(beside, found.alternative)
    goal = change_from(beside.project, orders.orders)
    _check_reached(beside, found.alternative, found.ceiling, {goal.key: goal})


def _check_extra(beside: Beside, one: Alternative) -> None:
    assert one.plan.objective is not None
    assert beside.sure.plan.objective is not None
    beside.within("extra cost", one.extra, one.plan.objective - beside.sure.plan.objective)


def _check_reached(
    beside: Beside, one: Alternative, ceiling: Decimal, goals: Mapping[GoalKey, Goal]
) -> None:
    """Check that the least of a goal, looked for to the end, is between bound and value."""
    looked = Within(
        project=beside.project, scenario=beside.scenario, best=beside.told.plan, ceiling=ceiling
    )
    for reached in one.reached:
        exact = aim(looked, goals[reached.goal], EXACT, should_stop=never)
        if exact.bound is not None:
            assert exact.bound <= reached.value + SMALL, reached
        if exact.plan is not None and reached.bound is not None:
            least = goals[reached.goal].measure(beside.project, beside.scenario, exact.plan)
            assert least is not None
            assert reached.bound <= least + SMALL, reached
        beside.seen[f"least {reached.goal}"] += 1


def check_flips(beside: Beside, axis: FlipAxis, low: Decimal, high: Decimal, points: int) -> None:
    """Check what the best plan costs at every point, and who wins where that is exact."""
    found = flips(beside.told, axis, low, high, points=points)
    winners: dict[Decimal, FlipPoint] = {}
    for told in found.points:
        project, scenario = varied(beside.project, beside.scenario, axis, told.value)
        plan = beside.exactly(project, scenario)
        assert told.outcome == effect(plan, plan).outcome
        if plan.objective is not None:
            interval = Interval(low=told.bound, high=told.cost)
            beside.within("cost at a point", interval, plan.objective)
        chips = work_shares(project, scenario, plan)
        winners[told.value] = replace(told, work=chips)
    for flip in found.flips:
        if flip.exact:
            assert winners[flip.low].winner(flip.workload) == flip.before
            assert winners[flip.high].winner(flip.workload) == flip.after
        beside.seen["flip"] += 1


def check_offers(beside: Beside) -> None:
    """Check that no offer that is certainly not worth an order would make the best plan better."""
    best = beside.sure.plan.objective
    assert best is not None
    for case in offer_cases(beside.told):
        if not any(one.certainty == "certain" for one in case.why_not):
            continue
        without = beside.exactly(scenario=without_offer(beside.scenario, case.offer))
        assert without.objective is not None, case
        assert abs(without.objective - best) <= CENTS, case
        beside.seen[f"offer {case.why_not[0].kind}"] += 1
