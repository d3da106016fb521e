"""Whether every name that a project uses is one it has."""

from collections.abc import Iterable, Iterator

from procure.project import Project
from procure.record import record
from procure.scenario import Scenario


@record
class MissingReference:
    """At `where`, the name of a `what` (chip, site, ...) that the project lacks or has twice."""

    where: str
    what: str
    name: str
    twice: bool = False


def missing_references(project: Project) -> tuple[MissingReference, ...]:
    """List every name used that is not defined, and every name defined twice."""
    return tuple(_search(project))


def _search(project: Project) -> Iterator[MissingReference]:
    chips = {chip.id for chip in project.chips}
    workloads = {workload.id for workload in project.workloads}
    sites = {site.id for site in project.sites}
    offers = [offer.id for _, offer in project.offers()]
    suppliers = [catalog.supplier for catalog in project.catalogs]
    yield from _twice("chips", "chip", (chip.id for chip in project.chips))
    yield from _twice("workloads", "workload", (workload.id for workload in project.workloads))
    yield from _twice("sites", "site", (site.id for site in project.sites))
    yield from _twice("catalogs", "offer", offers)
    yield from _twice("catalogs", "supplier", suppliers)
    yield from _twice("scenarios", "scenario", (scenario.name for scenario in project.scenarios))
    yield from _twice("rates", "currency", (rate.currency for rate in project.rates))
    yield from _twice(
        "throughputs", "throughput", (f"{one.chip}@{one.workload}" for one in project.throughputs)
    )
    yield from _twice(
        "readiness", "readiness", (f"{one.stack}@{one.workload}" for one in project.readiness)
    )
    for index, throughput in enumerate(project.throughputs):
        where = f"throughputs[{index}]"
        yield from _absent(where, "chip", throughput.chip, chips)
        yield from _absent(where, "workload", throughput.workload, workloads)
    for index, readiness in enumerate(project.readiness):
        yield from _absent(f"readiness[{index}]", "workload", readiness.workload, workloads)
    for row, catalog in enumerate(project.catalogs):
        programs = {program.id for program in catalog.programs}
        for index, offer in enumerate(catalog.offers):
            where = f"catalogs[{row}].offers[{index}]"
            for content in offer.contents:
                yield from _absent(where, "chip", content.chip, chips)
            if offer.program:
                yield from _absent(where, "program", offer.program, programs)
    for row, scenario in enumerate(project.scenarios):
        yield from _search_scenario(f"scenarios[{row}]", scenario, workloads, sites)


def _search_scenario(
    where: str, scenario: Scenario, workloads: set[str], sites: set[str]
) -> Iterator[MissingReference]:
    for index, demand in enumerate(scenario.demand):
        place = f"{where}.demand[{index}]"
        yield from _absent(place, "workload", demand.workload, workloads)
        if demand.site:
            yield from _absent(place, "site", demand.site, sites)
    for index, price in enumerate(scenario.shortfall_prices):
        yield from _absent(
            f"{where}.shortfall_prices[{index}]", "workload", price.workload, workloads
        )
    for index, limit in enumerate(scenario.limits):
        if limit.family == "power":
            yield from _absent(f"{where}.limits[{index}]", "site", limit.subject, sites)
    yield from _twice(f"{where}.limits", "limit", (limit.key for limit in scenario.limits))
    yield from _twice(
        f"{where}.shortfall_prices",
        "shortfall price",
        (price.workload for price in scenario.shortfall_prices),
    )
    yield from _twice(
        f"{where}.demand", "demand", (f"{row.workload}@{row.site}" for row in scenario.demand)
    )


def _absent(where: str, what: str, name: str, known: set[str]) -> Iterator[MissingReference]:
    if name not in known:
        yield MissingReference(where=where, what=what, name=name)


def _twice(where: str, what: str, names: Iterable[str]) -> Iterator[MissingReference]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield MissingReference(where=where, what=what, name=name, twice=True)
        seen.add(name)
