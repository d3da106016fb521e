"""Which warnings of a price list a person has let stand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from procure.offers import Acceptance, Catalog, Issue

_Said = tuple[str, str, tuple[tuple[str, str], ...]]


def can_accept(issue: Issue) -> bool:
    """Tell whether an issue can be let stand: a warning can, anything else needs an answer."""
    return issue.severity == "warning"


def _said(one: Issue | Acceptance) -> _Said:
    return one.key, one.offer, one.values


class Accepted:
    """Looks up what was accepted of a price list."""

    def __init__(self, accepted: Iterable[Acceptance]) -> None:
        """Index acceptances; of two that say the same the later in the list counts."""
        self._known: Mapping[_Said, Acceptance] = {_said(one): one for one in accepted}

    def of(self, issue: Issue) -> Acceptance | None:
        """Give the acceptance that holds for an issue, if there is one."""
        if not self._known or not can_accept(issue):
            return None
        return self._known.get(_said(issue))


def open_issues(catalog: Catalog) -> tuple[Issue, ...]:
    """List the issues of a price list that nobody has accepted."""
    if not catalog.accepted:
        return catalog.issues
    accepted = Accepted(catalog.accepted)
    return tuple(issue for issue in catalog.issues if accepted.of(issue) is None)


def with_acceptance(catalog: Catalog, issue: Issue, on: date, note: str = "") -> Catalog:
    """Let a warning stand from a day on; what must be answered stays as it is."""
    if not can_accept(issue):
        return catalog
    new = Acceptance(key=issue.key, offer=issue.offer, values=issue.values, on=on, note=note)
    kept = tuple(one for one in catalog.accepted if _said(one) != _said(issue))
    return replace(catalog, accepted=(*kept, new))


def without_acceptance(catalog: Catalog, issue: Issue) -> Catalog:
    """Make a warning one to look at again."""
    kept = tuple(one for one in catalog.accepted if _said(one) != _said(issue))
    return replace(catalog, accepted=kept)


def still_accepted(old: Catalog, new: Catalog) -> tuple[Acceptance, ...]:
    """Give the acceptances that hold for a new reading: its own, and those that it repeats.

    A warning that the new one does not give again, or gives with other values, is not
    accepted: it would be asked again when it comes back.
    """
    if not old.accepted:
        return new.accepted
    repeated = {_said(issue) for issue in new.issues if can_accept(issue)}
    own = {_said(one) for one in new.accepted}
    kept = (one for one in old.accepted if _said(one) in repeated - own)
    return (*kept, *new.accepted)
