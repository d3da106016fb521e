"""The mixed-integer program of a scenario (docs/model.md), written with PuLP.

Variables, with a column standing for an offer ordered in one period:

    n[column, tier]   integer  multiples of the order bought at a tier's price
    z[column, tier]   binary   that tier is used, where a tier has to be chosen
    p[column, site]   integer  units delivered to a site
    a[c, w, s, t]     >= 0     throughput of chips c used for w at s, as a part of total[w, t]
    h[w, s, t]        0..1     demand not served, as a part of need[w, s, t]

Throughputs and shortfalls are fractions of the demand, and money is divided by
`money_scale`, so that all rows have figures of about 1 to 1e4 whether four thousand or
forty billion dollars are planned; tolerances of the engine then mean the same everywhere.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

import pulp

from procure.units import EXACT
from solver.instance import Column, Instance
from solver.money import Price, dues, energy, gross, hosting

Terms = dict[pulp.LpVariable, float]
"""A linear expression: variable to coefficient."""

_LARGEST_SUM: Final = 10_000


class Model:
    """The program of one instance, open for the rules of solver.rules to add their rows.

    With `elastic`, every rule that may give gets a slack variable, as a fraction of its
    value, and the objective is their sum instead of the cost.
    """

    def __init__(self, instance: Instance, *, elastic: bool = False) -> None:
        self.instance = instance
        self.elastic = elastic
        self.problem = pulp.LpProblem("plan", pulp.LpMinimize)
        self.money_scale = _money_scale(instance)
        self.tier_units: dict[int, tuple[Terms, ...]] = {}
        self.tier_used: dict[int, tuple[pulp.LpVariable, ...]] = {}
        self.units: dict[int, Terms] = {}
        self.placed: dict[int, dict[str, Terms]] = {}
        self.slacks: dict[str, list[pulp.LpVariable]] = defaultdict(list)
        self._variables = 0
        self._spend: pulp.LpVariable | None = None
        self._cash: Mapping[int, Terms] | None = None
        # Keeps a program without any offer a program: engines refuse an empty one.
        self._nothing = self.variable("nothing", high=0)
        self.objective: Terms = {self._nothing: 0.0}
        for column in instance.columns:
            self._add_order(column)

    # Building blocks for the rules

    def variable(
        self, name: str, *, high: float | None = None, integer: bool = False
    ) -> pulp.LpVariable:
        """Add a variable from 0 to `high`; `name` is for readers of the program only."""
        kind = pulp.LpInteger if integer else pulp.LpContinuous
        self._variables += 1
        # PuLP tells variables apart by name and rewrites characters of it, so that
        # names made of the project's own words could fall together.
        return self.problem.add_variable(f"{name}_{self._variables}", 0, high, kind)

    def at_most(self, terms: Mapping[pulp.LpVariable, float], most: float) -> None:
        """Add the row terms <= most."""
        self._row(terms, pulp.LpConstraintLE, most)

    def at_least(self, terms: Mapping[pulp.LpVariable, float], least: float) -> None:
        """Add the row terms >= least."""
        self._row(terms, pulp.LpConstraintGE, least)

    def equal(self, terms: Mapping[pulp.LpVariable, float], value: float) -> None:
        """Add the row terms == value."""
        self._row(terms, pulp.LpConstraintEQ, value)

    def _row(self, terms: Mapping[pulp.LpVariable, float], sense: int, value: float) -> None:
        expression = pulp.LpAffineExpression(dict(terms) if terms else {self._nothing: 0.0})
        self.problem.addConstraint(pulp.LpConstraint(expression, sense, rhs=value))

    def slack(self, key: str) -> pulp.LpVariable | None:
        """Give a variable by which the limit of a key may give, or None where it may not."""
        if not self.elastic:
            return None
        slack = self.variable("slack")
        self.slacks[key].append(slack)
        return slack

    def solver_objective(self) -> pulp.LpAffineExpression:
        """Give what the engine minimises."""
        if not self.elastic:
            return pulp.LpAffineExpression(self.objective)
        parts = [slack for slacks in self.slacks.values() for slack in slacks]
        return pulp.LpAffineExpression(dict.fromkeys(parts, 1.0) or {self._nothing: 0.0})

    # Orders and where they go

    def _add_order(self, column: Column) -> None:
        bought = [
            self.variable(f"n_{column.number}", high=tier.high, integer=True)
            for tier in column.tiers
        ]
        if column.needs_choice:
            used = [self.variable(f"z_{column.number}", high=1, integer=True) for _ in column.tiers]
            for tier, count, chosen in zip(column.tiers, bought, used, strict=True):
                self.at_most({count: 1.0, chosen: -float(tier.high or 0)}, 0)
                self.at_least({count: 1.0, chosen: -float(tier.low)}, 0)
            if len(used) > 1:
                self.at_most(dict.fromkeys(used, 1.0), 1)
            self.tier_used[column.number] = tuple(used)
        multiple = float(column.multiple)
        self.tier_units[column.number] = tuple({count: multiple} for count in bought)
        self.units[column.number] = dict.fromkeys(bought, multiple)
        self._add_placement(column)

    def _add_placement(self, column: Column) -> None:
        sites = column.option.sites
        if len(sites) == 1:
            self.placed[column.number] = {sites[0]: self.units[column.number]}
            return
        most = column.most * column.multiple
        delivered = {
            site: self.variable(f"p_{column.number}", high=most, integer=True) for site in sites
        }
        self.placed[column.number] = {site: {part: 1.0} for site, part in delivered.items()}
        balance: Terms = dict.fromkeys(delivered.values(), 1.0)
        for count, units in self.units[column.number].items():
            balance[count] = -units
        self.equal(balance, 0)

    # Sums that several rules need

    def order_terms(self, column: Column, prices: Iterable[Price]) -> Terms:
        """Give the linear cost of an order from its price in each tier, in scaled money."""
        terms: Terms = {}
        used = self.tier_used.get(column.number)
        for index, (per_unit, fixed) in enumerate(prices):
            for count, units in self.tier_units[column.number][index].items():
                if per_unit:
                    terms[count] = self.scaled(per_unit) * units
            if used is not None and fixed:
                terms[used[index]] = self.scaled(fixed)
        return terms

    def scaled(self, money: Decimal) -> float:
        """Give an amount of the project's currency as the model's money."""
        return float(EXACT.divide(money, self.money_scale))

    def gross_spend(self, columns: Iterable[Column]) -> Terms:
        """Give the undiscounted purchase and rent of some columns, as committed."""
        spend: Terms = {}
        for column in columns:
            add_terms(spend, self.order_terms(column, gross(self.instance, column)))
        return spend

    def total_spend(self) -> pulp.LpVariable:
        """Give the one variable that equals all purchase and rent, for every share to use."""
        if self._spend is None:
            total = self.variable("spend")
            terms = self.gross_spend(self.instance.columns)
            terms[total] = -1.0
            self.equal(terms, 0)
            self._spend = total
        return self._spend

    def capacity(self) -> Mapping[tuple[str, str, int], Terms]:
        """Give the chips of a model usable at a site in a period, by (chip, site, period)."""
        found: dict[tuple[str, str, int], Terms] = defaultdict(dict)
        for column in self.instance.columns:
            periods = [t for t in range(self.instance.horizon.periods) if column.active(t)]
            for content in column.option.offer.contents:
                for site, units in self.placed[column.number].items():
                    for period in periods:
                        add_terms(found[content.chip, site, period], units, content.count)
        return found

    def at_site(self, site: str, period: int) -> Iterable[tuple[Column, Terms]]:
        """List the columns whose units may stand at a site in a period, with those units."""
        for column in self.instance.columns:
            if site in self.placed[column.number] and column.active(period):
                yield column, self.placed[column.number][site]

    def cash(self) -> Mapping[int, Terms]:
        """Give the undiscounted cash due in each period, also past the horizon."""
        if self._cash is None:
            self._cash = self._all_cash()
        return self._cash

    def _all_cash(self) -> dict[int, Terms]:
        cash: dict[int, Terms] = defaultdict(dict)
        for column in self.instance.columns:
            for due in dues(self.instance, column):
                if due.kind != "residual":
                    add_terms(cash[due.period], self.order_terms(column, due.prices))
            kw = column.option.kw
            for site, units in self.placed[column.number].items():
                for period in range(self.instance.horizon.periods):
                    if kw and column.active(period):
                        cost = energy(self.instance, site, period) + hosting(self.instance, site)
                        add_terms(cash[period], units, self.scaled(cost * kw))
        return cash

    def charge(self) -> None:
        """Put all costs, discounted by the period in which they fall due, in the objective."""
        horizon = self.instance.horizon
        rate = self.instance.scenario.discount_rate
        for period, terms in self.cash().items():
            add_terms(self.objective, terms, float(horizon.discount(rate, period)))
        for column in self.instance.columns:
            for due in dues(self.instance, column):
                if due.kind == "residual":
                    worth = self.order_terms(column, due.prices)
                    add_terms(self.objective, worth, float(horizon.discount(rate, due.period)))


def add_terms(into: Terms, terms: Mapping[pulp.LpVariable, float], factor: float = 1.0) -> None:
    """Add a multiple of one linear expression to another in place."""
    for variable, coefficient in terms.items():
        into[variable] = into.get(variable, 0.0) + coefficient * factor


def _money_scale(instance: Instance) -> Decimal:
    """Choose the power of ten that brings the plan's cost to 1e3 to 1e4.

    The cost is estimated by serving each workload's peak with its cheapest chips.
    """
    cheapest: dict[str, Decimal] = {}
    for column in instance.columns:
        per_unit = min(price for price, _ in gross(instance, column))
        for workload in column.option.workloads:
            speed = sum(
                instance.rate.get((one.chip, workload), Decimal(0)) * one.count
                for one in column.option.offer.contents
            )
            if speed:
                price = EXACT.divide(per_unit, Decimal(speed))
                cheapest[workload] = min(price, cheapest.get(workload, price))
    cost = Decimal(0)
    for workload, price in cheapest.items():
        peak = max(amount for (served, _), amount in instance.total.items() if served == workload)
        cost += price * peak
    if cost <= 0:
        return Decimal(1)
    return Decimal(10) ** (math.floor(math.log10(cost)) + 1 - round(math.log10(_LARGEST_SUM)))
