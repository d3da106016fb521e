"""What given orders come to: their best use, their costs, and every rule they break."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from procure.errors import InputError
from procure.evaluation import Evaluation, GivenOrder, GivenOrders
from procure.offers import Offer
from procure.plan import Plan, Port
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from solver.assign import assign
from solver.candidates import Candidate, Option, given_options, screen
from solver.clock import Clock
from solver.columns import Column
from solver.engine import (
    STOPPED,
    OnProgress,
    Options,
    Progress,
    Run,
    ShouldStop,
    ignore,
    never,
)
from solver.extract import draft
from solver.instance import Instance, make_instance
from solver.left_out import left_out_by_limits
from solver.model import Model
from solver.planner import make_plan, refuse_what_stops
from solver.ports import started
from solver.result import Proof, Sound, finished, solve_record
from solver.rules import demand
from solver.stages import Stages
from solver.tiers import tiers

_NOT_SOLVED = replace(STOPPED, outcome="feasible", stopped="")


def evaluate(
    project: Project,
    scenario: Scenario,
    given: GivenOrders,
    options: Options | None = None,
    *,
    optimum: bool = True,
    on_progress: OnProgress = ignore,
    should_stop: ShouldStop = never,
) -> Evaluation:
    """Make a plan of given orders, whatever limits they break, and the best plan beside it.

    Ports that are not given are chosen: first those that serve the most of what must be
    served, then the cheapest. Raises InputError where the scenario cannot be planned, and
    for an order that has no price or date: an unknown offer or site, a period outside the
    horizon, units not above zero, an offer that lacks what planning needs.
    """
    refuse_what_stops(project, scenario)
    search = _Evaluation(project, scenario, given, options or Options(), on_progress, should_stop)
    plan = search.plan()
    best: Plan | None = None
    if optimum and not should_stop():
        best = make_plan(
            project, scenario, options, on_progress=on_progress, should_stop=should_stop
        )
    return Evaluation(plan=plan, optimum=best)


@record
class _Placed:
    """A column for a given order, and the units of it at each site."""

    column: Column
    sites: Mapping[str, int]


class _Evaluation:
    def __init__(
        self,
        project: Project,
        scenario: Scenario,
        given: GivenOrders,
        options: Options,
        on_progress: OnProgress,
        should_stop: ShouldStop,
    ) -> None:
        self._project = project
        self._scenario = scenario
        self._given = given
        self._options = options
        self._on_progress = on_progress
        self._should_stop = should_stop
        self._clock = Clock(self._options)
        self._offers = {offer.id: (catalog, offer) for catalog, offer in project.offers()}
        self._sites = {site.id for site in project.sites}

    def plan(self) -> Plan:
        """Give the plan that the orders make."""
        self._on_progress(Progress(phase="building"))
        orders = self._by_order()
        placed = list(self._columns(orders))
        screening = screen(self._project, self._scenario)
        usual = make_instance(self._project, self._scenario, screening)
        instance = replace(
            usual,
            columns=tuple(one.column for one in placed),
            must_serve=False,
            proven_most=True,
            supply_holds=False,
        )
        at = {one.column.number: one.sites for one in placed}
        ports, solved = self._ports(instance, at)
        try:
            uses = assign(instance, at, ports, self._options)
        except ArithmeticError:
            # These chips cannot hold a share of the work served: the audit says so.
            free = tuple(limit for limit in instance.limits if limit.of != "served")
            uses = assign(replace(instance, limits=free), at, ports, self._options)
        found = draft(instance, at, uses, ports)
        left_out = (*screening.left_out, *left_out_by_limits(usual, screening))
        seconds = self._clock.seconds
        return finished(
            Sound(instance=instance, found=found, placed=at),
            Proof(),
            left_out,
            self._options,
            solve_record(self._options, solved, seconds),
        )

    def _by_order(self) -> Mapping[tuple[str, int], Mapping[str, int]]:
        """Add up the units given by offer and period, and by site."""
        found: dict[tuple[str, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for one in self._given.orders:
            self._check(one)
            found[one.offer, one.period][one.site] += one.units
        return found

    def _check(self, one: GivenOrder) -> None:
        order = "An order" if one.line is None else f"Line {one.line}"
        if one.offer not in self._offers:
            raise InputError("evaluate-offer-unknown", order=order, offer=one.offer)
        if one.site not in self._sites:
            raise InputError("evaluate-site-unknown", order=order, site=one.site)
        if not 0 <= one.period < self._scenario.horizon.periods:
            last = str(self._scenario.horizon.periods - 1)
            raise InputError("evaluate-period", order=order, period=str(one.period), last=last)
        if one.units <= 0:
            raise InputError("evaluate-units", order=order, units=str(one.units))

    def _columns(self, orders: Mapping[tuple[str, int], Mapping[str, int]]) -> Iterator[_Placed]:
        wanted: list[tuple[Offer, str, int, tuple[str, ...]]] = []
        units_at: list[Mapping[str, int]] = []
        for (name, period), sites in sorted(orders.items(), key=lambda item: item[0][::-1]):
            catalog, offer = self._offers[name]
            wanted.append((offer, catalog.supplier, period, tuple(sites)))
            units_at.append(sites)
        number = 0
        options = given_options(self._project, self._scenario, wanted)
        for option, sites in zip(options, units_at, strict=True):
            for candidate in option.candidates:
                there = {site: sites[site] for site in candidate.sites}
                yield _Placed(column=_column(number, option, candidate, there), sites=there)
                number += 1

    def _given_ports(self, instance: Instance) -> Iterator[Port]:
        options = {(one.stack, one.workload): one for one in instance.ports}
        begun: set[tuple[str, str]] = set()
        for port in self._given.ports or ():
            pair = port.stack, port.workload
            if pair in begun:
                raise InputError("evaluate-port-twice", stack=port.stack, workload=port.workload)
            begun.add(pair)
            option = options.get(pair)
            if option is None or not 0 <= port.period < len(option.ready):
                raise InputError("evaluate-port", stack=port.stack, workload=port.workload)
            yield replace(port, ready=option.ready[port.period])

    def _ports(
        self, instance: Instance, placed: Mapping[int, Mapping[str, int]]
    ) -> tuple[tuple[Port, ...], Run]:
        if self._given.ports is not None:
            return tuple(self._given_ports(instance)), _NOT_SOLVED
        if not instance.ports:
            return (), _NOT_SOLVED
        model = Model(instance)
        for number, sites in placed.items():
            model.fix(number, sites)
        demand.constrain(model)
        model.charge()
        stages = Stages(self._clock.remaining, self._on_progress, self._should_stop)
        solved, _ = stages.served_then_cost(model)
        return (started(model, solved) if solved.values else ()), solved


def _column(number: int, option: Option, candidate: Candidate, sites: Mapping[str, int]) -> Column:
    offer = option.offer
    units = sum(sites.values())
    # One below the first break is priced like its first unit.
    reached = [tier for tier in tiers(offer) if tier.low <= units] or [tiers(offer)[0]]
    tier = replace(reached[-1], low=units, high=units)
    return Column(
        number=number,
        option=option,
        candidate=candidate,
        multiple=1,
        tiers=(tier,),
        most=units,
        needs_choice=bool(tier.fixed or offer.fixed_order_cost),
        cumulative=offer.break_basis == "cumulative" and len(offer.breaks) > 1,
    )
