"""Figures that speak against an offer which a plan does not use, beside the orders it places.

An offer is set against the plan's orders whose place it could take (solver.explain.offer_places).
Shown is the one beside which it does best. What an order is worth to a plan is more than that,
so these are figures, never the proof.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal
from typing import Final

from procure.explained.offer_cases import OfferCost, WhyNot, WorkCost
from procure.plan import LimitUse, Plan
from procure.scenario import Limit
from procure.units import EXACT
from solver.budgets import counts
from solver.candidates import Option
from solver.columns import Column
from solver.explain.dominance import Ordered
from solver.explain.offer_costs import OfferCosts, held
from solver.explain.offer_places import Match, Places, Rival
from solver.instance import Instance
from solver.money import dues, site_prices
from solver.rules.pool import weights
from solver.rules.quantity import counted
from solver.rules.share import chips_named, parts_of_units
from solver.tiers import price_lines

_SHOWN: Final = Context(prec=12)
_NONE: Final = Decimal(0)
_TAKEN: Final = frozenset({"power", "racks", "pool", "budget", "share", "quantity", "suppliers"})
"""Families of limits of which orders take."""


class Reasons:
    """Looks for what speaks against offers, with a plan's orders at hand."""

    def __init__(self, instance: Instance, plan: Plan, costs: OfferCosts, places: Places) -> None:
        self._instance = instance
        self._plan = plan
        self._costs = costs
        self._options = {option.offer.id: option for option in instance.options}
        self._columns: dict[str, Column] = {}
        for column in instance.columns:
            self._columns.setdefault(column.option.offer.id, column)
        self._suppliers = {order.supplier for order in plan.orders}
        self._entered = {
            self._options[order.offer].offer.program
            for order in plan.orders
            if order.offer in self._options
        }
        self._programs = {
            program.id: program
            for catalog in instance.project.catalogs
            for program in catalog.programs
        }
        self._places = places
        self._parts = {
            limit.key: parts_of_units(instance, limit)
            for limit in instance.limits
            if limit.family == "share" and limit.of != "served"
        }
        self._binding = self._find_binding(plan.limits)

    def _find_binding(self, uses: Iterable[LimitUse]) -> list[Limit]:
        binding = {use.key for use in uses if use.binding}
        return [
            limit
            for limit in self._instance.limits
            if limit.key in binding
            and limit.bound == "maximum"
            and limit.family
            in {"power", "racks", "pool", "budget", "share", "quantity", "suppliers"}
        ]

    def against(self, ordered: Ordered, cost: OfferCost) -> Iterator[WhyNot]:
        """List what speaks against an offer that could be ordered; at least one reason."""
        works = {one.workload: one for one in cost.works}
        rivals = self._places.rivals
        met = {workload: rivals[workload] for workload in works if workload in rivals}
        if not met:
            yield WhyNot(kind="nothing_ordered", certainty="figures")
            return
        matches = [
            match
            for workload, rivals in met.items()
            for match in (self._places.match(ordered, works[workload], rivals),)
            if match is not None
        ]
        if not matches:
            yield self._out_of_reach(ordered, works, met)
            return
        found = [*self._paid_once(ordered.option, cost)]
        if all(one.compared.cost > one.compared.planned for one in matches):
            compared = tuple(one.compared for one in matches)
            found.append(WhyNot(kind="dearer", certainty="figures", compared=compared))
        found += self._too_many(ordered)
        if not any(one.kind == "dearer" for one in found):
            found += self.over_limits(matches)
        if not found:
            compared = tuple(one.compared for one in matches)
            found.append(WhyNot(kind="mix", certainty="figures", compared=compared))
        yield from found

    def _out_of_reach(
        self,
        ordered: Ordered,
        works: dict[str, WorkCost],
        met: dict[str, Sequence[Rival]],
    ) -> WhyNot:
        """Say whether place or time keeps an offer from every order of the plan."""
        option = ordered.option
        reached = [
            (workload, rival)
            for workload, rivals in met.items()
            for rival in rivals
            if self._places.reaches(option, workload, rival)
        ]
        if not reached:
            sites = {site for rivals in met.values() for rival in rivals for site in rival.sites}
            return WhyNot(kind="elsewhere", certainty="figures", sites=tuple(sorted(sites)))
        ready = min(works[workload].ready for workload, _ in reached)
        return WhyNot(
            kind="not_ready", certainty="figures", when=self._instance.horizon.starts(ready)
        )

    # What it would take

    def _paid_once(self, option: Option, cost: OfferCost) -> Iterator[WhyNot]:
        """Say what a port or a program costs that the plan does without."""
        stacks = {self._instance.stack[one.chip] for one in option.offer.contents}
        needed = [
            one
            for one in cost.works
            if one.port is not None
            and not any(self._costs.is_ported(stack, one.workload) for stack in stacks)
        ]
        if needed and len(needed) == len(cost.works):
            least = min(needed, key=lambda one: (one.port or _NONE, one.workload))
            yield WhyNot(
                kind="port",
                certainty="figures",
                workload=least.workload,
                once=least.port,
                when=self._instance.horizon.starts(least.ready),
            )
        once = self.program_once(option, cost.period)
        if once is not None and option.offer.program not in self._entered:
            yield WhyNot(kind="program", certainty="figures", once=once)

    def enters(self, option: Option) -> bool:
        """Tell whether the plan orders anything of an offer's program."""
        return option.offer.program in self._entered

    def program_once(self, option: Option, period: int) -> Decimal | None:
        """Give what an offer's program costs once if entered in a period; None where nothing."""
        program = self._programs.get(option.offer.program)
        if program is None or program.signed or not program.one_time_cost:
            return None
        rate = self._instance.currency_rate[program.currency]
        factor = self._instance.horizon.discount(self._instance.scenario.discount_rate, period)
        return _SHOWN.multiply(EXACT.multiply(program.one_time_cost, rate), factor)

    def _too_many(self, ordered: Ordered) -> Iterator[WhyNot]:
        """Say that the smallest order does more than is asked for in any period."""
        column = ordered.columns[0]
        speeds = {
            workload: sum(
                (self._instance.rate.get((chip, workload), _NONE) * n for chip, n in held(column)),
                _NONE,
            )
            for workload, _ in self._instance.total
        }
        asked: dict[int, Decimal] = defaultdict(Decimal)
        for (workload, period), amount in self._instance.total.items():
            if speeds[workload]:
                asked[period] += EXACT.divide(amount, speeds[workload])
        most = math.ceil(max(asked.values(), default=_NONE))
        smallest = min(self._costs.smallest(column) for column in ordered.columns)
        if smallest > most:
            yield WhyNot(kind="minimum", certainty="figures", units=smallest, most=most)

    # Limits

    def over_limits(self, matches: Iterable[Match]) -> Iterator[WhyNot]:
        """Name the limits that bind and of which the offer takes more for the same work."""
        told: set[str] = set()
        for match in matches:
            if match.compared.cost > match.compared.planned:
                continue
            for limit in self._binding:
                needs, planned = self._takes(limit, match)
                if needs > planned and limit.key not in told:
                    told.add(limit.key)
                    yield WhyNot(
                        kind="limit",
                        certainty="figures",
                        limit=limit.key,
                        workload=match.compared.workload,
                        compared=(match.compared,),
                        needs=needs,
                        planned=planned,
                    )

    def _takes(self, limit: Limit, match: Match) -> tuple[Decimal, Decimal]:
        """Give what an offer and its rival take of a limit for the same work."""
        order = match.rival.order
        other = self._columns[order.offer]
        if limit.family == "suppliers":
            return Decimal(match.column.option.supplier not in self._suppliers), _NONE
        if limit.family == "share":
            return self._part(limit, match.column), self._part(limit, other)
        workload = match.compared.workload
        if limit.family == "budget":
            ours = self._cash(limit, match.column, match.site, match.units)
            work = self._throughput(match.column, workload) * match.units
            theirs = sum(
                (
                    line.amount
                    for line in self._plan.costs
                    if line.order == order.id
                    and counts(self._instance.scenario, limit, line.kind, line.period)
                ),
                _NONE,
            )
            for placement in self._plan.placements:
                if placement.order == order.id:
                    periods = self._costs.at_work(order)
                    site = self._at_site(limit, other, placement.site, periods)
                    theirs += site * placement.units
            done = self._throughput(other, workload) * order.units
            return _SHOWN.divide(ours, work), _SHOWN.divide(theirs, done)
        ours = self._of_unit(limit, match.column, frozenset({match.site}))
        theirs = self._of_unit(limit, other, match.rival.sites)
        return (
            _SHOWN.divide(ours, self._throughput(match.column, workload)),
            _SHOWN.divide(theirs, self._throughput(other, workload)),
        )

    def _throughput(self, column: Column, workload: str) -> Decimal:
        rate = self._instance.rate
        return sum((rate.get((chip, workload), _NONE) * n for chip, n in held(column)), _NONE)

    def _part(self, limit: Limit, column: Column) -> Decimal:
        if limit.of != "served":
            return self._parts[limit.key].get(column.option.offer.id, _NONE)
        named = chips_named(self._instance, limit)
        return Decimal(all(chip in named for chip, _ in held(column)))

    def _of_unit(self, limit: Limit, column: Column, sites: frozenset[str]) -> Decimal:
        if limit.family == "pool":
            return weights(self._instance, limit)(column)
        if limit.family == "quantity":
            return Decimal(counted(column, limit))
        if limit.subject not in sites:
            return _NONE
        racks = column.option.offer.racks_per_unit
        return (racks if limit.family == "racks" else column.option.kw) or _NONE

    def _cash(self, limit: Limit, column: Column, site: str, units: int) -> Decimal:
        """Give the cash that an order means in a budget's own window."""
        price = sum(
            (line.unit_price * line.units for line in price_lines(column.option.offer, units)),
            _NONE,
        )
        cash = sum(
            (
                due.amount(price, price, units)
                for due in dues(self._instance, column)
                if counts(self._instance.scenario, limit, due.kind, due.period)
            ),
            _NONE,
        )
        periods = column.at_work(self._instance.horizon.periods)
        return cash + self._at_site(limit, column, site, periods) * units

    def _at_site(self, limit: Limit, column: Column, site: str, periods: range) -> Decimal:
        """Give the energy and hosting of a unit that a budget counts."""
        return sum(
            (
                price * (column.option.kw or _NONE)
                for period in periods
                for kind, price in site_prices(self._instance, site, period)
                if counts(self._instance.scenario, limit, kind, period)
            ),
            _NONE,
        )
