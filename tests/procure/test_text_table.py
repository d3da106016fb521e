"""Plain text in columns."""

from procure.text_table import COLUMNS, counted, grid, money, one_line_each, wrapped
from tests.builders import D


def test_cells_stand_in_columns() -> None:
    """To the left or the right, shortened where they are long, on one line each."""
    shown = grid(("A", "Count"), [("x\ny", "1"), ("much too long", "20")], "lr", most=6)
    assert shown.splitlines() == [
        "A      Count",
        "─────  ─────",
        "x y        1",
        "much…     20",
    ]


def test_what_differs_still_differs_when_it_is_cut() -> None:
    """Its column is as wide as that takes; others are cut as before."""
    rows = [("slice for a year", "much too long"), ("slice for a day", "short")]
    shown = grid(("Offer", "Note"), rows, "ll", most=6).splitlines()
    assert shown[2:] == ["slice for a year  much…", "slice for a day   short"]


def test_sentences_are_broken_at_spaces() -> None:
    """The further lines of a list's item stand under its text."""
    lines = wrapped("- " + "word " * 40).splitlines()
    assert all(len(line) <= COLUMNS for line in lines)
    assert lines[1].startswith("  word")


def test_what_moves_a_cursor_is_taken_out() -> None:
    """And no line ends in spaces."""
    assert one_line_each("a\x1b[2J  \nb\r") == "a [2J\nb"


def test_money_and_counts() -> None:
    """With the decimals of the currency; one of a thing is one."""
    assert money(D("1234.5"), "USD") == "1,234.50"
    assert money(D(1234), "JPY") == "1,234"
    assert counted(1, "order", "orders") == "1 order"
    assert counted(1200, "order", "orders") == "1,200 orders"
