"""What the work of each used offer costs beside what else could have done it by then."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from procure.explained.offer_cases import Another, OfferCost, UseCost
from procure.offers import Offer
from procure.plan import Plan
from procure.record import record
from solver.explain.dominance import Ordered
from solver.explain.offer_costs import OfferCosts
from solver.explain.offer_places import Match, Places, Rival
from solver.explain.offer_reasons import Reasons
from solver.instance import Instance
from solver.rules.supply import ramp


@record
class Other:
    """An offer that no limit forbids, with the cost of its smallest order at the first chance."""

    ordered: Ordered
    cost: OfferCost


class Beside:
    """Looks for the cheapest other ways to the work that a plan's orders do."""

    def __init__(
        self, instance: Instance, plan: Plan, costs: OfferCosts, places: Places, reasons: Reasons
    ) -> None:
        self._instance = instance
        self._costs = costs
        self._places = places
        self._reasons = reasons
        self._bounded = any(limit.family == "supply" for limit in instance.limits)
        self._options = {option.offer.id: option for option in instance.options}
        self._arriving: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self._begun: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self._programs = {
            program.id: program
            for catalog in instance.project.catalogs
            for program in catalog.programs
        }
        for order in plan.orders:
            due, offer = (
                instance.horizon.containing(order.arrives),
                self._options[order.offer].offer,
            )
            self._arriving[order.offer][due] += order.units
            self._begun[offer.program][due] += order.units * offer.chips_per_unit

    def of(self, offer: str, workload: str, others: Iterable[Other]) -> UseCost | None:
        """Set the offer's order that could do most of a workload beside other offers.

        None where no order of the plan for that offer does the workload.
        """
        rivals = [one for one in self._places.rivals.get(workload, ()) if one.order.offer == offer]
        if not rivals:
            return None
        rival = max(rivals, key=lambda one: (one.cost.work, -one.order.period))
        order = rival.order
        return UseCost(
            workload=workload,
            cost=rival.cost.cost,
            orders=len(rivals),
            units=order.units,
            period=order.period,
            usable=order.usable,
            port=rival.cost.port,
            program=self._reasons.program_once(self._options[offer], order.period),
            others=tuple(self._others(rival, workload, others)),
        )

    def _others(self, rival: Rival, workload: str, others: Iterable[Other]) -> Iterator[Another]:
        """Give the cheapest where it costs less, and the cheapest that costs no less."""
        found: list[tuple[Other, Match]] = []
        for other in others:
            work = next((one for one in other.cost.works if one.workload == workload), None)
            if work is None or other.ordered.offer.id == rival.order.offer:
                continue
            match = self._places.match(other.ordered, work, [rival])
            if match is not None:
                found.append((other, match))
        found.sort(key=lambda one: (one[1].compared.cost, one[0].ordered.offer.id))
        if found and found[0][1].compared.cost < rival.cost.cost:
            yield self._cheaper(*found[0])
        for other, match in found:
            if match.compared.cost >= rival.cost.cost and not self._used_up(other.ordered, rival):
                yield Another(offer=other.ordered.offer.id, cost=match.compared.cost, kind="dearer")
                return

    def _cheaper(self, other: Other, match: Match) -> Another:
        """Say what stands between an order and a cheaper way to the same work."""
        option, column, cost = match.column.option, match.column, match.compared.cost
        offer, workload = option.offer.id, match.compared.workload
        if self._used_up(other.ordered, match.rival):
            return Another(offer=offer, cost=cost, kind="used_up")
        work = next(one for one in other.cost.works if one.workload == workload)
        stacks = {self._instance.stack[one.chip] for one in option.offer.contents}
        if work.port is not None and not any(
            self._costs.is_ported(stack, workload) for stack in stacks
        ):
            return Another(offer=offer, cost=cost, kind="port", once=work.port)
        once = self._reasons.program_once(option, column.candidate.period)
        if once is not None and not self._reasons.enters(option):
            return Another(offer=offer, cost=cost, kind="program", once=once)
        smallest = self._costs.smallest(column)
        if smallest > match.enough:
            return Another(offer=offer, cost=cost, kind="minimum", units=smallest)
        limit = next(self._reasons.over_limits([match]), None)
        if limit is not None:
            return Another(offer=offer, cost=cost, kind="limit", limit=limit.limit)
        ours = column.at_work(self._instance.horizon.periods)
        theirs = self._costs.at_work(match.rival.order)
        if len(ours) > len(theirs):
            return Another(offer=offer, cost=cost, kind="longer", until=ours[-1])
        return Another(offer=offer, cost=cost, kind="mix")

    def _used_up(self, ordered: Ordered, rival: Rival) -> bool:
        """Tell whether all that can be delivered in time for an order's work is ordered."""
        if not self._bounded:
            return False
        offer, arriving = ordered.offer, self._arriving[ordered.offer.id]
        step = offer.multiple or 1
        if offer.supply_total is not None and sum(arriving.values()) + step > offer.supply_total:
            return True
        due = {
            one.candidate.due
            for one in ordered.columns
            if one.candidate.usable <= rival.order.usable
        }
        return all(self._is_full(offer, period) for period in due)

    def _is_full(self, offer: Offer, period: int) -> bool:
        """Tell whether the supplier, or the program's ramp, lets no more arrive in a period."""
        step, most = offer.multiple or 1, offer.supply_per_period
        if most is not None and self._arriving[offer.id][period] + step > most:
            return True
        program = self._programs.get(offer.program)
        chips = None if program is None else ramp(self._instance.horizon, program, period)
        begun = self._begun[offer.program][period]
        return chips is not None and begun + step * offer.chips_per_unit > chips
