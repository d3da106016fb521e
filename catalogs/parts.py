"""What is read of a row part by part, each remembered by the texts it was read from.

Lists repeat themselves: 100,000 rows have a few hundred descriptions and a dozen lead
times. What a part of a row means, and what there is to say about it, is true of every
row with the same texts in the same columns. So each part is read with all care once and
given again from memory: there is one meaning, however often it is asked for.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any, Final, Generic, NamedTuple, TypeVar

from catalogs.findings import Found, Recorder
from catalogs.grid import Row
from catalogs.reading import Reading
from catalogs.rows import RowReader

T = TypeVar("T")

_MOST_REMEMBERED: Final = 50_000
"""Texts beyond this repeat themselves too rarely to be worth the memory."""


class Outcome(NamedTuple, Generic[T]):
    """What a part of a row became, what was found in it, and whether that ends the offer.

    `quiet` tells that nothing else needs to be said of the row.
    """

    value: T
    found: tuple[Found, ...] = ()
    refused: bool = False
    quiet: bool = False


Memory = dict[Any, Outcome[Any]]


class Part(Generic[T]):
    """One part of a row: the columns it is read from, and how.

    `read` gets the row's reader and what is known of the row beside its cells; both
    together must decide the outcome.
    """

    def __init__(
        self,
        reading: Reading,
        fields: Iterable[str],
        read: Callable[[RowReader, Any], T],
        *,
        remember: bool = True,
    ) -> None:
        """Prepare to read a part from the columns of some fields."""
        wanted = frozenset(fields)
        self.indexes = tuple(c.index for c in reading.table.columns if c.field in wanted)
        self._mask = sum(1 << index for index in self.indexes)
        self.pick: Callable[[tuple[str, ...]], Any] = (
            itemgetter(*self.indexes) if self.indexes else _nothing
        )
        self._read = read
        self._recorder = Recorder()
        self._reading = replace(reading, findings=self._recorder)
        self._remember = remember
        self._memories: dict[Any, Memory] = {}

    def memory(self, row: Row) -> Memory:
        """Give what is remembered of rows whose cells were stored alike."""
        signs = tuple(sign for sign in row.signs if sign[0] in self.indexes) if row.signs else ()
        alike = (row.numbers & self._mask, row.formulas & self._mask, signs)
        return self._memories.setdefault(alike, {})

    def careful(
        self,
        memory: Memory,
        key: object,
        row: Row,
        known: object = None,
        more: Sequence[Row] = (),
    ) -> Outcome[T]:
        """Read the part from the row itself, and remember it."""
        self._recorder.start(row)
        reader = RowReader(self._reading, row, more)
        value = self._read(reader, known)
        outcome = Outcome(value, self._recorder.taken(), reader.refused, reader.quiet)
        if self._remember:
            if len(memory) >= _MOST_REMEMBERED:
                memory.clear()
            memory[key] = outcome
        return outcome


def _nothing(_cells: tuple[str, ...]) -> tuple[()]:
    return ()
