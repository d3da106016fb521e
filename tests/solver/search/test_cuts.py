"""Rows added to the relaxation are kept by every plan, and bring its bound nearer."""

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from procure.check import problems
from procure.project import Project
from solver.engine import Options, Relaxation, relax, run
from solver.matrix import Floats, Matrix, matrix, with_rows
from solver.model import Model
from solver.search.cuts import strengthen, together
from solver.search.inequalities import broken
from solver.search.supply import Market, market
from solver.search.tighten import tighten
from tests.builders import catalog, offer, project, scenario
from tests.builders import demand as asked
from tests.solver.random_instances import FEATURES, random_project
from tests.solver.search.programs import model as written

EXACT = Options(gap=Decimal(0))
SAME = 1e-6


def _stronger(model: Model, program: Matrix, rounds: int = 25) -> tuple[Matrix, Relaxation] | None:
    return strengthen(model, program, lambda: EXACT, should_stop=lambda: False, rounds=rounds)


CASES = [
    (seed, frozenset(chosen))
    for seed, chosen in enumerate(
        [
            {"minimum", "breaks"},
            {"minimum", "fleet"},
            {"order_costs", "rent_to_site", "breaks"},
            {"rent_from_supplier", "order_costs", "minimum"},
            {"several_chips", "breaks", "minimum", "fleet"},
            {"ports", "minimum", "breaks"},
            {"cumulative_all_units", "order_costs"},
            {"cumulative_incremental", "minimum", "open_orders"},
            {"shortfall_prices", "minimum", "order_costs"},
            {"earliest", "minimum", "breaks", "fleet"},
            {"max_served", "breaks"},
            {"share_of_served", "minimum", "breaks"},
            {"share_of_spend", "order_costs", "fleet", "rent_to_site"},
            *(random.Random(seed).sample(FEATURES, 4) for seed in range(12)),
        ],
        start=40,
    )
]


@pytest.mark.parametrize(("seed", "features"), CASES)
def test_no_plan_is_lost(seed: int, features: frozenset[str]) -> None:
    """Whole numbers that some plan has are those of a plan at the same cost with the rows."""
    made = random_project(seed, features)
    assert not any(one.severity == "stop" for one in problems(made, made.scenarios[0]))
    model = written(made)
    program = matrix(model.problem)
    pick = np.random.default_rng(seed)
    stronger = _stronger(model, tighten(program))
    best = run(program, EXACT)
    if best.objective is None:
        assert stronger is None or best.outcome == "infeasible"
        return
    assert stronger is not None
    bounded, relaxation = stronger
    slight = SAME * max(abs(best.objective), 1.0)
    assert relaxation.objective <= best.objective + slight
    same = run(bounded, EXACT)
    assert same.objective == pytest.approx(best.objective, abs=slight)
    for values in (best.values, *_others(program, pick)):
        places = np.array([values[name] for name in program.names])
        assert _cost(bounded, places) == pytest.approx(_cost(program, places), abs=slight)


def _others(program: Matrix, pick: np.random.Generator) -> Iterator[dict[str, float]]:
    """Find solutions in whole numbers that are best for objectives of chance."""
    for _ in range(4):
        cost = np.where(program.integer, pick.uniform(-0.2, 1.0, len(program.cost)), 0.0)
        found = run(replace(program, cost=cost, offset=0.0), Options(gap=Decimal("0.5")))
        if found.values:
            yield dict(found.values)


def _cost(program: Matrix, values: Floats) -> float:
    """Give the least cost with the whole numbers of a solution."""
    whole = np.round(values)
    fixed = replace(
        program,
        low=np.where(program.integer, whole, program.low),
        high=np.where(program.integer, whole, program.high),
        integer=np.zeros(len(whole), np.bool_),
    )
    found = relax(fixed, EXACT)
    assert found is not None
    return found.objective


def _growing(**fields: object) -> Project:
    """Ask for work that grows, of an offer with a minimum so large that one order is too much."""
    return project(
        [catalog("S", offer("big", "h100", 100, moq=40, fixed_order_cost=Decimal(900)))],
        scenario(asked(100, 150, 230, 310), **fields),
    )


def _first(model: Model) -> tuple[Market, Floats, Matrix]:
    program = tighten(matrix(model.problem))
    found = relax(program, EXACT)
    assert found is not None
    return market(model, program), found.values, program


def test_each_family_brings_the_bound_nearer() -> None:
    """A part of a minimum order no longer stands for a part of what it brings."""
    model = written(_growing())
    places, values, program = _first(model)
    plain = relax(program, EXACT)
    best = run(program, EXACT)
    assert plain is not None
    assert best.objective is not None
    rows = list(broken(places, values, np.eye(len(places.total))))
    work = set(places.supplies[0].work.place.tolist())
    of_use = [row for row in rows if work & set(row.place.tolist())]
    of_lots = [row for row in rows if not work & set(row.place.tolist())]
    for family in (of_use, of_lots):
        found = relax(with_rows(program, together(family)), EXACT)
        assert found is not None
        assert plain.objective * 1.01 < found.objective <= best.objective + SAME


def test_what_the_rows_say() -> None:
    """An order first at work in the last period is all of it, or brings what is still missing."""
    model = written(_growing())
    places, values, program = _first(model)
    (lots,) = (
        row
        for row in broken(places, values, np.ones((1, 1)))
        if row.least == 1.0 and len(row.place) == 1
    )
    assert program.names[lots.place[0]].startswith("z_")
    assert lots.factor.tolist() == [1.0]


def test_stopped_at_once_nothing_is_added() -> None:
    """What the first relaxation proved, if it ended, is still true."""
    model = written(_growing())
    program = matrix(model.problem)
    found = strengthen(model, program, lambda: EXACT, should_stop=lambda: True)
    plain = relax(program, EXACT)
    assert plain is not None
    assert found is None or found[0] is program
    assert found is None or found[1].objective == pytest.approx(plain.objective)


def test_without_a_relaxation_there_is_no_bound() -> None:
    """Demand that nothing can serve has no relaxation."""
    model = written(
        project(
            [catalog("S", offer("late", "h100", 1, lead_weeks=Decimal(20)))],
            scenario(asked(100, 100)),
        )
    )
    assert _stronger(model, matrix(model.problem)) is None


def test_only_rows_that_hold_the_bound_are_kept() -> None:
    """The program that is given has the relaxation that is given."""
    model = written(_growing())
    program = tighten(matrix(model.problem))
    found = _stronger(model, program)
    assert found is not None
    bounded, relaxation = found
    again = relax(bounded, EXACT)
    assert again is not None
    assert again.objective == pytest.approx(relaxation.objective)
    assert len(relaxation.duals) == len(bounded.row_low) > len(program.row_low)
    assert relaxation.duals[len(program.row_low) :].min() >= 0
