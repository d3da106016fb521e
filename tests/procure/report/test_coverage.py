"""The share of demand that is served follows, workload by workload and as their mean."""

from pathlib import Path

import pytest

from procure import figures
from tests.procure.report.laid_out import subject
from tests.procure.report.office import Office, Worked
from tests.procure.report.test_meters import place_of
from tests.procure.report.workbooks import read, sheet


def shares(rows: list[tuple[object, ...]]) -> dict[object, tuple[object, object]]:
    """Gives the share of each workload now and in the plan."""
    top = next(at for at, row in enumerate(rows) if row[0] == "Demand served over the horizon")
    return {row[0]: (row[1], row[2]) for row in rows[top + 2 : top + 5]}


def worked_shares(worked: Worked) -> dict[object, tuple[object, object]]:
    """Gives the same of a workbook that was worked out."""
    return shares([tuple(row) for row in worked.values["Capacity"]])


def test_shares_are_those_of_the_plan(path: Path) -> None:
    """As exported, each share is the one that the program shows, and so is their mean."""
    asked = subject()
    found = shares(list(sheet(path, "Capacity").iter_rows(values_only=True)))
    for row in figures.served(asked.project, asked.scenario, asked.plan):
        assert row.share is not None
        assert found[asked.names.workload(row.workload)] == pytest.approx((float(row.share),) * 2)
    mean = figures.served_overall(asked.project, asked.scenario, asked.plan)
    assert mean is not None
    assert found["Mean of the workloads"] == pytest.approx((float(mean),) * 2)
    assert "Demand_served" in read(path).defined_names


@pytest.mark.slow
def test_shares_follow_the_demand(path: Path, office: Office) -> None:
    """Demand that is taken back is no longer short; without any the workload counts no more."""
    less = {place_of(path, "demand", "2", "3", "train", "ash"): 19.2}
    none = {place_of(path, "demand", "2", str(period), "train", "ash"): 0.0 for period in range(4)}
    every = office.work_out_each(path, [less, none], ("Capacity", "Summary"))
    taken_back, gone = map(worked_shares, every)
    assert taken_back["Fine-tuning"][0] == pytest.approx(1)
    assert gone["Fine-tuning"][0] == "–"
    assert gone["Mean of the workloads"][0] == gone["Chat answers"][0]
    assert not every[1].faulty
