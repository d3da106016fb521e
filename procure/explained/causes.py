"""Which input changed which order: two inputs taken apart into single changes.

Each change is planned alone on the old inputs, and taken out of the new ones
(solver.explain.causes).
"""

from typing import Literal

from procure.explained.effect import Effect
from procure.plan_difference import OrderDifference, PlanDifference
from procure.record import record
from procure.units import Number

ChangeKind = Literal[
    # of offers
    "price",
    "lead_time",
    "supply",
    "minimum",
    "order_cost",
    "terms",
    "validity",
    "unit",
    "new_offer",
    "gone_offer",
    # of suppliers
    "program",
    "commitment",
    "rebate",
    # of the project
    "rate",
    "chip",
    "throughput",
    "port",
    "site",
    "fleet",
    "pool",
    # of the scenario
    "demand",
    "limit",
    "excluded",
    "shortfall_price",
    "weight",
    "assumed",
    "objective",
    "discount_rate",
    "headroom",
    "utilisation",
    "lead_figure",
    "fiscal_month",
    "horizon",
]
"""What changed. `terms`: payment, support, residual value, rent; `unit`: what a unit holds,
needs and where it may go; `excluded`: offers left out or taken back; `assumed`: letters of
intent counted on; `lead_figure`: whether the quoted or the p90 lead time plans."""


@record
class ChangedItem:
    """One thing that changed, by its id, with the figure before and after where it is one.

    Offers, programs, commitments, chips, sites, lines of the fleet, pools, workloads and
    limits (keys) by their own; a rate by its currency, a throughput by its workload, a port
    by "STACK: WORKLOAD". A price is the one from the first quantity on, in `unit`; a
    demand the mean over the periods, a throughput in the workload's unit.
    """

    item: str = ""
    before: Number | None = None
    after: Number | None = None
    unit: str = ""


@record
class InputChange:
    """One change of the inputs, or many of a kind that are looked at together.

    `subject` is the supplier of offers, programs, commitments and rebates, and the chip of
    throughputs; empty otherwise.
    """

    kind: ChangeKind
    subject: str = ""
    items: tuple[ChangedItem, ...]


@record
class ChangeEffect:
    """What a change does to the best plan: as the only one, and as the last of all.

    `alone` sets the plan of the old inputs with only this change beside the old plan,
    `last` the new plan beside the plan of the new inputs without it. An effect with a plan
    and no cost makes a plan possible where there was none; None stands for no plan either way.
    """

    change: InputChange
    alone: Effect | None
    last: Effect | None


@record
class OrderCause:
    """An order that differs, and the changes (places in `Causes.effects`) that it is due to.

    `caused`: it appears with each of them alone and disappears without it. `enough`: each
    alone brings it, but without it the others still do. `together`: it needs them all, it
    disappears without any one of them. `unclear`: none looked at brings it or takes it away.
    """

    order: OrderDifference
    how: Literal["caused", "enough", "together", "unclear"]
    changes: tuple[int, ...] = ()


@record
class Causes:
    """Why the orders of a plan differ from those of the plan before.

    `effects` are the changes looked at, those that touch most first; `not_looked_at` the
    rest. Not `complete`: it was stopped before all were looked at.
    """

    difference: PlanDifference
    effects: tuple[ChangeEffect, ...] = ()
    not_looked_at: tuple[InputChange, ...] = ()
    orders: tuple[OrderCause, ...] = ()
    complete: bool = True
