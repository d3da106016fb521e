"""What rows leave to a column: the most and least it can be with the others at their best."""

import itertools

import numpy as np
import pytest

from solver.search.activity import left_by_others
from tests.solver.search.programs import program


@pytest.mark.parametrize("seed", range(12))
def test_what_is_left_is_what_the_best_of_the_others_leave(seed: int) -> None:
    """It is the row's limit less the least that the other columns can take of it."""
    made = program(seed)
    rows = len(made.row_low)
    dense = np.zeros((rows, len(made.cost)))
    dense[made.index, made.column] = made.value
    sides = left_by_others(made, made.low, made.high)
    for sense, limit in ((1.0, made.row_high), (-1.0, -made.row_low)):
        value, left, known = next(sides)
        assert np.array_equal(value, sense * made.value)
        assert np.array_equal(known, np.isfinite(limit)[made.index])
        for at in np.flatnonzero(known).tolist():
            row, column = int(made.index[at]), int(made.column[at])
            others = np.delete(sense * dense[row], column)
            ends = zip(np.delete(made.low, column), np.delete(made.high, column), strict=True)
            least = min(others @ np.array(corner) for corner in itertools.product(*ends))
            assert left[at] == pytest.approx(limit[row] - least)


def test_what_an_open_column_takes_is_not_known() -> None:
    """Beside a column that is open on its best side, nothing is known of the others."""
    made = program(1)
    made.high[:] = np.inf
    value, _, known = next(left_by_others(made, made.low, made.high))
    falls = np.bincount(made.index, value < 0, minlength=len(made.row_high))
    others = falls[made.index] - (value < 0)
    assert np.array_equal(known, (others == 0) & np.isfinite(made.row_high)[made.index])
