"""Scenarios as a tree: which is a variant of which, in what order, and what follows what.

Every scenario in a project is whole. One that names a parent is a variant of it: it takes over
what changes in the parent wherever the two do not differ (procure.scenario_differences), unless
it is locked. All functions give a new project and leave the old one as it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.scenario_differences import Difference, differences, followed, with_contents


@record
class Branch:
    """A scenario where it stands in the tree; `depth` counts its forebears."""

    scenario: Scenario
    depth: int


def lineage(parents: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Give the forebears of a scenario, the nearest first, from the parent of each by name.

    Where parents lead in a circle each of them is given once: a scenario is then among its
    own forebears.
    """
    found: dict[str, None] = {}
    while (name := parents.get(name, "")) and name not in found:
        found[name] = None
    return tuple(found)


def branches(project: Project) -> tuple[Branch, ...]:
    """List the scenarios as a tree is written: each before its variants, in file order."""
    return tuple(_below(project, "", 0))


def _below(project: Project, parent: str, depth: int) -> Iterator[Branch]:
    for scenario in project.scenarios:
        if scenario.parent == parent:
            yield Branch(scenario=scenario, depth=depth)
            yield from _below(project, scenario.name, depth + 1)


def parent_of(project: Project, scenario: Scenario) -> Scenario | None:
    """Give the scenario that one is a variant of, or None."""
    return project.scenario(scenario.parent) if scenario.parent else None


def own_differences(project: Project, scenario: Scenario) -> tuple[Difference, ...]:
    """List what a scenario has otherwise than its parent; nothing where it has none."""
    parent = parent_of(project, scenario)
    return () if parent is None else differences(scenario, parent)


def with_scenario(project: Project, scenario: Scenario) -> Project:
    """Give a project with a scenario in the place of the one of its name."""
    return replace(
        project,
        scenarios=tuple(
            scenario if one.name == scenario.name else one for one in project.scenarios
        ),
    )


def renamed(project: Project, name: str, new: str) -> Project:
    """Give a project in which a scenario has another name, for its variants too."""
    return replace(
        project,
        scenarios=tuple(
            replace(
                one,
                name=new if one.name == name else one.name,
                parent=new if one.parent == name else one.parent,
            )
            for one in project.scenarios
        ),
    )


def removed(project: Project, name: str) -> Project:
    """Give a project without a scenario; its variants become those of its parent."""
    heir = project.scenario(name).parent
    return replace(
        project,
        scenarios=tuple(
            replace(one, parent=heir) if one.parent == name else one
            for one in project.scenarios
            if one.name != name
        ),
    )


def added(project: Project, scenario: Scenario, after: str) -> Project:
    """Give a project with a new scenario that follows another and all of that one's variants."""
    parents = {one.name: one.parent for one in project.scenarios}
    places = [
        at
        for at, one in enumerate(project.scenarios)
        if one.name == after or after in lineage(parents, one.name)
    ]
    place = max(places) + 1
    return replace(
        project,
        scenarios=(*project.scenarios[:place], scenario, *project.scenarios[place:]),
    )


def moved(project: Project, name: str, steps: int) -> Project:
    """Give a project in which a scenario changed places with a sibling so many steps away.

    The project is the same one where there is no such sibling.
    """
    scenario = project.scenario(name)
    siblings = [one.name for one in project.scenarios if one.parent == scenario.parent]
    at = siblings.index(name) + steps
    if not 0 <= at < len(siblings):
        return project
    other = project.scenario(siblings[at])
    swap = {scenario.name: other, other.name: scenario}
    return replace(project, scenarios=tuple(swap.get(one.name, one) for one in project.scenarios))


def following(before: Project, after: Project) -> Project:
    """Give an edited project in which variants took over what changed in their parents.

    A variant follows that has the same parent `before` and `after` the edit and is not
    locked; its own variants follow it in turn.
    """
    old = {one.name: one for one in before.scenarios}
    new = {one.name: one for one in after.scenarios}
    for branch in branches(after):
        name, parent = branch.scenario.name, branch.scenario.parent
        if branch.scenario.locked or parent not in old or name not in old:
            continue
        if old[name].parent != parent or new[parent] == old[parent]:
            continue
        new[name] = followed(new[name], old[parent], new[parent])
    scenarios = tuple(new[one.name] for one in after.scenarios)
    return after if scenarios == after.scenarios else replace(after, scenarios=scenarios)


def locked_edit(before: Project, after: Project) -> str:
    """Give the name of a locked scenario that an edit would change or take away, or nothing.

    Its name, parent and place are free. What it names may go with a site, workload or price
    list that the project gives up: no file could hold it otherwise.
    """
    locked = [one for one in before.scenarios if one.locked]
    if not locked:
        return ""
    new = {one.name: one for one in after.scenarios}
    shared = replace(before, scenarios=()) == replace(after, scenarios=())
    for one in locked:
        now = new.get(one.name)
        if now is None:
            if not _is_renamed(one, before, after):
                return one.name
        elif (now.locked and now.note != one.note) or (
            now.locked and any(shared or found.after is not None for found in differences(now, one))
        ):
            return one.name
    return ""


def _is_renamed(scenario: Scenario, before: Project, after: Project) -> bool:
    """Tell whether a scenario stands under a new name with the same contents."""
    known = {one.name for one in before.scenarios}
    return any(
        with_contents(scenario, one) == scenario
        for one in after.scenarios
        if one.name not in known and one.locked
    )
