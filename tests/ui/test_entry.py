from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.errors import InputError
from procure.offers import Content, PriceBreak
from ui.entry import (
    Breaks,
    Choice,
    Contents,
    Countries,
    Day,
    Entry,
    Month,
    Number,
    Percent,
    Required,
    Whole,
    read_number,
)

CHIPS = (("h100", "H100 SXM"), ("h100", "GH100"), ("grace", "Grace"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", "1200"),
        ("1,234,567.50", "1234567.50"),
        ("45M", "45000000"),
        ("1.25 bn", "1250000000"),
        ("1.2k", "1200"),
        ("2T", "2000000000000"),
        ("1 200", "1200"),
        ("1\u00a0200\u00a0000", "1200000"),
        ("21'600", "21600"),
        ("−3", "-3"),
        ("+7", "7"),
        ("  0.5 ", "0.5"),
        ("٤٢", "42"),
    ],
)
def test_numbers_as_people_write_them(text: str, value: str) -> None:
    """Thousands may be separated and scaled by a letter; the value is exact."""
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1,5", "entry-comma"),
        ("1.200,50", "entry-comma"),
        ("1,00,000", "entry-comma"),
        ("12,34M", "entry-comma"),
        ("Call", "entry-number"),
        ("1e6", "entry-number"),
        ("NaN", "entry-number"),
        ("Infinity", "entry-number"),
        ("1 2", "entry-number"),
        ("5 x", "entry-number"),
        ("9" * 60, "entry-number"),
        ("", "entry-number"),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(text: str, key: str) -> None:
    """Nothing is guessed: a comma before other than three digits, words and tricks are refused."""
    with pytest.raises(InputError) as caught:
        read_number(text)
    assert caught.value.key == key
    assert str(caught.value)


def test_empty_is_unknown_never_zero() -> None:
    """An empty field is None for every kind of figure, and () for prices and contents."""
    for entry in (Number(), Whole(), Percent(), Day()):
        assert entry.parse("  ") is None
    assert Breaks().parse("") == ()
    assert Contents(lambda: CHIPS).parse("") == ()
    with pytest.raises(InputError, match="cannot be left empty"):
        Number(when_empty="entry-empty").parse("")
    with pytest.raises(InputError, match="cannot be left empty"):
        Required().parse(" ")


def test_bounds_and_whole_numbers() -> None:
    """A value outside its bounds, or with decimals where none can be, is refused by name."""
    with pytest.raises(InputError, match=r"“-1” is too small\. Enter 0 or more"):
        Number().parse("-1")
    with pytest.raises(InputError, match=r"“130 %” is too large\. Enter 100 or less"):
        Percent(most=100).parse("130 %")
    with pytest.raises(InputError, match="not a whole number"):
        Whole().parse("2.5")
    assert Whole().parse("2.0") == 2
    assert isinstance(Whole().parse("1,000"), int)


def test_percent_is_stored_as_a_fraction() -> None:
    """60 % and a bare 60 are 0.6; a bare 0.6 could be either and is asked about."""
    assert Percent().parse("60 %") == Decimal("0.6")
    assert Percent().parse("60") == Decimal("0.6")
    assert Percent().parse("0.6 %") == Decimal("0.006")
    assert Percent().parse("0") == 0
    assert Percent().show(Decimal("0.6")) == "60 %"
    for text in ("0.6", "1"):
        with pytest.raises(InputError, match="Write it with the % sign"):
            Percent().parse(text)


@pytest.mark.parametrize("text", ["31 Mar 2024", "2024-03-31", "31 March 2024", "Mar 31, 2024"])
def test_days(text: str) -> None:
    """Days with the month in letters, or in ISO order, are read."""
    assert Day().parse(text) == date(2024, 3, 31)


@pytest.mark.parametrize("text", ["03/04/2024", "3.4.2024", "31 Feb 2024", "Mar 2024", "soon"])
def test_uncertain_days_are_refused(text: str) -> None:
    """A day that could be a month, or does not exist, is refused."""
    with pytest.raises(InputError, match="31 Mar 2024"):
        Day().parse(text)


@pytest.mark.parametrize("text", ["Mar 2024", "march 2024", "2024-03", "1 Mar 2024", "2024-03-01"])
def test_months(text: str) -> None:
    """A month is its first day."""
    assert Month().parse(text) == date(2024, 3, 1)


def test_quarters_and_other_days_of_months() -> None:
    """A quarter is its first day, and a day within a month is kept and shown."""
    assert Month().parse("2024 Q2") == Month().parse("Q2 2024") == date(2024, 4, 1)
    assert Month().show(date(2024, 4, 15)) == "15 Apr 2024"
    for text in ("2024-13", "13 2024", "next year"):
        with pytest.raises(InputError, match="Mar 2024"):
            Month().parse(text)


def test_price_breaks() -> None:
    """One price, or prices from quantities on, the quantities rising."""
    breaks = Breaks().parse("30,000; from 10: 28,000; 50+ 26.5k")
    assert breaks == (
        PriceBreak(quantity=1, unit_price=Decimal(30000)),
        PriceBreak(quantity=10, unit_price=Decimal(28000)),
        PriceBreak(quantity=50, unit_price=Decimal(26500)),
    )
    assert Breaks().show(breaks) == "30,000; from 10: 28,000; from 50: 26,500"
    for text in ("30,000; 28,000", "from 10", "Call", "5: 10; 5: 9", "5: 10; 2: 9", "10: -3"):
        with pytest.raises(InputError):
            Breaks().parse(text)


def test_contents_name_chips_that_exist() -> None:
    """Chips are found by id, name or alias; a count is needed and a stranger is refused."""
    entry = Contents(lambda: CHIPS)
    assert entry.parse("8 × h100 sxm, 2x Grace") == (
        Content(chip="h100", count=8),
        Content(chip="grace", count=2),
    )
    assert entry.parse("gh100") == (Content(chip="h100", count=1),)
    assert entry.show((Content(chip="h100", count=8),)) == "8 × H100 SXM"
    for text in ("8 × H200", "0 × H100 SXM", "8"):
        with pytest.raises(InputError):
            entry.parse(text)


def test_choices_are_read_in_any_case() -> None:
    """A pasted name is taken whatever its case; another word is answered with the choices."""
    entry = Choice((None, ""), ("must", "must hold"), ("nice", "nice"))
    assert entry.parse("MUST HOLD") == "must"
    assert entry.parse("") is None
    with pytest.raises(InputError, match="“must hold”, “nice”"):
        entry.parse("later")


amounts = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False)
counts = st.integers(min_value=1, max_value=10**6)
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2200, 1, 1))
breaks = st.lists(st.tuples(counts, amounts), max_size=4, unique_by=lambda pair: pair[0]).map(
    lambda pairs: tuple(
        PriceBreak(quantity=quantity, unit_price=price) for quantity, price in sorted(pairs)
    )
)


@given(
    st.one_of(
        st.tuples(st.just(Number()), amounts),
        st.tuples(st.just(Whole()), counts),
        st.tuples(st.just(Percent()), amounts),
        st.tuples(st.just(Day()), days),
        st.tuples(st.just(Month()), days),
        st.tuples(st.just(Breaks()), breaks),
        st.tuples(st.just(Countries()), st.just(("DE", "US"))),
    )
)
def test_what_is_written_is_read_back(case: tuple[Entry, Any]) -> None:
    """parse(write(x)) == x, and so for what is shown: no value changes by opening its editor."""
    entry, value = case
    assert entry.parse(entry.write(value)) == value
    assert entry.parse(entry.show(value)) == value
