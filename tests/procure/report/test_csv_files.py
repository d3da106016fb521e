"""The plan as CSV files says what the plan says, and nothing that must not leave the house."""

import csv
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from procure import figures
from procure.errors import InputError, UntrustedPlanError
from procure.plan import Audit
from procure.report.csv_files import write_csv_files
from tests.procure import example_plan


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Gives the example's CSV files."""
    path = tmp_path_factory.mktemp("csv") / "plan"
    write_csv_files(example_plan.project(), example_plan.scenario(), example_plan.plan(), path)
    return path


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Gives the rows of a file by heading."""
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_every_file_is_a_table(folder: Path) -> None:
    """Headings differ, each row has a value for each, and the manifest counts them."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["digest"] == example_plan.plan().digest
    assert set(manifest["rows"]) == {one.name for one in folder.glob("*.csv")}
    for name, count in manifest["rows"].items():
        with (folder / name).open(encoding="utf-8-sig", newline="") as stream:
            head, *body = csv.reader(stream, strict=True)
        assert len(set(head)) == len(head), name
        assert {len(line) for line in body} <= {len(head)}, name
        assert len(body) == count, name


def test_orders_and_costs_are_the_plans(folder: Path) -> None:
    """Every order stands there once, and all sums are the plan's to the cent."""
    plan = example_plan.plan()
    orders = rows(folder, "orders")
    assert {one["Order"] for one in orders} == {order.id for order in plan.orders}
    spent = sum(Decimal(one["Cost (USD)"]) for one in orders)
    assert spent == sum(order.cost for order in plan.orders)
    lines = rows(folder, "cost-lines")
    assert sum(Decimal(one["Amount (USD)"]) for one in lines) == plan.total_cost
    kinds = rows(folder, "costs-by-period")
    assert sum(Decimal(one["Total (USD)"]) for one in kinds) == plan.total_cost
    units = sum(int(one["Units"]) for one in rows(folder, "placements"))
    assert units == sum(order.units for order in plan.orders)


def test_capacity_limits_and_sites_are_the_figures(folder: Path) -> None:
    """What the screens show stands there as well."""
    asked = (example_plan.project(), example_plan.scenario(), example_plan.plan())
    lacking = [one.shortfall for one in figures.capacity(*asked)]
    assert [Decimal(one["Shortfall"]) for one in rows(folder, "capacity")] == lacking
    limits = {one.limit.key: one for one in figures.limits(*asked)}
    for one in rows(folder, "limits"):
        use = limits[one["Key"]].use
        assert one["Used"] == ("" if use is None else format(use.used, "f"))
    power = {one["Power in use (kW)"] for one in rows(folder, "sites") if one["Site"] == "Ashburn"}
    assert "103.2" in power


def test_sources_and_reasons_stand_there(folder: Path) -> None:
    """Who says so, what was left out and why, related parties, and issues."""
    assert "one-time cost is not known" in rows(folder, "left-out")[0]["Reason"]
    assert rows(folder, "related-parties")[0]["What"] == "Rain NPU"
    assert rows(folder, "issues")[0]["Text"] == "Call"
    assert any(one["Mark"] == "assumption" for one in rows(folder, "assumptions"))
    assert rows(folder, "price-lists")[0]["SHA-256 of the file"]
    assert rows(folder, "ports")[0]["Stack"] == "ROCm"
    assert {one["Counts in this plan as"] for one in rows(folder, "commitments")} >= {"nothing"}


def test_the_same_plan_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Also where it took other seconds, and where an older export is replaced."""
    plan = example_plan.plan()
    slower = replace(plan, solve=replace(plan.solve, seconds=plan.solve.seconds + 1))
    for one in (plan, slower):
        write_csv_files(example_plan.project(), example_plan.scenario(), one, tmp_path / "again")
        for name in (path.name for path in folder.iterdir()):
            assert (tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes()


def test_what_must_not_leave_the_house_does_not(tmp_path: Path) -> None:
    """A plan without trust, of another input, or none at all is refused, and nothing is made."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    untrusted = replace(plan, audit=Audit(passed=False, checks=1))
    with pytest.raises(UntrustedPlanError):
        write_csv_files(project, scenario, untrusted, tmp_path / "out")
    for unfit in (replace(plan, digest="0" * 64), example_plan.infeasible()):
        with pytest.raises(InputError):
            write_csv_files(project, scenario, unfit, tmp_path / "out")
    assert not list(tmp_path.iterdir())
