"""The answer to a scenario: orders, placements, assignments, costs and how sure they are."""

from datetime import date
from typing import Final, Literal

from procure.offers import OfferKind
from procure.record import record
from procure.units import Number

Status = Literal["optimal", "feasible", "infeasible", "nothing_found", "failed"]
CostKind = Literal[
    "purchase",
    "rent",
    "fixed",
    "integration",
    "one_time",
    "take_or_pay",
    "porting",
    "open_orders",
    "support",
    "energy",
    "hosting",
    "prepaid",
    "rebate",
    "residual",
]
"""What is paid for.

Below zero: "prepaid" (what a prepayment covers), "rebate", and "residual", what bought
chips are still worth. "residual" alone is no cash.
"""
CAPITAL: Final[frozenset[CostKind]] = frozenset(
    {
        "purchase",
        "fixed",
        "integration",
        "one_time",
        "take_or_pay",
        "porting",
        "open_orders",
        "prepaid",
        "rebate",
    }
)
"""What a budget for capital counts; one for operating cost counts the other cash."""


@record
class PriceLine:
    """So many units of an order at one unit price (rent: price of one chip-hour)."""

    units: int
    unit_price: Number


@record
class Order:
    """Units of one offer, ordered at a period's start.

    `unit_price` is in the offer's `currency`: the mean over `price_lines` (exact when
    all units have one price). `cost` is the order's purchase or rent in the project's
    currency. `usable` is the first period in which the chips work, `until` the first in
    which rented ones no longer do (empty for bought ones).
    """

    id: str
    offer: str
    supplier: str
    kind: OfferKind
    period: int
    placed: date
    arrives: date
    usable: int
    until: int | None = None
    licence: bool = False
    units: int
    price_lines: tuple[PriceLine, ...]
    unit_price: Number
    currency: str
    cost: Number


@record
class Placement:
    """Whole units of an order delivered to a site."""

    order: str
    site: str
    units: int


@record
class Assignment:
    """Chips of one model that do one workload at a site in a period."""

    chip: str
    workload: str
    site: str
    period: int
    chips: Number


@record
class Port:
    """Software of a stack made ready for a workload: started in `period`, running from `ready`.

    `ready` may be past the horizon's last period only in plans that were given.
    """

    stack: str
    workload: str
    period: int
    ready: int


@record
class Shortfall:
    """Demand that is not served, in the workload's unit; an empty site is any site."""

    workload: str
    period: int
    site: str = ""
    amount: Number


@record
class CostLine:
    """Cash of one kind due in one period, rounded once, in the project's currency.

    `order` names the order, `site` the site whose energy or hosting it is, `subject` what
    else is paid for: the program of a one-time cost, the program or commitment of a
    take-or-pay remainder, the commitment that is prepaid, the supplier of a rebate, the
    line of the fleet (or commitment) of an open order, "STACK: WORKLOAD" of a port. A
    period past the horizon's last holds rent committed beyond it; the one after the last
    also what is due at the horizon's end.
    """

    kind: CostKind
    period: int
    order: str = ""
    site: str = ""
    subject: str = ""
    amount: Number


@record
class LimitUse:
    """How full a limit is: its value, what the plan uses, and whether it binds."""

    key: str
    value: Number
    used: Number
    binding: bool


@record
class LeftOut:
    """An offer (or commitment) that was not planned, or not for one workload, and why."""

    offer: str
    supplier: str = ""
    workload: str = ""
    key: str
    values: tuple[tuple[str, str], ...] = ()


@record
class ServedStage:
    """The first of the two solves of `max_served` and `earliest`.

    `value` is the sum of weight x years x shortfall / demand over workloads and periods,
    `most` what it would be were nothing served, `bound` proven to be no more than the
    least possible, `gap` (value - bound) / most.
    """

    value: Number
    most: Number
    bound: Number | None = None
    gap: Number | None = None


@record
class Failure:
    """A rule that a plan breaks, found by the audit."""

    rule: str
    values: tuple[tuple[str, str], ...] = ()


@record
class Audit:
    """What the independent check of a plan found; `checks` counts the rules looked at."""

    passed: bool
    checks: int
    failures: tuple[Failure, ...] = ()


@record
class Clash:
    """A limit that takes part in an infeasibility."""

    key: str
    alone: bool
    """Whether switching this one off alone makes a plan possible."""


@record
class Solve:
    """How a plan was found. Everything here but `seconds` is reproducible."""

    engine: str
    versions: tuple[tuple[str, str], ...]
    gap_tolerance: Number
    time_limit: Number | None = None
    threads: int
    seed: int
    reproducible: bool
    stopped: Literal["", "time", "user"] = ""
    variables: int = 0
    integers: int = 0
    constraints: int = 0
    nodes: int = 0
    seconds: Number


@record
class Plan:
    """Orders and what follows from them, with status, bound and gap.

    `objective` and `bound` are discounted, in the project's currency, and include the
    price of shortfall (`max_served`, `earliest`: without it, and `stage` says how much is
    served); `total_cost` is the undiscounted sum of `costs`. `gap` is
    (objective - bound) / |objective|. `digest` is of the inputs that were planned.
    Without a solution (status `infeasible`, `nothing_found`, `failed`) there are no
    orders and no figures, and `audit` is empty.
    """

    scenario: str
    digest: str
    status: Status
    currency: str
    objective: Number | None = None
    bound: Number | None = None
    gap: Number | None = None
    total_cost: Number | None = None
    shortfall_cost: Number | None = None
    stage: ServedStage | None = None
    orders: tuple[Order, ...] = ()
    placements: tuple[Placement, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    ports: tuple[Port, ...] = ()
    shortfall: tuple[Shortfall, ...] = ()
    costs: tuple[CostLine, ...] = ()
    limits: tuple[LimitUse, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    clashes: tuple[Clash, ...] = ()
    audit: Audit | None = None
    solve: Solve

    @property
    def trusted(self) -> bool:
        """Tell whether there is a plan and it passed its audit."""
        return self.audit is not None and self.audit.passed
