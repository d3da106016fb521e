"""One question to the planner: demand, limits and choices over a project's price lists."""

from typing import Final, Literal

from procure.demand import DemandRow
from procure.record import record
from procure.units import Horizon, Number

LimitFamily = Literal[
    "budget",
    "lead_time",
    "share",
    "suppliers",
    "quantity",
    "power",
    "racks",
    "eligibility",
    "pool",
    "supply",
]
Objective = Literal["min_cost", "max_served", "earliest"]
Priority = Literal["must", "should", "nice"]
TWO_SIDED: Final[frozenset[LimitFamily]] = frozenset({"share", "suppliers", "quantity"})
"""The families that bind from above or from below."""
APART: Final = ("name", "note", "parent", "locked")
"""Fields of a scenario that are its own: no plan depends on them, no variant takes them over."""


@record
class Limit:
    """Anything the plan must respect.

    `family` says what is limited (procure.limits lists the families with their unit),
    `bound` from which side. The other fields narrow it down, each for its families:
    `by` and `subject` for a share (`maker`, `supplier`, `stack` or `chip` and its name)
    and a quantity (`offer` or `chip`); `subject` alone for power and racks (the site)
    and a pool; `of` for a share: of gross purchase and rent, of the chips bought or
    rented, or of the work served. A budget counts the `lines` of cost named, in one
    `period` (by number), one fiscal `year` (by the year in which it starts) or over
    everything; with `carry_over`, what the period or year before left may be spent too.
    An empty value is a limit switched on without a figure: power, racks and a pool then
    take the site's or pool's own, and eligibility excludes what needs a licence, where a
    value allows it with so many weeks added.
    """

    family: LimitFamily
    bound: Literal["maximum", "minimum"] = "maximum"
    by: Literal["", "maker", "supplier", "stack", "chip", "offer"] = ""
    subject: str = ""
    of: Literal["spend", "chips", "served"] = "spend"
    lines: Literal["all", "capital", "operating"] = "all"
    period: int | None = None
    year: int | None = None
    carry_over: bool = False
    value: Number | None = None
    priority: Priority = "must"
    on: bool = True
    note: str = ""

    @property
    def key(self) -> str:
        """Name the limit for good.

        "budget", "budget.3", "budget.capital.FY2024", "share.maker.NVIDIA.maximum",
        "share.chips.stack.CUDA.minimum", "quantity.offer.acme-1.maximum", "racks.dublin".
        """
        parts: list[str] = [self.family]
        if self.of != "spend":
            parts.append(self.of)
        if self.lines != "all":
            parts.append(self.lines)
        parts += [self.by, self.subject]
        if self.period is not None:
            parts.append(str(self.period))
        if self.year is not None:
            parts.append(f"FY{self.year}")
        if self.family in TWO_SIDED:
            parts.append(self.bound)
        return ".".join(part for part in parts if part)


@record
class ShortfallPrice:
    """What a unit of a workload's throughput that is not served for a year is worth."""

    workload: str
    price: Number


@record
class WorkloadWeight:
    """How much serving a workload counts in `max_served` and `earliest`; 1 unless stated."""

    workload: str
    weight: Number


@record
class Scenario:
    """One set of demand, limits and choices.

    `discount_rate` is yearly; `headroom` the part by which capacity must exceed demand;
    `utilisation` the mean load (0 to 1) at which chips draw power; `lead_time` says which
    quoted figure plans; offers in `excluded` are not ordered, and the letters of
    intent (commitments) in `assume_delivered` supply. `fiscal_month` is the month in
    which fiscal years start.

    `min_cost`: the cheapest plan; a workload without a shortfall price must be served in
    full. `max_served`: the most demand served within the limits, weighted, then the
    cheapest such plan. `earliest`: the same measure of demand served, but what the last
    period asks for must be served in full. Prices of shortfall count in `min_cost` only.

    `parent` names the scenario that this one is a variant of (procure.scenario_tree), empty
    for one that stands by itself; each scenario is whole all the same. A `locked` one is not
    edited, and does not follow its parent. No plan depends on either.
    """

    name: str
    horizon: Horizon
    demand: tuple[DemandRow, ...] = ()
    limits: tuple[Limit, ...] = ()
    objective: Objective = "min_cost"
    weights: tuple[WorkloadWeight, ...] = ()
    shortfall_prices: tuple[ShortfallPrice, ...] = ()
    discount_rate: Number
    headroom: Number | None = None
    utilisation: Number | None = None
    lead_time: Literal["quoted", "p90"] = "quoted"
    fiscal_month: int = 1
    excluded: tuple[str, ...] = ()
    assume_delivered: tuple[str, ...] = ()
    note: str = ""
    parent: str = ""
    locked: bool = False
