"""A plan that was worked out by hand, for the figures and the workbook.

It holds something of everything: systems bought (one under a licence, one with breaks over
the horizon whose earlier order is credited), chips rented twice, the second time past the
horizon, a fleet that retires, open orders, a port, a program, a prepayment, a rebate and a
take-or-pay remainder. Every amount is a number that a reader can check.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from procure.plan import (
    Assignment,
    Audit,
    CostLine,
    LeftOut,
    LimitUse,
    Order,
    Placement,
    Plan,
    Port,
    PriceLine,
    Shortfall,
    Solve,
)
from procure.storage import digest
from tests.procure.example_project import project, scenario

__all__ = ["infeasible", "plan", "project", "scenario"]

_ORDERS = (
    Order(
        id="1",
        offer="nw-hgx",
        supplier="Northwind Systems",
        kind="purchase",
        period=0,
        placed=date(2024, 1, 1),
        arrives=date(2024, 3, 25),
        usable=1,
        units=10,
        price_lines=(
            PriceLine(units=8, unit_price=Decimal(290000)),
            PriceLine(units=2, unit_price=Decimal(270000)),
        ),
        unit_price=Decimal(286000),
        currency="USD",
        cost=Decimal("2860000.00"),
    ),
    Order(
        id="2",
        offer="alp-mi",
        supplier="Alpen Compute",
        kind="purchase",
        period=0,
        placed=date(2024, 1, 1),
        arrives=date(2024, 6, 17),
        usable=2,
        licence=True,
        units=6,
        price_lines=(PriceLine(units=6, unit_price=Decimal("150000.50")),),
        unit_price=Decimal("150000.50"),
        currency="EUR",
        cost=Decimal("975333.25"),
    ),
    Order(
        id="3",
        offer="cl-v5e",
        supplier="Cloudia",
        kind="rent",
        period=0,
        placed=date(2024, 1, 1),
        arrives=date(2024, 1, 1),
        usable=0,
        until=2,
        units=5,
        price_lines=(PriceLine(units=5, unit_price=Decimal("1.2")),),
        unit_price=Decimal("1.2"),
        currency="USD",
        cost=Decimal("104832.00"),
    ),
    Order(
        id="4",
        offer="cl-v5e",
        supplier="Cloudia",
        kind="rent",
        period=3,
        placed=date(2024, 10, 1),
        arrives=date(2024, 10, 1),
        usable=3,
        until=5,
        units=16,
        price_lines=(PriceLine(units=16, unit_price=Decimal("1.2")),),
        unit_price=Decimal("1.2"),
        currency="USD",
        cost=Decimal("335462.40"),
    ),
    Order(
        id="5",
        offer="own-card",
        supplier="Own silicon",
        kind="purchase",
        period=1,
        placed=date(2024, 4, 1),
        arrives=date(2024, 5, 27),
        usable=2,
        units=10,
        price_lines=(PriceLine(units=10, unit_price=Decimal(13000)),),
        unit_price=Decimal(13000),
        currency="USD",
        cost=Decimal("130000.00"),
    ),
    Order(
        id="6",
        offer="own-card",
        supplier="Own silicon",
        kind="purchase",
        period=2,
        placed=date(2024, 7, 1),
        arrives=date(2024, 8, 26),
        usable=3,
        units=10,
        price_lines=(PriceLine(units=10, unit_price=Decimal(13000)),),
        unit_price=Decimal(13000),
        currency="USD",
        cost=Decimal("130000.00"),
    ),
)

_WORK = (
    # chip, workload, site, period, chips
    ("v5e", "chat", "bel", 0, 20),
    ("h100", "chat", "ash", 0, 40),
    ("v5e", "chat", "bel", 1, 20),
    ("h100", "chat", "ash", 1, 68),
    ("h100", "chat", "fra", 1, 32),
    ("h100", "train", "ash", 1, 20),
    ("h100", "chat", "ash", 2, 16),
    ("h100", "chat", "fra", 2, 32),
    ("mi300x", "chat", "ash", 2, 16),
    ("mi300x", "chat", "fra", 2, 48),
    ("own", "chat", "ash", 2, 10),
    ("h100", "train", "ash", 2, 40),
    ("h100", "chat", "ash", 3, 8),
    ("h100", "chat", "fra", 3, 32),
    ("mi300x", "chat", "ash", 3, 16),
    ("mi300x", "chat", "fra", 3, 48),
    ("own", "chat", "ash", 3, 20),
    ("v5e", "chat", "bel", 3, 64),
    ("h100", "train", "ash", 3, 48),
)


_COSTS = (
    CostLine(kind="purchase", period=0, order="1", amount=Decimal("2860000.00")),
    CostLine(kind="purchase", period=1, order="2", amount=Decimal("975333.25")),
    # Invoiced at 15,000 a card, and 2,000 of it credited when the second order reaches 15 cards.
    CostLine(kind="purchase", period=1, order="5", amount=Decimal("150000.00")),
    CostLine(kind="purchase", period=2, order="5", amount=Decimal("-20000.00")),
    CostLine(kind="purchase", period=2, order="6", amount=Decimal("130000.00")),
    CostLine(kind="integration", period=0, order="1", amount=Decimal("150000.00")),
    CostLine(kind="integration", period=1, order="2", amount=Decimal("78026.40")),
    CostLine(kind="rent", period=0, order="3", amount=Decimal("52416.00")),
    CostLine(kind="rent", period=1, order="3", amount=Decimal("52416.00")),
    CostLine(kind="rent", period=3, order="4", amount=Decimal("169574.40")),
    CostLine(kind="rent", period=4, order="4", amount=Decimal("165888.00")),
    CostLine(kind="one_time", period=1, subject="own", amount=Decimal("250000.00")),
    CostLine(kind="take_or_pay", period=4, subject="own", amount=Decimal("340000.00")),
    CostLine(kind="take_or_pay", period=4, subject="cl-floor", amount=Decimal("59705.60")),
    CostLine(kind="porting", period=0, subject="ROCm: chat", amount=Decimal("400000.00")),
    CostLine(kind="open_orders", period=0, subject="coming", amount=Decimal("108370.00")),
    CostLine(kind="open_orders", period=1, subject="po-77", amount=Decimal("240000.00")),
    CostLine(kind="energy", period=0, site="ash", amount=Decimal("4586.40")),
    CostLine(kind="energy", period=1, site="ash", amount=Decimal("15777.22")),
    CostLine(kind="energy", period=2, site="ash", amount=Decimal("12488.45")),
    CostLine(kind="energy", period=3, site="ash", amount=Decimal("12797.57")),
    CostLine(kind="energy", period=1, site="fra", amount=Decimal("16217.51")),
    CostLine(kind="energy", period=2, site="fra", amount=Decimal("30862.54")),
    CostLine(kind="energy", period=3, site="fra", amount=Decimal("30862.54")),
    CostLine(kind="prepaid", period=1, subject="alp-credit", amount=Decimal("-325110.00")),
    CostLine(kind="rebate", period=4, subject="Northwind Systems", amount=Decimal("-57200.00")),
    CostLine(kind="residual", period=4, order="1", amount=Decimal("-1144000.00")),
)

_LIMITS = tuple(
    LimitUse(key=key, value=Decimal(value), used=Decimal(used), binding=binding)
    for key, value, used, binding in (
        ("budget", "6000000", "5903011.88", False),
        ("budget.capital.FY2024", "5500000", "4996619.65", False),
        ("lead_time", "30", "24.0", True),
        ("share.maker.NVIDIA.maximum", "0.75", "0.630563225", False),
        ("share.chips.stack.CUDA.minimum", "0.3", "0.344827586", False),
        ("suppliers.maximum", "4", "4", True),
        ("quantity.chip.h100.maximum", "100", "80", False),
        ("eligibility", "4", "4", False),
        ("power.ash", "1000", "103.2", False),
        ("power.fra", "80", "76.8", True),
        ("racks.ash", "12", "10.0", False),
        ("pool.cowos", "100", "80", False),
        ("supply", "0", "0", False),
    )
)


def plan() -> Plan:
    """Give the plan: 6 orders, 148 chips bought and at most 64 rented, USD 4,759,011.88."""
    return Plan(
        scenario="Base case",
        digest=digest(project(), scenario()),
        status="optimal",
        currency="USD",
        objective=Decimal("4791314.54"),
        bound=Decimal("4788000.00"),
        gap=Decimal("0.000691781"),
        total_cost=Decimal("4759011.88"),
        shortfall_cost=Decimal("32087.12"),
        orders=_ORDERS,
        placements=(
            Placement(order="1", site="ash", units=6),
            Placement(order="1", site="fra", units=4),
            Placement(order="2", site="fra", units=6),
            Placement(order="3", site="bel", units=5),
            Placement(order="4", site="bel", units=16),
            Placement(order="5", site="ash", units=10),
            Placement(order="6", site="ash", units=10),
        ),
        assignments=tuple(
            Assignment(chip=chip, workload=work, site=site, period=period, chips=Decimal(count))
            for chip, work, site, period, count in _WORK
        ),
        ports=(Port(stack="ROCm", workload="chat", period=0, ready=2),),
        shortfall=(
            Shortfall(workload="chat", period=1, amount=Decimal(3000)),
            Shortfall(workload="chat", period=2, amount=Decimal(5600)),
            Shortfall(workload="chat", period=3, amount=Decimal(7200)),
            Shortfall(workload="train", period=3, site="ash", amount=Decimal("0.8")),
        ),
        costs=_COSTS,
        limits=_LIMITS,
        left_out=(
            LeftOut(
                offer="nw-rain",
                supplier="Northwind Systems",
                key="left-out-program-unknown-cost",
                values=(("program", "Rain tape-out"),),
            ),
            LeftOut(
                offer="loi-rain",
                supplier="Northwind Systems",
                key="left-out-commitment-loi",
                values=(("description", "Letter of intent for Rain NPUs"),),
            ),
        ),
        audit=Audit(passed=True, checks=373),
        solve=Solve(
            engine="HiGHS",
            versions=(("highspy", "1.15.1"), ("procure", "0.1.0"), ("pulp", "3.3.2")),
            gap_tolerance=Decimal("0.001"),
            threads=1,
            seed=0,
            reproducible=True,
            variables=412,
            integers=96,
            constraints=230,
            nodes=17,
            seconds=Decimal("0.41"),
        ),
    )


def infeasible() -> Plan:
    """Give the answer that there is no plan."""
    return replace(
        plan(),
        status="infeasible",
        objective=None,
        bound=None,
        gap=None,
        total_cost=None,
        shortfall_cost=None,
        orders=(),
        placements=(),
        assignments=(),
        ports=(),
        shortfall=(),
        costs=(),
        limits=(),
        audit=None,
    )
