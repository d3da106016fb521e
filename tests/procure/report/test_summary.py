"""The summary: what is served, what it costs, and who gets it."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from procure.plan import ServedStage
from tests.procure import example_plan
from tests.procure.report.workbooks import rows, sheet, write


def test_spend_by_maker_and_stack(path: Path) -> None:
    """The summary shares spend out by maker and by stack; each adds up to all of it."""
    found: dict[object, float] = {}
    for row in sheet(path, "Summary").iter_rows(values_only=True):
        if row[3] in {"maker", "software stack"}:
            assert isinstance(row[1], (int, float))
            found[row[3]] = found.get(row[3], 0) + row[1]
    assert found["maker"] == pytest.approx(4535627.65)
    assert found["software stack"] == pytest.approx(4535627.65)


def test_the_share_served_stands_before_the_cost(tmp_path: Path) -> None:
    """Where the most work served was asked for, it comes first, with what is proven."""
    stage = ServedStage(
        value=Decimal("0.04"), most=Decimal(2), bound=Decimal("0.03"), gap=Decimal("0.005")
    )
    path = write(tmp_path / "plan.xlsx", replace(example_plan.plan(), stage=stage))
    summary = sheet(path, "Summary")
    assert str(summary["A3"].value).startswith("Serves 98.00 % of the demand")
    assert (summary["A5"].value, summary["A6"].value) == ("Demand served", 0.98)
    record = {row["What"]: row["Value"] for row in rows(path, "Solve record")}
    assert record["Demand served"] == 0.98
    assert record["Demand that could be served at most"] == 0.985
    assert record["First solve: not served"] == 0.04
    assert record["First solve: bound"] == 0.03
    assert record["First solve: gap"] == 0.005


def test_almost_all_is_not_shown_as_all(tmp_path: Path) -> None:
    """However little is not served, the share shown is below 100 %."""
    plan = example_plan.plan()
    least = (replace(plan.shortfall[0], amount=Decimal("0.5")),)
    found = sheet(write(tmp_path / "plan.xlsx", replace(plan, shortfall=least)), "Summary")["C6"]
    assert found.number_format == "0.00000%"
    assert f"{found.value:.5%}" == "99.99998%"
