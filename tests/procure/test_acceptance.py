"""A warning that a person let stand counts no more, until the list says something else."""

from dataclasses import replace
from datetime import date

import pytest

from procure.acceptance import (
    Accepted,
    open_issues,
    still_accepted,
    with_acceptance,
    without_acceptance,
)
from procure.offers import Catalog, Issue
from tests.builders import catalog, offer

DAY = date(2024, 1, 15)
ODD = Issue(key="price-far-off", severity="warning", row=4, values=(("price", "9"),), offer="o")
OTHER = replace(ODD, offer="p", row=5)
ASKED = Issue(key="currency-unknown", severity="confirm", row=6)
REFUSED = Issue(key="price-missing", severity="refused", row=7)


def acme(*issues: Issue) -> Catalog:
    """Make a list with issues."""
    return replace(catalog("Acme", offer("o", "h100", 9), offer("p", "h100", 9)), issues=issues)


def test_what_is_accepted_is_no_longer_open() -> None:
    """One offer's warning is accepted, its neighbour's of the same words is not; undone again."""
    before = acme(ODD, OTHER, ASKED, REFUSED)
    after = with_acceptance(before, ODD, DAY, "agreed by telephone")
    assert open_issues(after) == (OTHER, ASKED, REFUSED)
    found = Accepted(after.accepted).of(ODD)
    assert found
    assert (found.on, found.note) == (DAY, "agreed by telephone")
    assert Accepted(after.accepted).of(OTHER) is None
    assert without_acceptance(after, ODD) == before


def test_accepting_again_keeps_one_record() -> None:
    """The later day and note count."""
    twice = with_acceptance(with_acceptance(acme(ODD), ODD, DAY), ODD, date(2024, 2, 1), "again")
    assert [(one.on, one.note) for one in twice.accepted] == [(date(2024, 2, 1), "again")]


@pytest.mark.parametrize("issue", [ASKED, REFUSED], ids=lambda issue: issue.severity)
def test_what_needs_an_answer_cannot_be_accepted(issue: Issue) -> None:
    """Nothing is recorded, and nothing that a file claims to be accepted counts."""
    before = acme(issue)
    assert with_acceptance(before, issue, DAY) == before
    forged = with_acceptance(before, replace(issue, severity="warning"), DAY)
    assert open_issues(forged) == (issue,)


def test_the_next_reading_keeps_what_it_says_again() -> None:
    """The row may be another; another price, or a warning that is gone, is asked again."""
    old = with_acceptance(with_acceptance(acme(ODD, OTHER), ODD, DAY), OTHER, DAY)
    new = acme(replace(ODD, row=40), replace(OTHER, values=(("price", "8"),)))
    kept = replace(new, accepted=still_accepted(old, new))
    assert [issue.offer for issue in open_issues(kept)] == ["p"]
    assert still_accepted(old, acme()) == ()


def test_what_was_accepted_anew_counts_first() -> None:
    """An acceptance of the new reading is not replaced by an older one."""
    old = with_acceptance(acme(ODD), ODD, DAY)
    new = with_acceptance(acme(ODD), ODD, date(2024, 3, 1))
    assert still_accepted(old, new) == new.accepted
