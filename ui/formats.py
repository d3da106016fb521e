"""Numbers, money and dates as the window writes them. Pure functions.

Thousands are separated by commas, as in the workbook's English formats; nothing is
shown with more digits than it has.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from procure.units import MONTHS, minor_digits, round_money

_SIGNS: Final = {
    "USD": "US$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "JP¥",
    "CNY": "CN¥",
    "INR": "₹",
    "KRW": "₩",
    "CAD": "CA$",
    "AUD": "A$",
    "SGD": "S$",
    "TWD": "NT$",
    "HKD": "HK$",
}
_STEPS: Final = (
    (Decimal(10) ** 12, "T"),
    (Decimal(10) ** 9, "B"),
    (Decimal(10) ** 6, "M"),
    (Decimal(10) ** 3, "k"),
)
_DIGITS: Final = 3
_MINUS: Final = "−"


_PARTED: Final = re.compile(
    rf"(?<=\d) (?=%)|(?<=\d) (?=(?:{'|'.join(MONTHS)}) \d{{4}}\b)"
    rf"|(?:(?<={')|(?<='.join(MONTHS)})) (?=\d{{4}}\b)"
    r"|(?<=\d{4}) (?=\d\d:\d\d\b)"
)


def unbroken(text: str) -> str:
    """Give a text for a label that wraps: no line ends within "40 %" or "9 Sep 2024 14:05"."""
    return _PARTED.sub("\N{NO-BREAK SPACE}", text)


def currency_sign(currency: str) -> str:
    """Give the sign put before an amount: "US$", or the code and a space."""
    return _SIGNS.get(currency, f"{currency} ")


def number(value: Decimal | int, digits: int | None = None) -> str:
    """Write a number with thousands separated: 1312 is "1,312".

    `digits` rounds to so many decimals; without it all that the number has are shown,
    trailing zeros left out.
    """
    value = Decimal(value)
    if digits is not None:
        value = value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_EVEN)
        text = f"{abs(value):,f}"
    else:
        text = f"{abs(value):,f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
    return _signed(value, text)


def short(value: Decimal | int) -> str:
    """Write a number with three digits and a letter: 41234567 is "41.2M", 950 is "950"."""
    value = Decimal(value)
    size = abs(value)
    for position, (step, letter) in enumerate(_STEPS):
        if size >= step:
            text = _three_digits(size / step)
            if text == "1,000" and position > 0:
                # Rounded up into the next letter: 999,999 is "1M", never "1,000k".
                return _signed(value, "1" + _STEPS[position - 1][1])
            return _signed(value, text + letter)
    text = _three_digits(size)
    return _signed(value, "1k" if text == "1,000" else text)


def _three_digits(size: Decimal) -> str:
    if not size:
        return "0"
    decimals = max(0, _DIGITS - 1 - max(size.adjusted(), -_DIGITS))
    text = f"{round(size, decimals):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(amount: Decimal, currency: str) -> str:
    """Write an amount for reading at a glance: "US$41.2M"."""
    text = short(amount)
    sign = currency_sign(currency)
    return f"{_MINUS}{sign}{text[1:]}" if text.startswith(_MINUS) else f"{sign}{text}"


def money_full(amount: Decimal, currency: str) -> str:
    """Write an amount to the last cent: "US$41,234,567.89"."""
    rounded = round_money(amount, currency)
    return _signed(rounded, f"{currency_sign(currency)}{abs(rounded):,f}")


def unit_price(amount: Decimal, currency: str) -> str:
    """Write a price with all its decimals, and at least those of the currency."""
    digits = minor_digits(currency)
    exponent = amount.normalize().as_tuple().exponent
    known = -exponent if isinstance(exponent, int) else 0
    shown = amount.quantize(Decimal(1).scaleb(-max(digits, known)))
    return _signed(shown, f"{currency_sign(currency)}{abs(shown):,f}")


def price(amount: Decimal) -> str:
    """Write an amount with all its decimals, cents as cents: "129,900.50", "29,500"."""
    text = number(amount)
    return f"{text}0" if "." in text and len(text.rpartition(".")[2]) == 1 else text


def money_change(amount: Decimal, currency: str) -> str:
    """Write a difference with its sign: "+US$1.2M"."""
    text = money(amount, currency)
    return text if amount <= 0 else f"+{text}"


def percent(fraction: Decimal, digits: int = 1) -> str:
    """Write a fraction as a percentage: 0.986 is "98.6 %"."""
    return f"{number(fraction * 100, digits)} %"


def percent_change(fraction: Decimal, digits: int = 1) -> str:
    """Write by which part something rises or falls, with its sign: "+2.5 %", "−6.8 %"."""
    text = percent(fraction, digits)
    return f"+{text}" if fraction > 0 else text


def month(day: date) -> str:
    """Write a day as its month: "Mar 2024"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day(value: date) -> str:
    """Write a day: "9 Sep 2024"."""
    return f"{value.day} {month(value)}"


def seconds(value: Decimal | float) -> str:
    """Write a duration: "0.4 s", "12 s", "3 min 5 s"."""
    total = float(value)
    if total < 10:  # noqa: PLR2004 - places shown
        return f"{total:.1f} s"
    whole = round(total)
    if whole < 60:  # noqa: PLR2004 - a minute
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60} s"


def counted(count: int, one: str, many: str) -> str:
    """Write a count with its noun: "1 supplier", "4 suppliers"."""
    return f"{count:,} {one if count == 1 else many}"


def _signed(value: Decimal, text: str) -> str:
    return f"{_MINUS}{text}" if value < 0 and text.strip("0.,") else text


def exact(value: float) -> Decimal:
    """Give a solver's number as a decimal for showing, to twelve digits."""
    return Decimal(f"{value:.12g}")
