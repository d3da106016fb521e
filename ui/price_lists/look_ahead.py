"""Works out what the window will ask of the offers of a project, where it waits for nothing."""

from __future__ import annotations

from typing import TypeVar

from procure.project import Project
from procure.recovery import Recovered

T = TypeVar("T")


def looked_ahead(read: T) -> T:
    """Give what was read, a project among others or a Recovered, once its offers were looked at.

    For the thread that waits for a child: of 100,000 offers it takes most of a second.
    """
    for project in _projects(read):
        look_at_offers(project)
    return read


def _projects(read: object) -> list[Project]:
    if isinstance(read, Recovered):
        return [read.project]
    return [one for one in read if isinstance(one, Project)] if isinstance(read, tuple) else []


def look_at_offers(project: Project) -> None:
    """Look for problems in a project's offers and for what they name; it is remembered."""
    from procure.check.offers import look_ahead
    from procure.offer_facts import facts_of, offers_by_id

    for catalog in project.catalogs:
        facts_of(catalog.offers)
        offers_by_id(catalog.offers)
        look_ahead(catalog.offers)
