"""Series go on as their first values say, with no more decimals than these."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.tables.fill import carried_on


@pytest.mark.parametrize(
    ("sample", "how", "further"),
    [
        (["5"], "copy", ["5", "5", "5"]),
        (["a", "b"], "copy", ["a", "b", "a"]),
        (["10", "12"], "steps", ["14", "16", "18"]),
        (["10", "7.5"], "steps", ["5.0", "2.5", "0.0"]),
        (["1", "10", "12"], "steps", ["14", "16", "18"]),
        (["100", "110"], "growth", ["121", "133", "146"]),
        (["100.0", "105.0"], "growth", ["110.2", "115.8", "121.6"]),
        (["-4", "-2"], "growth", ["-1", "0", "0"]),
        (["10 %", "20 %"], "steps", ["30 %", "40 %", "50 %"]),
        (["1,000", "2,000"], "steps", ["3000", "4000", "5000"]),
    ],
)
def test_series(sample: list[str], how: str, further: list[str]) -> None:
    """Copies repeat, steps add, growth multiplies; growth is rounded only where it is shown."""
    assert carried_on(sample, 3, how) == further  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sample", "how"),
    [
        (["5"], "steps"),
        (["5", "x"], "steps"),
        (["", "5"], "growth"),
        (["0", "5"], "growth"),
        (["5", "0"], "growth"),
        (["-5", "5"], "growth"),
        (["5", "5 %"], "steps"),
    ],
)
def test_what_gives_no_series(sample: list[str], how: str) -> None:
    """One number, a text, or growth from nothing leads nowhere."""
    assert carried_on(sample, 3, how) is None  # type: ignore[arg-type]


@given(st.integers(-(10**6), 10**6), st.integers(-1000, 1000), st.integers(1, 20))
def test_steps_are_exact(first: int, step: int, count: int) -> None:
    """The last of equal steps is where multiplication puts it."""
    found = carried_on([str(first), str(first + step)], count, "steps")
    assert found is not None
    assert int(found[-1]) == first + step * (count + 1)
