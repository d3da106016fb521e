"""The Scenario menu: each thing it does is one step of undo, and variants stay in order."""

from dataclasses import replace

from PySide6.QtWidgets import QInputDialog

from procure.words import sentence
from tests.ui.answers import Answers
from tests.ui.driving import run, set_demand
from ui.main_window import MainWindow
from ui.questions import Questions


def _names(window: MainWindow) -> list[str]:
    box = window.toolbar.scenario_box
    return [box.itemText(row) for row in range(box.count())]


def _vary(window: MainWindow, answers: Answers, name: str) -> None:
    answers.name = name
    run(window, "vary_scenario")


def test_variants_follow_their_parent(window: MainWindow, answers: Answers) -> None:
    """A new variant names its parent, and takes over an edit of it."""
    document = window.document
    _vary(window, answers, "More")
    assert document.scenario.parent == "Base case"
    set_demand(window, "oslo", "2000000")
    document.select_scenario("Base case")
    set_demand(window, "oslo", "1000", period=6)
    document.select_scenario("More")
    assert [int(one) for one in document.scenario.demand[0].amounts[6:]] == [1000, 2000000]
    run(window, "undo")
    assert document.project.scenario("More").demand[0].amounts[6] == 750_000


def test_a_duplicate_is_a_sibling(window: MainWindow, answers: Answers) -> None:
    """It has the parent of the one that was copied, and no lock."""
    _vary(window, answers, "More")
    run(window, "lock_scenario")
    answers.name = "More again"
    run(window, "duplicate_scenario")
    assert window.document.scenario.parent == "Base case"
    assert not window.document.scenario.locked


def test_scenarios_move_among_their_siblings(window: MainWindow, answers: Answers) -> None:
    """Up and down change the order of the list, with what is below; the ends stay ends."""
    for name in ("B", "C"):
        window.document.select_scenario("Base case")
        _vary(window, answers, name)
    assert _names(window) == ["Base case", "B", "C"]
    run(window, "raise_scenario")
    assert _names(window) == ["Base case", "C", "B"]
    count = window.document.undo_stack.count()
    run(window, "raise_scenario")
    assert window.document.undo_stack.count() == count
    run(window, "lower_scenario")
    assert _names(window) == ["Base case", "B", "C"]
    assert window.document.undo_stack.undoText() == "Move scenario C"


def test_locked_scenarios_say_that_they_are(window: MainWindow, answers: Answers) -> None:
    """The menu shows the lock; an edit is answered with a sentence, the cell left alone."""
    run(window, "lock_scenario")
    assert window.commands["lock_scenario"].isChecked()
    box = window.toolbar.scenario_box
    assert not box.itemIcon(0).isNull()
    assert box.toolTip().startswith("Locked")
    before = window.document.project
    set_demand(window, "oslo", "2000000")
    assert window.document.project is before
    said = sentence("scenario-locked", {"name": "Base case"})
    assert window.why.text() == said
    assert window.status.aside.text() == said
    run(window, "lock_scenario")
    assert not window.commands["lock_scenario"].isChecked()
    assert box.itemIcon(0).isNull()
    set_demand(window, "oslo", "2000000")
    assert window.document.project is not before


def test_notes_are_kept(window: MainWindow, answers: Answers) -> None:
    """A note is a step of undo like any other."""
    answers.name = "For the board"
    run(window, "note_scenario")
    assert window.document.scenario.note == "For the board"
    run(window, "undo")
    assert window.document.scenario.note == ""


def test_an_empty_note_goes_and_an_empty_name_changes_nothing(window: MainWindow) -> None:
    """As the dialog answers where its line was emptied."""
    scenarios = window.scenarios
    scenarios.put_note("For the board")
    before, count = window.document.scenario, len(window.document.project.scenarios)
    scenarios.questions = Questions(window)
    for ask in (scenarios.rename, scenarios.duplicate, scenarios.note):
        assert window.document.scenario == before
        ask()
        dialog = window.findChild(QInputDialog)
        assert dialog is not None
        dialog.setTextValue(" ")
        dialog.accept()
        dialog.setParent(None)
    assert window.document.scenario == replace(before, note="")
    assert len(window.document.project.scenarios) == count


def test_variants_of_what_is_deleted_stay(window: MainWindow, answers: Answers) -> None:
    """They stand by themselves then, and ask what they asked."""
    _vary(window, answers, "More")
    before = window.document.scenario
    window.document.select_scenario("Base case")
    run(window, "delete_scenario")
    assert window.document.scenario.demand == before.demand
    assert window.document.scenario.parent == ""
