"""What is said of an offer's terms holds on both sides of every turn, by plans made alone."""

import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from procure.explained.negotiation import Negotiation, PriceTurn, TermTurn
from procure.offers import Offer
from procure.plan import Plan
from procure.project import Project
from procure.variations import with_offer, without_offer
from solver.explain.asker import Asker
from solver.explain.negotiation import negotiation, negotiations
from solver.explain.negotiation_contest import units_of
from solver.planner import Options, make_plan
from tests.solver.brute.search import Best, BruteForce, TooLargeError
from tests.solver.explain.terms_at import as_said, better_offer, sides
from tests.solver.random_instances import campaign_cases, random_project

EXACT = Options(gap=Decimal(0))
BENDING = frozenset({"rebate", "rebate_tiers", "take_or_pay", "program_take_or_pay", "prepaid"})
"""Features under which what a price comes to is no straight line."""
SERVING = frozenset({"max_served", "earliest", "weights"})
"""Features under which cost comes second."""
ROUNDING = Decimal("0.05")
"""Prices times a factor come out in no whole cents: each line of cost is rounded."""
STEEP = BENDING | SERVING
WIDEST = Decimal("0.0011")


def planned(project: Project) -> Plan:
    """Plan a project exactly."""
    return make_plan(project, project.scenarios[0], EXACT)


def asker_of(project: Project, options: Options = EXACT) -> Asker | None:
    """Ask about a project's plan; None where it has none."""
    plan = make_plan(project, project.scenarios[0], options)
    return Asker(project, project.scenarios[0], plan, options) if plan.trusted else None


def no_plan_is_better(project: Project, plan: Plan) -> bool:
    """Try every set of orders; a project with too many of them is let pass."""
    assert plan.objective is not None
    missed = None if plan.stage is None else float(plan.stage.value)
    best = Best(plan.objective - ROUNDING, missed)
    try:
        return BruteForce(project).better_than(best) is None
    except TooLargeError:
        return True


def check(project: Project, offer: Offer, features: frozenset[str]) -> list[str]:
    """Look at an offer's turns from both sides with plans of our own; list what was found."""
    asker = asker_of(project)
    if asker is None:
        return ["no plan"]
    found = negotiation(asker, offer.id)
    assert found.complete
    for change, side, varied in sides(offer, found):
        there = with_offer(project, varied)
        plan = planned(there)
        units = units_of(plan, offer.id)
        said = f"{project.name}: {offer.id} {change} {side} {varied}: {units}, was {found.units}"
        assert plan.trusted, said
        assert as_said(change, side, found.units, units), said
        assert no_plan_is_better(there, plan), said
    for turn in found.prices:
        if (
            turn.outcome == "found"
            and turn.before
            and turn.after
            and not features & (BENDING | SERVING)
        ):
            width = abs(turn.after.factor / turn.before.factor - 1)
            assert width <= WIDEST, f"{project.name}: {offer.id} {turn}"
        if turn.outcome == "needed" and turn.change == "leaves":
            scenario = without_offer(project.scenarios[0], offer.id)
            assert make_plan(project, scenario, EXACT).status == "infeasible"
    for term in found.terms:
        if term.outcome == "found" and term.term == "lead" and term.before is not None:
            assert term.after is not None
            assert abs(term.after - term.before) <= 1, f"{project.name}: {offer.id} {term}"
    _worths_hold(project, found, offer)
    turns: list[PriceTurn | TermTurn] = [*found.prices, *found.terms]
    return [f"{one.change} {one.outcome}" for one in turns]


def _worths_hold(project: Project, found: Negotiation, offer: Offer) -> None:
    """What a better term is worth is what two plans made alone differ by."""
    quoted = planned(project)
    for worth in found.worths:
        plan = planned(with_offer(project, better_offer(offer, worth)))
        assert worth.effect.outcome == ("plan" if plan.trusted else "no_plan")
        if worth.effect.cost is not None and plan.stage == quoted.stage:
            assert plan.objective is not None
            assert quoted.objective is not None
            assert worth.effect.cost.holds(plan.objective - quoted.objective), worth


@pytest.mark.parametrize("place", [pytest.param(0, marks=pytest.mark.slow), 1, 2, 3])
def test_turns_hold_on_both_sides(place: int) -> None:
    """Whatever is said to change what is ordered does so, and just before it nothing changes."""
    seed, features = list(campaign_cases(80))[place * 18 + 5]
    project = random_project(seed, features)
    for _, offer in project.offers():
        check(project, offer, features)


@pytest.mark.soak
def test_turns_hold_on_small_instances(campaign: Callable[[int], range]) -> None:
    """The same for a random offer of 300 projects."""
    cases = list(campaign_cases(300))
    pick = random.Random(5)
    seen: Counter[str] = Counter()
    for number in campaign(len(cases)):
        seed, features = cases[number]
        project = random_project(seed, features)
        _, offer = pick.choice(project.offers())
        seen.update(check(project, offer, features))
    sys.stdout.write(f"{dict(seen)}\n")
    told = sum(count for said, count in seen.items() if said.endswith("found"))
    assert told >= sum(seen.values()) / 3
    assert all(seen[f"{change} found"] for change in ("enters", "leaves", "more", "less"))


def some_asker() -> Asker:
    """Ask about a small project with a used offer and one that is not."""
    for seed in range(1, 30):
        asker = asker_of(random_project(seed, frozenset({"minimum", "breaks"})))
        if asker is None:
            continue
        used = {order.offer for order in asker.plan.orders}
        if used and len(asker.project.offers()) > len(used):
            return asker
    pytest.fail("no such project")


def test_answers_are_told_one_by_one() -> None:
    """Each adds to what was told before, and the last is what is given in the end."""
    asker = some_asker()
    told: list[Negotiation] = []
    _, offer = asker.project.offers()[0]
    found = negotiation(asker, offer.id, on_found=told.append)
    assert told[-1] == found
    assert [one.complete for one in told] == [False] * (len(told) - 1) + [True]
    counts = [len(one.prices) + len(one.terms) + len(one.worths) + len(one.breaks) for one in told]
    assert counts == [*range(1, len(told)), len(told) - 1]


def test_all_offers_of_a_supplier_are_asked_about_the_ordered_ones_first() -> None:
    """And of nobody else; what one offer has asked for, the next need not ask again."""
    asker = some_asker()
    supplier = asker.plan.orders[0].supplier
    found = negotiations(asker, supplier)
    own = {offer.id for catalog, offer in asker.project.offers() if catalog.supplier == supplier}
    assert {one.offer for one in found} == own
    used = [one.units > 0 for one in found]
    assert used == sorted(used, reverse=True)
    asked = asker.asked
    assert negotiations(asker, supplier) == found
    assert asker.asked == asked


def test_a_stop_gives_what_was_found_until_then() -> None:
    """It is said to be incomplete; stopped before anything, nothing is there."""
    asker = some_asker()
    told: list[Negotiation] = []
    asker.should_stop = lambda: bool(told)
    _, offer = asker.project.offers()[0]
    found = negotiation(asker, offer.id, on_found=told.append)
    assert (found, found.complete) == (told[0], False)
    assert len(told) == 1
    assert negotiations(asker, asker.project.catalogs[0].supplier) == ()


def test_what_cannot_be_asked_about_is_refused() -> None:
    """An excluded offer is not looked at; an unknown one or a plan without orders is a fault."""
    asker = some_asker()
    used = {order.offer for order in asker.plan.orders}
    offer = next(one for _, one in asker.project.offers() if one.id not in used)
    scenario = without_offer(asker.scenario, offer.id)
    plan = make_plan(asker.project, scenario, EXACT)
    found = negotiation(Asker(asker.project, scenario, plan, EXACT), offer.id)
    assert (found.excluded, found.complete, found.prices) == (True, True, ())
    with pytest.raises(KeyError):
        negotiation(asker, "nobody's")
    asker.plan = replace(asker.plan, audit=None)
    with pytest.raises(ValueError, match="no plan"):
        negotiation(asker, offer.id)


@pytest.mark.slow
def test_within_gaps_nothing_is_said_that_the_exact_plans_deny() -> None:
    """At a gap of 3 %, what is told of either side holds for the exact plans there."""
    checked = 0
    for seed, features in list(campaign_cases(40))[::8]:
        project = random_project(seed, features)
        asker = asker_of(project, Options(gap=Decimal("0.03")))
        if asker is None:
            continue
        for _, offer in project.offers():
            found = negotiation(asker, offer.id)
            for change, side, varied in sides(offer, found):
                plan = planned(with_offer(project, varied))
                assert as_said(change, side, found.units, units_of(plan, offer.id)), found
                checked += 1
    assert checked
