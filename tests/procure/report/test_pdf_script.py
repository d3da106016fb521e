"""Names that run from right to left are drawn as they are read, with their letters joined."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.report.pdf_script import as_seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Acme 12", "Acme 12"),
        ("שלום", "םולש"),
        ("Sign 8 × שלום עולם by 2024-01-08", "Sign 8 × םלוע םולש by 2024-01-08"),
        ('דרך (בע"מ) Ltd', '(מ"עב) ךרד Ltd'),
        ("אב 12.5 גד", "דג 12.5 בא"),
        ("שָׁ", "שָׁ"),
    ],
)
def test_what_runs_from_right_to_left_is_turned_round(text: str, seen: str) -> None:
    """Its numbers are not, nor is what stands beside it; brackets open to where it is read."""
    assert as_seen(text).replace("\u00a0", " ") == seen


def test_a_line_does_not_end_within_it() -> None:
    """Else the next would begin with the end of the name."""
    assert as_seen("by שלום עולם now") == "by םלוע\u00a0םולש now"


def test_arabic_letters_join() -> None:
    """Each has the form of its place in the word; lam and alef are one."""
    names = [unicodedata.name(letter) for letter in reversed(as_seen("شركة"))]
    assert names == [
        "ARABIC LETTER SHEEN INITIAL FORM",
        "ARABIC LETTER REH FINAL FORM",
        "ARABIC LETTER KAF INITIAL FORM",
        "ARABIC LETTER TEH MARBUTA FINAL FORM",
    ]
    assert unicodedata.name(as_seen("لا")) == "ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM"
    assert [unicodedata.name(one).split()[-2] for one in reversed(as_seen("بتث"))] == [
        "INITIAL",
        "MEDIAL",
        "FINAL",
    ]


@given(st.text(alphabet=st.sampled_from("abאבשركةلا 12()\u064e.")))
def test_no_letter_is_lost(text: str) -> None:
    """What is seen is what is there, in other places and forms."""
    folded = unicodedata.normalize("NFKC", as_seen(text))
    brackets = str.maketrans("()", "||")
    wanted = unicodedata.normalize("NFKC", text)
    assert sorted(folded.translate(brackets)) == sorted(wanted.translate(brackets))
