"""Power in use at the buyer's sites."""

from collections import defaultdict
from decimal import Decimal, localcontext
from typing import Final

from procure.names import Names
from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT, WATTS_PER_KW

ZERO: Final = Decimal(0)


@record
class PowerRow:
    """Full power of the units in place at a site of the buyer's in a period, in kW.

    `kw` is empty where a unit's power is not known; `limit` where there is none.
    """

    site: str
    period: int
    kw: Decimal | None
    limit: Decimal | None


def power(project: Project, scenario: Scenario, plan: Plan) -> tuple[PowerRow, ...]:
    """Give the power in use at each site of the buyer's in each period, against its limit."""
    names = Names(project)
    limits = {use.key: use.value for use in plan.limits}
    by_id = {order.id: order for order in plan.orders}
    # None once a unit of unknown power stands there.
    in_place: dict[tuple[str, int], Decimal | None] = defaultdict(Decimal)
    with localcontext(EXACT):
        for placement in plan.placements:
            order = by_id[placement.order]
            unit = kw_per_unit(names, order.offer)
            end = scenario.horizon.periods if order.until is None else order.until
            for period in range(order.usable, min(end, scenario.horizon.periods)):
                so_far = in_place[placement.site, period]
                if so_far is not None:
                    in_place[placement.site, period] = (
                        None if unit is None else so_far + unit * placement.units
                    )
    return tuple(
        PowerRow(
            site=site.id,
            period=period,
            kw=in_place.get((site.id, period), ZERO),
            limit=limits.get(f"power.{site.id}"),
        )
        for site in project.sites
        if not site.supplier
        for period in range(scenario.horizon.periods)
    )


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
