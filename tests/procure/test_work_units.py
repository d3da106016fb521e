"""A unit is read for certain or not at all."""

import pytest

from procure.work_units import WorkUnit, read_unit


@pytest.mark.parametrize(
    ("text", "things", "scale", "seconds"),
    [
        ("tokens/s", "tokens", 1, 1),
        ("Tokens per second", "tokens", 1, 1),
        ("tok/s", "tokens", 1, 1),
        ("queries/day", "queries", 1, 86_400),
        ("query / d", "queries", 1, 86_400),
        ("queries a day", "queries", 1, 86_400),
        ("QPS", "queries", 1, 1),
        ("images/min", "images", 1, 60),
        ("images an hour", "images", 1, 3600),
        ("million tokens/week", "tokens", 10**6, 604_800),
        ("output tokens/s", "output tokens", 1, 1),
    ],
)
def test_units_that_are_read(text: str, things: str, scale: int, seconds: int) -> None:
    """What is counted, in thousands or not, and in what time."""
    assert read_unit(text) == WorkUnit(things=things, scale=scale, seconds=seconds)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "points",
        "TPS",
        "tokens",
        "tokens/month",
        "tokens/year",
        "tokens/s/user",
        "1000 tokens/s",
        "tokens per user per second",
        "/s",
        "tokens/",
        "queries per chip",
    ],
)
def test_units_that_are_not_guessed(text: str) -> None:
    """No time, a time of no fixed length, two meanings, or a rate of a rate: nobody guesses."""
    assert read_unit(text) is None
