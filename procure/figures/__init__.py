"""What a plan comes to: the figures that the screens, the workbook and the table show.

Every function takes (project, scenario, plan) and gives small frozen records in exact
decimals, for a plan with or without orders. Things are named by their records' ids;
procure.names turns those into what a person reads. Money is in the project's currency.
"""

from datetime import date
from decimal import Decimal

from procure.figures.limits import LimitRow, limits
from procure.figures.money import (
    COST_KINDS,
    CashLine,
    Spend,
    cash,
    spend_by_maker,
    spend_by_stack,
    spend_by_supplier,
)
from procure.figures.owned import Owned, OwnedKind, owned, supplies
from procure.figures.rates import WorkRate, WorkRates
from procure.figures.service import (
    CapacityRow,
    ChipCapacity,
    Served,
    capacity,
    served,
    served_overall,
)
from procure.figures.sites import SiteUse, kw_per_unit, power, racks
from procure.figures.software import PortRow, ProgramRow, ports, programs
from procure.figures.supply import (
    ChipCount,
    Delivery,
    OrderRow,
    Placed,
    chips,
    delivered,
    deliveries,
    most_at_once,
    orders,
)
from procure.figures.timeline import OrderTime, OwnedTime, expected, timeline
from procure.figures.uncosted import is_uncosted, uncosted
from procure.names import Names
from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.state import servable_share, served_share

__all__ = [
    "COST_KINDS",
    "CapacityRow",
    "CashLine",
    "ChipCapacity",
    "ChipCount",
    "Delivery",
    "Headline",
    "LimitRow",
    "OrderRow",
    "OrderTime",
    "Owned",
    "OwnedKind",
    "OwnedTime",
    "Placed",
    "PortRow",
    "ProgramRow",
    "Served",
    "SiteUse",
    "Spend",
    "WorkRate",
    "WorkRates",
    "capacity",
    "cash",
    "chips",
    "delivered",
    "deliveries",
    "expected",
    "headline",
    "is_uncosted",
    "kw_per_unit",
    "limits",
    "most_at_once",
    "orders",
    "owned",
    "ports",
    "power",
    "programs",
    "racks",
    "served",
    "served_overall",
    "spend_by_maker",
    "spend_by_stack",
    "spend_by_supplier",
    "supplies",
    "timeline",
    "uncosted",
]


@record
class Headline:
    """A plan in one line. `served` is the mean share over the workloads with demand.

    Where the objective was to serve the most, `served` is the share that it measured
    (weighted, each period by its length) and `servable` the most that is proven possible.
    `chips` counts those that are there in the period with the most of them,
    `chips_ordered` adds up all orders: the two differ where rent ends on the way.
    """

    total_cost: Decimal | None
    currency: str
    chips: int
    chips_ordered: int
    served: Decimal | None
    servable: Decimal | None
    suppliers: int
    makers: int
    orders: int
    first_delivery: date | None


def headline(project: Project, scenario: Scenario, plan: Plan) -> Headline:
    """Give the figures that stand above everything else."""
    names = Names(project)
    share, most = served_share(plan.stage), servable_share(plan.stage)
    return Headline(
        total_cost=plan.total_cost,
        currency=plan.currency,
        chips=most_at_once(project, scenario, plan),
        chips_ordered=sum(row.chips for row in orders(project, scenario, plan)),
        served=share if share is not None else served_overall(project, scenario, plan),
        servable=most,
        suppliers=len({order.supplier for order in plan.orders}),
        makers=len({name for order in plan.orders for name in names.makers(order.offer)}),
        orders=len(plan.orders),
        first_delivery=min((order.arrives for order in plan.orders), default=None),
    )
