"""What chips do: those that were there before apart, ports at their efficiency."""

import zipfile
from pathlib import Path

import pytest

from procure.colours import OTHER
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
