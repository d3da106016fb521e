"""Chips, ports and programs beside the orders."""

from pathlib import Path

from tests.procure.report.workbooks import dump, rows


def test_fleet_and_software(path: Path) -> None:
    """Chips that were there before stand apart from the orders, and so do ports and programs."""
    fleet = {row["What"]: row for row in rows(path, "Fleet")}
    assert fleet["Purchase order 77: one node"]["Kind"] == "signed order"
    assert fleet["Purchase order 77: one node"]["Still to pay (USD)"] == 240000
    assert fleet["40 × H100 SXM at Ashburn"]["Racks"] == 5
    (port,) = rows(path, "Ports and programs")
    assert (port["Stack"], port["Efficiency"], port["Cost (USD)"]) == ("ROCm", 0.9, 400000)
    text = dump(path).split("## Ports and programs")[1].split("## Capacity")[0]
    assert "Own-1 first silicon" in text
