"""What is remembered of a tuple is what the function makes of it, made once."""

from hypothesis import given
from hypothesis import strategies as st

from procure.remembered import Remembered

Records = tuple[object, ...]


class Counting:
    """Makes a list of what a tuple holds, and counts how much it had to look at."""

    def __init__(self) -> None:
        """Begin with nothing looked at."""
        self.looked_at = 0
        self.remembered: Remembered[object, tuple[object, ...]] = Remembered(
            self._make, self._change
        )

    def _make(self, records: Records) -> tuple[object, ...]:
        self.looked_at += len(records)
        return tuple(records)

    def _change(
        self, known: Records, before: Records, after: Records, places: list[int]
    ) -> tuple[object, ...]:
        assert known == before
        made = list(known)
        for at in places:
            self.looked_at += 1
            made[at] = after[at]
        return tuple(made)


def _records(count: int) -> Records:
    return tuple([at] for at in range(count))


def test_the_same_tuple_is_not_looked_at_again() -> None:
    """However often it is asked for, and with others in between."""
    counting, ones, others = Counting(), _records(5), _records(7)
    for records in (ones, others, ones, ones, others):
        assert counting.remembered.of(records) == records
    assert counting.looked_at == 12


@given(st.lists(st.integers(0, 299), max_size=100))
def test_of_a_changed_tuple_only_the_changes_are_looked_at(places: list[int]) -> None:
    """Up to so many; of a tuple that is all different everything is."""
    counting, before = Counting(), _records(300)
    counting.remembered.of(before)
    after = list(before)
    for at in places:
        after[at] = [-at]
    counting.looked_at = 0
    assert counting.remembered.of(tuple(after)) == tuple(after)
    few = len(set(places)) <= 64
    assert counting.looked_at == (len(set(places)) if few else 300)


def test_what_is_forgotten_is_made_again() -> None:
    """All but the tuples that are to be kept."""
    counting, ones, others = Counting(), _records(5), _records(7)
    counting.remembered.of(ones)
    counting.remembered.of(others)
    counting.remembered.keep_only([others])
    counting.remembered.of(others)
    assert counting.looked_at == 12
    counting.remembered.of(ones)
    assert counting.looked_at == 17
