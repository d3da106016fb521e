"""Starts are set against the bare window of their own turn, and told when a window is usable."""

import os

import pytest

from benchmarks.start_time import KINDS, medians, once


def test_ratios_are_taken_turn_by_turn() -> None:
    """A turn that was slow as a whole does not move the ratio."""

    def turn(slow: float) -> dict[str, dict[str, float]]:
        return {
            kind: {"seconds": slow * times, "processor": times, "gap_ms": slow}
            for kind, times in (("bare", 1.0), ("first", 3.0), ("sample", 4.0))
        }

    found = medians([turn(1.0), turn(10.0), turn(2.0)])
    assert set(found) == set(KINDS)
    assert found["bare"]["seconds"] == 2.0
    assert found["first"]["seconds"] == 6.0
    assert found["first"]["seconds_ratio"] == 3.0
    assert found["sample"]["processor_ratio"] == 4.0
    assert found["sample"]["gap_ms"] == 2.0


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_window_starts(kind: str) -> None:
    """Each says when it can be used, what it took, and how it answered after that."""
    found = once(kind, os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    assert set(found) == {"seconds", "processor", "gap_ms"}
    assert all(figure > 0 for figure in found.values())


def test_a_start_that_fails_is_not_taken_for_a_fast_one() -> None:
    """A process that ends early is a fault, never a figure."""
    with pytest.raises(RuntimeError, match="before it could be measured"):
        once("bare", os.environ | {"QT_QPA_PLATFORM": "no such platform"})
