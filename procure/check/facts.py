"""What is wrong or missing in what is known of currencies, software and shared supply."""

from collections import Counter
from collections.abc import Iterator

from procure.check.problem import Problem, stops, warns
from procure.check.ranges import MOST_COUNT, MOST_MONEY, MOST_WEEKS, is_within
from procure.demand import Pool
from procure.offer_facts import currencies_quoted, is_offered
from procure.project import Project
from procure.scenario import Scenario
from procure.units import plain


def of_rates(project: Project) -> Iterator[Problem]:
    """Check the rates of currencies, and that each currency of an offer has one."""
    known = {rate.currency for rate in project.rates} | {project.currency}
    for rate in project.rates:
        if rate.rate <= 0:
            yield stops(
                "rate-not-positive",
                *("rates", rate.currency),
                currency=rate.currency,
                rate=plain(rate.rate),
            )
    quoted = currencies_quoted(project.catalogs)
    for currency in sorted(quoted - known):
        yield warns("rate-missing", "rates", currency, currency=currency, into=project.currency)


def of_throughputs(project: Project) -> Iterator[Problem]:
    """Check what chips do of workloads."""
    for one in project.throughputs:
        if one.value is not None and one.value < 0:
            yield stops(
                "throughput-negative",
                *("throughputs", one.chip, one.workload),
                chip=one.chip,
                value=plain(one.value),
            )


def of_readiness(project: Project, scenario: Scenario) -> Iterator[Problem]:
    """Check the ports, and say which cannot be planned as something about them is unknown."""
    names = {workload.id: workload.name for workload in project.workloads}
    asked = {row.workload for row in scenario.demand if any(row.amounts)}
    stacks = {chip.stack for chip in project.chips}
    for one in project.readiness:
        where = ("readiness", one.stack, one.workload)
        workload = names.get(one.workload, one.workload)
        ranges = {
            "porting_cost": (one.porting_cost, MOST_MONEY),
            "weeks": (one.weeks, MOST_WEEKS),
            "efficiency": (one.efficiency, 1),
        }
        for field, (figure, most) in ranges.items():
            if figure is not None and not is_within(figure, 0, most):
                yield stops(
                    "port-figure",
                    *where,
                    field,
                    stack=one.stack,
                    workload=workload,
                    value=plain(figure),
                    most=str(most),
                )
        if one.status != "port" or one.workload not in asked or one.stack not in stacks:
            continue
        unknown = [field for field, (figure, _) in ranges.items() if figure is None]
        if unknown:
            yield warns("port-unknown", *where, unknown[0], stack=one.stack, workload=workload)


def of_pools(project: Project) -> Iterator[Problem]:
    """Check the pools and what their members take."""
    for pool in project.pools:
        if not is_within(pool.per_period, 0, MOST_COUNT):
            yield stops(
                "pool-figure",
                *("pools", pool.id, "per_period"),
                pool=pool.name,
                value=plain(pool.per_period),
            )
        yield from _of_members(pool, project)


def _of_members(pool: Pool, project: Project) -> Iterator[Problem]:
    where = ("pools", pool.id, "members")
    if not pool.members:
        yield warns("pool-empty", *where, pool=pool.name)
    for member in pool.members:
        if bool(member.offer) == bool(member.chip):
            yield stops("pool-member", *where, pool=pool.name)
        if not is_within(member.weight, 0, MOST_COUNT):
            yield stops("pool-figure", *where, pool=pool.name, value=plain(member.weight))
        if member.offer and not is_offered(project.catalogs, member.offer):
            yield warns("pool-offer-unknown", *where, pool=pool.name, offer=member.offer)
    named = Counter((member.offer, member.chip) for member in pool.members)
    for (offer, chip), times in named.items():
        if times > 1 and (offer or chip):
            yield stops("pool-member-twice", *where, pool=pool.name, member=offer or chip)
