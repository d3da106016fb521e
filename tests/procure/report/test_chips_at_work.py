"""Chips at work: the plan's own shares of the chips in place."""

from pathlib import Path

import pytest

from tests.procure import example_plan
from tests.procure.report.office import Office
from tests.procure.report.test_meters import place_of
from tests.procure.report.workbooks import rows


def test_unchanged_they_are_the_plan_s(path: Path) -> None:
    """As long as nothing is edited, each share is exactly what the plan assigns."""
    found = rows(path, "Chips at work")
    assert len(found) == len(example_plan.plan().assignments)
    for row in found:
        assert row["Chips, shared as in the plan"] == row["Chips in the plan"]
        assert row["In place"] == row["In place in the plan"]


def test_owned_chips_work_first(path: Path) -> None:
    """Of 88 at work 40 were there before; each work has the same part of them."""
    found = [
        row
        for row in rows(path, "Chips at work")
        if (row["Period"], row["Site"], row["Chip"]) == ("2024 Q2", "Ashburn", "H100 SXM")
    ]
    parts = [(row["Together"], row["Of it, by chips there before"]) for row in found]
    assert parts == [
        (170000, pytest.approx(170000 * 40 / 88)),
        (pytest.approx(8), pytest.approx(8 * 40 / 88)),
    ]


@pytest.mark.slow
def test_a_share_follows_the_chips_in_place(path: Path, office: Office) -> None:
    """Half the units ordered leave half the work, where all the chips were ordered."""
    worked = office.work_out(path, {place_of(path, "units", "1", "fra"): 2.0})
    found = {
        (row["Period"], row["Site"], row["Chip"]): row
        for row in worked.rows("Chips at work")
        if row["Workload"] == "Chat answers"
    }
    row = found["2024 Q2", "Frankfurt", "H100 SXM"]
    assert (row["Chips in the plan"], row["Chips, shared as in the plan"]) == (32, 16)
    assert row["Together"] == 40000
    other = found["2024 Q2", "Ashburn", "H100 SXM"]
    assert other["Chips, shared as in the plan"] == other["Chips in the plan"]
