"""No text in a CSV file is a formula, numbers are plain, and what was there can be had back."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.report.csv_cells import CsvTable, csv_text, guarded, unguarded, write_csv
from procure.report.values import Formula, Styled, cleaned
from tests.builders import D

SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\t", "\r", "\n", "\xa0", "\u200b", "\ufeff", '"'])
def test_a_text_never_begins_as_a_formula(before: str, sign: str) -> None:
    """Whatever stands before the sign and is skipped or not seen."""
    shown = guarded(f"{before}{sign}cmd|'/C calc'!A0")
    assert shown.startswith("'")
    assert sign in shown


def test_a_reader_that_splits_at_semicolons_finds_no_formula() -> None:
    """Where decimals have a comma, spreadsheets take the semicolon for the separator."""
    for text in ("a;=1+1", 'a;"=1', "a; =1", "a;\u200b+1", "a;;@x"):
        cells = guarded(text).split(";")
        assert not any(cell.strip(' "\u200b').startswith(tuple(SIGNS)) for cell in cells), text


@pytest.mark.parametrize("text", ["", "8 × H100", "a-b", "1;2", "x = y", "it's", "100 %; 5"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    """Only what could be taken for a formula is changed."""
    assert guarded(text) == text


@given(st.text(alphabet=st.sampled_from("ab'=+-@;\" \u200b＝,")))
def test_what_was_there_can_be_had_back(text: str) -> None:
    """Taking the apostrophes away gives the text, apostrophes of its own too."""
    assert unguarded(guarded(text)) == cleaned(text)


def test_values_are_written_for_machines() -> None:
    """Plain digits, negative ones too, ISO days, and nothing for what is not known."""
    assert csv_text(D("-1144000.00")) == "-1144000.00"
    assert csv_text(D("1E+3")) == "1000"
    assert csv_text(-3) == "-3"
    assert csv_text(date(2024, 2, 9)) == "2024-02-09"
    assert csv_text(None) == ""
    assert csv_text(Styled(value=Formula(text="=1/4", value=D("0.25")), kind="percent")) == "0.25"
    assert csv_text("-3") == "'-3"


def test_a_table_is_read_back_by_any_reader(tmp_path: Path) -> None:
    """Quotes, commas and line ends stay within their cell; the file says that it is UTF-8."""
    table = CsvTable(
        name="t", headings=("=Name", "n"), rows=(('a "b", c\nd', D("1.5")), ("日本", None))
    )
    write_csv(table, tmp_path / "t.csv")
    data = (tmp_path / "t.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 3
    with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream)) == [["'=Name", "n"], ['a "b", c d', "1.5"], ["日本", ""]]
