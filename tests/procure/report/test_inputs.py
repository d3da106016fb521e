"""The sheet Inputs: demand, rates, contracts and the calendar that formulas count with."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.procure import example_plan
from tests.procure.report.test_editing import record_of
from tests.procure.report.workbooks import sheet


def section(path: Path, heading: str) -> list[tuple[object, ...]]:
    """Gives the rows of a part of the sheet, below its heading and column heads."""
    lines = list(sheet(path, "Inputs").iter_rows(values_only=True))
    top = next(at for at, line in enumerate(lines) if line[0] == heading)
    found: list[tuple[object, ...]] = []
    for line in lines[top + 2 :]:
        if line[0] is None:
            break
        found.append(line)
    return found


def test_the_calendar_reaches_the_last_cost(path: Path) -> None:
    """Each period in which something falls due has its days, hours and discount factor."""
    scenario = example_plan.scenario()
    found = section(path, "Calendar")
    assert len(found) > max(line.period for line in example_plan.plan().costs)
    for period, (label, starts, days, hours, years, factor, *_) in enumerate(found):
        assert label == scenario.horizon.label(period)
        assert isinstance(starts, datetime)
        assert starts.date() == scenario.horizon.starts(period)
        assert (days, hours) == (scenario.horizon.days(period), scenario.horizon.hours(period))
        assert years == pytest.approx(float(scenario.horizon.years(period)))
        expected = scenario.horizon.discount(scenario.discount_rate, period)
        assert factor == pytest.approx(float(expected), rel=1e-14)


def test_demand_stands_row_by_row(path: Path) -> None:
    """Each row and period of the demand is an input under its own key."""
    found = {one.key: one.value for one in record_of(path).inputs if one.key[0] == "demand"}
    assert found == {
        ("demand", str(at), str(period), row.workload, row.site): amount
        for at, row in enumerate(example_plan.scenario().demand)
        for period, amount in enumerate(row.amounts)
    }


def test_contracts_are_converted_and_rounded_once(path: Path) -> None:
    """An amount in another currency stands beside its worth in that of the project."""
    found = {
        line[0]: line[3:6] for line in section(path, "Contracts and payments beyond the orders")
    }
    assert found["Prepayment for MI300X"] == (300000, "EUR", float(Decimal("325110.00")))
    assert found["Minimum spend of 2024"] == (500000, "USD", 500000)


def test_only_rates_of_other_currencies_are_asked_for(path: Path) -> None:
    """The currency of the project is worth 1, and no input."""
    found = [one.key for one in record_of(path).inputs if one.key[0] == "rate"]
    assert found == [("rate", "EUR")]
