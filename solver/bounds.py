"""How much of an offer one order can be worth."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import Final

from procure.check.ranges import NO_END
from procure.demand import ANYWHERE
from procure.offers import Content, Offer
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.units import EXACT
from solver.candidates import Candidate, Option, Screening
from solver.columns import Column
from solver.commitments import in_force
from solver.tiers import Tier, tiers

MOST_UNITS: Final = 2 * 10**9
"""HiGHS 1.15.1 counts in 32 bits: beyond, it can go round for ever, and hears no Cancel."""
_WHOLE: Final = Tier(low=1, high=None, unit_price=Decimal(0), fixed=Decimal(0))
"""Prices by the running total: the order itself may be as small as its minimum."""


class Bounds:
    """How much of an offer one order can be worth.

    Without share limits, units that serve nothing are never worth their price unless
    they reach something: the order that serves all demand alone, or reaches the last
    break, the minimum, or alone the spend of a rebate, commitment or program or the
    quantity that a limit asks for, bounds every order. Shares can make more worth while; then
    that bound is widened, and the planner checks afterwards that no order beyond it
    could have been cheaper (solver.planner). A share asks for money, not for chips:
    once widened, every order may also cost `money`, many times what serving all costs.
    What was `ordered` before (units by offer) is room for every order, too.

    No order is of more than MOST_UNITS; `are_cut` tells whether one could be worth more.
    """

    SHARE_FACTOR = 64

    def __init__(
        self,
        project: Project,
        scenario: Scenario,
        limits: tuple[Limit, ...],
        need: Mapping[tuple[str, str, int], Decimal],
        rate: Mapping[tuple[str, str], Decimal],
        widen: int,
        ordered: Mapping[str, int],
    ) -> None:
        self._need = need
        self._rate = rate
        self._ordered = ordered
        self._workloads = sorted({workload for workload, _, _ in need})
        self._periods = range(scenario.horizon.periods)
        self._units: dict[tuple[Content, ...], dict[str, list[int]]] = {}
        self._tiers: dict[str, tuple[Tier, ...]] = {}
        # No work is served beyond what is asked: only shares of what is bought ask for more.
        self.has_shares = any(one.family == "share" and one.of != "served" for one in limits)
        self._factor = self.SHARE_FACTOR * widen if self.has_shares else 1
        self.supply_holds = any(limit.family == "supply" for limit in limits)
        self.money = Decimal(0)
        self.are_cut = False
        self._minimum = {
            (limit.by, limit.subject): limit.value
            for limit in limits
            if limit.family == "quantity" and limit.bound == "minimum" and limit.value
        }
        self.pays_back = _pays_back(project)
        self._spend_with, self._spend_on = _spends(project, scenario)
        self._horizon = scenario.horizon

    def cost_of_serving(
        self, screening: Screening, total: Mapping[tuple[str, int], Decimal]
    ) -> Decimal:
        """Estimate what the peaks of all workloads cost, each with its cheapest offer."""
        peaks: dict[str, Decimal] = {}
        for (workload, _), amount in total.items():
            peaks[workload] = max(amount, peaks.get(workload, amount))
        cheapest: dict[str, Decimal] = {}
        for option in screening.options:
            price = min(self._price(option, candidate) for candidate in option.candidates)
            least = max(option.offer.moq or 0, option.offer.breaks[0].quantity)
            for workload in peaks.keys() & set(option.workloads):
                speed = sum(
                    self._rate.get((one.chip, workload), Decimal(0)) * one.count
                    for one in option.offer.contents
                )
                if not speed:
                    # A port may leave nothing of what the chips can do.
                    continue
                units = max(math.ceil(EXACT.divide(peaks[workload], speed)), least)
                cost = EXACT.multiply(price, Decimal(units))
                cheapest[workload] = min(cost, cheapest.get(workload, cost))
        return sum(cheapest.values(), Decimal(0))

    def _price(self, option: Option, candidate: Candidate) -> Decimal:
        """Give the least that a unit can cost, in the project's currency."""
        price = option.rate * min(one.unit_price for one in option.offer.breaks)
        if candidate.until is None:
            return price
        billed = range(candidate.usable, candidate.until)
        hours = sum(self._horizon.hours(period) for period in billed)
        return price * hours * option.offer.chips_per_unit

    def column(self, option: Option, candidate: Candidate, number: int) -> Column | None:
        """Give the column of a candidate, or None when no order of it is possible."""
        offer = option.offer
        multiple = offer.multiple or 1
        cumulative = offer.break_basis == "cumulative" and len(offer.breaks) > 1
        # Over the horizon the first break is reached by the running total, not each order.
        least = max(offer.moq or 0, 1 if cumulative else offer.breaks[0].quantity, 1)
        serving = self._serving_all(option, candidate)
        units = max(serving, least, offer.breaks[-1].quantity, self._quantity_asked(offer))
        units = max(units, self._ordered.get(offer.id, 0))
        spend = max(
            self._spend_with.get(option.supplier, Decimal(0)),
            self._spend_on.get(offer.program, Decimal(0)),
        )
        price = self._price(option, candidate)
        if spend:
            units = max(units, math.ceil(spend / price))
        widened = max(units, serving * self._factor)
        if self.money:
            widened = max(widened, math.ceil(self.money / price))
        supply = self._supply(offer)
        self.are_cut = self.are_cut or min(units, supply) > MOST_UNITS
        most = min(-(-widened // multiple), supply // multiple, MOST_UNITS // multiple)
        kept: list[Tier] = []
        for tier in (_WHOLE,) if cumulative else self._tiers_of(offer):
            low = -(-max(tier.low, least) // multiple)
            high = most if tier.high is None else min(tier.high // multiple, most)
            if low <= high:
                kept.append(Tier(low=low, high=high, unit_price=tier.unit_price, fixed=tier.fixed))
        if not kept:
            return None
        return Column(
            number=number,
            option=option,
            candidate=candidate,
            multiple=multiple,
            tiers=tuple(kept),
            most=most,
            needs_choice=len(kept) > 1
            or kept[0].low > 1
            or kept[0].fixed != 0
            or bool(offer.fixed_order_cost),
            cumulative=cumulative,
        )

    def _supply(self, offer: Offer) -> int:
        """Give the most units that an order could be of, by what its supplier states."""
        stated = (offer.supply_per_period, offer.supply_total) if self.supply_holds else ()
        return min((one for one in stated if one is not None), default=NO_END)

    def _quantity_asked(self, offer: Offer) -> int:
        """Count the units that reach, alone, what a limit asks for of the offer or its chips."""
        asked = self._minimum.get(("offer", offer.id), Decimal(0))
        for content in offer.contents:
            chips = self._minimum.get(("chip", content.chip), Decimal(0))
            asked = max(asked, EXACT.divide(chips, Decimal(content.count)))
        return math.ceil(asked)

    def _tiers_of(self, offer: Offer) -> tuple[Tier, ...]:
        if offer.id not in self._tiers:
            self._tiers[offer.id] = tiers(offer)
        return self._tiers[offer.id]

    def _serving_all(self, option: Option, candidate: Candidate) -> int:
        """Count the units that serve all demand alone, each site's rounded up."""
        units = self._units.setdefault(option.offer.contents, {})
        total = 0
        for site in candidate.sites:
            if site not in units:
                units[site] = list(self._serving(option.offer.contents, site))
            total += max(units[site][candidate.usable : candidate.until], default=0)
        return total

    def _serving(self, contents: tuple[Content, ...], site: str) -> Iterator[int]:
        """Count, by period, the units that serve all demand of a site, and all from anywhere."""
        slowest: dict[str, Decimal] = {}
        for workload in self._workloads:
            speeds = [
                self._rate[one.chip, workload] * one.count
                for one in contents
                if (one.chip, workload) in self._rate
            ]
            if speeds:
                slowest[workload] = min(speeds)
        for period in self._periods:
            units = Decimal(0)
            for (workload, speed), place in product(slowest.items(), (site, ANYWHERE)):
                amount = self._need.get((workload, place, period))
                if amount:
                    units += EXACT.divide(amount, speed)
            yield math.ceil(units)


def _pays_back(project: Project) -> bool:
    """Tell whether a unit could bring back all it costs, so that no order is too large."""
    for catalog in project.catalogs:
        back = max((rebate.rate for rebate in catalog.rebates), default=Decimal(0))
        if any(back + (offer.residual_value or Decimal(0)) >= 1 for offer in catalog.offers):
            return True
    return False


def _spends(
    project: Project, scenario: Scenario
) -> tuple[Mapping[str, Decimal], Mapping[str, Decimal]]:
    """Give the largest spend that a contract asks for, by supplier and by program.

    In the project's currency; where a rate is missing, planning stops elsewhere.
    """
    rates = {rate.currency: rate.rate for rate in project.rates} | {project.currency: Decimal(1)}
    by_supplier: dict[str, Decimal] = defaultdict(Decimal)
    by_program: dict[str, Decimal] = {}
    for catalog in project.catalogs:
        for rebate in catalog.rebates:
            spend = rebate.threshold * rates.get(rebate.currency, Decimal(0))
            by_supplier[catalog.supplier] = max(by_supplier[catalog.supplier], spend)
        for program in catalog.programs:
            amount = program.take_or_pay or Decimal(0)
            by_program[program.id] = amount * rates.get(program.currency, Decimal(0))
    for kind in ("take_or_pay", "prepaid"):
        # One order counts towards all of a kind, one after the other.
        together: dict[str, Decimal] = defaultdict(Decimal)
        for catalog, one in in_force(project, scenario, kind):
            rate = rates.get(one.currency or project.currency, Decimal(0))
            together[catalog.supplier] += (one.amount or Decimal(0)) * rate
        for supplier, spend in together.items():
            by_supplier[supplier] = max(by_supplier[supplier], spend)
    return by_supplier, by_program
