"""The line that says where the plan stands: never more than is proven."""

from dataclasses import replace
from decimal import Decimal

import pytest

from procure.plan import Audit, Failure, Plan
from solver.engine import Progress
from tests.ui.answers import nothing_found, planned_once
from tests.ui.trial import trial_project
from ui.document import Planned
from ui.plan import plan_state


@pytest.fixture(scope="module")
def planned() -> Planned:
    """Give the trial project's plan."""
    project = trial_project()
    scenario = project.scenario()
    return Planned(project=project, scenario=scenario, plan=planned_once(project, scenario))


def state(planned: Planned, *, current: bool = True, **changes: object) -> plan_state.State:
    """Give the line for a plan with some fields changed."""
    plan: Plan = replace(planned.plan, **changes)  # type: ignore[arg-type]
    return plan_state.plan_state(replace(planned, plan=plan), current=current)


def test_optimal(planned: Planned) -> None:
    """An optimal plan says how near to the best it is, and that it was checked."""
    found = state(planned, gap=Decimal("0.0008"))
    assert found.tone == "good"
    assert found.text.startswith("Optimal within 0.080 %  ·  US$")
    assert "3 suppliers  ·  checked ✓" in found.text


def test_stale(planned: Planned) -> None:
    """A plan of other inputs says so first."""
    found = state(planned, current=False)
    assert found.tone == "warn"
    assert found.text.startswith("Inputs changed since this plan  ·  Optimal within")


def test_stopped(planned: Planned) -> None:
    """A plan that was stopped is never called optimal."""
    solve = replace(planned.plan.solve, stopped="user")
    found = state(planned, status="feasible", gap=Decimal("0.023"), solve=solve)
    assert found.text.startswith("Best so far, proven within 2.3 %, stopped by you")
    assert found.tone == "plain"


def test_without_a_bound_nothing_is_proven(planned: Planned) -> None:
    """A plan that was found before anything was proven claims no gap."""
    stopped = replace(planned.plan.solve, stopped="time")
    found = state(planned, status="feasible", bound=None, gap=None, solve=stopped)
    assert found.text.startswith("Best so far, nothing proven, stopped by the time limit")


def test_not_trusted(planned: Planned) -> None:
    """A plan that failed its check shows neither a cost nor a tick."""
    audit = Audit(passed=False, checks=1, failures=(Failure(rule="audit-budget"),))
    found = state(planned, audit=audit)
    assert found.tone == "stop"
    assert found.text.startswith("Not trusted: the check failed")
    assert "US$" not in found.text
    assert "✓" not in found.text


def test_nothing_found(planned: Planned) -> None:
    """What ended without a plan says why, and whether an earlier one is still shown."""
    plan = nothing_found(planned.project, planned.scenario)
    assert plan_state.nothing_new(plan, kept=False) == (
        "Stopped by you before a first plan was found"
    )
    assert plan_state.nothing_new(plan, kept=True).endswith("The plan shown is the earlier one.")


def test_running() -> None:
    """While planning, the best so far stands with how far it may be from the best."""
    early = Progress(phase="solving", seconds=0.31, objective=None, bound=None, gap=None)
    assert plan_state.running(early, "USD") == "Planning …  ·  0.3 s  ·  no plan yet"
    later = Progress(phase="solving", seconds=12.4, objective=4.12e7, bound=4.1e7, gap=0.0049)
    assert plan_state.running(later, "USD") == (
        "Planning …  ·  12 s  ·  best so far US$41.2M, discounted  ·  within 0.490 %"
    )
    strange = Progress(
        phase="solving", seconds=1.0, objective=float("inf"), bound=None, gap=float("inf")
    )
    assert "no plan yet" in plan_state.running(strange, "USD")


def test_running_to_explain_why_there_is_no_plan() -> None:
    """While limits are relaxed, what is minimised is never shown as a cost or as progress."""
    relaxing = Progress(phase="confirming", seconds=0.3, objective=5.12, bound=0.0, gap=0.5)
    assert plan_state.running(relaxing, "USD") == (
        "Planning …  ·  0.3 s  ·  no plan found; looking for the limits involved"
    )
    assert plan_state.fraction_done(relaxing) == 0


def test_what_can_be_served_is_no_money() -> None:
    """While the most served is looked for, nothing is said to cost anything."""
    first = Progress(phase="serving", seconds=2.0, objective=0.4, bound=0.1, gap=0.75)
    assert plan_state.running(first, "USD") == (
        "Planning …  ·  2.0 s  ·  finding out how much can be served"
    )
    assert plan_state.fraction_done(first) == 0


@pytest.mark.parametrize(
    ("gap", "done"), [(None, 0), (1.0, 0), (0.1, 1 / 3), (0.001, 1), (1e-9, 1)]
)
def test_fraction_done(gap: float | None, done: float) -> None:
    """The bar follows the gap by decades and never passes its end."""
    progress = Progress(phase="solving", seconds=1.0, objective=None, bound=None, gap=gap)
    assert plan_state.fraction_done(progress) == pytest.approx(done)


def test_no_plan() -> None:
    """Before the first plan the next step is named."""
    assert plan_state.no_plan(0).text == "No plan yet. Press F5 to plan."
    assert plan_state.no_plan(2).text == "No plan yet: 2 things to settle first."


def test_proving(planned: Planned) -> None:
    """A plan on the way is said to be within what is proven of it, not of a better one."""
    cost = Decimal(1_000_000)
    plan = replace(planned.plan, objective=cost, gap=Decimal("0.05"), total_cost=cost)
    shown = replace(planned, plan=plan)
    assert plan_state.proving(None, shown) == "Within 5.0 %, proving …  ·  US$1M"
    better = Progress(phase="solving", seconds=2.1, objective=9.5e5, bound=9.4e5, gap=0.0106)
    assert plan_state.proving(better, shown) == "Within 5.0 %, proving …  ·  2.1 s  ·  US$1M"
    nearer = Progress(phase="solving", seconds=3.0, objective=1e6, bound=9.92e5, gap=0.008)
    assert plan_state.proving(nearer, shown) == "Within 0.800 %, proving …  ·  3.0 s  ·  US$1M"
    unproven = replace(planned, plan=replace(plan, gap=None))
    assert plan_state.proving(nearer, unproven).startswith("A first plan, proving …")


def test_what_stops_comes_before_an_earlier_plan(planned: Planned) -> None:
    """Inputs that cannot be planned are no reason to hide the plan before them."""
    found = plan_state.settle_first(1, planned)
    assert found.tone == "stop"
    assert found.text == (
        "Not planned: 1 thing to settle first.  ·  The plan shown is the earlier one."
    )
