"""Rows made where they are looked at are the rows made at once, known by the same keys."""

from hypothesis import given
from hypothesis import strategies as st

from ui.tables.lazy_rows import LazyRows


@given(st.lists(st.integers()), st.slices(12))
def test_lazy_rows_are_the_rows(records: list[int], part: slice) -> None:
    """Length, order, every place and every slice are those of the rows made at once."""
    rows = LazyRows(records, lambda at, one: (at, one))
    made = list(enumerate(records))
    assert len(rows) == len(made)
    assert list(rows) == made
    assert list(rows[part]) == made[part]
    assert [rows[at - len(made)] for at in range(len(made))] == made


@given(st.lists(st.integers(), unique=True), st.lists(st.integers(), unique=True))
def test_keys_are_those_of_the_records(ones: list[int], others: list[int]) -> None:
    """They tell where a row is, and whether rows of another time are the same ones."""
    rows = LazyRows(ones, lambda at, one: (at, one), key=abs)
    there = LazyRows(others, lambda at, one: (one, at), key=abs)
    keys = [abs(one) for one in ones]
    assert list(rows.keys()) == keys
    assert rows.has_keys_of(there) is (keys == [abs(one) for one in others])
    assert [rows.place_of(key) for key in keys] == [keys.index(key) for key in keys]
    assert rows.place_of("x") == -1


def test_without_keys_rows_are_known_by_their_places() -> None:
    """As many rows are the same rows."""
    assert LazyRows("abc").has_keys_of(LazyRows("xyz"))
    assert not LazyRows("abc").has_keys_of(LazyRows("ab"))
    assert LazyRows("abc").place_of(2) == 2
