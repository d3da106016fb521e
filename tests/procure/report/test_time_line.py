"""The bars of the time line say what the dates beside them say."""

from pathlib import Path

from tests.procure import example_plan
from tests.procure.report.workbooks import rows


def test_bars_follow_the_orders(path: Path) -> None:
    """An order is placed in its period, on its way until it works, and gone when rent ends."""
    plan, horizon = example_plan.plan(), example_plan.scenario().horizon
    found = {row["Order"]: row for row in rows(path, "Time line")}
    assert any(order.until is not None for order in plan.orders)
    for order in plan.orders:
        for period in range(horizon.periods):
            letter = found[order.id][horizon.label(period)] or ""
            works = order.usable <= period < (order.until or horizon.periods)
            coming = order.period <= period < order.usable
            on_its_way = "O" if period == order.period else "D"
            assert letter == ("W" if works else on_its_way if coming else "")


def test_ports_and_programs_have_bars(path: Path) -> None:
    """What has to be made ready stands below the orders, from the period in which it starts."""
    plan, horizon = example_plan.plan(), example_plan.scenario().horizon
    found = [row for row in rows(path, "Time line") if not row["Order"]]
    ports = [row for row in found if str(row["What"]).startswith("Port: ")]
    assert len(ports) == len(plan.ports) > 0
    for row, port in zip(ports, plan.ports, strict=True):
        assert row[horizon.label(port.period)] == "O"
    assert [row["What"] for row in found if str(row["What"]).startswith("Program: ")]
