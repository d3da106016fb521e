"""CBC beside HiGHS: the same optimum, and nothing taken that breaks the program."""

import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from solver import cbc
from solver.engine import Options, never, solve
from solver.matrix import Matrix, keeps
from tests.solver.search.programs import program

pytestmark = pytest.mark.skipif(not cbc.is_there(), reason="no CBC on this machine")
EXACT = Options(gap=Decimal(0))


@pytest.mark.parametrize("seed", range(20))
def test_both_engines_find_the_same(seed: int) -> None:
    """Objective and bound of CBC are those of HiGHS, also from a solution to begin with."""
    made = program(seed)
    best = solve(made, EXACT)
    start = np.array([best.values[name] for name in made.names])
    for given in (None, start):
        found = cbc.solve(made, EXACT, start=given, should_stop=never)
        assert found.objective == pytest.approx(best.objective, abs=1e-6)
        assert found.bound is not None
        assert best.objective is not None
        assert found.bound <= best.objective + 1e-6
        assert found.engine == "CBC"


def covering(seed: int, money: float, offset: float) -> Matrix:
    """Make a program that takes some nodes: the least money for enough of three things."""
    draw = np.random.default_rng(seed)
    things, kinds = 3, 25
    brings = draw.integers(5, 60, (things, kinds)).astype(np.float64)
    return Matrix(
        cost=draw.integers(20, 100, kinds).astype(np.float64) * money,
        low=np.zeros(kinds),
        high=np.full(kinds, 3.0),
        integer=np.ones(kinds, np.bool_),
        row_low=brings.sum(axis=1) * 0.8 + 0.5,
        row_high=np.full(things, np.inf),
        starts=np.arange(0, things * kinds + 1, things, dtype=np.int32),
        index=np.tile(np.arange(things, dtype=np.int32), kinds),
        value=brings.T.ravel(),
        offset=offset,
        names=tuple(f"x{at}" for at in range(kinds)),
    )


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("money", "offset"), [(1.0, 0.0), (1.0, 500.0), (1e-5, 0.0)])
def test_a_bound_is_none_above_the_best(seed: int, money: float, offset: float) -> None:
    """Ended at a gap, CBC's bound is true: to the last digit, and with a constant."""
    made = covering(seed, money, offset)
    best = solve(made, EXACT)
    found = cbc.solve(made, Options(gap=Decimal("0.05")), should_stop=never)
    assert best.objective is not None
    assert found.bound is not None
    assert found.objective is not None
    assert found.bound <= best.objective * (1 + 1e-9)
    # No more than half a thousandth is given up for what is printed.
    assert found.objective - found.bound <= 0.05 * found.objective + 0.001


def test_one_that_cannot_be_started_finds_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file that is no program of this machine is as good as none."""
    broken = tmp_path / "cbc"
    broken.write_bytes(b"no program")
    broken.chmod(0o755)
    monkeypatch.setattr(cbc, "_path", lambda: str(broken))
    assert cbc.solve(program(3), EXACT, should_stop=never).outcome == "nothing_found"


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell stands for CBC")
def test_one_that_hears_no_clock_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A run that goes on after its time is ended, and that is said."""
    deaf = tmp_path / "cbc"
    deaf.write_text("#!/bin/sh\nexec sleep 600\n", encoding="ascii")
    deaf.chmod(0o755)
    monkeypatch.setattr(cbc, "_path", lambda: str(deaf))
    monkeypatch.setattr(cbc, "_GRACE_SECONDS", 0.1)
    found = cbc.solve(program(3), replace(EXACT, time_limit=Decimal("0.1")), should_stop=never)
    assert found.outcome == "nothing_found"
    assert found.stopped == "time"


def test_what_breaks_a_row_is_no_solution(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solution that does not keep the rows is not taken, whatever CBC says of it."""
    made = program(1)
    kept = cbc._solution
    monkeypatch.setattr(cbc, "_solution", lambda *_: None)
    assert cbc.solve(made, EXACT, should_stop=never).outcome == "nothing_found"
    monkeypatch.setattr(cbc, "_solution", kept)
    broken = np.array(made.high) + 1
    assert not keeps(made, broken)
    assert keeps(made, np.zeros(len(made.cost)))


def test_a_stop_ends_it() -> None:
    """Stopped by the user, there is no plan, and that is said."""
    found = cbc.solve(program(2), EXACT, should_stop=lambda: True)
    assert found.outcome in {"nothing_found", "feasible"}
    assert found.stopped == "user" or found.values


def test_without_one_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no CBC is there, that is known, and a run finds nothing."""
    monkeypatch.setattr(cbc, "_path", lambda: None)
    assert not cbc.is_there()
    assert cbc.solve(program(3), EXACT, should_stop=never).outcome == "nothing_found"


def test_what_is_proven_within_a_gap_is_no_more_than_that() -> None:
    """Asked for a wide gap, CBC may pass over what is better: its bound never lies above it."""
    wide = Options(gap=Decimal("0.2"))
    for seed in range(40):
        made = program(seed)
        best = solve(made, EXACT)
        found = cbc.solve(made, wide, should_stop=never)
        assert best.objective is not None
        assert found.bound is None or found.bound <= best.objective + 1e-6


def test_a_gap_that_nothing_is_left_in_counts_in_the_bound() -> None:
    """Where CBC prints no bound, its solution's cost less the gap is all that is proven."""
    made = program(4)
    values = np.zeros(len(made.cost))
    made.cost[:] = 1
    values[0] = 1
    text = "Result - Optimal solution found\n"
    bound = cbc._bound(made, text, values, 0.1)
    assert bound == pytest.approx(1 + made.offset - 0.1 * abs(1 + made.offset))
    assert cbc._bound(made, text, None, 0.1) is None
