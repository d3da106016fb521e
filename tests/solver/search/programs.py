"""Small programs, models and plans for the tests of the search."""

import random
from dataclasses import replace
from decimal import Decimal

import numpy as np

from procure.plan import Plan
from procure.project import Project
from solver.candidates import screen
from solver.instance import make_instance
from solver.matrix import Matrix
from solver.model import Model
from solver.planner import Options, make_plan
from solver.rules import RULES, demand

EXACT = Decimal("1e-7")
"""The gap of plans that are compared with each other."""


def planned(made: Project, **options: object) -> Plan:
    """Plan the one scenario of a project."""
    return make_plan(made, made.scenarios[0], replace(Options(gap=EXACT), **options))  # type: ignore[arg-type]


def model(made: Project) -> Model:
    """Write the model of a project's first scenario, with its objective set."""
    scenario = made.scenarios[0]
    written = Model(make_instance(made, scenario, screen(made, scenario)))
    demand.constrain(written)
    for limit in written.instance.limits:
        RULES[limit.family](written, limit)
    written.charge()
    written.problem.setObjective(written.solver_objective())
    return written


def program(seed: int) -> Matrix:
    """Make a program of some integers with rows of all kinds, in which 0 is a solution."""
    draw = random.Random(seed)
    columns, rows = draw.randint(2, 5), draw.randint(1, 4)
    dense = np.array(
        [[draw.choice((0, 0, 1, 2, 3, -1, -2)) for _ in range(columns)] for _ in range(rows)],
        np.float64,
    )
    # Two entries, a number and a binary: rows of the kind that binaries are told by.
    pair = np.zeros((1, columns))
    pair[0, 0], pair[0, -1] = 1, -draw.randint(3, 40)
    dense = np.vstack([dense, pair])
    high = np.array([draw.randint(3, 9) for _ in range(columns)], np.float64)
    high[-1] = 1
    entries = [(j, i, dense[i, j]) for j in range(columns) for i in range(rows + 1) if dense[i, j]]
    starts = np.searchsorted([j for j, _, _ in entries], range(columns + 1)).astype(np.int32)
    return Matrix(
        cost=np.array([draw.randint(-5, 5) for _ in range(columns)], np.float64),
        low=np.zeros(columns),
        high=high,
        integer=np.ones(columns, np.bool_),
        row_low=np.array([draw.choice((-np.inf, -4)) for _ in range(rows)] + [-np.inf]),
        row_high=np.array([draw.randint(0, 9) for _ in range(rows)] + [0], np.float64),
        starts=starts,
        index=np.array([i for _, i, _ in entries], np.int32),
        value=np.array([value for _, _, value in entries], np.float64),
        offset=draw.randint(-3, 3),
        names=tuple(f"x{at}" for at in range(columns)),
    )
