"""Contracts are decided whole, and what is proven holds for all contracts."""

from dataclasses import replace
from itertools import chain, repeat

import numpy as np
import pytest

from benchmarks import instances
from procure.project import Project
from solver import engine
from solver.engine import Options, never
from solver.matrix import Matrix, matrix
from solver.search import contracts
from solver.search.contracts import Deciding, choices
from solver.search.layout import Layout, layout
from solver.search.tighten import tighten
from tests.solver.random_instances import random_project
from tests.solver.search.programs import model

FEATURES = frozenset({"program", "ports", "rebate_tiers"})
SEEDS = range(6)


def written(made: Project) -> tuple[Matrix, Layout]:
    """Write the tightened program of a project's one scenario."""
    whole = model(made)
    program = tighten(matrix(whole.problem))
    return program, layout(whole, program)


RICH = [
    *(pytest.param(random_project(seed, FEATURES), id=f"{seed}") for seed in (1, 5, 10)),
    pytest.param(instances.project("rich", "small", 1), id="rich", marks=pytest.mark.slow),
]
"""Projects in which parts of contracts cost less than whole ones."""


def is_of_orders(program: Matrix, places: Layout) -> np.ndarray:
    """Tell which columns are decisions of orders."""
    found = np.zeros(len(program.cost), np.bool_)
    found[places.of_orders(range(len(places.decisions)))] = True
    return found


def best(program: Matrix, places: Layout) -> float | None:
    """Give the least cost with whole contracts, orders in fractions; None where nothing is."""
    whole = program.integer & ~is_of_orders(program, places)
    return engine.run(replace(program, integer=whole), Options(gap=0)).objective  # type: ignore[arg-type]


@pytest.mark.parametrize("nodes", [0, 200])
@pytest.mark.parametrize("seed", SEEDS)
def test_bound_and_decisions_hold_the_best(
    monkeypatch: pytest.MonkeyPatch, seed: int, nodes: int
) -> None:
    """However early it ends: no contracts are below the bound, nor the decisions above them."""
    monkeypatch.setattr(contracts, "NODES", nodes)
    program, places = written(random_project(seed, FEATURES))
    least = best(program, places)
    deciding = Deciding(program, places, Options, never)
    first = deciding.first()
    if least is None:
        assert first is None
        return
    margin = 1e-6 * max(abs(least), 1.0)
    for decided in (first, deciding.go_on(lambda: False)):
        assert decided is not None
        assert decided.bound <= least + margin
        assert decided.relaxed.objective >= least - margin
        if nodes:
            assert decided.relaxed.objective - decided.bound <= 0.002 * abs(least) + margin


@pytest.mark.parametrize("seed", SEEDS)
def test_decisions_are_whole(seed: int) -> None:
    """The program handed on leaves no contract in between, and its relaxation keeps to it."""
    program, places = written(random_project(seed, FEATURES))
    decided = Deciding(program, places, Options, never).first()
    if decided is None:
        return
    for choice in choices(program, places):
        sums = decided.relaxed.values[choice.columns].sum()
        assert sums == pytest.approx(round(float(sums)), abs=1e-6)
    assert (decided.relaxed.values >= decided.program.low - 1e-6).all()
    assert (decided.relaxed.values <= decided.program.high + 1e-6).all()


@pytest.mark.parametrize("made", RICH)
def test_more_is_proven_than_by_the_relaxation(made: Project) -> None:
    """A part of a program pays a part of its cost, until the whole of it is decided."""
    program, places = written(made)
    deciding = Deciding(program, places, Options, never)
    first = deciding.first()
    assert first is not None
    relaxed = engine.relax(program, Options())
    assert relaxed is not None
    least = best(program, places)
    assert least is not None
    again = deciding.go_on(lambda: False)
    assert again is not None
    assert relaxed.objective < again.bound <= least * (1 + 1e-9)
    assert first.bound <= again.bound


def test_without_contracts_it_is_the_relaxation() -> None:
    """A project of purchases alone has nothing to decide."""
    program, places = written(instances.project("plain", "small", 1))
    deciding = Deciding(program, places, Options, never)
    assert not deciding.has_choices
    first = deciding.first()
    relaxed = engine.relax(program, Options())
    assert first is not None
    assert relaxed is not None
    assert first.relaxed.objective == pytest.approx(relaxed.objective, rel=1e-4)


@pytest.mark.parametrize("made", RICH)
def test_stopped_on_the_way_the_bound_is_true(made: Project) -> None:
    """Cancelled after so many looks, what is said is no higher than the best contracts."""
    program, places = written(made)
    least = best(program, places)
    assert least is not None
    told = 0
    for asked in (1, 3, 5, 8, 20, 40, 80):
        answers = chain(repeat(False, asked), repeat(True))

        def should_stop(answers: chain[bool] = answers) -> bool:
            return next(answers)

        decided = Deciding(program, places, Options, should_stop).first()
        if decided is not None:
            told += 1
            assert decided.bound <= least * (1 + 1e-9)
    assert told
