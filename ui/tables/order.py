"""Which rows of a table are shown, and in which order."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from typing import Any, Final, Generic, TypeVar

from ui.entry import Entry
from ui.tables.columns import Column, RowTitle
from ui.tables.conditions import Test, condition
from ui.tables.slices import STRIDE

Row = TypeVar("Row")

TITLE: Final = ""
"""The name by which the titles before the rows are sorted and filtered."""
_RUN: Final = 4_000  # rows sorted at once; the sorted runs are then merged


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Generic[Row]):
    """How a table is sorted and filtered; columns are known by their headings.

    `text` is one to occur anywhere in a row, `conditions` what is typed over columns.
    """

    text: str = ""
    conditions: Mapping[str, str] = field(default_factory=dict)
    by: str | None = None
    descending: bool = False

    @property
    def plain(self) -> bool:
        """Whether all rows are shown in their own order."""
        return not self.text and not self.conditions and self.by is None

    def places(
        self,
        rows: Sequence[Row],
        columns: Sequence[Column[Row]],
        title: RowTitle[Row] | None,
        into: list[int],
    ) -> Iterator[None]:
        """Put the places of the rows shown `into` a list; pauses at every few rows.

        What is unknown comes last, however it is sorted.
        """
        tests = _tests(self.conditions, columns, title)
        words = [
            holding(self.text, column)
            for column in columns
            if not column.entry.numeric and not column.picture
        ]
        for at, row in enumerate(rows):
            if not at % STRIDE:
                yield
            if all(_passes(row, column, test) for column, test in tests) and (
                not self.text or _holds_text(row, self.text, words, title)
            ):
                into.append(at)
        if self.by is not None:
            by = next((one for one in _all(columns, title) if one.heading == self.by), None)
            if by is not None:
                yield from _sorted(into, rows, by, descending=self.descending)


def _all(columns: Sequence[Column[Row]], title: RowTitle[Row] | None) -> list[Column[Row]]:
    head = [] if title is None else [Column(heading=TITLE, get=title.get)]
    return [*head, *columns]


def _tests(
    conditions: Mapping[str, str], columns: Sequence[Column[Row]], title: RowTitle[Row] | None
) -> list[tuple[Column[Row], Test]]:
    """Give the test of each filtered column."""
    return [
        (column, condition(conditions[column.heading], entry_of(column)))
        for column in _all(columns, title)
        if column.heading in conditions
    ]


def entry_of(column: Column[Any]) -> Entry:
    """Give how conditions on a column are read; one of mixed kinds is filtered by its texts."""
    return column.entry if column.entry_of is None else Entry()


def _passes(row: Row, column: Column[Row], test: Test) -> bool:
    value = column.get(row)
    return test(value if column.entry_of is None else column.entry_at(row).show(value))


def holding(text: str, column: Column[Row]) -> Callable[[Row], bool]:
    """Give what tells whether a text, in small letters, occurs in what a column shows of a row.

    Many rows show the same: each value is looked at once.
    """
    get, entry_at = column.get, column.entry_at
    if column.entry_of is not None:
        return lambda row: text in entry_at(row).show(get(row)).casefold()
    entry = column.entry
    known: dict[Any, bool] = {}
    # Numbers that are equal can be written with more or fewer decimals.
    named = str if entry.numeric else _itself

    def holds(row: Row) -> bool:
        value = get(row)
        name = named(value)
        found = known.get(name)
        if found is None:
            shown = entry.show(value).casefold()
            # Thousands are shown with commas, and found without them, too.
            found = text in shown or (entry.numeric and text in entry.write(value).casefold())
            known[name] = found
        return found

    return holds


def _itself(value: Any) -> Any:
    return value


def _holds_text(
    row: Row, text: str, words: Sequence[Callable[[Row], bool]], title: RowTitle[Row] | None
) -> bool:
    if title is not None and text in title.get(row).casefold():
        return True
    return any(holds(row) for holds in words)


def _sorted(
    places: list[int], rows: Sequence[Row], column: Column[Row], *, descending: bool
) -> Iterator[None]:
    """Sort places by what their rows hold: in runs, so that none takes long."""
    ranks: dict[int, Any] = {}
    unknown: list[int] = []
    for count, at in enumerate(places):
        if not count % STRIDE:
            yield
        row = rows[at]
        rank = column.entry_at(row).rank(column.get(row))
        if rank is None or rank == "":
            unknown.append(at)
        else:
            ranks[at] = rank
    known = list(ranks)
    runs = []
    for first in range(0, len(known), _RUN):
        yield
        run = known[first : first + _RUN]
        runs.append(sorted(run, key=ranks.__getitem__, reverse=descending))
    merged = runs[0] if len(runs) == 1 else []
    if len(runs) > 1:
        for count, at in enumerate(merge(*runs, key=ranks.__getitem__, reverse=descending)):
            if not count % STRIDE:
                yield
            merged.append(at)
    places[:] = [*merged, *unknown]
