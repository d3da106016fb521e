"""The last day of an order leaves the plan as it is; waiting costs what two solves differ by."""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from procure.chips import ExportRule
from procure.explained.effect import NO_PLAN, Effect, Interval, effect
from procure.explained.signing import Signings
from procure.project import Project
from procure.scenario import Limit
from procure.units import after_weeks
from solver.candidates import lead_weeks
from solver.explain.asker import Asker
from solver.explain.signing import last_days, signing
from solver.planner import Options, make_plan
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.random_instances import random_project

EXACT = Options(gap=Decimal(0))
DAY = timedelta(days=1)
CENTS = Decimal("0.10")
FEATURES = ("validity", "p90", "licence", "discount", "payment_terms", "max_served", "minimum")


def asked(made: Project) -> Asker:
    """Plan the first scenario at gap 0, to be asked about."""
    one = made.scenarios[0]
    return Asker(made, one, make_plan(made, one, EXACT), EXACT)


def example(*limits: Limit, rules: tuple[ExportRule, ...] = (), **fields: Any) -> Signings:
    """Order one chip that takes four weeks for the second quarter, beside one that takes none."""
    cheap = offer("cheap", "h100", 100, lead_weeks=D(4), **fields)
    dear = offer("dear", "mi300x", 300, lead_weeks=D(0))
    chips = [chip("H100", export_rules=rules), chip("MI300X", maker="AMD")]
    made = project(
        [catalog("North", cheap), catalog("South", dear)],
        scenario(demand(0, 10, 10), limits=limits),
        chips=chips,
    )
    return signing(asked(made))


def exactly(amount: int) -> Effect:
    """Give the effect of an amount that is known to the cent."""
    return Effect(outcome="plan", cost=Interval(low=D(amount), high=D(amount)))


def test_an_order_can_wait_until_it_would_arrive_too_late() -> None:
    """Four weeks before the quarter of its use is the last day; later, the dear one is needed."""
    found = example()
    assert found.next_period == date(2024, 4, 1)
    (one,) = found.orders
    assert (one.offer, one.period, one.usable) == ("cheap", 0, 1)
    assert (one.last, one.held_by, one.now) == (date(2024, 3, 4), "arrival", True)
    assert one.waiting == exactly(200)
    assert found.together is None


def test_a_quote_that_ends_sooner_holds_the_day() -> None:
    """The quote's last day is a day on which it can be signed."""
    (one,) = example(valid_until=date(2024, 2, 1)).orders
    assert (one.last, one.held_by) == (date(2024, 2, 1), "validity")


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2024, 2, 10), date(2024, 1, 12)),
        (date(2024, 4, 1), date(2024, 3, 3)),
        (date(2024, 4, 2), date(2024, 3, 4)),
    ],
)
def test_export_rules_that_begin_sooner_hold_the_day(start: date, last: date) -> None:
    """It has to arrive before they do."""
    rule = ExportRule(country="US", status="banned", start=start, source="test")
    (one,) = example(rules=(rule,)).orders
    assert one.last == last
    assert one.held_by == ("rules" if last < date(2024, 3, 4) else "arrival")


def test_where_nothing_else_will_do_waiting_leaves_no_plan() -> None:
    """That is said, and not a figure."""
    (one,) = example(Limit(family="quantity", by="offer", subject="dear", value=D(0))).orders
    assert one.waiting == NO_PLAN


def test_what_is_ordered_later_can_wait() -> None:
    """An order of a later period is not solved for."""
    cheap = offer("cheap", "h100", 100, lead_weeks=D(4))
    made = asked(project([catalog("North", cheap)], scenario(demand(0, 0, 10))))
    found = signing(made)
    (one,) = found.orders
    if one.period == 0:
        assert one.last == date(2024, 6, 3)
    assert not one.now
    assert one.waiting is None
    assert made.asked == 0


def test_several_are_asked_about_together_too() -> None:
    """Where two orders would replace each other, waiting with both costs more than with either."""
    first = offer("first", "h100", 100, lead_weeks=D(4))
    second = offer("second", "h100", 110, lead_weeks=D(4))
    dear = offer("dear", "h100", 300, lead_weeks=D(0))
    limits = (Limit(family="quantity", by="offer", subject="first", value=D(1)),)
    made = asked(
        project(
            [catalog("North", first), catalog("South", second, dear)],
            scenario(demand(0, 20, 20), limits=limits),
        )
    )
    found = signing(made)
    assert [one.waiting for one in found.orders] == [exactly(10), exactly(190)]
    assert found.together == exactly(390)
    stopped = Asker(made.project, made.scenario, made.plan, EXACT, should_stop=lambda: True)
    left = signing(stopped)
    assert [one.last for one in left.orders] == [one.last for one in found.orders]
    assert {one.waiting for one in left.orders} == {None}
    assert left.together is None


def test_it_is_told_as_it_is_found() -> None:
    """The last days at once, then what waiting costs, one answer after the other."""
    offers = offer("first", "h100", 100, lead_weeks=D(4)), offer("dear", "h100", 300)
    limits = (Limit(family="quantity", by="offer", subject="first", value=D(1)),)
    made = asked(project([catalog("North", *offers)], scenario(demand(0, 20), limits=limits)))
    told: list[tuple[Signings, int]] = []
    found = signing(made, lambda one: told.append((one, made.asked)))
    first, *rest = [one for one, _ in told]
    assert told[0][1] == 0
    assert [one.last for one in first.orders] == [one.last for one in found.orders]
    assert {one.waiting for one in first.orders} == {None}
    urgent = {one.offer for one in found.orders if one.now}
    assert len(rest) == len(urgent) + (len(urgent) > 1) > 0
    known = [sum(one.waiting is not None for one in each.orders) for each in (first, *rest)]
    assert known == sorted(known)
    assert rest[-1] == found


def test_without_a_plan_there_is_nothing_to_sign() -> None:
    """No orders, no days."""
    assert example(Limit(family="budget", value=D(1))).orders == ()


def compare(asker: Asker) -> Counter[str]:
    """Check each last day against the calendar, and each wait against a plan without the offer."""
    seen: Counter[str] = Counter()
    made, one = asker.project, asker.scenario
    offers = {each.id: each for _, each in made.offers()}
    found = signing(asker)
    placed = {order.id: order for order in asker.plan.orders}
    for each in found.orders:
        order, quoted = placed[each.order], offers[each.offer]
        weeks = lead_weeks(one, quoted) or D(0)
        if order.licence:
            weeks += next(limit.value or D(0) for limit in one.limits if limit.key == "eligibility")
        starts = one.horizon.first_from
        assert each.last >= order.placed
        assert starts(after_weeks(each.last, weeks)) == order.usable
        assert quoted.valid_until is None or each.last <= quoted.valid_until
        if each.held_by == "arrival":
            assert starts(after_weeks(each.last + DAY, weeks)) > order.usable
        if each.held_by == "validity":
            assert each.last == quoted.valid_until
        seen[each.held_by] += 1
        if each.now:
            later = replace(quoted, valid_from=found.next_period)
            lists = tuple(
                replace(
                    known,
                    offers=tuple(later if each.id == later.id else each for each in known.offers),
                )
                for known in made.catalogs
            )
            after = make_plan(replace(made, catalogs=lists), one, EXACT)
            assert each.waiting is not None
            assert each.waiting.outcome == effect(asker.plan, after).outcome
            seen[each.waiting.outcome] += 1
            if each.waiting.cost is not None and after.objective and asker.plan.objective:
                change = after.objective - asker.plan.objective
                assert abs(change - (each.waiting.cost.high or D(0))) <= CENTS
                assert abs(change - (each.waiting.cost.low or D(0))) <= CENTS
    return seen


def test_days_and_costs_are_those_of_a_calendar_and_of_full_solves() -> None:
    """On a few small projects."""
    seen: Counter[str] = Counter()
    for seed, feature in enumerate(FEATURES):
        one = asked(random_project(seed, frozenset({feature})))
        if one.plan.status == "optimal":
            seen += compare(one)
    assert seen["plan"]


@pytest.mark.soak
def test_days_and_costs_hold_in_many(campaign: Callable[[int], range]) -> None:
    """The same in 400 small projects."""
    seen: Counter[str] = Counter()
    for number in campaign(400):
        features = frozenset({FEATURES[number % len(FEATURES)], FEATURES[number // 7 % 7]})
        one = asked(random_project(50_000 + number, features))
        if one.plan.status == "optimal":
            seen += compare(one)
    sys.stdout.write(f"{dict(seen)}\n")
    assert seen["plan"]
    assert seen["no_plan"]


def test_the_last_days_are_the_same_without_looking_for_what_waiting_costs() -> None:
    """They need no solving, and nothing is said of waiting."""
    made = random_project(3, frozenset(FEATURES))
    asker = asked(made)
    found = signing(asker)
    known = last_days(made, made.scenarios[0], asker.plan)
    assert known.orders
    assert known == replace(
        found, orders=tuple(replace(one, waiting=None) for one in found.orders), together=None
    )
