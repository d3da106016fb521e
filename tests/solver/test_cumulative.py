"""Breaks that count all orders of the horizon."""

from typing import Any

from procure.project import Project
from tests.builders import D, catalog, demand, offer, project, scenario
from tests.solver.planning import plan


def growing(*amounts: int, kind: str, **fields: Any) -> Project:
    """Make a project whose orders grow with demand, at 100 and from the fourth unit on 80."""
    return project(
        [
            catalog(
                "S",
                offer(
                    "o",
                    "h100",
                    [(1, 100), (4, 80)],
                    break_kind=kind,
                    break_basis="cumulative",
                    **fields,
                ),
            )
        ],
        scenario(demand(*amounts), discount_rate=D("0.5")),
    )


def test_incremental_breaks_run_through_the_orders() -> None:
    """Two units at 100; the third at 100, the fourth and fifth at 80."""
    found = plan(growing(20, 50, kind="incremental"))
    assert [order.units for order in found.orders] == [2, 3]
    assert [order.cost for order in found.orders] == [200, 260]
    lines = [(line.units, line.unit_price) for line in found.orders[1].price_lines]
    assert lines == [(1, D(100)), (2, D(80))]


def test_all_units_are_repriced_by_the_total_and_credited_with_the_last_order() -> None:
    """Two at 100 are invoiced; with the second order all five cost 80: 40 come back then."""
    found = plan(growing(20, 50, kind="all_units"))
    assert [order.units for order in found.orders] == [2, 3]
    assert [order.cost for order in found.orders] == [160, 240]
    lines = [(line.period, line.order, line.amount) for line in found.costs]
    assert lines == [(0, "o1", D(200)), (1, "o1", D(-40)), (1, "o2", D(240))]


def test_rent_is_credited_for_all_its_hours() -> None:
    """Rented by the quarter: the price of the hours follows the total, too."""
    rented = project(
        [
            catalog(
                "Cloud",
                offer(
                    "hour",
                    "h100",
                    [(1, 10), (4, 8)],
                    kind="rent",
                    hosted_by="buyer",
                    break_kind="all_units",
                    break_basis="cumulative",
                ),
            )
        ],
        scenario(demand(20, 20)),
    )
    found = plan(rented)
    assert [order.cost for order in found.orders] == [2 * 8 * 24 * 91, 2 * 8 * 24 * 91]
    assert found.costs[1].amount == -2 * 2 * 24 * 91


def test_the_first_break_is_reached_by_the_total() -> None:
    """Sold from three units on: the first order is of three, the second may be of one."""
    made = project(
        [
            catalog(
                "S",
                offer(
                    "o",
                    "h100",
                    [(3, 100), (9, 80)],
                    break_kind="incremental",
                    break_basis="cumulative",
                ),
            )
        ],
        scenario(demand(10, 40), discount_rate=D("0.5")),
    )
    assert [order.units for order in plan(made).orders] == [3, 1]
