"""How well the chips in place can serve the demand, by linear programs.

The value is what the scenario's objective counts of it: the discounted price of what is
not served, or for `max_served` and `earliest` the weighted years of it.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import highspy
import numpy as np

from tests.solver.brute.market import Market, PortStart
from tests.solver.brute.rules import Rules
from tests.solver.brute.slots import Choice

INFINITE = highspy.kHighsInf

Stock = dict[tuple[str, str, int], int]
"""How many chips of a model are at a site in a period."""


class Need(NamedTuple):
    """Demand of a workload in a period at a site or (empty) at any; what a unit missed counts.

    `price` is None where nothing may be missed.
    """

    workload: str
    site: str
    period: int
    amount: float
    price: float | None


class Use(NamedTuple):
    """Chips at a site doing a workload in a period, at some speed."""

    chip: str
    site: str
    workload: str
    period: int
    speed: float


class Service:
    """The demand of a market, and the best assignments."""

    def __init__(self, market: Market, rules: Rules) -> None:
        self.market = market
        self.rules = rules
        self.staged = market.scenario.objective != "min_cost"
        self.shares = [one for one in market.limits if one.family == "share" and one.of == "served"]
        self.asked: dict[tuple[str, int], float] = defaultdict(float)
        for row in market.scenario.demand:
            for period in market.periods:
                self.asked[row.workload, period] += float(row.amounts[period] * market.over)
        self.needs = [
            Need(
                row.workload,
                row.site,
                period,
                float(row.amounts[period] * market.over),
                self.price(row.workload, period),
            )
            for row in market.scenario.demand
            for period in market.periods
            if row.amounts[period]
        ]
        self.stacks = {market.chips[one.chip].stack for one in market.held}
        self._known: dict[object, float | None] = {}

    def price(self, workload: str, period: int) -> float | None:
        """Give what a unit of throughput missed in a period counts, None if it must not be."""
        scenario, years = self.market.scenario, float(self.market.years(period))
        if self.staged:
            if scenario.objective == "earliest" and period == self.market.end - 1:
                return None
            weights = {one.workload: float(one.weight) for one in scenario.weights}
            asked = self.asked[workload, period]
            return weights.get(workload, 1.0) * years / asked if asked else 0.0
        prices = {one.workload: float(one.price) for one in scenario.shortfall_prices}
        if workload not in prices:
            return None
        return prices[workload] * years * float(self.market.factor(period))

    def value(self, stock: Stock, ports: tuple[PortStart, ...]) -> float | None:
        """Give the least value of what goes unserved, or None where it must not."""
        if self.shares:
            return self._solve(self.needs, self._uses(stock, ports), stock)
        total = 0.0
        for period in self.market.periods:
            there = {place: chips for place, chips in stock.items() if place[2] == period}
            running = tuple(port for port in ports if self.market.ready(port) <= period)
            key = (period, frozenset(there.items()), frozenset(one[:2] for one in running))
            if key not in self._known:
                needs = [need for need in self.needs if need.period == period]
                self._known[key] = self._solve(needs, self._uses(there, ports), there)
            known = self._known[key]
            if known is None:
                return None
            total += known
        return total

    def stock(self, picked: Sequence[Choice]) -> Stock:
        """Count the chips in place."""
        stock: Stock = defaultdict(int)
        for period in self.market.periods:
            for held in self.market.held:
                if self.market.is_there(held, period):
                    stock[held.chip, held.site, period] += held.chips
            for choice in picked:
                if choice.slot.works(period):
                    for site, units in choice.places():
                        for content in choice.slot.offer.contents:
                            stock[content.chip, site, period] += content.count * units
        return stock

    def _uses(self, stock: Stock, ports: tuple[PortStart, ...]) -> list[Use]:
        return [
            Use(chip, site, work.id, period, float(speed))
            for chip, site, period in stock
            for work in self.market.project.workloads
            if (speed := self.market.speed(chip, work.id, period, ports))
            and self.asked[work.id, period]
        ]

    def _solve(self, needs: list[Need], uses: list[Use], stock: Stock) -> float | None:
        if not needs:
            return 0.0
        # Each column is its cost and its upper bound, each row its bounds and its columns.
        columns = [(0.0, float(stock[one.chip, one.site, one.period])) for one in uses]
        rows: list[tuple[float, float, dict[int, float]]] = []
        for (chip, site, period), chips in stock.items():
            here = (chip, site, period)
            members = {
                i: 1.0 for i, one in enumerate(uses) if (one.chip, one.site, one.period) == here
            }
            if members:
                rows.append((-INFINITE, float(chips), members))
        whole: dict[tuple[str, int], dict[int, float]] = defaultdict(dict)
        for i, use in enumerate(uses):
            whole[use.workload, use.period][i] = use.speed
        for need in needs:
            missing = len(columns)
            columns.append((need.price or 0.0, 0.0 if need.price is None else need.amount))
            if need.site:
                row = {
                    i: one.speed
                    for i, one in enumerate(uses)
                    if (one.workload, one.site, one.period) == need[:3]
                }
                rows.append((need.amount, INFINITE, row | {missing: 1.0}))
            whole[need.workload, need.period][missing] = 1.0
        places = dict.fromkeys((need.workload, need.period) for need in needs)
        # Where shares of the work count, no more is done than is asked for; what falls short at
        # a site is part of that, and cannot be made up for at a site that asks for nothing.
        most = self.asked if self.shares else dict.fromkeys(places, INFINITE)
        rows += [(self.asked[place], most[place], whole[place]) for place in places]
        rows += self._shares(uses)
        return _least(columns, rows)

    def _shares(self, uses: list[Use]) -> list[tuple[float, float, dict[int, float]]]:
        found = []
        for limit in self.shares:
            assert limit.value is not None
            row: dict[int, float] = {}
            for i, use in enumerate(uses):
                part = float(self.rules.is_of(limit, use.chip)) - float(limit.value)
                years = float(self.market.years(use.period))
                row[i] = part * years * use.speed / self.asked[use.workload, use.period]
            bounds = (-INFINITE, 0.0) if limit.bound == "maximum" else (0.0, INFINITE)
            found.append((*bounds, row))
        return found


def _least(
    columns: list[tuple[float, float]], rows: list[tuple[float, float, dict[int, float]]]
) -> float | None:
    program = highspy.Highs()  # type: ignore[no-untyped-call] # it has no annotations
    program.setOptionValue("output_flag", False)
    for cost, high in columns:
        program.addCol(cost, 0.0, high, 0, np.array([], dtype=np.int32), np.array([]))
    for low, high, row in rows:
        members = [(i, each) for i, each in row.items() if each]
        program.addRow(
            low,
            high,
            len(members),
            np.array([i for i, _ in members], dtype=np.int32),
            np.array([each for _, each in members], dtype=float),
        )
    program.run()
    if program.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return float(program.getInfo().objective_function_value)
