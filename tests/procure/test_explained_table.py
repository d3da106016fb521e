"""An explanation as text: the plan's state, then each part with its table and its sentences."""

from procure.explained.explanation import Explanation
from procure.explained_table import explanation_table
from procure.text_table import COLUMNS
from procure.text_width import width
from tests.procure.example_plan import plan
from tests.procure.explained.test_explanation_words import asked, explanation


def test_titles_tables_and_sentences_stand_in_columns() -> None:
    """No sentence is wider than the text, and each is an item of a list."""
    shown = explanation_table(asked(), explanation())
    first, *parts = shown.split("\n\n")
    assert first.startswith(f"{asked().project.name} — {asked().scenario.name}\n")
    assert parts[0].startswith("What each limit costs\n- ")
    sentences = [line for line in shown.split("\n") if line.startswith(("- ", "  "))]
    assert len(sentences) > 5
    assert all(width(line) <= COLUMNS for line in sentences)
    assert "─" in shown


def test_an_explanation_of_nothing_says_the_plans_state() -> None:
    """And no more, unless a part was asked for."""
    nothing = Explanation(digest=plan().digest)
    assert "\n\n" not in explanation_table(asked(), nothing)
    assert "No limit binds" in explanation_table(asked(), nothing, parts=("limits",))
