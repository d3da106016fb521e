"""Chips in place: those that are there whatever is ordered, and those ordered."""

from pathlib import Path

from procure.audit.facts import Facts
from tests.procure.report.laid_out import subject
from tests.procure.report.workbooks import rows

PERIODS = ("2024 Q1", "2024 Q2", "2024 Q3", "2024 Q4")


def test_together_is_what_the_audit_counts(path: Path) -> None:
    """All chips of a model at a site are those that the audit finds there, period by period."""
    asked = subject()
    counted = Facts(asked.project, asked.scenario, asked.plan).stock.chips()
    expected = {
        (asked.site(site), asked.chip(chip), asked.label(period)): count
        for (chip, site, period), count in counted.items()
    }
    found = {
        (row["Site"], row["Chip"], period): row[period]
        for row in rows(path, "Chips in place")
        if row["Of"] == "together"
        for period in PERIODS
    }
    assert expected
    assert {key: found[key] for key in expected} == expected


def test_chips_retire_and_arrive(path: Path) -> None:
    """Owned chips count until they retire; those ordered from when they work."""
    found = {
        row["Of"]: [row[period] for period in PERIODS]
        for row in rows(path, "Chips in place")
        if (row["Site"], row["Chip"]) == ("Ashburn", "H100 SXM")
    }
    assert found["there whatever is ordered"] == [40, 40, 8, 8]
    assert found["ordered"] == [0, 48, 48, 48]


def test_chips_that_could_be_delivered_have_a_row(path: Path) -> None:
    """Where units may be entered though none are, the chips of them have their row."""
    found = {(row["Site"], row["Chip"]) for row in rows(path, "Chips in place")}
    assert ("Frankfurt", "Own-1") in found
    assert ("Cloudia Belgium", "H100 SXM") not in found
