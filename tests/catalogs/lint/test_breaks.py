"""Price breaks that rise, start late, are out of reach, or leave a gap or an overlap are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.lint import Stated, look
from catalogs.lint.breaks import gaps_and_overlaps
from tests.builders import offer
from tests.catalogs.lint.lists import known, listed, said, values


def test_prices_that_rise_with_the_quantity() -> None:
    """Each rise is told, with both prices; falling and equal ones are not."""
    one = listed(offer("o", "l4", [(1, 9), (10, 8), (20, 8), (30, "8.5")]))
    assert said(one) == [("break-price-rises", "o")]
    assert values(look(one, known()), "break-price-rises") == {
        "quantity": "30",
        "price": "8.5",
        "before": "8",
    }


def test_breaks_that_start_above_the_smallest_order() -> None:
    """From 10 on with a minimum of 10 is in order; without one it is not."""
    assert said(listed(offer("o", "l4", [(10, 9)], moq=10))) == []
    assert said(listed(offer("o", "l4", [(10, 9)]))) == [("breaks-start-late", "o")]


@pytest.mark.parametrize(
    ("fields", "odd"),
    [
        ({"supply_total": 99}, True),
        ({"supply_total": 100}, False),
        ({"supply_per_period": 99}, True),
        ({"supply_per_period": 99, "break_basis": "cumulative"}, False),
        ({"supply_total": 99, "break_basis": "cumulative"}, True),
        ({}, False),
    ],
)
def test_breaks_above_the_supply(fields: dict[str, object], *, odd: bool) -> None:
    """A break counts the units of one order, or of all: what can never be ordered is said."""
    found = said(listed(offer("o", "l4", [(1, 9), (100, 8)], **fields)))
    assert found == ([("break-out-of-reach", "o")] if odd else [])


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ({"1-9": 1, "10-49": 10, "50+": 50}, []),
        ({"1-9": 1, "11+": 11}, [("breaks-gap", "")]),
        ({"1-10": 1, "10-20": 10}, [("breaks-overlap", "")]),
        ({"1–9 (USD)": 1, "ab 12": 12}, [("breaks-gap", "")]),
        ({"ab 1": 1, "ab 10": 10}, []),
    ],
)
def test_gaps_and_overlaps_in_headings(
    headings: dict[str, int], expected: list[tuple[str, str]]
) -> None:
    """Ranges that headings name are held against each other, once for the list."""
    columns = [(text, f"price_from_{first}") for text, first in headings.items()]
    assert said(listed(offer("o", "l4", 9), columns=columns)) == expected


def test_gaps_in_rows_are_told_of_their_offer() -> None:
    """Rows of price breaks that name their last quantity."""
    one = listed(offer("o", "l4", [(1, 9), (11, 8)]))
    found = look(one, known(), {"o": Stated(ranges=((1, 9), (11, None)))})
    assert [(issue.key, issue.offer) for issue in found] == [("breaks-gap", "o")]


@given(st.lists(st.integers(1, 1000), min_size=1, unique=True))
def test_ranges_that_follow_one_another_have_neither(starts: list[int]) -> None:
    """Whatever the breaks are, in any order of their columns."""
    ordered = sorted(starts)
    ends = [after - 1 for after in ordered[1:]]
    ranges = [*zip(ordered, ends, strict=False), (ordered[-1], None)]
    assert list(gaps_and_overlaps(reversed(ranges))) == []
