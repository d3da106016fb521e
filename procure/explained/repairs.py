"""What would have to give for there to be a plan: the smallest repairs, by what gives."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from procure.demand import DemandRow
from procure.explained.obstacles import Obstacle
from procure.limits import limit_by_key
from procure.plan import Clash
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, LimitFamily, Priority, Scenario
from procure.units import EXACT, Number
from procure.variations import with_limit_value

RepairKind = Literal["money", "time", "power", "share", "counts", "less_demand", "mix"]
KINDS: Final[tuple[RepairKind, ...]] = (
    "money",
    "time",
    "power",
    "share",
    "counts",
    "less_demand",
    "mix",
)
GIVING: Final[dict[RepairKind, frozenset[LimitFamily]]] = {
    "money": frozenset({"budget"}),
    "time": frozenset({"lead_time"}),
    "power": frozenset({"power", "racks"}),
    "share": frozenset({"share"}),
    "counts": frozenset({"suppliers", "quantity", "pool"}),
    "less_demand": frozenset(),
    "mix": frozenset(
        {"budget", "lead_time", "power", "racks", "share", "suppliers", "quantity", "pool"}
    ),
}
"""The families of limits that give in a repair of a kind.

Export rules and suppliers' stated supply are not the buyer's to change: they clash, but
no repair touches them.
"""

Outcome = Literal["plan", "none", "unknown"]


@record
class Change:
    """What a repair has otherwise: the value of a limit, or (without a `key`) demand.

    Of demand, `before` and `after` are the amount of a `workload` in one `period` at a `site`
    (empty: any) in the workload's unit; without a period, the part of all that is asked for
    of the workload or (empty) of every one. `step` is what `after` was rounded to; `proven`
    tells whether there is certainly no plan with one `step` less of this change, the others
    as they are.
    """

    key: str = ""
    workload: str = ""
    site: str = ""
    period: int | None = None
    before: Number
    after: Number
    step: Number
    proven: bool

    @property
    def by(self) -> Decimal:
        """Give how much is changed, whichever way."""
        return abs(self.after - self.before)

    @property
    def one_step_less(self) -> Decimal:
        """Give the value with one step less of the change; at least what was before."""
        return self.stepped_back(Decimal(1))

    @property
    def looser(self) -> Decimal:
        """Give the value with one step more of the change; nothing falls below zero."""
        return max(self.stepped_back(Decimal(-1)), Decimal(0))

    def stepped_back(self, steps: Decimal) -> Decimal:
        """Give the value with so many steps less of the change, as far as back to before."""
        if self.after > self.before:
            return max(self.after - steps * self.step, self.before)
        return min(self.after + steps * self.step, self.before)


@record
class Repair:
    """The smallest changes of a kind with which there is a plan.

    `outcome`: a plan confirmed it, there is proven to be no repair of this kind ("none"), or
    none was found or confirmed ("unknown"). `gives` is the highest priority among what gives.
    `total_cost` is of the plan that confirmed it, in the project's currency, undiscounted;
    `objective` and `bound` are as in the plan, whose `gap` is wide.
    """

    kind: RepairKind
    outcome: Outcome
    changes: tuple[Change, ...] = ()
    gives: Priority | None = None
    total_cost: Number | None = None
    objective: Number | None = None
    bound: Number | None = None
    gap: Number | None = None

    @property
    def proven(self) -> bool:
        """Tell whether one step less of each change is proven to leave no plan."""
        return bool(self.changes) and all(change.proven for change in self.changes)


@record
class Repairs:
    """Why there is no plan, the certain causes first, and what would have to give."""

    obstacles: tuple[Obstacle, ...] = ()
    clashes: tuple[Clash, ...] = ()
    repairs: tuple[Repair, ...] = ()


def repaired(project: Project, scenario: Scenario, changes: Iterable[Change]) -> Scenario:
    """Give the scenario with some changes made: what one click tries.

    Raises KeyError for the key of a limit that the scenario is not under.
    """
    for change in changes:
        if change.key:
            scenario = with_limit_value(project, scenario, change.key, change.after)
        else:
            scenario = replace(
                scenario, demand=tuple(_less(row, change) for row in scenario.demand)
            )
    return scenario


def _less(row: DemandRow, change: Change) -> DemandRow:
    if change.workload not in {"", row.workload}:
        return row
    if change.period is None:
        amounts = tuple(EXACT.multiply(amount, change.after) for amount in row.amounts)
        return replace(row, amounts=amounts)
    if row.site != change.site or change.period >= len(row.amounts):
        return row
    amounts = tuple(
        # Of several rows of one place, each gives its part.
        EXACT.divide(EXACT.multiply(amount, change.after), change.before)
        if period == change.period
        else amount
        for period, amount in enumerate(row.amounts)
    )
    return replace(row, amounts=amounts)


def limit_of(project: Project, scenario: Scenario, change: Change) -> Limit | None:
    """Give the limit that a change is of; None where it is of demand."""
    return limit_by_key(project, scenario, change.key) if change.key else None
