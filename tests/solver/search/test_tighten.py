from decimal import Decimal
from itertools import product

import numpy as np
import pytest

from benchmarks import instances
from solver.engine import Options, relax, run
from solver.matrix import Floats, Matrix, matrix
from solver.search.tighten import tighten
from tests.solver.random_instances import random_project
from tests.solver.search.programs import model, program


def solutions(made: Matrix, among: Matrix) -> set[tuple[int, ...]]:
    """List all whole numbers within the bounds of one program that keep the rows of another."""
    found = set()
    for values in product(*(range(int(high) + 1) for high in among.high)):
        if _keeps(made, np.array(values, np.float64)):
            found.add(values)
    return found


def _keeps(made: Matrix, values: Floats) -> bool:
    column = np.repeat(np.arange(len(made.cost)), np.diff(made.starts))
    rows = np.bincount(made.index, made.value * values[column], minlength=len(made.row_low))
    inside = (rows >= made.row_low - 1e-9) & (rows <= made.row_high + 1e-9)
    return bool(inside.all() and (values <= made.high + 1e-9).all())


@pytest.mark.parametrize("seed", range(60))
def test_no_solution_is_lost_and_none_is_new(seed: int) -> None:
    """Closer bounds and smaller factors leave the solutions in whole numbers as they were."""
    made = program(seed)
    closer = tighten(made)
    assert (closer.high <= made.high).all()
    assert solutions(closer, made) == solutions(made, made)


@pytest.mark.parametrize("seed", range(20))
def test_the_relaxation_of_a_model_stays_below_its_plans(seed: int) -> None:
    """On models of projects the bound of the relaxation never falls, nor passes the best plan."""
    made = matrix(model(random_project(seed)).problem)
    before, after = relax(made, Options()), relax(tighten(made), Options())
    best = run(made, Options(gap=Decimal(0)))
    if before is None or best.objective is None:
        return
    assert after is not None
    assert after.objective >= before.objective - 1e-6 * abs(before.objective)
    assert after.objective <= best.objective + 1e-6 * abs(best.objective)


def test_the_relaxation_is_nearer_to_the_plans() -> None:
    """Where budgets and power bound the orders, the bound of the relaxation rises."""
    made = matrix(model(instances.project("plain", "small", 1)).problem)
    before, after = relax(made, Options()), relax(tighten(made), Options())
    assert before is not None
    assert after is not None
    assert after.objective > before.objective * 1.05
