"""Dates and lead times in cells."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.aliases import LANGUAGES, Language, words
from catalogs.cells import Refusal
from catalogs.times import LeadTime, TimeUnit, date_in, read_date, read_lead_time
from procure.units import after_weeks

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


@given(
    days, st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y"])
)
def test_a_date_is_read_as_it_was_written(day: date, style: str) -> None:
    """Forms that state which part is the month come back."""
    assert read_date(day.strftime(style)) == day


@given(days)
def test_slashes_are_right_or_asked_about(day: date) -> None:
    """Day and month are exchanged in no date: where they could be, a person is asked."""
    for style in ("%d/%m/%Y", "%m/%d/%Y"):
        found = read_date(day.strftime(style))
        assert found == day or (isinstance(found, Refusal) and found.key == "date-ambiguous")


@given(days)
def test_spreadsheet_days(day: date) -> None:
    """A day number of a spreadsheet is that day."""
    assert read_date(str((day - date(1899, 12, 30)).days)) == day


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the readers fail."""
    assert isinstance(read_date(text), date | Refusal | None)
    assert isinstance(read_lead_time(text, "weeks", None), LeadTime | Refusal | None)
    assert isinstance(date_in(text), date | Refusal | None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年3月31日", date(2024, 3, 31)),
        ("31. März 2024", date(2024, 3, 31)),
        ("31/03/2024", date(2024, 3, 31)),
        ("03/31/2024", date(2024, 3, 31)),
        ("5/5/2024", date(2024, 5, 5)),
        ("2024-03-31 00:00:00", date(2024, 3, 31)),
        ("March 3rd, 2024", date(2024, 3, 3)),
        ("n/a", None),
        ("", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    """Dates of several languages and conventions."""
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        *("2024-02-30", "Q1 2024", "soon", "31.04.2024", "Mar 2024", "45"),
        *("0/5/2024", "5/0/2024", "03/04/0000"),
    ],
)
def test_what_is_no_day(text: str) -> None:
    """What names no day of the calendar is refused."""
    found = read_date(text)
    assert isinstance(found, Refusal)
    assert found.key == "date-not-understood"


def test_the_question_about_a_date_shows_both_readings() -> None:
    """Day first or month first is asked with both days written out."""
    found = read_date("03/04/2024")
    assert isinstance(found, Refusal)
    assert found.confirm
    assert dict(found.values) == {
        "text": "03/04/2024",
        "day_first": "2024-04-03",
        "month_first": "2024-03-04",
    }


def test_dates_in_sentences() -> None:
    """The one date of a title row is found; two are not chosen between."""
    assert date_in("Price list as of 2023-12-01") == date(2023, 12, 1)
    assert date_in("Stock and cancelled orders, as of 8 December 2023") == date(2023, 12, 8)
    assert date_in("valid 2023-12-01 to 2024-03-31") is None
    assert date_in("call 555-1234") is None


@pytest.mark.parametrize(
    ("text", "unit", "quoted", "p90"),
    [
        ("36-52 weeks", None, "36", "52"),
        ("36 – 52", "weeks", "36", "52"),
        ("6-8 wks", None, "6", "8"),
        ("8 weeks", None, "8", None),
        ("12周", None, "12", None),
        ("6 bis 8 Wochen", None, "6", "8"),
        ("ca. 10 Wochen", None, "10", None),
        ("10", "weeks", "10", None),
        ("14", "days", "2", None),
        ("14 days", "weeks", "2", None),
        ("10 working days", None, "2", None),
        ("20个工作日", None, "4", None),
        ("12 months", None, "52.1428", None),
        ("stock", None, "0", None),
        ("In Stock", "weeks", "0", None),
        ("现货", None, "0", None),
        ("ab Lager", None, "0", None),
        ("0", "weeks", "0", None),
        ("up to 12 weeks ARO", None, "12", None),
        ("1.5 weeks", None, "1.5", None),
    ],
)
def test_lead_times(text: str, unit: TimeUnit | None, quoted: str, p90: str | None) -> None:
    """Weeks, of a range the lower figure quoted and the upper as p90."""
    found = read_lead_time(text, unit, ".")
    assert found == LeadTime(quoted=Decimal(quoted), p90=None if p90 is None else Decimal(p90))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("10", "lead-time-no-unit"),
        ("soon", "lead-time-not-understood"),
        ("52-36 weeks", "lead-time-not-understood"),
        ("8 weeks or 10", "lead-time-not-understood"),
        ("KW 12", "lead-time-not-understood"),
        ("Q1", "lead-time-not-understood"),
        ("end of March 2024", "lead-time-not-understood"),
        ("8 days - 10 weeks", "lead-time-not-understood"),
        ("10 fortnights", "lead-time-not-understood"),
    ],
)
def test_what_is_no_lead_time(text: str, key: str) -> None:
    """A figure without a unit, or anything else, is no lead time."""
    found = read_lead_time(text, None, ".")
    assert isinstance(found, Refusal)
    assert found.key == key


@given(st.integers(min_value=0, max_value=2000))
def test_days_come_back_as_days(number: int) -> None:
    """A lead time in days arrives after exactly that many days."""
    found = read_lead_time(f"{number} days", None, ".")
    assert isinstance(found, LeadTime)
    assert found.quoted is not None
    start = date(2024, 1, 1)
    assert after_weeks(start, found.quoted) == start + timedelta(days=number)


@pytest.mark.parametrize(
    ("text", "quoted", "p90"),
    [
        ("4-6 semaines", "4", "6"),
        ("sous 10 jours ouvrés", "2", None),
        ("de 4 a 6 semanas", "4", "6"),
        ("entro 3 settimane", "3", None),
        ("od 2 do 4 tygodni", "2", "4"),
        ("2–3 недели", "2", "3"),
        ("10 рабочих дней", "2", None),
        ("约4-6周", "4", "6"),
        ("約8週間", "8", None),
        ("5 営業日", "1", None),
        ("ca. 6 Wochen nach Bestellung", "6", None),
    ],
)
def test_lead_times_of_nine_languages(text: str, quoted: str, p90: str | None) -> None:
    """Lengths and ranges are read with the words that stand around them."""
    found = read_lead_time(text, None, ".")
    assert found == LeadTime(quoted=Decimal(quoted), p90=Decimal(p90) if p90 else None)


def test_stock_in_any_language() -> None:
    """Every word for goods on the shelf means no wait."""
    for language in LANGUAGES:
        assert len(words(language.stock)) >= 8
        for word in words(language.stock):
            assert read_lead_time(word.upper(), None, None) == LeadTime(quoted=Decimal(0)), word


@given(
    st.sampled_from([(language, kind) for language in LANGUAGES for kind in ("weeks", "days")]),
    st.integers(min_value=1, max_value=99),
    st.data(),
)
def test_every_word_for_a_unit_of_time(
    unit: tuple[Language, str], number: int, data: st.DataObject
) -> None:
    """A number with any language's word is that many weeks or days."""
    language, kind = unit
    word = data.draw(st.sampled_from(words(getattr(language, kind))))
    found = read_lead_time(f"{number} {word}", None, ".")
    assert isinstance(found, LeadTime), word
    assert found.quoted is not None
    whole = number * (7 if kind == "weeks" else 1)
    assert after_weeks(date(2024, 1, 1), found.quoted) == date(2024, 1, 1) + timedelta(days=whole)


@pytest.mark.parametrize(
    ("text", "day", "p90_day"),
    [
        ("ships 1 March 2024", date(2024, 3, 1), None),
        ("lieferbar ab 01.05.2024", date(2024, 5, 1), None),
        ("disponible à partir du 15/04/2024", date(2024, 4, 15), None),
        ("ab KW 12/2024", date(2024, 3, 18), date(2024, 3, 24)),
        ("Q3 2024", date(2024, 7, 1), date(2024, 9, 30)),
        ("from 2024-05", date(2024, 5, 1), date(2024, 5, 31)),
        ("поставка в марте 2024", None, None),
        ("до 30.06.2024", date(2024, 6, 30), None),
        ("到货 2024-03-01", date(2024, 3, 1), None),
        ("2024年5月", date(2024, 5, 1), date(2024, 5, 31)),
    ],
)
def test_promised_days(text: str, day: date | None, p90_day: date | None) -> None:
    """A day is given as such; of a week, month or quarter the last day is the late one."""
    found = read_lead_time(text, "weeks", ".")
    if day is None:
        assert isinstance(found, Refusal)
    else:
        assert found == LeadTime(day=day, p90_day=p90_day)


def test_an_ambiguous_day_of_delivery_is_asked_about() -> None:
    """Day and month are exchanged in no promise."""
    found = read_lead_time("from 3/4/2024", None, None)
    assert isinstance(found, Refusal)
    assert found.key == "date-ambiguous"
