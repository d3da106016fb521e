"""Two engines side by side, and a plan to begin with: the same plans, truly bounded."""

import threading
from dataclasses import replace
from decimal import Decimal

import pytest

from solver import cbc, engine
from solver.engine import Outcome, Run, Stopped, ignore, never
from solver.matrix import Matrix
from solver.planner import Options, make_plan
from solver.search import whole
from tests.solver.random_instances import random_project
from tests.solver.search import programs
from tests.solver.search.programs import EXACT, planned

NEAR = Decimal("0.02")


def test_a_small_model_may_be_raced() -> None:
    """With both engines side by side the plan is as good, and is not called reproducible."""
    for seed in range(8):
        made = random_project(seed)
        best = planned(made)
        raced = planned(made, mode="live")
        assert raced.status == best.status
        assert not raced.solve.reproducible
        if best.objective is not None and raced.objective is not None:
            assert raced.objective == pytest.approx(best.objective, rel=Decimal("2e-7"))


def test_a_plan_of_the_slower_engine_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where HiGHS found nothing in the time, the plan that CBC has is the plan."""
    made = random_project(0)
    best = planned(made)
    solve = engine.run

    def other(program: Matrix, options: Options, **_: object) -> Run:
        return replace(solve(program, options), outcome="feasible", bound=None, engine=cbc.ENGINE)

    def late(program: object, *_: object, **__: object) -> engine.Run:
        for one in threading.enumerate():
            if one.name == "CBC":
                one.join()
        return replace(engine.STOPPED, stopped="time")

    # HiGHS stands for CBC, which not every machine has.
    monkeypatch.setattr(cbc, "is_there", lambda: True)
    monkeypatch.setattr(cbc, "solve", other)
    monkeypatch.setattr(engine, "run", late)
    monkeypatch.setattr(whole.Whole, "closes", lambda *_: False)
    found = planned(made, mode="live", time_limit=Decimal(60))
    assert found.solve.engine == "CBC"
    assert found.objective == best.objective


def test_a_plan_before_an_edit_begins_the_search() -> None:
    """With the earlier plan to begin with, the plan is as good; another's plan harms not."""
    for seed in range(8):
        made = random_project(seed)
        best = planned(made)
        again = make_plan(made, made.scenarios[0], Options(gap=EXACT, mode="live"), start=best)
        assert again.status == best.status
        if best.objective is not None and again.objective is not None:
            assert again.objective == pytest.approx(best.objective, rel=Decimal("2e-7"))
        other = planned(random_project(seed + 100))
        mixed = make_plan(made, made.scenarios[0], Options(gap=EXACT, mode="live"), start=other)
        assert mixed.status == best.status


def ended(objective: float | None, bound: float | None, *, stopped: Stopped = "") -> Run:
    """Give what a run may come back with."""
    outcome: Outcome = "nothing_found" if objective is None else "feasible"
    return replace(
        engine.STOPPED, outcome=outcome, objective=objective, bound=bound, stopped=stopped
    )


@pytest.mark.parametrize(
    ("run", "other", "outcome", "objective", "stopped"),
    [
        # The other's solution closes the gap: nobody has stopped the run.
        (ended(None, 99, stopped="user"), ended(100, None), "optimal", 100, ""),
        (ended(105, 99, stopped="user"), ended(100, None), "optimal", 100, ""),
        # It does not: the run says what ended it.
        (ended(None, 90, stopped="time"), ended(100, None), "feasible", 100, "time"),
        (ended(95, 90, stopped="user"), ended(100, None), "feasible", 95, "user"),
        (ended(95, None, stopped="time"), ended(None, None), "feasible", 95, "time"),
        # A solution is one, whatever the run says of the program.
        (replace(ended(None, None), outcome="infeasible"), ended(7, None), "feasible", 7, ""),
        # What is proven within the gap stays so, and so does a cheaper one beside it.
        (replace(ended(95, 94.5), outcome="optimal"), ended(96, None), "optimal", 95, ""),
        (replace(ended(95, 94), outcome="optimal"), ended(94.5, None), "optimal", 94.5, ""),
    ],
)
def test_the_cheaper_of_two_is_kept(
    run: Run, other: Run, outcome: str, objective: float, stopped: str
) -> None:
    """It has the bound of the run that proves, and says truly what ended the search."""
    program = programs.program(0)
    options = Options(gap=NEAR)
    one = whole.Whole(program, lambda cost: 1000 * cost, lambda: options, ignore, never)
    kept = one.better(run, other)
    assert (kept.outcome, kept.objective, kept.stopped) == (outcome, objective, stopped)
    assert kept.bound == run.bound
