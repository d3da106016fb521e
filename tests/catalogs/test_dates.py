"""Days, weeks, months and quarters in nine languages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.aliases import LANGUAGES, words
from catalogs.cells import Refusal
from catalogs.dates import Span, date_in, period_in, read_date, read_span, week_in

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31))


@given(days, st.sampled_from(range(len(LANGUAGES))), st.data())
def test_a_day_with_its_months_name_is_read_in_every_language(
    day: date, language: int, data: st.DataObject
) -> None:
    """Day, name of the month and year come back, whichever name is used."""
    names = words(LANGUAGES[language].month_names)
    if names:
        name = data.draw(st.sampled_from(names[day.month - 1].split()))
        assert read_date(f"{day.day} {name} {day.year}") == day
        assert date_in(f"X: {day.day:02} {name} {day.year}.") in {day, None}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er mars 2024", date(2024, 3, 1)),
        ("15 de marzo de 2024", date(2024, 3, 15)),
        ("15 marzo 2024", date(2024, 3, 15)),
        ("15 grudnia 2023 r.", date(2023, 12, 15)),
        ("5 марта 2024 г.", date(2024, 3, 5)),
        ("2024年3月31日", date(2024, 3, 31)),
        ("2024年3月31号", date(2024, 3, 31)),
        ("15 décembre 2023", date(2023, 12, 15)),
    ],
)
def test_days(text: str, day: date) -> None:
    """The usual forms of each language are read."""
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-03-31", date(2024, 3, 31), date(2024, 3, 31)),
        ("KW 12/2024", date(2024, 3, 18), date(2024, 3, 24)),
        ("2024-W12", date(2024, 3, 18), date(2024, 3, 24)),
        ("semana 12 de 2024", date(2024, 3, 18), date(2024, 3, 24)),
        ("Q3 2024", date(2024, 7, 1), date(2024, 9, 30)),
        ("3 кв. 2024", date(2024, 7, 1), date(2024, 9, 30)),
        ("2024年第3季度", date(2024, 7, 1), date(2024, 9, 30)),
        ("2024年第3四半期", date(2024, 7, 1), date(2024, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("02/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("lutego 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_spans(text: str, first: date, last: date) -> None:
    """A week, month or quarter lasts from its first day to its last."""
    assert read_span(text) == Span(first=first, last=last)


@pytest.mark.parametrize(
    "text",
    ["KW 54/2024", "KW 12", "Q5 2024", "13/2024", "45000", "1.2000", "soon", "", "KW 53/2024"],
)
def test_what_names_no_days(text: str) -> None:
    """Weeks and quarters without a year, or that do not exist, are none."""
    assert read_span(text) is None


def test_a_span_that_could_be_two_days_is_asked_about() -> None:
    """Day first or month first is not chosen between."""
    found = read_span("03/04/2024")
    assert isinstance(found, Refusal)
    assert found.confirm


def test_periods_and_weeks_in_sentences() -> None:
    """Two days are a period only in their order; a week needs its year."""
    found = period_in("gültig vom 01.01.2024 bis 31.03.2024")
    assert found == Span(first=date(2024, 1, 1), last=date(2024, 3, 31))
    assert period_in("vom 31.03.2024 bis 01.01.2024") is None
    assert period_in("vom 31.03.2024") is None
    week = week_in("Stand: KW 50/2023")
    assert week is not None
    assert week.last - week.first == timedelta(days=6)
    assert week_in("Stand: KW 50") is None


@given(st.text(max_size=30))
def test_any_text(text: str) -> None:
    """No text makes the readers fail."""
    assert isinstance(read_span(text), Span | Refusal | None)
    assert isinstance(week_in(text), Span | None)
    assert isinstance(period_in(text), Span | None)
