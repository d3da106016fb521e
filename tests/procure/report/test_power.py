"""Power and racks at each site are what stands there and what is ordered."""

from pathlib import Path

import pytest

from procure import figures
from tests.procure.report.laid_out import subject
from tests.procure.report.workbooks import rows

PERIODS = ("2024 Q1", "2024 Q2", "2024 Q3", "2024 Q4")


@pytest.mark.parametrize(
    ("what", "uses"), [("power (kW)", figures.power), ("racks", figures.racks)]
)
def test_together_is_what_the_plan_uses(path: Path, what: str, uses: object) -> None:
    """What is there and what is ordered add up to the figures that the program shows."""
    assert callable(uses)
    asked = subject()
    expected = {
        (asked.site(use.site), asked.label(use.period)): float(use.used)
        for use in uses(asked.project, asked.scenario, asked.plan)
        if use.used is not None
    }
    found = {
        (row["Site"], period): row[period]
        for row in rows(path, "Power and racks")
        if (row["What"], row["Of"]) == (what, "together")
        for period in PERIODS
    }
    assert expected
    assert {key: found[key] for key in expected} == pytest.approx(expected)


def test_only_sites_of_the_buyer_are_counted(path: Path) -> None:
    """Rented chips that stay with their supplier take no power of the buyer's."""
    assert {row["Site"] for row in rows(path, "Power and racks")} == {"Ashburn", "Frankfurt"}
