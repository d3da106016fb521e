"""Old lists and quotes that no longer, or not yet, hold are said; a shared day is told once."""

from datetime import date, timedelta

import pytest

from tests.builders import offer
from tests.catalogs.lint.lists import TODAY, listed, said


def days(number: int) -> date:
    """Gives the day so many days from today."""
    return TODAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("as_of", "keys"),
    [(-90, []), (-91, ["list-stale"]), (0, []), (1, ["list-of-the-future"])],
)
def test_the_day_of_the_list(as_of: int, keys: list[str]) -> None:
    """Ninety days are a quarter; prices of tomorrow are a slip."""
    assert [key for key, _ in said(listed(offer("o", "l4", 9), as_of=days(as_of)))] == keys


def test_a_list_without_a_day_is_not_called_old() -> None:
    """What is not stated is not judged."""
    assert said(listed(offer("o", "l4", 9))) == []


@pytest.mark.parametrize(
    ("start", "end", "key"),
    [
        (None, -1, "offer-expired"),
        (None, 0, "offer-expires-soon"),
        (None, 14, "offer-expires-soon"),
        (None, 15, ""),
        (1, 40, "offer-not-yet-valid"),
        (0, 40, ""),
        (40, 20, "validity-reversed"),
    ],
)
def test_the_days_of_a_quote(start: int | None, end: int, key: str) -> None:
    """From the first day to the last, both included."""
    first = None if start is None else days(start)
    one = offer("o", "l4", 9, valid_from=first, valid_until=days(end))
    assert said(listed(one, offer("p", "l4", 8))) == ([(key, "o")] if key else [])


def test_a_day_that_all_share_is_told_of_the_list() -> None:
    """One sentence for a list that ended, not one for each of its rows."""
    ended = [offer(name, "l4", 9 + at, valid_until=days(-1)) for at, name in enumerate("opq")]
    assert said(listed(*ended)) == [("offer-expired", "")]
