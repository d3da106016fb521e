"""What goes into cells: clean texts, number formats, decimals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.report.values import (
    MOST_CHARACTERS,
    cleaned,
    cut,
    decimals_for,
    decimals_of,
    gap_digits,
    looks_like_formula,
)


@given(st.text())
def test_cleaned_text_fits_a_cell(text: str) -> None:
    """Whatever a supplier wrote, no control character is left; cleaned twice is the same."""
    shown = cleaned(text)
    assert not any(ord(one) < 32 or 0x7F <= ord(one) < 0xA0 for one in shown)
    assert "\ufffe" not in shown
    assert cleaned(shown) == shown


@pytest.mark.parametrize("piece", ["x", "八", "\U0001f600"])
def test_long_text_is_cut_where_excel_would_refuse_it(piece: str) -> None:
    """A text longer than a cell holds is cut, never in the middle of a character, and says so."""
    shown = cleaned(piece * 40000)
    assert len(shown.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert shown.endswith(f"{piece}…")


def test_headings_are_cut_as_excel_counts() -> None:
    """A heading of faces has two of Excel's characters a face; 240 letters are left alone."""
    assert len(cut("\U0001f600" * 240, 240).encode("utf-16-le")) // 2 <= 240
    assert cut("x" * 240, 240) == "x" * 240
    assert cut("x" * 241, 240) == "x" * 239 + "…"


@pytest.mark.parametrize("before", ["", " ", "\t", "\xa0", "\u200b", "\ufeff", "\u202e", "\x00"])
@pytest.mark.parametrize("sign", "=+-@\u2212\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b")
def test_what_looks_like_a_formula(before: str, sign: str) -> None:
    """A sign of any width tells, also behind what is not seen; within a text it does not."""
    assert looks_like_formula(f"{before}{sign}1")
    assert not looks_like_formula(f"{before}1{sign}1")


def test_decimals() -> None:
    """As many decimals as the numbers have; beside large ones fewer."""
    assert decimals_of([Decimal("1.50"), None, Decimal(3)]) == 1
    assert decimals_of([Decimal("1E+3")]) == 0
    assert decimals_for([Decimal("0.1234"), Decimal("12345.6789")]) == 0
    assert decimals_for([Decimal("1.23456")]) == 3
    assert decimals_for([Decimal(2)]) == 0
    assert decimals_for([]) == 0


def test_gaps_show_two_digits_however_small() -> None:
    """A gap that is not zero is never shown as zero."""
    assert gap_digits(Decimal("0.000765")) == 3
    assert gap_digits(Decimal("0.00000032")) == 6
    assert gap_digits(Decimal("0.12")) == 2
    assert gap_digits(Decimal(0)) == 2
