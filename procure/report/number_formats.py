"""Number formats of Excel's, for each kind of value, as a house style asks for them."""

import re
from datetime import date
from typing import Final

from procure.house_style import USUAL, DateFormat, Numbers
from procure.report.values import Column, Entry, Formula, Kind, Styled, Value, cleaned
from procure.shown_numbers import SIGNS
from procure.text_width import width
from procure.units import minor_digits

MONEY: Final = frozenset({"money", "money_whole"})
_SIGNED: Final = MONEY | {"whole", "number"}
"""Kinds whose values below zero a style may put into brackets."""

_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_DATES: Final[dict[DateFormat, str]] = {
    "yyyy-mm-dd": "yyyy-mm-dd",
    "dd.mm.yyyy": "dd.mm.yyyy",
    # Bare, a stroke is whatever the reader's machine divides dates with.
    "dd/mm/yyyy": "dd\\/mm\\/yyyy",
    "mm/dd/yyyy": "mm\\/dd\\/yyyy",
    "d mmm yyyy": "d\\ mmm\\ yyyy",
    "mmm d, yyyy": "mmm\\ d\\,\\ yyyy",
}
_DATE_WIDTH: Final = 12
"""Characters of the longest date."""


def number_format(kind: Kind, currency: str, digits: int, numbers: Numbers = USUAL.numbers) -> str:
    """Give the number format of a kind of value."""
    whole = "#,##0" if numbers.thousands else "0"
    decimals = "." + "0" * digits if digits else ""
    before, after = _around(currency, numbers) if kind in MONEY else ("", "")
    shown = {
        "text": "General",
        "whole": whole,
        "number": f"{whole}{decimals}",
        "money": f"{before}{whole}{decimals}{after}",
        "money_whole": f"{before}{whole}{after}",
        "percent": f"0{decimals}%",
        "gap": f"0{decimals}%",
        "day": _DATES[numbers.dates],
    }[kind]
    if numbers.negatives == "brackets" and kind in _SIGNED:
        # What is not negative keeps clear the width of a bracket, so that digits stay in line.
        return f"{shown}_);({shown})"
    return shown


def _around(currency: str, numbers: Numbers) -> tuple[str, str]:
    """Give what stands before and behind an amount of a currency."""
    if not _CURRENCY.fullmatch(currency):
        return "", ""
    if numbers.currency == "code-after":
        return "", f" [${currency}]"
    if numbers.currency == "symbol" and currency in SIGNS:
        return f"[${SIGNS[currency]}]", ""
    return f"[${currency}] ", ""


def _around_width(kind: Kind, currency: str, numbers: Numbers) -> int:
    """Give the characters that a kind of value takes beside its digits."""
    wide = 2 if numbers.negatives == "brackets" and kind in _SIGNED else 0
    return wide + (len(currency) + 1 if kind in MONEY else 0)


def shown_width(
    value: Value, column: Column, digits: int | None, numbers: Numbers = USUAL.numbers
) -> float:
    """Give the characters that a value takes as it is shown in a column."""
    kind, currency = column.kind, column.currency
    if isinstance(value, (Styled, Entry)):
        kind, currency = value.kind, value.currency or currency
        digits = value.digits if value.digits is not None else digits
        value = value.value
    if isinstance(value, Formula):
        value = value.value
    if isinstance(value, str):
        return float(width(cleaned(value)))
    if value is None:
        return 0
    if isinstance(value, date):
        return _DATE_WIDTH
    places = {"whole": 0, "money_whole": 0, "percent": 1}.get(kind, digits or 0)
    if kind == "money" and digits is None:
        places = minor_digits(currency)
    return len(f"{value:,.{places}f}") + _around_width(kind, currency, numbers)
