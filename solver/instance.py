"""A scenario as numbers: what is needed, what chips do, how much could ever be ordered."""

import math
from collections.abc import Mapping, Set
from decimal import Decimal
from itertools import product

from procure.demand import Site
from procure.limits import effective_limits, limit_value
from procure.offers import Content
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario
from procure.units import EXACT, Horizon
from solver.candidates import Candidate, Option, Screening
from solver.fleet import Fleet, make_fleet
from solver.ports import PortOption, port_options
from solver.tiers import Tier, tiers

ANYWHERE = ""
"""The site of demand that may be served at any site."""


@record
class Column:
    """An offer that may be ordered in one period: a column of the model.

    `number` counts the columns of an instance. `tiers`
    are what remains of the offer's tiers within its minimum, multiple and
    supply; their `low` and `high` count multiples of the order, not units. `most` is
    the largest order worth placing, in multiples. `needs_choice` says whether a binary
    variable has to choose a tier (or none). With `cumulative`, the one tier bounds the
    order and its prices follow from all orders of the offer (solver.cumulative).
    """

    number: int
    option: Option
    candidate: Candidate
    multiple: int
    tiers: tuple[Tier, ...]
    most: int
    needs_choice: bool
    cumulative: bool

    def active(self, period: int) -> bool:
        """Tell whether chips of this order work in a period."""
        until = self.candidate.until
        return self.candidate.usable <= period and (until is None or period < until)


@record
class Instance:
    """Everything the model is built from.

    `need[w, s, t]` is demand above zero with headroom, in the workload's unit (s empty:
    any site) and `total[w, t]` its sum over the sites; `rate[c, w]` the throughput of one
    chip, after the port where its `stack` needs one of `ports` (`needs_port`).
    `withheld` is money kept back from budgets whose lines would round above them;
    `proven_most` tells whether the columns' `most` is certainly enough: with shares, an
    order can be worth more than it serves.
    """

    project: Project
    scenario: Scenario
    limits: tuple[Limit, ...]
    columns: tuple[Column, ...]
    need: Mapping[tuple[str, str, int], Decimal]
    total: Mapping[tuple[str, int], Decimal]
    rate: Mapping[tuple[str, str], Decimal]
    stack: Mapping[str, str]
    ports: tuple[PortOption, ...]
    needs_port: Set[tuple[str, str]]
    fleet: Fleet
    currency_rate: Mapping[str, Decimal]
    sites: Mapping[str, Site]
    shortfall_price: Mapping[str, Decimal]
    withheld: Mapping[str, Decimal]
    proven_most: bool
    supply_holds: bool

    @property
    def horizon(self) -> Horizon:
        """Give the scenario's periods."""
        return self.scenario.horizon

    def limit_value(self, limit: Limit) -> Decimal:
        """Give the value of a limit that is known to have one, less what is withheld."""
        value = limit_value(self.project, limit)
        if value is None:
            message = f"limit without a value: {limit.key}"
            raise ValueError(message)
        return max(value - self.withheld.get(limit.key, Decimal(0)), Decimal(0))


def make_instance(
    project: Project,
    scenario: Scenario,
    screening: Screening,
    *,
    widen: int = 1,
    withheld: Mapping[str, Decimal] | None = None,
    every_limit_gives: bool = False,
) -> Instance:
    """Turn a scenario that has no stopping problem into numbers.

    `widen` multiplies the largest order wherever only an estimate bounds it. With
    `every_limit_gives`, orders that only the lead-time limit or the suppliers' supply
    forbid are columns too.
    """
    limits = tuple(limit for limit in effective_limits(project, scenario) if limit.on)
    need: dict[tuple[str, str, int], Decimal] = {}
    total: dict[tuple[str, int], Decimal] = {}
    for row in scenario.demand:
        for period, amount in enumerate(row.amounts):
            if amount > 0:
                asked = amount * (1 + (scenario.headroom or Decimal(0)))
                need[row.workload, row.site, period] = asked
                total[row.workload, period] = total.get((row.workload, period), Decimal(0)) + asked
    ports = port_options(project, scenario)
    efficiency = {(one.stack, one.workload): one.efficiency for one in ports}
    unready = {(one.stack, one.workload) for one in project.readiness if one.status != "ready"}
    stacks = {chip.id: chip.stack for chip in project.chips}
    rate: dict[tuple[str, str], Decimal] = {}
    for one in project.throughputs:
        pair = stacks[one.chip], one.workload
        factor = efficiency.get(pair, Decimal(0)) if pair in unready else Decimal(1)
        if one.value and factor:
            rate[one.chip, one.workload] = EXACT.multiply(one.value, factor)
    bounds = _Bounds(scenario, limits, need, rate, widen)
    if bounds.has_shares and widen > 1:
        bounds.money = widen * bounds.cost_of_serving(screening, total)
    if every_limit_gives:
        bounds.supply_holds = False
    columns: list[Column] = []
    for option in screening.options:
        for candidate in option.candidates:
            if candidate.blocked_by and not every_limit_gives:
                continue
            column = bounds.column(option, candidate, len(columns))
            if column is not None:
                columns.append(column)
    return Instance(
        project=project,
        scenario=scenario,
        limits=limits,
        columns=tuple(columns),
        need=need,
        total=total,
        rate=rate,
        stack=stacks,
        ports=ports,
        needs_port=unready & efficiency.keys(),
        fleet=make_fleet(project, scenario),
        currency_rate={one.currency: one.rate for one in project.rates}
        | {project.currency: Decimal(1)},
        sites={site.id: site for site in project.sites},
        shortfall_price={one.workload: one.price for one in scenario.shortfall_prices},
        withheld=withheld or {},
        proven_most=not bounds.has_shares,
        supply_holds=bounds.supply_holds,
    )


class _Bounds:
    """How much of an offer one order can be worth.

    Without share limits, units that serve nothing are never worth their price unless
    they reach a break or a minimum: the order that serves all demand alone, the last
    break and the minimum bound every order. Shares can make more worth while; then
    that bound is widened, and the planner checks afterwards that no order beyond it
    could have been cheaper (solver.planner). A share asks for money, not for chips:
    once widened, every order may also cost `money`, many times what serving all costs.
    """

    SHARE_FACTOR = 64

    def __init__(
        self,
        scenario: Scenario,
        limits: tuple[Limit, ...],
        need: Mapping[tuple[str, str, int], Decimal],
        rate: Mapping[tuple[str, str], Decimal],
        widen: int,
    ) -> None:
        self._need = need
        self._rate = rate
        self._workloads = sorted({workload for workload, _, _ in need})
        self._periods = range(scenario.horizon.periods)
        self._units: dict[tuple[tuple[Content, ...], str, int], Decimal] = {}
        self.has_shares = any(limit.family == "share" for limit in limits)
        self._factor = self.SHARE_FACTOR * widen if self.has_shares else 1
        self.supply_holds = any(limit.family == "supply" for limit in limits)
        self.money = Decimal(0)
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
        units = max(self._serving_all(option, candidate) * self._factor, least)
        units = max(units, offer.breaks[-1].quantity)
        if self.money:
            units = max(units, math.ceil(self.money / self._price(option, candidate)))
        most = -(-units // multiple)
        if self.supply_holds:
            for supply in (offer.supply_per_period, offer.supply_total):
                if supply is not None:
                    most = min(most, supply // multiple)
        kept: list[Tier] = []
        # Prices by the running total: the order itself may be as small as its minimum.
        whole = Tier(low=1, high=None, unit_price=Decimal(0), fixed=Decimal(0))
        for tier in (whole,) if cumulative else tiers(offer):
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

    def _serving_all(self, option: Option, candidate: Candidate) -> int:
        """Count the units that serve all demand alone, each site's rounded up."""
        last = candidate.until if candidate.until is not None else len(self._periods)
        active = range(candidate.usable, min(last, len(self._periods)))
        return sum(
            math.ceil(max((self._units_at(option, site, period) for period in active), default=0))
            for site in candidate.sites
        )

    def _units_at(self, option: Option, site: str, period: int) -> Decimal:
        key = (option.offer.contents, site, period)
        if key not in self._units:
            self._units[key] = self._serving(option, site, period)
        return self._units[key]

    def _serving(self, option: Option, site: str, period: int) -> Decimal:
        """Count the units that serve all demand of a site, and all that may go anywhere."""
        units = Decimal(0)
        for workload, place in product(self._workloads, (site, ANYWHERE)):
            amount = self._need.get((workload, place, period))
            speeds = [
                self._rate[one.chip, workload] * one.count
                for one in option.offer.contents
                if (one.chip, workload) in self._rate
            ]
            if amount and speeds:
                units += EXACT.divide(amount, min(speeds))
        return units
