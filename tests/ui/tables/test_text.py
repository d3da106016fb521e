"""Tab-separated text goes out and comes back as it was; stray quotes swallow no cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.tables.text import harmless, read_text, unharmed, write_text


def is_figure(text: str) -> bool:
    """Tell whether a text is nothing but a figure below zero."""
    digits = text.removeprefix("-")
    return digits[:1].isdecimal() and all(one in "0123456789,. %" for one in digits)


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=12)


@given(
    st.integers(1, 4).flatmap(
        lambda wide: st.lists(st.lists(TEXT, min_size=wide, max_size=wide), min_size=1, max_size=4)
    )
)
def test_what_is_written_is_read_back(block: list[list[str]]) -> None:
    """Any cells survive, with tabs, quotes and line ends in them."""
    assert read_text(write_text(block)) == block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ('"two\nlines"\t5', [["two\nlines", "5"]]),
        ('"a ""b"" c"\t5\n', [['a "b" c', "5"]]),
        ('19" rack\t5', [['19" rack', "5"]]),
        ('"best" offer\t5\nx\t6\n', [['"best" offer', "5"], ["x", "6"]]),
        ('"open\t5\nx\t6', [['"open', "5"], ["x", "6"]]),
        ("5\n\n6\n", [["5"], [""], ["6"]]),
        ("\t", [["", ""]]),
        ("5", [["5"]]),
        ("5\r6\r", [["5"], ["6"]]),
    ],
)
def test_what_spreadsheets_write(text: str, block: list[list[str]]) -> None:
    """Line ends of every system, quoted cells, and quotes that are only part of a text."""
    assert read_text(text) == block


@given(TEXT)
def test_no_text_is_a_formula(text: str) -> None:
    """What could be a formula is marked as text, and the mark goes again."""
    shown = harmless(text)
    assert not shown.startswith(("=", "+", "-", "@")) or is_figure(shown)
    if not text.startswith("'"):
        assert unharmed(shown) == text


@pytest.mark.parametrize("figure", ["-500.00", "-1,234,567", "-3 %", "-0.5%"])
def test_a_figure_below_zero_stays_as_it_reads(figure: str) -> None:
    """It can be counted with, and nothing in it can be run."""
    assert harmless(figure) == figure


@pytest.mark.parametrize("text", ["-1+1", "-A1", "--1", "-1e5", "-", "-2-cmd|' /C calc'!A0"])
def test_what_only_begins_like_a_figure_is_marked(text: str) -> None:
    """Anything more than digits could be a formula."""
    assert harmless(text) == f"'{text}"
