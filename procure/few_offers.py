"""A project with a few of its offers: what names and figures need, in one pass over the lists."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import compress
from operator import attrgetter
from typing import Final

from procure.project import Project
from procure.scenario import Scenario

_id: Final = attrgetter("id")


def with_few_offers(project: Project, wanted: Collection[str]) -> Project:
    """Give a project whose price lists hold only the offers of some ids.

    Looking one up in a hundred thousand, or naming them all, takes a second; the orders of a
    plan are of a few. Everything else stays.
    """
    kept = frozenset(wanted)
    catalogs = tuple(
        # In C: the window waits for it, with a hundred thousand offers.
        replace(catalog, offers=tuple(compress(offers, map(kept.__contains__, map(_id, offers)))))
        for catalog in project.catalogs
        for offers in (catalog.offers,)
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
