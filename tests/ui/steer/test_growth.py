"""The growth of demand as one figure: it is read, moved and moved back without a trace."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from procure.demand import DemandRow
from ui.steer.growth import mean_growth, with_growth


def rows(*amounts: tuple[int | str, ...]) -> tuple[DemandRow, ...]:
    """Give a row of each tuple of amounts."""
    return tuple(
        DemandRow(workload=f"w{at}", amounts=tuple(map(Decimal, each)), source="forecast")
        for at, each in enumerate(amounts)
    )


@pytest.mark.parametrize(
    ("demand", "growth"),
    [
        (rows((100, 110, 121)), "0.1"),
        (rows((0, 0, 100, 200)), "1"),
        (rows((100, 0, 400, 0)), "1"),
        (rows((100, 121), (100, 100)), "0.1"),
        (rows((100, 50)), "-0.5"),
    ],
)
def test_growth_is_read_from_first_to_last(demand: tuple[DemandRow, ...], growth: str) -> None:
    """Between a row's first and last amount, and in the geometric mean of the rows."""
    assert mean_growth(demand) == Decimal(growth)


@pytest.mark.parametrize("demand", [(), rows((0, 0)), rows((5,)), rows((0, 7, 0))])
def test_demand_that_does_not_grow_says_nothing(demand: tuple[DemandRow, ...]) -> None:
    """One amount is no growth, and no growth is not a growth of 0; no ratio leads to another."""
    assert mean_growth(demand) is None
    assert with_growth(demand, Decimal("0.2")) is demand


def test_later_amounts_change_the_more() -> None:
    """Each period by the ratio once more, the first and what is 0 not at all."""
    (grown,) = with_growth(rows((1000, 1100, 0, 1331)), Decimal("0.21"))
    assert grown.amounts == (Decimal(1000), Decimal(1210), Decimal(0), Decimal("1771.56"))
    assert grown.source == ""


amounts = st.lists(st.integers(0, 10**7), min_size=2, max_size=12)
growths = st.integers(-8_000, 20_000).map(lambda one: Decimal(one).scaleb(-4))


@given(st.lists(amounts, min_size=1, max_size=4), growths)
def test_what_was_put_in_is_read_again(each: list[list[int]], new: Decimal) -> None:
    """The growth that a slider is moved to is the one that the demand then has."""
    demand = rows(*map(tuple, each))
    old = mean_growth(demand)
    assume(old is not None and old > Decimal("-0.9"))
    found = mean_growth(with_growth(demand, new))
    assert found is not None
    # Amounts have six digits, growth four decimals.
    assert abs(found - new) <= Decimal("0.0002") * (1 + abs(new))


@given(st.lists(amounts, min_size=1, max_size=4))
def test_the_growth_that_it_has_is_no_change(each: list[list[int]]) -> None:
    """Moved back to where it began, the demand is the very same records."""
    demand = rows(*map(tuple, each))
    old = mean_growth(demand)
    assume(old is not None)
    assert old is not None
    assert with_growth(demand, old) is demand
