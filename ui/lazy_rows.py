"""Rows of a table that are made of records only where they are looked at."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

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

        `places` are what `make` is told of the records' places, by default 0, 1, 2, …
        """
        self.records = records
        self._make = make
        self._key = key
        self.places: Sequence[int] = range(len(records)) if places is None else places
        self._last: tuple[int, Shown] | None = None

    def __len__(self) -> int:
        return len(self.records)

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

    def keys(self) -> Sequence[Hashable]:
        """Give what each row is known by, without making one."""
        if self._key is None:
            return self.places
        return list(map(self._key, self.records))

    def has_keys_of(self, other: "LazyRows[Any]") -> bool:
        """Tell whether rows of the same kind are of the same keys, whatever they show."""
        if len(self) != len(other):
            return False
        if self.records is other.records and self.places == other.places:
            return True
        return self.keys() == other.keys()

    def arranged(self, places: Sequence[int]) -> "LazyRows[Shown]":
        """Give the rows at some places, in their order; each is made as it is here."""
        records = [self.records[at] for at in places]
        return LazyRows(records, self._make, self._key, [self.places[at] for at in places])

    def place_of(self, key: Hashable) -> int:
        """Give the place of the row known by a key, or -1."""
        try:
            return self.keys().index(key)
        except ValueError:
            return -1

    def _row(self, at: int) -> Shown:
        at = range(len(self.records))[at]  # a place from the end is a place too
        last = self._last
        if last is not None and last[0] == at:
            return last[1]  # a view asks a dozen times for each cell of a row
        record = self.records[at]
        row: Shown = record if self._make is None else self._make(self.places[at], record)
        self._last = at, row
        return row
