"""What numbers and dates of other programs mean, spelled as this program reads them.

A text alone does not say whether 1.234 is a little more than one or more than a thousand.
The cells of a block were written in one place, so that one of them that can be read in one
way only says it for all; where nothing does, nothing is taken.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from procure.errors import InputError
from procure.record import record
from procure.units import plain
from ui.tables.html import Pasted, ValueKind

Mark = Literal[".", ","]

_GROUPS: Final = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_NUMBER: Final = re.compile(r"([-+]?)([\d.,]*\d[.,]?)\s*(k|mn?|bn?|t)?", re.IGNORECASE)
_SIGN_LAST: Final = re.compile(r"(.*\d)\s*-")
_DAY: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_THOUSAND: Final = 3  # digits of a group
_LAST_MONTH: Final = 12

_SIGNS: Final = {
    "US$": ("USD",),
    "CA$": ("CAD",),
    "NT$": ("TWD",),
    "HK$": ("HKD",),
    "A$": ("AUD",),
    "S$": ("SGD",),
    "JP¥": ("JPY",),
    "CN¥": ("CNY",),
    "$": ("USD", "CAD", "AUD", "SGD", "TWD", "HKD"),
    "€": ("EUR",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "₹": ("INR",),
    "₩": ("KRW",),
}


@record
class Target:
    """What a cell takes: a kind of value, and the currency of an amount, if it is one."""

    kind: ValueKind = "text"
    currency: str = ""


@record
class _Digits:
    """A number as it was written: sign, digits with marks, scale, and the mark it proves.

    `weak` is a mark that is likely, but not proven; `grouped` one that could be a decimal
    or a thousands mark.
    """

    sign: str
    body: str
    scale: str
    proves: str = ""
    unclear: str = ""


def spelled(
    block: Sequence[Sequence[Pasted]], targets: Sequence[Sequence[Target]], mark: str = ""
) -> list[list[str]]:
    """Give the texts that entries read, for cells that each take what `targets` says.

    `mark` is the decimal mark where a person chose it. Raises InputError where a number or
    a date can be read in two ways and no other cell says which.
    """
    cells = [
        (cell, target)
        for row, wanted in zip(block, targets, strict=True)
        for cell, target in zip(row, wanted, strict=True)
    ]
    numbers = [_digits_of(cell, target) for cell, target in cells]
    decimal = mark or _mark_of([one for one in numbers if one is not None])
    order = _order_of(cell.text for cell, target in cells if target.kind == "day")
    texts = iter(
        [
            _spelled(cell, target, digits, decimal, order)
            for (cell, target), digits in zip(cells, numbers, strict=True)
        ]
    )
    return [[next(texts) for _ in row] for row in block]


def _spelled(cell: Pasted, target: Target, digits: _Digits | None, decimal: str, order: str) -> str:
    if target.kind == "day":
        return _spelled_day(cell, order)
    if target.kind in ("number", "percent") and cell.number is not None:
        if cell.kind == "percent":
            return f"{plain(cell.number.scaleb(2))} %"
        return plain(cell.number)
    if digits is None:
        return cell.text
    return _plain(digits, cell, decimal)


# Numbers


def _digits_of(cell: Pasted, target: Target) -> _Digits | None:
    """Take a number apart; None for what is none, or whose value is known."""
    if target.kind not in ("number", "percent") or cell.number is not None:
        return None
    text = cell.text.replace("\u2212", "-").strip()
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1].strip()}"  # as bookkeepers write what is less than nothing
    text = _without_currency(text, target.currency)
    last = _SIGN_LAST.fullmatch(text)
    text = f"-{last[1]}" if last and not text.startswith("-") else text
    percent = text.endswith("%")
    text = text.removesuffix("%").strip()
    spaced = _GROUPS.sub("", text)
    found = _NUMBER.fullmatch(spaced)
    if found is None or (percent and target.kind != "percent"):
        return None
    sign, body, scale = found.groups()
    proves, unclear = _evidence(body, grouped=spaced != text)
    tail = f"{scale or ''}{' %' if percent else ''}"
    return _Digits(sign=sign, body=body, scale=tail, proves=proves, unclear=unclear)


def _evidence(body: str, *, grouped: bool) -> tuple[str, str]:
    """Give the decimal mark that a number proves, and the mark that could be either."""
    marks = [char for char in body if char in ".,"]
    if not marks:
        return "", ""
    last = marks[-1]
    whole, _, decimals = body.rpartition(last)
    if len(marks) > 1:
        # Several marks are of thousands, and a last one of another kind is the decimal mark.
        alike = len(set(marks)) == 1
        groups = (body if alike else whole).split(marks[0])
        sound = set(marks[:-1]) == {marks[0]} and _are_thousands(groups)
        return (_other(last) if alike else last) if sound else "", ""
    if grouped or len(decimals) != _THOUSAND or not 1 <= len(whole) <= _THOUSAND or whole == "0":
        return last, ""
    return "", last


def _mark_of(numbers: Sequence[_Digits]) -> str:
    """Give the decimal mark of a block; nothing where no number needs one."""
    proven = {one.proves: one for one in numbers if one.proves}
    if len(proven) > 1:
        first, second = (one.body for one in proven.values())
        raise InputError("paste-marks", first=first, second=second)
    return next(iter(proven), "")


def _plain(digits: _Digits, cell: Pasted, decimal: str) -> str:
    """Write a number with a point before its decimals and nothing between thousands."""
    if digits.unclear and cell.formatted:
        # The format says how many decimals there are: without any, the mark is of thousands.
        decimal = _other(digits.unclear) if cell.places == 0 else digits.unclear
    elif not decimal and digits.unclear == ".":
        raise InputError("paste-mark", text=cell.text)
    decimal = decimal or "."  # 1,234 with nothing against it is read as it is where one types
    whole, _, decimals = digits.body.partition(decimal)
    groups = whole.split(_other(decimal))
    sound = all(len(group) == _THOUSAND for group in groups[1:]) and len(groups[0]) <= _THOUSAND
    if (len(groups) > 1 and not sound) or (not decimals.isdecimal() and decimals):
        return cell.text  # no number of any kind: the entry says so
    body = f"{''.join(groups) or '0'}{f'.{decimals}' if decimals else ''}"
    return f"{digits.sign}{body}{digits.scale}"


def _are_thousands(groups: Sequence[str]) -> bool:
    first, *others = groups
    return not others or (
        1 <= len(first) <= _THOUSAND and all(len(group) == _THOUSAND for group in others)
    )


def _other(mark: str) -> str:
    return "," if mark == "." else "."


def _without_currency(text: str, currency: str) -> str:
    """Take the sign or code of a currency off an amount of that currency."""
    minus = "-" if text.startswith("-") else ""
    bare = text.removeprefix("-").strip()
    signs = {**_SIGNS, currency: (currency,)} if currency else _SIGNS
    for sign, codes in signs.items():
        if bare.startswith(sign) or bare.endswith(sign):
            if currency not in codes:
                if currency:
                    raise InputError("paste-currency", text=text, currency=currency)
                return text
            rest = bare.removeprefix(sign) if bare.startswith(sign) else bare.removesuffix(sign)
            return f"{minus}{rest.strip()}"
    return text


# Dates


def _order_of(texts: Iterable[str]) -> str:
    """Tell by days after the twelfth whether days or months come first: "d", "m" or ""."""
    found: set[str] = set()
    for text in texts:
        words = _DAY.fullmatch(text.strip())
        if words and words[2] != ".":
            found |= {"d"} if int(words[1]) > _LAST_MONTH else set()
            found |= {"m"} if int(words[3]) > _LAST_MONTH else set()
    return found.pop() if len(found) == 1 else ""


def _spelled_day(cell: Pasted, order: str) -> str:
    if cell.day is not None:
        return cell.day.isoformat()
    words = _DAY.fullmatch(cell.text.strip())
    if words is None:
        return cell.text
    # With points between them days come first, in every country that writes them so.
    order = "d" if words[2] == "." else order
    if not order and words[1] != words[3]:
        raise InputError("entry-day", text=cell.text)
    day, month = (words[1], words[3]) if order != "m" else (words[3], words[1])
    try:
        return date(int(words[4]), int(month), int(day)).isoformat()
    except ValueError:
        return cell.text


def value_of(value: object, kind: ValueKind) -> Decimal | None:
    """Give the number behind a cell that is copied, if there is one."""
    if kind not in ("number", "percent") or isinstance(value, bool):
        return None
    return Decimal(value) if isinstance(value, int | Decimal) else None
