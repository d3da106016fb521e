"""Capacity against demand, and how much of the demand is served."""

from collections import defaultdict
from decimal import Decimal, localcontext
from typing import Final

from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT

ZERO: Final = Decimal(0)


@record
class ChipCapacity:
    """What the chips of one model do of a workload, in the workload's unit."""

    chip: str
    chips: Decimal
    amount: Decimal


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
    order. A chip's capacity is its throughput times the chips assigned. Where there is
    no plan, all demand is shortfall.
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
        at_work = _at_work(project, plan)
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


def _at_work(project: Project, plan: Plan) -> dict[tuple[str, str, int], tuple[ChipCapacity, ...]]:
    speed = {(t.chip, t.workload): t.value for t in project.throughputs if t.value is not None}
    assigned: dict[tuple[str, str, int], dict[str, Decimal]] = defaultdict(
        lambda: defaultdict(Decimal)
    )
    for work in plan.assignments:
        for site in {"", work.site}:
            assigned[work.workload, site, work.period][work.chip] += work.chips
    # A chip without a throughput adds nothing here; the audit fails such a plan.
    return {
        key: tuple(
            ChipCapacity(chip=chip, chips=count, amount=count * speed.get((chip, key[0]), ZERO))
            for chip, count in by_chip.items()
        )
        for key, by_chip in assigned.items()
    }


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
