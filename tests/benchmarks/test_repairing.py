"""What explaining without a plan is measured with: limits cut below what a plan takes."""

from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks import instances
from benchmarks.repairing import Repairing, cut_budget, cut_power, measure
from solver.planner import Options, make_plan
from tests.builders import D, catalog, demand, offer, project, scenario


def test_cuts_are_below_what_the_plan_takes() -> None:
    """Four fifths of the money, and half of the power at its largest site."""
    made = project([catalog("S", offer("o", "h100", 5000))], scenario(demand(400, 400)))
    plan = make_plan(made, made.scenarios[0], Options(gap=Decimal(0)))
    budget, power = cut_budget(made, plan), cut_power(made, plan)
    assert (budget.key, budget.value) == ("budget", D(160_000))
    assert (power.key, power.value) == ("power.here", D(14))


def test_a_ratio_is_in_solves_of_the_twin() -> None:
    """Explaining for eight seconds what is then planned in two is four solves."""
    one = Repairing(
        family="plain",
        size="medium",
        seed=1,
        gap=0.005,
        cut="budget",
        found=2,
        proven=2,
        infeasible=3.0,
        explained=8.0,
        twin=2.0,
    )
    assert one.ratio == 4.0


def test_what_is_measured_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project with a plan again after its repair is measured under both cuts."""
    small = project([catalog("S", offer("o", "h100", 5000))], scenario(demand(400, 400)))
    monkeypatch.setattr(instances, "project", lambda *_: small)
    out = tmp_path / "out.json"
    found = measure(["plain"], ["small"], [1], 60.0, out)
    assert [one.cut for one in found] == ["budget", "power"]
    assert all(one.found >= 2 and one.proven == one.found for one in found)
    assert out.exists()
