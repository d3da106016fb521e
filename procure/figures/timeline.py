"""When orders are placed, arrive and work, and from when on the plan needs them."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from procure.figures.owned import Owned, owned_in_place
from procure.figures.owned import owned as all_owned
from procure.figures.supply import Delivery, deliveries
from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario

Place = tuple[str, str]
"""A chip and a site."""

_TOLERANCE: Final = Decimal("0.000001")  # chips; assignments have twelve digits


@record
class OrderTime:
    """An order in time. Days are exclusive ends where a thing ends.

    The chips work from `works`, the start of period `usable` (it may lie past the horizon), to
    `ends`: the end of the rent, or of the horizon. They are needed from the start of period
    `needed`: the first in which, without this one order, the chips of its models in place at
    its sites would be too few for the work that the plan gives them. Empty where the others
    would do all along. Where a workload that they do is not served in full before they
    work, they are needed in the first such period, and the order is `late`.
    """

    id: str
    offer: str
    supplier: str
    kind: Literal["purchase", "rent"]
    units: int
    placed: date
    arrives: date
    usable: int
    works: date
    ends: date
    needed: int | None
    late: bool


@record
class OwnedTime:
    """Chips on their way that the plan did not order: an open order or a commitment."""

    owned: Owned
    arrives: date
    works: date
    ends: date


def timeline(project: Project, scenario: Scenario, plan: Plan) -> tuple[OrderTime, ...]:
    """List the orders in time, those of one offer together, the offer ordered first before."""
    rows = deliveries(project, scenario, plan)
    of_order: dict[str, list[Delivery]] = defaultdict(list)
    in_place: dict[tuple[str, str, int], int] = defaultdict(int)
    in_place.update(owned_in_place(project, scenario, plan))
    horizon = scenario.horizon
    for row in rows:
        of_order[row.order].append(row)
        for period in range(row.usable, _end(row.until, horizon.periods)):
            in_place[row.chip, row.site, period] += row.chips
    at_work: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
    for work in plan.assignments:
        at_work[work.chip, work.site, work.period] += work.chips
    found = []
    for order in plan.orders:
        last = _end(order.until, horizon.periods)
        own: dict[Place, int] = defaultdict(int)
        for row in of_order[order.id]:
            own[row.chip, row.site] += row.chips
        short = _short_before(plan, own, order.usable, last)
        needed = _needed(own, in_place, at_work, range(order.usable, last))
        found.append(
            OrderTime(
                id=order.id,
                offer=order.offer,
                supplier=order.supplier,
                kind=order.kind,
                units=order.units,
                placed=order.placed,
                arrives=order.arrives,
                usable=order.usable,
                works=horizon.starts(order.usable),
                ends=horizon.starts(max(last, order.usable)),
                needed=needed if short is None else short,
                late=short is not None,
            )
        )
    first: dict[str, date] = {}
    for one in found:
        first[one.offer] = min(one.placed, first.get(one.offer, one.placed))
    found.sort(key=lambda one: (first[one.offer], one.offer, one.placed))
    return tuple(found)


def _end(until: int | None, periods: int) -> int:
    return periods if until is None else min(until, periods)


def _needed(
    own: Mapping[Place, int],
    in_place: Mapping[tuple[str, str, int], int],
    at_work: Mapping[tuple[str, str, int], Decimal],
    periods: range,
) -> int | None:
    for period in periods:
        for (chip, site), chips in own.items():
            others = in_place.get((chip, site, period), 0) - chips
            if at_work.get((chip, site, period), Decimal(0)) > others + _TOLERANCE:
                return period
    return None


def _short_before(plan: Plan, own: Mapping[Place, int], usable: int, last: int) -> int | None:
    """Give the first period before the chips work in which work that they do is not all done."""
    does = {
        (work.workload, work.site)
        for work in plan.assignments
        if (work.chip, work.site) in own and usable <= work.period < last
    }
    short = [
        lack.period
        for lack in plan.shortfall
        if lack.period < usable
        and any(lack.workload == workload and lack.site in {"", site} for workload, site in does)
    ]
    return min(short, default=None)


def expected(project: Project, scenario: Scenario, plan: Plan) -> tuple[OwnedTime, ...]:
    """List the open orders and commitments that arrive after the horizon's start, by that day."""
    horizon = scenario.horizon
    found = [
        OwnedTime(
            owned=one,
            arrives=one.arrives,
            works=horizon.starts(one.usable),
            ends=horizon.starts(max(one.until, one.usable)),
        )
        for one in all_owned(project, scenario, plan)
        if one.arrives is not None and one.arrives > horizon.start
    ]
    return tuple(sorted(found, key=lambda one: one.arrives))
