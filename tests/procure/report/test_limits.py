"""Limits stand with their value, their use and whether they bind."""

from pathlib import Path

import pytest

from tests.procure.report.workbooks import rows, sheet


def test_limits(path: Path) -> None:
    """Limits show value, use and whether they bind; those switched off are there too."""
    found = {row["Key"]: row for row in rows(path, "Limits")}
    assert found["power.fra"]["% full"] == pytest.approx(0.96)
    assert found["power.fra"]["Binding in the plan"] == "binds"
    assert found["power.ash"]["Binding in the plan"] is None
    assert found["share.supplier.Cloudia.maximum"]["In force"] == "switched off"
    assert found["share.supplier.Cloudia.maximum"]["Used"] is None
    units = {key: (row["Value"], row["Unit"], row["Used"]) for key, row in found.items()}
    assert units["budget.capital.FY2024"] == (5500000, "USD", 4996619.65)
    assert units["suppliers.maximum"] == (4, "suppliers", 4)
    assert units["quantity.chip.h100.maximum"] == (100, "chips", 80)
    assert units["racks.ash"] == (12, "racks", 10)
    assert units["pool.cowos"] == (100, "wafers", 80)
    assert units["eligibility"] == (4, "weeks", 4)
    formats = {
        row[12].value: row[2].number_format
        for row in sheet(path, "Limits").iter_rows()
        if row[12].value
    }
    assert formats["share.chips.stack.CUDA.minimum"] == "0%"
    assert formats["pool.cowos"] == "#,##0"
