"""Relax and fix, and the improvement of its outcome: solutions of the whole program."""

import pytest

from solver import engine
from solver.engine import Options, Run, never, run
from solver.matrix import Floats, Matrix, keeps, matrix
from solver.search.improve import improve
from solver.search.layout import Layout, Piece, layout, piece
from solver.search.relax_and_fix import as_far_as_it_goes, relax_and_fix
from tests.solver.random_instances import random_project
from tests.solver.search.programs import model


def step(part: Matrix, options: Options, start: Floats | None) -> Run:
    """Solve a step with HiGHS."""
    return run(part, options)


def uncut(program: Matrix, places: Layout) -> Piece:
    """Take every order, and every column, for the piece."""
    orders = range(len(places.decisions))
    return piece(program, places, orders, places.with_only(orders))


@pytest.mark.parametrize("window", [1, 3])
def test_what_is_found_is_a_solution(window: int) -> None:
    """Fixed at what was found, the program has a solution of that cost, no better than the best."""
    found_some = 0
    for seed in range(16):
        written = model(random_project(seed))
        program = matrix(written.problem)
        places = layout(written, program)
        part = uncut(program, places)
        values = relax_and_fix(part, Options, step, window=window, should_stop=never)
        if values is None:
            continue
        found_some += 1
        best = run(program, Options())
        better = improve(part, values, Options, step, is_enough=lambda _: False)
        decisions = places.of_orders(range(len(places.decisions)))
        found, latest = part.whole(values), part.whole(better)
        for one in (found, latest):
            fixed = matrix(written.problem)
            fixed.low[decisions] = fixed.high[decisions] = one[decisions].round()
            again = run(fixed, Options())
            cost = float(program.cost @ one) + program.offset
            assert again.objective is not None
            assert again.objective <= cost + 1e-6 * abs(cost) + 1e-9
            assert best.bound is not None
            assert cost >= best.bound - 1e-6 * abs(cost) - 1e-9
        assert program.cost @ latest <= program.cost @ found + 1e-9
    assert found_some


def test_a_stop_ends_it() -> None:
    """Stopped, relax and fix has nothing to give."""
    written = model(random_project(0))
    program = matrix(written.problem)
    part = uncut(program, layout(written, program))
    assert relax_and_fix(part, Options, step, should_stop=lambda: True) is None


def test_a_window_without_a_solution_frees_what_was_fixed_before_it() -> None:
    """Where the last window fails with the first ones fixed, they are freed and all is solved."""
    written = model(random_project(2))
    program = matrix(written.problem)
    part = uncut(program, layout(written, program))
    fixed: list[int] = []

    def refusing(part: Matrix, options: Options, start: Floats | None) -> Run:
        """Find nothing as long as anything is fixed at more than it has to be."""
        count = int((part.low == part.high).sum())
        fixed.append(count)
        if count > fixed[0]:
            return engine.STOPPED
        return step(part, options, start)

    values = relax_and_fix(part, Options, refusing, window=1, should_stop=never)
    assert values is not None
    assert max(fixed) > fixed[0]
    assert fixed[-1] == fixed[0]


def test_what_was_begun_can_be_ended_elsewhere() -> None:
    """Where a window fails, the values before it are given, and lead to a solution from there."""
    written = model(random_project(2))
    program = matrix(written.problem)
    part = uncut(program, layout(written, program))
    asked = 0

    def tiring(part: Matrix, options: Options, start: Floats | None) -> Run:
        """Find nothing from the second time on."""
        nonlocal asked
        asked += 1
        return step(part, options, start) if asked == 1 else engine.STOPPED

    values, left = as_far_as_it_goes(
        part, Options, tiring, window=1, should_stop=never, most_back=0
    )
    assert asked == 2
    assert left == 1
    for order, period in zip(part.decisions, part.usable, strict=True):
        if period < left:
            assert values[order] == pytest.approx(values[order].round(), abs=1e-6)
    ended, left = as_far_as_it_goes(
        part,
        Options,
        step,
        window=1,
        should_stop=never,
        most_back=1,
        begun=(values, left),
    )
    assert left is None
    assert keeps(program, part.whole(ended))
    whole = ended[program.integer[part.kept]]
    assert whole == pytest.approx(whole.round(), abs=1e-6)
