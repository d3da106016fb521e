"""Where, along an axis, the winner changes: the chip model that does most of the work.

Found by planning at points of the axis (solver.explain.flips). What an axis varies, and by
how much it usually is, stands in `procure.explained.flip_axes`.
"""

from decimal import Decimal
from typing import Literal

from procure.explained.effect import Outcome
from procure.plan import ServedStage
from procure.record import record
from procure.units import Number

AxisKind = Literal[
    "price", "throughput", "demand", "growth", "utilisation", "energy_price", "lead_time"
]
Whose = Literal["", "offer", "supplier", "chip"]

OVERALL = ""
"""The workload of what is counted over all of them."""


@record
class FlipAxis:
    """What is varied along an axis, and what its values mean.

    `price` (of the offers of an `offer`, `supplier` or `chip`), `throughput` (of a chip),
    `demand` and `energy_price`: so many times what the project says, 1 being as it is.
    `growth`: a part by which demand grows a year beyond what the scenario asks for.
    `utilisation`: the mean load itself, 0 to 1. `lead_time` (whose as for `price`): whole
    weeks more than quoted, or fewer. `workload` narrows throughput, demand and growth down
    to one; empty is all.
    """

    kind: AxisKind
    by: Whose = ""
    subject: str = ""
    workload: str = ""


@record
class ChipShare:
    """The part (0 to 1) that a chip model does of a workload, by years times throughput."""

    chip: str
    maker: str
    share: Number


@record
class WorkShares:
    """Who does a workload over the horizon, most first; equal ones by name.

    Overall (an empty workload) the share is the mean over the workloads that are worked on,
    because their units cannot be added up.
    """

    workload: str
    chips: tuple[ChipShare, ...] = ()

    @property
    def winner(self) -> str:
        """Name the chip (id) that does most; empty where nothing is done."""
        return self.chips[0].chip if self.chips else ""


@record
class OrderedChips:
    """How many chips of a model a plan orders, bought or rented, all orders together."""

    chip: str
    chips: int


@record
class FlipPoint:
    """The audited plan at one value of an axis; without a plan, all but `outcome` is empty.

    `cost` and `bound` are the plan's objective and what is proven of it, discounted, in the
    project's currency; `gap` as in procure.plan.Plan, `stage` where how much is served comes
    before cost. `work` has the overall shares first, then each workload's. `exact`: no plan is
    better by more than the rounding of costs, or none is proven to be.
    """

    value: Number
    outcome: Outcome
    cost: Number | None = None
    bound: Number | None = None
    gap: Number | None = None
    stage: ServedStage | None = None
    work: tuple[WorkShares, ...] = ()
    orders: tuple[OrderedChips, ...] = ()
    exact: bool = False

    def winner(self, workload: str = OVERALL) -> str:
        """Name the chip (id) that does most of a workload; empty where none does."""
        return next((one.winner for one in self.work if one.workload == workload), "")


@record
class Flip:
    """Two neighbouring values of an axis between which the winner changes.

    `before` and `after` are chips (ids); an empty one is no chip, because nothing is done
    there, or because there is no plan at all (`planned_before`, `planned_after`; that is
    said of the overall winner alone). Not `exact`: another plan within the gaps may put the
    change elsewhere.
    """

    workload: str
    low: Number
    high: Number
    before: str
    after: str
    planned_before: bool = True
    planned_after: bool = True
    exact: bool


@record
class FlipPoints:
    """What was found along an axis from `low` to `high`, in the order of the values.

    `here` is where the plan that is explained stands on the axis. Changes are narrowed down
    to `step`. Not `complete`: it was stopped, or at some point no plan was found.
    """

    axis: FlipAxis
    currency: str
    low: Number
    high: Number
    here: Number | None
    step: Number
    points: tuple[FlipPoint, ...] = ()
    flips: tuple[Flip, ...] = ()
    complete: bool = True

    def at(self, value: Decimal) -> FlipPoint | None:
        """Give the point at a value; None where there is none."""
        return next((point for point in self.points if point.value == value), None)
