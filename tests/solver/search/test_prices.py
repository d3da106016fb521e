"""What duals prove is a bound of all plans."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procure.project import Project
from solver.engine import Options, relax, run
from solver.matrix import Matrix, matrix
from solver.search.layout import Layout, layout
from solver.search.prices import Prices
from solver.search.tighten import tighten
from tests.solver.random_instances import FEATURES, random_project
from tests.solver.search.programs import model


def written(made: Project) -> tuple[Matrix, Layout]:
    """Write the tightened program of a project's one scenario."""
    whole = model(made)
    program = tighten(matrix(whole.problem))
    return program, layout(whole, program)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 200),
    features=st.frozensets(st.sampled_from(FEATURES), max_size=3),
    figures=st.lists(st.floats(-3, 3), min_size=50, max_size=50),
    near=st.booleans(),
)
def test_no_duals_prove_too_much(
    seed: int, features: frozenset[str], figures: list[float], *, near: bool
) -> None:
    """Whatever the duals are, and of whatever signs, no plan costs less than their bound."""
    program, places = written(random_project(seed, features - {"max_served", "earliest"}))
    best = run(program, replace(Options(), gap=Decimal(0)))
    if best.objective is None:
        return
    duals = np.resize(np.array(figures), len(program.row_low)) * abs(best.objective)
    linear = relax(program, Options())
    if near and linear is not None:
        duals = linear.duals + 0.01 * duals
    bound = Prices(program, places)(duals).bound
    assert bound <= best.objective + 1e-6 * abs(best.objective)


@pytest.mark.parametrize("seed", range(30))
def test_duals_of_the_relaxation_prove_its_objective(seed: int) -> None:
    """Random programs of one to three features, their own relaxation's duals: no more, no less."""
    program, places = written(random_project(seed, frozenset([FEATURES[seed % len(FEATURES)]])))
    linear = relax(program, Options())
    if linear is None:
        return
    bound = Prices(program, places)(linear.duals).bound
    assert bound <= linear.objective + 1e-7 * abs(linear.objective)


@pytest.mark.parametrize("seed", range(20))
def test_an_order_brings_no_less_than_its_price(seed: int) -> None:
    """What a best plan orders brings, at the reduced costs, no less than the least foretold."""
    program, places = written(random_project(seed))
    best = run(program, Options(gap=Decimal(0)))
    linear = relax(program, Options())
    if not best.values or linear is None:
        return
    prices = Prices(program, places)
    duals = prices.settled(linear.duals)
    values = np.array([best.values[name] for name in program.names])
    brought = prices.reduced(duals) * values
    least = prices(duals).orders
    for order, columns in enumerate(places.decisions):
        assert brought[columns].sum() >= least[order] - 1e-6 * abs(linear.objective)
