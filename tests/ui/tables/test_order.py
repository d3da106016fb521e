"""Sorting and filtering give the places of the rows that are to be shown, in their order."""

from collections import deque
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ui.entry import Choice, Entry, Number
from ui.tables.columns import Column, RowTitle
from ui.tables.order import TITLE, Order

Pair = tuple[str, Decimal | None]

COLUMNS: tuple[Column[Pair], ...] = (
    Column(heading="Name", get=lambda row: row[0]),
    Column(heading="Value", get=lambda row: row[1], entry=Number(least=None)),
)
NAMES: RowTitle[Pair] = RowTitle(heading="Names", get=lambda row: row[0])
ROWS: list[Pair] = [("b", Decimal(2)), ("a", None), ("B2", Decimal(1)), ("c", Decimal(2))]


def places(order: Order[Pair], rows: list[Pair] = ROWS) -> list[int]:
    """Give the places of the rows shown."""
    found: list[int] = []
    deque(order.places(rows, COLUMNS, NAMES, found), maxlen=0)
    return found


def test_sorting_keeps_what_is_alike_and_puts_the_unknown_last() -> None:
    """Both ways; rows of one value stay in the order in which they were."""
    assert places(Order()) == [0, 1, 2, 3]
    assert places(Order(by="Value")) == [2, 0, 3, 1]
    assert places(Order(by="Value", descending=True)) == [0, 3, 2, 1]
    assert places(Order(by=TITLE)) == [1, 0, 2, 3]
    assert places(Order(by="No such column")) == [0, 1, 2, 3]


def test_filters_all_hold_together() -> None:
    """A text anywhere, and conditions over columns and titles; then the rest is sorted."""
    assert places(Order(text="b")) == [0, 2]
    assert places(Order(conditions={"Value": "> 1"})) == [0, 3]
    assert places(Order(text="b", conditions={"Value": "> 1"})) == [0]
    assert places(Order(conditions={TITLE: "<> b"}, by="Name", descending=True)) == [3, 1]
    assert places(Order(conditions={"Value": "="})) == [1]


def test_a_column_of_mixed_kinds_is_filtered_as_it_is_shown() -> None:
    """Where every row has an entry of its own, conditions are on the texts."""
    mixed: Column[Pair] = Column(
        heading="Mixed",
        get=lambda row: row[1],
        entry_of=lambda row: Entry() if row[1] is None else Choice((row[1], f"no. {row[1]}")),
    )
    found: list[int] = []
    order: Order[Pair] = Order(conditions={"Mixed": "no. 2"})
    deque(order.places(ROWS, (mixed,), None, found), maxlen=0)
    assert found == [0, 3]


@given(st.lists(st.one_of(st.none(), st.integers(-5, 5)), max_size=60), st.booleans())
def test_sorted_in_runs_is_sorted(values: list[int | None], descending: bool) -> None:
    """However many runs it takes, the order is that of Python's stable sort."""
    rows: list[Pair] = [("", None if one is None else Decimal(one)) for one in values]
    known = [(value, at) for at, value in enumerate(values) if value is not None]
    known.sort(key=lambda pair: pair[0], reverse=descending)
    unknown = [at for at, value in enumerate(values) if value is None]
    wanted = [*(at for _, at in known), *unknown]
    assert places(Order(by="Value", descending=descending), rows) == wanted


def test_a_long_table_is_sorted_in_many_pauses() -> None:
    """Ten thousand rows are sorted right, with a pause every few rows."""
    rows: list[Pair] = [("", Decimal(at * 7919 % 10_007)) for at in range(10_000)]
    found: list[int] = []
    order: Order[Pair] = Order(by="Value")
    pauses = sum(1 for _ in order.places(rows, COLUMNS, None, found))
    assert pauses > 200
    assert [rows[at][1] for at in found] == sorted(value for _, value in rows if value is not None)
