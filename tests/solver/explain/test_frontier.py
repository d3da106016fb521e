"""At each value of a limit the frontier has what a plan made alone costs, and never rises.

Looser values allow all that tighter ones do: within what is proven no looser one costs more.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

import pytest

from procure.demand import Site
from procure.errors import InputError
from procure.explained.frontier import (
    Frontier,
    FrontierPoint,
    asked_about,
    loosened,
    tightest_first,
)
from procure.explained.frontier_words import headline, table, told
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.variations import with_limit_value
from solver.explain.asker import Asker
from solver.explain.frontier import frontier
from solver.planner import Options, make_plan
from tests.builders import catalog, chip, demand, offer, project, scenario
from tests.solver.brute.search import Best, BruteForce, TooLargeError
from tests.solver.random_instances import campaign_cases, random_project

D = Decimal
EXACT: Final = Options(gap=D(0))
CENTS: Final = D("0.10")
CAMPAIGN: Final = 200
WITH_LIMITS: Final = (
    "budget",
    "lead_time",
    "power",
    "racks",
    "pool",
    "share_of_spend",
    "share_of_chips",
    "share_of_served",
    "suppliers",
    "quantity_of_offer",
    "quantity_of_chip",
)


def asker_of(made: Project, options: Options = EXACT) -> Asker:
    """Plan a project and ask about it."""
    asked = made.scenarios[0]
    return Asker(made, asked, make_plan(made, asked, options), options)


def check_alone(made: Project, asked: Scenario, found: Frontier) -> None:
    """A plan made alone with each value costs as much, or there is none either."""
    for point in found.points:
        there = with_limit_value(made, asked, found.key, point.value)
        try:
            plan = make_plan(made, there, EXACT)
        except InputError:
            assert point.outcome == "no_plan"
            continue
        if point.outcome == "no_plan":
            assert plan.status == "infeasible"
        elif point.outcome == "plan":
            assert plan.trusted
            assert plan.objective is not None
            assert point.cost is not None
            assert point.bound is not None
            if point.stage is None or plan.stage is None:
                assert abs(plan.objective - point.cost) <= CENTS
                assert point.bound <= plan.objective + CENTS
            else:
                apart = abs(plan.stage.value - point.stage.value)
                assert apart <= D("1e-6") * plan.stage.most


def check_by_search(made: Project, asked: Scenario, found: Frontier) -> int:
    """A search through all plans finds none that is better; give how many values it could do."""
    done = 0
    for point in found.points:
        there = with_limit_value(made, asked, found.key, point.value)
        search = BruteForce(replace(made, scenarios=(there,)))
        best = None if point.cost is None else Best(point.cost, None)
        try:
            better = search.better_than(best)
        except TooLargeError:
            continue
        if point.outcome == "plan" or (point.outcome == "no_plan" and best is None):
            assert better is None, (found.key, point, better)
            done += 1
    return done


def check_monotone(made: Project, asked: Scenario, found: Frontier) -> None:
    """What has a plan keeps having one as it is loosened, and it costs no more."""
    points = tightest_first(made, asked, found)
    for tighter, looser in pairwise(points):
        if tighter.outcome == "plan":
            assert looser.outcome != "no_plan"
        effect = loosened(tighter, looser)
        if effect.cost is not None and effect.cost.low is not None:
            assert effect.cost.low <= CENTS
            assert tighter.cost is not None
            assert looser.cost is not None
            assert looser.cost <= tighter.cost + CENTS or tighter.stage is not None


def check_said(made: Project, asked: Scenario, found: Frontier) -> None:
    """Every sentence and row can be written, a row for each value."""
    values = [point.value for point in found.points]
    assert values == sorted(set(values))
    assert (values[0], values[-1]) == (found.low, found.high)
    if found.here is not None and found.low <= found.here <= found.high:
        assert found.here in values
    assert all(told(made, asked, found))
    assert headline(made, asked, found)
    assert len(table(made, asked, found).rows) == len(found.points)


def two_chips(power: int = 500, **fields: object) -> Project:
    """Make a project with a cheap hot chip and a dearer cool one, at a site with power."""
    return project(
        [
            catalog(
                "S",
                offer("hot", "h100", 100, kw_per_unit=D(8)),
                offer("cool", "b200", 200, kw_per_unit=D(2)),
            )
        ],
        scenario(demand(100, 100), **fields),
        chips=[chip("H100"), chip("B200")],
        sites=(Site(id="here", name="Here", country="US", power_kw=D(power)),),
    )


def test_the_range_is_where_the_limit_matters() -> None:
    """From just below the power of cool chips alone to that of hot ones, where nothing is held."""
    made = two_chips()
    seen: list[FrontierPoint] = []
    found = frontier(asker_of(made), "power.here", on_found=seen.append)
    asked = made.scenarios[0]
    # Ten chips do the work: 20 kW if all are cool, 80 kW if all are hot.
    first = next(point for point in found.points if point.outcome == "plan")
    assert D(10) <= found.low < D(20) <= first.value
    assert found.high == D(80)
    assert found.points[0].outcome == "no_plan"
    assert found.points[-1].cost == D(1000)
    assert found.complete
    assert sorted(point.value for point in seen) == [point.value for point in found.points]
    check_alone(made, asked, found)
    check_monotone(made, asked, found)
    check_said(made, asked, found)


def test_each_cost_is_that_of_the_mix_that_fits() -> None:
    """With so many kW, as many hot chips as they allow: brute arithmetic says what that costs."""
    made = two_chips()
    found = frontier(asker_of(made), "power.here", D(20), D(80), points=7)
    for point in found.points:
        hot = min(int((point.value - 20) / 6), 10)
        assert point.cost == D(100) * hot + D(200) * (10 - hot)
    assert [point.value for point in found.points] == [D(20 + 10 * at) for at in range(7)]


def test_the_limit_as_it_is_now_is_looked_at() -> None:
    """Where it stands on the way, in the place of the value next to it."""
    found = frontier(asker_of(two_chips(power=51)), "power.here", D(20), D(80), points=7)
    assert found.here == D(51)
    assert [point.value for point in found.points] == [D(v) for v in (20, 30, 40, 51, 60, 70, 80)]


def test_a_minimum_is_looser_the_lower_it_is() -> None:
    """It costs more the higher it is, up to where no plan is possible; the sentence says below."""
    few = Limit(family="quantity", bound="minimum", by="offer", subject="cool", value=D(3))
    most = Limit(family="quantity", bound="maximum", by="offer", subject="cool", value=D(8))
    made = two_chips(limits=(few, most))
    found = frontier(asker_of(made), few.key, D(0), D(10), points=11)
    outcomes = [point.outcome for point in found.points]
    # More than the most there may be is no plan, though nothing was solved for it.
    assert outcomes == ["plan"] * 9 + ["no_plan"] * 2
    costs = [point.cost for point in found.points if point.cost is not None]
    assert costs == [D(1000 + 100 * units) for units in range(9)]
    said = " ".join(told(made, made.scenarios[0], found))
    assert "with 9 units no plan is possible, with 8 units there is one" in said
    check_monotone(made, made.scenarios[0], found)


def test_a_scenario_without_a_plan_can_be_asked_about() -> None:
    """How much room it would take is what is asked then."""
    found = frontier(asker_of(two_chips(power=5)), "power.here", points=5)
    assert found.points[0].outcome == "no_plan"
    assert found.points[-1].outcome == "plan"


def test_within_a_gap_costs_that_touch_are_not_told_apart() -> None:
    """The effect of a step is an interval, and never above nothing."""
    tight = FrontierPoint(value=D(1), outcome="plan", cost=D(100), bound=D(95))
    loose = replace(tight, value=D(2), cost=D(97), bound=D(94))
    effect = loosened(tight, loose)
    assert effect.cost is not None
    assert (effect.cost.low, effect.cost.high) == (D(-6), D(0))
    assert not effect.cost.told_apart
    far = loosened(tight, replace(loose, cost=D(80), bound=D(79)))
    assert far.cost is not None
    assert (far.cost.low, far.cost.high) == (D(-21), D(-15))
    unknown = replace(loose, outcome="unknown")
    assert loosened(tight, unknown).outcome == "unknown"


def test_a_stop_leaves_what_was_found() -> None:
    """Not all is said to be known then, and no value gets a cost that was not found."""
    one = asker_of(two_chips())
    seen: list[FrontierPoint] = []
    one.should_stop = lambda: bool(seen)
    found = frontier(one, "power.here", D(20), D(80), points=7, on_found=seen.append)
    assert not found.complete
    for point in found.points:
        assert point.outcome != "no_plan"
        if point.cost is not None:
            assert point.bound is None or point.bound <= point.cost
    assert "stopped" in told(one.project, one.scenario, found)[-1]


@pytest.mark.parametrize(
    ("key", "low", "high", "points"),
    [
        ("budget", None, None, 9),
        ("power.here", D(80), D(20), 9),
        ("power.here", D(-1), D(20), 9),
        ("power.here", D(20), D(80), 1),
        ("supply", None, None, 9),
    ],
)
def test_what_makes_no_sense_is_refused(
    key: str, low: Decimal | None, high: Decimal | None, points: int
) -> None:
    """Before anything is solved."""
    one = asker_of(two_chips())
    with pytest.raises(InputError):
        frontier(one, key, low, high, points=points)
    assert one.asked == 0


def look_at(seed: int, features: frozenset[str]) -> Counter[str]:
    """Ask about a limit drawn for the seed and check all that is said; count what was seen."""
    made = random_project(seed, features)
    asked = made.scenarios[0]
    limits = list(asked_about(made, asked))
    if not limits:
        return Counter({"no limit": 1})
    limit = random.Random(seed).choice(limits)
    found = frontier(asker_of(made), limit.key, points=5)
    check_alone(made, asked, found)
    check_monotone(made, asked, found)
    check_said(made, asked, found)
    seen = Counter[str]({limit.family: 1})
    seen.update(str(point.outcome) for point in found.points)
    return seen


@pytest.mark.parametrize("feature", WITH_LIMITS)
def test_frontiers_of_small_projects(feature: str) -> None:
    """A random project with a limit of each family."""
    seen = look_at(7, frozenset({feature}))
    assert seen["plan"] + seen["no_plan"] > 1


@pytest.mark.parametrize("feature", ["budget", "power", "share_of_spend", "suppliers"])
def test_a_search_through_all_plans_finds_none_that_is_better(feature: str) -> None:
    """At three values of a limit of a random project; where there is no plan it finds none."""
    made = random_project(4, frozenset({feature}))
    asked = made.scenarios[0]
    limit = next(asked_about(made, asked))
    found = frontier(asker_of(made), limit.key, points=3)
    assert check_by_search(made, asked, found) > 0


@pytest.mark.soak
def test_frontiers_of_many_projects(campaign: Callable[[int], range]) -> None:
    """Random projects with every feature."""
    cases = list(campaign_cases(CAMPAIGN))
    seen: Counter[str] = Counter()
    for number in campaign(CAMPAIGN):
        seen.update(look_at(*cases[number]))
    sys.stdout.write(f"{dict(seen)}\n")
    assert seen["plan"] > seen["no_plan"] > 0
