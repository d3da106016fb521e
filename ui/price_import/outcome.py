"""What taking a price list in would do to the project, worked out beside the window."""

from collections.abc import Mapping
from dataclasses import replace

from catalogs.lint.surroundings import surroundings_of
from procure.acceptance import still_accepted
from procure.check.offers import look_ahead
from procure.offer_changes import replaced
from procure.offer_facts import facts_of
from procure.offer_pairs import NOBODY
from procure.offers import Catalog
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from ui.edits import in_place_of
from ui.price_import.reading import FileReading, ImportRequest
from ui.price_lists.import_changes import Change, changes, summary


@record
class Ready:
    """A price list as it would stand in the project, in the place of `old`.

    `read` is the list as it was read, `same` what a person said of offers' names.
    """

    old: Catalog | None
    read: Catalog
    same: tuple[tuple[str, str], ...]
    new: Catalog


@record
class Outcome:
    """A reading, what it would change, and that in a sentence; empty without offers."""

    reading: FileReading
    changes: tuple[Change, ...] = ()
    replaces: bool = False
    said: str = ""
    made: Ready | None = None

    @property
    def ready(self) -> bool:
        """Whether there is anything to take in."""
        return is_ready(self.reading.catalog)


def is_ready(catalog: Catalog | None) -> bool:
    """Tell whether there is anything in a price list to take in."""
    return catalog is not None and bool(catalog.offers or catalog.commitments)


def outcome_of(project: Project, reading: FileReading, same: Mapping[str, str] = NOBODY) -> Outcome:
    """Compare what was read with the list that it would take the place of.

    `same` has the offers that a person said to be the same: id in the new list, id in the old.
    """
    catalog = reading.catalog
    if catalog is None:
        return Outcome(reading=reading)
    old = replaced(project.catalogs, catalog)
    said = summary(project, catalog, len(reading.chips), same) if is_ready(catalog) else ""
    return Outcome(
        reading=reading,
        changes=changes(old, catalog, same) if old is not None else (),
        replaces=old is not None,
        said=said,
        made=_made_ready(old, catalog, same),
    )


def _made_ready(old: Catalog | None, catalog: Catalog, same: Mapping[str, str]) -> Ready:
    new = in_place_of(old, catalog, same)
    # What the window will ask of the offers is worked out here, where it waits for nothing.
    facts_of(new.offers)
    look_ahead(new.offers)
    return Ready(old=old, read=catalog, same=tuple(same.items()), new=new)


def ready_list(project: Project, outcome: Outcome, same: Mapping[str, str]) -> Catalog | None:
    """Give the price list as it would stand in a project, if that was worked out for it.

    Warnings may have been let stand since.
    """
    made, catalog = outcome.made, outcome.reading.catalog
    if made is None or catalog is None or made.same != tuple(same.items()):
        return None
    old = replaced(project.catalogs, catalog)
    if old is not made.old or replace(catalog, accepted=made.read.accepted) != made.read:
        return None
    if catalog.accepted == made.read.accepted:
        return made.new
    said = replace(made.new, accepted=catalog.accepted)
    return replace(said, accepted=catalog.accepted if old is None else still_accepted(old, said))


def with_surroundings(
    project: Project, scenario: Scenario, request: ImportRequest
) -> tuple[ImportRequest]:
    """Add to a request what the list is compared with, for each supplier that it may be of."""
    # The chips are the library's too: the child has them.
    around = tuple(
        (supplier, surroundings_of(project, scenario, supplier, chips=(), today=request.today))
        for supplier in ("", *(catalog.supplier for catalog in project.catalogs))
    )
    return (replace(request, surroundings=around),)
