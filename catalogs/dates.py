"""Days, weeks, months and quarters as suppliers write them, in nine languages."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

from catalogs.aliases import LANGUAGES, words
from catalogs.cells import Refusal, nothing, printable, tidy
from procure.record import record

_DAY: Final = r"(?P<d>[0-9]{1,2})"
_MONTH: Final = r"(?P<m>[0-9]{1,2})"
_YEAR: Final = r"(?P<y>[0-9]{4})"
_CLOCK: Final = r"(?:[T ]00:00(?::00)?)?"
_ORDINAL: Final = r"(?:st|nd|rd|th|er|º|°|ª)?"
_OF: Final = r"(?:(?:de|del|di|d'|of)\s)?"
_ENDING: Final = r"(?:\s?(?:r\.?|г\.?|года|roku))?"
_YEAR_FIRST: Final = re.compile(rf"{_YEAR}([-/.]){_MONTH}\2{_DAY}{_CLOCK}")
_EASTERN: Final = re.compile(rf"{_YEAR}\s?年\s?{_MONTH}\s?月\s?{_DAY}\s?[日号]?")
_DOTTED: Final = re.compile(rf"{_DAY}\.\s?{_MONTH}\.\s?{_YEAR}{_ENDING}")
_SLASHED: Final = re.compile(rf"(?P<a>[0-9]{{1,2}})([/-])(?P<b>[0-9]{{1,2}})\2{_YEAR}")
_NAME: Final = r"(?P<name>[^\W\d_]+)"
_DAY_NAMED: Final = re.compile(
    rf"{_DAY}{_ORDINAL}[. -]*{_OF}{_NAME}[. ,-]*(?:(?:de|del|of)\s)?{_YEAR}{_ENDING}"
)
_NAME_FIRST: Final = re.compile(rf"{_NAME}\.?\s?{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}")
_SERIAL: Final = re.compile(r"[0-9]{5}(?:\.0)?")
_SERIAL_ZERO: Final = date(1899, 12, 30)
# 2000-01-01 to 2099-12-31: a five-digit number outside is no day of a price list.
_SERIALS: Final = range(36526, 73051)
_MONTHS_IN_YEAR: Final = 12
_DAYS_A_WEEK: Final = 7
_QUARTER: Final = 3
_YEARS: Final = range(1990, 2100)

_DATE_ANYWHERE: Final = re.compile(
    r"(?<![0-9])(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    r"|[0-9]{4}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?[日号]"
    r"|[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4}|[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4}"
    r"|[0-9]{1,2}(?:st|nd|rd|th|er|º|°)?[. -]{1,2}(?:(?:de|del|di|of)\s)?[^\W\d_]{3,12}"
    r"(?:[. ,-]{1,2}|\s(?:de|del|of)\s)[0-9]{4}"
    r"|[^\W\d_]{3,12}\.?\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s[0-9]{4})(?![0-9])"
)
_WEEK: Final = re.compile(
    r"(?:kw|cw|wk|week|calendar week|kalenderwoche|semaine|sem\.?|s|semana|settimana|sett\.?"
    r"|tydzień|tydz\.?|tyg\.?|неделя|нед\.?|w)\s?(?P<w>[0-9]{1,2})"
    r"\s?(?:[/ .-]|of|de|del|,)\s?(?P<y>[0-9]{4})"
    r"|(?P<y2>[0-9]{4})\s?(?:-?w|[ /-]?kw|年第?)\s?(?P<w2>[0-9]{1,2})[周週]?"
)
_QUARTER_OF: Final = re.compile(
    r"(?:q|qu|quartal|t|trimestre|kw\.|кв\.?)\s?(?P<q>[1-4])"
    r"\s?[/ .,-]?\s?(?:(?:of|de|del)\s)?(?P<y>[0-9]{4})"
    r"|(?P<q2>[1-4])\.?\s?(?:st|nd|rd|th|er|e|º|°|-?й|-?ый)?"
    r"\s?(?:q|quarter|quartal|trimestre|kwartał|kw\.?|квартал|кв\.?)"
    r"\s?[/.,]?\s?(?:(?:of|de|del)\s)?(?P<y2>[0-9]{4})(?:\s?(?:г\.?|года|r\.?))?"
    r"|(?P<y3>[0-9]{4})\s?[-/ ]?\s?q(?P<q3>[1-4])"
    r"|(?P<y4>[0-9]{4})\s?年\s?(?:第\s?)?(?P<q4>[1-4一二三四])\s?(?:季度|四半期)"
)
_CHINESE_DIGITS: Final = {"一": 1, "二": 2, "三": 3, "四": 4}
_MONTH_OF: Final = re.compile(
    rf"{_YEAR}[-/]{_MONTH}|(?P<m2>[0-9]{{1,2}})[-/](?P<y2>[0-9]{{4}})"
    rf"|(?P<y3>[0-9]{{4}})\s?年\s?(?P<m3>[0-9]{{1,2}})\s?月"
    rf"|{_NAME}\.?\s?(?:de\s|del\s|of\s)?[,/-]?\s?(?P<y4>[0-9]{{4}}){_ENDING}"
)


@record
class Span:
    """Days from `first` to `last`: a day, a week, a month or a quarter."""

    first: date
    last: date


@cache
def _months() -> dict[str, int]:
    return {
        name: number
        for each in LANGUAGES
        for number, names in enumerate(words(each.month_names), start=1)
        for name in names.split()
    }


@lru_cache(maxsize=4096)
def read_date(text: str) -> date | Refusal | None:
    """Read a day; where day and month could be exchanged a person is asked."""
    folded = tidy(text).casefold()
    if nothing(text):
        return None
    for pattern in (_YEAR_FIRST, _EASTERN, _DOTTED, _DAY_NAMED, _NAME_FIRST):
        match = pattern.fullmatch(folded)
        if match:
            parts = match.groupdict()
            month = _months().get(parts["name"], 0) if "name" in parts else int(parts["m"])
            return _day(int(parts["y"]), month, int(parts["d"]), text)
    match = _SLASHED.fullmatch(folded)
    if match:
        return _slashed(int(match["a"]), int(match["b"]), int(match["y"]), text)
    if _SERIAL.fullmatch(folded) and int(folded[:5]) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(folded[:5]))
    return _no_date(text)


def _no_date(text: str) -> Refusal:
    return Refusal(key="date-not-understood", values=(("text", printable(text)),))


def _slashed(first: int, second: int, year: int, text: str) -> date | Refusal:
    if first != second and first <= _MONTHS_IN_YEAR and second <= _MONTHS_IN_YEAR:
        day_first, month_first = _day(year, second, first, text), _day(year, first, second, text)
        if isinstance(day_first, Refusal) or isinstance(month_first, Refusal):
            return _no_date(text)
        return Refusal(
            key="date-ambiguous",
            values=(
                ("text", printable(text)),
                ("day_first", day_first.isoformat()),
                ("month_first", month_first.isoformat()),
            ),
            confirm=True,
        )
    day, month = (second, first) if first <= _MONTHS_IN_YEAR else (first, second)
    return _day(year, month, day, text)


def _day(year: int, month: int, day: int, text: str) -> date | Refusal:
    try:
        return date(year, month, day)
    except ValueError:
        return _no_date(text)


def date_in(text: str) -> date | Refusal | None:
    """Find the one date that stands in a sentence."""
    found = _DATE_ANYWHERE.findall(tidy(text))
    return read_date(found[0]) if len(found) == 1 else None


def period_in(text: str) -> Span | None:
    """Find the two days of a sentence that says from when to when, in their order."""
    found = _DATE_ANYWHERE.findall(tidy(text))
    days = [day for each in found if isinstance(day := read_date(each), date)]
    if len(found) != 2 or len(days) != 2 or days[0] > days[1]:  # noqa: PLR2004 - a first and a last
        return None
    return Span(first=days[0], last=days[1])


def week_in(text: str) -> Span | None:
    """Find the one calendar week that stands in a sentence ("Stand: KW 50/2023")."""
    found = [match.group() for match in _WEEK.finditer(tidy(text).casefold())]
    return _week(found[0]) if len(found) == 1 else None


@lru_cache(maxsize=4096)
def read_span(text: str) -> Span | Refusal | None:
    """Read a day, a calendar week, a month or a quarter; each with its year.

    Nothing where the text is none of them, a refusal where a day of it does not exist or
    could be two.
    """
    folded = tidy(text).casefold()
    day = read_date(text)
    if isinstance(day, date):
        # A bare number is a count more often than a spreadsheet's day.
        return None if _SERIAL.fullmatch(folded) else Span(first=day, last=day)
    if isinstance(day, Refusal) and day.confirm:
        return day
    return _week(folded) or _quarter(folded) or _month(folded)


def _week(folded: str) -> Span | None:
    match = _WEEK.fullmatch(folded)
    if match is None:
        return None
    year, week = int(match["y"] or match["y2"]), int(match["w"] or match["w2"])
    if year not in _YEARS or not 1 <= week <= date(year, 12, 28).isocalendar().week:
        return None
    first = date.fromisocalendar(year, week, 1)
    return Span(first=first, last=first + timedelta(days=_DAYS_A_WEEK - 1))


def _quarter(folded: str) -> Span | None:
    match = _QUARTER_OF.fullmatch(folded)
    if match is None:
        return None
    year = next(int(match[name]) for name in ("y", "y2", "y3", "y4") if match[name])
    said = next(match[name] for name in ("q", "q2", "q3", "q4") if match[name])
    number = _CHINESE_DIGITS.get(said) or int(said)
    return _months_of(year, number * _QUARTER - 2, number * _QUARTER)


def _month(folded: str) -> Span | None:
    match = _MONTH_OF.fullmatch(folded)
    if match is None:
        return None
    year = next(int(match[name]) for name in ("y", "y2", "y3", "y4") if match[name])
    said = match["m"] or match["m2"] or match["m3"]
    month = int(said) if said else _months().get(match["name"], 0)
    return _months_of(year, month, month)


def _months_of(year: int, first: int, last: int) -> Span | None:
    if year not in _YEARS or not 1 <= first <= last <= _MONTHS_IN_YEAR:
        return None
    return Span(first=date(year, first, 1), last=date(year, last, monthrange(year, last)[1]))
