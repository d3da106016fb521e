"""Tables of 100,000 rows that are made only where they are looked at."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from ui.document import Document
from ui.tables.columns import Column, RowTitle
from ui.tables.records import RecordTable

Shown = TypeVar("Shown")


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
