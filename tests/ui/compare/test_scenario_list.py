"""The tree of scenarios: order, marks, ticks and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from procure.scenario_tree import added
from tests.ui.answers import nothing_found, planned_once
from tests.ui.family import family_project
from ui.compare.scenario_list import ScenarioList
from ui.document import Document


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    """Give a document of three scenarios."""
    return Document(family_project())


@pytest.fixture
def tree(qtbot: QtBot, document: Document) -> ScenarioList:
    """Give the tree, with the commands of its keys."""
    actions = [QAction(name) for name in ("rename_scenario", "delete_scenario")]
    for action in actions:
        action.setObjectName(action.text())
        action.setParent(document)
    made = ScenarioList(document, actions)
    qtbot.addWidget(made)
    made.show()
    return made


def _item(tree: ScenarioList, name: str) -> QTreeWidgetItem:
    (found,) = tree.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    return found


def test_variants_stand_below_their_parents(tree: ScenarioList) -> None:
    """All are in sight, with what they differ in on hover."""
    base = _item(tree, "Base case")
    assert base.childCount() == 2
    assert [base.indexOfChild(_item(tree, name)) for name in ("Small budget", "More")] == [0, 1]
    assert base.isExpanded()
    assert _item(tree, "More").toolTip(0) == (
        "“More” differs from “Base case” in 2 things. All the rest follows it."
    )


def test_plans_are_marked(tree: ScenarioList, document: Document) -> None:
    """With their cost, that it is of earlier inputs, or that there is none."""
    project = document.project
    base = project.scenario("Base case")
    plan = planned_once(project, base)
    document.store_plan(plan, (project, base))
    document.store_plan(
        nothing_found(project, project.scenario("More")), (project, project.scenario("More"))
    )
    tree.refresh()
    shown = _item(tree, "Base case").text(1)
    assert shown.startswith("US$")
    assert _item(tree, "Small budget").text(1) == "not planned"
    assert _item(tree, "More").text(1) == "no plan"
    document.edit_scenario("Edit", replace(base, headroom=base.utilisation))
    tree.refresh()
    assert _item(tree, "Base case").text(1) == f"{shown}, before changes"


def test_names_have_the_width_of_the_list(tree: ScenarioList, document: Document) -> None:
    """How a plan stands is below the name, so that its words take none of its room."""
    shown = document.project.scenario("More")
    plan = planned_once(document.project, shown)
    document.store_plan(plan, (document.project, shown))
    document.edit("Edit", replace(document.project, name="Edited"))
    tree.resize(256, 300)
    tree.refresh()
    item = _item(tree, "More")
    place = tree.visualItemRect(item)
    assert tree.columnWidth(0) == tree.viewport().width()
    assert place.height() >= 2 * tree.fontMetrics().lineSpacing()
    # What is painted below the name is the plan's state: without it there is nothing there.
    lower = place.adjusted(0, place.height() // 2 + 1, 0, 0)
    tree.clearSelection()
    written = tree.viewport().grab(lower).toImage()
    item.setText(1, "")
    assert tree.viewport().grab(lower).toImage() != written


def test_locks_are_marked(tree: ScenarioList, document: Document) -> None:
    """With a picture, and in words for those who hear the list."""
    assert _item(tree, "Base case").icon(0).isNull()
    document.edit_scenario("Lock", replace(document.scenario, locked=True))
    tree.refresh()
    item = _item(tree, "Base case")
    assert not item.icon(0).isNull()
    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "Base case, not planned, locked"


def test_choosing_selects_the_scenario(tree: ScenarioList, document: Document) -> None:
    """By the arrow keys as by the pointer."""
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert document.scenario.name == "Small budget"


def test_space_ticks(qtbot: QtBot, tree: ScenarioList) -> None:
    """What is ticked is chosen, and said once."""
    tree.setCurrentItem(_item(tree, "More"))
    with qtbot.waitSignal(tree.ticked):
        QTest.keyClick(tree, Qt.Key.Key_Space)
    assert tree.chosen() == ("Base case", "Small budget")


def test_new_scenarios_are_ticked_while_there_is_room(
    tree: ScenarioList, document: Document
) -> None:
    """The seventh is not, and cannot be before another one is taken out."""
    for number in range(4):
        new = replace(document.project.scenario("More"), name=f"V{number}")
        document.edit("Add", added(document.project, new, "Base case"))
        tree.refresh()
    assert tree.chosen() == ("Base case", "Small budget", "More", "V0", "V1", "V2")
    last = _item(tree, "V3")
    last.setCheckState(0, Qt.CheckState.Checked)
    assert len(tree.chosen()) == 6
    assert last.checkState(0) == Qt.CheckState.Unchecked
    _item(tree, "More").setCheckState(0, Qt.CheckState.Unchecked)
    last.setCheckState(0, Qt.CheckState.Checked)
    assert tree.chosen() == ("Base case", "Small budget", "V0", "V1", "V2", "V3")


def test_another_project_begins_with_its_own_family(tree: ScenarioList, document: Document) -> None:
    """Ticks of scenarios that are gone are gone; those of the selected one's branch are set."""
    project = document.project
    alone = replace(project.scenarios[0], name="Alone")
    others = tuple(
        replace(one, name=f"{one.name} 2", parent=f"{one.parent} 2" if one.parent else "")
        for one in project.scenarios
    )
    document.open(replace(project, scenarios=(alone, *others)), None)
    document.select_scenario("More 2")
    tree.refresh()
    assert tree.chosen() == ("Base case 2", "Small budget 2", "More 2")


@pytest.mark.parametrize(
    ("key", "command"),
    [(Qt.Key.Key_F2, "rename_scenario"), (Qt.Key.Key_Delete, "delete_scenario")],
)
def test_keys_do_what_the_menu_does(
    qtbot: QtBot, tree: ScenarioList, key: Qt.Key, command: str
) -> None:
    """F2 renames, Delete deletes."""
    (action,) = [one for one in tree.actions() if one.objectName() == command]
    with qtbot.waitSignal(action.triggered):
        QTest.keyClick(tree, key)
