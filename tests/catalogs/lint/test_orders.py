"""Minimums, supply and lead times that cannot be meant are said; missing ones are not."""

import pytest

from procure.chips import Chip
from tests.builders import D, chip, offer
from tests.catalogs.lint.lists import known, listed, said

OWN: Chip = chip("Own", custom=True)


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"moq": 4, "multiple": 3}, "moq-no-multiple"),
        ({"moq": 6, "multiple": 3}, ""),
        ({"moq": None, "multiple": 3}, ""),
        ({"moq": 10, "supply_total": 9}, "moq-above-supply"),
        ({"moq": 10, "supply_per_period": 9}, "moq-above-supply"),
        ({"moq": 9, "supply_per_period": 9}, ""),
        ({"moq": 1, "supply_total": 0}, "moq-above-supply"),
    ],
)
def test_minimum_orders(fields: dict[str, int | None], key: str) -> None:
    """A minimum that is no multiple of the step, or more than there is."""
    found = said(listed(offer("o", "l4", 3000, **fields)))
    assert found == ([(key, "o")] if key else [])


@pytest.mark.parametrize(
    ("weeks", "p90", "key"),
    [
        (156, None, ""),
        (157, None, "lead-time-absurd"),
        (20, 400, "lead-time-absurd"),
        (None, None, ""),
        (0, None, ""),
    ],
)
def test_lead_times(weeks: int | None, p90: int | None, key: str) -> None:
    """More than three years, quoted or at worst."""
    fields = {
        "lead_weeks": None if weeks is None else D(weeks),
        "lead_weeks_p90": None if p90 is None else D(p90),
    }
    found = said(listed(offer("o", "l4", 3000, **fields)))
    assert found == ([(key, "o")] if key else [])


def test_silicon_made_to_order_is_never_in_stock() -> None:
    """A custom chip without a wait; one that is rented may be there."""
    beside = known((OWN,))
    bought = offer("o", "own", 3000, lead_weeks=D(0))
    assert said(listed(bought), beside) == [("lead-time-custom", "o")]
    assert said(listed(offer("o", "own", 3000, lead_weeks=D(40))), beside) == []
    assert said(listed(offer("o", "own", 3, kind="rent", lead_weeks=D(0))), beside) == []


def test_integration_costs_are_asked_for_where_the_list_has_a_column_of_them() -> None:
    """An empty cell is said of the offer; a list without the column says it once elsewhere."""
    one = offer("o", "l4", 3000, integration_cost=None)
    column = [("Setup", "integration_cost")]
    assert said(listed(one, columns=column)) == [("integration-cost-missing", "o")]
    assert said(listed(one)) == []
    rent = offer("o", "l4", 3, kind="rent")
    assert said(listed(rent, columns=column)) == []
