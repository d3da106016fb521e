"""What is ordered, what arrives, and how many chips that is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from procure.names import Names
from procure.offers import OfferKind
from procure.plan import Order, Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario


@record
class Placed:
    """Whole units of an order at a site."""

    site: str
    units: int
    chips: int


@record
class OrderRow:
    """An order as a person reads it; `name` is the supplier's description of the offer."""

    order: Order
    name: str
    makers: tuple[str, ...]
    contents: str
    chips: int
    placed: tuple[Placed, ...]


@record
class Delivery:
    """Chips of one model that an order brings to a site.

    `period` is the one in which they arrive (it may lie past the horizon), `usable` the
    first in which they work, `until` the first in which rented ones no longer do.
    """

    order: str
    offer: str
    kind: OfferKind
    chip: str
    site: str
    arrives: date
    period: int
    usable: int
    until: int | None
    chips: int


@record
class ChipCount:
    """How many chips of a model a plan brings.

    `bought` counts every chip bought; `rented` the most that are rented at once, so
    that a chip rented again for the next period is not counted twice. `chips` is the most
    of both that are there at once: less than their sum where rent ends before what is
    bought works.
    """

    maker: str
    chip: str
    bought: int
    rented: int
    chips: int


def orders(project: Project, scenario: Scenario, plan: Plan) -> tuple[OrderRow, ...]:
    """List the orders by date, with readable names and placements."""
    del scenario
    names = Names(project)
    placed = defaultdict(list)
    for placement in plan.placements:
        placed[placement.order].append(placement)
    rows = []
    for order in plan.orders:
        held = sum(count for _, count in names.held(order.offer))
        rows.append(
            OrderRow(
                order=order,
                name=names.offer(order.offer),
                makers=names.makers(order.offer),
                contents=names.contents(order.offer),
                chips=held * order.units,
                placed=tuple(
                    Placed(site=at.site, units=at.units, chips=held * at.units)
                    for at in placed[order.id]
                ),
            )
        )
    return tuple(sorted(rows, key=lambda row: row.order.placed))


def deliveries(project: Project, scenario: Scenario, plan: Plan) -> tuple[Delivery, ...]:
    """List the chips that arrive, by date, site and model."""
    names = Names(project)
    by_id = {order.id: order for order in plan.orders}
    rows: list[Delivery] = []
    for placement in plan.placements:
        order = by_id[placement.order]
        rows.extend(
            Delivery(
                order=order.id,
                offer=order.offer,
                kind=order.kind,
                chip=chip,
                site=placement.site,
                arrives=order.arrives,
                period=scenario.horizon.containing(order.arrives),
                usable=order.usable,
                until=order.until,
                chips=count * placement.units,
            )
            for chip, count in names.held(order.offer)
        )
    return tuple(sorted(rows, key=lambda row: (row.arrives, row.site, row.chip, row.order)))


def bought_in_place(
    project: Project, scenario: Scenario, plan: Plan
) -> Mapping[tuple[str, str, int], int]:
    """Count the chips that the plan bought and that work, by (chip, site, period)."""
    found: dict[tuple[str, str, int], int] = defaultdict(int)
    for row in deliveries(project, scenario, plan):
        if row.kind == "purchase":
            for period in range(row.usable, scenario.horizon.periods):
                found[row.chip, row.site, period] += row.chips
    return found


def delivered(project: Project, scenario: Scenario, plan: Plan) -> Mapping[str, tuple[int, ...]]:
    """Count the chips of each model that arrive in each period of the horizon."""
    periods = scenario.horizon.periods
    found: dict[str, list[int]] = {}
    for row in deliveries(project, scenario, plan):
        counts = found.setdefault(row.chip, [0] * periods)
        if row.period < periods:
            counts[row.period] += row.chips
    return {chip: tuple(counts) for chip, counts in found.items()}


def chips(project: Project, scenario: Scenario, plan: Plan) -> tuple[ChipCount, ...]:
    """Count the chips that a plan brings, by maker and model, the most first."""
    names = Names(project)
    rows = deliveries(project, scenario, plan)
    of_model: dict[str, list[Delivery]] = defaultdict(list)
    for row in rows:
        of_model[row.chip].append(row)
    last = _last(rows)
    counts = [
        ChipCount(
            maker=names.maker(chip),
            chip=chip,
            bought=sum(row.chips for row in found if row.kind == "purchase"),
            rented=_at_once([row for row in found if row.kind == "rent"], last),
            chips=_at_once(found, last),
        )
        for chip, found in of_model.items()
    ]
    return tuple(sorted(counts, key=lambda count: (-count.chips, count.maker, count.chip)))


def most_at_once(
    project: Project,
    scenario: Scenario,
    plan: Plan,
    *,
    kind: OfferKind | None = None,
    site: str | None = None,
) -> int:
    """Count the chips that a plan brings in the period with the most of them.

    With `kind` or `site` only those bought or rented, or those at one site.
    """
    rows = [
        row
        for row in deliveries(project, scenario, plan)
        if kind in {None, row.kind} and site in {None, row.site}
    ]
    return _at_once(rows, _last(rows))


def _last(rows: Iterable[Delivery]) -> int:
    """Give the last period in which chips come to work; after it there are only fewer."""
    return max((row.usable for row in rows), default=0)


def _at_once(rows: Iterable[Delivery], last: int) -> int:
    """Count the chips in the period up to the last one that has the most."""
    found = [0] * (last + 1)
    for row in rows:
        end = last + 1 if row.until is None else max(row.until, row.usable + 1)
        for period in range(row.usable, min(end, last + 1)):
            found[period] += row.chips
    return max(found, default=0)
