"""Cells as texts: written column by column, and equal ones kept once."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Generic, TypeVar

BLOCK: Final = 4_000
"""Rows that are written at once: whole columns are quicker than single cells."""

_SAMPLE: Final = 500
_REPEATED: Final = 0.5
_MOST_KNOWN: Final = 50_000

Value = TypeVar("Value")


class Columns(Generic[Value]):
    """Writes the cells of a table as texts, and keeps one copy of what its columns repeat.

    Most columns of a price list say few different things ("4 weeks"): one copy of each
    takes less memory, and whoever looks a text up later finds the same object. Values
    that are equal must be written the same.
    """

    def __init__(self) -> None:
        self._known: list[dict[Value, str]] = []

    def written(
        self, columns: Sequence[Sequence[Value]], writers: Sequence[Callable[[Value], str]]
    ) -> Iterator[tuple[str, ...]]:
        """Give the rows of columns of equal length, each written by its writer."""
        return zip(*map(self._column, range(len(columns)), columns, writers), strict=True)

    def _column(
        self, at: int, cells: Sequence[Value], write: Callable[[Value], str]
    ) -> Sequence[str]:
        while len(self._known) <= at:
            self._known.append({})
        sample = cells[:_SAMPLE]
        if len(set(sample)) > _REPEATED * len(sample):
            return list(map(write, cells))
        known = self._known[at]
        if len(known) > _MOST_KNOWN:
            known.clear()
        for value in set(cells).difference(known):
            known[value] = write(value)
        return list(map(known.__getitem__, cells))
