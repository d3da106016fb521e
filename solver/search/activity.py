"""What rows leave to each of their columns when all others are at their best."""

from collections.abc import Iterator

import numpy as np

from solver.matrix import Flags, Floats, Matrix


def left_by_others(
    program: Matrix, low: Floats, high: Floats
) -> Iterator[tuple[Floats, Floats, Flags]]:
    """Give it for the rows' upper bounds, then, with signs turned, for their lower ones.

    Each time three figures for each coefficient: the coefficient a of its column x, the c
    of a x <= c, and whether that is known: it is not where the row, or one of its other
    columns, is open on that side. `low` and `high` are the bounds of the columns.
    """
    row, column = program.index, program.column
    for sense, limit in ((1.0, program.row_high), (-1.0, -program.row_low)):
        value = sense * program.value
        best = np.where(value > 0, low[column], high[column])
        known = np.isfinite(best)
        part = np.where(known, value * np.where(known, best, 0.0), 0.0)
        # The coefficient's own part is left out of what the others take.
        others = np.bincount(row, part, minlength=len(limit))[row] - part
        open_others = np.bincount(row, ~known, minlength=len(limit))[row] - ~known
        left = limit[row] - others
        yield value, left, (open_others == 0) & np.isfinite(left)
