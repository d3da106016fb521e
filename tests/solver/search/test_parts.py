"""The parts of an order are found by their shapes, and only where they fit together."""

from dataclasses import replace

import numpy as np

from benchmarks import instances
from solver.matrix import Matrix, matrix
from solver.search.layout import layout
from solver.search.parts import NONE, Parts, parts
from tests.solver.search.programs import model


def found(program: Matrix, order: list[int]) -> Parts:
    """Find the parts of a program of one order."""
    column = np.repeat(np.arange(len(program.cost)), np.diff(program.starts))
    return parts(program, column, np.array(order), 1)


def one_order(balance: float = -4) -> Matrix:
    """Make n0 n1 z0 z1 p0 p1 and one more column x: two tiers, two sites, multiples of 4."""
    rows = np.array(
        [
            [1, 0, -5, 0, 0, 0, 0],
            [1, 0, -2, 0, 0, 0, 0],
            [0, 1, 0, -9, 0, 0, 0],
            [0, 1, 0, -6, 0, 0, 0],
            [0, 0, 1, 1, 0, 0, 0],
            [-4, balance, 0, 0, 1, 1, 0],
            [0, 0, 0, 0, 1, 0, 1],
        ],
        np.float64,
    )
    column, row = np.nonzero(rows.T)
    return Matrix(
        cost=np.ones(7),
        low=np.zeros(7),
        high=np.array([5, 8, 1, 1, 36, 36, np.inf]),
        integer=np.array([True] * 6 + [False]),
        row_low=np.array([-np.inf, 0, -np.inf, 0, -np.inf, 0, -np.inf]),
        row_high=np.array([0, np.inf, 0, np.inf, 1, 0, 7]),
        starts=np.searchsorted(column, np.arange(8)).astype(np.int32),
        index=row.astype(np.int32),
        value=rows.T[column, row],
        offset=0.0,
        names=tuple("abcdefg"),
    )


def test_tiers_and_sites_are_found() -> None:
    """Each tier has its binary and its ends, within the bounds of its count."""
    order = found(one_order(), [0] * 6 + [NONE])
    assert order.count.tolist() == [0, 1]
    assert order.chosen.tolist() == [2, 3]
    assert order.least.tolist() == [2, 6]
    assert order.most.tolist() == [5, 8]
    assert order.multiple.tolist() == [4, 4]
    assert order.one_of.tolist() == [True]
    assert order.sites.tolist() == [[4, 5]]
    assert order.is_own.tolist() == [True] * 6 + [False]
    assert order.loose.tolist() == [6]


def test_an_order_that_does_not_fit_together_has_no_parts() -> None:
    """Tiers of different multiples in one delivery: no row of the order is taken for its own."""
    order = found(one_order(balance=-3), [0] * 6 + [NONE])
    assert not order.is_own.any()
    assert order.loose.tolist() == list(range(7))


def test_a_row_of_two_orders_is_nobodys() -> None:
    """A tier whose binary belongs to another order is no tier."""
    program = one_order()
    column = np.repeat(np.arange(7), np.diff(program.starts))
    order = parts(program, column, np.array([0, 0, 0, 1, 0, 0, NONE]), 2)
    assert not order.is_own[2:5].any()


def test_every_count_of_a_model_is_in_a_part_or_loose() -> None:
    """Of a written model no column is lost and none is in two parts."""
    whole = model(instances.project("rich", "small", 1))
    program = matrix(whole.problem)
    places = layout(whole, program)
    order = np.full(places.size, NONE)
    for number, columns in enumerate(places.decisions):
        order[columns] = number
    column = np.repeat(np.arange(places.size), np.diff(program.starts))
    held = parts(program, column, order, len(places.decisions))
    every = np.concatenate([held.count, held.chosen, held.sites.ravel(), held.loose])
    assert sorted(every[every != NONE].tolist()) == list(range(places.size))


def test_an_open_row_is_no_tier() -> None:
    """Rows about anything but zero do not bind a count to a binary."""
    program = one_order()
    order = found(replace(program, row_high=program.row_high + 1), [0] * 6 + [NONE])
    assert not order.is_own[0]
