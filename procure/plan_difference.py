"""What sets two plans of one scenario apart, and whether it is more than their gaps hide.

A plan is proven only to within its gap. Where the two plans' gaps overlap, the one that looks
cheaper may be so because it was searched for longer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, Literal, get_args

from procure.figures import headline
from procure.plan import CostKind, Order, Plan, ServedStage, Status
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT

_ZERO: Final = Decimal(0)


@record
class Answer:
    """A plan with the inputs that it answers."""

    project: Project
    scenario: Scenario
    plan: Plan


@record
class Side:
    """What one of two plans comes to.

    Money in the project's currency: `total_cost` undiscounted, `objective` and `bound` as
    in procure.plan.Plan. `served` is the mean share of demand served, 0 to 1. Without a
    plan every figure is empty.
    """

    status: Status
    total_cost: Decimal | None = None
    objective: Decimal | None = None
    bound: Decimal | None = None
    gap: Decimal | None = None
    served: Decimal | None = None
    stage: ServedStage | None = None


@record
class CostDifference:
    """What one kind of cost comes to in both plans, undiscounted."""

    kind: CostKind
    before: Decimal
    after: Decimal


@record
class OrderDifference:
    """The units of an offer that are ordered in a period by one plan and by the other."""

    offer: str
    supplier: str
    period: int
    before: int
    after: int

    @property
    def kind(self) -> Literal["new", "gone", "changed"]:
        """Whether only the later plan orders it, only the earlier one, or both do."""
        if not self.before:
            return "new"
        return "changed" if self.after else "gone"


@record
class NewList:
    """A price list that came between two plans; `on` is its day, or when it was read."""

    supplier: str
    on: date


@record
class PlanDifference:
    """Two plans of one scenario, `before` and `after` some price lists were replaced.

    `costs` and `orders` hold only what differs.
    """

    currency: str
    lists: tuple[NewList, ...]
    before: Side
    after: Side
    costs: tuple[CostDifference, ...] = ()
    orders: tuple[OrderDifference, ...] = ()

    @property
    def change(self) -> Decimal | None:
        """How much more the later plan costs, undiscounted; None unless both have a cost."""
        if self.before.total_cost is None or self.after.total_cost is None:
            return None
        return EXACT.subtract(self.after.total_cost, self.before.total_cost)

    @property
    def fraction(self) -> Decimal | None:
        """The change as a part of what the earlier plan costs."""
        if self.change is None or not self.before.total_cost:
            return None
        return EXACT.divide(self.change, abs(self.before.total_cost))

    @property
    def nothing(self) -> bool:
        """Whether both plans order and cost the same."""
        return self.change == 0 and not self.costs and not self.orders

    @property
    def told_apart(self) -> bool:
        """Whether the best possible plans are proven to differ, whatever the gaps hide.

        Where one of the two has no plan there is nothing to confuse.
        """
        one, other = self.before, self.after
        if one.objective is None or other.objective is None:
            return one.status != other.status
        if one.stage is not None and other.stage is not None:
            if _apart(_range(one.stage), _range(other.stage)):
                return True
            if one.stage.value != other.stage.value:
                return False
        return _apart((one.bound, one.objective), (other.bound, other.objective))


_Range = tuple[Decimal | None, Decimal]
"""What is proven to be no more than the optimum (if anything is), and what was reached."""


def _range(stage: ServedStage) -> _Range:
    return stage.bound, stage.value


def _apart(one: _Range, other: _Range) -> bool:
    """Tell whether the optimum in one range cannot be the optimum in the other."""
    low, high = (other, one) if other[1] < one[1] else (one, other)
    return high[0] is not None and low[1] < high[0]


def new_lists(before: Project, after: Project) -> tuple[NewList, ...]:
    """List the price lists of a later project whose files the earlier one had not."""
    known = {one.supplier: one.sha256 for one in before.catalogs}
    return tuple(
        NewList(supplier=one.supplier, on=one.as_of or one.read_on)
        for one in after.catalogs
        if known.get(one.supplier) != one.sha256
    )


def difference(before: Answer, after: Answer) -> PlanDifference | None:
    """Set a plan beside an earlier one; None where they count in different currencies."""
    if before.plan.currency != after.plan.currency:
        return None
    return PlanDifference(
        currency=after.plan.currency,
        lists=new_lists(before.project, after.project),
        before=_side(before),
        after=_side(after),
        costs=_costs(before.plan, after.plan),
        orders=order_differences(before.plan.orders, after.plan.orders),
    )


def _side(answer: Answer) -> Side:
    plan = answer.plan
    if plan.total_cost is None:
        return Side(status=plan.status)
    return Side(
        status=plan.status,
        total_cost=plan.total_cost,
        objective=plan.objective,
        bound=plan.bound,
        gap=plan.gap,
        served=headline(answer.project, answer.scenario, plan).served,
        stage=plan.stage,
    )


def _costs(before: Plan, after: Plan) -> tuple[CostDifference, ...]:
    one, other = _by_kind(before), _by_kind(after)
    return tuple(
        CostDifference(kind=kind, before=one.get(kind, _ZERO), after=other.get(kind, _ZERO))
        for kind in get_args(CostKind)
        if one.get(kind, _ZERO) != other.get(kind, _ZERO)
    )


def _by_kind(plan: Plan) -> Mapping[CostKind, Decimal]:
    found: dict[CostKind, Decimal] = defaultdict(Decimal)
    for line in plan.costs:
        found[line.kind] = EXACT.add(found[line.kind], line.amount)
    return found


def order_differences(
    before: Iterable[Order], after: Iterable[Order]
) -> tuple[OrderDifference, ...]:
    """List what differs of the units ordered, by period and then the most units."""
    units: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0])
    suppliers: dict[str, str] = {}
    for at, orders in enumerate((before, after)):
        for order in orders:
            units[order.period, order.offer][at] += order.units
            suppliers[order.offer] = order.supplier
    differing = (
        OrderDifference(
            offer=offer,
            supplier=suppliers[offer],
            period=period,
            before=one,
            after=other,
        )
        for (period, offer), (one, other) in units.items()
        if one != other
    )
    return tuple(sorted(differing, key=lambda one: (one.period, -max(one.before, one.after))))
