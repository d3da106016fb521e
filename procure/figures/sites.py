"""Power and racks in use at the buyer's sites."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from decimal import Decimal, localcontext
from typing import Final

from procure.figures.owned import Owned, owned
from procure.names import Names
from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT, WATTS_PER_KW

ZERO: Final = Decimal(0)


@record
class SiteUse:
    """Full power in kW, or racks, of all in place at a site of the buyer's in a period.

    `used` is empty where that of a unit in place is not known; `by_owned` is the part of
    chips that the plan did not order, empty alike; `limit` where there is none.
    """

    site: str
    period: int
    used: Decimal | None
    by_owned: Decimal | None
    limit: Decimal | None


def power(project: Project, scenario: Scenario, plan: Plan) -> tuple[SiteUse, ...]:
    """Give the power in use at each site of the buyer's in each period, against its limit."""
    names = Names(project)
    return _uses(
        (project, scenario, plan),
        "power",
        lambda offer: kw_per_unit(names, offer),
        lambda row: row.kw,
    )


def racks(project: Project, scenario: Scenario, plan: Plan) -> tuple[SiteUse, ...]:
    """Give the racks in use at each site of the buyer's in each period, against its limit."""
    names = Names(project)

    def of_unit(offer: str) -> Decimal | None:
        return names.offers[offer][1].racks_per_unit if offer in names.offers else None

    return _uses((project, scenario, plan), "racks", of_unit, lambda row: row.racks)


def _uses(
    asked: tuple[Project, Scenario, Plan],
    family: str,
    of_unit: Callable[[str], Decimal | None],
    of_owned: Callable[[Owned], Decimal | None],
) -> tuple[SiteUse, ...]:
    project, scenario, plan = asked
    limits = {use.key: use.value for use in plan.limits}
    ordered = _Sums()
    there = _Sums()
    by_id = {order.id: order for order in plan.orders}
    for placement in plan.placements:
        order = by_id[placement.order]
        unit = of_unit(order.offer)
        end = scenario.horizon.periods if order.until is None else order.until
        for period in range(order.usable, min(end, scenario.horizon.periods)):
            ordered.add(placement.site, period, unit, placement.units)
    for row in owned(project, scenario, plan):
        for period in range(row.usable, row.until):
            there.add(row.site, period, of_owned(row), 1)
    return tuple(
        SiteUse(
            site=site.id,
            period=period,
            used=_together(ordered.get(site.id, period), there.get(site.id, period)),
            by_owned=there.get(site.id, period),
            limit=limits.get(f"{family}.{site.id}"),
        )
        for site in project.sites
        if not site.supplier
        for period in range(scenario.horizon.periods)
    )


class _Sums:
    """Amounts by site and period; None once something of an unknown amount stands there."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int], Decimal | None] = defaultdict(Decimal)

    def add(self, site: str, period: int, each: Decimal | None, count: int) -> None:
        so_far = self._found[site, period]
        if so_far is not None:
            with localcontext(EXACT):
                self._found[site, period] = None if each is None else so_far + each * count

    def get(self, site: str, period: int) -> Decimal | None:
        found: Mapping[tuple[str, int], Decimal | None] = self._found
        return found.get((site, period), ZERO)


def _together(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else EXACT.add(one, other)


def kw_per_unit(names: Names, offer: str) -> Decimal | None:
    """Give a unit's power in kW: as quoted, or that of its chips, or empty if unknown."""
    found = names.offers.get(offer)
    if found is None:
        return None
    if found[1].kw_per_unit is not None:
        return found[1].kw_per_unit
    watts = ZERO
    for chip, count in names.held(offer):
        tdp = names.chips[chip].tdp_w if chip in names.chips else None
        if tdp is None:
            return None
        watts += tdp.value * count
    return watts / WATTS_PER_KW
