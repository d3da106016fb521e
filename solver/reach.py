"""How much of a demand that may fall short could be served at all.

What lies beyond falls short whatever is ordered. It is taken out of the model, where it
would only make all that can be decided tiny beside it, and added to what is proven.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from procure.demand import ANYWHERE
from procure.record import record
from procure.units import EXACT
from solver.instance import Instance


@record
class Reach:
    """Demand as the model sees it.

    `need` and `total` are those of the instance as far as chips could serve them; `cost`
    is the discounted price of the shortfall beyond, `unserved` its weight x years x part.
    """

    need: Mapping[tuple[str, str, int], Decimal]
    total: Mapping[tuple[str, int], Decimal]
    cost: Decimal
    unserved: Decimal

    def part(self, instance: Instance, workload: str, period: int) -> Decimal:
        """Give the part of all that is asked for which is within reach."""
        return EXACT.divide(self.total[workload, period], instance.total[workload, period])


def reach(instance: Instance) -> Reach:
    """Cut each demand that may fall short to what the largest orders and the fleet could do."""
    short = any(instance.may_fall_short(workload, period) for workload, period in instance.total)
    chips = _most_chips(instance) if short else {}
    need: dict[tuple[str, str, int], Decimal] = {}
    total: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    cost = unserved = Decimal(0)
    horizon = instance.horizon
    for place, asked in instance.need.items():
        workload, site, period = place
        kept = asked
        if instance.may_fall_short(workload, period):
            kept = min(asked, _most_served(instance, chips, workload, site, period))
            beyond = asked - kept
            price = instance.shortfall_price.get(workload)
            if price is not None:
                factor = horizon.discount(instance.scenario.discount_rate, period)
                cost += price * beyond * horizon.years(period) * factor
            part = EXACT.divide(beyond, instance.total[workload, period])
            unserved += part * instance.importance(workload, period)
        if kept > 0:
            need[place] = kept
            total[workload, period] += kept
    return Reach(need=need, total=dict(total), cost=cost, unserved=unserved)


def _most_chips(instance: Instance) -> Mapping[tuple[str, str, int], int]:
    """Count the most chips of a model that could be at a site (and anywhere) in a period."""
    found: dict[tuple[str, str, int], int] = defaultdict(int)
    for column in instance.columns:
        most = column.most * column.multiple
        for content in column.option.offer.contents:
            for site in (*column.candidate.sites, ANYWHERE):
                for period in column.at_work(instance.horizon.periods):
                    found[content.chip, site, period] += content.count * most
    for (chip, site, period), chips in instance.fleet.chips.items():
        for place in (site, ANYWHERE):
            found[chip, place, period] += chips
    return found


def _most_served(
    instance: Instance,
    chips: Mapping[tuple[str, str, int], int],
    workload: str,
    site: str,
    period: int,
) -> Decimal:
    return sum(
        (
            rate * chips.get((chip, site, period), 0)
            for (chip, served), rate in instance.rate.items()
            if served == workload
        ),
        Decimal(0),
    )
