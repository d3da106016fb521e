"""Every character of a printed page has a font, whichever fonts the system has."""

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.report.pdf_fonts import Lettering

ALONE = Lettering("Arial", ())
"""A system without any font."""


def fonts(lettering: Lettering, text: str, *, bold: bool = False) -> list[str]:
    """Gives the fonts of a text's parts."""
    return [font for font, _ in lettering.runs(text, bold=bold)]


def test_a_text_has_one_font_where_one_has_all_of_it() -> None:
    """Also without any font of the system; bold is another file."""
    assert fonts(ALONE, "Grün × 8 é") == ["procure-Vera"]
    assert fonts(ALONE, "Grün", bold=True) == ["procure-VeraBd"]


@pytest.mark.parametrize(
    ("text", "font"),
    [("漢字", "STSong-Light"), ("カナ", "HeiseiKakuGo-W5"), ("한글", "HYGothic-Medium")],
)
def test_east_asian_names_are_written_with_what_readers_bring(text: str, font: str) -> None:
    """Where no font of the system has their characters."""
    assert fonts(ALONE, f"A {text}") == ["procure-Vera", font]


@given(st.text())
def test_any_text_is_cut_into_parts_that_are_all_of_what_is_seen(text: str) -> None:
    """Nothing is lost but what is not seen, and nothing fails."""
    parts = "".join(part for _, part in ALONE.runs(text))
    assert "\u200b" not in parts
    seen = sorted(letter for one in parts for letter in normalize("NFKC", one) if letter.isalnum())
    there = sorted(letter for one in text for letter in normalize("NFKC", one) if letter.isalnum())
    assert seen == there


def test_what_is_not_seen_is_left_out() -> None:
    """A mark that turns the direction would print what is not there."""
    assert list(ALONE.runs("a\u202eb\u200bc\ufeff\x00")) == [("procure-Vera", "abc")]


def test_markup_of_a_name_is_text() -> None:
    """A name that looks like markup is printed, not obeyed."""
    assert ALONE.markup("<b>&x</b>") == (
        '<font name="procure-Vera">&lt;b&gt;&amp;x&lt;/b&gt;</font>'
    )


def test_a_text_is_shortened_to_its_room() -> None:
    """With an ellipsis, and only where it is too long."""
    assert ALONE.shortened("short", 100, 10) == "short"
    cut = ALONE.shortened("a name that is much too long", 60, 10)
    assert cut.endswith("…")
    assert ALONE.width(cut, 10) <= 60
    assert ALONE.width("a name that is much too long", 10) > 60


def test_a_font_that_is_none_is_passed_over(tmp_path: Path) -> None:
    """A broken file at the place of a font takes no page down."""
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "arial.ttf", "arialbd.ttf"):
        (tmp_path / name).write_bytes(b"\x00\x01\x00\x00 no font")
    assert fonts(Lettering("Arial", (tmp_path,)), "A") == ["procure-Vera"]


def test_joined_letters_that_no_font_has_are_drawn_apart() -> None:
    """Their plain letters are at least known to be what they are."""
    (part,) = (part for _, part in ALONE.runs("شركة"))
    assert part == "شركة"[::-1]
