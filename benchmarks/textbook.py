"""The same decision as anybody would write it first with PuLP.

One integer per offer, period, price break and site, one binary per break, every sum
written out term by term, money in dollars. It answers the same question as the product
(docs/model.md), so that both find the same optimum. Rent is a part of the orders;
programs, ports and rebates stand in benchmarks.textbook_contracts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

import pulp

from benchmarks.textbook_contracts import add_ports, add_programs, add_rebates
from procure.demand import ANYWHERE
from solver.columns import Column
from solver.instance import Instance
from solver.money import dues, gross, site_prices
from solver.rules.share import parts_of_units
from solver.rules.supply import caps


def textbook(instance: Instance) -> pulp.LpProblem:
    """Write the plain program of an instance; its objective is discounted money.

    Raises ValueError for an instance with something in it that the program cannot state.
    """
    if instance.fleet.chips or any(column.cumulative for column in instance.columns):
        message = "a fleet and breaks over the horizon are not stated here"
        raise ValueError(message)
    return _Textbook(instance).problem


class _Textbook:
    """The program while it is written.

    `units[column, tier, site]` are the integers, `used[column, tier]` the binaries,
    `cash[period]` what falls due in a period, and `worth` what is left of it in the end.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.problem = pulp.LpProblem("textbook", pulp.LpMinimize)
        self.units: dict[tuple[int, int, str], pulp.LpVariable] = {}
        self.used: dict[tuple[int, int], pulp.LpVariable] = {}
        self.cash: dict[int, list[object]] = defaultdict(list)
        self.worth: list[object] = []
        self.assigned: dict[tuple[str, str, str, int], pulp.LpVariable] = {}
        for column in instance.columns:
            self._order(column)
            self._pay(column)
        penalty = self._service()
        add_programs(self)
        add_ports(self)
        add_rebates(self)
        self._limits()
        rate = instance.scenario.discount_rate
        cost = pulp.lpSum(
            float(instance.horizon.discount(rate, period)) * pulp.lpSum(terms)
            for period, terms in self.cash.items()
        )
        self.problem.setObjective(cost + pulp.lpSum(self.worth) + pulp.lpSum(penalty))

    def ordered(self, column: Column) -> pulp.LpAffineExpression:
        """Add up the units of an order."""
        return pulp.lpSum(self._at(column, index) for index in range(len(column.tiers)))

    def spend(self, columns: Iterable[Column]) -> pulp.LpAffineExpression:
        """Add up the undiscounted purchase and rent of some orders."""
        return self._spend((column, Decimal(1)) for column in columns)

    def _spend(self, parts: Iterable[tuple[Column, Decimal]]) -> pulp.LpAffineExpression:
        return pulp.lpSum(
            float(part * gross(self.instance, column) * price) * variable
            for column, part in parts
            for index, tier in enumerate(column.tiers)
            for price, variable in (
                *((tier.unit_price, one) for one in self._at(column, index)),
                (tier.fixed, self.used[column.number, index]),
            )
        )

    def _at(self, column: Column, index: int) -> list[pulp.LpVariable]:
        return [self.units[column.number, index, site] for site in column.candidate.sites]

    def _order(self, column: Column) -> None:
        problem = self.problem
        for index, tier in enumerate(column.tiers):
            name = f"{column.number}_{index}"
            chosen = problem.add_variable(f"z_{name}", 0, 1, pulp.LpInteger)
            count = problem.add_variable(f"k_{name}", 0, None, pulp.LpInteger)
            self.used[column.number, index] = chosen
            for place, site in enumerate(column.candidate.sites):
                self.units[column.number, index, site] = problem.add_variable(
                    f"x_{name}_{place}", 0, None, pulp.LpInteger
                )
            problem.addConstraint(pulp.lpSum(self._at(column, index)) == column.multiple * count)
            problem.addConstraint(count <= (tier.high or 0) * chosen)
            problem.addConstraint(count >= tier.low * chosen)
        choice = pulp.lpSum(self.used[column.number, index] for index in range(len(column.tiers)))
        problem.addConstraint(choice <= 1)

    def _pay(self, column: Column) -> None:
        horizon = self.instance.horizon
        for due in dues(self.instance, column):
            line = self.worth if due.kind == "residual" else self.cash[due.period]
            # What is worth something in the end is no cash, and discounted here.
            rate = self.instance.scenario.discount_rate
            factor = horizon.discount(rate, due.period) if due.kind == "residual" else Decimal(1)
            for index, tier in enumerate(column.tiers):
                price = float(factor * (due.part * tier.unit_price + due.per_unit))
                line += [price * one for one in self._at(column, index)]
                once = float(factor * (due.part * tier.fixed + due.fixed))
                if once:
                    line.append(once * self.used[column.number, index])
        kw = column.option.kw
        if not kw:
            return
        for site in column.candidate.sites:
            for period in range(horizon.periods):
                if column.active(period):
                    prices = site_prices(self.instance, site, period)
                    power = float(kw * sum(price for _, price in prices))
                    self.cash[period] += [
                        power * self.units[column.number, index, site]
                        for index in range(len(column.tiers))
                    ]

    def _service(self) -> list[object]:
        """Write the rows of use and of service; give the price of what falls short."""
        self._use()
        served: dict[tuple[str, int], list[object]] = defaultdict(list)
        served_at: dict[tuple[str, str, int], list[object]] = defaultdict(list)
        for (chip, workload, site, period), part in self.assigned.items():
            work = float(self.instance.rate[chip, workload]) * part
            served[workload, period].append(work)
            served_at[workload, site, period].append(work)
        penalty: list[object] = []
        rate = self.instance.scenario.discount_rate
        for (workload, site, period), need in self.instance.need.items():
            here = list(served_at[workload, site, period])
            price = self.instance.shortfall_price.get(workload)
            if price is not None:
                missing = self.problem.add_variable(f"h_{len(penalty)}", 0, float(need))
                years = self.instance.horizon.years(period)
                factor = self.instance.horizon.discount(rate, period)
                penalty.append(float(price * years * factor) * missing)
                here.append(missing)
                served[workload, period].append(missing)
            if site != ANYWHERE:
                self.problem.addConstraint(pulp.lpSum(here) >= float(need))
        for place, total in self.instance.total.items():
            self.problem.addConstraint(pulp.lpSum(served[place]) >= float(total))
        return penalty

    def _use(self) -> None:
        """Let no more chips work than are there."""
        stock: dict[tuple[str, str, int], list[object]] = defaultdict(list)
        for column in self.instance.columns:
            for period in range(self.instance.horizon.periods):
                if column.active(period):
                    for site in column.candidate.sites:
                        for one in column.option.offer.contents:
                            stock[one.chip, site, period] += [
                                one.count * self.units[column.number, index, site]
                                for index in range(len(column.tiers))
                            ]
        works: dict[str, list[str]] = defaultdict(list)
        for chip, workload in self.instance.rate:
            works[chip].append(workload)
        for (chip, site, period), chips in stock.items():
            use = []
            for workload in works[chip]:
                part = self.problem.add_variable(f"a_{len(self.assigned)}", 0)
                self.assigned[chip, workload, site, period] = part
                use.append(part)
            self.problem.addConstraint(pulp.lpSum(use) <= pulp.lpSum(chips))

    def _limits(self) -> None:
        add = self.problem.addConstraint
        for limit in self.instance.limits:
            if limit.family == "budget":
                due = [terms for t, terms in self.cash.items() if limit.period in (None, t)]
                spent = pulp.lpSum(pulp.lpSum(terms) for terms in due)
                add(spent <= float(self.instance.limit_value(limit)))
            elif limit.family == "power":
                for terms in self._load(limit.subject).values():
                    add(pulp.lpSum(terms) <= float(self.instance.limit_value(limit)))
            elif limit.family == "share":
                part = self._named(parts_of_units(self.instance, limit))
                whole = float(self.instance.limit_value(limit)) * self.spend(self.instance.columns)
                add(part <= whole if limit.bound == "maximum" else part >= whole)
            elif limit.family == "supply":
                self._supply()

    def _named(self, parts: Mapping[str, Decimal]) -> pulp.LpAffineExpression:
        """Add up the spend that belongs to a share, by the part of each offer that does."""
        return self._spend(
            (column, parts[column.option.offer.id])
            for column in self.instance.columns
            if column.option.offer.id in parts
        )

    def _load(self, site: str) -> Mapping[int, list[object]]:
        """List the kW of all that is in place at a site, by period."""
        load: dict[int, list[object]] = defaultdict(list)
        for column in self.instance.columns:
            if site not in column.candidate.sites or not column.option.kw:
                continue
            for period in range(self.instance.horizon.periods):
                if column.active(period):
                    load[period] += [
                        float(column.option.kw) * self.units[column.number, index, site]
                        for index in range(len(column.tiers))
                    ]
        return load

    def _supply(self) -> None:
        """Keep deliveries within what suppliers state, and within the ramps of programs."""
        for cap in caps(self.instance):
            taken = pulp.lpSum(
                cap.each[column.number] * one
                for column in cap.columns
                for index in range(len(column.tiers))
                for one in self._at(column, index)
            )
            self.problem.addConstraint(taken <= cap.most)
