"""The orders that a plan places for each workload, and what else could take their place.

An offer can take the place of an order that does a workload if it does the same one, is at
work no later, and may go to a site of the order (or the demand is of any site). What it costs
there is that of an order as large as does the same work.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Context, Decimal
from typing import Final

from procure.demand import ANYWHERE
from procure.explained.offer_cases import Compared, WorkCost
from procure.plan import Order, Plan
from procure.record import record
from procure.units import EXACT
from solver.candidates import Option
from solver.columns import Column
from solver.explain.dominance import Ordered
from solver.explain.offer_costs import OfferCosts, held
from solver.instance import Instance

_SHOWN: Final = Context(prec=12)


@record
class Rival:
    """An order of the plan that does a workload at some sites, and what that costs."""

    order: Order
    sites: frozenset[str]
    cost: WorkCost


@record
class Match:
    """A workload for which an offer could take a rival's place, with the order that would.

    That is of `units`, of which `enough` would do the rival's work.
    """

    rival: Rival
    column: Column
    site: str
    units: int
    enough: int
    compared: Compared


def _how_dear(match: Match) -> tuple[Decimal, int]:
    """Rank by what an offer costs beside its rival, as a part."""
    one = match.compared
    part = EXACT.divide(one.cost, one.planned) if one.planned > 0 else one.cost - one.planned
    return part, match.column.number


class Places:
    """Sets offers beside a plan's orders.

    `rivals` are the plan's orders by the workload that their chips do, the dearest first.
    """

    def __init__(self, instance: Instance, plan: Plan, costs: OfferCosts) -> None:
        self._instance = instance
        self._plan = plan
        self._costs = costs
        self._options = {option.offer.id: option for option in instance.options}
        self._anywhere = {(w, t) for w, site, t in instance.need if site == ANYWHERE}
        self._bounded = any(limit.family == "supply" for limit in instance.limits)
        self.rivals: Mapping[str, Sequence[Rival]] = self._find_rivals()

    def _find_rivals(self) -> dict[str, list[Rival]]:
        """Give the plan's orders by the workload that their chips do, the dearest first."""
        sites: dict[str, set[str]] = defaultdict(set)
        for placement in self._plan.placements:
            sites[placement.order].add(placement.site)
        busy: dict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
        for one in self._plan.assignments:
            busy[one.chip, one.site].add((one.workload, one.period))
        found: dict[str, list[Rival]] = defaultdict(list)
        for order in self._plan.orders:
            option = self._options.get(order.offer)
            if option is None:
                continue
            chips = tuple((one.chip, one.count) for one in option.offer.contents)
            at_work = self._costs.at_work(order)
            at: dict[str, set[str]] = defaultdict(set)
            for site in sites[order.id]:
                for chip, _ in chips:
                    for workload, period in busy.get((chip, site), ()):
                        if period in at_work:
                            at[workload].add(site)
            priced = self._costs.of_orders([order], chips, option.kw)
            for cost in priced.works:
                if cost.workload in at:
                    places = frozenset(at[cost.workload])
                    found[cost.workload].append(Rival(order=order, sites=places, cost=cost))
        for rivals in found.values():
            rivals.sort(key=lambda one: (-one.cost.cost, one.order.id))
        return found

    def match(self, ordered: Ordered, work: WorkCost, rivals: Sequence[Rival]) -> Match | None:
        """Give the order that would take a rival's place, where it does best beside the rival.

        Of the rivals that begin to work together, only the dearest is looked at.
        """
        found: list[Match] = []
        begun: set[int] = set()
        for rival in rivals:
            usable = rival.order.usable
            late = work.port is not None and work.ready > usable
            if usable in begun or late or not self.reaches(ordered.option, work.workload, rival):
                continue
            begun.add(usable)
            latest = max(
                (one.candidate.usable for one in ordered.columns if one.candidate.usable <= usable),
                default=None,
            )
            columns = [one for one in ordered.columns if one.candidate.usable == latest]
            match = self._cheapest(columns, work.workload, rival)
            if match is not None:
                found.append(match)
        return min(found, key=_how_dear, default=None)

    def reaches(self, option: Option, workload: str, rival: Rival) -> bool:
        """Tell whether an offer may serve some of the demand that a rival works for."""
        return bool(rival.sites & set(option.sites)) or self._is_free(workload, rival)

    def _is_free(self, workload: str, rival: Rival) -> bool:
        """Tell whether any site may serve some of the demand that a rival works for."""
        at_work = self._costs.at_work(rival.order)
        return any((workload, period) in self._anywhere for period in at_work)

    def _cheapest(self, columns: Iterable[Column], workload: str, rival: Rival) -> Match | None:
        """Price, at the cheapest site, the order that does the work of a rival."""
        anywhere = self._is_free(workload, rival)
        found: list[Match] = []
        for column in columns:
            at_work = column.at_work(self._instance.horizon.periods)
            each = self._costs.work(held(column), at_work).get(workload)
            if each is None:
                continue
            enough = math.ceil(EXACT.divide(rival.cost.work, each.amount))
            units = self._placed(column, enough)
            sites = [one for one in column.candidate.sites if anywhere or one in rival.sites]
            cheapest = self._costs.cheapest(column, units, sites)
            if cheapest is None:
                continue
            compared = Compared(
                workload=workload,
                offer=rival.order.offer,
                cost=_SHOWN.divide(cheapest[0], EXACT.multiply(each.amount, Decimal(units))),
                planned=rival.cost.cost,
            )
            found.append(
                Match(
                    rival=rival,
                    column=column,
                    site=cheapest[1],
                    units=units,
                    enough=enough,
                    compared=compared,
                )
            )
        return min(found, key=lambda one: (one.compared.cost, one.column.number), default=None)

    def _placed(self, column: Column, enough: int) -> int:
        """Count the units of an order that can be placed, as many as are enough if there are."""
        offer = column.option.offer
        units = max(enough, self._costs.smallest(column))
        units = -(-units // column.multiple) * column.multiple
        stated = [one for one in (offer.supply_per_period, offer.supply_total) if one is not None]
        if stated and self._bounded:
            most = min(stated) // column.multiple * column.multiple
            units = max(min(units, most), self._costs.smallest(column))
        return units
