"""Whether every name that a project uses is one it has.

Names of offers and commitments that a scenario or a pool uses are not looked at here: they
come and go with the price lists, and procure.check says where one is gone.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario
from procure.scenario_tree import lineage

ROUND: Final = "parent that is no variant of it"
"""What a scenario lacks whose parents lead back to it."""


@record
class MissingReference:
    """At `where`, the name of a `what` (chip, site, ...) that the project lacks or has twice."""

    where: str
    what: str
    name: str
    twice: bool = False


@record
class _Names:
    """The names that a project defines, by what they are."""

    chips: frozenset[str]
    workloads: frozenset[str]
    sites: frozenset[str]
    pools: frozenset[str]


def missing_references(project: Project) -> tuple[MissingReference, ...]:
    """List every name used that is not defined, and every name defined twice."""
    names = _Names(
        chips=frozenset(chip.id for chip in project.chips),
        workloads=frozenset(workload.id for workload in project.workloads),
        sites=frozenset(site.id for site in project.sites),
        pools=frozenset(pool.id for pool in project.pools),
    )
    return (
        *_defined_twice(project),
        *_used_by_facts(project, names),
        *_used_by_catalogs(project, names),
        *_used_by_scenarios(project, names),
    )


def _defined_twice(project: Project) -> Iterator[MissingReference]:
    catalogs = project.catalogs
    offers = [offer.id for _, offer in project.offers()]
    programs = [program.id for catalog in catalogs for program in catalog.programs]
    commitments = [one.id for catalog in catalogs for one in catalog.commitments]
    fleet = [line.id for line in project.fleet]
    yield from _twice("chips", "chip", (chip.id for chip in project.chips))
    yield from _twice("workloads", "workload", (workload.id for workload in project.workloads))
    yield from _twice("sites", "site", (site.id for site in project.sites))
    yield from _twice("fleet", "line", fleet)
    yield from _twice("pools", "pool", (pool.id for pool in project.pools))
    yield from _twice("catalogs", "offer", offers)
    yield from _twice("catalogs", "program", programs)
    yield from _twice("catalogs", "commitment", commitments)
    # A plan names these side by side: what was left out, what falls due at the horizon's
    # end, and whose open order is paid.
    for what, others in (("offer", offers), ("program", programs), ("line of the fleet", fleet)):
        both = set(commitments) & set(others)
        for name in sorted(both):
            yield MissingReference(
                where="catalogs", what=f"commitment and {what}", name=name, twice=True
            )
    yield from _twice("catalogs", "supplier", (catalog.supplier for catalog in catalogs))
    yield from _twice("scenarios", "scenario", (scenario.name for scenario in project.scenarios))
    yield from _twice("rates", "currency", (rate.currency for rate in project.rates))
    yield from _twice(
        "throughputs", "throughput", (f"{one.chip}@{one.workload}" for one in project.throughputs)
    )
    yield from _twice(
        "readiness", "readiness", (f"{one.stack}@{one.workload}" for one in project.readiness)
    )


def _used_by_facts(project: Project, names: _Names) -> Iterator[MissingReference]:
    for index, throughput in enumerate(project.throughputs):
        where = f"throughputs[{index}]"
        yield from _absent(where, "chip", throughput.chip, names.chips)
        yield from _absent(where, "workload", throughput.workload, names.workloads)
    for index, readiness in enumerate(project.readiness):
        yield from _absent(f"readiness[{index}]", "workload", readiness.workload, names.workloads)
    for index, line in enumerate(project.fleet):
        yield from _absent(f"fleet[{index}]", "chip", line.chip, names.chips)
        yield from _absent(f"fleet[{index}]", "site", line.site, names.sites)
    for row, pool in enumerate(project.pools):
        for index, member in enumerate(pool.members):
            if member.chip:
                where = f"pools[{row}].members[{index}]"
                yield from _absent(where, "chip", member.chip, names.chips)


def _used_by_catalogs(project: Project, names: _Names) -> Iterator[MissingReference]:
    for row, catalog in enumerate(project.catalogs):
        programs = {program.id for program in catalog.programs}
        for index, offer in enumerate(catalog.offers):
            where = f"catalogs[{row}].offers[{index}]"
            for content in offer.contents:
                yield from _absent(where, "chip", content.chip, names.chips)
            if offer.program:
                yield from _absent(where, "program", offer.program, programs)
        for index, commitment in enumerate(catalog.commitments):
            where = f"catalogs[{row}].commitments[{index}]"
            if commitment.chip:
                yield from _absent(where, "chip", commitment.chip, names.chips)
            if commitment.site:
                yield from _absent(where, "site", commitment.site, names.sites)


def _used_by_scenarios(project: Project, names: _Names) -> Iterator[MissingReference]:
    parents = {scenario.name: scenario.parent for scenario in project.scenarios}
    for row, scenario in enumerate(project.scenarios):
        where = f"scenarios[{row}]"
        if scenario.parent:
            yield from _absent(where, "parent", scenario.parent, parents.keys())
        if scenario.name in lineage(parents, scenario.name):
            yield MissingReference(where=where, what=ROUND, name=scenario.parent)
        yield from _used_by_demand(where, scenario, names)
        for index, limit in enumerate(scenario.limits):
            yield from _used_by_limit(f"{where}.limits[{index}]", limit, names)
        yield from _twice(f"{where}.limits", "limit", (limit.key for limit in scenario.limits))


def _used_by_demand(where: str, scenario: Scenario, names: _Names) -> Iterator[MissingReference]:
    for index, demand in enumerate(scenario.demand):
        place = f"{where}.demand[{index}]"
        yield from _absent(place, "workload", demand.workload, names.workloads)
        if demand.site:
            yield from _absent(place, "site", demand.site, names.sites)
    rows = [f"{row.workload}@{row.site}" for row in scenario.demand]
    yield from _twice(f"{where}.demand", "demand", rows)
    prices = [price.workload for price in scenario.shortfall_prices]
    weights = [weight.workload for weight in scenario.weights]
    for field, what, workloads in (
        ("shortfall_prices", "shortfall price", prices),
        ("weights", "weight", weights),
    ):
        for index, workload in enumerate(workloads):
            yield from _absent(f"{where}.{field}[{index}]", "workload", workload, names.workloads)
        yield from _twice(f"{where}.{field}", what, workloads)


def _used_by_limit(where: str, limit: Limit, names: _Names) -> Iterator[MissingReference]:
    if limit.family in {"power", "racks"}:
        yield from _absent(where, "site", limit.subject, names.sites)
    elif limit.family == "pool":
        yield from _absent(where, "pool", limit.subject, names.pools)
    elif limit.family == "quantity" and limit.by == "chip":
        yield from _absent(where, "chip", limit.subject, names.chips)


def _absent(
    where: str, what: str, name: str, known: AbstractSet[str]
) -> Iterator[MissingReference]:
    if name not in known:
        yield MissingReference(where=where, what=what, name=name)


def _twice(where: str, what: str, names: Iterable[str]) -> Iterator[MissingReference]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield MissingReference(where=where, what=what, name=name, twice=True)
        seen.add(name)
