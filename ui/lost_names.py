"""What an edit leaves behind that names something the project no longer has is taken out.

A limit on the racks of a site that is gone, a weight of a workload that is gone, an open
order at a place nobody knows: the project file refuses names without a record. Pure
functions; what names nothing lost is the very same record afterwards.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from procure.demand import Pool
from procure.offer_facts import facts_of, is_offered
from procure.offers import Catalog
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario

T = TypeVar("T")


@record
class Known:
    """The ids that a project has of what other records name; of offers its price lists."""

    catalogs: tuple[Catalog, ...]
    workloads: frozenset[str]
    sites: frozenset[str]
    pools: frozenset[str]
    letters: frozenset[str]

    def has_offer(self, offer: str) -> bool:
        """Tell whether a price list has an offer of an id."""
        return is_offered(self.catalogs, offer)


def known_names(project: Project) -> Known:
    """Gather the ids of a project."""
    return Known(
        catalogs=project.catalogs,
        workloads=frozenset(one.id for one in project.workloads),
        sites=frozenset(one.id for one in project.sites),
        pools=frozenset(one.id for one in project.pools),
        letters=frozenset(
            one.id for list_ in project.catalogs for one in list_.commitments if one.kind == "loi"
        ),
    )


def project_kept(project: Project) -> Project:
    """Give a project without what names a lost offer, program, workload, site or pool."""
    known = known_names(project)
    works, sites = known.workloads, known.sites
    return _changed(
        project,
        catalogs=tuple(_catalog_kept(one, known) for one in project.catalogs),
        throughputs=_those(project.throughputs, lambda one: one.workload in works),
        readiness=_those(project.readiness, lambda one: one.workload in works),
        fleet=_those(project.fleet, lambda one: one.site in sites),
        pools=tuple(_pool_kept(one, known) for one in project.pools),
        scenarios=tuple(scenario_kept(one, known) for one in project.scenarios),
    )


def scenario_kept(scenario: Scenario, known: Known) -> Scenario:
    """Give a scenario without what names a lost offer, workload, site, pool or letter of intent."""
    works = known.workloads
    places = known.sites | {""}
    return _changed(
        scenario,
        demand=_those(scenario.demand, lambda one: one.workload in works and one.site in places),
        limits=_those(scenario.limits, lambda one: _is_known(one, known)),
        shortfall_prices=_those(scenario.shortfall_prices, lambda one: one.workload in works),
        weights=_those(scenario.weights, lambda one: one.workload in works),
        excluded=_those(scenario.excluded, known.has_offer),
        assume_delivered=_those(scenario.assume_delivered, lambda one: one in known.letters),
    )


def _is_known(limit: Limit, known: Known) -> bool:
    if limit.family in {"power", "racks"}:
        return limit.subject in known.sites
    if limit.family == "pool":
        return limit.subject in known.pools
    if limit.family == "quantity" and limit.by == "offer":
        return known.has_offer(limit.subject)
    return True


def _catalog_kept(catalog: Catalog, known: Known) -> Catalog:
    programs = {program.id for program in catalog.programs} | {""}
    places = known.sites | {""}
    offers = catalog.offers
    if not programs.issuperset(facts_of(offers).programs):
        offers = tuple(
            one if one.program in programs else replace(one, program="") for one in offers
        )
    commitments = tuple(
        one if one.site in places else replace(one, site="") for one in catalog.commitments
    )
    return _changed(catalog, offers=offers, commitments=commitments)


def _pool_kept(pool: Pool, known: Known) -> Pool:
    members = _those(pool.members, lambda one: not one.offer or known.has_offer(one.offer))
    return _changed(pool, members=members)


def _those(records: Iterable[T], wanted: Callable[[T], bool]) -> tuple[T, ...]:
    return tuple(one for one in records if wanted(one))


def _changed(whole: T, **fields: Any) -> T:
    new = {name: value for name, value in fields.items() if getattr(whole, name) != value}
    return replace(whole, **new) if new else whole  # type: ignore[type-var]
