"""Priced to the end, a few orders are the whole relaxation; stopped before, the bound is true."""

from dataclasses import replace
from functools import partial
from itertools import chain, repeat

import numpy as np
import pytest

from benchmarks import instances
from procure.project import Project
from solver.engine import Options, Relaxation, never, relax
from solver.matrix import Matrix, matrix
from solver.search.layout import Layout, layout
from solver.search.pricing import priced_relaxation
from solver.search.tighten import tighten
from tests.solver.search.programs import model

FAMILIES = instances.FAMILIES
SEEDS = instances.TUNED


def written(made: Project) -> tuple[Matrix, Layout]:
    """Write the tightened program of a project's one scenario."""
    whole = model(made)
    program = tighten(matrix(whole.problem))
    return program, layout(whole, program)


def relaxed(program: Matrix) -> Relaxation:
    """Solve a whole program without regard to its integers."""
    found = relax(program, Options())
    assert found is not None
    return found


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("size", ["small", "medium"])
@pytest.mark.parametrize("family", FAMILIES)
def test_priced_to_the_end_it_is_the_relaxation(
    family: instances.Family, size: str, seed: int
) -> None:
    """The objective and the bound are those of the whole relaxation, the bound no higher."""
    program, places = written(instances.project(family, size, seed))
    best = relaxed(program).objective
    found = priced_relaxation(program, places, Options, never)
    assert found is not None
    few, bound = found
    assert bound <= best
    assert bound == pytest.approx(best, rel=1e-4)
    assert few.objective == pytest.approx(best, rel=1e-4)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_values_are_a_solution(family: instances.Family) -> None:
    """The values keep to every row and every bound of the whole program, at the objective."""
    program, places = written(instances.project(family, "medium", 1))
    found = priced_relaxation(program, places, Options, never)
    assert found is not None
    values = found[0].values
    column = np.repeat(np.arange(len(values)), np.diff(program.starts))
    rows = np.bincount(
        program.index, program.value * values[column], minlength=len(program.row_low)
    )
    assert (values >= program.low - 1e-6).all()
    assert (values <= program.high + 1e-6).all()
    assert (rows >= program.row_low - 1e-5).all()
    assert (rows <= program.row_high + 1e-5).all()
    assert program.cost @ values + program.offset == pytest.approx(found[0].objective)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("family", FAMILIES)
def test_few_orders_are_enough(family: instances.Family, seed: int) -> None:
    """Of a medium program most orders are never part of what is solved."""
    program, places = written(instances.project(family, "medium", seed))
    found = priced_relaxation(program, places, Options, never)
    assert found is not None
    ordered = [bool(found[0].values[one].any()) for one in places.decisions]
    assert 0 < sum(ordered) < len(ordered) / 2


def test_stopped_before_anything_is_solved_there_is_nothing() -> None:
    """Cancelled at once, neither a solution nor a bound is made up."""
    program, places = written(instances.project("plain", "small", 1))
    assert priced_relaxation(program, places, Options, lambda: True) is None


def test_stopped_on_the_way_the_bound_is_true() -> None:
    """Cancelled after some runs, what was found so far is a solution with a true bound."""
    program, places = written(instances.project("plain", "small", 1))
    best = relaxed(program).objective
    bounds = []
    for asked in range(1, 12):
        answers = chain(repeat(False, asked), repeat(True))
        found = priced_relaxation(program, places, Options, partial(next, answers))
        if found is not None:
            few, bound = found
            assert bound <= best <= few.objective + 1e-6 * best
            bounds.append(bound)
    assert bounds


def test_a_program_without_a_solution_has_no_relaxation() -> None:
    """Where more is asked for than all orders together can do, nothing is found."""
    program, places = written(instances.project("plain", "small", 1))
    asked = np.where(program.row_low > 0, program.row_low * 1e6, program.row_low)
    assert priced_relaxation(replace(program, row_low=asked), places, Options, never) is None
