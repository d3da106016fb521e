"""Texts in columns of equal width."""

from hypothesis import given
from hypothesis import strategies as st

from procure.text_width import pad, shorten, width


def test_chinese_takes_two_columns() -> None:
    """Wide characters count double, combining ones not at all."""
    assert width("H100") == 4
    assert width("八卡") == 4
    assert width("é") == 1


@given(st.text(max_size=40), st.integers(1, 30))
def test_shortened_text_fits(text: str, columns: int) -> None:
    """A shortened text fits, and one that fits is left alone."""
    assert width(shorten(text, columns)) <= columns
    if width(text) <= columns:
        assert shorten(text, columns) == text


@given(st.text(max_size=20))
def test_padded_text_is_as_wide_as_asked(text: str) -> None:
    """Padding fills exactly, on either side, and never cuts."""
    assert width(pad(text, 50)) == 50
    assert pad(text, 50, right=True).endswith(text)
    assert pad(text, 0) == text
