"""A plan written as JSON gives back its orders, by their days."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from procure.demand import Readiness
from procure.errors import OrdersFileError
from procure.evaluation import GivenOrder, GivenOrders
from procure.exchange import plan_tree
from procure.orders_file import read_orders
from procure.plan import Port
from procure.project import Project
from procure.units import Horizon
from tests.builders import START, D, catalog, demand, offer, project, scenario
from tests.solver.planning import plan

PORT = Readiness(
    stack="CUDA", workload="chat", status="port", porting_cost=D(1), weeks=D(20), efficiency=D(1)
)
PROJECT = project(
    [catalog("Maple", offer("m1", "h100", 100))],
    scenario(demand(0, 30, 50)),
    readiness=(PORT,),
)


def tree(**fields: Any) -> dict[str, Any]:
    """Give a small plan as it is written."""
    known: dict[str, Any] = {
        "total_cost": "500.00",
        "orders": [{"order": "o1", "offer": "m1", "placed": "2024-04-01", "period": 1, "units": 5}],
        "placements": [{"order": "o1", "site": "here", "units": 5}],
        "ports": [],
    }
    return known | fields


def read(folder: Path, content: object, made: Project = PROJECT) -> GivenOrders:
    """Read a tree, or a text, as a file."""
    path = folder / "plan.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_orders(path, made, made.scenarios[0])


def refused(folder: Path, content: object, made: Project = PROJECT) -> str:
    """Give what a file is refused with."""
    with pytest.raises(OrdersFileError) as caught:
        read(folder, content, made)
    return str(caught.value)


def test_our_own_plan_is_read_back(tmp_path: Path) -> None:
    """Its placements are the orders given, its ports are given too."""
    made = replace(PROJECT, readiness=())
    found = plan(made)
    given = read(tmp_path, plan_tree(made, made.scenarios[0], found), made)
    assert given.ports == ()
    assert sorted((one.offer, one.period, one.site, one.units) for one in given.orders) == sorted(
        (order.offer, order.period, at.site, at.units)
        for order in found.orders
        for at in found.placements
        if at.order == order.id
    )
    assert given.orders


def test_days_count_not_numbers(tmp_path: Path) -> None:
    """A plan of a horizon that started a quarter earlier keeps its days."""
    earlier = tree(orders=[{**tree()["orders"][0], "period": 2}])
    expected = GivenOrder(offer="m1", period=1, site="here", units=5)
    assert read(tmp_path, earlier) == GivenOrders(orders=(expected,), ports=())
    later = Horizon(start=date(2024, 7, 1), months=3, periods=3)
    moved = replace(PROJECT, scenarios=(replace(PROJECT.scenarios[0], horizon=later),))
    assert "outside the horizon" in refused(tmp_path, tree(), moved)
    february = Horizon(start=date(2024, 2, 1), months=3, periods=3)
    shifted = replace(PROJECT, scenarios=(replace(PROJECT.scenarios[0], horizon=february),))
    assert "not the first day of a period" in refused(tmp_path, tree(), shifted)


def test_ports_are_given_where_the_file_has_them(tmp_path: Path) -> None:
    """They run from what the scenario's own periods give; without the entry they are chosen."""
    ports = [{"stack": "CUDA", "workload": "chat", "started": START.isoformat(), "ready": 9}]
    given = read(tmp_path, tree(ports=ports))
    assert given.ports == (Port(stack="CUDA", workload="chat", period=0, ready=2),)
    without = tree()
    del without["ports"]
    assert read(tmp_path, without).ports is None
    assert "no port of CUDA for chat" in refused(tmp_path, tree(ports=ports * 2))
    unknown = [{**ports[0], "stack": "ROCm"}]
    assert "port 1: the project has no port of ROCm" in refused(tmp_path, tree(ports=unknown))


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda made: made["orders"][0].update(offer="m9"), "order 1: no price list has"),
        (lambda made: made["orders"][0].update(units=6), "are not what its placements add up to"),
        (lambda made: made["orders"][0].update(units=5.0), "order 1: “units” is missing"),
        (lambda made: made["orders"][0].update(units=True), "order 1: “units” is missing"),
        (lambda made: made["orders"][0].pop("placed"), "order 1: “placed” is missing"),
        (lambda made: made["orders"][0].update(placed=7), "order 1: “placed” is missing"),
        (lambda made: made["orders"][0].update(placed="soon"), "“soon” is no day"),
        (lambda made: made["placements"][0].update(site="moon"), "there is no site “moon”"),
        (lambda made: made["placements"][0].update(units=-5), "“-5” is no number of units"),
        (lambda made: made["placements"][0].update(order="o2"), "placement 1: it places “o2”"),
        (lambda made: made["orders"].append(made["orders"][0]), "two orders are called “o1”"),
        (
            lambda made: (
                made["orders"].append({**made["orders"][0], "order": "o2"}),
                made["placements"].append({**made["placements"][0], "order": "o2"}),
            ),
            "order 2: the same offer is ordered for the same period and site in placement 1",
        ),
    ],
)
def test_a_plan_that_does_not_agree_with_itself_is_refused(
    tmp_path: Path, change: Change, told: str
) -> None:
    """Each time with a sentence that says where."""
    made = tree()
    change(made)
    assert told in refused(tmp_path, made)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "line 1, column 2 is not valid JSON"),
        ("[]", "is not a plan as procure-cli"),
        ("{}", "is not a plan as procure-cli"),
        ('{"orders": [1], "placements": []}', "is not a plan as procure-cli"),
        ('{"orders": [], "orders": [], "placements": []}', "is not a plan as procure-cli"),
        ("[" * 100_000, "is not a plan as procure-cli"),
        ('{"orders": ' + "9" * 5000 + "}", "is not a plan as procure-cli"),
        ('{"total_cost": null, "orders": [], "placements": []}', "says that no plan was found"),
    ],
)
def test_what_is_no_plan_is_refused(tmp_path: Path, content: str, told: str) -> None:
    """Broken, hostile, something else, or a search that found nothing."""
    assert told in refused(tmp_path, content)
