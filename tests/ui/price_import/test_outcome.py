"""What was worked out beside the window is what taking the list in would work out itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from procure.acceptance import with_acceptance
from procure.offers import Catalog, Issue
from procure.offers import Mapping as Answers
from procure.project import Project
from tests.builders import catalog, demand, offer, project, scenario
from ui.edits import Inputs, with_catalog
from ui.price_import.outcome import Outcome, outcome_of, ready_list
from ui.price_import.reading import FileReading

ISSUE = Issue(severity="warning", key="supplier-unknown", offer="a", values=(("supplier", "S"),))
OLD = catalog("S", offer("a", "h100", 1), offer("b", "h100", 2), offer("c", "l4", 3))
NEW = catalog(
    "S", offer("a", "h100", 1), offer("b", "h100", 3), offer("d", "l4", 3), issues=(ISSUE,)
)
DAY = date(2026, 1, 2)


def _project(*lists: Catalog) -> Project:
    return project(lists, scenario(demand(1)))


def _outcome(made: Project, read: Catalog, same: Mapping[str, str]) -> Outcome:
    return outcome_of(made, FileReading(mapping=Answers(), catalog=read), same)


@pytest.mark.parametrize("lists", [(), (OLD,), (catalog("Other", offer("x", "h100", 1)), OLD)])
@pytest.mark.parametrize("same", [{}, {"d": "c"}])
@pytest.mark.parametrize("accepts", [False, True])
def test_what_is_ready_is_what_taking_in_makes(
    lists: tuple[Catalog, ...], same: dict[str, str], accepts: bool
) -> None:
    """With and without an old list, an answer about names, and a warning let stand since."""
    made = _project(*lists)
    outcome = _outcome(made, NEW, same)
    read = with_acceptance(NEW, ISSUE, DAY) if accepts else NEW
    outcome = replace(outcome, reading=replace(outcome.reading, catalog=read))
    ready = ready_list(made, outcome, same)
    assert ready is not None
    inputs = Inputs(project=made, scenario=made.scenarios[0])
    assert with_catalog(inputs, read, (), same, ready=ready) == with_catalog(inputs, read, (), same)


def test_what_was_made_for_something_else_is_not_ready() -> None:
    """Another project, another reading, another answer."""
    made = _project(OLD)
    outcome = _outcome(made, NEW, {})
    assert ready_list(made, outcome, {}) is not None
    assert ready_list(_project(replace(OLD, note="Edited.")), outcome, {}) is None
    assert ready_list(_project(), outcome, {}) is None
    assert ready_list(made, outcome, {"d": "c"}) is None
    other = replace(outcome, reading=replace(outcome.reading, catalog=replace(NEW, note="x")))
    assert ready_list(made, other, {}) is None


def test_an_offer_that_says_the_same_is_the_same_record() -> None:
    """So that nothing is checked or compared again that did not change."""
    made = _project(OLD)
    ready = ready_list(made, _outcome(made, NEW, {}), {})
    assert ready is not None
    assert ready.offers[0] is OLD.offers[0]
    assert ready.offers[1] == NEW.offers[1]
