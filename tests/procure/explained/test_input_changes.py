"""Two inputs are taken apart into changes that make the one of the other, and nothing else."""

import random
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from procure.chips import Chip
from procure.demand import Throughput
from procure.explained.input_changes import applied, changes
from procure.explained.input_parts import CHOICES, OFFER_FIELDS, Inputs
from procure.offers import Offer
from procure.scenario import APART, Scenario
from procure.storage import digest
from procure.variations import with_price_factor
from tests.builders import catalog, offer
from tests.procure import example_project
from tests.procure.explained.input_edits import EDITS
from tests.solver.random_instances import FEATURES, random_project

D = Decimal
ALL = 1000


def random_inputs(seed: int) -> Inputs:
    """Give a random project with three features, and its scenario."""
    made = random_project(seed, frozenset(random.Random(seed).sample(FEATURES, 3)))
    return made, made.scenarios[0]


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_is_one_change_of_its_kind(kind: str) -> None:
    """Every edit is found as what it is, made alone gives the later input, taken back the earlier.

    Sites may be several.
    """
    for seed in range(20):
        before = random_inputs(seed)
        after = EDITS[kind](random.Random(seed), before)  # type: ignore[index]
        found = changes(before, after, ALL)
        if digest(*before) == digest(*after):
            assert not found
            continue
        assert {one.kind for one in found} == {kind}
        assert len(found) == 1 or kind == "site"
        there, back = before, after
        for one in found:
            there, back = applied(one, there, after), applied(one, back, before)
        assert digest(*there) == digest(*after)
        assert digest(*back) == digest(*before)


@pytest.mark.parametrize("most", [ALL, 1])
def test_all_changes_together_make_the_other_input(most: int) -> None:
    """Edits of every kind at once: one by one, or grouped, they lead from one to the other."""
    for seed in range(40):
        pick = random.Random(seed)
        before = random_inputs(seed)
        after = before
        for kind in pick.sample(list(EDITS), 5):
            after = EDITS[kind](pick, after)
        there, back = before, after
        for one in changes(before, after, most):
            there, back = applied(one, there, after), applied(one, back, before)
        assert digest(*there) == digest(*after)
        assert digest(*back) == digest(*before)


def test_of_another_project_everything_changes() -> None:
    """Two projects that have nothing in common lead to one another, but for what is idle."""
    before = random_inputs(1)
    example = example_project.project()
    after = (example, example.scenarios[0])
    there = before
    for one in changes(before, after, ALL):
        there = applied(one, there, after)
    assert not changes(there, after, ALL)


def test_every_field_of_offers_and_scenarios_belongs_to_a_change() -> None:
    """What is in no part is what no plan depends on."""
    said = {"id", "description", "sku", "region", "related_party", "sheet", "row", "note"}
    in_parts = [name for names in OFFER_FIELDS.values() for name in names]
    assert {*in_parts, *said} == {one.name for one in fields(Offer)}
    assert len(in_parts) == len(set(in_parts))
    listed = {
        "horizon",
        "demand",
        "limits",
        "weights",
        "shortfall_prices",
        "excluded",
        "assume_delivered",
    }
    assert {*CHOICES.values(), *listed, *APART} == {one.name for one in fields(Scenario)}


def test_what_persons_read_is_no_change() -> None:
    """Notes, sources, names of scenarios and where a list was read from change no plan."""
    project = example_project.project()
    scenario = project.scenarios[0]
    other = replace(
        project,
        name="Another",
        note="Read me",
        catalogs=tuple(
            replace(one, sha256="other", read_on=date(2025, 1, 1), note="new")
            for one in project.catalogs
        ),
        throughputs=tuple(replace(one, source="elsewhere") for one in project.throughputs),
    )
    asked = replace(
        scenario, name="Another", limits=tuple(replace(one, note="Why") for one in scenario.limits)
    )
    assert not changes((project, scenario), (other, asked), ALL)


def test_many_changes_of_a_supplier_are_one() -> None:
    """More than are looked at one by one are put together by kind and supplier."""
    project = example_project.project()
    scenario = project.scenarios[0]
    dearer = with_price_factor(project, {one.id for _, one in project.offers()}, D(2))
    single = changes((project, scenario), (dearer, scenario), ALL)
    assert len(single) == len(project.offers())
    grouped = changes((project, scenario), (dearer, scenario), 1)
    assert [one.subject for one in grouped] == [
        one.supplier for one in project.catalogs if one.offers
    ]
    assert sum(len(one.items) for one in grouped) == len(single)
    assert all(item.after == 2 * (item.before or 0) for one in grouped for item in one.items)


def test_what_a_new_offer_needs_comes_with_it() -> None:
    """A new offer of a new chip from a new supplier is one change, made with all it names."""
    project = example_project.project()
    scenario = project.scenarios[0]
    work = project.workloads[0].id
    later = replace(
        project,
        chips=(*project.chips, Chip(id="new", name="New", maker="AMD")),
        throughputs=(*project.throughputs, Throughput(chip="new", workload=work, value=D(9))),
        catalogs=(*project.catalogs, catalog("Newcomer", offer("new-1", "new", 100))),
    )
    (change,) = changes((project, scenario), (later, scenario), ALL)
    assert (change.kind, change.subject) == ("new_offer", "Newcomer")
    made = applied(change, (project, scenario), (later, scenario))
    assert digest(*made) == digest(later, scenario)
    back = applied(change, (later, scenario), (project, scenario))
    assert "new-1" not in {one.id for _, one in back[0].offers()}
