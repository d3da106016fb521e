"""Dates and lead times as suppliers write them."""

import re
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from functools import lru_cache
from typing import Final, Literal

from catalogs.cells import (
    DecimalMark,
    Refusal,
    has_odd_digits,
    nothing,
    printable,
    read_digits,
    tidy,
)
from procure.record import record

TimeUnit = Literal["weeks", "days", "months"]

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar jänner",
            "feb february februar",
            "mar march mär märz mrz",
            "apr april",
            "may mai",
            "jun june juni",
            "jul july juli",
            "aug august",
            "sep sept september",
            "oct october okt oktober",
            "nov november",
            "dec december dez dezember",
        ),
        start=1,
    )
    for name in names.split()
}
_DAY: Final = r"(?P<d>[0-9]{1,2})"
_MONTH: Final = r"(?P<m>[0-9]{1,2})"
_YEAR: Final = r"(?P<y>[0-9]{4})"
_CLOCK: Final = r"(?:[T ]00:00(?::00)?)?"
_YEAR_FIRST: Final = re.compile(rf"{_YEAR}([-/.]){_MONTH}\2{_DAY}{_CLOCK}")
_CHINESE: Final = re.compile(rf"{_YEAR}\s?年\s?{_MONTH}\s?月\s?{_DAY}\s?日?")
_DOTTED: Final = re.compile(rf"{_DAY}\.\s?{_MONTH}\.\s?{_YEAR}")
_SLASHED: Final = re.compile(rf"(?P<a>[0-9]{{1,2}})([/-])(?P<b>[0-9]{{1,2}})\2{_YEAR}")
_DAY_NAMED: Final = re.compile(rf"{_DAY}(?:st|nd|rd|th)?[. -]*(?P<name>[^\W\d_]+)[. ,-]*{_YEAR}")
_NAME_FIRST: Final = re.compile(rf"(?P<name>[^\W\d_]+)\.?\s?{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}")
_SERIAL: Final = re.compile(r"[0-9]{5}(?:\.0)?")
_SERIAL_ZERO: Final = date(1899, 12, 30)
# 2000-01-01 to 2099-12-31: a five-digit number outside is no day of a price list.
_SERIALS: Final = range(36526, 73051)
_MONTHS_IN_YEAR: Final = 12

_DATE_ANYWHERE: Final = re.compile(
    r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    r"|[0-9]{4}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日"
    r"|[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4}|[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4}"
    r"|[0-9]{1,2}(?:st|nd|rd|th)?[. -]{1,2}[^\W\d_]{3,9}[. ,-]{1,2}[0-9]{4}"
    r"|[^\W\d_]{3,9}\.?\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s[0-9]{4}"
)


@lru_cache(maxsize=4096)
def read_date(text: str) -> date | Refusal | None:
    """Read a day; where day and month could be exchanged a person is asked."""
    folded = tidy(text).casefold()
    if nothing(text):
        return None
    for pattern in (_YEAR_FIRST, _CHINESE, _DOTTED, _DAY_NAMED, _NAME_FIRST):
        match = pattern.fullmatch(folded)
        if match:
            parts = match.groupdict()
            month = _MONTHS.get(parts["name"], 0) if "name" in parts else int(parts["m"])
            return _day(int(parts["y"]), month, int(parts["d"]), text)
    match = _SLASHED.fullmatch(folded)
    if match:
        return _slashed(int(match["a"]), int(match["b"]), int(match["y"]), text)
    if _SERIAL.fullmatch(folded) and int(folded[:5]) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(folded[:5]))
    return Refusal(key="date-not-understood", values=(("text", printable(text)),))


def _slashed(first: int, second: int, year: int, text: str) -> date | Refusal:
    if first != second and first <= _MONTHS_IN_YEAR and second <= _MONTHS_IN_YEAR:
        day_first, month_first = _day(year, second, first, text), _day(year, first, second, text)
        if isinstance(day_first, Refusal) or isinstance(month_first, Refusal):
            return Refusal(key="date-not-understood", values=(("text", printable(text)),))
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
        return Refusal(key="date-not-understood", values=(("text", printable(text)),))


def date_in(text: str) -> date | Refusal | None:
    """Find the one date that stands in a sentence."""
    found = _DATE_ANYWHERE.findall(tidy(text))
    return read_date(found[0]) if len(found) == 1 else None


@record
class LeadTime:
    """Weeks from order to usable chip; of a range the lower figure is quoted, the upper p90."""

    quoted: Decimal
    p90: Decimal | None = None


_STOCK: Final = frozenset(
    word.strip()
    for word in (
        "stock, in stock, ex stock, ex-stock, from stock, on stock, available, available now"
        ", immediate, immediately, now, auf lager, ab lager, lagernd, sofort, sofort lieferbar"
        ", 现货, 有货, 有现货, 库存, 即日, en stock"
    ).split(",")
)
_UNITS: Final[dict[str, tuple[TimeUnit, int]]] = {
    **dict.fromkeys(
        "w wk wks week weeks woche wochen 周 星期 週 semaine semaines semana semanas нед недель"
        " недели неделя".split(),
        ("weeks", 7),
    ),
    **dict.fromkeys(
        "d day days tag tage tagen 天 日 jour jours día días дней дня".split(), ("days", 7)
    ),
    **dict.fromkeys(
        [
            *("working day", "working days", "business day", "business days", "werktag"),
            *("werktage", "werktagen", "arbeitstage", "arbeitstagen", "工作日", "个工作日"),
        ],
        ("days", 5),
    ),
    **dict.fromkeys(
        "mo mos month months monat monate monaten 月 个月 mois mes meses месяц месяца"
        " месяцев".split(),
        ("months", 7),
    ),
}
_ROUGH: Final = re.compile(
    r"^(?:ca\.?|circa|approx\.?|approximately|about|around|etwa|rund|~|约|within|up to|max\.?"
    r"|bis zu|innerhalb von|lead time|lieferzeit|交期|货期)[: ]*"
)
_AFTER: Final = re.compile(
    r"\s*(?:aro|after receipt of order|after order|nach bestellung|左右)\.?$"
)
_LEAD_TIME: Final = re.compile(
    r"(?P<first>[0-9]+(?:[.,][0-9]+)?)"
    r"(?:\s*(?P<first_unit>[^\W\d_]*\.?)\s*(?:-|–|—|~|\bto\b|\bbis\b|至|到|à|\.\.)\s*"
    r"(?P<second>[0-9]+(?:[.,][0-9]+)?))?\s*-?(?P<unit>[^0-9]*)"
)


def time_unit(word: str) -> TimeUnit | None:
    """Tell which unit of time a word names."""
    found = _UNITS.get(word.casefold())
    return found[0] if found else None


@lru_cache(maxsize=4096)
def read_lead_time(
    text: str, unit: TimeUnit | None, mark: DecimalMark | None
) -> LeadTime | Refusal | None:
    """Read a lead time; `unit` is the heading's, used where the cell names none.

    A month is a twelfth of 365 days; working days are five to a week.
    """
    if nothing(text):
        return None
    said = (("text", printable(text)),)
    folded = tidy(text).casefold().strip(" .")
    if folded in _STOCK:
        return LeadTime(quoted=Decimal(0))
    folded = _AFTER.sub("", _ROUGH.sub("", folded))
    match = _LEAD_TIME.fullmatch(folded)
    word = match["unit"].strip(" .()") if match else ""
    named = _UNITS.get(word) if word else (unit, 7) if unit else None
    first_word = (match["first_unit"] or "").strip(" .") if match else ""
    if (
        match is None
        or has_odd_digits(text)
        or (word and named is None)
        or (first_word and first_word != word)
    ):
        return Refusal(key="lead-time-not-understood", values=said)
    if named is None:
        return Refusal(key="lead-time-no-unit", values=said, confirm=True)
    weeks = []
    for digits in (match["first"], match["second"]):
        number = read_digits(digits, mark) if digits else None
        if isinstance(number, Refusal):
            return number
        if number is not None:
            weeks.append(_weeks(number, *named))
    if weeks != sorted(weeks):
        return Refusal(key="lead-time-not-understood", values=said)
    return LeadTime(quoted=weeks[0], p90=weeks[1] if len(weeks) > 1 else None)


def _weeks(number: Decimal, unit: TimeUnit, days_a_week: int) -> Decimal:
    if unit == "weeks":
        return number
    weeks = number / days_a_week if unit == "days" else number * 365 / (12 * 7)
    # Rounded down in the fourth decimal, so that the whole days come back exactly.
    rounded = weeks.quantize(Decimal("0.0001"), rounding=ROUND_FLOOR)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
