"""What a step of a limit costs is what two full solves differ by."""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from procure.explained.effect import NO_PLAN, Effect, Interval, effect
from procure.explained.limit_costs import LimitCost, Step
from procure.plan import LimitUse, Plan
from procure.project import Project
from procure.scenario import Limit
from procure.variations import with_limit_value, with_offer, without_limit
from solver.explain.asker import Asker
from solver.explain.limit_costs import limit_costs
from solver.explain.limit_steps import binding_steps
from solver.planner import Options, make_plan
from tests.builders import D, catalog, demand, offer, project, scenario
from tests.solver.random_instances import FEATURES, random_project

EXACT = Options(gap=Decimal(0))
CENTS = Decimal("0.10")
"""What the rounding of every line of a small plan's costs can come to."""
LIMITS = FEATURES[FEATURES.index("budget") :]


def asked(made: Project) -> Asker:
    """Plan the first scenario at gap 0, to be asked about."""
    one = made.scenarios[0]
    return Asker(made, one, make_plan(made, one, EXACT), EXACT)


def solved_fully(asker: Asker, cost: LimitCost, step: Step) -> Plan:
    """Plan with the limit as the step has it, from the beginning."""
    made, one = asker.project, asker.scenario
    if step.value is None:
        return make_plan(made, without_limit(made, one, cost.key), EXACT)
    return make_plan(made, with_limit_value(made, one, cost.key, step.value), EXACT)


def compare(asker: Asker) -> Counter[str]:
    """Compare every step with full solves; count what was compared."""
    seen: Counter[str] = Counter()
    for cost in limit_costs(asker):
        for side, step in (("looser", cost.looser), ("tighter", cost.tighter)):
            if step is None:
                continue
            after = solved_fully(asker, cost, step)
            _same(f"{asker.project.name} {cost.key} {side}", step.effect, asker.plan, after)
            seen[step.effect.outcome] += 1
            seen["served"] += step.effect.unserved is not None and step.effect.cost is None
            seen["known without"] += not step.solved
            if side == "looser":
                assert step.effect.outcome != "no_plan"
    return seen


def _same(name: str, told: Effect, before: Plan, after: Plan) -> None:
    """What was told of a step holds what the two plans differ by, and is as narrow."""
    assert told.outcome == effect(before, after).outcome, name
    if told.unserved is not None:
        assert before.stage is not None, name
        assert after.stage is not None, name
        change = after.stage.value - before.stage.value
        assert told.unserved.low is not None, name
        assert told.unserved.high is not None, name
        assert told.unserved.low - D("1e-5") <= change <= told.unserved.high + D("1e-5"), name
    if told.cost is None:
        return
    assert before.objective is not None, name
    assert after.objective is not None, name
    change = after.objective - before.objective
    if told.cost.low is not None:
        assert told.cost.low - CENTS <= change, name
        assert told.cost.low >= change - CENTS, name
    if told.cost.high is not None:
        assert change <= told.cost.high + CENTS, name
        assert told.cost.high <= change + CENTS, name


@pytest.mark.parametrize("feature", ["budget", "suppliers", "power", "share_of_chips"])
def test_a_step_costs_what_two_solves_differ_by(feature: str) -> None:
    """On small projects whose limits bind, in both directions."""
    compared: Counter[str] = Counter()
    for seed in range(6):
        compared += compare(asked(random_project(seed, frozenset({feature}))))
    assert compared["plan"]


@pytest.mark.soak
def test_steps_cost_what_two_solves_differ_by(campaign: Callable[[int], range]) -> None:
    """The same for each kind of limit in turn, in 300 projects and more."""
    compared: Counter[str] = Counter()
    explained = 0
    for number in campaign(700):
        first = LIMITS[number % len(LIMITS)]
        second = LIMITS[(number * 7 + number // len(LIMITS)) % len(LIMITS)]
        # Every fifth asks first for how much is served.
        serving = {("max_served", "earliest")[number % 2]} if number % 5 == 4 else set()
        one = asked(random_project(40_000 + number, frozenset({first, second, *serving})))
        if one.plan.status == "optimal":
            found = compare(one)
            compared += found
            explained += bool(found)
    sys.stdout.write(f"{explained} plans with limits that bind: {dict(compared)}\n")
    assert compared["plan"]
    assert compared["no_plan"]
    assert compared["known without"]
    assert compared["served"]


def two_offers(*limits: Limit, **fields: Any) -> Asker:
    """Let a cheap offer and a dear one, which is there sooner, serve the same demand."""
    cheap = offer("cheap", "h100", 100, lead_weeks=D(20))
    dear = offer("dear", "h100", 300, lead_weeks=D(4))
    made = project(
        [catalog("North", cheap), catalog("South", dear)],
        scenario(demand(0, 0, 10, 10), limits=limits),
        **fields,
    )
    return asked(made)


def cost_of(asker: Asker, key: str) -> LimitCost:
    """Give what is found of one limit."""
    return next(one for one in limit_costs(asker) if one.key == key)


def exactly(amount: int) -> Effect:
    """Give the effect of an amount that is known to the cent."""
    return Effect(outcome="plan", cost=Interval(low=D(amount), high=D(amount)))


def test_a_lead_time_goes_to_the_next_that_any_offer_has() -> None:
    """A week more lets nothing in, so the step is to the slower offer, and says so."""
    cost = cost_of(two_offers(Limit(family="lead_time", value=D(6))), "lead_time")
    assert cost.looser == Step(value=D(20), by=D(14), to_next=True, effect=exactly(-200))
    assert cost.tighter == Step(value=D(3), by=D(3), to_next=True, effect=NO_PLAN)


def test_a_switch_is_switched_off_and_has_no_tighter_step() -> None:
    """Suppliers' stated supply can only be left aside."""
    made = two_offers().project
    short = tuple(
        replace(each, offers=tuple(replace(one, supply_total=10) for one in each.offers))
        for each in made.catalogs
    )
    wanted = scenario(demand(0, 0, 110, 110))
    cost = cost_of(asked(replace(made, catalogs=short, scenarios=(wanted,))), "supply")
    assert cost == LimitCost(key="supply", looser=Step(effect=exactly(-200)))


def test_what_the_plan_keeps_is_not_solved() -> None:
    """A kilowatt less leaves the plan as it is: one more chip did not fit before either."""
    limits = (Limit(family="power", subject="here", value=D("8.4")),)
    big = replace(offer("big", "h100", 100, kw_per_unit=D(7)))
    made = asked(
        project([catalog("North", big)], scenario(demand(10, 10), limits=limits)),
    )
    before = made.asked
    cost = cost_of(made, "power.here")
    assert cost.tighter == Step(value=D("7.4"), by=D(1), effect=exactly(0), solved=False)
    assert made.asked == before + 1


def test_a_carried_over_budget_is_never_taken_as_kept() -> None:
    """What one period leaves is spent in the next, though the first has room to spare."""
    limits = (
        Limit(family="budget", period=0, value=D(200)),
        Limit(family="budget", period=1, value=D(100), carry_over=True),
        Limit(family="budget", period=2, value=D(0)),
        Limit(family="budget", period=3, value=D(0)),
    )
    made = asked(
        project(
            [catalog("North", offer("cheap", "h100", 100, valid_from=date(2024, 4, 1)))],
            scenario(demand(0, 30, 30, 30), limits=limits),
        )
    )
    told = {one.key: one.tighter for one in limit_costs(made)}
    assert told["budget.1"] is not None
    assert told["budget.1"].effect == NO_PLAN


@pytest.mark.parametrize(
    ("limit", "looser", "tighter"),
    [
        (Limit(family="budget", value=D(1_000_000)), 1_010_000, 990_000),
        (Limit(family="budget", value=D(1_900_000)), 1_920_000, 1_880_000),
        (Limit(family="budget", value=D(0)), 1, None),
        (Limit(family="share", by="chip", subject="h100", value=D("0.6")), "0.61", "0.59"),
        (Limit(family="share", by="chip", subject="h100", value=D(1)), None, "0.99"),
        (
            Limit(family="share", by="chip", subject="h100", bound="minimum", value=D("0.6")),
            "0.59",
            "0.61",
        ),
        (Limit(family="suppliers", value=D(2)), 3, 1),
        (Limit(family="quantity", by="offer", subject="dear", value=D(40)), 48, 32),
        (Limit(family="quantity", by="chip", subject="h100", value=D(5000)), 5050, 4950),
        (Limit(family="power", subject="here", value=D(30)), 31, 29),
        (Limit(family="racks", subject="here", value=D("0.5")), "1.5", "0"),
    ],
)
def test_steps_are_about_a_hundredth_in_round_numbers(
    limit: Limit, looser: object, tighter: object
) -> None:
    """Each family has its own step, and none goes beyond what its values can be."""
    made = two_offers()
    known = with_offer(made.project, offer("dear", "h100", 300, multiple=8))
    given = replace(made.scenario, limits=(limit,))
    use = LimitUse(key=limit.key, value=D(0), used=D(0), binding=True)
    plan = replace(made.plan, limits=(use,))
    (steps,) = binding_steps(known, given, plan)
    values = [None if one is None else one.value for one in (steps.looser, steps.tighter)]
    assert values == [None if one is None else D(str(one)) for one in (looser, tighter)]


def test_the_largest_effect_comes_first_and_each_is_told_as_it_is_found() -> None:
    """The order is that of the effects, and what was told on the way is the same."""
    one = asked(random_project(3, frozenset({"budget", "power", "suppliers"})))
    told: list[LimitCost] = []
    found = limit_costs(one, told.append)
    assert set(found) == set(told)
    assert found


def test_stopped_it_gives_what_was_found() -> None:
    """A stop leaves out the limit that was being looked at, and those after it."""
    one = asked(random_project(3, frozenset({"budget", "power", "suppliers"})))
    told: list[LimitCost] = []
    one.should_stop = lambda: bool(told)
    found = limit_costs(one, told.append)
    assert list(found) == told[:1]


def test_without_a_plan_there_is_nothing_to_tell() -> None:
    """Where no plan was found no limit binds."""
    assert limit_costs(two_offers(Limit(family="budget", value=D(1)))) == ()
