"""Numbers and counts in cells."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.cells import (
    SHOWN_LENGTH,
    Refusal,
    mark_evidence,
    nothing,
    printable,
    read_count,
    read_digits,
    read_number,
    readings,
    tidy,
)

amounts = st.decimals(min_value=0, max_value=10**12, places=2) | st.decimals(
    min_value=0, max_value=10**9, places=4
)
GROUPS = {".": (",", " ", "'", "’", "\u202f", "\u00a0", ""), ",": (".", " ", "'", "\u2009", "")}


def show(number: Decimal, mark: str, group: str) -> str:
    """Writes a number as suppliers do, with a decimal mark and a thousands separator."""
    whole, _, part = format(number, "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", group)
    return grouped + (mark + part if part else "")


@given(amounts, st.sampled_from([(m, g) for m, groups in GROUPS.items() for g in groups]))
def test_a_number_is_read_as_it_was_written(number: Decimal, style: tuple[str, str]) -> None:
    """For every decimal mark and thousands separator, reading undoes writing."""
    mark, group = style
    assert read_number(show(number, mark, group), mark) == number  # type: ignore[arg-type]


@given(amounts, st.sampled_from([(m, g) for m, groups in GROUPS.items() for g in groups]))
def test_without_a_decimal_mark_a_number_is_right_or_asked_about(
    number: Decimal, style: tuple[str, str]
) -> None:
    """No number is misread where the list's decimal mark is unknown: it is asked about."""
    found = read_number(show(number, *style), None)
    assert found == number or (isinstance(found, Refusal) and found.confirm)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the readers fail, and none becomes a negative number."""
    for mark in (".", ",", None):
        for found in (read_number(text, mark), read_count(text, mark)):
            assert found is None or isinstance(found, Refusal) or found >= 0


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("25.000", "25.000", "25000"),
        ("25,000", "25000", "25.000"),
        ("1,234.56", "1234.56", None),
        ("1.234,56", None, "1234.56"),
        ("1.234.567", None, "1234567"),
        ("28750.5", "28750.5", None),
        ("0.332", "0.332", None),
        ("12500.000", "12500.000", None),
        (".5", "0.5", None),
        ("21'600.00", "21600.00", None),
        ("21 600,00", None, "21600.00"),
        ("1,23,456", None, None),
        ("1.2.3", None, None),
        ("1 23", None, None),
    ],
)
def test_readings(text: str, point: str | None, comma: str | None) -> None:
    """Digits mean what each decimal mark makes of them, and nothing where groups are not of 3."""
    found = {mark: str(number) for mark, number in readings(text).items()}
    assert found == {m: v for m, v in ((".", point), (",", comma)) if v is not None}


def test_an_ambiguous_number_is_asked_about_with_both_readings() -> None:
    """The question shows what the number would be either way."""
    found = read_digits("25.000", None)
    assert isinstance(found, Refusal)
    assert found.key == "decimal-mark-unknown"
    assert found.confirm
    assert dict(found.values)["with_point"] == "25.000"
    assert dict(found.values)["with_comma"] == "25000"


def test_a_number_against_the_lists_decimal_mark_is_refused() -> None:
    """A number that only another decimal mark explains is no number of this list."""
    assert read_digits("1.234,56", ".") == Refusal(
        key="number-other-mark", values=(("text", "1.234,56"), ("mark", ".")), confirm=True
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("8", 8),
        ("8.0", 8),
        ("1,000", 1000),
        ("10 units", 10),
        ("10+", 10),
        ("≥ 10", 10),
        ("5 Stück", 5),
        ("20台", 20),
        ("min. 4 pcs", 4),
        ("от 10 шт.", 10),
        ("100 и более", 100),
        ("à partir de 10", 10),
        ("10 szt.", 10),
        ("10 uds", 10),
        ("10個以上", 10),
        ("最低 5 台", 5),
        ("１０台", 10),
        ("н/д", None),
        ("なし", None),
        ("", None),
        ("n/a", None),
        ("—", None),
    ],
)
def test_counts(text: str, count: int | None) -> None:
    """Whole numbers are read with the words that suppliers put beside them."""
    assert read_count(text, ".") == count


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2.5", "count-not-whole"),
        ("-3", "number-negative"),
        ("ask", "number-not-understood"),
        ("4 or 5", "number-not-understood"),
        (">10", "number-not-understood"),
        ("10²", "number-not-understood"),
        ("½", "number-not-understood"),
        ("свыше 10", "number-not-understood"),
        ("10 units per box", "number-not-understood"),
    ],
)
def test_counts_that_are_none(text: str, key: str) -> None:
    """What is no whole number is refused, raised digits and fractions included."""
    found = read_count(text, ".")
    assert isinstance(found, Refusal)
    assert found.key == key


def test_evidence_comes_from_what_only_one_mark_explains() -> None:
    """Each number proves a point, a comma, or nothing; both proves nothing."""
    point = mark_evidence(["$1,234.56", "25,000", "7"])
    assert (point.mark, point.point, point.unclear) == (".", ("1,234.56",), ("25,000",))
    assert mark_evidence(["36.000,00", "7,5"]).mark == ","
    assert mark_evidence(["25.000", "30.000", "12"]).mark is None
    assert mark_evidence(["1.5", "1,5"]).mark is None


def test_hidden_characters_are_dropped() -> None:
    """Control characters and invisible ones neither reach the eye nor split a number."""
    assert tidy("28\u200b750\u00a0USD\x07") == "28750 USD"
    assert printable("a\x00b\u202eevil\nline") == "a b evil line"
    assert len(printable("x" * 1000)) == 200
    assert tidy("２８７５０") == "28750"


def test_endless_digits_are_no_number() -> None:
    """A number that no project file could hold is refused, with a short sentence."""
    for text in ("9" * 5000, "9" * 31, "0." + "1" * 40):
        found = read_number(text, ".")
        assert isinstance(found, Refusal)
        assert all(len(value) <= SHOWN_LENGTH for _, value in found.values)


def test_signs_for_nothing() -> None:
    """What people write for nothing is nothing; a zero is not."""
    assert all(nothing(text) for text in ("", "  ", "-", "–", "N/A", "#N/A", "无"))
    assert not any(nothing(text) for text in ("0", "Call", "x"))
