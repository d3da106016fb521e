"""Capacity against demand, and how much of the demand is served."""

from collections import defaultdict
from decimal import Decimal, localcontext
from typing import Final

from procure.figures.owned import owned_in_place
from procure.figures.rates import WorkRates
from procure.figures.supply import bought_in_place
from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT

ZERO: Final = Decimal(0)
_CHIP_DIGITS: Final = 12  # of a plan's assignments


@record
class ChipCapacity:
    """What the chips of one model do of a workload, in the workload's unit.

    `by_owned` and `by_rented` are the parts of the amount done by chips that the plan did
    not order and by rented ones; the rest is done by bought ones. Chips of one model do
    the same work: at each site those owned are taken to work first, then those bought,
    and the workloads share them alike.
    """

    chip: str
    chips: Decimal
    amount: Decimal
    by_owned: Decimal = ZERO
    by_rented: Decimal = ZERO

    @property
    def by_bought(self) -> Decimal:
        """Give what bought chips do."""
        with localcontext(EXACT):
            return self.amount - self.by_owned - self.by_rented


@record
class CapacityRow:
    """Capacity against demand of a workload at a site in a period, in the workload's unit.

    An empty site is all sites together: its demand then holds every row of the
    workload, those of one site and those that any site may serve. A row of one site
    holds that site's own demand, which is 0 where its chips serve only the common one.
    """

    workload: str
    site: str
    period: int
    demand: Decimal
    by_chip: tuple[ChipCapacity, ...]
    shortfall: Decimal

    @property
    def capacity(self) -> Decimal:
        """Add up what all chips do."""
        with localcontext(EXACT):
            return sum((part.amount for part in self.by_chip), ZERO)

    @property
    def served(self) -> Decimal:
        """Give the part of the demand that is served."""
        return EXACT.subtract(self.demand, self.shortfall)


@record
class Served:
    """The share (0 to 1) of a workload's demand that is served over the horizon."""

    workload: str
    share: Decimal | None


def capacity(project: Project, scenario: Scenario, plan: Plan) -> tuple[CapacityRow, ...]:
    """Set capacity against demand, for each workload, site and period of the horizon.

    For each workload with demand or assigned chips: first all sites together (site
    ""), then each site that has demand of its own or chips at work, in the project's
    order. A chip's capacity is its throughput (with the efficiency of its port) times the
    chips assigned. Where there is no plan, all demand is shortfall.
    """
    with localcontext(EXACT):
        demand = _demand(scenario)
        missing: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
        if plan.total_cost is None:
            missing.update(demand)
        for lack in plan.shortfall:
            missing[lack.workload, lack.site, lack.period] += lack.amount
            if lack.site:
                missing[lack.workload, "", lack.period] += lack.amount
        at_work = _at_work(project, scenario, plan)
        busy = {(workload, site) for workload, site, _ in (*demand, *at_work)}
        rows: list[CapacityRow] = []
        for workload in (work.id for work in project.workloads):
            if (workload, "") not in busy:
                continue
            sites = [site.id for site in project.sites if (workload, site.id) in busy]
            rows.extend(
                CapacityRow(
                    workload=workload,
                    site=site,
                    period=period,
                    demand=demand.get((workload, site, period), ZERO),
                    by_chip=at_work.get((workload, site, period), ()),
                    shortfall=missing.get((workload, site, period), ZERO),
                )
                for site in ("", *sites)
                for period in range(scenario.horizon.periods)
            )
        return tuple(rows)


def _demand(scenario: Scenario) -> dict[tuple[str, str, int], Decimal]:
    """Give demand by workload, site and period; site "" holds all rows of the workload."""
    found: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
    for row in scenario.demand:
        for period, amount in enumerate(row.amounts[: scenario.horizon.periods]):
            found[row.workload, "", period] += amount
            if row.site:
                found[row.workload, row.site, period] += amount
    return found


def _at_work(
    project: Project, scenario: Scenario, plan: Plan
) -> dict[tuple[str, str, int], tuple[ChipCapacity, ...]]:
    """Give what each chip does by workload, site (and all sites, "") and period."""
    rates = WorkRates(project, plan)
    split = _split_of(project, scenario, plan)
    found: dict[tuple[str, str, int], dict[str, list[Decimal]]] = defaultdict(
        lambda: defaultdict(lambda: [ZERO] * 4)
    )
    for work in plan.assignments:
        # A chip that does not run the workload adds nothing; the audit fails such a plan.
        each = rates.rate(work.chip, work.workload, work.period).amount
        owned, rented = split[work.chip, work.site, work.period]
        for site in {"", work.site}:
            sums = found[work.workload, site, work.period][work.chip]
            sums[0] += work.chips
            for place, share in enumerate((Decimal(1), owned, rented), start=1):
                sums[place] += round(work.chips * share, _CHIP_DIGITS) * each
    return {
        key: tuple(
            ChipCapacity(
                chip=chip, chips=sums[0], amount=sums[1], by_owned=sums[2], by_rented=sums[3]
            )
            for chip, sums in by_chip.items()
        )
        for key, by_chip in found.items()
    }


def _split_of(
    project: Project, scenario: Scenario, plan: Plan
) -> dict[tuple[str, str, int], tuple[Decimal, Decimal]]:
    """Give the shares of owned and of rented chips in those at work, by chip, site, period."""
    used: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
    for work in plan.assignments:
        used[work.chip, work.site, work.period] += work.chips
    owned = owned_in_place(project, scenario, plan)
    bought = bought_in_place(project, scenario, plan)
    shares = {}
    for key, chips in used.items():
        by_owned = min(chips, Decimal(owned.get(key, 0)))
        by_bought = min(chips - by_owned, Decimal(bought.get(key, 0)))
        rented = chips - by_owned - by_bought
        shares[key] = (by_owned / chips, rented / chips) if chips else (ZERO, ZERO)
    return shares


def served(project: Project, scenario: Scenario, plan: Plan) -> tuple[Served, ...]:
    """Give the share of each workload's demand that is served, weighted by the periods' length.

    Empty for a workload without demand, and for every workload where there is no plan.
    """
    if plan.total_cost is None:
        return tuple(Served(workload=work.id, share=None) for work in project.workloads)
    with localcontext(EXACT):
        asked: dict[str, Decimal] = defaultdict(Decimal)
        for (workload, site, period), amount in _demand(scenario).items():
            if not site:
                asked[workload] += amount * scenario.horizon.days(period)
        lacking: dict[str, Decimal] = defaultdict(Decimal)
        for lack in plan.shortfall:
            lacking[lack.workload] += lack.amount * scenario.horizon.days(lack.period)
        return tuple(
            Served(
                workload=work.id,
                share=1 - lacking[work.id] / asked[work.id] if asked[work.id] else None,
            )
            for work in project.workloads
        )


def served_overall(project: Project, scenario: Scenario, plan: Plan) -> Decimal | None:
    """Give the mean share served over the workloads that have demand.

    Workloads have different units, so their amounts cannot be added up.
    """
    shares = [row.share for row in served(project, scenario, plan) if row.share is not None]
    with localcontext(EXACT):
        return sum(shares, ZERO) / len(shares) if shares else None
