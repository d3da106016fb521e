"""CBC beside HiGHS: the same optimum, and nothing taken that breaks the program."""

from decimal import Decimal

import numpy as np
import pytest

from solver import cbc
from solver.engine import Options, never, solve
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


def test_what_breaks_a_row_is_no_solution(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solution that does not keep the rows is not taken, whatever CBC says of it."""
    made = program(1)
    kept = cbc._solution
    monkeypatch.setattr(cbc, "_solution", lambda *_: None)
    assert cbc.solve(made, EXACT, should_stop=never).outcome == "nothing_found"
    monkeypatch.setattr(cbc, "_solution", kept)
    broken = np.array(made.high) + 1
    assert not cbc._keeps(made, broken)
    assert cbc._keeps(made, np.zeros(len(made.cost)))


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
