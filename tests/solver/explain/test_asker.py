"""Questions are asked once, answered alike in any order, and ended by a stop."""

from dataclasses import replace
from decimal import Decimal

from procure.explained.effect import Interval
from procure.plan import Plan
from procure.variations import with_demand_factor, with_price_factor
from solver.explain.asker import Asker, Question
from solver.planner import Options, make_plan
from tests.solver.random_instances import random_project

EXACT = Options(gap=Decimal(0))


def asker(seed: int = 1) -> Asker:
    """Ask about a small project that has a plan."""
    project = random_project(seed)
    plan = make_plan(project, project.scenarios[0], EXACT)
    assert plan.status == "optimal"
    return Asker(project, project.scenarios[0], plan, EXACT)


def questions(one: Asker) -> list[Question]:
    """Vary demand and prices a little."""
    factors = [Decimal(n) / 10 for n in (5, 8, 9)]
    offers = {offer.id for _, offer in one.project.offers()}
    return [
        *(one.varied(scenario=with_demand_factor(one.scenario, each)) for each in factors),
        *(one.varied(project=with_price_factor(one.project, offers, each)) for each in factors),
    ]


def timeless(plan: Plan | None) -> Plan:
    """Leave out how long it took."""
    assert plan is not None
    return replace(plan, solve=replace(plan.solve, seconds=Decimal(0)))


def test_what_is_known_is_not_asked_again() -> None:
    """The plan itself and every answer count once."""
    one = asker()
    assert one.ask(one.varied()) == one.plan
    assert one.asked == 0
    first = one.ask_each(questions(one))
    assert one.asked == len(first)
    assert one.ask_each(questions(one)) == first
    assert one.asked == len(first)


def test_two_at_a_time_answer_as_one_by_one() -> None:
    """The answers are those of plans made alone."""
    one, other = asker(), asker()
    together = one.ask_each(questions(one))
    alone = [other.ask(question) for question in questions(other)]
    assert [timeless(plan) for plan in together] == [timeless(plan) for plan in alone]


def test_answers_come_one_after_the_other_and_end_where_they_are_closed() -> None:
    """They are those of asking for all; what nobody waits for is not asked."""
    one, other = asker(), asker()
    factors = [Decimal(n) / 100 for n in range(1, 100)]
    asked = [one.varied(scenario=with_demand_factor(one.scenario, each)) for each in factors]
    answers = one.answers(asked)
    first = next(answers)
    answers.close()
    assert one.asked < len(asked)
    assert first is not None
    assert timeless(first) == timeless(other.ask(asked[0]))


def test_effects_are_those_of_the_optima() -> None:
    """At gap 0 the interval is the difference of the two costs."""
    one = asker()
    asked = questions(one)
    for question, found in zip(asked, one.effects(asked), strict=True):
        plan = one.ask(question)
        assert plan is not None
        if plan.objective is None or one.plan.objective is None:
            assert found.cost is None
            continue
        change = plan.objective - one.plan.objective
        assert found.cost is not None
        assert found.cost.holds(change)
        assert isinstance(found.cost, Interval)


def test_what_cannot_be_planned_has_no_answer() -> None:
    """A scenario that planning refuses gives None instead of failing."""
    one = asker()
    broken = replace(one.scenario, discount_rate=Decimal(-2))
    assert one.ask(one.varied(scenario=broken)) is None


def test_a_stop_ends_questions_and_is_not_remembered() -> None:
    """Stopped, nothing is found; asked again without a stop, it is."""
    one = asker()
    stopped = Asker(one.project, one.scenario, one.plan, EXACT, should_stop=lambda: True)
    question = questions(stopped)[0]
    plan = stopped.ask(question)
    assert plan is not None
    assert plan.solve.stopped == "user"
    stopped.should_stop = lambda: False
    again = stopped.ask(question)
    assert again is not None
    assert again.solve.stopped == ""
