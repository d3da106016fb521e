"""Round values give by enough, and by less than a step more than enough."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.scenario import Limit
from solver.explain.least_steps import (
    AMOUNT_OF_DEMAND,
    PART_OF_DEMAND,
    Scale,
    is_too_little,
    scale_of,
)

D = Decimal
VALUES = st.decimals(0, 10**9, places=3)
CHANGES = st.decimals(D("0.001"), 10**9, places=3)
SCALES = st.sampled_from(
    [
        Scale(rises=True),
        Scale(rises=True, finest=D("0.01")),
        scale_of(Limit(family="suppliers", value=D(1)), "USD"),
        scale_of(Limit(family="share", bound="minimum", value=D(1)), "USD"),
        PART_OF_DEMAND,
        AMOUNT_OF_DEMAND,
    ]
)


@given(SCALES, VALUES, CHANGES)
def test_a_round_value_gives_by_enough_and_hardly_more(
    scale: Scale, before: Decimal, by: Decimal
) -> None:
    """At least the change but for arithmetic, at most a step beyond, and never below zero."""
    for step in scale.steps(before, by):
        after = scale.eased(before, by, step)
        enough = before + by if scale.rises else max(before - by, D(0))
        slack = max(enough, D(1)) * D("1e-5")
        if scale.rises:
            assert enough - slack <= after <= enough + step + slack
            assert after > before
        else:
            assert max(enough - step - slack, D(0)) <= after <= enough + slack
            assert after < before or before == 0
        assert after % step == 0 or after == 0


@given(SCALES, VALUES, CHANGES)
def test_steps_grow_from_fine_to_about_a_hundredth(
    scale: Scale, before: Decimal, by: Decimal
) -> None:
    """No step is finer than allowed; the last is at most about 1 % or the finest."""
    steps = list(scale.steps(before, by))
    assert steps == sorted(set(steps))
    assert all(step >= scale.finest for step in steps)
    assert steps[-1] <= max(max(before, by) * D("0.011"), scale.finest)


@pytest.mark.parametrize(
    ("limit", "steps"),
    [
        (Limit(family="budget", value=D(16_000_000)), ["50000", "100000"]),
        (Limit(family="lead_time", value=D(40)), ["1"]),
        (Limit(family="share", by="maker", subject="A", value=D("0.4")), ["0.01"]),
        (Limit(family="suppliers", value=D(2)), ["1"]),
        (Limit(family="racks", subject="here", value=D(10)), ["1"]),
    ],
)
def test_steps_of_limits(limit: Limit, steps: list[str]) -> None:
    """Money from 5 % of the change to 1 % of the value; what is counted in ones, in ones."""
    assert limit.value is not None
    by = limit.value * D("0.075")
    assert [str(step) for step in scale_of(limit, "USD").steps(limit.value, by)] == steps


def test_whether_a_value_is_too_little_leaves_room_for_arithmetic() -> None:
    """What lacks a millionth is not said to be too little."""
    assert is_too_little(D(100), D(119), D(20))
    assert not is_too_little(D(100), D(120), D(20))
    assert not is_too_little(D(100), D("119.99999"), D(20))
    assert is_too_little(D(100), D(81), D(20))
