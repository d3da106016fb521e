"""A project with a few of its offers: what names and figures need, in one pass over the lists."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from procure.project import Project
from procure.scenario import Scenario


def with_few_offers(project: Project, wanted: Collection[str]) -> Project:
    """Give a project whose price lists hold only the offers of some ids.

    Looking one up in a hundred thousand, or naming them all, takes a second; the orders of a
    plan are of a few. Everything else stays.
    """
    kept = frozenset(wanted)
    catalogs = tuple(
        replace(catalog, offers=tuple(one for one in catalog.offers if one.id in kept))
        for catalog in project.catalogs
    )
    return replace(project, catalogs=catalogs)


def named_offers(scenarios: Iterable[Scenario]) -> frozenset[str]:
    """List the offers (ids) that scenarios leave out or limit."""
    return frozenset(
        name
        for scenario in scenarios
        for names in (
            scenario.excluded,
            (limit.subject for limit in scenario.limits if limit.by == "offer"),
        )
        for name in names
    )
