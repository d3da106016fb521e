"""The same decision as anybody would write it first with PuLP.

One integer per offer, period, price break and site, one binary per break, every sum
written out, money in dollars. It answers the same question as the product (docs/model.md),
so that both find the same optimum. Rent is a part of the orders; programs, ports and
rebates stand in benchmarks.textbook_contracts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final, Literal

import pulp

from benchmarks.textbook_contracts import add_ports, add_programs, add_rebates
from procure.demand import ANYWHERE
from solver.columns import Column
from solver.instance import Instance
from solver.money import dues, gross, site_prices
from solver.rules.share import parts_of_units
from solver.rules.supply import caps

Sum = defaultdict[pulp.LpVariable, float]
"""A sum of terms: variable to factor."""
_SENSES: Final = {
    "<=": pulp.LpConstraintLE,
    ">=": pulp.LpConstraintGE,
    "==": pulp.LpConstraintEQ,
}


def textbook(instance: Instance) -> pulp.LpProblem:
    """Write the plain program of an instance; its objective is discounted money.

    Raises ValueError for an instance with something in it that the program cannot state.
    """
    if instance.fleet.chips or any(column.cumulative for column in instance.columns):
        message = "a fleet and breaks over the horizon are not stated here"
        raise ValueError(message)
    return Textbook(instance).problem


class Textbook:
    """The program while it is written.

    `units[column, tier, site]` are the integers, `used[column, tier]` the binaries,
    `cash[period]` what falls due in a period, and `worth` what is left of it in the end.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.problem = pulp.LpProblem("textbook", pulp.LpMinimize)
        self.units: dict[tuple[int, int, str], pulp.LpVariable] = {}
        self.used: dict[tuple[int, int], pulp.LpVariable] = {}
        self.cash: dict[int, Sum] = defaultdict(lambda: Sum(float))
        self.worth = Sum(float)
        self.assigned: dict[tuple[str, str, str, int], pulp.LpVariable] = {}
        for column in instance.columns:
            self._order(column)
            self._pay(column)
        self._service()
        add_programs(self)
        add_ports(self)
        add_rebates(self)
        self._limits()
        cost = Sum(float, self.worth)
        rate = instance.scenario.discount_rate
        for period, cash in self.cash.items():
            factor = float(instance.horizon.discount(rate, period))
            for variable, amount in cash.items():
                cost[variable] += factor * amount
        self.problem.setObjective(pulp.LpAffineExpression(cost))

    # What the parts of the program are written with

    def variable(
        self, name: str, high: float | None = None, *, whole: bool = True
    ) -> pulp.LpVariable:
        """Add a variable from 0 on."""
        kind = pulp.LpInteger if whole else pulp.LpContinuous
        return self.problem.add_variable(name, 0, high, kind)

    def row(
        self, terms: Mapping[pulp.LpVariable, float], sense: Literal["<=", ">=", "=="], value: float
    ) -> None:
        """Add a row; one without terms stands too, for what cannot be served at all."""
        expression = pulp.LpAffineExpression(terms)
        self.problem.addConstraint(pulp.LpConstraint(expression, _SENSES[sense], rhs=value))

    def spend(self, parts: Iterable[tuple[Column, Decimal]]) -> Sum:
        """Add up the undiscounted purchase and rent of some orders, each by its part."""
        found = Sum(float)
        for column, part in parts:
            each = part * gross(self.instance, column)
            for index, tier in enumerate(column.tiers):
                for one in self._at(column, index):
                    found[one] += float(each * tier.unit_price)
                if tier.fixed:
                    found[self.used[column.number, index]] += float(each * tier.fixed)
        return found

    def _at(self, column: Column, index: int) -> list[pulp.LpVariable]:
        return [self.units[column.number, index, site] for site in column.candidate.sites]

    def _all(self, column: Column) -> list[pulp.LpVariable]:
        return [one for index in range(len(column.tiers)) for one in self._at(column, index)]

    # Orders and what they cost

    def _order(self, column: Column) -> None:
        choice: list[pulp.LpVariable] = []
        for index, tier in enumerate(column.tiers):
            name = f"{column.number}_{index}"
            chosen = self.variable(f"z_{name}", 1)
            count = self.variable(f"k_{name}")
            self.used[column.number, index] = chosen
            for place, site in enumerate(column.candidate.sites):
                self.units[column.number, index, site] = self.variable(f"x_{name}_{place}")
            ordered = dict.fromkeys(self._at(column, index), 1.0)
            self.row({**ordered, count: -column.multiple}, "==", 0)
            self.row({count: 1, chosen: -(tier.high or 0)}, "<=", 0)
            self.row({count: 1, chosen: -tier.low}, ">=", 0)
            choice.append(chosen)
        self.row(dict.fromkeys(choice, 1.0), "<=", 1)

    def _pay(self, column: Column) -> None:
        horizon, rate = self.instance.horizon, self.instance.scenario.discount_rate
        for due in dues(self.instance, column):
            # What is worth something in the end is no cash, and discounted here.
            is_worth = due.kind == "residual"
            line = self.worth if is_worth else self.cash[due.period]
            factor = horizon.discount(rate, due.period) if is_worth else Decimal(1)
            for index, tier in enumerate(column.tiers):
                price = float(factor * (due.part * tier.unit_price + due.per_unit))
                if price:
                    for one in self._at(column, index):
                        line[one] += price
                once = float(factor * (due.part * tier.fixed + due.fixed))
                if once:
                    line[self.used[column.number, index]] += once
        for site, period in self._stays(column):
            prices = site_prices(self.instance, site, period)
            power = float((column.option.kw or 0) * sum(price for _, price in prices))
            if power:
                for one in self._standing(column, site):
                    self.cash[period][one] += power

    def _stays(self, column: Column) -> Iterable[tuple[str, int]]:
        """List the sites and periods in which the units of an order can be in place."""
        periods = [t for t in range(self.instance.horizon.periods) if column.active(t)]
        return [(site, period) for site in column.candidate.sites for period in periods]

    def _standing(self, column: Column, site: str) -> list[pulp.LpVariable]:
        return [self.units[column.number, index, site] for index in range(len(column.tiers))]

    # What the chips are for

    def _service(self) -> None:
        """Write the rows of use and of service, and the price of what falls short."""
        self._use()
        served: dict[tuple[str, int], Sum] = defaultdict(lambda: Sum(float))
        served_at: dict[tuple[str, str, int], Sum] = defaultdict(lambda: Sum(float))
        for (chip, workload, site, period), part in self.assigned.items():
            rate = float(self.instance.rate[chip, workload])
            served[workload, period][part] = rate
            served_at[workload, site, period][part] = rate
        horizon = self.instance.horizon
        for (workload, site, period), need in self.instance.need.items():
            price = self.instance.shortfall_price.get(workload)
            if price is not None:
                name = f"h_{self.problem.numVariables()}"
                missing = self.variable(name, float(need), whole=False)
                factor = horizon.discount(self.instance.scenario.discount_rate, period)
                self.worth[missing] = float(price * horizon.years(period) * factor)
                served_at[workload, site, period][missing] = 1.0
                served[workload, period][missing] = 1.0
            if site != ANYWHERE:
                self.row(served_at[workload, site, period], ">=", float(need))
        for place, total in self.instance.total.items():
            self.row(served[place], ">=", float(total))

    def _use(self) -> None:
        """Let no more chips work than are there."""
        use: dict[tuple[str, str, int], Sum] = defaultdict(lambda: Sum(float))
        for column in self.instance.columns:
            for site, period in self._stays(column):
                for content in column.option.offer.contents:
                    row = use[content.chip, site, period]
                    for one in self._standing(column, site):
                        row[one] -= content.count
        works: dict[str, list[str]] = defaultdict(list)
        for chip, workload in self.instance.rate:
            works[chip].append(workload)
        for (chip, site, period), row in use.items():
            for workload in works[chip]:
                part = self.variable(f"a_{len(self.assigned)}", whole=False)
                self.assigned[chip, workload, site, period] = part
                row[part] = 1.0
            self.row(row, "<=", 0)

    # Limits

    def _limits(self) -> None:
        for limit in self.instance.limits:
            if limit.family == "supply":
                self._supply()
                continue
            if limit.family not in {"budget", "power", "share"}:
                # Dates and export rules are in what can be ordered when.
                continue
            value = float(self.instance.limit_value(limit))
            if limit.family == "budget":
                spent = Sum(float)
                for period, cash in self.cash.items():
                    if limit.period in {None, period}:
                        for variable, amount in cash.items():
                            spent[variable] += amount
                self.row(spent, "<=", value)
            elif limit.family == "power":
                for load in self._load(limit.subject).values():
                    self.row(load, "<=", value)
            elif limit.family == "share":
                parts = parts_of_units(self.instance, limit)
                columns = self.instance.columns
                row = self.spend((c, parts.get(c.option.offer.id, Decimal(0))) for c in columns)
                for variable, amount in self.spend((c, Decimal(1)) for c in columns).items():
                    row[variable] -= value * amount
                self.row(row, "<=" if limit.bound == "maximum" else ">=", 0)

    def _load(self, site: str) -> Mapping[int, Sum]:
        """Add up the kW of all that is in place at a site, by period."""
        load: dict[int, Sum] = defaultdict(lambda: Sum(float))
        for column in self.instance.columns:
            if column.option.kw:
                for place, period in self._stays(column):
                    if place == site:
                        for one in self._standing(column, site):
                            load[period][one] += float(column.option.kw)
        return load

    def _supply(self) -> None:
        """Keep deliveries within what suppliers state, and within the ramps of programs."""
        for cap in caps(self.instance):
            taken = Sum(float)
            for column in cap.columns:
                for one in self._all(column):
                    taken[one] += cap.each[column.number]
            self.row(taken, "<=", cap.most)
