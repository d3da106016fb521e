"""An order is said to be due to a change if it comes with it alone and goes without it."""

import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest

from procure.errors import InputError
from procure.explained.causes import Causes, ChangeEffect
from procure.explained.causes_words import told
from procure.explained.effect import Effect, effect
from procure.explained.input_changes import applied
from procure.explained.input_parts import Inputs
from procure.plan import Plan
from procure.plan_difference import Answer, OrderDifference
from procure.project import Project
from procure.scenario import Limit
from procure.storage import digest
from procure.variations import with_demand_factor, with_limit, with_price_factor
from solver.explain.asker import Asker
from solver.explain.causes import causes
from solver.planner import Options, make_plan
from tests.builders import catalog, chip, demand, offer, project, scenario
from tests.procure.explained.input_edits import EDITS
from tests.seeds import planned as planned_sample
from tests.solver.random_instances import campaign_cases, random_project

D = Decimal
EXACT = Options(gap=D(0))
CENTS: Final = D("0.10")
CAMPAIGN: Final = 300


def planned(inputs: Inputs) -> Plan:
    """Plan alone, from the beginning."""
    return make_plan(*inputs, EXACT)


def answer(inputs: Inputs) -> Answer:
    """Give the plan of inputs with them."""
    return Answer(project=inputs[0], scenario=inputs[1], plan=planned(inputs))


def asker_of(inputs: Inputs) -> Asker:
    """Ask about the plan of inputs."""
    return Asker(*inputs, planned(inputs), EXACT)


def told_of(before: Answer, asker: Asker, found: Causes) -> tuple[str, ...]:
    """Say what was found."""
    return told(before, asker.project, asker.scenario, found)


def is_there(order: OrderDifference, plan: Plan) -> bool:
    """Tell from a plan alone whether an order is rather as after than as before."""
    units = sum(
        one.units for one in plan.orders if (one.offer, one.period) == (order.offer, order.period)
    )
    return abs(units - order.after) < abs(units - order.before)


def between(before: Plan, after: Plan) -> Effect | None:
    """Tell from two full solves what an effect has to say, also where there was no plan."""
    if before.status == "infeasible":
        return None if after.status == "infeasible" else Effect(outcome="plan")
    return effect(before, after)


def same(one: Effect | None, other: Effect | None, name: str) -> None:
    """Two effects say the same, but for the rounding of cents."""
    assert (one is None) == (other is None), name
    if one is None or other is None:
        return
    assert one.outcome == other.outcome, name
    for found, full in ((one.cost, other.cost), (one.unserved, other.unserved)):
        assert (found is None) == (full is None), name
        if found is None or full is None:
            continue
        for end, wanted in ((found.low, full.low), (found.high, full.high)):
            assert (end is None) == (wanted is None), name
            assert end is None or wanted is None or abs(end - wanted) <= CENTS, name


def check(before: Inputs, after: Inputs) -> Causes:
    """Every effect is that of full solves, and every order's causes follow from their orders."""
    old, asker = answer(before), asker_of(after)
    seen: list[ChangeEffect] = []
    found = causes(asker, old, on_found=seen.append)
    assert found.complete
    assert seen == list(found.effects)
    alone = [planned(applied(one.change, before, after)) for one in found.effects]
    without = [planned(applied(one.change, after, before)) for one in found.effects]
    for one, first, last in zip(found.effects, alone, without, strict=True):
        same(one.alone, between(old.plan, first), asker.project.name)
        same(one.last, between(last, asker.plan), asker.project.name)
    for cause in found.orders:
        comes = {place for place, plan in enumerate(alone) if is_there(cause.order, plan)}
        goes = {place for place, plan in enumerate(without) if not is_there(cause.order, plan)}
        said = set(cause.changes)
        if cause.how == "caused":
            assert said == comes & goes
        elif cause.how == "enough":
            assert said == comes
            assert not comes & goes
        elif cause.how == "together":
            assert not comes
            assert said == goes
        else:
            assert not comes | goes
    assert all(told_of(old, asker, found))
    return found


def two_offers(h100: int, mi300x: int, need: int = 100) -> Inputs:
    """Make a project in which the cheaper of two chips does all the work."""
    made = project(
        [
            catalog("North", offer("n", "h100", h100)),
            catalog("South", offer("s", "mi300x", mi300x)),
        ],
        scenario(demand(need)),
        chips=[chip("H100"), chip("MI300X", "AMD")],
    )
    return made, made.scenarios[0]


def test_a_price_that_falls_brings_its_offer_in() -> None:
    """The one change explains both orders, and the sentences say so with its figures."""
    before, after = two_offers(1000, 1200), two_offers(1000, 800)
    found = check(before, after)
    assert [(one.how, one.changes) for one in found.orders] == [("caused", (0,))] * 2
    old, asker = answer(before), asker_of(after)
    asked = asker.asked
    said = told_of(old, asker, causes(asker, old))
    assert asker.asked == asked  # both plans are known
    assert "Because of the price of Offer s (USD 1,200 → USD 800)" in said[0]
    assert "10 × Offer s in 2024 Q1, new" in said[0]
    assert "10 × Offer n in 2024 Q1, no longer" in said[0]
    assert said[-1] == "The price of Offer s (USD 1,200 → USD 800): it saves USD 2,000."


def test_a_change_that_touches_nothing_is_not_blamed() -> None:
    """Of two changes the one that brings the orders alone is named."""
    before = two_offers(1000, 1200)
    after = two_offers(990, 800)
    found = check(before, after)
    price = next(
        place for place, one in enumerate(found.effects) if one.change.items[0].item == "s"
    )
    assert {(one.how, one.changes) for one in found.orders} == {("caused", (price,))}


def test_what_takes_two_changes_is_said_to() -> None:
    """A dearer H100 and a cheaper MI300X: neither alone changes which is cheaper."""
    before, after = two_offers(1000, 1300), two_offers(1200, 1100)
    found = check(before, after)
    assert {(one.how, one.changes) for one in found.orders} == {("together", (0, 1))}
    old, asker = answer(before), asker_of(after)
    assert "takes several changes together" in told_of(old, asker, found)[0]


def test_what_either_change_brings_is_said_to() -> None:
    """A much dearer H100, a much cheaper MI300X: each alone is enough."""
    found = check(two_offers(1000, 1100), two_offers(1500, 800))
    assert {(one.how, one.changes) for one in found.orders} == {("enough", (0, 1))}


def test_where_there_was_no_plan_a_change_makes_one_possible() -> None:
    """Too small a budget for what is asked: of two changes the one that helps is named."""
    made, asked = two_offers(1000, 1200)
    short = with_limit(asked, Limit(family="budget", value=D(5000)))
    enough = with_limit(asked, Limit(family="budget", value=D(50000)))
    cheaper = with_price_factor(made, {"s"}, D("0.9"))
    before: Inputs = (made, short)
    found = check(before, (cheaper, enough))
    effects = {one.change.kind: (one.alone, one.last) for one in found.effects}
    possible = Effect(outcome="plan")
    assert effects["limit"] == (possible, possible)
    assert effects["price"][0] is None
    old, asker = answer(before), asker_of((cheaper, enough))
    said = told_of(old, asker, found)
    assert any("USD 5,000 → USD 50,000): alone it makes a plan possible" in one for one in said)
    (order,) = found.orders
    assert order.how == "caused"


def test_nothing_changed_is_said() -> None:
    """The same inputs have no changes, no orders that differ, and a sentence for both."""
    inputs = two_offers(1000, 1200)
    old, asker = answer(inputs), asker_of(inputs)
    found = causes(asker, old)
    assert not found.effects
    assert not found.orders
    assert len(told_of(old, asker, found)) == 2
    assert asker.asked == 0


def test_what_is_too_much_is_named() -> None:
    """More changes than are looked at: the rest is not looked at, and named."""
    before, after = two_offers(1000, 1200), two_offers(990, 800, 150)
    old, asker = answer(before), asker_of(after)
    found = causes(asker, old, most=1)
    assert len(found.effects) == 1
    assert len(found.not_looked_at) == 2
    assert "Not looked at" in told_of(old, asker, found)[-1]


def test_a_stop_leaves_what_was_found() -> None:
    """Stopped after the first change, the others are not looked at, and that is said."""
    before, after = two_offers(1000, 1200), two_offers(990, 800, 150)
    old, asker = answer(before), asker_of(after)
    seen: list[ChangeEffect] = []
    asker.should_stop = lambda: bool(seen)
    found = causes(asker, old, on_found=seen.append)
    assert len(found.effects) == 1
    assert not found.complete
    assert "stopped" in told_of(old, asker, found)[-1]


def test_other_money_is_refused() -> None:
    """Plans in two currencies have no difference in money."""
    inputs = two_offers(1000, 1200)
    old = answer(inputs)
    euros = replace(old, plan=replace(old.plan, currency="EUR"))
    with pytest.raises(InputError):
        causes(asker_of(inputs), euros)


def edited(seed: int, made: Project, count: int) -> tuple[Inputs, Inputs]:
    """Make edits drawn for the seed."""
    pick = random.Random(seed)
    before: Inputs = (made, made.scenarios[0])
    after = before
    for kind in pick.sample(list(EDITS), count):
        after = EDITS[kind](pick, after)
    return before, after


def look_at(seed: int, features: frozenset[str]) -> Counter[str]:
    """Check one edit, which explains everything, and then two; count what was said."""
    made = random_project(seed, features)
    before, after = edited(seed, made, 1)
    found = check(before, after)
    if digest(*before) != digest(*after) and len(found.effects) == 1:
        assert {(one.how, one.changes) for one in found.orders} <= {("caused", (0,))}
    seen: Counter[str] = Counter(str(one.how) for one in found.orders)
    seen.update(f"{one.how} of two" for one in check(*edited(seed + 1, made, 2)).orders)
    return seen


@pytest.mark.parametrize("seed", range(6))
def test_causes_in_small_projects(seed: int) -> None:
    """A handful of random projects."""
    look_at(seed, frozenset())


@pytest.mark.soak
def test_causes_in_many_projects(campaign: Callable[[int], range]) -> None:
    """Random projects with every feature."""
    cases = list(campaign_cases(CAMPAIGN))
    seen: Counter[str] = Counter()
    for number in campaign(CAMPAIGN):
        seen.update(look_at(*cases[number]))
    sys.stdout.write(f"{dict(seen)}\n")
    assert seen["caused"]
    assert seen["caused of two"]


def test_grouped_changes_are_looked_at_together() -> None:
    """Many prices of one supplier are one change, and said to be by how much they fell."""
    offers = [offer(f"n{number}", "h100", 1000 + number) for number in range(15)]
    rival = catalog("South", offer("s", "mi300x", 990))
    made = project(
        [catalog("North", *offers), rival],
        scenario(demand(100)),
        chips=[chip("H100"), chip("MI300X", "AMD")],
    )
    cheaper = with_price_factor(made, {one.id for one in offers}, D("0.9"))
    before: Inputs = (made, made.scenarios[0])
    after: Inputs = (cheaper, with_demand_factor(made.scenarios[0], D("1.1")))
    found = check(before, after)
    old, asker = answer(before), asker_of(after)
    said = told_of(old, asker, found)
    assert any("15 prices of North, down by 10 %" in one for one in said)


@pytest.mark.slow
def test_in_the_sample_what_is_printed_holds_at_gap_zero() -> None:
    """H100s at three fifths of their price take the work of the MI300X; more demand does not.

    Every interval found within the sample's gap holds the difference of plans proven to the cent.
    """
    made = planned_sample.december()
    asked = made.scenario("A tenth of Google Search, mixed")
    old: Inputs = (made, asked)
    server = planned_sample.offer("QA-H100-8").id
    new: Inputs = (
        with_price_factor(made, {server}, D("0.6")),
        with_demand_factor(asked, D("1.05")),
    )
    before = Answer(project=made, scenario=asked, plan=planned_sample.plan(asked.name))
    found = causes(Asker(*new, make_plan(*new), Options()), before)
    exactly = asker_of(new)
    sure = causes(exactly, answer(old))
    assert [one.change for one in found.effects] == [one.change for one in sure.effects]
    kinds = [one.change.kind for one in found.effects]
    assert sorted(kinds) == ["demand", "price"]
    for one, exact in zip(found.effects, sure.effects, strict=True):
        for wide, narrow in ((one.alone, exact.alone), (one.last, exact.last)):
            assert wide is not None
            assert narrow is not None
            assert wide.cost is not None
            assert narrow.cost is not None
            assert narrow.cost.low is not None
            assert narrow.cost.high is not None
            assert wide.cost.holds(narrow.cost.low)
            assert wide.cost.holds(narrow.cost.high)
    price = kinds.index("price")
    assert {(one.how, one.changes) for one in found.orders} == {("caused", (price,))}
    because = told_of(before, exactly, found)[0]
    assert "USD 288,000 → USD 172,800" in because
    assert "Platform of 8 MI300X in 2024 Q2, no longer" in because
