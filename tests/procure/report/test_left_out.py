"""What was left out stands with its reason, and what was not chosen is named."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from procure.report import left_out
from tests.procure import example_plan
from tests.procure.report.workbooks import dump, rows, sheet, write


def test_left_out_has_its_reason(path: Path) -> None:
    """Nothing is dropped in silence."""
    found = {row["Id"]: row for row in rows(path, "Left out")}
    assert "one-time cost is not known" in str(found["nw-rain"]["Reason"])
    assert "not counted as supply" in str(found["loi-rain"]["Reason"])


def test_every_offer_is_ordered_left_out_or_named(path: Path) -> None:
    """No offer of a price list is missing from the workbook."""
    text = dump(path).split("## Left out")[1].split("## ")[0]
    ordered = {order.offer for order in example_plan.plan().orders}
    others = [one.id for _, one in example_plan.project().offers() if one.id not in ordered]
    assert others
    assert all(f": {one}   " in text for one in others)


def test_very_many_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more offers than can be read the first are listed, and it says how many there are."""
    monkeypatch.setattr(left_out, "_MOST", 2)
    plan = replace(
        example_plan.plan(),
        orders=(),
        placements=(),
        assignments=(),
        shortfall=(),
        costs=(),
        total_cost=Decimal(0),
        limits=(),
        left_out=(),
    )
    found = sheet(write(tmp_path / "plan.xlsx", plan), "Left out")
    texts = [str(row[0]) for row in found.iter_rows(max_col=1, values_only=True)]
    count = sum(1 for _ in example_plan.project().offers())
    (said,) = [one for one in texts if "of which the first 2 are listed" in one]
    assert said.startswith(f"{count} offers")
    assert len(texts) - texts.index(said) == 2 + 2
