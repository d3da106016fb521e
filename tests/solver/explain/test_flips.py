"""On both sides of every flip a plan made alone has the winner that is stated there."""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

import pytest

from procure.errors import InputError
from procure.explained.flip_axes import axes, here, usual_range, varied
from procure.explained.flips import OVERALL, FlipAxis, FlipPoint, FlipPoints
from procure.explained.flips_words import table, told
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from solver.explain.asker import Asker
from solver.explain.flips import flips
from solver.planner import Options, make_plan
from tests.builders import catalog, chip, demand, offer, project, scenario
from tests.seeds import planned
from tests.solver.random_instances import campaign_cases, random_project

D = Decimal
EXACT = Options(gap=D(0))
CENTS: Final = D("0.10")
CAMPAIGN: Final = 300


def asker_of(made: Project, options: Options = EXACT, scenario_name: str = "") -> Asker:
    """Plan a project and ask about it."""
    asked = made.scenario(scenario_name)
    return Asker(made, asked, make_plan(made, asked, options), options)


def shares(made: Project, asked: Scenario, plan: Plan) -> dict[str, dict[str, float]]:
    """Work out from the plan alone who does how much: years times throughput as ported."""
    stacks = {one.id: one.stack for one in made.chips}
    rates = {(one.chip, one.workload): one.value for one in made.throughputs}
    ports = {(one.stack, one.workload): one for one in made.readiness if one.status != "ready"}
    done: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for one in plan.assignments:
        port = ports.get((stacks[one.chip], one.workload))
        rate = float(rates[one.chip, one.workload] or 0)
        efficiency = 1.0 if port is None else float(port.efficiency or 0)
        days = asked.horizon.days(one.period)
        done[one.workload][one.chip] += rate * efficiency * days * float(one.chips)
    overall: dict[str, float] = defaultdict(float)
    found: dict[str, dict[str, float]] = {}
    for workload, by_chip in done.items():
        whole = sum(by_chip.values())
        if whole:
            found[workload] = {name: work / whole for name, work in by_chip.items()}
    for by_chip in found.values():
        for name, share in by_chip.items():
            overall[name] += share / len(found)
    return found | {OVERALL: overall}


def check_point(made: Project, asked: Scenario, axis: FlipAxis, point: FlipPoint) -> None:
    """A plan made alone at this value says of the winners what the point says."""
    if point.outcome == "unknown":
        return
    there, then = varied(made, asked, axis, point.value)
    plan = make_plan(there, then, EXACT)
    if point.outcome == "no_plan":
        assert plan.status == "infeasible"
        return
    assert plan.trusted
    assert plan.objective is not None
    assert point.cost is not None
    assert abs(plan.objective - point.cost) <= CENTS
    found = shares(there, then, plan)
    for work in point.work:
        by_chip = found[work.workload]
        for one in work.chips:
            assert float(one.share) == pytest.approx(by_chip[one.chip], abs=1e-5)
        most = max(by_chip.values(), default=0)
        assert by_chip.get(work.winner, 0) == pytest.approx(most, abs=1e-5)


def check(made: Project, axis: FlipAxis, found: FlipPoints) -> None:
    """Every flip is narrow, real on both sides, and no change between points goes unsaid."""
    asked = made.scenarios[0]
    values = [point.value for point in found.points]
    assert values == sorted(set(values))
    assert {found.low, found.high} <= set(values)
    assert found.here is None or not found.low <= found.here <= found.high or found.here in values
    for flip in found.flips:
        assert flip.high - flip.low <= found.step
        for value in (flip.low, flip.high):
            point = found.at(value)
            assert point is not None
            check_point(made, asked, axis, point)
        assert (flip.before, flip.planned_before) != (flip.after, flip.planned_after)
    changes = {(flip.workload, flip.low, flip.high) for flip in found.flips}
    for one, other in pairwise(found.points):
        if "unknown" in {one.outcome, other.outcome}:
            continue
        changed = (one.winner(), one.outcome) != (other.winner(), other.outcome)
        assert changed == ((OVERALL, one.value, other.value) in changes)
    assert all(told(made, asked, found))
    assert len(table(made, asked, found).rows) == len(found.points)


def two_makers() -> Project:
    """Make a project in which the cheaper of two chips does all the work."""
    return project(
        [catalog("N", offer("n", "h100", 1000)), catalog("A", offer("a", "mi300x", 800))],
        scenario(demand(100, 100)),
        chips=[chip("H100"), chip("MI300X", "AMD")],
    )


def test_the_cheaper_chip_takes_over_where_the_prices_meet() -> None:
    """MI300X at USD 800 is the cheaper one until it costs as much as the H100's 1,000."""
    made = two_makers()
    axis = FlipAxis(kind="price", by="chip", subject="mi300x")
    seen: list[FlipPoint] = []
    found = flips(asker_of(made), axis, D("0.5"), D("1.5"), on_found=seen.append)
    (flip,) = found.flips
    assert (flip.before, flip.after, flip.workload, flip.exact) == ("mi300x", "h100", OVERALL, True)
    assert flip.low <= D("1.25") <= flip.high
    assert flip.high - flip.low <= D("0.01")
    assert found.complete
    assert sorted(seen, key=lambda point: point.value) == list(found.points)
    check(made, axis, found)
    (said,) = told(made, made.scenarios[0], found)
    assert "Price of MI300X" in said
    assert "H100 (NVIDIA) takes over from MI300X (AMD)" in said


def test_where_there_is_no_plan_is_a_change_too() -> None:
    """A lead time that passes the first need leaves no plan, to the week."""
    made = project([catalog("N", offer("n", "h100", 1000))], scenario(demand(0, 100)))
    axis = FlipAxis(kind="lead_time", by="offer", subject="n")
    found = flips(asker_of(made), axis, D(0), D(26))
    (flip,) = found.flips
    # The second quarter of 2024 starts 91 days after the first.
    assert [flip.low, flip.high] == [D(13), D(14)]
    assert (flip.planned_before, flip.planned_after, flip.before) == (True, False, "h100")
    check(made, axis, found)


def test_within_a_gap_a_change_is_about_there() -> None:
    """Plans that are not exact make no flip exact, and the sentence gives the gap."""
    made = two_makers()
    axis = FlipAxis(kind="price", by="chip", subject="mi300x")
    found = flips(asker_of(made), axis, D("0.5"), D("1.5"))
    wide = replace(
        found,
        points=tuple(replace(point, gap=D("0.02"), exact=False) for point in found.points),
        flips=tuple(replace(flip, exact=False) for flip in found.flips),
    )
    said = " ".join(told(made, made.scenarios[0], wide))
    assert "about" in said
    assert "2.0 %" in said


def test_a_stop_leaves_what_was_found() -> None:
    """Stopped after some points, the rest is not looked at, and that is said."""
    one = asker_of(two_makers())
    axis = FlipAxis(kind="price", by="chip", subject="mi300x")
    seen: list[FlipPoint] = []
    one.should_stop = lambda: len(seen) >= 4
    found = flips(one, axis, D("0.5"), D("1.5"), on_found=seen.append)
    assert len(found.points) == len(seen) == 4
    assert not found.complete
    assert "stopped" in told(one.project, one.scenario, found)[-1]


def test_an_axis_of_nothing_is_refused() -> None:
    """Before anything is solved."""
    one = asker_of(two_makers())
    with pytest.raises(InputError):
        flips(one, FlipAxis(kind="price", by="chip", subject="none"), D("0.5"), D("1.5"))
    assert one.asked == 0


def look_at(seed: int, features: frozenset[str]) -> Counter[str]:
    """Walk an axis drawn for the seed and check all that is said; count what was seen."""
    made = random_project(seed, features)
    asked = made.scenarios[0]
    axis = random.Random(seed).choice(list(axes(made, asked)))
    found = flips(asker_of(made), axis, *usual_range(made, axis), points=5)
    check(made, axis, found)
    assert found.here == here(asked, axis)
    return Counter({f"{axis.kind} flips": len(found.flips), axis.kind: 1})


@pytest.mark.parametrize("seed", range(6))
def test_flips_of_small_projects(seed: int) -> None:
    """A handful of random projects."""
    look_at(seed, frozenset())


@pytest.mark.soak
def test_flips_of_many_projects(campaign: Callable[[int], range]) -> None:
    """Random projects with every feature."""
    cases = list(campaign_cases(CAMPAIGN))
    seen: Counter[str] = Counter()
    for number in campaign(CAMPAIGN):
        seen.update(look_at(*cases[number]))
    sys.stdout.write(f"{dict(seen)}\n")
    assert sum(count for name, count in seen.items() if name.endswith("flips")) > 0


@pytest.mark.slow
def test_in_the_sample_the_price_of_the_h100_decides() -> None:
    """A tenth of a search engine goes to the MI300X until H100s cost a third less.

    On either side of the change the price is right: plans made alone, at a tenth of the gap,
    have the same winner.
    """
    made = planned.december()
    asked = made.scenario("A tenth of Google Search, mixed")
    one = Asker(made, asked, planned.plan(asked.name), Options())
    axis = FlipAxis(kind="price", by="chip", subject="H100-SXM")
    found = flips(one, axis, *usual_range(made, axis), points=5)
    assert found.complete
    (flip,) = found.flips
    assert (flip.before, flip.after) == ("H100-SXM", "MI300X")
    assert D("0.6") < flip.low < flip.high < D("0.75")
    assert flip.high - flip.low <= D("0.01")
    for value, winner in ((flip.low, flip.before), (flip.high, flip.after)):
        there, then = varied(made, asked, axis, value)
        plan = make_plan(there, then, Options(gap=D("0.0001")))
        by_chip = shares(there, then, plan)[OVERALL]
        assert max(by_chip, key=by_chip.__getitem__) == winner
    said = told(made, asked, found)
    assert "Instinct MI300X (AMD) takes over from H100 SXM 80GB (NVIDIA)" in said[0]
