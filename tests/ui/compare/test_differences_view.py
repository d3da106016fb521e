"""What differs from the parent: listed, told, taken back one by one."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.family import family_project
from ui.compare.differences_view import DifferencesView
from ui.document import Document


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    """Give a document that shows a variant with two differences."""
    made = Document(family_project())
    made.select_scenario("More")
    return made


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> DifferencesView:
    """Give the view, shown."""
    made = DifferencesView(document)
    qtbot.addWidget(made)
    made.show()
    return made


def _cells(view: DifferencesView) -> list[tuple[str, ...]]:
    table = view.table
    return [
        (
            table.name_of(row),
            *(column.entry_at(row).show(column.get(row)) for column in table.columns),
        )
        for row in table.rows
    ]


def test_differences_are_listed_with_both_values(view: DifferencesView) -> None:
    """The parent's value first; the sentence above counts them."""
    assert _cells(view) == [
        ("Headroom", "none", "10 %"),
        ("TPU v5p on demand", "may be ordered", "left out"),
    ]
    assert [column.heading for column in view.table.columns] == ["Base case", "More"]
    assert view.said.text() == (
        "“More” differs from “Base case” in 2 things. All the rest follows it."
    )


def test_what_is_selected_is_told(qtbot: QtBot, view: DifferencesView) -> None:
    """As a sentence for the Why? panel."""
    with qtbot.waitSignal(view.told) as told:
        view.view.go_to(1)
    assert told.args == ["TPU v5p on demand: left out. In “Base case”: may be ordered."]


def test_delete_resets_what_is_selected(view: DifferencesView, document: Document) -> None:
    """As one step of undo with the name of what is reset; the other difference stays."""
    view.view.go_to(0)
    QTest.keyClick(view.view, Qt.Key.Key_Delete)
    assert document.scenario.headroom is None
    assert document.scenario.excluded == ("tpu-hour",)
    assert document.undo_stack.undoText() == "Reset Headroom"
    view.refresh()
    assert [name for name, *_ in _cells(view)] == ["TPU v5p on demand"]


def test_several_are_reset_at_once(view: DifferencesView, document: Document) -> None:
    """Whatever is selected, in one step."""
    view.view.selectAll()
    view.reset_button.click()
    assert document.undo_stack.undoText() == "Reset 2 differences"
    assert document.undo_stack.count() == 1
    view.refresh()
    assert view.said.text().startswith("“More” asks what “Base case” asks.")
    assert view.reset_all_button.isHidden()


def test_reset_all_leaves_the_parents_contents(view: DifferencesView, document: Document) -> None:
    """Under the variant's own name, still as a variant."""
    view.reset_all_button.click()
    base = document.project.scenario("Base case")
    assert document.scenario == replace(base, name="More", parent="Base case")


def test_nothing_selected_is_nothing_reset(view: DifferencesView) -> None:
    """The button waits for a selection."""
    assert not view.reset_button.isEnabled()
    view.view.go_to(1)
    assert view.reset_button.isEnabled()


def test_locked_scenarios_are_not_reset(view: DifferencesView, document: Document) -> None:
    """The buttons are off, and the sentence says that it follows nothing."""
    document.edit_scenario("Lock", replace(document.scenario, locked=True))
    view.refresh()
    assert not view.reset_all_button.isEnabled()
    assert "locked and follows nothing" in view.said.text()
    view.view.go_to(0)
    assert not view.reset_button.isEnabled()
    before = document.project
    QTest.keyClick(view.view, Qt.Key.Key_Delete)
    assert document.project is before


def test_one_that_stands_by_itself_says_how_to_vary_it(
    view: DifferencesView, document: Document
) -> None:
    """There is no parent to differ from."""
    document.select_scenario("Base case")
    view.refresh()
    assert view.said.text().startswith("“Base case” stands by itself.")
    assert view.view.isHidden()
