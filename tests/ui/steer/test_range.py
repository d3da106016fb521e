"""Sliders reach sensibly far, in round steps, and never lose the value they stand at."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.steer.range import Range, around, fixed, round_step


def test_around_a_budget() -> None:
    """Half to twice the value, in steps that a person would name."""
    found = around(Decimal(45_000_000))
    step = Decimal(1_000_000)
    assert found == Range(low=22 * step, high=90 * step, step=step)


@pytest.mark.parametrize(
    ("size", "step"), [("675000", "1000000"), ("1", "1"), ("0.03", "0.05"), ("450", "500")]
)
def test_steps_are_round(size: str, step: str) -> None:
    """A step is 1, 2 or 5 times a power of ten."""
    assert round_step(Decimal(size)) == Decimal(step)


def test_counts_move_in_whole_steps() -> None:
    """There is no half supplier, however small the number."""
    found = around(Decimal(3), whole=True)
    assert found.step == 1
    assert found.low == found.low.to_integral_value()
    assert found.holds(Decimal(3))


def test_a_share_reaches_from_nothing_to_all() -> None:
    """Shares and weeks have ends of their own, which give only to hold the value."""
    assert fixed(0, 100, "1", Decimal("0.6"), hundredths=True).last == 100
    assert fixed(0, 104, "1", Decimal(40)).high == 104
    assert fixed(0, 104, "1", Decimal("130.5")).high == 131


values = st.decimals(min_value="0.001", max_value=10**12, allow_nan=False, places=3)


@given(values)
def test_the_value_has_a_place(value: Decimal) -> None:
    """It lies between the ends, and the position nearest to it is within half a step."""
    for whole in (False, True):
        found = around(value, whole=whole)
        assert found.holds(value)
        place = found.position(value)
        assert 0 <= place <= found.last
        assert abs(found.value(place) - value) <= found.step / 2
        assert found.value(found.last) == found.high


@given(values, st.integers(-20, 400))
def test_positions_and_values_agree(value: Decimal, position: int) -> None:
    """A position within the range is that of its value; others end at the range's ends."""
    found = around(value)
    inside = min(max(position, 0), found.last)
    assert found.position(found.value(position)) == inside
