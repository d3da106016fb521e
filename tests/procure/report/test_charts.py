"""The workbook's charts say in words what they show."""

import zipfile
from pathlib import Path


def test_charts(path: Path) -> None:
    """Capacity of each workload, spend against budget and share by supplier are native charts."""
    with zipfile.ZipFile(path) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        text = " ".join(archive.read(name).decode() for name in charts)
    assert len(charts) == 8
    assert "Largest supplier: Northwind Systems with 63%" in text
    assert (
        "As planned, capacity for Chat answers lacks most in 2024 Q4: 2.2 % is not served" in text
    )
    assert "Cost comes to 98% of the budget" in text
