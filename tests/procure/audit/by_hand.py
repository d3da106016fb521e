"""Plans written down by hand, with every figure worked out on paper."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from procure.demand import Site
from procure.plan import (
    Assignment,
    CostLine,
    LimitUse,
    Order,
    Placement,
    Plan,
    PriceLine,
    ServedStage,
    Shortfall,
    Solve,
)
from procure.project import Project
from tests.builders import D

PLAIN = (Site(id="here", name="Here", country="US"),)
"""A site without limits and bills."""

_SOLVE = Solve(
    engine="hand",
    versions=(),
    gap_tolerance=D(0),
    threads=1,
    seed=0,
    reproducible=True,
    seconds=D(0),
)


def order(
    made: Project, name: str, what: str, period: int, *prices: tuple[int, object], **fields: Any
) -> Order:
    """Write an order down: (units, unit price) for each price, delivered on its own day."""
    supplier, offer = next((known.supplier, one) for known, one in made.offers() if one.id == what)
    placed = made.scenarios[0].horizon.starts(period)
    units = sum(count for count, _ in prices)
    paid = sum((count * D(str(price)) for count, price in prices), D(0))
    known: dict[str, Any] = {
        "supplier": supplier,
        "kind": offer.kind,
        "placed": placed,
        "arrives": placed,
        "usable": period,
        "unit_price": paid / units,
        "currency": offer.currency,
        "cost": paid,
    }
    return Order(
        id=name,
        offer=what,
        period=period,
        units=units,
        price_lines=tuple(
            PriceLine(units=count, unit_price=D(str(price))) for count, price in prices
        ),
        **(known | fields),
    )


def line(kind: Any, period: int, amount: object, **named: str) -> CostLine:
    """Write a cost line down."""
    return CostLine(kind=kind, period=period, amount=D(str(amount)), **named)


def use(chip: str, period: int, chips: object, workload: str = "chat", site: str = "here") -> Any:
    """Write down that chips do a workload at a site in a period."""
    return Assignment(chip=chip, workload=workload, site=site, period=period, chips=D(str(chips)))


def missing(period: int, amount: object, workload: str = "chat", site: str = "") -> Shortfall:
    """Write a shortfall down."""
    return Shortfall(workload=workload, period=period, site=site, amount=D(str(amount)))


def given(
    orders: Iterable[Order] = (),
    costs: Iterable[CostLine] = (),
    limits: Mapping[str, tuple[object, object]] | None = None,
    **fields: Any,
) -> Plan:
    """Write a plan down: its units stand "here" and its limits are (value, used) by key.

    Sums are added up; nothing is discounted, and the plan is called optimal.
    """
    orders = tuple(orders)
    uses = {"supply": (0, 0)} | dict(limits or {})
    known: dict[str, Any] = {
        "placements": tuple(
            Placement(order=one.id, site="here", units=one.units) for one in orders
        ),
        "status": "optimal",
        "gap": D(0),
        "shortfall_cost": D(0),
    }
    bare = Plan(
        scenario="Base case",
        digest="",
        currency="USD",
        orders=orders,
        limits=tuple(
            LimitUse(key=key, value=D(str(value)), used=D(str(used)), binding=False)
            for key, (value, used) in uses.items()
        ),
        solve=_SOLVE,
        **(known | fields),
    )
    return costing(bare, *costs)


def costing(plan: Plan, *costs: CostLine) -> Plan:
    """Give a plan these cost lines, added up as if they were right."""
    total = sum((cost.amount for cost in costs), Decimal(0))
    return replace(plan, costs=costs, total_cost=total, objective=total, bound=total)


def without(plan: Plan, kind: str) -> Plan:
    """Forget the cost lines of a kind, and add the others up."""
    kept = [cost for cost in plan.costs if cost.kind != kind]
    assert len(kept) < len(plan.costs)
    return costing(plan, *kept)


def instead(plan: Plan, kind: str, **fields: Any) -> Plan:
    """Change the first cost line of a kind, and add them all up."""
    old = next(cost for cost in plan.costs if cost.kind == kind)
    return costing(plan, *(replace(old, **fields) if one is old else one for one in plan.costs))


def staged(value: object, most: object) -> ServedStage:
    """Write down what the first solve of a served objective found, proven."""
    exact = D(str(value))
    return ServedStage(value=exact, most=D(str(most)), bound=exact, gap=D(0))
