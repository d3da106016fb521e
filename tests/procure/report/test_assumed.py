"""A figure is marked where its source is none."""

import pytest

from procure.report.assumed import ASSUMED, line
from tests.builders import D


@pytest.mark.parametrize(
    ("source", "mark"),
    [
        ("Sample figure: an assumption", ASSUMED),
        ("sample figures, assumptions", ASSUMED),
        ("Assumed: as H100", ASSUMED),
        ("", ASSUMED),
        ("MLPerf v4.0", ""),
        ("Taken unassumingly from a data sheet", ""),
    ],
)
def test_a_source_that_says_assumption_is_none(source: str, mark: str) -> None:
    """A figure that its own source calls assumed has the mark; one with a source has none."""
    assert line("Node", "Price", D(1), "USD", source)[-1] == mark
