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

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

import pulp

from procure.offers import Offer
from procure.plan import CostKind
from procure.units import EXACT
from solver import contracts, cumulative
from solver.columns import Column
from solver.engine import ShouldStop, never
from solver.instance import Instance
from solver.money import Due, dues, gross, site_prices
from solver.program import Program
from solver.reach import reach
from solver.scale import money_scale
from solver.standing import Standing
from solver.terms import Terms, add_terms, multiplied, total
from solver.uncollected import uncollected


class Model(Program):
    """The program of one instance, open for the rules of solver.rules to add their rows.

    With `elastic`, every rule that may give gets a slack variable, as a fraction of its
    value, and the objective is their sum instead of the cost. `overstated` is how much
    more than the cost the objective may be.
    """

    @uncollected()
    def __init__(
        self, instance: Instance, *, elastic: bool = False, should_stop: ShouldStop = never
    ) -> None:
        super().__init__("plan", should_stop)
        self.instance = instance
        self.elastic = elastic
        self.reach = reach(instance)
        self.money_scale = money_scale(instance, self.reach)
        self.tier_units: dict[int, tuple[Terms, ...]] = {}
        self.tier_used: dict[int, tuple[pulp.LpVariable, ...]] = {}
        self.units: dict[int, Terms] = {}
        self.placed: dict[int, dict[str, Terms]] = {}
        self.slacks: dict[str, list[pulp.LpVariable]] = defaultdict(list)
        self.invoiced: dict[int, Terms] = {}
        self.final: dict[int, Terms] = {}
        self.ports: dict[tuple[str, str], tuple[pulp.LpVariable, ...]] = {}
        self.rebates: dict[str, pulp.LpVariable] = {}
        self.overstated = 0.0
        self.short: Terms = {}
        self.payments: dict[tuple[str, int], Terms] = defaultdict(dict)
        self.assigned: dict[tuple[str, str, str, int], pulp.LpVariable] = {}
        self.asked: dict[tuple[str, int], Terms] = {}
        self.totals: dict[str, pulp.LpVariable] = {}
        self._site_price: dict[tuple[str, int], float] = {}
        self._spend: pulp.LpVariable | None = None
        self._cash: dict[tuple[CostKind, int], Terms] = defaultdict(dict)
        self.objective: Terms = {self.one: 0.0}
        for column in instance.columns:
            self._add_order(column)
        cumulative.constrain(self)
        self._add_costs()
        contracts.constrain(self)

    # Building blocks for the rules

    def slack(self, key: str) -> pulp.LpVariable | None:
        """Give a variable by which the limit of a key may give, or None where it may not."""
        if not self.elastic:
            return None
        slack = self.variable("slack")
        self.slacks[key].append(slack)
        return slack

    def minimise(self, terms: Terms) -> None:
        """Set what the engine minimises."""
        self.problem.setObjective(pulp.LpAffineExpression(terms or {self.one: 0.0}))

    def solver_objective(self) -> pulp.LpAffineExpression:
        """Give what the engine minimises."""
        if not self.elastic:
            return pulp.LpAffineExpression(self.objective)
        parts = [slack for slacks in self.slacks.values() for slack in slacks]
        return pulp.LpAffineExpression(dict.fromkeys(parts, 1.0) or {self.one: 0.0})

    # Orders and where they go

    def _add_order(self, column: Column) -> None:
        bought = [
            self.variable(f"n_{column.number}", high=tier.high, integer=True)
            for tier in column.tiers
        ]
        if column.needs_choice:
            used = [self.variable(f"z_{column.number}", high=1, integer=True) for _ in column.tiers]
            for tier, count, chosen in zip(column.tiers, bought, used, strict=True):
                self.in_range(count, float(tier.low), float(tier.high or 0), chosen)
            if len(used) > 1:
                self.at_most(dict.fromkeys(used, 1.0), 1)
            self.tier_used[column.number] = tuple(used)
        multiple = float(column.multiple)
        self.tier_units[column.number] = tuple({count: multiple} for count in bought)
        self.units[column.number] = dict.fromkeys(bought, multiple)
        if not column.cumulative:
            self.invoiced[column.number] = self.final[column.number] = self._price(column)
        self._add_placement(column)

    def _add_placement(self, column: Column) -> None:
        sites = column.candidate.sites
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

    def _price(self, column: Column) -> Terms:
        """Give the sum of the units' prices as quoted."""
        terms: Terms = {}
        used = self.tier_used.get(column.number)
        for index, tier in enumerate(column.tiers):
            for count, units in self.tier_units[column.number][index].items():
                terms[count] = float(tier.unit_price) * units
            if used is not None and tier.fixed:
                terms[used[index]] = float(tier.fixed)
        return terms

    def only_if(self, column: Column, allowed: Terms) -> None:
        """Let a column be ordered only where a sum of binary variables is 1."""
        used = self.tier_used.get(column.number)
        if used is not None:
            row: Terms = dict.fromkeys(used, 1.0)
            add_terms(row, allowed, -1.0)
        else:
            row = dict(self.units[column.number])
            add_terms(row, allowed, -float(column.most * column.multiple))
        self.at_most(row, 0)

    def fix(self, number: int, sites: Mapping[str, int]) -> None:
        """Fix what is ordered of a column: so many units at each of its sites."""
        for parts, units in [
            (self.units[number], sum(sites.values())),
            *((self.placed[number][site], at) for site, at in sites.items()),
        ]:
            self.equal(parts, units)
        for chosen in self.tier_used.get(number, ()):
            chosen.lowBound = 1

    # Sums that several rules need

    def order_terms(self, column: Column, due: Due) -> Terms:
        """Give what an order costs of one kind in one period, in scaled money."""
        terms: Terms = {}
        price = self.final if due.final else self.invoiced
        if due.part:
            add_terms(terms, price[column.number], self.scaled(due.part))
        if due.per_unit:
            add_terms(terms, self.units[column.number], self.scaled(due.per_unit))
        if due.fixed:
            used = self.tier_used[column.number]
            add_terms(terms, dict.fromkeys(used, 1.0), self.scaled(due.fixed))
        return terms

    def in_money(self, objective: float) -> float:
        """Give a value of the objective as money, with what lies beyond the model."""
        return objective * float(self.money_scale) + float(self.reach.cost)

    def scaled(self, money: Decimal) -> float:
        """Give an amount of the project's currency as the model's money."""
        return float(EXACT.divide(money, self.money_scale))

    def gross_spend(self, columns: Iterable[Column]) -> Terms:
        """Give the undiscounted purchase and rent of some columns, as committed."""
        spend: Terms = {}
        for column in columns:
            part = self.scaled(gross(self.instance, column))
            add_terms(spend, self.final[column.number], part)
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
        periods = self.instance.horizon.periods
        standing: dict[tuple[str, str], Standing[float]] = defaultdict(lambda: Standing(periods))
        begun: dict[tuple[str, str, int], Terms] = {}
        for column in self.instance.columns:
            self.go_on()
            for chip, count in _chips_of_unit(column).items():
                for site, units in self.placed[column.number].items():
                    chips = multiplied(units, count)
                    for period in standing[chip, site].add(column, chips):
                        begun[chip, site, period] = {}
        rows = {place: list(each.rows()) for place, each in standing.items()}
        found = {(chip, site, t): rows[chip, site][t] for chip, site, t in begun}
        for place, owned in self.instance.fleet.chips.items():
            add_terms(found.setdefault(place, {}), {self.one: float(owned)})
        return found

    def cash(self) -> Mapping[tuple[CostKind, int], Terms]:
        """Give what falls due of each kind in each period, undiscounted, also past the end."""
        return self._cash

    def add_cash(self, kind: CostKind, period: int, terms: Mapping[pulp.LpVariable, float]) -> None:
        """Add scaled money that falls due."""
        add_terms(self._cash[kind, period], terms)

    def add_payment(
        self, offer: Offer, period: int, terms: Mapping[pulp.LpVariable, float]
    ) -> None:
        """Add purchase or rent of an offer that falls due."""
        self.add_cash(offer.kind, period, terms)
        add_terms(self.payments[offer.id, period], terms)

    def most_gross(self, column: Column) -> float:
        """Give what the largest order of a column could cost, in scaled money."""
        dearest = max(one.unit_price for one in column.option.offer.breaks)
        price = EXACT.multiply(gross(self.instance, column), dearest)
        return self.scaled(price) * column.most * column.multiple

    def _add_costs(self) -> None:
        drawn: dict[str, Standing[tuple[float, float]]] = {}
        for column in self.instance.columns:
            self.go_on()
            for due in dues(self.instance, column):
                terms = self.order_terms(column, due)
                if due.kind == column.option.offer.kind:
                    self.add_payment(column.option.offer, due.period, terms)
                else:
                    self.add_cash(due.kind, due.period, terms)
            if column.option.kw:
                self._add_drawn(drawn, column, float(column.option.kw))
        for site, standing in drawn.items():
            self.go_on()
            for period, parts in enumerate(standing.rows()):
                price = self._price_of_kw(site, period)
                if price:
                    costs = {part: each * (price * kw) for part, (each, kw) in parts.items()}
                    self._cash["energy", period].update(costs)
        for (site, period), kw in self.instance.fleet.kw.items():
            price = self._price_of_kw(site, period)
            if price:
                self.add_cash("energy", period, {self.one: price * float(kw)})
        for line in self.instance.fleet.costs:
            self.add_cash(line.kind, line.period, {self.one: self.scaled(line.amount)})

    def _add_drawn(
        self, drawn: dict[str, Standing[tuple[float, float]]], column: Column, kw: float
    ) -> None:
        """Add what draws power at each site: (units, kW of a unit).

        Energy, and hosting with it: every budget that counts one counts both.
        """
        for site, units in self.placed[column.number].items():
            if site not in drawn:
                drawn[site] = Standing(self.instance.horizon.periods)
            parts = {part: (each, kw) for part, each in units.items()}
            for period in drawn[site].add(column, parts):
                if self._price_of_kw(site, period):
                    # Cash is kept in the order in which it first falls due.
                    self._cash["energy", period].update()

    def _price_of_kw(self, site: str, period: int) -> float:
        price = self._site_price.get((site, period))
        if price is None:
            prices = site_prices(self.instance, site, period)
            price = self.scaled(sum((one for _, one in prices), Decimal(0)))
            self._site_price[site, period] = price
        return price

    @uncollected()
    def charge(self) -> None:
        """Put all costs, discounted by the period in which they fall due, in the objective."""
        self.go_on()
        horizon = self.instance.horizon
        rate = self.instance.scenario.discount_rate
        costs = (
            (terms, float(horizon.discount(rate, period)))
            for (_, period), terms in self.cash().items()
        )
        self.objective = total([(self.objective, 1.0), *costs])


def _chips_of_unit(column: Column) -> Mapping[str, int]:
    chips: dict[str, int] = {}
    for content in column.option.offer.contents:
        chips[content.chip] = chips.get(content.chip, 0) + content.count
    return chips
