"""Cells of text as they are kept: stripped, and equal ones once."""

from collections.abc import Iterator, Sequence
from typing import Final

_SAMPLE: Final = 500
_REPEATED: Final = 0.5
_MOST_KNOWN: Final = 50_000


class Columns:
    """Strips the cells of a table, and keeps one copy of what its columns repeat.

    Most columns of a price list say few different things ("4 weeks"): one copy of each
    takes less memory, and whoever looks a text up later finds the same object.
    """

    def __init__(self) -> None:
        self._known: list[dict[str, str]] = []

    def cleaned(self, rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
        """Give the rows with their cells stripped."""
        width = len(rows[0])
        if not width or any(len(row) != width for row in rows):
            return (tuple(map(str.strip, row)) for row in rows)
        return zip(*map(self._column, range(width), zip(*rows, strict=True)), strict=True)

    def _column(self, at: int, cells: tuple[str, ...]) -> Sequence[str]:
        while len(self._known) <= at:
            self._known.append({})
        sample = cells[:_SAMPLE]
        if len(set(sample)) > _REPEATED * len(sample):
            return list(map(str.strip, cells))
        known = self._known[at]
        if len(known) > _MOST_KNOWN:
            known.clear()
        for text in set(cells).difference(known):
            known[text] = text.strip()
        return list(map(known.__getitem__, cells))
