from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.errors import InputError
from procure.offers import RampStep
from ui.entry_terms import CurrencyCode, Ramp

STEPS = st.lists(
    st.builds(
        RampStep,
        start=st.dates(min_value=date(2000, 1, 1), max_value=date(2900, 1, 1)),
        chips_per_period=st.integers(min_value=0, max_value=10**9),
    ),
    unique_by=lambda step: step.start,
    max_size=5,
).map(lambda steps: tuple(sorted(steps, key=lambda step: step.start)))


def test_a_ramp_is_read_as_it_is_written_on_paper() -> None:
    """Days in figures or words, chips with or without separators."""
    expected = (
        RampStep(start=date(2026, 1, 1), chips_per_period=500),
        RampStep(start=date(2026, 7, 1), chips_per_period=2000),
    )
    assert Ramp().parse("2026-01-01: 500; 2026-07-01: 2000") == expected
    assert Ramp().parse(" 1 Jan 2026 : 500;1 July 2026: 2,000; ") == expected
    assert Ramp().show(expected) == "1 Jan 2026: 500; 1 Jul 2026: 2,000"
    assert Ramp().parse("") == ()


@given(STEPS)
def test_what_is_written_or_shown_reads_back(steps: tuple[RampStep, ...]) -> None:
    """No step is lost or changed by opening its editor."""
    assert Ramp().parse(Ramp().write(steps)) == steps
    assert Ramp().parse(Ramp().show(steps)) == steps


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("500", "no ramp"),
        ("2026-01-01:", "no ramp"),
        (": 500", "no ramp"),
        ("2026-01-01: 5.5", "whole number"),
        ("2026-01-01: -5", "too small"),
        ("1/2/2026: 5", "not a day"),
        ("2026-07-01: 5; 2026-01-01: 9", "do not rise"),
        ("2026-07-01: 5; 2026-07-01: 9", "do not rise"),
    ],
)
def test_what_is_no_ramp(text: str, reason: str) -> None:
    """What cannot be read for certain is refused with its reason."""
    with pytest.raises(InputError, match=reason):
        Ramp().parse(text)


def test_currencies() -> None:
    """A code of three letters, in capitals; empty only where nothing is owed."""
    assert CurrencyCode().parse(" eur ") == "EUR"
    assert CurrencyCode(needed=False).parse("") == ""
    with pytest.raises(InputError, match="left empty"):
        CurrencyCode().parse(" ")
    with pytest.raises(InputError, match="three letters"):
        CurrencyCode().parse("euro")
