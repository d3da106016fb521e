"""Where the rows and columns of a sheet went, told from the texts and numbers that stand on it.

What stands on a sheet as often as before is in the same order still, where rows and columns were
put in or taken out. Formulas say nothing: programs rewrite them when cells move.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from catalogs.workbook_cells import Rows
from procure.cell_record import EMPTY, INPUT, WIDTH, mark

Place = tuple[int, int]
"""A row from 1 and a column from 0."""

_FAR: Final = 1 << 30
_MOST_TIMES: Final = 50
"""What is there more often, such as a zero, tells little."""


def anchors(marks: Mapping[int, str], rows: Rows) -> dict[Place, Place]:
    """Give where each cell stands now whose value is on a sheet as often as it was written."""
    written: dict[str, list[Place]] = defaultdict(list)
    for row, found in marks.items():
        for column, start in enumerate(range(0, len(found), WIDTH)):
            written[found[start : start + WIDTH]].append((row, column))
    now: dict[str, list[Place]] = defaultdict(list)
    for row, cells in rows.items():
        for column, cell in cells.items():
            if not cell.formula:
                now[mark(cell.error or cell.value)].append((row, column))
    return {
        before: after
        for one, places in written.items()
        if one not in {EMPTY, INPUT} and len(places) == len(now.get(one, ())) <= _MOST_TIMES
        for before, after in zip(places, sorted(now[one]), strict=True)
    }


def column_steps(known: Mapping[Place, Place], wide: int) -> list[int | None]:
    """Give by how many columns each of the first `wide` columns moved; None: nobody can tell."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for (_, before), (_, after) in known.items():
        votes[before][after - before] += 1
    told = {column: _most(steps, 0) for column, steps in votes.items()}
    if not any(told.values()):
        return [0] * wide
    if any(b + told[b] <= a + told[a] for a, b in pairwise(sorted(told))):
        # Cells were carried about; what stands where it stood is all that is sure.
        return [0 if told.get(column) == 0 else None for column in range(wide)]
    return [_between(told, column) for column in range(wide)]


def doubtful_rows(
    known: Mapping[Place, Place], went: Mapping[int, int], wanted: Iterable[int]
) -> list[int]:
    """List the rows of `wanted` that stand elsewhere than `went` has it, as the anchors say.

    Of a row without an anchor its neighbours above and below tell.
    """
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for (before, _), (after, _) in known.items():
        votes[before][after - before] += 1
    told = {
        row: _most(steps, went[row] - row if row in went else _FAR) for row, steps in votes.items()
    }
    found = []
    for row in wanted:
        if row not in went:
            continue
        here = went[row] - row
        likely = {told[row]} if row in told else _neighbours(told, row)
        if likely and here not in likely:
            found.append(row)
    return found


def _most(votes: Counter[int], preferred: int) -> int:
    return max(votes, key=lambda one: (votes[one], one == preferred))


def _neighbours(told: Mapping[int, int], at: int) -> set[int]:
    """Give by how much the nearest that are known before and behind moved."""
    before = max((one for one in told if one < at), default=None)
    behind = min((one for one in told if one > at), default=None)
    return {told[one] for one in (before, behind) if one is not None}


def _between(told: Mapping[int, int], column: int) -> int | None:
    if column in told:
        return told[column]
    likely = _neighbours(told, column)
    return likely.pop() if len(likely) == 1 else None
