"""The most served, and the earliest, within the limits; then the cheapest."""

from dataclasses import replace
from typing import Any

import pytest

from procure.demand import Site, Workload
from procure.project import Project
from procure.scenario import Limit, Objective, ShortfallPrice, WorkloadWeight
from solver import engine, stages
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.planning import plan, units


def two_works(objective: Objective, **fields: object) -> Project:
    """Make a project with two workloads of ten units, each on chips of its own at 100."""
    return project(
        [catalog("S", offer("a", "h100", 100), offer("b", "mi300x", 100))],
        scenario(
            demand(100, 100),
            demand(100, 100, workload="images"),
            objective=objective,
            limits=(Limit(family="budget", value=D(1200)),),
            **fields,
        ),
        chips=[chip("H100"), chip("MI300X", "AMD")],
        speeds={("h100", "chat"): 10, ("mi300x", "images"): 10},
        workloads=(
            Workload(id="chat", name="Chat", unit="q/s"),
            Workload(id="images", name="Images", unit="q/s"),
        ),
        sites=(Site(id="here", name="Here", country="US"),),
    )


def test_the_most_is_served_within_the_budget() -> None:
    """Twelve chips for twenty: by weight the one workload is served whole."""
    weights = (WorkloadWeight(workload="images", weight=D(2)),)
    found = plan(two_works("max_served", weights=weights))
    assert units(found) == {"a": 2, "b": 10}
    assert found.total_cost == 1200
    assert found.stage is not None
    years = D(91 + 91) / 365
    assert abs(found.stage.most - 3 * years) < D("1e-9")
    assert abs(found.stage.value - D("0.8") * years) < D("1e-9")
    assert found.stage.gap == 0
    assert found.status == "optimal"


def test_among_those_that_serve_as_much_the_cheapest_is_chosen() -> None:
    """With money for all of it, no more is spent than serving takes."""
    made = two_works("max_served")
    rich = project(
        [*made.catalogs, catalog("Dear", offer("c", "h100", 110))],
        scenario(demand(100, 100), objective="max_served"),
        chips=made.chips,
    )
    assert units(plan(rich)) == {"a": 10}


def test_the_earliest_serves_the_last_period_whole() -> None:
    """What is there late but cheap serves the end; money left serves the beginning."""
    made = project(
        [
            catalog(
                "S",
                offer("fast", "h100", 200),
                offer("slow", "h100", 100, lead_weeks=D(12)),
            )
        ],
        scenario(
            demand(100, 100),
            objective="earliest",
            limits=(Limit(family="budget", value=D(1300)),),
        ),
    )
    found = plan(made)
    assert units(found) == {"fast": 3, "slow": 7}
    assert {lack.period for lack in found.shortfall} == {0}
    poor = project(
        made.catalogs,
        scenario(
            demand(100, 100),
            objective="earliest",
            limits=(Limit(family="budget", value=D(900)),),
        ),
    )
    assert plan(poor).status == "infeasible"


def test_progress_tells_what_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of the two runs is about what is served, whose figures are no money."""
    phases: list[object] = []

    def told(*given: Any, **named: Any) -> engine.Run:
        phases.append(named["phase"])
        return engine.run(*given, **named)

    monkeypatch.setattr(stages, "run", told)
    plan(two_works("max_served"))
    assert phases[:2] == ["serving", "solving"]
    phases.clear()
    plan(two_works("min_cost", shortfall_prices=(ShortfallPrice(workload="chat", price=D(1)),)))
    assert set(phases) == {"solving"}


def test_what_is_served_first_is_kept_where_cost_is_never_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Stopped between the two runs, the first one's plan stands, with its own proof alone."""

    def stopped_for_cost(*given: Any, **named: Any) -> engine.Run:
        if named["phase"] == "solving":
            named["should_stop"] = lambda: True
        return engine.run(*given, **named)

    monkeypatch.setattr(stages, "run", stopped_for_cost)
    found = plan(two_works("max_served"))
    assert found.status == "feasible"
    assert found.solve.stopped == "user"
    assert found.bound is None
    assert sum(units(found).values()) == 12
    assert found.stage is not None
    assert found.stage.gap == 0


def test_a_little_less_than_nothing_unserved_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine's own tolerance, held to the letter, would leave no plan but the first one."""

    def careless(*given: Any, **named: Any) -> engine.Run:
        found = engine.run(*given, **named)
        if named["phase"] == "solving":
            return found
        short = {name: -1e-7 for name in found.values if name.startswith("h_")}
        return replace(found, values={**found.values, **short}, objective=-1e-7, bound=-1e-7)

    monkeypatch.setattr(stages, "run", careless)
    made = project(
        [catalog("S", offer("cheap", "h100", 100), offer("dear", "h100", 900))],
        scenario(demand(100, 100), objective="max_served"),
    )
    found = plan(made)
    assert units(found) == {"cheap": 10}
    assert found.status == "optimal"
    assert found.stage is not None
    assert found.stage.value == 0
    assert found.stage.bound == 0
