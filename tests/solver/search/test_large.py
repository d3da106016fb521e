"""What the search for large models finds is a plan, and what it proves is true."""

from decimal import Decimal
from functools import cache
from typing import Literal

import pytest

from procure.plan import Plan
from solver.engine import Run, ignore, never
from solver.planner import Options, make_plan
from solver.search import large, search
from tests.solver.random_instances import random_project
from tests.solver.search.programs import EXACT, model, planned

NEAR = Decimal("0.02")
Mode = Literal["reproducible", "live"]
MODES: tuple[Mode, ...] = ("reproducible", "live")
WAYS = search.LARGE, large.HUGE
"""From which size the ways of large models are taken, as long as no test has changed it."""


@cache
def best_of(seed: int) -> Plan:
    """Plan a random project the way of small models, once."""
    assert (search.LARGE, large.HUGE) == WAYS
    return planned(random_project(seed))


@pytest.mark.parametrize("huge", [0, 10_000])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", range(12))
def test_a_large_model_has_the_same_best_plan(
    monkeypatch: pytest.MonkeyPatch, seed: int, mode: Mode, huge: int
) -> None:
    """The way of large models ends with the same status and, proven, the same objective."""
    made = random_project(seed)
    best = best_of(seed)
    monkeypatch.setattr(search, "LARGE", 0)
    monkeypatch.setattr(large, "HUGE", huge)
    found = planned(made, mode=mode)
    assert found.status == best.status
    if best.objective is not None and found.objective is not None:
        assert found.trusted
        assert found.objective == pytest.approx(best.objective, rel=Decimal("2e-7"))


@pytest.mark.parametrize("seed", range(12))
def test_plans_on_the_way_are_audited_and_bounded_truly(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Every plan on the way is trusted, no better than the best, and its bound no higher."""
    made = random_project(seed)
    best = best_of(seed).objective
    monkeypatch.setattr(search, "LARGE", 0)
    told: list[Plan] = []
    make_plan(made, made.scenarios[0], Options(gap=EXACT), on_plan=told.append)
    for plan in told:
        assert plan.trusted
        assert best is not None
        assert plan.objective is not None
        assert plan.objective >= best - abs(best) * Decimal("2e-7")
        assert plan.bound is None or plan.bound <= best + abs(best) * Decimal("2e-7")


@pytest.mark.parametrize("mode", MODES)
def test_a_wide_gap_is_kept_to(monkeypatch: pytest.MonkeyPatch, mode: Mode) -> None:
    """Where the relaxation is near enough, its bound closes the gap and is below the best."""
    bests = [best_of(seed).objective for seed in range(12)]
    monkeypatch.setattr(search, "LARGE", 0)
    for seed, best in enumerate(bests):
        found = planned(random_project(seed), gap=NEAR, mode=mode)
        if best is None or found.objective is None:
            continue
        assert found.status == "optimal"
        assert found.bound is not None
        assert found.bound <= best + abs(best) * Decimal("2e-7")
        assert found.objective - found.bound <= NEAR * abs(found.objective) + 1


def test_what_is_there_whatever_is_ordered_is_never_too_dear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Plans found in huge models keep the fleet and what is still to pay."""
    monkeypatch.setattr(search, "LARGE", 0)
    monkeypatch.setattr(large, "HUGE", 0)
    found = 0
    for seed in range(12):
        written = model(random_project(seed, frozenset({"fleet", "open_orders", "take_or_pay"})))
        runs: list[Run] = []
        search.search(
            written,
            lambda: Options(gap=NEAR),
            on_progress=ignore,
            should_stop=never,
            on_found=runs.append,
        )
        found += len(runs)
        assert all(run.values[written.one.name] == 1 for run in runs)
    assert found
