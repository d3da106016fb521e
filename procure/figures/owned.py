"""The chips that are there whatever the plan orders: the fleet, and orders made before it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, localcontext
from typing import Literal

from procure.names import Names
from procure.offers import Commitment
from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT, WATTS_PER_KW

OwnedKind = Literal["fleet", "open_order", "signed_order", "assumed"]
"""Owned already, on their way, promised by a signed order, or by a letter of intent."""


@record
class Owned:
    """Chips of one model at a site that the plan did not order.

    They work in the periods from `usable` to before `until`. `kw` and `racks` are of all
    of them, empty where unknown; `paid` is what was still to pay for them, in the
    project's currency. `supplier` is empty for the fleet.
    """

    id: str
    kind: OwnedKind
    supplier: str
    chip: str
    chips: int
    site: str
    arrives: date | None
    retires: date | None
    usable: int
    until: int
    kw: Decimal | None
    kw_from_chips: bool
    racks: Decimal | None
    paid: Decimal
    source: str
    note: str


def owned(project: Project, scenario: Scenario, plan: Plan) -> tuple[Owned, ...]:
    """List the fleet, the open orders and the commitments that supply, in the project's order."""
    names = Names(project)
    paid: dict[str, Decimal] = defaultdict(Decimal)
    for line in plan.costs:
        if line.kind == "open_orders":
            paid[line.subject] += line.amount
    rows = [
        Owned(
            id=line.id,
            kind="fleet" if line.arrives is None else "open_order",
            supplier="",
            chip=line.chip,
            chips=line.chips,
            site=line.site,
            arrives=line.arrives,
            retires=line.retires,
            usable=_first(scenario, line.arrives),
            until=_end(scenario, line.retires),
            kw=line.kw if line.kw is not None else _power_of_chips(names, line.chip, line.chips),
            kw_from_chips=line.kw is None,
            racks=line.racks,
            paid=paid[line.id],
            source=line.source,
            note=line.note,
        )
        for line in project.fleet
    ]
    for supplier, one, site, chips in _supplying(project, scenario, plan):
        rows.append(
            Owned(
                id=one.id,
                kind="signed_order" if one.kind == "order" else "assumed",
                supplier=supplier,
                chip=one.chip,
                chips=chips,
                site=site,
                arrives=one.when,
                retires=None,
                usable=_first(scenario, one.when),
                until=scenario.horizon.periods,
                kw=_power_of_chips(names, one.chip, chips),
                kw_from_chips=True,
                racks=None,
                paid=paid[one.id],
                source=one.source,
                note=one.note,
            )
        )
    return tuple(rows)


def _first(scenario: Scenario, arrives: date | None) -> int:
    """Give the first period in which chips work."""
    return 0 if arrives is None else scenario.horizon.first_from(arrives)


def _end(scenario: Scenario, retires: date | None) -> int:
    """Give the first period in which chips no longer work, at most the number of periods."""
    horizon = scenario.horizon
    last = horizon.periods if retires is None else horizon.first_from(retires)
    return min(last, horizon.periods)


def supplies(scenario: Scenario, plan: Plan, commitment: Commitment) -> bool:
    """Tell whether the chips of a commitment count as supply in a plan."""
    promised = (commitment.kind == "order" and commitment.signed) or (
        commitment.kind == "loi" and commitment.id in scenario.assume_delivered
    )
    left_out = {one.offer for one in plan.left_out}
    known = commitment.chip and commitment.chips and commitment.site and commitment.when
    return bool(promised and known) and commitment.id not in left_out


def _supplying(
    project: Project, scenario: Scenario, plan: Plan
) -> Iterator[tuple[str, Commitment, str, int]]:
    for catalog in project.catalogs:
        for one in catalog.commitments:
            if supplies(scenario, plan, one):
                yield catalog.supplier, one, one.site, one.chips or 0


def _power_of_chips(names: Names, chip: str, chips: int) -> Decimal | None:
    tdp = names.chips[chip].tdp_w if chip in names.chips else None
    if tdp is None:
        return None
    with localcontext(EXACT):
        return tdp.value * chips / WATTS_PER_KW


def owned_in_place(
    project: Project, scenario: Scenario, plan: Plan
) -> Mapping[tuple[str, str, int], int]:
    """Count the chips that are owned already, by (chip, site, period)."""
    found: dict[tuple[str, str, int], int] = defaultdict(int)
    for row in owned(project, scenario, plan):
        for period in range(row.usable, row.until):
            found[row.chip, row.site, period] += row.chips
    return found
