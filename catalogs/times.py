"""Lead times as suppliers write them: weeks, days, months, words or days of the calendar."""

import re
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from functools import cache, lru_cache
from typing import Final, Literal

from catalogs.aliases import LANGUAGES, words
from catalogs.cells import (
    DecimalMark,
    Refusal,
    has_odd_digits,
    nothing,
    printable,
    read_digits,
    tidy,
)
from catalogs.dates import Span, date_in, read_date, read_span
from procure.record import record

__all__ = [
    "LeadTime",
    "TimeUnit",
    "date_in",
    "read_date",
    "read_lead_time",
    "time_unit",
]

TimeUnit = Literal["weeks", "days", "months"]


@record
class LeadTime:
    """Weeks from order to usable chip; of a range the lower figure is `quoted`, the upper p90.

    A supplier who names a day instead promises `day` (and `p90_day`, the end of the week,
    month or quarter named); `quoted` is then empty.
    """

    quoted: Decimal | None = None
    p90: Decimal | None = None
    day: date | None = None
    p90_day: date | None = None


def _of_all(texts: list[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words(text))


_STOCK: Final = _of_all([each.stock for each in LANGUAGES])
_UNITS: Final[dict[str, tuple[TimeUnit, int]]] = {
    **dict.fromkeys(_of_all([each.days for each in LANGUAGES]), ("days", 7)),
    **dict.fromkeys(_of_all([each.months for each in LANGUAGES]), ("months", 7)),
    **dict.fromkeys(_of_all([each.weeks for each in LANGUAGES]), ("weeks", 7)),
    **dict.fromkeys(_of_all([each.working_days for each in LANGUAGES]), ("days", 5)),
}
_LEAD_TIME: Final = re.compile(
    r"(?P<first>[0-9]+(?:[.,][0-9]+)?)"
    r"(?:\s*(?P<first_unit>[^\W\d_]*\.?)\s*"
    r"(?:-|–|—|~|〜|\bto\b|\bbis\b|至|到|から|à|\ba\b|\bal\b|\bdo\b|\bдо\b|\band\b|\bund\b|\bet\b|\by\b"
    r"|\be\b|\bi\b|\bи\b|\.\.|…)\s*"
    r"(?P<second>[0-9]+(?:[.,][0-9]+)?))?\s*-?(?P<unit>[^0-9]*)"
)
_BETWEEN: Final = re.compile(
    r"^(?:from|between|von|zwischen|de|entre|da|tra|fra|od|między|от|между|从)\s(?=[0-9].*[0-9])"
)


def _any_of(found: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(found, key=lambda w: (-len(w), w)))


@cache
def _before() -> re.Pattern[str]:
    found = _of_all([each.before_time for each in LANGUAGES])
    return re.compile(rf"^(?:(?:{_any_of(found)})(?![^\W\d_\u3040-\u9fff])\.?[:~≈ ]*|[~≈<≤])+\s*")


@cache
def _after() -> re.Pattern[str]:
    found = _of_all([each.after_time for each in LANGUAGES])
    return re.compile(rf"(?:[ ,(]*(?<![a-zà-žа-я])(?:{_any_of(found)})\.?\)?)+$")


@cache
def _before_day() -> re.Pattern[str]:
    found = _of_all([each.before_day for each in LANGUAGES])
    return re.compile(rf"^(?:{_any_of(found)})(?![^\W\d_\u3040-\u9fff])\.?[: ]*")


@cache
def _day_signs() -> re.Pattern[str]:
    found = frozenset("予定 頃 以降 ごろ 前后 左右 起 发货 到货 出荷 入荷".split())
    return re.compile(rf"(?:{_any_of(found)})+$")


def time_unit(word: str) -> TimeUnit | None:
    """Tell which unit of time a word names."""
    found = _UNITS.get(word.casefold())
    return found[0] if found else None


@lru_cache(maxsize=4096)
def read_lead_time(
    text: str, unit: TimeUnit | None, mark: DecimalMark | None
) -> LeadTime | Refusal | None:
    """Read a lead time; `unit` is the heading's, used where the cell names none.

    A month is a twelfth of 365 days; working days are five to a week. A calendar week,
    month or quarter is promised for its first day, and for its last in nine of ten cases.
    """
    if nothing(text):
        return None
    said = (("text", printable(text)),)
    folded = tidy(text).casefold().strip(" .!")
    if folded in _STOCK:
        return LeadTime(quoted=Decimal(0))
    if has_odd_digits(text):
        return Refusal(key="lead-time-not-understood", values=said)
    day = _promised(folded)
    if day is not None:
        return day
    return _length(folded, unit, mark, said)


def _length(
    folded: str, unit: TimeUnit | None, mark: DecimalMark | None, said: tuple[tuple[str, str], ...]
) -> LeadTime | Refusal:
    """Read a length of time or a range of two."""
    not_understood = Refusal(key="lead-time-not-understood", values=said)
    match = _LEAD_TIME.fullmatch(_bare(folded))
    if match is None:
        return not_understood
    word = match["unit"].strip(" .()")
    named = _UNITS.get(word) if word else (unit, 7) if unit else None
    first_word = (match["first_unit"] or "").strip(" .")
    if (word and named is None) or (first_word and _UNITS.get(first_word) != named):
        return not_understood
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
        return not_understood
    return LeadTime(quoted=weeks[0], p90=weeks[1] if len(weeks) > 1 else None)


def _bare(folded: str) -> str:
    """Take away what stands around a length of time without changing it."""
    shorter = _after().sub("", folded)
    shorter = _before().sub("", shorter)
    return _BETWEEN.sub("", shorter).strip(" .")


def _promised(folded: str) -> LeadTime | Refusal | None:
    """Read a day, week, month or quarter of the calendar that a supplier promises."""
    if not any(letter.isdigit() for letter in folded):
        return None
    bare = folded
    for _ in range(3):
        found = read_span(bare)
        if isinstance(found, Refusal):
            return found
        if isinstance(found, Span):
            last = found.last if found.last > found.first else None
            return LeadTime(day=found.first, p90_day=last)
        shorter = _day_signs().sub("", _before_day().sub("", bare)).strip(" .")
        if shorter == bare:
            return None
        bare = shorter
    return None


def _weeks(number: Decimal, unit: TimeUnit, days_a_week: int) -> Decimal:
    if unit == "weeks":
        return number
    weeks = number / days_a_week if unit == "days" else number * 365 / (12 * 7)
    # Rounded down in the fourth decimal, so that the whole days come back exactly.
    rounded = weeks.quantize(Decimal("0.0001"), rounding=ROUND_FLOOR)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
