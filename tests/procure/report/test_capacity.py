"""What chips do: those that were there before apart, ports at their efficiency."""

import zipfile
from pathlib import Path

import pytest

from procure.colours import OTHER
from tests.procure.report.office import Office, Worked
from tests.procure.report.test_meters import place_of
from tests.procure.report.workbooks import rows


def test_what_owned_chips_do_stands_apart(path: Path) -> None:
    """The fleet's part of the capacity has columns of its own, drawn grey."""
    first = rows(path, "Capacity")[0]
    assert first["H100 SXM (owned before) does"] == 100000
    assert first["H100 SXM does"] == 0
    with zipfile.ZipFile(path) as archive:
        charts = " ".join(
            archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("xl/charts/chart")
        )
    assert "H100 SXM (owned before)" in charts
    assert OTHER.removeprefix("#") in charts


def test_work_behind_a_port_is_counted_at_its_efficiency(path: Path) -> None:
    """Chips × throughput × efficiency is what they do together."""
    found = next(row for row in rows(path, "Chips at work") if row["Chip"] == "MI300X")
    assert found["Efficiency after a port"] == 0.9
    assert found["Together"] == pytest.approx(16 * 2800 * 0.9)


def test_shortfall_stands_beside_the_plan_s(path: Path) -> None:
    """As long as nothing is edited, what is lacking is what the plan says."""
    found = rows(path, "Capacity")
    assert any(row["Shortfall"] for row in found)
    for row in found:
        assert row["Shortfall"] == pytest.approx(row["Shortfall in the plan"])


@pytest.mark.slow
def test_coverage_follows_demand(path: Path, office: Office) -> None:
    """More demand at a site lacks there, unless its chips do more than it asked for."""
    grown = {
        place_of(path, "demand", "1", "2", "chat", "fra"): 210000.0,
        place_of(path, "demand", "1", "1", "chat", "fra"): 60000.0,
    }
    worked = office.work_out(path, grown)
    found = {
        (str(row["Site"]), str(row["Period"])): row
        for row in worked.rows("Capacity")
        if row["Workload"] == "Chat answers"
    }
    # 200,960 are done at Frankfurt of 210,000; any site lacks what it lent to others.
    short = found["Frankfurt", "2024 Q3"]
    assert short["Shortfall"] == pytest.approx(9040)
    together = found[all_sites(worked), "2024 Q3"]
    assert together["Shortfall"] == pytest.approx(5600 + 60000)
    # 80,000 are done at Frankfurt, of which 40,000 were asked for there.
    assert found["Frankfurt", "2024 Q2"]["Shortfall"] == 0
    assert found[all_sites(worked), "2024 Q2"]["Shortfall"] == pytest.approx(3000 + 20000)


def all_sites(worked: Worked) -> str:
    """Gives what all sites together are called: they come first."""
    return str(worked.rows("Capacity")[0]["Site"])
