"""A scenario as numbers: what is needed, what chips do, how much could ever be ordered."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal

from procure.demand import Site
from procure.limits import effective_limits, limit_value
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario
from procure.units import EXACT, Horizon
from solver.bounds import Bounds
from solver.candidates import Option, Screening
from solver.columns import Column
from solver.fleet import Fleet, make_fleet
from solver.ports import PortOption, port_options
from solver.uncollected import uncollected


@record
class Instance:
    """Everything the model is built from.

    `need[w, s, t]` is demand above zero with headroom, in the workload's unit (s empty:
    any site) and `total[w, t]` its sum over the sites; `rate[c, w]` the throughput of one
    chip, after the port where its `stack` needs one of `ports` (`needs_port`).
    `withheld` is money kept back from budgets whose lines would round above them;
    `proven_most` tells whether the columns' `most` is certainly enough: with shares, an
    order can be worth more than it serves, and `widens` says that larger ones can be
    allowed. `orders_cut`: the engine cannot count as far as an order would have to go.
    Where orders are given, all demand may fall short (`must_serve` is false).
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
    needs_port: AbstractSet[tuple[str, str]]
    fleet: Fleet
    currency_rate: Mapping[str, Decimal]
    sites: Mapping[str, Site]
    shortfall_price: Mapping[str, Decimal]
    weight: Mapping[str, Decimal]
    withheld: Mapping[str, Decimal]
    proven_most: bool
    widens: bool
    orders_cut: bool
    supply_holds: bool
    must_serve: bool = True

    @property
    def options(self) -> Iterable[Option]:
        """Give each option that has a column once, in the order of its first."""
        return {column.option.offer.id: column.option for column in self.columns}.values()

    @property
    def horizon(self) -> Horizon:
        """Give the scenario's periods."""
        return self.scenario.horizon

    @property
    def serves_first(self) -> bool:
        """Tell whether the objective is how much is served, and cost comes second."""
        return self.scenario.objective != "min_cost"

    def may_fall_short(self, workload: str, period: int) -> bool:
        """Tell whether a plan may leave demand of a workload unserved in a period."""
        return not self.must_serve or not self.asks_for_all(workload, period)

    def asks_for_all(self, workload: str, period: int) -> bool:
        """Tell whether the objective asks for all demand of a workload in a period."""
        objective = self.scenario.objective
        if objective == "min_cost":
            return workload not in self.shortfall_price
        return objective == "earliest" and period == self.horizon.periods - 1

    def importance(self, workload: str, period: int) -> Decimal:
        """Give what serving a workload's demand of a period counts: weight times years."""
        return self.weight.get(workload, Decimal(1)) * self.horizon.years(period)

    def limit_value(self, limit: Limit) -> Decimal:
        """Give the value of a limit that is known to have one, less what is withheld."""
        value = limit_value(self.project, limit)
        if value is None:
            message = f"limit without a value: {limit.key}"
            raise ValueError(message)
        return max(value - self.withheld.get(limit.key, Decimal(0)), Decimal(0))


@uncollected()
def make_instance(
    project: Project,
    scenario: Scenario,
    screening: Screening,
    *,
    widen: int = 1,
    withheld: Mapping[str, Decimal] | None = None,
    every_limit_gives: bool = False,
    ordered: Mapping[str, int] | None = None,
) -> Instance:
    """Turn a scenario that has no stopping problem into numbers.

    `widen` multiplies the largest order wherever only an estimate bounds it. With
    `every_limit_gives`, orders that only the lead-time limit or the suppliers' supply
    forbid are columns too. `ordered` are units by offer that an order has room for, though
    they serve nothing.
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
    bounds = Bounds(project, scenario, limits, need, rate, widen, ordered or {})
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
        shortfall_price={
            one.workload: one.price
            for one in scenario.shortfall_prices
            if scenario.objective == "min_cost"
        },
        weight={one.workload: one.weight for one in scenario.weights},
        withheld=withheld or {},
        proven_most=not bounds.has_shares and not bounds.pays_back and not bounds.are_cut,
        widens=bounds.has_shares,
        orders_cut=bounds.are_cut,
        supply_holds=bounds.supply_holds,
    )
