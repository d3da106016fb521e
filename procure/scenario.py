"""One question to the planner: demand, limits and choices over a project's price lists."""

from typing import Literal

from procure.demand import DemandRow
from procure.record import record
from procure.units import Horizon, Number

LimitFamily = Literal["budget", "lead_time", "share", "power", "supply"]
Priority = Literal["must", "should", "nice"]


@record
class Limit:
    """Anything the plan must respect.

    `family` says what is limited (procure.limits lists the families with their unit),
    `bound` from which side. `by` and `subject` narrow it down: for a share, `maker` or
    `supplier` and the name; for power, the site. `period` numbers the period of a
    budget; empty is the whole horizon. An empty value is a limit switched on without a
    figure: the power limit then takes the site's own.
    """

    family: LimitFamily
    bound: Literal["maximum", "minimum"] = "maximum"
    by: Literal["", "maker", "supplier"] = ""
    subject: str = ""
    period: int | None = None
    value: Number | None = None
    priority: Priority = "must"
    on: bool = True
    note: str = ""

    @property
    def key(self) -> str:
        """Name the limit for good: "budget", "budget.3", "share.maker.NVIDIA.maximum"."""
        parts: list[str] = [self.family, self.by, self.subject]
        if self.period is not None:
            parts.append(str(self.period))
        if self.family == "share":
            parts.append(self.bound)
        return ".".join(part for part in parts if part)


@record
class ShortfallPrice:
    """What a unit of a workload's throughput that is not served for a year is worth."""

    workload: str
    price: Number


@record
class Scenario:
    """One set of demand, limits and choices.

    `discount_rate` is yearly; `headroom` the part by which capacity must exceed demand;
    `utilisation` the mean load (0 to 1) at which chips draw power; `lead_time` says which
    quoted figure plans; offers in `excluded` are not ordered. A workload without a
    shortfall price must be served in full.
    """

    name: str
    horizon: Horizon
    demand: tuple[DemandRow, ...] = ()
    limits: tuple[Limit, ...] = ()
    objective: Literal["min_cost"] = "min_cost"
    shortfall_prices: tuple[ShortfallPrice, ...] = ()
    discount_rate: Number
    headroom: Number | None = None
    utilisation: Number | None = None
    lead_time: Literal["quoted", "p90"] = "quoted"
    excluded: tuple[str, ...] = ()
    note: str = ""
