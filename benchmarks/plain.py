"""The part of a project that the plain peers can state, so that all plan the same question."""

from dataclasses import replace
from typing import Final

from procure.offers import Catalog
from procure.project import Project
from procure.scenario import Limit, LimitFamily, Scenario

_STATED: Final[frozenset[LimitFamily]] = frozenset(
    {"budget", "lead_time", "power", "share", "eligibility", "supply"}
)


def plain(project: Project, scenario: Scenario) -> Project:
    """Leave out fleet, pools, programs, promises, rebates and the limits of those.

    Work behind a port runs at once and for nothing. What is left has one scenario: the
    one given.
    """
    kept = tuple(limit for limit in scenario.limits if _is_stated(limit))
    return replace(
        project,
        fleet=(),
        pools=(),
        readiness=tuple(
            replace(one, status="ready") if one.status == "port" else one
            for one in project.readiness
        ),
        catalogs=tuple(_catalog(catalog) for catalog in project.catalogs),
        scenarios=(
            replace(scenario, limits=kept, assume_delivered=(), objective="min_cost", weights=()),
        ),
    )


def _is_stated(limit: Limit) -> bool:
    plain_budget = limit.lines == "all" and limit.year is None and not limit.carry_over
    return limit.family in _STATED and limit.of == "spend" and plain_budget


def _catalog(catalog: Catalog) -> Catalog:
    offers = tuple(
        offer
        for offer in catalog.offers
        if not offer.program and (offer.break_basis == "order" or len(offer.breaks) == 1)
    )
    return replace(catalog, offers=offers, programs=(), commitments=(), rebates=())
