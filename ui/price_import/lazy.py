"""Tables of 100,000 rows that are made only where they are looked at."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

from ui.columns import Column, RowTitle
from ui.document import Document
from ui.records import RecordTable

Shown = TypeVar("Shown")


class LazyRows(Sequence[Shown], Generic[Shown]):
    """Rows that are made of records one by one, when they are asked for."""

    def __init__(
        self, records: Sequence[Any] = (), make: Callable[[int, Any], Shown] | None = None
    ) -> None:
        """Make the row at a place of the record there."""
        self._records = records
        self._make = make

    def __len__(self) -> int:
        return len(self._records)

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

    def _row(self, at: int) -> Shown:
        at = range(len(self._records))[at]  # a place from the end is a place too
        row: Shown = self._records[at] if self._make is None else self._make(at, self._records[at])
        return row


class LazyTable(RecordTable[Shown]):
    """A table to look at, known by the places of its rows; its owner refreshes it."""

    def __init__(
        self,
        document: Document,
        columns: Callable[[], Sequence[Column[Shown]]],
        rows: Callable[[], Sequence[Shown]],
        *,
        title: RowTitle[Shown] | None = None,
    ) -> None:
        """Show what `rows` gives, one column each of `columns`."""
        super().__init__(document, columns, rows, key=_no_key, title=title, follows=False)

    def refresh(self) -> None:
        """Take over the rows there now, without a look at any of them."""
        self.beginResetModel()
        self.columns = tuple(self._columns())
        self.rows = self._rows()
        self.endResetModel()

    def row_of(self, key: Hashable) -> int:
        """Give the row at a place, or -1."""
        return key if isinstance(key, int) and 0 <= key < len(self.rows) else -1

    def key_at(self, row: int) -> Hashable | None:
        """Give a row's place, or None where there is no such row."""
        return row if 0 <= row < len(self.rows) else None


def _no_key(_row: object) -> Hashable:
    return None
