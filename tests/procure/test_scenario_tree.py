"""The tree of scenarios: order, names, and variants that follow their parents."""

from dataclasses import replace
from typing import Any

import pytest

from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.scenario_differences import differences
from procure.scenario_tree import (
    added,
    branches,
    following,
    lineage,
    locked_edit,
    moved,
    own_differences,
    removed,
    renamed,
    with_scenario,
)
from tests.builders import D, catalog, demand, offer, project, scenario


def _named(name: str, parent: str = "", **fields: Any) -> Scenario:
    return scenario(demand(1, 2), name=name, parent=parent, **fields)


def _family(**fields: Any) -> Project:
    """Give Base with Growth and Cuts below it, More below Growth, and Other beside Base."""
    return project(
        [catalog("ACME", offer("acme-1", "h100", 100))],
        _named("Base"),
        _named("More", "Growth", headroom=D("0.1")),
        _named("Other"),
        _named("Growth", "Base", discount_rate=D("0.05")),
        _named("Cuts", "Base", limits=(Limit(family="budget", value=D(9)),), **fields),
    )


def _names(made: Project) -> list[str]:
    return [one.name for one in made.scenarios]


def test_branches_put_variants_below_their_parents() -> None:
    """Each scenario stands before its variants, siblings as in the file."""
    found = [(one.scenario.name, one.depth) for one in branches(_family())]
    assert found == [("Base", 0), ("Growth", 1), ("More", 2), ("Cuts", 1), ("Other", 0)]


def test_lineage_ends_where_it_goes_round() -> None:
    """Forebears come nearest first; in a circle a scenario is its own."""
    assert lineage({"a": "b", "b": "c", "c": ""}, "a") == ("b", "c")
    assert lineage({"a": "b", "b": "a"}, "a") == ("b", "a")


def test_renaming_keeps_the_variants() -> None:
    """Variants name their parent by its new name."""
    made = renamed(_family(), "Base", "Plan A")
    assert [one.parent for one in made.scenarios] == ["", "Growth", "", "Plan A", "Plan A"]
    assert _names(made)[0] == "Plan A"


def test_variants_of_a_removed_scenario_go_to_its_parent() -> None:
    """Nothing of what they ask changes."""
    family = _family()
    made = removed(family, "Growth")
    assert made.scenario("More") == replace(family.scenario("More"), parent="Base")
    assert [one.parent for one in removed(family, "Base").scenarios] == ["Growth", "", "", ""]


def test_new_scenarios_follow_the_whole_branch() -> None:
    """A sibling comes after the variants of the scenario that it stands beside."""
    made = added(_family(), _named("New"), "Base")
    assert [one.scenario.name for one in branches(made)][-1:] == ["New"]
    assert _names(added(_family(), _named("New"), "Other"))[3] == "New"


@pytest.mark.parametrize(
    ("name", "steps", "expected"),
    [
        ("Cuts", -1, ["Base", "Cuts", "Growth", "More", "Other"]),
        ("Growth", 1, ["Base", "Cuts", "Growth", "More", "Other"]),
        ("Base", 1, ["Other", "Base", "Growth", "More", "Cuts"]),
        ("Growth", -1, ["Base", "Growth", "More", "Cuts", "Other"]),
        ("More", 1, ["Base", "Growth", "More", "Cuts", "Other"]),
    ],
)
def test_moving_swaps_siblings(name: str, steps: int, expected: list[str]) -> None:
    """A scenario changes places among its siblings and takes its variants along."""
    family = _family()
    made = moved(family, name, steps)
    assert [one.scenario.name for one in branches(made)] == expected
    if expected == [one.scenario.name for one in branches(family)]:
        assert made is family


def _edited(family: Project, name: str, **fields: Any) -> Project:
    return with_scenario(family, replace(family.scenario(name), **fields))


def test_variants_follow_through_all_generations() -> None:
    """What changes in the first reaches the last, past what each has otherwise."""
    family = _family()
    made = following(family, _edited(family, "Base", utilisation=D("0.5"), discount_rate=D("0.2")))
    rates = {one.name: (one.utilisation, one.discount_rate) for one in made.scenarios}
    assert rates == {
        "Base": (D("0.5"), D("0.2")),
        "Growth": (D("0.5"), D("0.05")),
        "More": (D("0.5"), D(0)),
        "Cuts": (D("0.5"), D("0.2")),
        "Other": (D(1), D(0)),
    }
    kept = [[one.kind for one in own_differences(made, each)] for each in made.scenarios]
    assert kept == [[], ["discount_rate", "headroom"], [], ["discount_rate"], ["limit"]]


def test_locked_variants_do_not_follow() -> None:
    """They show instead that they differ; what is below them stays too."""
    family = _edited(_family(), "Growth", locked=True)
    made = following(family, _edited(family, "Base", utilisation=D("0.5")))
    assert made.scenario("Growth") == family.scenario("Growth")
    assert made.scenario("More") == family.scenario("More")
    assert "utilisation" in {one.kind for one in own_differences(made, made.scenario("Growth"))}
    assert made.scenario("Cuts").utilisation == D("0.5")


def test_what_is_no_edit_of_a_parent_is_the_same_project() -> None:
    """Edits of variants, renaming and removing make nothing follow."""
    family = _family()
    for made in (
        family,
        _edited(family, "Cuts", headroom=D(1)),
        renamed(family, "Base", "Plan A"),
        removed(family, "Growth"),
        added(family, _named("New", "Base"), "Base"),
    ):
        assert following(family, made) is made


def test_an_edit_of_both_counts_for_both() -> None:
    """Where one edit changes a parent and its variant, the variant has its own and the rest."""
    family = _family()
    asked = replace(family.scenario("Cuts"), limits=(), headroom=D(2))
    made = following(
        family, with_scenario(_edited(family, "Base", utilisation=D("0.5")), asked)
    ).scenario("Cuts")
    assert (made.limits, made.headroom, made.utilisation) == ((), D(2), D("0.5"))


def test_locked_scenarios_refuse_edits() -> None:
    """Contents, note and being there are held; name, place, parent and the lock are free."""
    family = _family(locked=True)
    for refused in (
        _edited(family, "Cuts", limits=()),
        _edited(family, "Cuts", note="x"),
        removed(family, "Cuts"),
    ):
        assert locked_edit(family, refused) == "Cuts"
    for taken in (
        family,
        renamed(family, "Cuts", "Saved"),
        moved(family, "Cuts", -1),
        removed(family, "Base"),
        _edited(family, "Cuts", locked=False),
        _edited(family, "Base", headroom=D(1)),
    ):
        assert locked_edit(family, taken) == ""


def test_what_a_project_gives_up_goes_from_locked_scenarios_too() -> None:
    """A name that nothing has any more goes with the record it named, and nothing else does."""
    family = _edited(_family(), "Cuts", excluded=("acme-1",))
    family = _edited(family, "Cuts", locked=True)
    without = replace(family, catalogs=())
    assert locked_edit(family, _edited(without, "Cuts", excluded=())) == ""
    assert locked_edit(family, _edited(without, "Cuts", headroom=D(3))) == "Cuts"


def test_differences_to_a_parent_are_those_of_the_two() -> None:
    """A scenario that stands by itself has none."""
    family = _family()
    growth = family.scenario("Growth")
    assert own_differences(family, growth) == differences(growth, family.scenario("Base"))
    assert own_differences(family, family.scenario("Base")) == ()
