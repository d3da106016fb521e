"""A project with a few of its offers: what names and figures need, in one pass over the lists."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import compress
from operator import attrgetter
from typing import Final

from procure.offer_facts import as_set
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
    """List the offers (ids) that scenarios limit, or that some leave out and others do not.

    What all of them leave out, a hundred thousand offers perhaps, is no difference between them.
    """
    limited: set[str] = set()
    # Scenarios that were made of one another mostly share the very tuple.
    excluded: dict[int, tuple[str, ...]] = {}
    for scenario in scenarios:
        limited.update(limit.subject for limit in scenario.limits if limit.by == "offer")
        excluded[id(scenario.excluded)] = scenario.excluded
    if len(excluded) <= 1:
        return frozenset(limited)
    left_out = [as_set(names) for names in excluded.values()]
    differing = frozenset().union(*left_out) - frozenset.intersection(*left_out)
    return differing | limited
