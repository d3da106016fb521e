"""Texts of cells that have several lines break where they can be read on."""

import pytest

from ui.cells import unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("not ordered from +83.9 %", "+83.9\N{NO-BREAK SPACE}%"),
        ("160 × L4 24GB, 56 × MI300X", "56\N{NO-BREAK SPACE}× MI300X"),
        ("US$29.2k–34.3k", "k–\N{WORD JOINER}34.3k"),
    ],
)
def test_a_number_keeps_its_sign(text: str, kept: str) -> None:
    """Neither a sign after a number nor the end of a range begins a line."""
    assert kept in unbroken(text)
