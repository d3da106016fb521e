"""Rows of a table that are made of records only where they are looked at."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import compress
from operator import eq, is_not
from typing import Any, Generic, TypeVar, overload

from procure.remembered import differing

Shown = TypeVar("Shown")


class LazyRows(Sequence[Shown], Generic[Shown]):
    """Rows that are made of records one by one, when they are asked for."""

    def __init__(
        self,
        records: Sequence[Any] = (),
        make: Callable[[int, Any], Shown] | None = None,
        key: Callable[[Any], Hashable] | None = None,
        places: Sequence[int] | None = None,
    ) -> None:
        """Make the row at a place of the record there; a row is known by its place or a `key`.

        `places` are those of the records that are rows, in their order; by default all.
        """
        self.records = records
        self.places: Sequence[int] = range(len(records)) if places is None else places
        self._make = make
        self._key = key
        self._last: tuple[int, Shown] | None = None

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, at: int) -> Shown: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Shown]: ...

    def __getitem__(self, at: int | slice) -> Shown | Sequence[Shown]:
        if isinstance(at, slice):
            return [self._row(one) for one in range(len(self))[at]]
        return self._row(at)

    def __iter__(self) -> Iterator[Shown]:
        return map(self._row, range(len(self)))

    def shown(self) -> Iterator[Any]:
        """Give the records that are rows, in the order of these, without making one."""
        return map(self.records.__getitem__, self.places)

    def keys(self) -> Sequence[Hashable]:
        """Give what each row is known by, without making one."""
        return self.places if self._key is None else list(map(self._key, self.shown()))

    def has_keys_of(self, other: "LazyRows[Any]") -> bool:
        """Tell whether rows of the same kind are of the same keys, whatever they show."""
        if len(self) != len(other):
            return False
        if len(self.records) != len(other.records) or self.places != other.places:
            return self.keys() == other.keys()
        if self._key is None:
            return True
        # Nearly all are the same records, which is seen without a look into them.
        key, new, old = self._key, self.records, other.records
        if isinstance(new, tuple) and isinstance(old, tuple):
            changed = differing(old, new)
        else:
            changed = list(compress(range(len(new)), map(is_not, old, new)))
        # In C, as all may be others that say the same: what two plans left out, say.
        news, olds = map(new.__getitem__, changed), map(old.__getitem__, changed)
        return all(map(eq, map(key, news), map(key, olds)))

    def arranged(self, places: Sequence[int]) -> "LazyRows[Shown]":
        """Give the rows of some of the records' places, in their order."""
        return LazyRows(self.records, self._make, self._key, places)

    def place_of(self, key: Hashable) -> int:
        """Give the place of the row known by a key, or -1."""
        keys = self.places if self._key is None else map(self._key, self.shown())
        return next((at for at, known in enumerate(keys) if known == key), -1)

    def _row(self, at: int) -> Shown:
        at = self.places[at]  # a place from the end is a place too
        last = self._last
        if last is not None and last[0] == at:
            return last[1]  # a view asks a dozen times for each cell of a row
        row: Shown = self.records[at] if self._make is None else self._make(at, self.records[at])
        self._last = at, row
        return row
