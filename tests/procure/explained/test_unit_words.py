"""After a one, a unit is no plural; what is not surely one stays as it stands."""

import pytest

from procure.explained.unit_words import of_one


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("tokens/s", "token/s"),
        ("queries/day", "query/day"),
        ("stacks", "stack"),
        ("samples per second", "sample per second"),
        ("PFLOP/s", "PFLOP/s"),
        ("million tokens/day", "million tokens/day"),
        ("kW", "kW"),
        ("Stücks", "Stücks"),
        ("", ""),
        ("/s", "/s"),
    ],
)
def test_a_unit_after_a_one(unit: str, one: str) -> None:
    """Only its first word, and only one that is known."""
    assert of_one(unit) == one
